"""Claims: what a careful reader would want to check, and who says so.

`detect` finds them in a document, `judge` looks at one sentence alone. Rules and cue lists
only: nothing is downloaded or trained, and every score can be explained by its cues.
"""

from __future__ import annotations

from tui.claims.claim import CERTAINTIES, KINDS, NORMAL, Certainty, Claim, Kind
from tui.claims.detection import CANDIDATE, VERSION, WHOLE, detect, detect_window, judge

__all__ = [
    "CANDIDATE",
    "CERTAINTIES",
    "KINDS",
    "NORMAL",
    "VERSION",
    "WHOLE",
    "Certainty",
    "Claim",
    "Kind",
    "detect",
    "detect_window",
    "judge",
]
