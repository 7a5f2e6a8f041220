from __future__ import annotations

import time

import pytest

from tui.text.markup import heading_level, heading_words, inline_marks


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


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("# Alpha", "Alpha"),
        ("### Third ###", "Third"),
        ("Two lines\nof it\n=====", "Two lines of it"),
        ("## C# and **bold** `code`", "C# and bold code"),
        ("  ## [Link](http://x.org) here", "Link here"),
        ("Plain - not underlined", "Plain - not underlined"),
        ("####", "####"),
    ],
)
def test_the_words_of_a_heading_come_without_its_signs(heading, words):
    assert heading_words(heading) == words
