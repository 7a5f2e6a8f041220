"""A denial in one of two passages that else say the same."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.comparing.negation import is_verb
from tui.comparing.relation import Difference
from tui.comparing.things import answers
from tui.comparing.words import fold_word

if TYPE_CHECKING:
    from tui.comparing.features import Features
    from tui.comparing.keys import Key

__all__ = ["denies_more", "lone_denial"]

_LOOKED_AT = 40
"""Words of a passage among which a denied one is looked for."""

_LEAD = 24
"""Code points before a denied deed in which it may be said to be ahead."""

_AHEAD = re.compile(r"\b(?:will|won't|would|shall|may|might|plans?)\b")

_UNTIL = re.compile(r"[^.;:,]{0,40}?\b(?:before|until|till|by|earlier than|sooner than)\b")


def lone_denial(a: Features, b: Features) -> Difference | None:
    """Return a denial in only one of two passages that else say the same: they do not."""
    if bool(a.negated) == bool(b.negated) or a.denies or b.denies:
        return None
    if any(replace(opposite, side=1 - opposite.side) in b.opposites for opposite in a.opposites):
        return None  # "not open" agrees with "closed"
    mine, turned = (a, False) if a.negated else (b, True)
    denied = _denied(mine)
    if denied is None:
        return None
    said = f"not {denied.span.of(mine.text)}", "said"
    return Difference("negation", *(said[::-1] if turned else said))


def denies_more(a: Features, b: Features) -> bool:
    """Say whether one of two passages denies what the other is silent of.

    "You may alter it, and no API offers that": who says that it may be altered is silent of that.
    """
    for mine, other in ((a, b), (b, a)):
        denied = _denied(mine)
        if denied and not other.negated and _is_ahead(mine, denied) and _was_done(other, denied):
            return True  # "will not open the mill", "the mill was opened in 1998"
        if denied and not (other.negated or other.windows) and _says_when(mine, denied):
            return True  # "cannot merge before July", "are to merge"
        if denied and not other.negated and not _says_when(mine, denied):
            return not any(answers(denied, key) for key in other.keys[:_LOOKED_AT])
    return False


def _says_when(passage: Features, denied: Key) -> bool:
    """Say whether a denial only says when: "will not open before March"."""
    return bool(passage.windows) and _UNTIL.match(passage.text, denied.span.end) is not None


def _is_ahead(passage: Features, deed: Key) -> bool:
    return (
        _AHEAD.search(passage.text[max(0, deed.span.start - _LEAD) : deed.span.start]) is not None
    )


def _was_done(passage: Features, deed: Key) -> bool:
    return any(
        answers(deed, key) and is_verb(fold_word(key.span.of(passage.text)))
        for key in passage.keys[:_LOOKED_AT]
    )


def _denied(passage: Features) -> Key | None:
    keys = (k for k in passage.keys[:_LOOKED_AT] if k.stem in passage.predicates)
    return min(keys, default=None, key=_start)


def _start(key: Key) -> int:
    return key.span.start
