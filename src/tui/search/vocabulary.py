"""The words of a library: each has a number, which posting lists and passages hold.

Kept apart from the segments because fuzzy matching runs over words, not over text: a library
of 500 MB has some hundred thousand of them, and each is compared once a query, not once for
every place where it stands.
"""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING, Generic, TypeVar

from tui.search.phonetics import sounds
from tui.text.folding import LONGEST_WORD, bare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["NOTHING", "SMALL", "UNHEARD", "Vocabulary", "counted"]

NOTHING = 0
"""The number of the empty word: what a run of signs leaves."""

SMALL = 600_000
"""Letters up to which a dictionary of what sounds how takes little memory, and saves 0.3 ms."""

UNHEARD = "0\n"
"""That no word has been listened to."""


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


Key = TypeVar("Key")


class _Bins(Generic[Key]):
    """Words (but numbers) by what they have in common; made when they are first asked for."""

    def __init__(self, key: Callable[[str], Key]) -> None:
        self._key = key
        self._bins: defaultdict[Key, list[str]] = defaultdict(list)
        self._binned = 1

    def of(self, words: list[str]) -> dict[Key, list[str]]:
        """Return the bins, with the words that are new since the last time."""
        key, bins = self._key, self._bins
        for word in words[self._binned :]:
            if not word.isdigit() and len(word) < LONGEST_WORD:
                bins[key(word)].append(word)
        self._binned = len(words)
        return bins


class Vocabulary:
    """All words in the order first met; numbers never change."""

    def __init__(self, words: Iterable[str] = ("",), heard: str = UNHEARD) -> None:
        self.words: list[str] = list(words)
        self.numbers = _Numbers(self.words)
        self._sorted: list[str] = []
        self._lengths = _Bins[int](len)
        self._bins = _Bins[tuple[int, str]](lambda word: (len(word), word[0]))
        self.heard = heard if counted(heard) <= len(self.words) else UNHEARD
        """How words sound: how many have been listened to, then of each that somebody may spell
        by ear a line of its sound and itself. A third of what a dictionary takes, there at once
        when it was kept, and looked through in a fraction of a millisecond for each MB."""

        self._sounds: tuple[str, defaultdict[str, list[str]]] = "", defaultdict(list)

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
        if not letters:
            return [self._lengths.of(self.words).get(length, [])]
        bins = self._bins.of(self.words)
        return [bins[length, c] for c in letters if (length, c) in bins]

    def sounding(self, key: str) -> list[str]:
        """Return the words whose :func:`tui.search.phonetics.sound` is `key`."""
        heard, line, found = self.listen(), f"\n{key} ", list[str]()
        if len(heard) < SMALL:
            if self._sounds[0] is not heard:
                self._sounds = heard, defaultdict(list)
                for pair in heard.split("\n")[1:-1]:
                    sounding, _, word = pair.partition(" ")
                    self._sounds[1][sounding].append(word)
            return self._sounds[1].get(key, found)
        place = heard.find(line)
        while place >= 0:
            start = place + len(line)
            end = heard.index("\n", start)
            found.append(heard[start:end])
            place = heard.find(line, end)
        return found

    def listen(self) -> str:
        """Return `heard`, with the words that are new since the last time."""
        heard = self.heard
        if new := self.words[counted(heard) :]:
            spoken = [word for word in new if _is_spoken(word)]
            lines = [f"{key} {word}\n" for key, word in zip(sounds(spoken), spoken, strict=True)]
            count, known = counted(heard) + len(new), heard.partition("\n")[2]
            heard = self.heard = "".join((f"{count}\n", known, *lines))
        return heard


def counted(heard: str) -> int:
    """Return how many words have been listened to.

    Raises:
        ValueError: when this does not say how words sound.
    """
    return int(heard[: heard.find("\n")])


def _is_spoken(word: str) -> bool:
    return 3 <= len(word) <= 16 and word.isascii() and word.isalpha()
