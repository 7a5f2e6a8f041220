from dataclasses import replace
from pathlib import Path

import pytest

from tui.errors import DocumentError, QuoteNotFoundError, StoreError, UsageError
from tui.library import Filters, Library
from tui.spans import Span

SAID = "Example Corp said on Tuesday"


def test_making_a_library_touches_no_disk(folder, home):
    before = sorted(folder.parent.rglob("*"))
    Library.open(cwd=folder)
    assert sorted(folder.parent.rglob("*")) == before


def test_a_library_is_called_after_its_folder(library):
    assert library.name == "library"


def test_a_document_is_read_once_until_its_file_changes(library, folder):
    first = library.document("leak.txt")
    assert library.document("leak.txt") is first
    (folder / "leak.txt").write_text("Something else.")
    assert library.document("leak.txt").text == "Something else."


@pytest.mark.parametrize("path", ["nowhere.txt", "../secret.txt", "", "a\0b"])
def test_what_is_no_document_is_refused(library, path):
    with pytest.raises(DocumentError):
        library.document(path)


@pytest.mark.parametrize("path", ["/etc/hostname", "../outside.txt", "press.md/../../outside.txt"])
def test_nothing_outside_is_ever_annotated(library, folder, path):
    (folder.parent / "outside.txt").write_text("some words")
    with pytest.raises((DocumentError, StoreError)):
        library.annotate(path, Span(0, 4))
    assert not (folder / "annotations").exists()


def test_a_passage_is_marked_on_one_annotation(library):
    span = Span(2, 6)
    first = library.mark("leak.txt", span, tags=["a"])
    again = library.mark("leak.txt", span, verdict="disputed")
    assert again.id == first.id
    [placed] = library.placed("leak.txt")
    assert (placed.annotation.tags, placed.annotation.verdict) == (("a",), "disputed")
    library.mark("leak.txt", Span(2, 7), note="another span, another note")
    assert len(library.placed("leak.txt")) == 2


def test_annotations_come_by_position_memos_first_and_lost_ones_last(library, folder):
    library.annotate_quote("leak.txt", SAID)
    library.annotate("leak.txt", Span(2, 6))
    library.annotate_quote("leak.txt", "not the first of its kind")
    library.memo("leak.txt", "on all of it")
    text = (folder / "leak.txt").read_text("utf-8")
    (folder / "leak.txt").write_text(text.replace("not the first of its kind", "").upper()[:200])
    placed = library.placed("leak.txt")
    assert placed[0].annotation.note == "on all of it"
    assert placed[-1].status == "orphan"
    spans = [p.span for p in placed if p.span]
    assert spans == sorted(spans)


def test_an_edit_may_move_the_ends_and_keeps_the_note(library):
    made = library.annotate("leak.txt", Span(2, 6), note="kept")
    moved = library.edit(made.id, span=Span(2, 12))
    assert (moved.quote, moved.note, moved.end) == ("leak about"[:10], "kept", 12)


def test_an_edit_that_says_nothing_new_saves_nothing(library):
    made = library.annotate("leak.txt", Span(2, 6), note="same")
    revision = library.revision
    assert library.edit(made.id, note="same") == made
    assert library.revision == revision


def test_two_who_edit_one_note_lose_neither_text(library, folder):
    made = library.annotate("leak.txt", Span(2, 6), note="as it was")
    other = Library.open(cwd=folder)
    other.edit(made.id, expected=made, note="one says this")
    library.edit(made.id, expected=made, note="the other says that")
    note = other.placed("leak.txt")[0].annotation.note
    assert "one says this" in note
    assert "the other says that" in note


def test_undo_says_what_it_took_back(library):
    library.annotate("leak.txt", Span(2, 6))
    assert "leak" in library.undo()
    assert library.placed("leak.txt") == []
    assert library.redo()
    assert len(library.placed("leak.txt")) == 1
    assert library.redo() is None


