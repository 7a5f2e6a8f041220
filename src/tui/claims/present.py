"""When the present of a text is: “opens in 2031” foretells, “opens in 1903” tells a history.

The clock of whoever reads has no say in that, so that a text has the same claims in any year: its
own date has, or else the latest year in which something has happened in it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.claims.centrality import SAMPLE
from tui.claims.lexicon import bit

if TYPE_CHECKING:
    from tui.claims.lexicon import Lexicon
    from tui.documents.document import Document

__all__ = ["UNDATED", "present_of"]

UNDATED = 2000
"""The present of a text that tells nothing of its own: who writes “opens in” of a year since then
mostly means one to come, while histories in the present tense are mostly of earlier times."""

_YEAR = re.compile(r"(?<![\w.,/-])(?:19|20)\d\d(?![\w/-]|[.,]\d)")
_WORD = re.compile(r"[^\W\d_]+")
_ENDS = re.compile(r"[.!?;\n]")
_DATE = re.compile(r"(?:19|20)\d\d(?!\d)")
_BEFORE, _AFTER = 90, 60
"""Code points around a year in which its verb is looked for."""
_TIMES = 8
"""How often a year is looked at."""
_FREE = 2
_HAPPENED, _VERB = bit("past"), bit("finite", "modal", "predict", "scheduled", "be", "ought")
_TO_COME = frozenset(
    ("until", "till", "by", "for", "before", "to", "after", "from", "bis", "für", "vor", "zum")
)
"""What stands before a year to come though the verb is of the past (“extended until 2041”)."""
_NOT_YET = frozenset(("to", "be", "zu"))


def present_of(document: Document, lexicon: Lexicon) -> int:
    """Return the year in which a document was written, as far as it tells, else `UNDATED`."""
    if dated := _DATE.match(document.metadata.date):
        return int(dated.group())
    text = document.text[:SAMPLE]
    places: dict[str, list[tuple[int, int]]] = {}
    for found in _YEAR.finditer(text):
        known = places.setdefault(found.group(), [])
        if len(known) < _TIMES:
            known.append(found.span())
    for year in sorted(places, reverse=True):
        if any(_has_happened(text, start, end, lexicon) for start, end in places[year]):
            return max(int(year), UNDATED)
    return UNDATED


def _has_happened(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Say whether the verb of the year at `[start, end)` is one of the past."""
    before = _ENDS.split(text[max(0, start - _BEFORE) : start])[-1]
    words = [word.lower() for word in _WORD.findall(before)]
    if words and words[-1] in _TO_COME:
        return False
    for place in range(len(words) - 1, -1, -1):
        if (past := _is_past(words, place, lexicon)) is not None:
            return past
    after = _ENDS.split(text[end : end + _AFTER], maxsplit=1)[0]
    words = [word.lower() for word in _WORD.findall(after)]
    verbs = (_is_past(words, place, lexicon) for place in range(len(words)))
    return next((past for past in verbs if past is not None), False)


def _is_past(words: list[str], place: int, lexicon: Lexicon) -> bool | None:
    """Say whether the word at `place` is a verb of the past; None: it is no verb."""
    own = lexicon.seen[words[place]]
    if own & _HAPPENED or words[place].endswith("ed"):
        return _NOT_YET.isdisjoint(words[max(0, place - _FREE) : place])
    return False if own & _VERB else None
