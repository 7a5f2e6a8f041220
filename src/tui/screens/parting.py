"""A screen that begins nothing late, answers once, and ends what it waits for before it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.await_complete import AwaitComplete
from textual.events import Mount, Resize

if TYPE_CHECKING:
    from textual.events import Event
    from textual.widget import Widget

    _Base = Widget
else:
    _Base = object  # a class beside those of Textual

__all__ = ["Parting"]


class Parting(_Base):
    """Cancels its workers as soon as it is asked to go; a class before Textual's own.

    Textual does so once the widgets of the screen are gone. A worker that had waited for a
    thread went on in between, looked for one of them, and ended the program with a traceback.
    """

    async def on_event(self, event: Event) -> None:
        """Take part in what happens, at the size there is now, but in no start once all ends.

        A screen that is being made then has none of its widgets, and would ask for them.
        """
        if isinstance(event, Resize) and event.size != self.app.size:
            # One that waited while the next was on its way. Laid out for it, a screen tells itself
            # of that size in its turn, and goes from one size to the other for ever.
            event = Resize(self.app.size, self.app.size)
        ends = self.app._exit or self._closing or self._pruning  # noqa: SLF001 - no public way to ask
        if not (ends and isinstance(event, Mount)):
            await super().on_event(event)

    @property
    def is_asking(self) -> bool:
        """Whether the reader has to do with this screen, and with none above it."""
        top: object = next(reversed(self.app.screen_stack), None)
        return top is self

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Give the answer, once: Textual takes away whatever screen is on top by then."""
        if not self.is_asking:
            return AwaitComplete()
        answered: AwaitComplete = super().dismiss(result)  # type: ignore[misc] # a screen's
        return answered

    def on_prune(self) -> None:  # type: ignore[override] # Textual calls every class's own
        """End them, and those of its widgets, while all of these still stand."""
        self.end_work()

    def end_work(self) -> None:
        """Cancel the workers of the screen and of its widgets."""
        for worker in tuple(self.workers):
            if self in worker.node.ancestors_with_self:
                worker.cancel()
