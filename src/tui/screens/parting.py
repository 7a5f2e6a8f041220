"""A screen that ends what it was waiting for before it is taken apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

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

    def on_prune(self) -> None:  # type: ignore[override] # Textual calls every class's own
        """End them while the widgets still stand."""
        self.workers.cancel_node(self)
