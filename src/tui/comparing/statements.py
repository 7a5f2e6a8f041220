"""What was announced, and what nobody has announced: "it has confirmed nothing", "it announced".

To announce and to confirm are words of every report, so a denial of them is no denied deed
(:mod:`tui.comparing.slots`). But who says that a company has announced nothing is at odds with who
reports its announcement.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tui.spans import Span

__all__ = ["Told", "told"]

_SAY = r"(?:announced?|confirm(?:ed)?|acknowledged?|disclosed?|published?|presented?|unveiled?)"
_SILENT = re.compile(
    r"\b(?:has|have|had|did|does|do|is|are|was|were)(?:n['’]t| not| never) "
    rf"(?:yet |been |officially ){{0,2}}{_SAY}\b"
    rf"|\b(?:nobody|no one|neither|none) (?:of \w+ )?(?:has |have |had )?(?:yet |ever )?{_SAY}\b"
    r"|\b(?:announced|confirmed|acknowledged|disclosed) (?:nothing|none of)\b"
    r"|\bno (?:official |formal |public )?(?:announcement|confirmation|statement)\b"
    r"|\byet to (?:be )?(?:announced?|confirm(?:ed)?)\b|\bunannounced\b|\bunconfirmed\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"announ|confirm|acknowledg|disclos|publish|present|unveil|statement|update|notice",
    re.IGNORECASE,
)
"""What every such passage has somewhere."""

_TOLD = re.compile(
    r"\b(?:has|have|had)(?: now| since| already| finally)? (?:announced|confirmed)\b"
    r"|\b(?:announcements?|confirmations?)\b|\b(?:was|were|been) (?:announced|confirmed)\b"
    r"|\bissued an? (?:\w+ ){0,2}(?:statement|update|notice)\b",
    re.IGNORECASE,
)


class Told(NamedTuple):
    """Whether a passage says that something was announced, and where it says so."""

    announced: bool
    place: Span


def told(text: str) -> Told | None:
    """Return what a passage says of an announcement, None where it speaks of none."""
    if not _ABOUT.search(text):
        return None
    silent = _SILENT.search(text)
    match = silent or _TOLD.search(text)
    return Told(silent is None, Span(match.start(), match.end())) if match else None
