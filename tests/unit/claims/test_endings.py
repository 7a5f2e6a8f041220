"""What stands behind the words of a paragraph, however it is put together."""

from __future__ import annotations

import pytest

from tui.claims.endings import is_closed


@pytest.mark.parametrize(
    "marks", ["**", "***", "****", "_", "~~", "</b>", "<sup>1</sup>", " #news @ann", " {#a}", "[1]"]
)
def test_a_paragraph_is_closed_before_its_marks(marks):
    for words, closed in (("It opened in May.", True), ("The opening", False)):
        assert is_closed(words + marks, 0, len(words + marks)) is closed


@pytest.mark.parametrize("mark", ["*", "_", "*_", " #a", " #a_", "<a><sup>*</sup>", "`\\", "¹[1]"])
def test_no_row_of_marks_is_cut_up_in_every_way(mark):
    row = mark * 60 + "x#x"  # sixty stars can be cut up in ten billion ways
    assert not is_closed(row, 0, len(row))
