"""What was deleted today, to choose from: `u` goes back in order, this goes straight to it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from tui.screens.chooser import Choice, Chooser

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import App

    from tui.annotations.changes import Step
    from tui.library import Library
    from tui.screens.desk import Desk

__all__ = ["NOTHING_DELETED", "bring_back", "deleted_choices"]

NOTHING_DELETED = "nothing was deleted within the last day"

_SHOWN = 3


def deleted_choices(steps: Sequence[Step]) -> list[Choice]:
    """Return deletes as choices: what was done, when by local time, and what notes said."""
    return [Choice(str(n), step.words, _detail(step)) for n, step in enumerate(steps)]


class _Changing(Protocol):
    """A screen that changes a library and says so."""

    @property
    def app(self) -> App[Any]: ...

    @property
    def desk(self) -> Desk: ...

    @property
    def library(self) -> Library: ...

    def say(self, words: str, /) -> None: ...

    async def change(self, save: Callable[[], object], words: str, /) -> object: ...


async def bring_back(screen: _Changing) -> None:
    """Ask which delete of today to take back, and take it back."""
    steps = await screen.desk.load(screen.library.deleted)
    if not steps:
        screen.say(NOTHING_DELETED)
        return
    question = "bring back what was deleted today"
    chosen = await screen.app.push_screen_wait(Chooser(deleted_choices(steps), question))
    if chosen is not None:
        step = steps[int(chosen)]
        await screen.change(lambda: screen.library.restore(step), "it is back; u takes it away")


def _detail(step: Step) -> str:
    rows = [change.before for change in step.changes if change.before and change.after is None]
    said = [str(row.get("note") or row.get("quote") or "") for row in rows]
    shown = [text for text in said if text][:_SHOWN]
    time = datetime.fromtimestamp(step.at).astimezone().strftime("%H:%M")
    return " · ".join([time, *shown])
