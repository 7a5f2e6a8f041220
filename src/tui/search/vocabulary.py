"""The words of a library: each has a number, which posting lists and passages hold.

Kept apart from the segments because fuzzy matching runs over words, not over text: a library
of 500 MB has some hundred thousand of them, and each is compared once a query, not once for
every place where it stands.

A word as an object of its own, in a dictionary and in lists, takes two hundred bytes: in a
small library as much as its text. So words are kept as lines of long strings, thirty bytes in
all, and taken apart when somebody asks.
"""

from __future__ import annotations

import threading
from array import array
from collections import defaultdict
from itertools import chain, count, islice
from typing import TYPE_CHECKING

from tui.search.bins import Bins
from tui.search.lines import SortedLines, portions
from tui.search.phonetics import sounds
from tui.text.folding import LONGEST_WORD, bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["NOTHING", "UNHEARD", "Vocabulary", "counted"]

NOTHING = 0
"""The number of the empty word: what a run of signs leaves."""

UNHEARD = "0\n"
"""That no word has been listened to."""

_CHUNK = 1024
"""Words that are one string."""

_PLACES, _CROWD, _MORE = 1024, 64, 4
"""Places of a table at first; words in each above which there will be four times as many."""


_SEVERAL = 8
"""So many words are passed by in the time in which one is looked up."""


class _Table:
    """The number of each word: a hash table with a string of words in every place."""

    def __init__(self, size: int) -> None:
        self._mask = size - 1
        self._words = ["\n"] * size
        self._numbers = [array("I") for _ in range(size)]

    def __len__(self) -> int:
        return self._mask + 1

    def get(self, word: str) -> int | None:
        place = hash(word) & self._mask
        words = self._words[place]
        found = words.find(f"\n{word}\n")
        return None if found < 0 else self._numbers[place][words.count("\n", 0, found)]

    def many(self, words: Iterable[str]) -> list[int]:
        """Return the number of each of some words, -1 for one that is not there."""
        mask, texts, numbers = self._mask, self._words, self._numbers
        found: list[int] = []
        for word in words:
            place = hash(word) & mask
            text = texts[place]
            at = text.find(f"\n{word}\n")
            found.append(-1 if at < 0 else numbers[place][text.count("\n", 0, at)])
        return found

    def add(self, words: Sequence[str], first: int) -> None:
        """Enter words that are not there yet, numbered from `first`."""
        numbers = self._numbers
        new: defaultdict[int, list[str]] = defaultdict(list)
        places = list(map(self._mask.__and__, map(hash, words)))
        # Loops that run in C, as append returns None; numbers first: others may be looking.
        any(map(array.append, map(numbers.__getitem__, places), count(first)))
        any(map(list.append, map(new.__getitem__, places), words))
        for place, listed in new.items():
            listed.append("")
            self._words[place] += "\n".join(listed)


