from __future__ import annotations

import time

import pytest

from tui.text.markup import heading_level, inline_marks


def marked(line):
    return [(line[a:b], name) for a, b, name in inline_marks(line) if name != "sign"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a **bold** word", [("bold", "strong")]),
        ("an *emphatic* one, _too_", [("emphatic", "emphasis"), ("too", "emphasis")]),
        ("run `code *here*` now", [("code *here*", "code")]),
        ("[label](http://x.org)", [("label", "link")]),
        ("snake_case_name and 2 * 3 * 4", []),
        ("**not closed", []),
        ("__strong__", [("strong", "strong")]),
    ],
)
def test_inline_marks(line, expected):
    assert marked(line) == expected


def test_signs_and_what_they_mark_touch():
    spans = [(a, b) for a, b, _ in inline_marks("**bold**")]
    assert spans == [(0, 2), (2, 6), (6, 8)]


@pytest.mark.parametrize(("line", "level"), [("# One", 1), ("### 3", 3), ("#tag", 0), ("text", 0)])
def test_heading_level(line, level):
    assert heading_level(line) == level


@pytest.mark.parametrize("unit", ["*", "_", "`", "[", "**a", "[a](", "*a ", "_a"])
def test_no_line_makes_it_slow(unit):
    begun = time.process_time()
    inline_marks(unit * 16_000)
    assert time.process_time() - begun < 2
