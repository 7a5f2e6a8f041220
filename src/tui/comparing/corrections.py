"""Corrections: who tells what a text said before does not say it, nor the contrary."""

from __future__ import annotations

import re

__all__ = ["one_corrects"]

_EARLIER = re.compile(
    r"\b(?:earlier|previous|prior|original|first) version of (?:this|the|our) "
    r"(?:article|story|report|post|page|item|release)\b",
    re.IGNORECASE,
)


def one_corrects(a: str, b: str) -> bool:
    """Say whether one of two passages tells what "an earlier version of this article" said."""
    return (_EARLIER.search(a) is None) != (_EARLIER.search(b) is None)
