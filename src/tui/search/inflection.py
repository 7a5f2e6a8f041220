"""Forms of one word: `delay`, `delays`, `delayed`, also with an ending that is wrong.

A light suffix stripper for English (after Porter, 1980, without its measure), because its
result is only a start: forms are looked up in the vocabulary, so what does not exist in the
library costs nothing, and a wrong stem finds nothing.
"""

from __future__ import annotations

__all__ = ["ENDINGS", "stem", "stems"]

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
