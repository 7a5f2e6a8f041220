"""The judge prompt: one line of letters, one key, done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.annotations.annotation import VERDICTS
from tui.screens.prompting import LetterPrompt

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["IS_A_CLAIM", "NOT_A_CLAIM", "NO_VERDICT", "JudgePrompt", "verdict_keys"]

NO_VERDICT = "-"
"""What the prompt returns where the verdict shall be taken away."""
NOT_A_CLAIM = "x"
"""What the prompt returns where the passage is no claim at all."""

IS_A_CLAIM = "+"
"""What the prompt returns where the passage is a claim that was not seen as one."""

_TAKEN = frozenset("xq?:")
"""Letters that mean something of their own in the prompt."""


def verdict_keys(verdicts: Sequence[str]) -> dict[str, str]:
    """Return the verdict behind each key: its first letter that is still free, else a digit.

    For the five of :data:`tui.annotations.VERDICTS` these are `s d r u o`.
    """
    keys: dict[str, str] = {}
    for verdict in verdicts:
        letters = (c for c in verdict.casefold() if c.isascii() and c.isalpha())
        spare = (*letters, *"123456789", *"abcdefghijklmnoprstuvwyz")
        key = next((c for c in spare if c not in keys and c not in _TAKEN), None)
        if key is not None:
            keys[key] = verdict
    return keys


class JudgePrompt(LetterPrompt[str]):
    """Asks for a verdict; returns its name, one of the three above, or None when given up.

    Args:
        verdicts: the library's verdicts.
        current: the verdict the passage has.
        label: what stands before the answers, for judging several passages at once.
        dismissable: whether "not a claim" is offered (a note of one's own cannot be dismissed).
        addable: whether "a claim" is offered, for what detection has missed.
    """

    def __init__(
        self,
        verdicts: Sequence[str] = VERDICTS,
        current: str | None = None,
        *,
        label: str = "judge",
        dismissable: bool = True,
        addable: bool = False,
    ) -> None:
        keys = verdict_keys(verdicts)
        answers = {key: (verdict, verdict) for key, verdict in keys.items()}
        answers["-"] = (NO_VERDICT, "none")
        if dismissable:
            answers["x"] = (NOT_A_CLAIM, "not a claim")
        if addable:
            answers["+"] = (IS_A_CLAIM, "a claim")
        now = next((key for key, verdict in keys.items() if verdict == current), None)
        super().__init__(label, answers, now=now or (None if current else "-"))