class Vocabulary:
    """All words in the order first met; numbers never change.

    One thread may add words while another one asks.
    """

    def __init__(self, words: Iterable[str] = ("",), heard: str = UNHEARD) -> None:
        self._lock = threading.RLock()
        self._count = 0
        self._chunks: list[str] = []
        self._last: list[str] = []
        self._table = _Table(_PLACES)
        for some in portions(words):
            self._add(some)
        self._ordered, self._alphabet = 1, SortedLines()
        self._lengths = Bins()
        self._bins = Bins(by_letter=True)
        known = counted(heard) if counted(heard) <= self._count else 0
        self.listened = known
        """Of how many words is known how they sound."""
        self._heard = SortedLines(heard.partition("\n")[2] if known else "")
        self._hearing = threading.Lock()

    def __len__(self) -> int:
        return self._count

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self.number(word) is not None

    def since(self, number: int) -> Iterator[list[str]]:
        """Yield the words from a number on, in order and in lists that take little memory."""
        while number < self._count:
            with self._lock:
                place, start = divmod(number, _CHUNK)
                whole = place < len(self._chunks)
                words = self._chunks[place].split("\n")[start:] if whole else self._last[start:]
            number += len(words)
            yield words

    def number(self, word: str) -> int | None:
        """Return the number of a word's key, or None if it is in no document."""
        return self._table.get(word)

    def numbered(self, word: str) -> int:
        """Return the number of a word's key, a new one if need be."""
        number = self._table.get(word)
        return self.entered((word,))[0] if number is None else number

    def entered(self, words: Iterable[str]) -> list[int]:
        """Return the numbers of words as they stand in a separated text, new ones if need be."""
        keys = [w if w.isalnum() and len(w) <= LONGEST_WORD else bare(w) for w in words]
        with self._lock:  # notes may come in while documents are read
            known = self._known(keys)
            new = [key for key, number in known.items() if number < 0]
            if new:
                known.update(zip(new, count(self._count), strict=False))
                self._add(new)
        return list(map(known.__getitem__, keys))

    def _known(self, keys: Sequence[str]) -> dict[str, int]:
        """Return the number of each of some words, -1 for a new one."""
        if len(keys) * _SEVERAL < self._count:
            return dict(zip(keys, self._table.many(keys), strict=True))
        known = dict.fromkeys(keys, -1)
        for number, word in enumerate(chain.from_iterable(self.since(0))):
            if word in known:
                known[word] = number
        return known

    def _add(self, words: list[str]) -> None:
        """Enter words that are not there yet."""
        size = len(self._table)
        while size * _CROWD < self._count + len(words):
            size *= _MORE
        if size > len(self._table):
            table, number = _Table(size), 0
            for some in portions(chain.from_iterable(self.since(0))):
                table.add(some, number)
                number += len(some)
            self._table = table
        self._table.add(words, self._count)
        self._last += words
        while len(self._last) >= _CHUNK:
            self._chunks.append("\n".join(self._last[:_CHUNK]))
            del self._last[:_CHUNK]
        self._count += len(words)

    # --- of each word that somebody may have meant ---

    def beginning(self, prefix: str) -> list[str]:
        """Return the words that begin with `prefix`, in alphabetical order."""
        if self._ordered < self._count:
            start, self._ordered = self._ordered, self._count
            self._alphabet.add(
                islice(chain.from_iterable(self.since(start)), self._ordered - start)
            )
        return self._alphabet.beginning(prefix)

    def of_length(self, length: int, letters: str = "") -> list[list[str]]:
        """Return the words of a length (but numbers), with `letters` only those beginning so."""
        bins = self._bins if letters else self._lengths
        bins.grow(self)
        keys = [(length, letter) for letter in letters or ("",)]
        return [words for key in keys if (words := bins.get(key))]

    def sounding(self, key: str) -> list[str]:
        """Return the words whose :func:`tui.search.phonetics.sound` is `key`."""
        self.listen()
        with self._hearing:
            found = self._heard.beginning(f"{key} ")
        return [line.partition(" ")[2] for line in found]

    def heard(self) -> str:
        """Return how words sound, to be kept: working that out is half of a first answer.

        How many have been listened to, then of each that somebody may spell by ear a line of
        its sound and itself.
        """
        with self._hearing:
            return f"{self.listened}\n{self._heard.text()}"

    def listen(self) -> int:
        """Listen to the words that are new since the last time; return how many there are.

        Who prepares for queries and who asks one may do so at the same time.
        """
        while True:
            with self._hearing:
                words = next(self.since(self.listened), None)
                if words is None:
                    return self.listened
                spoken = [word for word in words if _is_spoken(word)]
                keys = sounds(spoken)
                self._heard.add([f"{key} {word}" for key, word in zip(keys, spoken, strict=True)])
                self.listened += len(words)

    def rest(self) -> None:
        """Give back memory that only the next query needs."""
        self._lengths.rest()
        self._bins.rest()


def counted(heard: str) -> int:
    """Return how many words have been listened to.

    Raises:
        ValueError: when this does not say how words sound.
    """
    return int(heard[: heard.find("\n")])


def _is_spoken(word: str) -> bool:
    return 3 <= len(word) <= 16 and word.isascii() and word.isalpha()
