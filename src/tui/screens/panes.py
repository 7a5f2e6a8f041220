"""Which panes are on the screen, and which has the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from tui.screens.base import ReadingBase

if TYPE_CHECKING:
    from textual.widget import Widget

__all__ = ["Panes"]

LAYOUTS = ("all", "no-documents", "no-panel", "text")
"""What `z` goes through on a wide screen."""


PANES = ("documents", "reader", "panel")


class Panes(ReadingBase):
    """Tab and `z`; below 100 columns the panel folds, below 70 one pane shows at a time."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "pane(1)", "next pane", id="pane.next", show=False),
        Binding("shift+tab", "pane(-1)", "previous pane", id="pane.previous", show=False),
        Binding("z", "layout", "layout", id="view.layout", show=False, tooltip="which panes"),
    ]

    def panes(self) -> list[Widget]:
        """The panes that are on the screen now."""
        return [p for p in (self.documents, self.reader, self.panel) if p.display]

    def show_pane(self, name: str) -> None:
        """Bring a pane to the front where only one fits, and give it the keys."""
        for pane in PANES:
            self.set_class(pane == name, f"-at-{pane}")
        focus = {"documents": self.documents.row_list, "reader": self.reader}.get(name)
        if focus is not None:
            focus.focus()
        else:
            self.panel.focus_cards()

    def action_pane(self, by: int) -> None:
        """Go to the next pane; where only one fits, show it instead."""
        focused = self.focused
        here = next(
            (
                name
                for name in PANES
                if focused is not None
                and any(node.id == name for node in focused.ancestors_with_self)
            ),
            "reader",
        )
        self.show_pane(PANES[(PANES.index(here) + by) % 3])

    def action_layout(self) -> None:
        """Show other panes."""
        now = next((name for name in LAYOUTS if self.has_class(f"-{name}")), "all")
        new = LAYOUTS[(LAYOUTS.index(now) + 1) % len(LAYOUTS)]
        self.remove_class(f"-{now}")
        self.add_class(f"-{new}")
        self.state.layout = {**self.state.layout, "panes": new}
        self.say(f"panes: {new.replace('-', ' ')}")
