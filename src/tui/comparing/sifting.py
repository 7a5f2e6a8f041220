"""Which of the pairs that were found a ledger is to make rows and contradictions of.

Whoever reads five articles on one thing is served by every hint of a contradiction, unless it is
between two that say nothing else of each other, or is made of a unit alone: "euros" or "percent".
Among hundreds of claims on many things most hints are chance: a word that one essay denies and
another one uses. So there two claims that do not say the same come together only if they share the
words that are rare here, or stand in documents that say much of the same. And who only shares a
name with somebody else's claim says another thing of the one who is called so.
"""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache
from math import log
from typing import TYPE_CHECKING

from tui.claims.claim import NORMAL
from tui.comparing.topics import plain_words
from tui.comparing.units import units
from tui.comparing.words import is_content, stem, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.claims.claim import Claim
    from tui.comparing.relation import Pair

__all__ = ["sifted"]

MANY = 400
"""Claims from which on nobody goes through all that might be a contradiction."""

_ALIKE, _SHARED = 0.4, 2
"""Share, by rarity, of the terser claim's words that the other one has too, and how many of them,
in documents on different things."""

_SURE = 0.24
"""Score from which on a contradiction is no mere hint, and ties two documents to each other."""

_AGREED, _NEARLY = 0.1, 0.25
"""The share of its words in documents of which one says that share of the other's claims too."""


def sifted(documents: Sequence[tuple[str, Sequence[Claim]]], pairs: Sequence[Pair]) -> list[Pair]:
    """Return the pairs without those that are likely chance.

    Args:
        documents: The paths, with the claims of each.
        pairs: What was found among them.
    """
    sizes = {path: sum(c.score >= NORMAL for c in claims) for path, claims in documents}
    if sum(sizes.values()) <= MANY:
        return _of_few(pairs)
    said = [c.text for _, claims in documents for c in claims if c.score >= NORMAL]
    count = Counter(term for text in said for term in _terms(text))
    agreed = Counter(
        frozenset((pair.a.path, pair.b.path)) for pair in pairs if pair.relation in {"same", "echo"}
    )

    def is_told(pair: Pair) -> bool:
        if pair.relation in {"same", "echo"}:
            return True
        one, other = _terms(pair.a.text), _terms(pair.b.text)
        worth = [sum(log((len(said) + 1) / (1 + count[term])) for term in terms)
                 for terms in (one, other, one & other)]  # fmt: skip
        alike = worth[2] / max(1e-9, min(worth[:2]))
        if pair.relation == "related" and not _beyond_names(pair):
            return False
        fewer = max(1, min(sizes.get(side.path, 0) for side in (pair.a, pair.b)))
        if agreed[frozenset((pair.a.path, pair.b.path))] >= _AGREED * fewer and alike >= _NEARLY:
            return True
        return alike >= _ALIKE and len(one & other) >= _SHARED

    return [pair for pair in pairs if is_told(pair)]


def _of_few(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the pairs of a small library without hints that nothing else speaks for."""
    tied = {
        frozenset((pair.a.path, pair.b.path))
        for pair in pairs
        if pair.relation != "related" and pair.score >= _SURE
    }

    def is_told(pair: Pair) -> bool:
        if pair.relation in {"same", "echo"}:
            return True
        if pair.relation == "differs" and pair.score >= _SURE:
            return True
        enough = 1 if frozenset((pair.a.path, pair.b.path)) in tied else _SHARED
        return len(_beyond_names(pair)) >= enough

    return [pair for pair in pairs if is_told(pair)]


def _beyond_names(pair: Pair) -> frozenset[str]:
    """Return the stems that both sides have: no numbers, no units, no part of a name in either."""
    shared = _terms(pair.a.text) & _terms(pair.b.text)
    found = frozenset(term for term in shared if not term[0].isdigit())
    return found - _unit_stems() - _called(pair.a.text) - _called(pair.b.text)


@lru_cache(maxsize=20_000)
def _called(text: str) -> frozenset[str]:
    """Return the stems of words with a capital letter, but for the first of the text."""
    return frozenset(w.stem for w in words(text)[1:] if text[w.start].isupper())


@cache
def _unit_stems() -> frozenset[str]:
    return frozenset(map(stem, units()))


@lru_cache(maxsize=20_000)
def _terms(text: str) -> frozenset[str]:
    """Return the stems of the words that say what a claim is about."""
    plain = plain_words()
    return frozenset(w.stem for w in words(text) if is_content(w.low) and w.low not in plain)