def test_deleting_is_one_step_that_can_be_undone(library):
    made = [library.annotate("leak.txt", Span(n, n + 4)) for n in (0, 10, 20)]
    gone = library.delete([one.id for one in made])
    assert [one.id for one in gone] == [one.id for one in made]
    library.undo()
    assert len(library.placed("leak.txt")) == 3


def test_the_revision_changes_when_another_program_saves(library, folder):
    before = library.revision
    Library.open(cwd=folder).annotate("leak.txt", Span(2, 6))
    assert library.revision != before
    assert len(library.placed("leak.txt")) == 1


@pytest.mark.parametrize(
    ("marks", "says"),
    [
        ({"verdict": "maybe"}, "supported"),
        ({"certainty": "sure"}, "asserted"),
        ({"kinds": ["nonsense"]}, "figure"),
        ({"tags": "one"}, "list"),
        ({"note": 3}, "text"),
        ({"colour": "red"}, "no"),
    ],
)
def test_marks_that_gloss_does_not_know_are_refused(library, marks, says):
    with pytest.raises(UsageError, match=says):
        library.annotate("leak.txt", Span(2, 6), **marks)


def test_a_library_may_name_its_own_verdicts(folder, home):
    (folder / "gloss.toml").write_text('verdicts = ["true", "false"]')
    library = Library.open(cwd=folder)
    assert library.annotate("leak.txt", Span(2, 6), verdict="false").verdict == "false"
    with pytest.raises(UsageError, match="true, false"):
        library.annotate("leak.txt", Span(2, 6), verdict="disputed")


def test_tags_are_tidied(library):
    made = library.annotate("leak.txt", Span(2, 6), tags=[" a  b ", "x / y", "a b", ""])
    assert made.tags == ("a b", "x/y")


def test_a_quote_that_is_not_there_raises(library):
    with pytest.raises(QuoteNotFoundError):
        library.annotate_quote("leak.txt", "never said")


def test_a_dismissed_claim_stays_away_and_an_added_one_is_there(library):
    claims = library.claims("leak.txt")
    first = claims[0]
    library.dismiss_claim("leak.txt", first.span)
    assert first.span not in [claim.span for claim in library.claims("leak.txt")]
    title = Span(0, len("A leak about the model"))
    library.add_claim("leak.txt", title, certainty="hedged")
    added = library.claims("leak.txt")[0]
    assert (added.span, added.score, added.certainty) == (title, 1.0, "hedged")
    library.undo()
    library.undo()
    assert library.claims("leak.txt") == claims


def test_speakers_are_those_of_notes_and_of_claims_that_are_at_hand(library):
    assert library.speakers() == []
    library.annotate("leak.txt", Span(0, 6), attribution="Ada Byron")
    assert library.speakers() == ["Ada Byron"]
    said = {c.attribution for c in library.claims("leak.txt") if c.attribution}
    assert set(library.speakers()) == {"Ada Byron"} | said


def test_a_claim_that_is_added_by_hand_is_shown_whatever_its_score(library):
    claim = min(library.claims("leak.txt"), key=lambda c: c.score)
    library.add_claim("leak.txt", claim.span)
    assert [c.score for c in library.claims("leak.txt") if c.span == claim.span] == [1.0]


def test_a_dismissed_claim_stays_away_when_the_text_changes(folder):
    file = folder / "town.txt"
    text = "The company was founded in 2015 by two engineers from Toronto.\n\nIt grew to 90.\n"
    file.write_text(text)
    library = Library.open(cwd=folder)
    library.dismiss_claim("town.txt", library.claims("town.txt")[0].span)
    changed = text.replace("two engineers", "two young engineers")
    file.write_text("A first paragraph was put here in 2024 by Ann Lee.\n\n" + changed)
    texts = [claim.text for claim in Library.open(cwd=folder).claims("town.txt")]
    assert texts[0].startswith("A first")
    assert not any("engineers" in text for text in texts)


