"""The clauses of a passage: a long sentence makes several claims, and they dilute each other.

Two uses. Where two passages as wholes are not alike enough their clauses are compared, and a
figure, a date or an opposite is about what stands in its own clause.
"""

from __future__ import annotations

import re

__all__ = ["clause_starts", "clauses"]

_BOUND = re.compile(
    r"[,;:()—–\n]\s|\s[-–—]\s"
    r"|\s(?=(?:and|but|or|while|whereas|although|though|because|since|after|before|until|which|who"
    r"|as|so|if|when)\s)"
)


def clause_starts(text: str) -> tuple[int, ...]:
    """Return where each clause but the first begins, in code points."""
    return tuple(match.end() for match in _BOUND.finditer(text))


def clauses(text: str) -> list[str]:
    """Return the clauses of `text` in order, white space around them left out."""
    found, start = [], 0
    for match in _BOUND.finditer(text):
        found.append(text[start : match.start()].strip())
        start = match.end()
    return [clause for clause in (*found, text[start:].strip()) if clause]
