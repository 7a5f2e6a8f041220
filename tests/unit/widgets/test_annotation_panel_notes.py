from __future__ import annotations

from tui.annotations.annotation import Annotation
from tui.library import Placed
from tui.spans import Span
from tui.widgets.annotation_panel_notes import NoteList, on_spans
from tui.widgets.annotation_panel_rows import LinkEnd


def placed(name, start, **fields):
    annotation = Annotation(name, "quote", **fields)
    return Placed("a.txt", annotation, "exact", Span(start, start + 5), "quote")


def test_a_list_takes_over_the_rows_that_are_still_true():
    kept, old, new = placed("a", 0), placed("b", 10), placed("b", 10, note="new")
    before = NoteList.of([kept, old], {})
    after = NoteList.of([kept, new], {}, before=before)
    assert after.rows[0] is before.rows[0]
    assert after.rows[1].placed is new
    linked = {"a": (LinkEnd("same", "b", "", ""),)}
    assert NoteList.of([kept, new], linked, before=after).rows[0].links == linked["a"]


def test_another_order_moves_the_places_along():
    notes = NoteList.of([placed("a", 0, tags=("z",)), placed("b", 10, tags=("c",))], {})
    other = notes.in_order("tag")
    assert [row.key for row in other.rows] == ["b", "a"]
    assert other.places.at(Span(0, 1)) == [1]
    assert notes.in_order("place") is notes


def test_what_only_marks_a_passage_is_no_note_but_stands_there():
    silent = placed("a", 0, extra={"claim": False})
    assert NoteList.of([silent], {}).rows == []
    assert on_spans([silent]) == {(0, 5): silent.annotation}
