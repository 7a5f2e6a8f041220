"""Claims: what a careful reader would want to check, and who says so.

`detect` finds them in a document, `judge` looks at one sentence alone, `why` says what spoke for
a claim. Rules and cue lists
only: nothing is downloaded or trained, and every score can be explained by its cues. The
rules are loaded when they are first used: the record of a claim needs none of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from tui.claims.claim import CANDIDATE, CERTAINTIES, KINDS, NORMAL, Certainty, Claim, Kind

if TYPE_CHECKING:
    from tui.claims.detection import WHOLE, detect, detect_packed, detect_window, judge, why

__all__ = [
    "CANDIDATE",
    "CERTAINTIES",
    "KINDS",
    "NORMAL",
    "WHOLE",
    "Certainty",
    "Claim",
    "Kind",
    "detect",
    "detect_packed",
    "detect_window",
    "judge",
    "why",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.detection"), name)
