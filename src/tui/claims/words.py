"""One sentence cut into words, each with what it signals.

`re.split` with a group and running sums of lengths give words and positions in C; everything
later works on lists of integers.
"""

from __future__ import annotations

import re
from functools import reduce
from itertools import accumulate
from operator import or_
from typing import TYPE_CHECKING, Literal

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
        "_outside",
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
        known = list(map(lexicon.seen.__getitem__, self.tokens))
        self.lower: list[str] = [lower for lower, _ in known]
        self.bits: list[int] = [bits for _, bits in known]
        self.odd: list[int] = [k for k, token in enumerate(self.tokens) if not token.islower()]
        self.lengths: dict[int, int] = {}
        self._outside: list[bool] | Literal[False] | None = False
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
        """Set the bits of words that mean something else with a capital."""
        words, bits = self.lower, self.bits
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
        if self.union & mask:
            for position, own in enumerate(self.bits[start:end], start):
                if own & mask:
                    return position
        return -1

    @property
    def outside(self) -> list[bool] | None:
        """Whether each word stands outside quotation marks; None where there are none.

        A sentence may begin inside a quotation that an earlier one has opened.
        """
        if self._outside is False:
            self._outside = self._outside_quotations()
        return self._outside

    def _outside_quotations(self) -> list[bool] | None:
        text, lower = self.text, self.lower
        turns: list[tuple[int, bool]] = []  # where a mark stands, and whether it opens
        for position in self.odd:
            sign = lower[position]
            if sign in OPENING:
                turns.append((position, True))
            elif sign in CLOSING:
                turns.append((position, False))
            elif sign == '"':
                start = self.starts[position]
                turns.append((position, not start or text[start - 1] in " (—–-["))
        if not turns:
            return None
        inside = not turns[0][1]
        outside: list[bool] = []
        for position, opens in turns:
            outside += [not inside] * (position - len(outside))
            inside = opens
        return outside + [not inside] * (len(lower) - len(outside))

    def phrase(self, position: int) -> str:
        """Return the word or phrase at `position`, as it stands."""
        last = position + self.lengths.get(position, 1) - 1
        return self.text[self.starts[position] : self.end(last)]
