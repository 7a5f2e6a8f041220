"""A screen that answers once, and ends what it was waiting for before it is taken apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.await_complete import AwaitComplete

if TYPE_CHECKING:
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
        for worker in tuple(self.workers):
            if self in worker.node.ancestors_with_self:
                worker.cancel()
