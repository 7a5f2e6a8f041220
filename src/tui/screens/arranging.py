"""The layout line: sizes and the measure, by keys that say what they have done.

`z` shows other panes at once, as it always did, and lets the last line name the keys that
change the layout. Those keys, and no others, are taken from what they do elsewhere, until any
other key is pressed, which does what it always does: there is nothing to open or to leave,
nothing covers the text, and who knows `z` only need not know more. Each pair is less and more.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from tui.arrangement import MEASURES, NARROW, Arrangement, Border, column
from tui.screens.panes import Panes
from tui.widgets.pane_row import PaneRow

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Arranging"]

BY_COLUMNS = 2
"""Columns that a key moves a border."""
BY_MEASURE = 4
"""Cells that a key changes the measure."""


class Arranging(Panes):
    """`z`, and what the mouse does to a border."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "z",
            "layout",
            "layout",
            id="view.layout",
            show=False,
            tooltip="other panes, and a line of keys for their sizes",
        ),
    ]
    PALETTE: ClassVar[Sequence[tuple[str, str]]] = (
        ("Shorter lines (z -)", "resize('measure', -1)"),
        ("Longer lines (z +)", "resize('measure', 1)"),
        ("Smaller list of documents (z h)", "resize('documents', -1)"),
        ("Larger list of documents (z l)", "resize('documents', 1)"),
        ("Smaller notes (z <)", "resize('side', -1)"),
        ("Larger notes (z >)", "resize('side', 1)"),
        ("Reset the layout (z 0)", "reset_layout"),
        *Panes.PALETTE,
    )

    arranging = False
    """Whether the last line names the keys of the layout."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Take a key only where the layout line names it."""
        if action == "layout_key":
            return self.arranging and parameters[0] in {part for part, _, _ in self.layout_parts()}
        return super().check_action(action, parameters)

    # The line ---------------------------------------------------------------------------

    def layout_parts(self) -> list[tuple[str, str, str]]:
        """Return what can be changed here: its part, the keys, how it is now.

        The side is the panel, or the card where that stands for it.
        """
        where = self.pane_row.where
        parts = [("measure", "- +", self._measure_in_words())] if self.reader.display else []
        if where.documents:
            parts.append(("documents", "h l", f"documents {where.documents}"))
        if where.panel:
            parts.append(("side", "< >", f"notes {where.panel}"))
        elif where.card and self.card.display:
            parts.append(("side", "< >", f"card {where.card}"))
        parts.append(("all", "0", "reset"))
        if self.size.width >= NARROW:  # below, Esc brings the text back
            parts.append(("done", "Esc", "done"))
        return parts

    @property
    def drawn_measure(self) -> int:
        """The cells of a line of text, also where the pane takes its new size only now."""
        where = self.pane_row.where
        return column(where.reader, self.reader.measure).measure

    def _measure_in_words(self) -> str:
        fits, chosen = self.drawn_measure, self.reader.measure
        return f"measure {chosen}" if fits == chosen else f"measure {fits} of {chosen}"

    def layout_keys(self) -> list[tuple[str, str]]:
        """Return what the last line says."""
        named = [(keys, label) for _, keys, label in self.layout_parts()]
        return [("z", self.panes_in_words()), *named]

    def show_keys(self) -> None:
        """Say in the last line what works here."""
        raise NotImplementedError

    def on_key(self) -> None:
        """Any key that the layout line does not name ends it, and does what it does."""
        if self.arranging:
            self.arranging = False
            self.show_keys()

    # What it does -----------------------------------------------------------------------

    async def action_layout(self) -> None:
        """Show other panes, and name the keys of the layout."""
        self.next_panes()
        self.arranging = True
        self.show_keys()
        await self.take_places()

    def action_layout_key(self, part: str, by: int) -> None:
        """Do what a key of the layout line says."""
        if part == "done":
            self.arranging = False
        elif part == "all":
            self.action_reset_layout()
        else:
            self.action_resize(part, by)
        self.show_keys()

    def action_resize(self, part: str, by: int) -> None:
        """Make the lines of the text or a pane smaller or larger by one step."""
        where = self.pane_row.where
        if part == "measure":
            self._resize_measure(by)
        elif part == "documents" and where.documents:
            self.resize_pane("documents", where.documents + by * BY_COLUMNS)
        elif part == "side" and where.panel:
            self.resize_pane("panel", where.panel + by * BY_COLUMNS)
        elif part == "side" and where.card:
            self.resize_pane("card", where.card + by)
        else:
            self.say("that pane is not shown: z shows other panes")

    def _resize_measure(self, by: int) -> None:
        drawn = self.drawn_measure
        if by > 0 and drawn < self.reader.measure:
            return  # the pane is no wider
        least, most = MEASURES
        measure = max(least, min(drawn + by * BY_MEASURE, most))
        self.arrangement = replace(self.arrangement, measure=measure)

    def resize_pane(self, border: Border, cells: int | None) -> None:
        """Give a pane so many cells as far as there is room, or its default (None)."""
        chosen = self.arrangement.resized(border, cells)
        if cells is not None:  # what is remembered is what was seen
            self.pane_row.arrangement = chosen
            chosen = chosen.resized(border, self.pane_row.where.size_of(border) or cells)
        self.arrangement = chosen

    def action_reset_layout(self) -> None:
        """Forget everything that was chosen."""
        self.arrangement = Arrangement()
        if self.focused is None or not self.query_one(f"#{self.pane_here}").display:
            self.show_pane("reader")

    @on(PaneRow.Resized)
    def move_border(self, event: PaneRow.Resized) -> None:
        """Let a border go with the mouse."""
        event.stop()
        self.resize_pane(event.border, event.cells)
        self.show_keys()
