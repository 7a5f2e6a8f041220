"""Questions: who asks says neither the same as anybody nor otherwise."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["asks"]

_ASKS = re.compile(r"""\?["”’»)*_]{0,3}(?: [\w’'-]+){0,6}[.,]?["”’»)*_]{0,3}\s*\Z""")
"""A question mark at the end, or before a few words on who asked."""

_SAYS = re.compile(r"[.!]\s|[:;] (?=\S+ \S+)")
"""What ends a statement before the question; a speaker's name stands before it as well."""

_TURN = re.compile(r"\A\W{0,4}(?:[\w.’'-]{1,60} ){0,3}[\w.’'-]{1,60} ?:\s")
_LONGEST = 600
"""Code points of a question; what is longer says something as well."""


@lru_cache(maxsize=4_096)
def asks(text: str) -> bool:
    """Say whether a passage is nothing but a question ("CHAIR: When did it fail?")."""
    if "?" not in text or len(text) > _LONGEST or not _ASKS.search(text, max(0, len(text) - 120)):
        return False
    turn = _TURN.match(text)
    return _SAYS.search(text, turn.end() if turn else 0, text.rindex("?")) is None
