"""Whether one passage is a copy of another, or of a part of it, with small edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.text.folding import fold, words

if TYPE_CHECKING:
    from tui.comparing.features import Features

__all__ = ["ECHO_WORDS", "copied"]

ECHO_WORDS = 8
"""Words from which on a passage can be a copy."""

_ECHO = 0.75
"""From which share of common runs of three words (of the shorter passage) text was copied."""

_SHORT = 12
"""Words up to which the last one alone can be all that a passage says: *the light on the reef was
out* has all but that in common with *confirms that the light on the reef was working*."""


def copied(a: Features, b: Features) -> bool:
    """Say whether the shorter passage stands in the other one, but for small edits."""
    if min(a.length, b.length) < ECHO_WORDS:
        return False
    few, many = sorted((a, b), key=lambda one: len(one.shingles))
    if len(few.shingles & many.shingles) < _ECHO * len(few.shingles):
        return False
    return few.length > _SHORT or _last_word(few.text) in _words(many.text)


def _last_word(text: str) -> str:
    said = words(text)
    return fold(said[-1].of(text)) if said else ""


def _words(text: str) -> set[str]:
    return {fold(word.of(text)) for word in words(text)}
