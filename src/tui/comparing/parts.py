"""A long passage taken apart into clauses that can be compared by themselves.

"The works take two years, the council said, and traffic stays suspended" is about the works to
one source and about the traffic to another.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tui.comparing.clauses import clauses
from tui.comparing.features import Features, features

if TYPE_CHECKING:
    from datetime import date

__all__ = ["MOST", "parts"]

MOST = 4
"""Clauses of a passage that are looked at; a list of forty items has no more to say so."""

_LONG = 6
"""Content words from which on a passage is worth taking apart."""

_WHOLE = 3
"""Content words and figures that a clause needs to stand for itself."""


def parts(passage: Features) -> tuple[Features, ...]:
    """Return the clauses of a passage that could stand for themselves, if it is long."""
    return _parts(passage.text, passage.written) if len(passage.terms) >= _LONG else ()


@lru_cache(maxsize=3_000)
def _parts(text: str, written: date | None) -> tuple[Features, ...]:
    made: list[Features] = []
    short = ""
    for clause in clauses(text):
        part = features(f"{short} {clause}".strip(), written)
        if _size(part) < _WHOLE:
            short = part.text  # "and a helicopter" belongs to what stands beside it
            continue
        short = ""
        made.append(part)
        if len(made) == MOST:
            break
    return tuple(made) if len(made) > 1 else ()


def _size(part: Features) -> int:
    return len(part.terms) - len(part.frame) + len(part.figures)
