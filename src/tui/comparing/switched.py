"""Whether a thing was on or out: words so short and common that nothing else looks at them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.comparing.relation import Difference

if TYPE_CHECKING:
    from tui.comparing.features import Features

__all__ = ["switched"]

_BE = r"\b(?:is|are|was|were|be|been|stayed|remained) (?:still |now )?"
_END = r"(?=[.,;:!]|\Z| (?:in|at|on|for|since|when|by|during) )"
_ON = re.compile(rf"{_BE}(on|lit|working|running){_END}")
_OUT = re.compile(rf"{_BE}(off|out|down|dark){_END}")
_DENIED = re.compile(r"n't\b|\b(?:not|never|no|nor)\b")


def switched(a: Features, b: Features) -> Difference | None:
    """Return the words in which one of two passages says "was out" and the other "was working"."""
    one, two = _state(a.text), _state(b.text)
    if one is None or two is None or one[0] == two[0]:
        return None
    return Difference("antonym", one[1], two[1])


def _state(text: str) -> tuple[bool, str] | None:
    """Return whether a passage says that a thing is on, and in which word; None if it is unsure."""
    on, out = _ON.search(text), _OUT.search(text)
    found = on or out
    if found is None or (on and out) or _DENIED.search(text):
        return None
    return on is not None, found[1]
