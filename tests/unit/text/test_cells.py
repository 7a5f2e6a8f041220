from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size

from support.examples import examples
from tui.text.cells import TAB, cell_widths, is_narrow, steady, width_of
from tui.text.cleaning import clean


def drawn(text):
    return steady(clean(text))


def test_every_assigned_code_point_is_as_wide_as_rich_measures_it():
    wrong = [
        hex(code)
        for code in range(0x20, sys.maxunicode + 1)
        if unicodedata.category(char := chr(code)) not in {"Cn", "Cc", "Cs", "Co", "Zl", "Zp"}
        and not 0x1F3FB <= code <= 0x1F3FF  # skin tones are never drawn
        and char != "\xad"
        and width_of(char) != get_character_cell_size(char)
    ]
    assert not wrong


@given(st.text(max_size=60))
@examples(150)
def test_what_is_drawn_has_the_same_length_and_an_undisputed_width(text):
    line = drawn(text)
    assert len(line) == len(text)
    assert sum(cell_widths(line)) == cell_len(line)
    assert sum(width_of(char) for char in line) == cell_len(line)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("e\u0301", 1),
        ("中文", 4),
        ("👨\u200d👩\u200d👧", 6),
        ("👍🏽", 2),
        ("🏽", 1),
        ("❤\ufe0f", 1),
        ("🇩🇪", 2),
        ("שלום", 4),
        ("soft\u00adhyphen", 10),
        ("\U0001faf8", 2),
        ("zero\u200bwidth\ufeff", 9),
    ],
)
def test_width_of(text, cells):
    assert sum(cell_widths(drawn(text))) == cells


def test_a_joined_emoji_is_drawn_apart():
    assert steady("👨\u200d👩") == "👨\u200c👩"


def test_a_flag_is_drawn_as_its_letters():
    assert steady("🇩🇪") == "DE"


def test_prose_is_narrow_and_needs_no_widths():
    assert is_narrow("“Prose” – naïve, Žižek, Ελλάδα, Київ … €5 → ½ ‰")
    for odd in "中\t\u0301😀\x1b\u202e\u200b\u00ad\ufb1d":
        assert not is_narrow(odd)


@given(st.text(alphabet=st.characters(max_codepoint=0x2FFF), max_size=30))
@examples(150)
def test_narrow_text_is_one_cell_each(text):
    if is_narrow(text) and "\n" not in text:
        assert cell_widths(text) == [1] * len(text)
        assert drawn(text) == text


def test_a_tab_reaches_the_next_stop():
    assert cell_widths("a\tb\t") == [1, TAB - 1, 1, TAB - 1]


def test_unassigned_code_points_are_drawn_as_a_replacement():
    assert steady("\u0378") == "�"
