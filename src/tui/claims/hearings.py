"""What a court heard and members were told: somebody said it there, whoever it was.

“Mr Lowe fell ill in May, the inquest heard.” “Jurors were told that he had fled.” What somebody
has only heard is hearsay, unless somebody is named (“I heard from the driver that …”).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.claims.humans import is_human
from tui.claims.lexicon import bit
from tui.claims.phrase_ends import before_what
from tui.claims.phrases import phrase_after, phrase_before
from tui.claims.sources import Attribution
from tui.claims.verbs import STOPS
from tui.claims.words import CLOSING

if TYPE_CHECKING:
    from tui.claims.words import Words

__all__ = ["HEARERS", "heard", "is_hearsay", "tells_hearsay"]

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
_DONE, _SUBJECT = bit("auxiliary", "past", "be"), bit("determiner", "pronoun", "person", "body")
HEARERS = frozenset(
    ("i", "we", "i've", "we've", "i'm", "we're", "ich", "wir", "mir", "uns", "man", "es")
)
"""What the phrases begin with by which an author says that something is hearsay."""
_HEDGE, _WHOSE = bit("hedge"), frozenset(("from", "by"))
_SOON, _WHOM = 4, frozenset(("you", "him", "them", "me", "us"))
_ALL, _BEFORE = frozenset(("all", "of", "like", "about")), frozenset(("before", "one", "too"))


def heard(words: Words, position: int) -> Attribution | None:
    """Return who heard (or “was told”, at word `position`) what the sentence tells, or None.

    It is rather from whom they heard it, if the sentence says so.
    """
    if words.lower[position + 1 : position + 2] == ["from"]:
        return _heard_from(words, position)
    return _heard_by(words, position)


def _heard_by(words: Words, position: int) -> Attribution | None:
    """Return who heard or “was told” it, of those in front of whom it is said aloud."""
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


def _heard_from(words: Words, position: int) -> Attribution | None:
    """Return from whom somebody has heard (at word `position`) what the sentence tells, or None."""
    span = phrase_after(words, position + 2)
    if span is None:
        return None
    span = before_what(words, span)
    after = span[1]
    if after >= len(words) or not is_human(words, span):
        return None
    if words.lower[after] not in _THAT and not _is_told(words, after):
        return None
    return Attribution(span, position, reports=True)


def is_hearsay(words: Words, position: int) -> bool:
    """Say whether the author has only heard, or been told by nobody who is named, what follows.

    It is said of phrases of hedging; those that do not begin with “I” or “we” always hedge.
    “I heard you” and “I was told to wait” tell nothing.
    """
    lower = words.lower
    if lower[position] not in HEARERS:
        return True
    after = position + words.lengths.get(position, 1)
    near = lower[after : after + _SOON]
    if not near or near[0] in _WHOSE:
        return False
    if words.lexicon.capitalised_nouns:
        return near[0] == ","  # “es heißt, die Bank habe …”
    for k, word in enumerate(near[:-1], after):
        if word in _THAT:
            all_that = k > after and lower[k - 1] in _ALL
            return not all_that and lower[k + 1][0].isalnum() and lower[k + 1] not in _BEFORE
    return _is_told(words, after)


def tells_hearsay(words: Words, start: int) -> bool:
    """Say whether the clause at word `start` begins with what an author has only heard."""
    mine = words.bits[start] & _HEDGE and words.lower[start] in HEARERS
    return bool(mine) and is_hearsay(words, start)


def _is_told(words: Words, start: int) -> bool:
    """Say whether a clause without “that” begins at word `start` (“the fee would double”)."""
    lower = words.lower[start]
    begins = words.tokens[start][0].isupper() or words.bits[start] & _SUBJECT or lower in _HE
    if not begins or lower in _WHOM:
        return False
    verb = words.find(_DONE, start + 1, min(len(words), start + _NEAR))
    return verb > 0 and all(word[0].isalnum() for word in words.lower[start:verb])
