"""A deed that is still ahead beside one that was done or not, long before.

Who says that a dam was never built does not contradict who votes to build it, and "the mill will
not open" is no answer to "the mill was opened in 1998".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.comparing.negation import is_verb
from tui.comparing.other_years import look_back_apart
from tui.comparing.words import fold_word

if TYPE_CHECKING:
    from tui.comparing.features import Features
    from tui.comparing.keys import Key

__all__ = ["at_other_times"]

_BESIDE = 32
"""Code points before a deed in which it may be said to be ahead."""

_AHEAD = re.compile(
    r"\b(?:will|shall|would|wants|hopes|plans?)\b(?! have been)[^.;:,]*\Z"
    r"|(?<!\bhad)(?<!\bhas)(?<!\bhave)(?<!\bused)(?<!\brefused)(?<!\bfailed) to (?:be )?\Z"
)


def at_other_times(mine: Features, key: Key, other: Features, answer: Key) -> bool:
    """Say whether a denied deed and its answer are deeds of two times.

    Args:
        mine: The passage that denies.
        key: The word that it denies.
        other: The other passage.
        answer: The word that answers the denied one.
    """
    if key.stem != answer.stem:
        return False
    ahead, done = _is_ahead(other, answer), _is_ahead(mine, key)
    if ahead == done:
        return False
    if done:
        return _is_done(other, answer) and look_back_apart(mine, other)
    return _is_done(mine, key)


def _is_ahead(passage: Features, deed: Key) -> bool:
    start = max(0, deed.span.start - _BESIDE)
    return _AHEAD.search(passage.text[start : deed.span.start]) is not None


def _is_done(passage: Features, deed: Key) -> bool:
    return is_verb(fold_word(deed.span.of(passage.text)))
