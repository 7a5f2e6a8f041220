"""Wrapping pieces into lines of cells."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from support.examples import examples
from tui.widgets.card_text import Piece, breaks, cells, joined, piece, wrap


def texts(lines):
    return [joined(line) for line in lines]


def test_lines_break_at_spaces_and_long_words_are_cut():
    assert texts(wrap([piece("the long-awaited model")], 8)) == ["the", "long-awa", "ited", "model"]


def test_pieces_keep_their_roles_over_a_break():
    lines = wrap([piece("one two", "quote"), piece(" three", "tag", "#123456")], 7)
    assert lines == [(Piece("one two", "quote"),), (Piece("three", "tag", "#123456"),)]


def test_too_many_lines_end_in_an_ellipsis():
    assert texts(wrap([piece("aaa bbb ccc")], 4, 2)) == ["aaa", "bbb…"]
    assert texts(wrap([piece("aaaa bbbb cccc")], 4, 2)) == ["aaaa", "bbb…"]


def test_wide_characters_count_their_cells():
    assert texts(wrap([piece("新しいモデル")], 5)) == ["新し", "いモ", "デル"]


def test_what_a_terminal_could_misread_is_drawn_as_a_sign():
    assert piece("a\x1b[31m\nb\u202ec").text == "a␛[31m b\ufffdc"


@examples(150)
@given(st.text(max_size=80), st.integers(1, 20))
def test_no_line_is_wider_than_asked_and_no_word_is_lost(text, width):
    part = piece(text)
    lines = [span.of(part.text) for span in breaks(part.text, width)]
    assert "".join("".join(lines).split(" ")) == "".join(part.text.split(" "))
    assert all(cells(line) <= max(width, 2) for line in lines)
