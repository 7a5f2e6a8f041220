"""What was deleted today, to choose from: `u` goes back in order, this goes straight to it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from tui.screens.chooser import Choice, Chooser

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import App

    from tui.annotations.changes import Step

__all__ = ["NOTHING_DELETED", "ask_deleted", "deleted_choices"]

NOTHING_DELETED = "nothing was deleted within the last day"

_SHOWN = 3


def deleted_choices(steps: Sequence[Step]) -> list[Choice]:
    """Return deletes as choices: what was done, when by local time, and what notes said."""
    return [Choice(str(n), step.words, _detail(step)) for n, step in enumerate(steps)]


async def ask_deleted(app: App[Any], steps: Sequence[Step]) -> Step | None:
    """Ask which delete to take back; None for none."""
    question = "bring back what was deleted today"
    chosen = await app.push_screen_wait(Chooser(deleted_choices(steps), question))
    return None if chosen is None else steps[int(chosen)]


def _detail(step: Step) -> str:
    rows = [change.before for change in step.changes if change.before and change.after is None]
    said = [str(row.get("note") or row.get("quote") or "") for row in rows]
    shown = [text for text in said if text][:_SHOWN]
    time = datetime.fromtimestamp(step.at).astimezone().strftime("%H:%M")
    return " · ".join([time, *shown])
