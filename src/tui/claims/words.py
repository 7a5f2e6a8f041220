"""One sentence cut into words, each with what it signals.

`re.split` with a group and running sums of lengths give words and positions in C; everything
later works on lists of integers.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from tui.claims.lexicon import bit

if TYPE_CHECKING:
    from tui.claims.lexicon import Lexicon

__all__ = ["CLOSING", "DASHES", "OPENING", "Words"]

OPENING = frozenset("“„«‘")
CLOSING = frozenset("”»")
DASHES = frozenset(("—", "–", "--"))

_SPLIT = re.compile(
    r"([^\W_]+(?:['&/.-][^\W_]+|(?<=\d)[,:](?=\d)[^\W_]+)*|--|[,;:.…!?()\[\]“”„«»\"—–%$€£¥'‘])"
)
_NEGATE, _UNNEGATE, _SOFTENER, _PHRASE = (
    bit(name) for name in ("negate", "unnegate", "softener", "phrase")
)


class Words:
    """The words and signs of one sentence; all lists have the same length.

    `starts` are offsets in the sentence (code points), `bits` the classes of each word (a
    phrase's stand at its first word), `lengths` how many words a phrase has where it is one,
    and `union` all bits together.
    """

    __slots__ = ("bits", "lengths", "lower", "starts", "text", "tokens", "union")

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        if "’" in text:
            text = text.replace("’", "'")
        if "''" in text:
            text = text.replace("''", '" ')
        self.text = text
        parts = _SPLIT.split(text)
        self.tokens: list[str] = parts[1::2]
        self.starts: list[int] = list(accumulate(map(len, parts)))[:-1:2]
        self.lower = words = [token.lower() for token in self.tokens]
        get = lexicon.words.get
        self.bits: list[int] = [get(word, 0) for word in words]
        self.lengths: dict[int, int] = {}
        union = 0
        for position, bits in enumerate(self.bits):
            if not bits:
                if words[position].endswith(lexicon.negating or "\0"):
                    self.bits[position] = _NEGATE
                    union |= _NEGATE
                continue
            if bits & _PHRASE:
                bits = self._phrase(position, lexicon)  # noqa: PLW2901 - the loop's own value
            union |= bits
        self.union = union
        if union & _NEGATE:
            self._soften()

    def _phrase(self, position: int, lexicon: Lexicon) -> int:
        """Add the bits of the longest phrase that begins here; return all bits."""
        words = self.lower
        if position + 1 < len(words):
            pair = f"{words[position]} {words[position + 1]}"
            for parts, bits in lexicon.phrases.get(pair, ()):
                length = len(parts)
                if length == 2 or tuple(words[position : position + length]) == parts:  # noqa: PLR2004 - the pair itself
                    self.bits[position] |= bits
                    self.lengths[position] = length
                    break
        return self.bits[position]

    def _soften(self) -> None:
        """Take back negations that deny nothing (`not only`, `isn't just`)."""
        bits = self.bits
        last = len(bits) - 1
        for position, own in enumerate(bits):
            if own & _NEGATE and (
                own & _UNNEGATE or (position < last and bits[position + 1] & _SOFTENER)
            ):
                bits[position] = own & ~_NEGATE
        self.union = 0
        for own in bits:
            self.union |= own

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
