"""The words of a library: each has a number, which posting lists and passages hold.

Kept apart from the segments because fuzzy matching runs over words, not over text: a library
of 500 MB has some hundred thousand of them, and each is compared once a query, not once for
every place where it stands.
"""

from __future__ import annotations

import threading
from bisect import bisect_left
from typing import TYPE_CHECKING

from tui.search.phonetics import sounds
from tui.text.folding import LONGEST_WORD, bare

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["NOTHING", "Vocabulary"]

NOTHING = 0
"""The number of the empty word: what a run of signs leaves."""


class _Numbers(dict[str, int]):
    """Words as they stand in a separated text -> number; makes a number for a new word.

    `dict.__getitem__` with `__missing__` runs in C, so that a million words take a tenth of a
    second. Spellings with apostrophes and accents are remembered as well.
    """

    def __init__(self, words: list[str]) -> None:
        super().__init__(zip(words, range(len(words)), strict=True))
        self.words = words
        self._lock = threading.Lock()

    def __missing__(self, raw: str) -> int:
        word = bare(raw)
        if word == raw:
            with self._lock:  # notes may come in while documents are read
                if (known := self.get(raw)) is not None:
                    return known
                number = len(self.words)
                self.words.append(word)
                self[raw] = number
                return number
        number = self[word]
        if len(raw) <= LONGEST_WORD:  # longer runs are as many as they are useless
            self[raw] = number
        return number


class Vocabulary:
    """All words in the order first met; numbers never change."""

    def __init__(self, words: Iterable[str] = ("",)) -> None:
        self.words: list[str] = list(words)
        self.numbers = _Numbers(self.words)
        self._sorted: list[str] = []
        self._lengths: dict[int, list[str]] = {}
        self._bins: dict[tuple[int, str], list[str]] = {}
        self._sounds: dict[str, list[str]] = {}
        self._binned = 1

    def __len__(self) -> int:
        return len(self.words)

    def number(self, word: str) -> int | None:
        """Return the number of a word's key, or None if it is in no document."""
        return self.numbers.get(word)

    def beginning(self, prefix: str) -> list[str]:
        """Return the words that begin with `prefix`, in alphabetical order."""
        if len(self._sorted) != len(self.words):
            self._sorted += self.words[len(self._sorted) :]
            self._sorted.sort()  # nearly sorted already: linear
        low = bisect_left(self._sorted, prefix)
        return self._sorted[low : bisect_left(self._sorted, prefix + "\U0010ffff", low)]

    def of_length(self, length: int, letters: str = "") -> list[list[str]]:
        """Return the words of a length (but numbers), with `letters` only those beginning so."""
        self._bin()
        if not letters:
            return [self._lengths.get(length, [])]
        return [self._bins[length, c] for c in letters if (length, c) in self._bins]

    def sounding(self, key: str) -> list[str]:
        """Return the words whose :func:`tui.search.phonetics.sound` is `key`."""
        self._bin()
        return self._sounds.get(key, [])

    def _bin(self) -> None:
        """Sort the words that are new since the last time into the bins."""
        by_sound = self._sounds
        for word in self.words[self._binned :]:
            if not word.isdigit() and len(word) < LONGEST_WORD:
                self._lengths.setdefault(len(word), []).append(word)
                self._bins.setdefault((len(word), word[0]), []).append(word)
        spoken = [
            word
            for word in self.words[self._binned :]
            if 3 <= len(word) <= 16 and word.isascii() and word.isalpha()
        ]
        for word, key in zip(spoken, sounds(spoken), strict=True):
            by_sound.setdefault(key, []).append(word)
        self._binned = len(self.words)
