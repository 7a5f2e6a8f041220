"""A quote between its contexts, and how much of them two places share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.annotations.annotation import CONTEXT
from tui.annotations.normalising import Normalised

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "LETTERS",
    "LONG",
    "WORD",
    "Passage",
    "agreement",
    "letters",
    "likeness",
    "nearest",
    "occurrences",
    "shared",
]

LETTERS = 18
"""Letters and digits next to the passage that, to the letter, are no chance."""

LONG = 10_000
"""Code points of quote above which it is compared word by word."""

WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")
"""A word, or a character of a script that has no spaces."""

_BREAK = re.compile(r"\n[ \t\r\f\v]*\n")

_HITS = 400
"""Places looked at for one string; a passage that stands more often is a formula."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A normalised quote between its contexts: lower case, but for `exact`.

    It `opens` or `closes` its text where less context was to be had than is kept. Where more
    was kept, `far_before` and `far_after` are all of it, and `before` and `after` the next 64.
    `home_before` and `home_after` are what is known of its own paragraph, if a border of it is.
    """

    before: str
    quote: str
    after: str
    exact: str
    opens: bool
    closes: bool
    far_before: str = ""
    far_after: str = ""
    home_before: str = ""
    home_after: str = ""

    @classmethod
    def of(cls, prefix: str, quote: str, suffix: str) -> Passage:
        """Normalise the three as one text, so that their borders are treated as in it."""
        whole = Normalised(prefix + quote + suffix)
        text = whole.text
        start, end = whole.offset(len(prefix)), whole.offset(len(prefix) + len(quote))
        start += len(text[start:end]) - len(text[start:end].lstrip())
        end -= len(text[start:end]) - len(text[start:end].rstrip())
        folded = whole.folded
        near = whole.offset(max(0, len(prefix) - CONTEXT))
        wide = max(len(prefix), len(suffix)) > CONTEXT
        until = whole.offset(len(prefix) + len(quote) + min(len(suffix), CONTEXT))
        breaks = [match.end() for match in _BREAK.finditer(prefix)]
        home = whole.offset(breaks[-1]) if breaks else 0
        leaves = _BREAK.search(suffix)
        ends = len(prefix) + len(quote) + (leaves.start() if leaves else len(suffix))
        return cls(
            before=folded[near:start],
            quote=folded[start:end],
            after=folded[end:until],
            exact=text[start:end],
            opens=len(prefix) < CONTEXT,
            closes=len(suffix) < CONTEXT,
            far_before=folded[:start] if wide else "",
            far_after=folded[end:] if wide else "",
            home_before=folded[home:start].lstrip() if breaks or leaves else "",
            home_after=folded[end : whole.offset(ends)].rstrip() if breaks or leaves else "",
        )


def likeness(quote: str, present: str) -> float:
    """Return how much of two passages is the same, in order; long ones word by word."""
    from rapidfuzz.distance import Indel

    if max(len(quote), len(present)) <= LONG:
        return Indel.normalized_similarity(quote, present)
    return Indel.normalized_similarity(quote.split(), present.split())


def shared(quote: str, present: str) -> float:
    """Return the part of the shorter text that stands, word by word in order, in the other.

    It counts letters, not words, so that “the” and “of” say little. A letter-wise likeness
    cannot tell a changed sentence from another one: any two share half their letters.
    """
    from rapidfuzz.distance import LCSseq

    ours, theirs = WORD.findall(quote), WORD.findall(present)
    length = min(sum(map(len, ours)), sum(map(len, theirs)))
    same = sum(
        len(word)
        for op in LCSseq.opcodes(ours, theirs)
        if op.tag == "equal"
        for word in ours[op.src_start : op.src_end]
    )
    return same / length if length else 0.0


def occurrences(text: str, part: str) -> Iterator[int]:
    """Yield where `part` stands in `text`, overlapping ones too, up to some hundred."""
    at = text.find(part)
    for _ in range(_HITS):
        if at < 0:
            return
        yield at
        at = text.find(part, at + 1)


def letters(text: str) -> int:
    """Count letters and digits, which carry the evidence."""
    return sum(map(str.isalnum, text))


def nearest(context: str, side: int) -> str:
    """Return the part of a context next to the quote: before it (-1) or after it (1)."""
    context = context.strip()
    end = count = 0
    for char in context[::side]:
        end += 1
        count += char.isalnum()
        if count >= LETTERS:
            break
    return context[-end:] if side < 0 else context[:end]


def agreement(expected: str, present: str) -> float:
    """Return how far the context on one side is the expected one, read outwards.

    No context (the start or end of the text) says little either way.
    """
    from rapidfuzz.distance import Levenshtein

    count = letters(expected)
    if not count:
        return 0.5
    run = 0
    for ours, theirs in zip(expected, present, strict=False):
        if ours != theirs:
            break
        run += ours.isalnum()
    if run == count < LETTERS:
        return 0.5 + 0.5 * run / LETTERS
    return max(Levenshtein.normalized_similarity(expected, present), min(1.0, run / LETTERS))
