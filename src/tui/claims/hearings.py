"""What a court heard and members were told: somebody said it there, whoever it was.

“Mr Lowe fell ill in May, the inquest heard.” “Jurors were told that he had fled.”
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.claims.lexicon import bit
from tui.claims.phrases import phrase_before
from tui.claims.sources import Attribution
from tui.claims.verbs import STOPS
from tui.claims.words import CLOSING

if TYPE_CHECKING:
    from tui.claims.words import Words

__all__ = ["heard"]

_HEARERS = frozenset(
    ("court", "inquest", "hearing", "tribunal", "jury", "jurors", "inquiry", "enquiry", "trial",
     "committee", "panel", "magistrates", "judges", "mps", "peers", "senators", "lawmakers",
     "councillors", "commission", "parliament", "senate")
)  # fmt: skip
_THAT = frozenset(("that", "how"))
_HE = frozenset(("he", "she", "it", "they", "there"))
_ON = frozenset(("on", "today", "yesterday", "earlier", "this", "last"))
_WAS = frozenset(("was", "were"))
_VERB, _NEAR = bit("finite", "auxiliary", "past", "edform"), 10


def heard(words: Words, position: int) -> Attribution | None:
    """Return who heard (or “was told”, at word `position`) what the sentence tells, or None."""
    lower = words.lower
    passive = lower[position] == "told"
    if passive and (not position or lower[position - 1] not in _WAS):
        return None
    span = phrase_before(words, position)
    if span is None or lower[span[1] - 1] not in _HEARERS:
        return None
    following = lower[position + 1 : position + 2]
    if not following or following[0] in STOPS or _is_last_day(words, position + 1):
        before = lower[span[0] - 1] if span[0] else ""
        if before != "," and before not in CLOSING:
            return None
        return Attribution(span, position, reports=True, closing=True)
    if following[0] in _THAT or _tells(words, position + 1):
        return Attribution(span, position, reports=True)
    return None


def _is_last_day(words: Words, after: int) -> bool:
    """Say whether only the day ends a sentence (“…, a court heard on Thursday.”)."""
    return words.lower[after] in _ON and words.find(_VERB, after) < 0


def _tells(words: Words, start: int) -> bool:
    """Say whether a clause begins at word `start` without “that” (“heard Lowe, 40, had fled”)."""
    if words.lower[start] not in _HE and not words.tokens[start][0].isupper():
        return False
    return words.find(_VERB, start + 1, min(len(words), start + _NEAR)) >= 0