def test_what_a_reader_corrects_detection_does_not_overwrite(library):
    claim = library.claims("leak.txt")[0]
    library.mark("leak.txt", claim.span, attribution="Ada", certainty="denied", kinds=["date"])
    corrected = next(c for c in library.claims("leak.txt") if c.span == claim.span)
    assert (corrected.attribution, corrected.certainty) == ("Ada", "denied")
    assert corrected.kinds == ("date",)
    assert corrected.score == claim.score


def test_claims_can_be_turned_off(folder, home):
    (folder / "gloss.toml").write_text("claims = false")
    assert Library.open(cwd=folder).claims("leak.txt") == []


def test_claims_are_looked_for_anew_under_another_title(library):
    document = library.document("leak.txt")
    library.claims("leak.txt")
    titled = replace(document, metadata=replace(document.metadata, title="Quite another thing"))
    assert library._claims.known(document)
    assert not library._claims.known(titled)


def test_claims_are_the_same_from_the_cache(library, folder):
    found = library.claims("leak.txt")
    library.close()
    again = Library.open(cwd=folder)
    assert again._claims._cache.get(f"claims {again._claims._rules} nothing") is None
    assert again.claims("leak.txt") == found


@pytest.mark.parametrize("damage", [b"", b"nonsense" * 1000])
def test_a_damaged_cache_is_done_without(library, folder, damage):
    found = library.claims("leak.txt")
    library.close()
    next(library.cache_folder.rglob("derived.sqlite")).write_bytes(damage)
    assert Library.open(cwd=folder).claims("leak.txt") == found


def test_without_a_cache_folder_everything_works(folder, home, tmp_path):
    (tmp_path / "file").write_text("not a folder")
    settings = Library.open(cwd=folder).settings
    library = Library(settings, cache=tmp_path / "file" / "cache", state=tmp_path)
    assert library.claims("leak.txt")
    assert library.search("leaked")
    library.close()


def test_filters_choose_by_tag_verdict_and_document(library):
    library.annotate("leak.txt", Span(0, 6), tags=["press/leak"], verdict="disputed")
    library.annotate("leak.txt", Span(0, 7), tags=["press"])
    library.annotate_quote("press.md", SAID, tags=["pressing"])
    count = lambda **fields: len([*library.chosen(Filters(**fields))])  # noqa: E731
    assert count(tags=("press",)) == 2
    assert count(tags=("press", "press/leak")) == 1
    assert count(verdict="none") == 2
    assert count(paths=("press.md",)) == 1
    assert count() == 3


def test_a_document_row_counts_what_is_there(library):
    library.annotate("leak.txt", Span(0, 6))
    rows = {entry.path: library.doc_row(entry) for entry in library.entries()}
    document = library.document("press.md")
    assert rows["leak.txt"].annotations == 1
    assert rows["press.md"].title == "Release delayed"
    assert rows["press.md"].chars == len(document.text)
    assert rows["press.md"].sha256 == document.sha256
    assert rows["press.md"].metadata.outlet == "The Daily Example"
    assert rows["leak.txt"].claims == sum(c.score >= 0.5 for c in library.claims("leak.txt"))


def test_a_reader_may_correct_what_a_document_says_of_itself(library):
    library.describe("press.md", outlet="Elsewhere", case="P07")
    metadata = library.document("press.md").metadata
    assert (metadata.title, metadata.outlet) == ("Release delayed", "Elsewhere")
    assert metadata.attributes["case"] == "P07"
    row = library.doc_row(next(e for e in library.entries() if e.path == "press.md"))
    assert row.metadata.outlet == "Elsewhere"
    assert "Elsewhere" in library.cite("press.md", Span(60, 80), "{outlet}: {quote}")
    library.undo()
    assert library.document("press.md").metadata.outlet == "The Daily Example"


def test_resolving_follows_a_second_name_of_the_library(library, folder, tmp_path):
    (tmp_path / "link").symlink_to(folder)
    assert library.resolve("leak.txt", tmp_path / "link") == "leak.txt"
    assert library.resolve(str(tmp_path / "link" / "leak.txt"), Path("/")) == "leak.txt"
