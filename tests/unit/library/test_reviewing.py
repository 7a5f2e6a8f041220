"""What waits for a person's word, and what each word writes."""

from __future__ import annotations

import pytest

from tui.errors import UsageError
from tui.library.readers_word import CLAIM_FIELD
from tui.library.reviewing import REVIEWED_FIELD
from tui.spans import Span

TEXT = (
    "It began with a leak that nobody believed.\n\n"
    "The model has seventy billion parameters, as the report says.\n\n"
    "It ended with a denial that everybody believed.\n"
)
QUOTE = "The model has seventy billion parameters, as the report says."
CHANGED = TEXT.replace("seventy", "ninety")


@pytest.fixture
def note(library, folder):
    (folder / "story.txt").write_text(TEXT)
    library.entries(refresh=True)
    start = TEXT.index(QUOTE)
    return library.annotate("story.txt", Span(start, start + len(QUOTE)), note="mine")


@pytest.fixture
def changed(note, folder):
    (folder / "story.txt").write_text(CHANGED)
    return note


def test_nothing_waits_while_every_quote_stands(library, note):
    library.memo("story.txt", "a memo has no quote to lose")
    assert note.quote
    assert library.unsettled() == []


def test_what_changed_waits_with_its_surroundings(library, changed):
    (item,) = library.unsettled()
    assert item.placed.annotation.id == changed.id
    assert item.placed.status == "fuzzy"
    assert item.before.endswith("nobody believed.\n\n")
    assert item.after.startswith("\n\nIt ended")
    assert library.unsettled("story.txt") == [item]
    assert library.unsettled("leak.txt") == []


def test_accepting_settles_it(library, changed):
    (item,) = library.unsettled()
    (saved,) = library.attach([item.placed])
    assert (saved.id, saved.note) == (changed.id, "mine")
    assert saved.quote == QUOTE.replace("seventy", "ninety")
    assert library.unsettled() == []
    assert "attached" in library.undo()
    assert library.unsettled() == [item]


def test_another_text_than_the_one_that_was_seen_is_refused(library, changed, folder):
    (item,) = library.unsettled()
    (folder / "story.txt").write_text("A preface.\n\n" + CHANGED)
    with pytest.raises(UsageError, match="changed once more"):
        library.attach([item.placed])
    assert library.annotation(changed.id)[1].quote == QUOTE


def test_a_proposal_without_a_place_is_refused(library, changed, folder):
    (folder / "story.txt").write_text("Nothing of it is left here at all, not one word.\n")
    (item,) = library.unsettled()
    assert item.placed.status == "orphan"
    assert changed.quote == QUOTE
    with pytest.raises(UsageError):
        library.attach([item.placed])


def test_what_is_kept_waits_again_only_for_another_text(library, changed, folder):
    (item,) = library.unsettled()
    (saved,) = library.keep_as_is([item.placed])
    assert saved.extra[REVIEWED_FIELD] == library.document("story.txt").sha256
    assert saved.quote == QUOTE
    assert library.unsettled() == []
    (folder / "story.txt").write_text(CHANGED + "And so on.\n")
    assert [i.placed.annotation.id for i in library.unsettled()] == [changed.id]


def test_of_a_document_that_is_gone_nothing_is_proposed(library, changed, folder):
    (folder / "story.txt").unlink()
    library.entries(refresh=True)
    (item,) = library.unsettled()
    assert item.gone
    assert item.placed.annotation.id == changed.id
    library.keep_as_is([item.placed])
    assert library.unsettled() == []
    assert library.candidates(item.placed) == []


def test_candidates_do_not_overlap_and_hold_every_place_with_the_words(library, note, folder):
    text = f"First, something new.\n\n{QUOTE}\n\nThen something else.\n\n{QUOTE}\n\nAn end.\n"
    (folder / "story.txt").write_text(text)
    (item,) = library.unsettled()
    assert item.placed.annotation.id == note.id
    spans = [place.placed.span for place in library.candidates(item.placed)]
    assert {text.index(QUOTE), text.rindex(QUOTE)} <= {span.start for span in spans}
    assert all(a.end <= b.start or b.end <= a.start for a in spans for b in spans if a != b)


def test_a_passage_marked_by_somebody_else_meanwhile_keeps_their_note(library, note):
    span = Span(note.start, note.end)
    saved = library.mark("story.txt", span, note="written without seeing the other")
    assert saved.id == note.id
    assert "mine" in saved.note
    assert "written without seeing the other" in saved.note


def test_accepting_takes_the_word_of_keeping_away(library, changed):
    (item,) = library.unsettled()
    (kept,) = library.keep_as_is([item.placed])
    assert kept.id == changed.id
    (now,) = library.placed("story.txt")
    (saved,) = library.attach([now])
    assert dict(saved.extra) == {}


def test_what_others_wrote_meanwhile_stays(library, changed, folder):
    (item,) = library.unsettled()
    other = type(library).open(cwd=folder)
    other.edit(changed.id, note="somebody else's words")
    (saved,) = library.attach([item.placed])
    assert saved.note == "somebody else's words"
    assert "ninety" in saved.quote


def test_dismissing_a_claim_keeps_what_else_the_row_holds(library, changed):
    (item,) = library.unsettled()
    (kept,) = library.keep_as_is([item.placed])
    (now,) = library.placed("story.txt")
    saved = library.dismiss_claim("story.txt", now.span)
    assert saved.id == changed.id
    assert dict(saved.extra) == {**kept.extra, CLAIM_FIELD: False}


def test_where_an_annotation_stands_by_now(library, changed, folder):
    (folder / "story.txt").unlink()
    (folder / "moved.txt").write_text("A preface.\n\n" + TEXT)
    library.entries(refresh=True)
    assert library.whereabouts(changed.id)[1] is None  # another text, another document
    (folder / "moved.txt").write_text(TEXT)
    library.entries(refresh=True)
    path, span = library.whereabouts(changed.id)
    assert (path, span.of(TEXT)) == ("moved.txt", QUOTE)
    (folder / "moved.txt").rename(folder / "story.txt")
    (folder / "story.txt").write_text("A preface.\n\n" + TEXT)
    library.entries(refresh=True)
    path, span = library.whereabouts(changed.id)
    assert (path, span.start) == ("story.txt", changed.start + len("A preface.\n\n"))
