"""The words of a vocabulary in bins of those that a typed word is compared with."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tui.text.folding import LONGEST_WORD

if TYPE_CHECKING:
    from tui.search.vocabulary import Vocabulary

__all__ = ["Bins"]

_APART, _SHARE = 32_000, 8
"""Words kept taken apart from one query to the next; one in so many of a large library."""


class Bins:
    """Words (but numbers) by their length, and by their first letter as well.

    Of those asked for last there are lists, as many as a few queries look at.
    """

    def __init__(self, *, by_letter: bool = False) -> None:
        self._by_letter = by_letter
        self._texts: dict[tuple[int, str], str] = {}
        self._lists: dict[tuple[int, str], list[str]] = {}
        self._held = 0
        self._most = _APART
        self._done = 1

    def grow(self, vocabulary: Vocabulary) -> None:
        """Take in the words that are new since the last time."""
        for words in vocabulary.since(self._done):
            new: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
            for word in words:
                if not word.isdigit() and len(word) < LONGEST_WORD:
                    new[len(word), word[0] if self._by_letter else ""].append(word)
            for key, listed in new.items():
                kept = self._texts.get(key)
                self._texts[key] = "\n".join((kept, *listed) if kept else listed)
            self._done += len(words)
            self.rest()
        self._most = max(_APART, self._done // _SHARE)

    def get(self, key: tuple[int, str]) -> list[str]:
        """Return the words of a length that begin with a letter (empty: with any)."""
        words = self._lists.get(key)
        if words is None:
            words = self._texts[key].split("\n") if key in self._texts else []
            if self._held + len(words) > self._most:
                self.rest()
            self._lists[key] = words
            self._held += len(words)
        return words

    def rest(self) -> None:
        """Give back the memory of the lists."""
        self._lists.clear()
        self._held = 0
