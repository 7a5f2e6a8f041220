"""The panes side by side, or one over the other, with borders that the mouse can drag.

A border is where one pane ends: the row of panes knows where all of them are, so it alone
deals with the mouse there. It changes nothing by itself: it says which size is wanted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.message import Message
from textual.reactive import var
from textual.widget import Widget

from tui.arrangement import Arrangement, Border, Geometry, geometry
from tui.handlers import KnownHandlers

if TYPE_CHECKING:
    from textual import events

__all__ = ["PaneRow"]

_AROUND = 2
"""The lines of the screen above and below the panes."""


def _key(key: str, part: str, by: int, name: str, what: str) -> Binding:
    """Return a key of the layout: before all others, where the screen's `check_action` lets it."""
    action = f"layout_key({part!r}, {by})"
    return Binding(key, action, what, show=False, priority=True, tooltip=what, id=f"layout.{name}")


class _PaneLayout(Layout):
    """Puts the panes where :func:`tui.arrangement.geometry` says."""

    name = "panes"

    def arrange(
        self,
        parent: Widget,
        children: list[Widget],
        size: Size,
        greedy: bool = True,  # noqa: ARG002 - as Textual calls it
    ) -> ArrangeResult:
        """Return the places of the panes that are shown."""
        shown = {child.id: child for child in children}
        where = parent.where_in(size) if isinstance(parent, PaneRow) else geometry(*size)
        regions = _regions(where, size, alone=len(shown) == 1)
        return [
            WidgetPlacement(region, NULL_OFFSET, NULL_SPACING, widget)
            for name, region in regions.items()
            if region and (widget := shown.get(name)) is not None
        ]


def _regions(where: Geometry, size: Size, *, alone: bool) -> dict[str, Region]:
    """Return where each pane stands; a pane that is alone has everything."""
    width, height = size
    if alone:
        everything = Region(0, 0, width, height)
        return dict.fromkeys(("documents", "reader", "card", "panel"), everything)
    left, right = where.documents, where.documents + where.reader
    return {
        "documents": Region(0, 0, left, height),
        "reader": Region(left, 0, where.reader, where.lines),
        "card": Region(left, where.lines, where.reader, where.card),
        "panel": Region(right, 0, where.panel, height),
    }


class PaneRow(KnownHandlers, Widget):
    """Holds `#documents`, `#reader`, `#card` and `#panel`, and arranges them."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        _key("minus", "measure", -1, "shorter", "shorter lines"),
        _key("plus,equals_sign", "measure", 1, "longer", "longer lines"),
        _key("h", "documents", -1, "documents-less", "smaller list of documents"),
        _key("l", "documents", 1, "documents-more", "larger list of documents"),
        _key("less_than_sign", "side", -1, "notes-less", "smaller notes"),
        _key("greater_than_sign", "side", 1, "notes-more", "larger notes"),
        _key("0", "all", 0, "reset", "reset the whole layout"),
        _key("escape", "done", 0, "done", "back to the other keys"),
    ]
    DEFAULT_CSS = "PaneRow { width: 1fr; height: 1fr; }"

    arrangement: var[Arrangement] = var(Arrangement(), init=False)
    """What the reader chose; who owns the row sets it."""

    @dataclass
    class Resized(Message):
        """A border was dragged: its pane shall have so many cells, or its default (None)."""

        border: Border
        cells: int | None

        def can_replace(self, message: Message) -> bool:
            """Only where the mouse is now counts."""
            return isinstance(message, PaneRow.Resized) and message.border == self.border

    _dragged: Border | None = None

    def __init__(self, *children: Widget, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(*children, id=id)
        self._panes = _PaneLayout()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Ask the screen of these panes, which is not the one on top while the palette is open."""
        return action != "layout_key" or self.screen.check_action(action, parameters)

    async def action_layout_key(self, part: str, by: int) -> None:
        """Let the screen do it."""
        await self.app.run_action(f"layout_key({part!r}, {by})", self.screen)

    @property
    def layout(self) -> Layout:
        """What puts the panes in their places: no style, because it is no choice."""
        return self._panes

    def where_in(self, size: Size) -> Geometry:
        """Return the geometry of the panes in a row of this size."""
        return geometry(size.width, size.height + _AROUND, self.arrangement)

    def where_with(self, chosen: Arrangement) -> Geometry:
        """Return the geometry of the panes if `chosen` were the arrangement."""
        return geometry(self.size.width, self.size.height + _AROUND, chosen)

    @property
    def where(self) -> Geometry:
        """Where the panes stand now."""
        return self.where_in(self.size)

    def watch_arrangement(self) -> None:
        """Let the panes take their new places."""
        if self.children:  # a child's new layout is what makes a widget arrange its children
            self.children[0].refresh(layout=True)

    # The mouse --------------------------------------------------------------------------

    def border_at(self, x: int, y: int) -> Border | None:
        """Return the border at a cell of the screen, if one that can be moved is there."""
        for border, pane in self._bordered().items():
            region = pane.region
            edge = {
                "documents": Region(region.right - 1, region.y, 1, region.height),
                "panel": Region(region.x, region.y, 1, region.height),
                "card": Region(region.x, region.y, region.width, 1),
            }[border]
            if edge.contains(x, y):
                return border
        return None

    def _bordered(self) -> dict[Border, Widget]:
        """Return the panes whose border can be moved now."""
        names: tuple[Border, ...] = ("documents", "panel", "card")
        where = self.where
        return {
            name: pane
            for pane in self.displayed_children
            for name in names
            if pane.id == name and where.size_of(name)
        }

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of a border."""
        border = self.border_at(event.screen_x, event.screen_y)
        if border is not None and event.button == 1:
            event.stop()
            self._dragged = border
            self._point_at(border)
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Let a border go with the mouse; show that one can be taken hold of."""
        border = self._dragged
        if border is None:
            self._point_at(self.border_at(event.screen_x, event.screen_y))
            return
        event.stop()
        x, y = event.screen_x - self.region.x, event.screen_y - self.region.y
        width, height = self.size
        cells = {"documents": x + 1, "panel": width - x, "card": height - y}[border]
        if cells != self.where.size_of(border):
            self.post_message(self.Resized(border, max(1, cells)))

    def on_mouse_up(self) -> None:
        """Let go."""
        if self._dragged is not None:
            self._dragged = None
            self.release_mouse()

    def on_mouse_release(self) -> None:
        """The mouse was taken away in mid-drag."""
        self._dragged = None

    def on_click(self, event: events.Click) -> None:
        """Give a border its place of before on a double click."""
        border = self.border_at(event.screen_x, event.screen_y)
        if border is not None and event.chain == 2:
            event.stop()
            self.post_message(self.Resized(border, None))

    def on_leave(self) -> None:
        """The mouse is elsewhere."""
        self._point_at(None)

    def _point_at(self, border: Border | None) -> None:
        for pane in self.children:
            pane.set_class(pane.id == border and border is not None, "-held")
