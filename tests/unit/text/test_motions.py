from __future__ import annotations

import pytest

from tui.text import motions
from tui.text.source import ChunkedSource, StringSource

TEXT = "One two. Three four!\n\n- First item here.\n- Second don't.\n\nLast one, really."


def both():
    parts = ChunkedSource()
    parts.append(TEXT[:30], TEXT[30:])
    return [StringSource(TEXT), parts]


@pytest.mark.parametrize("source", both(), ids=["string", "chunks"])
def test_sentences_forth_and_back(source):
    starts = [TEXT.index(word) for word in ("One", "Three", "First", "Second", "Last")]
    at, seen = 0, [0]
    for _ in starts[1:]:
        at = motions.next_sentence(source, at)
        seen.append(at)
    assert seen == starts
    assert motions.next_sentence(source, at) == len(TEXT) - 1
    for expected in starts[-2::-1]:
        at = motions.previous_sentence(source, at)
        assert at == expected
    assert motions.previous_sentence(source, 0) == 0
    assert motions.previous_sentence(source, TEXT.index("four")) == TEXT.index("Three")


@pytest.mark.parametrize("source", both(), ids=["string", "chunks"])
def test_paragraphs_forth_and_back(source):
    at = motions.next_paragraph(source, 3)
    assert TEXT[at:].startswith(("First", "- First"))
    assert motions.previous_paragraph(source, at) == 0


@pytest.mark.parametrize("source", both(), ids=["string", "chunks"])
def test_words(source):
    assert motions.next_word(source, 0) == 4
    assert motions.next_word(source, TEXT.index("don't")) == TEXT.index("don't") + 5
    assert motions.word_end(source, 0) == 2
    assert motions.word_end(source, 2) == 6
    assert motions.previous_word(source, 5) == 4
    assert motions.previous_word(source, 4) == 0
    assert motions.word_at(source, TEXT.index("don't") + 1).of(TEXT) == "don't"
    assert not motions.word_at(source, 3)


def test_nothing_to_move_in():
    empty = StringSource("")
    for move in (motions.next_word, motions.word_end, motions.previous_word):
        assert move(empty, 0) == 0
    for move in (motions.next_sentence, motions.previous_sentence, motions.next_paragraph):
        assert move(empty, 0) == 0
