"""A passage is found, flagged, or reported as gone; never silently put elsewhere."""

from __future__ import annotations

import random
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.examples import examples
from tui.annotations.anchoring import Preparation, anchor, prepared
from tui.annotations.annotation import Annotation
from tui.annotations.selectors import make_annotation, make_memo
from tui.documents.document import Document
from tui.spans import Span

STARTS = "ba co du fe gi ho ju ka le mi no pu ra se ti vo wa xe yo zu"
ENDS = "ban cor dus fel gim hort jun kat ler mist nov pud rans set tik vol wan xed yor zum"
VOCABULARY = [start + end for start in STARTS.split() for end in ENDS.split()]


def prose(seed, sentences):
    """Return sentences as an article has them, no two of them alike."""
    chance = random.Random(seed)
    return [
        " ".join(chance.choice(VOCABULARY) for _ in range(chance.randint(6, 14))).capitalize()
        + f" {seed}{number}."
        for number in range(sentences)
    ]


SENTENCES = prose(1, 40)
TEXT = "\n\n".join(" ".join(SENTENCES[i : i + 5]) for i in range(0, 40, 5))
DOCUMENT = Document("a.txt", TEXT, "txt")
CHOSEN = 17
QUOTE = SENTENCES[CHOSEN]


def annotated(text, quote, **fields):
    start = text.index(quote)
    return make_annotation(
        Document("a.txt", text, "txt"), Span(start, start + len(quote)), **fields
    )


NOTE = annotated(TEXT, QUOTE)


def test_an_unchanged_text_is_not_even_searched():
    ready = Preparation(TEXT, DOCUMENT.sha256)
    found = anchor(ready, NOTE)
    assert (found.status, found.span, found.found) == ("exact", Span(NOTE.start, NOTE.end), QUOTE)
    assert ready._finder is None


def test_with_the_hash_known_even_a_twin_is_the_right_one():
    twin = f"{TEXT}\n\n{TEXT}"
    document = Document("a.txt", twin, "txt")
    start = twin.rindex(QUOTE)
    note = make_annotation(document, Span(start, start + len(QUOTE)))
    assert anchor(Preparation(twin, document.sha256), note).span == Span(note.start, note.end)


def test_a_memo_needs_no_place():
    found = anchor(TEXT, make_memo(DOCUMENT, note="n"))
    assert (found.status, found.span) == ("exact", None)


@pytest.mark.parametrize(
    "edit",
    [
        lambda t: "Something new.\n\n" + t,
        lambda t: t[t.index(SENTENCES[10]) :],
        lambda t: t.replace(" ", "  "),
        lambda t: t.replace(" ", "\n"),
        lambda t: t.replace("\n\n", "\r\n\r\n"),
        lambda t: t.replace("il", "i\u00adl"),
        lambda t: t.replace("sch", "sch-\n"),
        lambda t: t.replace(SENTENCES[15], SENTENCES[15] + " An aside that is new."),
    ],
)
def test_what_only_moved_or_was_set_anew_is_exact(edit):
    new = edit(TEXT)
    found = anchor(new, NOTE)
    assert found.status == "exact"
    words = found.found.replace("\u00ad", "").replace("-\n", "").split()
    assert words == QUOTE.split()


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (QUOTE.replace(QUOTE.split()[3], "however"), None),
        (QUOTE[: len(QUOTE) // 2], None),
        (QUOTE.replace(" ", " (as was said later at length) ", 1), None),
        ("Roughly " + QUOTE.split(" ", 1)[1], None),
    ],
)
def test_changed_words_between_the_same_neighbours_are_fuzzy(new, expected):
    found = anchor(TEXT.replace(QUOTE, new), NOTE)
    assert (found.status, found.found) == ("fuzzy", (expected or new).strip())
    assert 0.5 < found.confidence < 1


def test_a_deleted_passage_is_an_orphan():
    found = anchor(TEXT.replace(QUOTE, ""), NOTE)
    assert (found.status, found.span, found.found) == ("orphan", None, None)


