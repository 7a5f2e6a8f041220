"""Marks that several people put on the same passages at the same time: nobody's are lost."""

from __future__ import annotations

import json

import pytest

from tui.library import Library
from tui.library.records import Filters
from tui.spans import Span

FIRST, SECOND = Span(0, 12), Span(14, 22)


@pytest.fixture
def other(folder):
    """The same library in another program."""
    opened = Library.open(cwd=folder)
    yield opened
    opened.close()


def seen(library, number=0):
    return library.placed("press.md")[number].annotation


def test_marks_on_many_keep_what_others_changed_after_they_were_seen(library, other):
    library.annotate("press.md", FIRST, tags=("a",), note="n")
    old = seen(library)
    other.edit(old.id, tags=("a", "theirs"), note="their note")
    wanted = [(old, {"tags": ("a", "mine")}), (SECOND, {"tags": ("mine",)})]
    library.mark_many({"press.md": wanted}, "tagged 2 passages")
    assert seen(library).tags == ("a", "theirs", "mine")
    assert seen(library).note == "their note"
    assert library.undo() == "tagged 2 passages"
    assert (seen(other).tags, len(other.placed("press.md"))) == (("a", "theirs"), 1)


def test_tagging_a_passage_that_somebody_has_annotated_meanwhile_adds_to_it(library, other):
    other.mark("press.md", FIRST, tags=("theirs",), note="their note", verdict="disputed")
    library.mark("press.md", FIRST, tags=("mine",), verdict="refuted")
    now = seen(library)
    assert now.tags == ("theirs", "mine")
    assert (now.verdict, now.note) == ("refuted", "their note\n\n(verdict elsewhere: disputed)")


def test_what_was_deleted_can_be_chosen_from_and_brought_back(library, other):
    for words in ("one", "two"):
        library.delete([library.annotate("press.md", FIRST, note=words).id])
    latest, first = other.deleted()
    assert latest.at >= first.at > 0
    assert other.restore(first).startswith("deleted the annotation")
    assert seen(library).note == "one"
    assert [step.words for step in other.deleted()] == [latest.words]
    assert other.undo().startswith("restored")
    assert library.placed("press.md") == []


def test_taking_the_last_mark_off_takes_the_annotation_with_it_and_undo_brings_it_back(library):
    bare = library.annotate("press.md", FIRST, tags=("a",))
    noted = library.annotate("press.md", SECOND, tags=("a",), note="n")
    assert library.edit_or_clear(bare.id, bare, tags=()) is None
    assert library.edit_or_clear(noted.id, noted, tags=()).note == "n"
    library.undo()
    library.undo()
    wanted = [(one, {"tags": ()}) for one in (bare, noted)]
    library.mark_many({"press.md": wanted}, "tagged 2 passages")
    assert [one.annotation.id for one in library.placed("press.md")] == [noted.id]
    assert library.undo() == "tagged 2 passages"
    assert seen(library) == bare


def test_a_highlight_what_others_wrote_on_and_what_a_link_leads_to_are_kept(library, other):
    highlight = library.annotate("press.md", FIRST)
    assert library.edit_or_clear(highlight.id, highlight, tags=()) == highlight
    tagged = library.edit(highlight.id, tags=("a",))
    other.edit(highlight.id, note="theirs")
    assert library.edit_or_clear(highlight.id, tagged, tags=()).note == "theirs"
    linked = library.annotate("press.md", SECOND, tags=("a",))
    library.link(highlight.id, linked.id, "supports")
    assert library.edit_or_clear(linked.id, linked, tags=()).tags == ()


def test_a_tag_is_found_by_its_former_name(library):
    library.annotate("press.md", FIRST, tags=("old/part",))
    library.rename_tag("old", "new")
    for name in ("old", "new", "old/part"):
        found = library.chosen(Filters(tags=(name,)))
        assert [one.annotation.tags for one in found] == [("new/part",)], name


def test_tags_are_kept_as_they_are_called_whoever_says_them(library):
    given = (" #press ", "a // b", "press", "#")
    made = library.annotate("leak.txt", Span(0, 5), tags=given)
    assert made.tags == ("press", "a/b")
    row = {"path": "leak.txt", "quote": library.document("leak.txt").text[:9], "tags": given}
    [name] = library.import_(json.dumps(row), "jsonl").added
    assert library.annotation(name)[1].tags == ("press", "a/b")


def test_tags_are_counted_anew_only_when_somebody_has_saved_something(library, other, monkeypatch):
    library.mark("press.md", FIRST, tags=("mine",))
    with monkeypatch.context() as patch:
        known = library.tags()
        patch.setattr(type(library._store), "documents", lambda _: pytest.fail("read again"))
        assert library.tags() == known
        known.clear()  # whoever has them may do with them as they like
        assert [(tag.name, tag.count) for tag in library.tags()] == [("mine", 1)]
    other.mark("press.md", SECOND, tags=("mine",))
    assert [(tag.name, tag.count) for tag in library.tags()] == [("mine", 2)]
    other.describe_tag("mine", "what I say")
    assert library.tags()[0].description == "what I say"
