"""Forms of one word: `delay`, `delays`, `delayed`, also with an ending that is wrong.

A light suffix stripper for English (after Porter, 1980, without its measure), because its
result is only a start: forms are looked up in the vocabulary, so what does not exist in the
library costs nothing, and a wrong stem finds nothing.
"""

from __future__ import annotations

from functools import cache
from string import ascii_lowercase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["ENDINGS", "mistyped_endings", "roots", "short_forms", "stem", "stems", "stripped"]

_LISTED = """
s es ed d ing er ers est ly ion ions ation ations ment ments ness al ally ity ies ied y e able
ible ful less ive ively ous ish ism ist ists or ors ance ence ant ent tion tions ional ings
ingly edly iness r rs st
"""
ENDINGS = frozenset(_LISTED.split())
"""What may follow a stem for the two to be forms of one word."""

_STRIPPED = sorted(ENDINGS - {"y", "e", "or", "ent", "ant", "ish", "ist"}, key=len, reverse=True)
_SHORTEST = 3


def stem(word: str) -> str:
    """Return `word` without its ending, a doubled consonant or a final `e` or `y`."""
    for ending in _STRIPPED:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            if ending == "s" and word.endswith(("ss", "us", "is")):
                continue
            word = word[: -len(ending)]
            break
    if len(word) > _SHORTEST + 1 and word[-1] == word[-2] and word[-1] in "bdgmnprt":
        return word[:-1]
    if len(word) > _SHORTEST and word[-1] in "eiy":
        return word[:-1]
    return word


def stems(word: str) -> tuple[str, ...]:
    """Return the stems of `word`, longest first: endings can be piled up (`enthusiasming`)."""
    found: list[str] = []
    current = word
    for _ in range(3):
        shorter = stem(current)
        if shorter == current or len(shorter) < _SHORTEST:
            break
        found.append(shorter)
        current = shorter
    return tuple(found) or (word,)


_LEAST_CUT = ("s", "ion", "ions", "al", "ed", "ing")
"""Endings that may be all there is to take off, though longer ones fit: `nations`, `eruption`."""

_OF_SHORT = ("", "e", "s", "es", "d", "ed", "ing", "er", "ers", "y", "ies", "ied")
_SHORT_CUT = ("ing", "ed", "er", "ers", "es", "e", "s", "ies", "ied", "y")


def roots(word: str) -> Iterator[tuple[str, int]]:
    """Yield the roots of at least four letters that `word` may have, and how deep each is cut."""
    seen: set[str] = set()
    for depth, root in enumerate(stems(word)):
        if len(root) * 2 < len(word) or (len(root) < 4 and len(root) * 5 < len(word) * 3):
            break
        seen.add(root)
        yield root, depth
    for ending in _LEAST_CUT:
        root = word.removesuffix(ending)
        if root != word and len(root) > _SHORTEST and root not in seen:
            yield root, 0


def short_forms(word: str) -> set[str]:
    """Return what other forms a word with a root of two or three letters has: `voting`, `vote`.

    They are spelt out, because too many words begin with three letters; most do not exist.
    """
    found: set[str] = set()
    for ending in ("", *_SHORT_CUT):
        root = word.removesuffix(ending)
        doubled = len(root) == _SHORTEST + 1 and root[-1] == root[-2]
        if (root == word) == bool(ending) or not (doubled or len(root) in (2, _SHORTEST)):
            continue
        if len(root) == 2:
            if ending == "ing":  # `using`: of so little only this much is left
                found |= {root + other for other in ("e", "es", "ed", "er", "ers")}
            continue
        root = root[:_SHORTEST]
        found |= {root + other for other in _OF_SHORT}
        found |= {root + root[-1] + other for other in ("ed", "ing", "er", "ers")}
    return found - {word}


_USUAL = ("s", "es", "ed", "ing", "er", "ly", "d", "ness", "ment", "ion", "al")
"""Endings that are taken off a word that is mistyped as well."""


def stripped(word: str) -> list[str]:
    """Return what is left of `word` without each of the usual endings, as far as it has them."""
    return [
        word[: -len(ending)]
        for ending in _USUAL
        if word.endswith(ending) and len(word) - len(ending) > _SHORTEST
    ]


def mistyped_endings(word: str) -> Iterator[tuple[str, float]]:
    """Yield each root of at least four letters before a usual ending with one slip in it.

    With it comes what speaks against it. A final `e` may be lost: `writimg`.
    """
    slipped = _slipped()
    for cut in range(max(4, len(word) - 5), len(word) - 1):
        if word[cut:] in slipped:
            yield word[:cut], 0.0
            yield word[:cut] + "e", 0.3


@cache
def _slipped() -> frozenset[str]:
    """Return the usual endings as one slip of the finger spoils them."""
    found: set[str] = set()
    for ending in ("ed", "ing", "es", "er", "ly", "ness", "ment", "ion", "al"):
        for i in range(len(ending) + 1):
            head, tail = ending[:i], ending[i:]
            found |= {head + letter + tail for letter in ascii_lowercase}
            found |= {head + letter + tail[1:] for letter in ascii_lowercase if tail}
            found |= {head + tail[1:], head + tail[1:2] + tail[:1] + tail[2:]}
    return frozenset(e for e in found if len(e) > 1)