def test_a_deleted_passage_is_not_found_in_a_look_alike():
    alike = QUOTE.replace(QUOTE.split()[2], "however")
    text = TEXT.replace(SENTENCES[3], f"{SENTENCES[3]} {alike}")
    note = annotated(text, QUOTE)
    assert anchor(text.replace(QUOTE, ""), note).status not in {"exact", "fuzzy"}


def test_a_copy_beside_one_of_its_neighbours_is_only_proposed():
    text = TEXT.replace(QUOTE, prose(7, 1)[0]) + f"\n\n{SENTENCES[CHOSEN - 1]} {QUOTE}"
    assert anchor(text, NOTE).status == "moved"


def test_a_twin_that_is_left_is_flagged():
    text = f"{SENTENCES[2]} {QUOTE} {SENTENCES[4]}\n\n{TEXT}"
    start = text.rindex(QUOTE)
    note = make_annotation(Document("a.txt", text, "txt"), Span(start, start + len(QUOTE)))
    left = text[:start] + text[start + len(QUOTE) :]
    assert anchor(left, note).status in {"moved", "ambiguous"}


def test_of_two_twins_the_one_with_its_neighbours_is_right():
    text = f"{SENTENCES[2]} {QUOTE} {SENTENCES[4]}\n\n{TEXT}"
    start = text.rindex(QUOTE)
    note = make_annotation(Document("a.txt", text, "txt"), Span(start, start + len(QUOTE)))
    found = anchor("New.\n\n" + text, note)
    assert (found.status, found.span.start) == ("exact", start + 6)


def test_places_that_cannot_be_told_apart_are_ambiguous():
    row = "The same words stand in every row of this table, over and over. "
    note = make_annotation(Document("a.txt", row * 9, "txt"), Span(len(row) * 4, len(row) * 5 - 1))
    assert anchor("A line. " + row * 8, note).status == "ambiguous"


def test_of_passages_that_cannot_be_told_apart_the_one_in_its_order_is_proposed():
    row = "The same words stand in every row of this table, over and over. "
    note = make_annotation(Document("a.txt", row * 9, "txt"), Span(len(row) * 4, len(row) * 5 - 1))
    found = anchor("A line. " + row * 9, note)
    assert (found.status, found.span.start) == ("ambiguous", len(row) * 4 + len("A line. "))


def test_a_passage_in_other_surroundings_is_moved():
    found = anchor(f"{' '.join(prose(5, 9))} {QUOTE} {' '.join(prose(6, 9))}", NOTE)
    assert (found.status, found.found) == ("moved", QUOTE)


def test_a_word_or_two_without_their_surroundings_are_no_find():
    note = Annotation("a", "of it", prefix="x" * 64, suffix="y" * 64)
    assert anchor("Nobody heard of it before.", note).status == "orphan"


def test_the_end_of_a_text_is_a_neighbour_too():
    note = annotated(TEXT, SENTENCES[-1])
    found = anchor(TEXT.replace(SENTENCES[-1], SENTENCES[-1][:40]), note)
    assert (found.status, found.found) == ("fuzzy", SENTENCES[-1][:40].strip())
    assert anchor(TEXT.replace(SENTENCES[-1], ""), note).status == "orphan"


def test_scripts_without_spaces_are_found():
    sentences = [
        "".join(chr(0x4E00 + (i * 37 + j * j * 11) % 3000) for j in range(24)) for i in range(20)
    ]
    text = "。".join(sentences)
    note = annotated(text, sentences[9])
    changed = sentences[9][:10] + "新新" + sentences[9][12:]
    assert anchor("序。" + text, note).status == "exact"
    assert anchor(text.replace(sentences[9], changed), note).found == changed


@examples(60)
@given(st.data())
def test_any_edit_leaves_an_anchor_right_flagged_or_orphaned(data):
    """Sentences are deleted, doubled, moved, changed; none of it may mislead."""
    order = list(range(len(SENTENCES)))
    kept = data.draw(st.sampled_from(order))
    note = annotated(TEXT, SENTENCES[kept])
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(order) - 1))
        match data.draw(st.sampled_from(("delete", "double", "move"))):
            case "delete" if len(order) > 1:
                del order[place]
            case "double":
                order.insert(data.draw(st.integers(0, len(order))), order[place])
            case "move":
                order.insert(data.draw(st.integers(0, len(order) - 1)), order.pop(place))
    separator = data.draw(st.sampled_from((" ", "\n", "\n\n")))
    text = separator.join(SENTENCES[i] for i in order)
    found = anchor(text, note)
    if found.status == "exact":
        assert found.found.split() == SENTENCES[kept].split()
    elif found.status == "fuzzy":
        raise AssertionError(f"no word was changed, but {found.found!r}")
    elif found.status == "orphan":
        assert SENTENCES[kept] not in text


