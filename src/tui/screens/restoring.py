"""What was deleted today, to choose from: `u` goes back in order, this goes straight to it.

And notes that were being written when the program ended, for who no longer knows where.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, cast

from textual import work
from textual.binding import Binding, BindingType
from textual.dom import DOMNode

from tui.errors import GlossError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import App

    from tui.annotations.changes import Step
    from tui.library import Library
    from tui.screens.chooser import Choice
    from tui.screens.desk import Desk
    from tui.screens.drafts import Left

__all__ = ["NOTHING_DELETED", "Restoring", "deleted_choices"]

NOTHING_DELETED = "nothing was deleted within the last day"

_SHOWN = 3


def deleted_choices(steps: Sequence[Step]) -> list[Choice]:
    """Return deletes as choices: what was done, when by local time, and what notes said."""
    from tui.screens.chooser import Choice

    return [Choice(str(n), step.words, _detail(step)) for n, step in enumerate(steps)]


class _Changing(Protocol):
    """A screen that changes a library and says so."""

    @property
    def app(self) -> App[Any]: ...

    @property
    def desk(self) -> Desk: ...

    @property
    def library(self) -> Library: ...

    def say(self, words: str, severity: str = ..., /) -> None: ...

    async def change(self, save: Callable[[], object], words: str, /) -> object: ...


class Restoring(DOMNode):
    """`U`, on every screen that changes notes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("U", "deleted", "deleted", id="mark.deleted", show=False,
                tooltip="bring back what was deleted today, or left unsaved"),
    ]  # fmt: skip

    @work(group="dialog", exclusive=True)
    async def action_deleted(self) -> None:
        """List what was deleted today, also before a restart, and bring one of it back."""
        screen = cast("_Changing", self)
        try:
            left = await self.unsaved()
            steps = await screen.desk.load(screen.library.deleted)
        except GlossError as error:
            screen.say(str(error), "error")
            return
        if not (left or steps):
            screen.say(NOTHING_DELETED)
            return
        from tui.screens.chooser import Choice, Chooser

        drafts = [
            Choice(f"draft {n}", one.draft.quote or one.draft.title, f"unsaved · {one.draft.note}")
            for n, one in enumerate(left)
        ]
        question = "bring back what was deleted today" + (" or left unsaved" if left else "")
        asked = Chooser([*drafts, *deleted_choices(steps)], question)
        chosen = await screen.app.push_screen_wait(asked)
        if chosen is None:
            return
        kind, _, number = chosen.rpartition(" ")
        if kind:
            await self.write_on(left[int(number)])
            return
        step = steps[int(number)]
        await screen.change(lambda: screen.library.restore(step), "it is back; u takes it away")

    async def unsaved(self) -> Sequence[Left]:
        """Return the notes that were left unsaved, where the screen can go on with them."""
        return ()

    async def write_on(self, left: Left) -> None:
        """Go on with one of them; a screen that offers them must say how."""
        raise NotImplementedError


def _detail(step: Step) -> str:
    rows = [change.before for change in step.changes if change.before and change.after is None]
    said = [str(row.get("note") or row.get("quote") or "") for row in rows]
    shown = [text for text in said if text][:_SHOWN]
    time = datetime.fromtimestamp(step.at).astimezone().strftime("%H:%M")
    return " · ".join([time, *shown])
