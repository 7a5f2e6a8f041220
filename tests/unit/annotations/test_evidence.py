"""What tells a passage from another that is only like it, and what does not."""

from __future__ import annotations

from dataclasses import replace

from tui.annotations.anchoring import anchor
from tui.annotations.selectors import make_annotation
from tui.documents.document import Document
from tui.spans import Span

FILLER = [
    "The ferry runs four times a day in summer and only once in winter.",
    "Nobody in the village could say who had painted the old lighthouse red.",
    "A ledger of the harbour was lost when the water came over the quay.",
    "Its minutes are public, and they fill eleven boxes in the town hall.",
]


def note_on(text, quote, after=""):
    start = text.index(quote, text.index(after))
    return make_annotation(Document("a.txt", text, "txt"), Span(start, start + len(quote)))


def text_of(*paragraphs):
    return "\n\n".join(paragraphs)


def section(frequency):
    return (
        f"This read-only attribute holds the {frequency} frequency that is possible. If users "
        f"adjust the value, they can always go back to the {frequency} by reading it here. "
        "It is given in thousands of cycles per second."
    )


def test_what_is_left_when_its_sibling_was_deleted_is_only_proposed():
    old = text_of(FILLER[0], section("lowest"), section("highest"), *FILLER[1:])
    quote = "If users adjust the value, they can always go back to the highest by reading it here."
    found = anchor(text_of(FILLER[0], section("lowest"), *FILLER[1:]), note_on(old, quote))
    assert found.status in {"ambiguous", "moved", "orphan"}


def test_a_changed_passage_beside_its_sibling_is_found():
    old = text_of(FILLER[0], section("lowest"), section("highest"), *FILLER[1:])
    quote = "If users adjust the value, they can always go back to the highest by reading it here."
    new = old.replace(quote, quote.replace("always go", "only go"))
    found = anchor(new, note_on(old, quote))
    assert found.status == "fuzzy"
    assert found.span.start == old.index(quote)


def twins():
    quote = "An exception is given to the callback when it fails."
    first = f"The mode of a file is changed. {quote} See chmod."
    second = f"The owner of a file is changed. {quote} See chown."
    return quote, first, second


def test_a_paragraph_that_moved_keeps_its_note_though_another_says_the_same():
    quote, first, second = twins()
    note = note_on(text_of(FILLER[0], first, FILLER[1], second, *FILLER[2:]), quote, first)
    new = text_of(FILLER[0], FILLER[1], second, *FILLER[2:], first)
    found = anchor(new, note)
    assert note.twin == (1, 2, 1)
    assert (found.status, found.span.start) == ("exact", new.index(quote, new.index(first)))


def test_a_copy_with_one_neighbour_is_not_taken_for_what_was_deleted():
    quote = "The last word of the report was never printed."
    text = text_of(*FILLER[:2], f"{FILLER[2]} {quote}", FILLER[3])
    new = text_of(*FILLER[:3], f"{FILLER[3]} Somebody added an aside. {FILLER[2]} {quote}")
    assert anchor(new, note_on(text, quote)).status not in {"exact", "fuzzy"}


def test_of_paragraphs_that_are_the_same_a_moved_one_is_only_proposed():
    quote, first, _ = twins()
    text = text_of(FILLER[0], first, *FILLER[1:3], first, FILLER[3])
    note = note_on(text, quote)
    assert note.twin == (1, 2, 2)
    assert anchor(text_of(FILLER[0], *FILLER[1:3], first, FILLER[3], first), note).status in {
        "ambiguous",
        "moved",
    }


def test_the_words_that_follow_may_stand_within_the_passage_too():
    quote = "Nothing in this licence agreement shall be taken to create any bond of agency."
    after = "This licence agreement does not grant a right to use the name of the house."
    old = text_of(*FILLER[:2], f"The terms have ended. {quote} {after}", *FILLER[2:])
    changed = quote.replace("bond of agency", "partnership")
    found = anchor(old.replace(quote, changed), note_on(old, quote))
    assert (found.status, found.found) == ("fuzzy", changed)


def test_a_hyphen_at_a_line_end_does_not_hide_that_the_words_stand_twice():
    quote, first, second = twins()
    hyphenated = second.replace("exception is given", "exception is gi\u2010\n    ven")
    text = text_of(FILLER[0], first, FILLER[1], hyphenated)
    assert note_on(text, quote).twin == (1, 2, 1)


def test_rows_that_do_not_say_how_many_paragraphs_were_alike_are_still_judged():
    quote, first, second = twins()
    text = text_of(FILLER[0], first, FILLER[1], second, *FILLER[2:])
    note = replace(note_on(text, quote, first), twin=(1, 2))
    assert anchor("A line.\n\n" + text, note).status == "exact"
    moved = text_of(FILLER[0], FILLER[1], second, *FILLER[2:], first)
    assert anchor(moved, note).status in {"ambiguous", "exact"}


def test_what_followed_a_changed_passage_may_have_moved_far_away():
    changed = FILLER[1].replace(
        "Nobody in the village could say", "No one in the village would say"
    )
    strangers = [section("lowest"), section("highest"), *FILLER[3:]]
    old = text_of(FILLER[0], FILLER[1], FILLER[2], *strangers)
    note = note_on(old, FILLER[1])
    new = text_of(FILLER[0], changed, *strangers, FILLER[2])
    assert anchor(new, note).found == changed
    inserted = FILLER[1].replace("who had", f"who, {' '.join(strangers)} had")
    assert anchor(old.replace(FILLER[1], inserted), note).found == inserted


def test_what_went_before_a_changed_passage_may_have_moved_far_away():
    changed = FILLER[1].replace(
        "painted the old lighthouse red", "painted that old lighthouse white"
    )
    strangers = [section("lowest"), section("highest"), *FILLER[3:]]
    old = text_of(*strangers, FILLER[0], FILLER[1], FILLER[2])
    new = text_of(FILLER[0], *strangers, changed, FILLER[2])
    found = anchor(new, note_on(old, FILLER[1]))
    assert (found.status, found.found) == ("fuzzy", changed)
