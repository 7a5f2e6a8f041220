"""Thousands of lines, filtered anew at each letter that is typed.

It finds just the lines that :func:`~tui.widgets.filter_text.score` finds, but a misspelt word is
compared once with each different word there is, not with every word of every line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.filter_text import TYPO

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

__all__ = ["KnownLines"]

_STEP = 256
"""Lines between two pauses."""
_WORDS = 2_048
"""Different words between two pauses."""
_SHORTEST = 4
"""Letters from which on a word may be misspelt."""


class KnownLines:
    """Folded lines and the words in them, each with the places of the lines that have it."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._places: dict[str, list[int]] = {}
        self._known = 0
        self._beginnings: tuple[int, dict[str, list[str]]] = 0, {}
        """The words by their first letters, for the length that was asked for last."""

    def preparing(self) -> Generator[None, None, None]:
        """Learn which words there are; it may be done in part, and goes on from there."""
        import rapidfuzz.process  # noqa: F401 - it takes as long as a key may, once

        while self._known < len(self._lines):
            until = min(len(self._lines), self._known + _STEP)
            for place in range(self._known, until):
                for word in set(self._lines[place].split()):
                    self._places.setdefault(word, []).append(place)
            self._known = until
            yield

    def answering(self, query: str) -> Generator[None, None, set[int]]:
        """Return the places of the lines that have every word of a folded query, or one like it."""
        found: set[int] | None = None
        for word in query.split():
            among = range(len(self._lines)) if found is None else sorted(found)
            has: set[int] = set()
            for at in range(0, len(among), _STEP):
                has.update(place for place in among[at : at + _STEP] if word in self._lines[place])
                yield
            if len(word) >= _SHORTEST and len(has) < len(among):
                has |= (yield from self._like(word)).intersection(among)
            found = has
        return set(range(len(self._lines))) if found is None else found

    def _like(self, word: str) -> Generator[None, None, set[int]]:
        """Return the places of the lines with a word that begins much as `word` does."""
        from rapidfuzz import fuzz, process

        yield from self.preparing()
        beginnings = yield from self._cut(len(word) + 1)
        cut = list(beginnings)
        places: set[int] = set()
        for at in range(0, len(cut), _WORDS):
            alike = process.extract(
                word, cut[at : at + _WORDS], scorer=fuzz.ratio, score_cutoff=TYPO, limit=None
            )
            for beginning, *_ in alike:
                for known in beginnings[beginning]:
                    places.update(self._places[known])
            yield
        return places

    def _cut(self, length: int) -> Generator[None, None, dict[str, list[str]]]:
        """Return the words by their first `length` letters."""
        kept, beginnings = self._beginnings
        if kept != length:
            beginnings = {}
            words = list(self._places)
            for at in range(0, len(words), _WORDS):
                for word in words[at : at + _WORDS]:
                    beginnings.setdefault(word[:length], []).append(word)
                yield
            self._beginnings = length, beginnings
        return beginnings
