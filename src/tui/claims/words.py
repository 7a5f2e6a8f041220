"""One sentence cut into words, each with what it signals.

`re.split` with a group and running sums of lengths give words and positions in C; everything
later works on lists of integers.
"""

from __future__ import annotations

import re
from functools import reduce
from itertools import accumulate, repeat
from operator import or_
from typing import TYPE_CHECKING

from tui.claims.lexicon import bit

if TYPE_CHECKING:
    from tui.claims.lexicon import Lexicon

__all__ = ["CLOSING", "DASHES", "OPENING", "Words"]

OPENING = frozenset("“„«‘")
CLOSING = frozenset("”»")
DASHES = frozenset(("—", "–", "--"))

_SPLIT = re.compile(r"(\w++(?:['&/.-]\w++|[,:]\d++)*+|--|[^\w\s])")
_NEGATE, _UNNEGATE, _SOFTENER, _PHRASE = (
    bit(name) for name in ("negate", "unnegate", "softener", "phrase")
)


_PAIR = 2


class Words:
    """The words and signs of one sentence; all lists have the same length.

    `starts` are offsets in the sentence (code points), `bits` the classes of each word (a
    phrase's stand at its first word), `lengths` how many words a phrase has where it is one,
    `odd` the positions of all that is not in small letters, and `union` all bits together.
    """

    __slots__ = (
        "bits",
        "lengths",
        "lexicon",
        "lower",
        "odd",
        "starts",
        "subject",
        "text",
        "tokens",
        "union",
    )

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        if "’" in text:
            text = text.replace("’", "'")
        if "_" in text:
            text = text.replace("_", " ")  # marks of emphasis
        if "„" in text:
            text = text.replace("“", "”")  # German quotations end with what opens English ones
        if "''" in text:
            text = text.replace("''", '" ')
        self.text = text
        self.lexicon = lexicon
        parts = _SPLIT.split(text)
        self.tokens: list[str] = parts[1::2]
        self.starts: list[int] = list(accumulate(map(len, parts)))[:-1:2]
        self.lower: list[str] = "\n".join(self.tokens).lower().split("\n") if self.tokens else []
        self.bits: list[int] = list(map(lexicon.words.get, self.lower, repeat(0)))
        self.odd: list[int] = [k for k, token in enumerate(self.tokens) if not token.islower()]
        self.lengths: dict[int, int] = {}
        self.subject: tuple[int, tuple[int, int]] | tuple[()] | None = None
        self._signals(lexicon)

    def _signals(self, lexicon: Lexicon) -> None:
        """Add the bits of phrases and of negating endings; take back empty negations."""
        words, bits = self.lower, self.bits
        self._corrections(lexicon)
        phrases = lexicon.phrases
        last = len(words) - 1
        for position in [k for k, own in enumerate(bits) if own & _PHRASE]:
            if position == last:
                break
            for parts, own in phrases.get((words[position], words[position + 1]), ()):
                length = len(parts)
                if length == _PAIR or tuple(words[position : position + length]) == parts:
                    bits[position] |= own
                    self.lengths[position] = length
                    break
        self.union: int = reduce(or_, bits, 0)
        if self.union & _NEGATE:
            self._soften()

    def _corrections(self, lexicon: Lexicon) -> None:
        """Set the bits of negating endings, and of words with a capital of their own."""
        words, bits = self.lower, self.bits
        if "'" in self.text and lexicon.negating:
            for position, word in enumerate(words):
                if word.endswith(lexicon.negating):
                    bits[position] |= _NEGATE
        if not lexicon.capitalised.keys().isdisjoint(words):
            for position in self.odd:
                own = lexicon.capitalised.get(words[position])
                if own and position:
                    bits[position] = own  # “in May”

    def _soften(self) -> None:
        """Take back negations that deny nothing (`not only`, `isn't just`)."""
        bits = self.bits
        last = len(bits) - 1
        for position, own in enumerate(bits):
            if own & _NEGATE and (
                own & _UNNEGATE or (position < last and bits[position + 1] & _SOFTENER)
            ):
                bits[position] = own & ~_NEGATE
        self.union = reduce(or_, bits, 0)

    def __len__(self) -> int:
        return len(self.tokens)

    def end(self, position: int) -> int:
        """Return the offset after the word at `position`."""
        return self.starts[position] + len(self.tokens[position])

    def find(self, mask: int, start: int = 0, end: int | None = None) -> int:
        """Return the first position in `[start, end)` with a bit of `mask`, else -1."""
        bits = self.bits
        for position in range(start, len(bits) if end is None else end):
            if bits[position] & mask:
                return position
        return -1

    def outside_quotations(self) -> list[bool]:
        """Say of each word whether it stands outside quotation marks.

        A sentence may begin inside a quotation that an earlier one has opened.
        """
        text, starts = self.text, self.starts
        turns: list[int] = []  # 1 opens, -1 closes, 0 neither
        for position, sign in enumerate(self.lower):
            if sign in OPENING:
                turns.append(1)
            elif sign in CLOSING:
                turns.append(-1)
            elif sign == '"':
                start = starts[position]
                before = text[start - 1 : start]
                turns.append(1 if not before or before in " (—–-[" else -1)
            else:
                turns.append(0)
        inside = next((turn < 0 for turn in turns if turn), False)
        outside = []
        for turn in turns:
            if turn:
                inside = turn > 0
            outside.append(not inside)
        return outside

    def phrase(self, position: int) -> str:
        """Return the word or phrase at `position`, as it stands."""
        last = position + self.lengths.get(position, 1) - 1
        return self.text[self.starts[position] : self.end(last)]
