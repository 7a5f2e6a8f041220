"""What may not reach a terminal never counts as printable, so the quick look is enough."""

from __future__ import annotations

import sys
import unicodedata

from tui.text.cleaning import clean

ASTRAY = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def test_no_control_and_no_mark_of_direction_is_left():
    every = map(chr, range(sys.maxunicode + 1))
    hidden = [c for c in every if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"}]
    hidden += list("\u061c\u200e\u200f\u202a\u202e\u2066\u2069\ufff9\U000e0001\U000e0041")
    for char in hidden:
        shown = clean(f"“a{char}b”")
        assert len(shown) == 5
        assert char not in shown
        assert unicodedata.category(shown[2]) not in ASTRAY


def test_what_is_harmless_stays():
    text = "naïve “quotes” – 中文 עברית e\u0301 👩\u200d🚀 a\u00a0b"
    assert clean(text) == text
