"""Where words, sentences and paragraphs begin and end around a place in a text of any size.

Every function looks only at a window around the place, so it costs the same in 2 KB and in
100 MB. All positions are code points.
"""

from __future__ import annotations

import re
from functools import partial

from tui.spans import Span
from tui.text.sentences import paragraph_at as _paragraph_at
from tui.text.sentences import paragraphs, sentences
from tui.text.sentences import sentence_at as _sentence_at
from tui.text.source import StringSource, TextSource

__all__ = [
    "next_paragraph",
    "next_sentence",
    "next_word",
    "paragraph_at",
    "previous_paragraph",
    "previous_sentence",
    "previous_word",
    "seen_at",
    "sentence_at",
    "word_at",
    "word_end",
]

_WORD = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]+")
_REACH = 36_000
_NEAR = 4_000


def _local(source: TextSource, offset: int) -> tuple[str, int]:
    """Return a text around `offset` in whole lines where possible, and where it starts."""
    if isinstance(source, StringSource):
        return source.text, 0
    low = max(0, offset - _REACH)
    if low:
        newline = source.find("\n", low, offset)
        low = newline + 1 if newline >= 0 else low
    return source.slice(low, offset + _REACH), low


def sentence_at(source: TextSource, offset: int) -> Span:
    """Return the sentence at `offset`; between two the next one, at the end the last."""
    text, base = _local(source, offset)
    return _sentence_at(text, offset - base).shift(base)


def paragraph_at(source: TextSource, offset: int) -> Span:
    """Return the paragraph at `offset`; between two the next one."""
    text, base = _local(source, offset)
    return _paragraph_at(text, offset - base).shift(base)


def seen_at(source: TextSource, offset: int) -> int:
    """Return where one sees that one stands: between two sentences, where the one begins."""
    sentence = sentence_at(source, offset)
    return offset if offset in sentence else sentence.start


def _step(source: TextSource, offset: int, *, whole_paragraphs: bool) -> int:
    """Return where the next sentence or paragraph starts, the end of the text if none does."""
    at = paragraph_at if whole_paragraphs else sentence_at
    span = at(source, offset)
    if span.start <= offset:
        span = at(source, max(span.end, offset + 1))
    last = max(0, len(source) - 1)
    return min(span.start, last) if span.start > offset else max(offset, last)


def _step_back(source: TextSource, offset: int, *, whole_paragraphs: bool) -> int:
    """Return where the sentence or paragraph around or before `offset` starts."""
    cut = paragraphs if whole_paragraphs else sentences
    at = paragraph_at if whole_paragraphs else sentence_at
    here = at(source, offset)
    if here.start < offset <= here.end:
        return here.start
    for reach in (_NEAR, _REACH):
        low = max(0, offset - reach)
        if low and (newline := source.find("\n", low, offset)) >= 0:
            low = newline + 1
        text = source.slice(low, offset)
        spans = cut(text)
        if spans:
            return spans[-1].start + low
    return 0 if offset <= _REACH else offset - _REACH


next_sentence = partial(_step, whole_paragraphs=False)
previous_sentence = partial(_step_back, whole_paragraphs=False)
next_paragraph = partial(_step, whole_paragraphs=True)
previous_paragraph = partial(_step_back, whole_paragraphs=True)


def word_at(source: TextSource, offset: int) -> Span:
    """Return the word, or run of punctuation, at `offset`; an empty span on white space."""
    low = max(0, offset - 200)
    for match in _WORD.finditer(source.slice(low, offset + 200)):
        if low + match.start() <= offset < low + match.end():
            return Span(low + match.start(), low + match.end())
    return Span(offset, offset)


def next_word(source: TextSource, offset: int) -> int:
    """Return where the next word starts (`w` of vi)."""
    text = source.slice(offset, offset + _NEAR)
    for match in _WORD.finditer(text):
        if match.start():
            return offset + match.start()
    return min(len(source) - 1, offset + len(text)) if len(source) else 0


def word_end(source: TextSource, offset: int) -> int:
    """Return the last code point of this word, or of the next one when there already (`e`)."""
    text = source.slice(offset, offset + _NEAR)
    for match in _WORD.finditer(text):
        if match.end() > 1:
            return offset + match.end() - 1
    return min(len(source) - 1, offset + len(text)) if len(source) else 0


def previous_word(source: TextSource, offset: int) -> int:
    """Return where this word starts, or the one before when there already (`b`)."""
    low = max(0, offset - _NEAR)
    starts = [low + match.start() for match in _WORD.finditer(source.slice(low, offset))]
    return starts[-1] if starts else low
