"""The rows of the codebook at the widths that there are."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tui.widgets.card_text import cells, joined
from tui.widgets.table_tags import TagRow, tag_head, tag_lines


@dataclass(frozen=True)
class Known:
    name: str
    description: str = "What the writer stands to gain."
    count: int = 0
    colour: str | None = None
    key: str | None = None
    aliases: tuple[str, ...] = ()


@pytest.mark.parametrize("width", [20, 30, 33, 34, 36, 60])
def test_the_count_is_never_cut(width):
    row = TagRow(Known("first-since-the-year-of-the-flood"), 0, {"a.md": 12345})
    (line,) = tag_lines(row, width)
    assert "12345" in joined(line)
    assert len(joined(line)) <= width


def test_one_passage_is_one():
    lines = [joined(line) for line in tag_head(TagRow(Known("bias"), 0, {"a.md": 1}), {}, 40)]
    assert "1 passage" in lines


def test_a_name_that_is_too_long_shows_as_much_as_there_is_room_for():
    line = tag_lines(TagRow(Known("x" * 100, key="1"), 0, {"a": 3}), 40)[0]
    assert joined(line).startswith("1 #xxxxxxxxxxxxxxxxxxxxxxxxxx…")
    wide = tag_lines(TagRow(Known("島" * 100), 0, {"a": 3}), 40)[0]
    assert "島島島…" in joined(wide)
    assert cells(joined(wide)) <= 40


def test_former_names_stand_right_behind_the_count_where_nothing_is_described():
    for said, expected in (("Why.", "3  Why.  (was slant)"), ("", "3  (was slant)")):
        row = TagRow(Known("bias", said, aliases=("slant",)), 0, {"a": 3})
        assert joined(tag_lines(row, 80)[0]).endswith(expected)
