"""The words of a library: each has a number, which posting lists and passages hold.

Kept apart from the segments because fuzzy matching runs over words, not over text: a library
of 500 MB has some hundred thousand of them, and each is compared once a query, not once for
every place where it stands.

A word as an object of its own, in a dictionary and in lists, takes two hundred bytes: in a
small library as much as its text. So words are kept as lines of long strings, thirty bytes in
all, and taken apart when somebody asks; only those met often while documents are read are in
a dictionary (:class:`Numbers`).
"""

from __future__ import annotations

import threading
from array import array
from collections import defaultdict
from itertools import chain, count
from typing import TYPE_CHECKING

from tui.search.bins import Bins
from tui.search.lines import SortedLines
from tui.search.phonetics import sounds
from tui.text.folding import LONGEST_WORD, bare

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

__all__ = ["NOTHING", "UNHEARD", "Numbers", "Vocabulary", "counted"]

NOTHING = 0
"""The number of the empty word: what a run of signs leaves."""

UNHEARD = "0\n"
"""That no word has been listened to."""

_CHUNK = 1024
"""Words that are one string."""

_PLACES, _CROWD, _MORE = 1024, 64, 4
"""Places of a table at first; words in each above which there will be four times as many."""


class Numbers(dict[str, int]):
    """Words as they stand in a separated text -> number; makes a number for a new word.

    `dict.__getitem__` with `__missing__` runs in C, so that a million words take a tenth of a
    second. Spellings with apostrophes and accents are remembered as well. Whatever is not here
    any more is found in the vocabulary.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__({"": NOTHING})
        self._vocabulary = vocabulary

    def __missing__(self, raw: str) -> int:
        if len(raw) <= LONGEST_WORD and raw.isalnum():
            return self._vocabulary.met(raw)
        number = self._vocabulary.numbered(bare(raw))
        if len(raw) <= LONGEST_WORD:  # longer runs are as many as they are useless
            self._vocabulary.spelt(raw, number)
        return number

    def keep(self, numbers: Collection[int]) -> None:
        """Forget the words with any other number."""
        kept = {raw: number for raw, number in self.items() if number in numbers}
        self.clear()
        self.update(kept, **{"": NOTHING})


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
        every = list(words)
        self._lock = threading.RLock()
        self._count = self._entered = len(every)
        whole = len(every) // _CHUNK * _CHUNK
        self._chunks = ["\n".join(every[i : i + _CHUNK]) for i in range(0, whole, _CHUNK)]
        self._last = every[whole:]
        size = _PLACES
        while size * _CROWD < len(every):
            size *= _MORE
        self._table = _Table(size)
        self._table.add(every, 0)
        self._cooled = len(every) > 1
        """Whether there are words that the dictionary does not know."""
        self.numbers = Numbers(self)
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
        number = self.numbers.get(word)
        return self._table.get(word) if number is None and self._cooled else number

    def numbered(self, word: str) -> int:
        """Return the number of a word's key, a new one if need be."""
        number = self.numbers.get(word)
        return self.met(word) if number is None else number

    def met(self, word: str) -> int:
        """Return the number of a word's key that the dictionary does not know, and enter it."""
        with self._lock:  # notes may come in while documents are read
            number = self.numbers.get(word)
            if number is None and self._cooled:
                number = self._table.get(word)
            if number is None:
                # Entering each by itself would take a tenth of the time of indexing.
                number = self._count
                self._last.append(word)
                self._count = number + 1
                if len(self._last) == _CHUNK:
                    self._chunks.append("\n".join(self._last))
                    self._last = []
            self.numbers[word] = number
        return number

    def spelt(self, raw: str, number: int) -> None:
        """Remember in the dictionary another spelling of a word."""
        with self._lock:  # somebody may be looking through all of them, to forget most
            self.numbers[raw] = number

    def cool(self, numbers: Collection[int]) -> None:
        """Forget in the dictionary the words with any other number."""
        with self._lock:
            self._enter()
            self._cooled = True
            self.numbers.keep(numbers)

    def _enter(self) -> None:
        """Enter in the table the words that are only in the dictionary yet."""
        size = len(self._table)
        while size * _CROWD < self._count:
            size *= _MORE
        if size > len(self._table):
            table, self._entered = _Table(size), 0
        else:
            table = self._table
        table.add(list(chain.from_iterable(self.since(self._entered))), self._entered)
        self._table, self._entered = table, self._count

    # --- of each word that somebody may have meant ---

    def beginning(self, prefix: str) -> list[str]:
        """Return the words that begin with `prefix`, in alphabetical order."""
        if self._ordered < self._count:
            new = list(chain.from_iterable(self.since(self._ordered)))
            self._ordered += len(new)
            self._alphabet.add(new)
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
