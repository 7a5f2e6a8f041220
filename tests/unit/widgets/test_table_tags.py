"""The rows of the codebook at the widths that there are."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tui.widgets.card_text import joined
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
    assert "1 passage" in tag_head(TagRow(Known("bias"), 0, {"a.md": 1}), {}, 40).plain
    assert "1 passages" not in tag_head(TagRow(Known("bias"), 0, {"a.md": 1}), {}, 40).plain
