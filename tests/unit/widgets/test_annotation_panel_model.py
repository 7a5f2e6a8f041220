from __future__ import annotations

import pytest

from tui.annotations.annotation import Annotation
from tui.library import Placed
from tui.spans import Span
from tui.widgets import annotation_panel_model as model_of
from tui.widgets.annotation_panel_model import PanelModel
from tui.widgets.annotation_panel_notes import NoteList


def placed(name, start, **fields):
    return Placed("a.md", Annotation(name, f"Quote {name}.", **fields), "exact", Span(start, 99))


@pytest.fixture
def looked_at(monkeypatch):
    found, real = [], model_of.facts_of
    monkeypatch.setattr(model_of, "facts_of", lambda row, *a: found.append(row) or real(row, *a))
    return found


def test_what_a_filter_looks_at_is_learnt_in_steps_and_once(looked_at):
    model = PanelModel()
    notes = [placed(str(number), number, tags=("storm",)) for number in range(10)]
    model.set_notes(NoteList.of(notes, {}, "place"))
    assert model.learn("notes", 4)
    assert len(looked_at) == 4
    model.filters["notes"] = "quote"
    assert len(model.narrowed("notes")) == 10
    assert not model.learn("notes", 4)
    assert len(looked_at) == 10


def test_after_a_change_or_in_another_order_only_what_is_new_is_looked_at(looked_at):
    model = PanelModel()
    notes = [placed(str(number), number) for number in range(10)]
    first = NoteList.of(notes, {}, "place")
    model.set_notes(first)
    model.learn("notes")
    looked_at.clear()
    model.next_order()
    model.filters["notes"] = "4"
    assert [row.key for row in model.narrowed("notes")] == ["4"]
    assert not looked_at
    model.set_former({"storm": ("gale",)})
    assert len(model.narrowed("notes")) == 1
    assert len(looked_at) == 10