@examples(150)
@given(st.data())
def test_no_look_alike_is_taken_for_a_passage_that_is_gone(data):
    """The passage goes; sentences that resemble it stand, or are put, anywhere in the text."""
    kept = data.draw(st.integers(2, len(SENTENCES) - 3))
    note = annotated(TEXT, SENTENCES[kept])
    alone = data.draw(st.booleans())  # else its neighbours went along
    gone = {kept} if alone else {kept - 1, kept, kept + 1}
    sentences = [s for i, s in enumerate(SENTENCES) if i not in gone]
    beside = (SENTENCES[kept - 1], SENTENCES[kept + 1]) if alone else prose(9, 2)
    neighbours = st.sampled_from(("", *beside, SENTENCES[0]))
    for _ in range(data.draw(st.integers(1, 3))):
        alike = SENTENCES[kept].split()
        for place in data.draw(st.sets(st.integers(0, len(alike) - 1), min_size=1, max_size=4)):
            alike[place] = data.draw(st.sampled_from(("however", "nearly", "officials")))
        block = [data.draw(neighbours), " ".join(alike), data.draw(neighbours)]
        at = data.draw(st.integers(0, len(sentences)))
        if kept - 4 < at < kept + 4:
            at = 0  # where the passage stood it would be the passage, changed
        sentences.insert(at, " ".join(block).strip())
    if data.draw(st.booleans()):
        sentences += [data.draw(neighbours), SENTENCES[kept]]
    separator = data.draw(st.sampled_from((" ", "\n", "\n\n")))
    found = anchor(separator.join(sentences), note)
    assert found.status not in {"exact", "fuzzy"}, found


@examples(60)
@given(st.text(max_size=200), st.text(max_size=80), st.text(max_size=64), st.text(max_size=64))
def test_nothing_foreign_makes_it_fail(text, quote, prefix, suffix):
    found = anchor(text, Annotation("a", quote, prefix=prefix, suffix=suffix, start=10**9))
    assert (found.span is None) == (found.status == "orphan" or not quote)
    if found.span is not None:
        assert found.found == found.span.of(text) != ""


@pytest.mark.parametrize("piece", ["a", " ", "-", "a b ", "…", "the "])
def test_a_text_of_one_piece_is_no_trap(piece):
    text = piece * (200_000 // len(piece))
    note = Annotation("a", text[1000:1600], prefix=text[:64], suffix=text[:64], start=5)
    assert anchor(text, note).status in {"exact", "ambiguous", "moved", "orphan"}


def test_nothing_heavy_is_imported_for_an_unchanged_text():
    code = (
        "import sys, tui.annotations as a\n"
        "n = a.Annotation('a', 'q', start=0, text_sha256='x')\n"
        "assert a.anchor(a.Preparation('q', 'x'), n).status == 'exact'\n"
        "a.AnnotationStore.__init__\n"
        "assert not {'rapidfuzz', 'tinydb'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_text_is_made_ready_once_for_all_that_come_in_one_after_the_other():
    document = Document("a.txt", TEXT, "txt")
    assert prepared(document) is prepared(document)
    other = Document("b.txt", TEXT, "txt")
    assert prepared(other) is not prepared(document)


def test_a_quote_of_many_times_the_text_is_not_in_it():
    """A short text has all its words in a long one, in their order, by chance."""
    sentences = prose(2, 1_000)
    quote = " ".join(sentences)
    assert anchor(" ".join(sentences[500:505]), Annotation("x", quote)).status == "orphan"
    assert anchor(" ".join(sentences[:200]), Annotation("x", quote)).status != "orphan"
