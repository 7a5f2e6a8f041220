"""How deletes are named in the list of what was deleted today."""

from __future__ import annotations

from datetime import UTC, datetime

from tui.annotations.changes import RowChange, Step
from tui.screens.restoring import deleted_choices


def gone(before, after=None):
    return RowChange("a.json", "a.txt", "1", before, after)


def test_a_delete_says_when_and_what():
    at = datetime(2026, 3, 1, 9, 5, tzinfo=UTC)
    step = Step(
        "deleted 5 annotations", (*[gone({"note": f"n{i}"}) for i in range(5)],), at=at.timestamp()
    )
    (choice,) = deleted_choices([step])
    assert (choice.id, choice.label) == ("0", "deleted 5 annotations")
    assert choice.detail == f"{at.astimezone():%H:%M} · n0 · n1 · n2"


def test_a_note_without_words_is_named_by_its_quote_and_what_only_changed_is_not():
    step = Step("deleted", (gone({"quote": "q", "note": ""}), gone({"note": "x"}, {"note": "y"})))
    assert deleted_choices([step])[0].detail.endswith(" · q")
