"""Who says so: the words of a passage that only name its speaker, or its place and day of writing.

"The port authority said" and "PRAGUE, Feb 16 (Centrum) -" are no part of what is claimed.
"""

from __future__ import annotations

import re

from tui.comparing.dates import dates
from tui.spans import Span

__all__ = ["after_dateline", "reporting_spans"]

_SAYS = (
    r"(?:said|says|say|announced|reported|reports|claims|claimed|argues|argued|warned|warns|added"
    r"|adds|believes|found|finds|shows|showed|suggests|suggest|stressed|told|wrote|writes|noted|reveals?|revealed|indicates?|indicated|explains?|explained)"
)
_REPORTING = re.compile(  # who says so, before or after what is said
    rf"\A[^,;.\n\"“]{{2,60}}, (?!who|which)[^,;.\n\"“]{{2,60}}, {_SAYS}(?: on \w+)?(?: that)?\b"
    rf"|(?<=, )[^,;.\n]{{2,60}}? {_SAYS}(?=[.\n,;]|\Z)"
    rf"|(?<=[,.?!][”\"’] )[^,;.\n\"“]{{2,60}}? {_SAYS}(?: on \w+)?(?=[.\n,;]|\Z)"  # a quotation
    r"|(?<=, )[^,;.\n]{2,60}? told (?:\w+ ){0,2}\w+(?=[.\n,;]|\Z)"  # "two aides told the Herald"
    rf"|\A[^,;.\n]{{2,60}}? {_SAYS}(?: on \w+| in a \w+| (?:\w+ )?\w+)? that\b"
    r"|\A[^,;.\n\"“]{2,60}? (?:said|says)(?: on \w+)?"
    r"(?= (?!it\b|its\b|they\b|their\b|he\b|she\b|we\b)\w)"  # who speaks of himself is the subject
    r"|(?<=[,”\"’] )(?:said|says|added|adds|warned|warns|argued|argues|stressed|wrote|writes) "
    r"(?![^;.\n]{0,80}? (?:was|were|is|are|had|has|have|would|will|did|could|may|might)\b)"
    r"[^;.\n]{2,80}(?=[.\n;]|\Z)"
    r"|\bAccording to [^,;.\n]{2,60}(?=,)"
    r"|\bAccording to (?:(?:the|an?|its|his|her|their) )?(?:\w+ ){0,3}?\w+(?<! of)(?<! by)(?<! for)"
    r"(?<! in)(?<! at)(?<! from)(?= (?:the|an?|it|its|he|she|they|there|nobody|no)\b)"
    r"|\b[Aa]ccording to [^,;.\n]{2,60}"
)

_DATELINE = re.compile(r"[^.;!?\n]{4,90}?(?:\.[^.;!?\n]{4,40}?)?\s[-–—]{1,2}\s")
_LETTERS = re.compile(r"[^\W\d_]+")


def after_dateline(text: str) -> int:
    """Return where a report begins after "PRAGUE, Feb 16 (Reuters) -": that date is its own."""
    match = _DATELINE.match(text)
    if match is None or not dates(match.group()):
        return 0
    return match.end() if all(w[0].isupper() for w in _LETTERS.findall(match.group())) else 0


def reporting_spans(text: str) -> list[Span]:
    """Return the stretches of a passage that only name its speaker, in order."""
    return [Span(match.start(), match.end()) for match in _REPORTING.finditer(text)]
