"""One sentence cut into words, each with what it signals.

This runs for every word of a library, so each list is made by one call in C: the words by
`findall`, their classes by one dictionary. Where a word stands in the sentence is only worked
out when somebody asks.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tui.claims.lexicon import ODD, UNKNOWN, bit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.claims.lexicon import Lexicon

__all__ = ["CLOSING", "CUES", "DASHES", "OPENING", "Words", "union_of"]

OPENING = frozenset("“„«‘")
CLOSING = frozenset("”»")
DASHES = frozenset(("—", "–", "--"))

_WORD = re.compile(
    r" ?+(\w++(?![',./&:-]\w)|\w++(?:[',./&:-](?:(?<![,:])\w++|(?<=[,:])\d++))*|--|[^\w\s])"
)
"""A word with what joins its parts (“state-of-the-art”, “1,000”), or one sign.

Taking the space before a word along is quicker than looking for where the next one begins, and
so is asking first whether it has but one part, as most words do.
"""

_ASCII_WORD = re.compile(
    _WORD.pattern.replace(r"[^\w\s]", r"[^0-9A-Za-z_ \t-\r]").replace(r"\w", "[0-9A-Za-z_]"),
    re.ASCII,
)
"""The same for text that holds no other letters, all spelled out: two fifths quicker."""

_NEGATE, _UNNEGATE, _SOFTENER, _PHRASE = (
    bit(name) for name in ("negate", "unnegate", "softener", "phrase")
)
CUES = bit(
    "say",
    "believe",
    "show",
    "stance",
    "according",
    "trailing",
    "claimnoun",
    "hearsay",
    "estimating",
)
"""What can name a source."""

_QUOTE, _SIGN = bit("quote"), bit("sign")
_MARKED = ODD | _PHRASE | CUES | _NEGATE


@lru_cache(maxsize=1)
def _sign_word() -> re.Pattern[str]:
    """Return what a word is where they are written without spaces.

    Each sign counts, and figures stand apart. So many characters take milliseconds to compile.
    """
    return re.compile(
        r" ?+([\u3040-\u30ff\u3400-\u9fff]|\d++(?:[.,]\d++)*"
        r"|[^\W\d\u3040-\u30ff\u3400-\u9fff](?:[^\W\u3040-\u30ff\u3400-\u9fff]|['’./&:-](?=\w))*"
        r"|--|[^\w\s])"
    )


class Words:
    """The words and signs of one sentence; all lists have the same length.

    `bits` are the classes of each word (a phrase's stand at its first word), `lengths` says
    how many words a phrase has where it is one, and `union` is all bits together. `odd` are the
    positions of all that is not in small letters, `large` those of them that are no signs, and
    `marked` are `odd` and all where a phrase may begin, a source be named or something be denied.
    `text` is the sentence with plain quotation marks, code point for code point. `outside` says
    of each word whether it stands outside quotation marks (None where there are none); a sentence
    may begin inside a quotation that an earlier one has opened.
    """

    __slots__ = (
        "_starts",
        "bits",
        "large",
        "lengths",
        "lexicon",
        "lower",
        "main",
        "marked",
        "names",
        "odd",
        "outside",
        "subject",
        "text",
        "tokens",
        "union",
    )

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        pattern = _ASCII_WORD
        if not text.isascii():
            pattern = _sign_word() if lexicon.language == "xx" else _WORD
            text = text.replace("’", "'")
            if "„" in text:
                text = text.replace("“", "”")  # German quotations end with what opens English ones
        if "_" in text:
            text = text.replace("_", " ")  # marks of emphasis
            if text.isspace():
                text = "-" * len(text)  # a line to write on: no sentence is without a word or sign
        if "''" in text:
            text = text.replace("''", '" ')
        self.text = text
        self.lexicon = lexicon
        self.tokens: list[str] = pattern.findall(text)
        tokens = self.tokens
        self.bits = bits = list(map(lexicon.seen.__getitem__, tokens))
        self.marked = marked = [k for k, own in enumerate(bits) if own & _MARKED]
        self.odd = odd = [k for k in marked if bits[k] & ODD]
        self.large = large = [k for k in odd if not bits[k] & _SIGN]
        self.lower = lower = tokens.copy()  # words that are looked up already are hashed
        for k in large:
            lower[k] = tokens[k].lower()
        self.lengths: dict[int, int] = {}
        self._starts: list[int] = []
        self.main: tuple[int, int, int, int] | None = None
        self.subject: tuple[int, tuple[int, int]] | tuple[()] | None = None
        self.names: list[tuple[str, bool, bool]] | None = None
        self._signals(lexicon)
        self.outside = self._outside_quotations() if self.union & _QUOTE else None

    def _signals(self, lexicon: Lexicon) -> None:
        """Add the bits of phrases; take back empty negations."""
        words, bits = self.lower, self.bits
        if self.odd and not self.odd[0] and words[0] in lexicon.capitalised:
            bits[0] = (
                lexicon.words.get(words[0], 0) | bits[0] & UNKNOWN
            )  # “May I”: the capital means nothing
        phrases, lengths = lexicon.phrases, self.lengths
        told: dict[int, int] = {}
        last = len(words) - 1
        for position in self.marked:
            if not bits[position] & _PHRASE:
                continue
            by_next, by_previous = phrases[words[position]]
            if position < last and (beside := by_next.get(words[position + 1])):
                _match(words, position, beside, lengths, told)
            if position and (beside := by_previous.get(words[position - 1])):
                _match(words, position, beside, lengths, told)
        if told:
            for position, own in told.items():
                bits[position] |= own
            if union_of(told.values()) & _MARKED:
                self.marked = sorted({*self.marked, *told})
        self.union: int = union_of(bits)
        if self.union & _NEGATE:
            self._soften()

    def _soften(self) -> None:
        """Take back negations that deny nothing (`not only`, `isn't just`)."""
        bits = self.bits
        last = len(bits) - 1
        softened = False
        for position in self.marked:
            own = bits[position]
            if own & _NEGATE and (
                own & _UNNEGATE or (position < last and bits[position + 1] & _SOFTENER)
            ):
                bits[position] = own & ~_NEGATE
                softened = True
        if softened:
            self.union = union_of(bits)

    def __len__(self) -> int:
        return len(self.tokens)

    def start(self, position: int) -> int:
        """Return the offset of the word at `position`."""
        if not position and not self.text[0].isspace():
            return 0
        starts = self._starts
        if position >= len(starts):
            text, at = self.text, self.end(len(starts) - 1) if starts else 0
            for token in self.tokens[len(starts) : position + 1]:
                at = text.index(token, at)  # only white space stands between two words
                starts.append(at)
                at += len(token)
        return starts[position]

    def end(self, position: int) -> int:
        """Return the offset after the word at `position`."""
        return self.start(position) + len(self.tokens[position])

    def span_text(self, first: int, last: int) -> str:
        """Return the words from `first` to `last`, the latter included, on one line."""
        if first == last:
            return self.tokens[first]
        plain = " ".join(self.tokens[first : last + 1])
        if plain in self.text:
            return plain  # far quicker than working out where it stands
        return " ".join(self.text[self.start(first) : self.end(last)].split())

    def find(self, mask: int, start: int = 0, end: int | None = None) -> int:
        """Return the first position in `[start, end)` with a bit of `mask`, else -1."""
        if start < 0 or not self.union & mask:
            return -1
        bits = self.bits
        stop = len(bits)
        if end is not None and end < stop:
            stop = end if end >= 0 else stop + end
        for position in range(start, stop):
            if bits[position] & mask:
                return position
        return -1

    def _outside_quotations(self) -> list[bool] | None:
        text, lower = self.text, self.lower
        turns: list[tuple[int, bool]] = []  # where a mark stands, and whether it opens
        start = -1
        for position in self.odd:
            sign = lower[position]
            if sign in OPENING:
                turns.append((position, True))
            elif sign in CLOSING:
                turns.append((position, False))
            elif sign == '"':
                start = text.index('"', start + 1)  # each such sign is a word
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
        return self.span_text(position, position + self.lengths.get(position, 1) - 1)


def union_of(bits: Iterable[int]) -> int:
    """Return the bits of several words together."""
    union = 0
    for own in bits:
        union |= own
    return union


def _match(
    words: list[str],
    position: int,
    beside: list[tuple[list[str], int, int, int]],
    lengths: dict[int, int],
    told: dict[int, int],
) -> None:
    """Keep the longest phrases of `beside` that stand around word `position`."""
    for parts, length, offset, own in beside:
        first = position - offset
        if (
            words[first : first + length] == parts  # a slice from -1 is never that long
            and lengths.get(first, 0) < length
        ):
            told[first] = own
            lengths[first] = length
