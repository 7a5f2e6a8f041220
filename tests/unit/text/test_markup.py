from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.text.markup import heading_level, heading_words, inline_marks, paragraph_around
from tui.text.source import StringSource


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
        ("***both***", [("both", "strong"), ("both", "emphasis")]),
        ("**over\nthe end**", [("over\nthe end", "strong")]),
        ("*a\nb* `c\nd` [e\nf](u)", [("a\nb", "emphasis"), ("c\nd", "code"), ("e\nf", "link")]),
        ("**all *of* it**", [("all *of* it", "strong"), ("of", "emphasis")]),
        ("[**sure**](u)", [("**sure**", "link"), ("sure", "strong")]),
        ("[wiki](http://x.org/A_(b))", [("wiki", "link")]),
        ('[titled](http://x.org "A title")', [("titled", "link")]),
        (r"\*not\* \**neither**", []),
        ("~~gone *now*~~, ~here~ a~~b~~", [("gone *now*", "struck"), ("now", "emphasis")]),
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


def around(text, words):
    start = text.rfind("\n", 0, text.index(words)) + 1
    end = text.find("\n", start) + 1 or len(text)
    low, high, whole = paragraph_around(StringSource(text), start, end)
    return text[low:high], whole


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("one\n\ntwo\nthree *a\nb* c\n\nfour", "three", "two\nthree *a\nb* c\n"),
        ("- one\n  on\n- two\n", "on\n-", "- one\n  on\n"),
        ("- one\n  on\n- two\n", "two", "- two\n"),
        ("> a\n> b\nlazy\n\nc", "b", "> a\n> b\nlazy\n"),
        ("text\n> quoted\n", "text", "text\n"),
        ("| a | b |\n| c | d |\n", "c", "| c | d |\n"),
        ("# Heading\ntext\n", "text", "text\n"),
        ("text\n```\ncode\n```\n", "text", "text\n"),
        ("one\ntwo", "two", "one\ntwo"),
    ],
)
def test_a_paragraph_ends_where_the_eye_sees_it_end(text, words, expected):
    assert around(text, words) == (expected, True)


def test_of_a_paragraph_without_end_only_the_surroundings_are_looked_at():
    part, whole = around("a line of words\n" * 600 + "here\n" + "and more\n" * 600, "here")
    assert not whole
    assert "here" in part
    assert len(part) < 5_000


@given(st.text("ab*_`[]()\\ \n>-|#", max_size=60))
def test_marks_stay_inside_the_text_in_their_order(text):
    marks = inline_marks(text)
    assert all(0 <= start < end <= len(text) for start, end, _ in marks)
    signs = [span for *span, name in marks if name == "sign"]
    assert all(one[1] <= two[0] for one, two in zip(sorted(signs), sorted(signs)[1:], strict=False))


@given(st.lists(st.sampled_from(["a *b", "c* d", "", "- x", "> q", "# h", "| t |"]), max_size=9))
def test_every_line_of_a_paragraph_has_the_same_one(lines):
    text = "\n".join(lines)
    source, at, seen = StringSource(text), 0, []
    for line in lines:
        end = min(len(text), at + len(line) + 1)
        seen.append((at, paragraph_around(source, at, end)))
        at = end
    for start, (low, high, whole) in seen:
        assert whole
        assert all(there[:2] == (low, high) for other, there in seen if low <= other < high), start


@pytest.mark.parametrize(
    "unit", ["*", "_", "`", "[", "**a", "[a](", "*a ", "_a", "**a *b", "***a", "[a](b(", "*a\n"]
)
def test_no_line_makes_it_slow(unit):
    begun = time.process_time()
    inline_marks(unit * 16_000)
    assert time.process_time() - begun < 5


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
