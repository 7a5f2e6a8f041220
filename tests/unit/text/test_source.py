from __future__ import annotations

import itertools
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.examples import examples
from tui.text import source as module
from tui.text.source import (
    ChunkedSource,
    StringSource,
    TextSource,
    decode_chunks,
    line_of,
    offset_of_line,
)

TEXTS = st.text(alphabet="ab\n中é😀\udc80", max_size=40)


def chunked(text, cuts, size=7):
    edges = [0, *sorted(min(cut, len(text)) for cut in cuts), len(text)]
    made = ChunkedSource(size)
    for start, end in itertools.pairwise(edges):
        made.append(text[start:end])
    made.close()
    return made


@given(TEXTS, st.lists(st.integers(0, 40), max_size=5), TEXTS.filter(bool), st.data())
@examples(150)
def test_chunks_answer_as_one_string_does(text, cuts, needle, data):
    whole, parts = StringSource(text), chunked(text, cuts)
    assert isinstance(parts, TextSource)
    start, end = data.draw(st.integers(0, 45)), data.draw(st.integers(0, 45))
    needle = needle[: data.draw(st.integers(1, 4))]
    assert len(parts) == len(whole)
    assert parts.slice(start, end) == whole.slice(start, end)
    assert parts.find(needle, start, end) == whole.find(needle, start, end)
    assert parts.rfind(needle, start, end) == whole.rfind(needle, start, end)
    assert parts.count("\n", start, end) == whole.count("\n", start, end)


def test_a_text_takes_as_much_memory_as_its_file():
    made = ChunkedSource()
    text = "“one 😀 in a line of prose” " * 50_000
    made.append(text)
    held = sum(sys.getsizeof(chunk) for chunk in made._chunks)
    assert held < 1.01 * len(text.encode())
    for at in range(0, len(text), 65_536):  # nor does it grow by being read
        assert made.slice(at, at + 9) == text[at : at + 9]
    assert len(made._decoded) <= module._DECODED


@pytest.mark.parametrize("size", [1, 2, 3, 7, 100])
def test_decoding_in_pieces_follows_the_newline_rule(tmp_path, monkeypatch, size):
    monkeypatch.setattr(module, "CHUNK", size)
    file = tmp_path / "text"
    file.write_bytes("\ufeffone\r\ntwo\rthree\n\r\n中😀\ufeff".encode())
    assert "".join(decode_chunks(file)) == "one\ntwo\nthree\n\n中😀\ufeff"


def test_lines_are_counted_from_one():
    text = StringSource("one\ntwo\n\nfour\n")
    assert [line_of(text, at) for at in (0, 3, 4, 8, 9)] == [1, 1, 2, 3, 4]
    assert [offset_of_line(text, n) for n in (0, 1, 2, 3, 4, 5, 99)] == [0, 0, 4, 8, 9, 9, 9]


@given(TEXTS, st.integers(1, 6), st.integers(1, 5))
@examples(200)
def test_the_start_of_a_line_is_in_that_line(text, number, step):
    original, module.CHUNK = module.CHUNK, step
    try:
        offset = offset_of_line(StringSource(text), number)
    finally:
        module.CHUNK = original
    last = max(
        1,
        (text + " ").rstrip("\n").count("\n") + 1 if not text.endswith("\n") else text.count("\n"),
    )
    assert line_of(StringSource(text), offset) == min(number, last)
