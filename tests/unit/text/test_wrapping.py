from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.examples import examples
from tui.text.cells import cell_widths, steady
from tui.text.cleaning import clean
from tui.text.wrapping import clusters_apart, hanging_indent, wrap

LINES = st.text(
    alphabet=st.sampled_from("ab c-d e/.é中文。「」\t\u0301\u200d👨👩🇩🇪\u00a0\u200b"), max_size=120
)


def rows(text, width, indent=0):
    widths = cell_widths("\t".join(steady(clean(part)) for part in text.split("\t")))
    ends = wrap(text, width, widths=widths, indent=indent)
    return [text[a:b] for a, b in zip([0, *ends], ends, strict=False)]


def narrow(text, width, indent=0):
    ends = wrap(text, width, indent=indent)
    return [text[a:b] for a, b in zip([0, *ends], ends, strict=False)]


@given(LINES, st.integers(1, 40), st.integers(0, 8))
@examples(200)
def test_rows_hold_every_code_point_once_and_in_order(text, width, indent):
    parts = rows(text, width, indent)
    assert "".join(parts) == text
    assert text == "" or all(parts)


@given(LINES.filter(lambda text: "\t" not in text), st.integers(2, 40))
@examples(200)
def test_no_row_is_wider_than_the_measure_but_for_white_space(text, width):
    for part in rows(text, width):
        assert sum(cell_widths(steady(clean(part.rstrip())))) <= width


@given(st.text(alphabet="ab c-d, ", max_size=200), st.integers(1, 40))
@examples(200)
def test_narrow_text_wraps_as_measured_text_does(text, width):
    assert narrow(text, width) == rows(text, width)


def test_words_stay_whole_and_white_space_belongs_to_the_row_before():
    assert narrow("the quick brown fox", 10) == ["the quick ", "brown fox"]


def test_a_hyphen_between_letters_is_a_place_to_break():
    assert narrow("a well-known thing", 8) == ["a well-", "known ", "thing"]
    assert narrow("from -5 to -7", 9) == ["from -5 ", "to -7"]


def test_an_address_breaks_behind_its_joints():
    parts = narrow("see https://example.org/some/very/long/path?with=query&more=things", 24)
    assert "".join(parts).startswith("see https://example.org/")
    assert all(len(part) <= 24 for part in parts)
    assert all(part[-1] in "/=&?. " or part is parts[-1] for part in parts)


def test_a_long_word_is_cut_at_the_measure():
    assert narrow("a" * 25, 10) == ["a" * 10, "a" * 10, "a" * 5]


def test_east_asian_text_breaks_between_characters_but_not_before_a_stop():
    assert rows("中文字符。測試", 8) == ["中文字", "符。測試"]
    assert rows("「中文」", 4) == ["「中", "文」"]


@pytest.mark.parametrize("cluster", ["e\u0301", "👨\u200d👩\u200d👧", "🇩🇪", "👍🏽"])
def test_what_is_seen_as_one_character_is_never_cut(cluster):
    for width in range(8, 20):
        for part in rows(cluster * 20, width):
            assert part == cluster * (len(part) // len(cluster))


def test_clusters():
    assert clusters_apart("ab", 1)
    assert not clusters_apart("e\u0301", 1)
    assert [at for at in range(1, 4) if clusters_apart("🇩🇪🇫🇷", at)] == [2]


@pytest.mark.parametrize(
    ("line", "indent"),
    [
        ("- an item", 2),
        ("  12. an item", 6),
        ("• an item", 2),
        ("> a quote", 2),
        ("a) an item", 3),
        ("prose", 0),
        ("-5 degrees", 0),
        ("---", 0),
        ("     the item goes on here", 5),
        ("\treturn self", 4),
        ("    A paragraph of one line. " + "It is long. " * 12, 0),
    ],
)
def test_hanging_indent(line, indent):
    assert hanging_indent(line, 40) == indent


def test_a_narrow_measure_has_no_hanging_indent():
    assert hanging_indent("- an item", 5) == 0


@pytest.mark.parametrize(
    "char", ["a", " ", "-", "/", "\u0301", "中", "\u200d", "🇩", "👨\u200d", "「", "。"]
)
def test_no_text_makes_wrapping_slow(char):
    text = char * (200_000 // len(char))
    begun = time.process_time()
    rows(text, 76)
    assert time.process_time() - begun < 5
