"""Paragraphs and sentences of any text people paste, scrape or type.

Scraped text has no rules: one paragraph per line, hard-wrapped lines, list items without a
stop, headings with emoji, bullets alone on their line. Every decision here looks only at a few
lines around it, so that the same boundary is found whether the whole text is cut or only the
place under a cursor in 100 MB, and so that no input makes it slow.

All positions are code points.
"""

from __future__ import annotations

import re

from tui.spans import Span
from tui.text.lines import has_items, is_wrapped
from tui.text.stops import ASCII_STOP, FULL_STOP, STOP, after_note, ends_here

__all__ = [
    "LONGEST",
    "paragraph_at",
    "paragraph_bounds",
    "paragraphs",
    "sentence_at",
    "sentence_bounds",
    "sentences",
]

LONGEST = 2_000
"""A run without a stop is cut at white space after about this many code points."""

_NEAR, _FAR = 2_000, 32_000
"""How far the local functions look at first, and at most, on each side."""

# Patterns that begin with plain characters: then `re` looks only where one of them stands.
_BLANK = re.compile(r"\n[^\S\n]*+(?:\n[^\S\n]*+)++")
_BREAK = re.compile(rf"{_BLANK.pattern}|\f|\u2029")
"""The same in texts with other breaks; where all begin with one sign `re` finds them sooner."""
_MATTER = re.compile(r"\A---[ \t]*\n(?:(?!---|\.\.\.).*\n){0,200}?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_MARK = re.compile(r"(?:[-*+•‣◦▪●○■►▶✓✔✅➤→·>–—]\s++|>+(?=>)|#{1,6}\s++|\|\s*+)+")
_WORD = re.compile(r"\w")


def paragraphs(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the paragraphs of `text[start:end]`, trimmed, in order.

    A paragraph is a run of lines that belong together: wrapped lines are joined, while list
    items, headings, speaker turns and lines of a text with one paragraph per line are not.
    """
    end = len(text) if end is None else min(end, len(text))
    return [Span(*bounds) for bounds in paragraph_bounds(text, start, end)]


def paragraph_bounds(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return what :func:`paragraphs` returns, as plain pairs: for those who want thousands."""
    found: list[tuple[int, int]] = []
    position = start
    if start == 0 and text.startswith("---") and (matter := _MATTER.match(text, 0, end)):
        _lines_apart(text, 0, matter.end(), found)
        position = matter.end()
    others = text.find("\f", position, end) >= 0 or text.find("\u2029", position, end) >= 0
    for blank in (_BREAK if others else _BLANK).finditer(text, position, end):
        _block(text, position, blank.start(), found)
        position = blank.end()
    _block(text, position, end, found)
    return found


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the sentences of `text[start:end]`, trimmed, in order, never across a paragraph.

    Bullets and heading marks stay outside; what holds no word at all (`* * *`) is left out.
    """
    end = len(text) if end is None else min(end, len(text))
    found: list[tuple[int, int]] = []
    for first, last in paragraph_bounds(text, start, end):
        _sentences_of(text, first, last, found)
    return [Span(first, last) for first, last in found]


def sentence_bounds(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the sentences of one paragraph, or of a part of it, as plain pairs."""
    found: list[tuple[int, int]] = []
    _sentences_of(text, start, end, found)
    return found


def paragraph_at(text: str, offset: int) -> Span:
    """Return the paragraph at `offset`, the next one between two, an empty span in no text.

    Looks at most 32,000 code points around: of a longer line it returns the part it saw.
    """
    for reach in (_NEAR, _FAR):
        low, high = _window(text, offset, reach)
        span = _nearest(paragraphs(text, low, high), offset)
        if span and (span.start > low or low == 0) and (span.end < high or high == len(text)):
            return span
    return span


def sentence_at(text: str, offset: int) -> Span:
    """Return the sentence at `offset`, looking only around it (see :func:`paragraph_at`)."""
    paragraph = paragraph_at(text, offset)
    found = sentence_bounds(text, paragraph.start, paragraph.end)
    return _nearest([Span(*bounds) for bounds in found], offset) or paragraph


def _window(text: str, offset: int, reach: int) -> tuple[int, int]:
    """Return about `reach` code points on both sides of `offset`, in whole lines if possible."""
    low, high = max(0, offset - reach), min(len(text), offset + reach)
    if low and (cut := text.find("\n", low, offset)) >= 0:
        low = cut + 1
    if high < len(text) and (cut := text.rfind("\n", offset, high)) >= 0:
        high = cut
    return low, high


def _nearest(spans: list[Span], offset: int) -> Span:
    """Return the span at `offset`, else the next, else the last, else an empty one."""
    for span in spans:
        if offset < span.end:
            return span
    return spans[-1] if spans else Span(max(0, offset), max(0, offset))


def _add(text: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    """Append the span without the white space around it, unless nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append((start, end))


def _lines_apart(text: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    """Append every line of `text[start:end]` as a paragraph."""
    position = start
    while position < end:
        cut = text.find("\n", position, end)
        cut = end if cut < 0 else cut
        _add(text, position, cut, found)
        position = cut + 1


def _block(text: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    """Append the paragraphs of lines that no blank line separates."""
    if text.find("\n", start, end) < 0:
        _add(text, start, end, found)
        return
    lines = text[start:end].split("\n")
    lengths = [len(line) for line in lines]
    items = text.find("\n ", start, end) >= 0 and has_items(text, start, end)
    first = position = start
    for index in range(len(lines) - 1):
        position += lengths[index] + 1
        if not is_wrapped(lines, lengths, index, items):
            _add(text, first, position - 1, found)
            first = position
    _add(text, first, end, found)


def _sentences_of(text: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    """Append the sentences of one paragraph."""
    mark = None if text[start : start + 1].isalnum() else _MARK.match(text, start, end)
    first = mark.end() if mark else start
    plain = text.isascii() or (end - start < _FAR and text[start:end].isascii())
    pattern = STOP
    if plain:
        others = text.find("!", first, end) >= 0 or text.find("?", first, end) >= 0
        pattern = ASCII_STOP if others else FULL_STOP
    for stop in pattern.finditer(text, first, end):
        cut = stop.end()
        if cut < end and (not text[cut].isspace() or text.startswith(" [", cut)):
            cut = after_note(text, stop.start(), cut, end)
        if cut < end and ends_here(text, first, stop.start(), cut):
            _pieces(text, first, cut, found)
            first = cut
    _pieces(text, first, end, found)


def _pieces(text: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    """Append a sentence, cut at white space where it has no end."""
    if text[start : start + 1] == " ":
        start += 1
    if start < end <= start + LONGEST and text[start].isalnum() and not text[end - 1].isspace():
        found.append((start, end))  # most are like this
        return
    while end - start > LONGEST:
        cut = max(text.rfind(" ", start + LONGEST // 2, start + LONGEST), 0) or start + LONGEST
        _add(text, start, cut, found)
        start = cut
    if start < end and (text[start].isalnum() or _WORD.search(text, start, end)):
        _add(text, start, end, found)
