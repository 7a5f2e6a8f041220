"""Which panes are on the screen, and which has the keys."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from typing import Any, ClassVar, Literal, TypeVar, get_args

from textual import on
from textual.binding import Binding, BindingType
from textual.events import ScreenResume
from textual.geometry import Size
from textual.widget import Widget

from tui.arrangement import NARROW, WIDE, Arrangement, PaneChoice
from tui.screens.base import ReadingBase
from tui.screens.type_ahead import TypeAhead

__all__ = ["PANES", "Panes"]

PaneName = Literal["documents", "reader", "panel"]
PANES: tuple[PaneName, ...] = get_args(PaneName)

AnyPane = TypeVar("AnyPane", bound=Widget)

CHOICES: tuple[PaneChoice, ...] = get_args(PaneChoice)
BESIDE: dict[PaneChoice, tuple[PaneName, ...]] = {
    "all": ("documents", "panel"),
    "no-documents": ("panel",),
    "no-panel": ("documents",),
    "text": (),
}
"""What stands beside the text of a wide screen."""
SAID: dict[PaneChoice, str] = {
    "all": "all",
    "no-documents": "text, notes",
    "no-panel": "documents, text",
    "text": "text",
}
"""What each choice is called where little room is."""


class Panes(ReadingBase):
    """Tab and `z`; below 100 columns the panel folds, below 70 one pane shows at a time."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "pane(1)", "next pane", id="pane.next", show=False),
        Binding("shift+tab", "pane(-1)", "previous pane", id="pane.previous", show=False),
    ]

    _has_started = False
    _front: PaneName = "reader"
    """The pane that is shown where only one fits."""
    _chosen = Arrangement()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._unseen = ExitStack()
        """Open until the first frame is drawn."""

    @property
    def arrangement(self) -> Arrangement:
        """What the reader chose of the screen's arrangement."""
        return self._chosen

    @arrangement.setter
    def arrangement(self, chosen: Arrangement) -> None:
        self._chosen = self.pane_row.arrangement = chosen
        self.place_panes()
        self.reader.measure = chosen.measure or self.settings.measure
        self.state.arrangement = chosen.values()
        self._expect_next()

    def set_focus(
        self,
        widget: Widget | None,
        scroll_visible: bool = True,
        from_app_focus: bool = False,
    ) -> None:
        """Give a widget the keys, and its pane the border that says so.

        A `:focus-within` in the style sheet would style each widget of both panes anew.
        """
        super().set_focus(widget, scroll_visible, from_app_focus)
        inside = self.focused.ancestors_with_self if self.focused is not None else ()
        for pane in (self.documents, self.panel):
            pane.light(on=pane in inside)

    def expect_room(self) -> None:
        """Know before there are panes which of them are shown, and how wide the screen is.

        Afterwards, each class that comes has them styled, laid out and drawn again.
        """
        self._chosen, width = Arrangement.from_values(self.state.arrangement), self._columns
        at_least = [name for least, name in self.HORIZONTAL_BREAKPOINTS or () if width >= least]
        self.update_classes(dict.fromkeys(at_least[-1:], True), update=False)

    @on(ScreenResume)
    async def open_first(self) -> None:
        """Open what was asked for before the first frame, which is drawn once.

        The panes take their places first, so that what is put in them fits.
        """
        if self._has_started:
            return
        self._has_started = True
        self._unseen.enter_context(self.app.batch_update())
        self._refresh_layout(self.app.size)
        await self._all_at_rest()
        self.start()
        await self._all_at_rest()
        self.call_later(self._draw_first)  # behind all that they have asked for

    async def _all_at_rest(self) -> None:
        """Wait until the widgets know their sizes, and have said what comes of it."""
        for widget in self.walk_children(Widget):
            await TypeAhead.dealt_with(widget)

    async def take_places(self) -> None:
        """Lay the panes out now, and draw nothing until they hold what fits their new sizes.

        Not for a handler of a pane: it would wait for itself.
        """
        with self.app.batch_update():
            self._layout_required = False
            self._refresh_layout(self.app.size)
            await self._all_at_rest()
        self.catch_up()

    def _draw_first(self) -> None:
        self._unseen.close()
        self._layout_required = self._repaint_required = False  # what follows is all of it
        self._refresh_layout(self.app.size)

    def start(self) -> None:
        """Open what was asked for, or what was open last."""
        raise NotImplementedError

    def place_panes(self, width: int | None = None) -> None:
        """Show the panes that are chosen and fit into `width` columns, and hide the others.

        No class of the screen says so: each pane would be styled with all its parts for it, and
        the text painted all anew.
        """
        for pane in (self.documents, self.reader, self.card, self.panel):
            self.fitted(pane, width)

    def fitted(self, pane: AnyPane, width: int | None = None) -> AnyPane:
        """Return a pane that is shown or hidden as it belongs on a screen of `width` columns."""
        wanted = "block" if pane.id in self._shown_names(width or self._columns) else "none"
        if pane.styles.display != wanted:
            pane.styles.display = wanted
        return pane

    @property
    def _columns(self) -> int:
        return self.size.width or self.app.size.width

    def _shown_names(self, width: int) -> set[str]:
        if width >= WIDE:
            return {"reader", *BESIDE[self._chosen.panes]}
        if self._front != "reader":
            return {self._front}
        has_card = width >= NARROW and not self._chosen.folded
        return {"reader", "card"} if has_card else {"reader"}

    def _screen_resized(self, size: Size) -> None:
        """Know which panes fit before they are laid out."""
        if self.is_mounted:
            self.place_panes(size.width)
        super()._screen_resized(size)

    def panes(self) -> list[Widget]:
        """The panes that are on the screen now."""
        return [p for p in (self.documents, self.reader, self.panel) if p.display]

    @property
    def pane_here(self) -> PaneName:
        """The pane that has the keys."""
        nodes = self.focused.ancestors_with_self if self.focused is not None else ()
        return next((name for name in PANES if any(n.id == name for n in nodes)), "reader")

    def show_pane(self, name: str) -> None:
        """Bring a pane to the front, where only one fits or it was put away; give it the keys."""
        self._front = next((pane for pane in PANES if pane == name), "reader")
        self.place_panes()
        hiding: dict[str, dict[PaneChoice, PaneChoice]] = {
            "documents": {"no-documents": "all", "text": "no-panel"},
            "panel": {"no-panel": "all", "text": "no-documents"},
        }
        instead = hiding.get(name, {}).get(self.arrangement.panes)
        if instead is not None and self.size.width >= WIDE:
            self.arrangement = replace(self.arrangement, panes=instead)
        focus = {"documents": self.documents.row_list, "reader": self.reader}.get(name)
        if focus is not None:
            self.set_focus(focus)
        else:
            self.panel.focus_cards()

    def action_pane(self, by: int) -> None:
        """Go to the next pane; where only one fits, show it instead."""
        side_by_side = self.size.width >= WIDE
        names = [n for n in PANES if not side_by_side or self.query_one(f"#{n}").display]
        here = self.pane_here
        if names == [here]:
            self.say("only the text is shown: z shows more")
        elif here in names:
            self.show_pane(names[(names.index(here) + by) % len(names)])
        else:
            self.show_pane("reader")

    def next_panes(self) -> None:
        """Show other panes: the next choice of those that a screen of this width has."""
        here, width = self.pane_here, self.size.width
        if width >= WIDE:
            self.arrangement = self._next_arrangement()
            if not self.query_one(f"#{here}").display:
                self.show_pane("reader")
        elif width < NARROW:
            self.show_pane(PANES[(PANES.index(here) + 1) % len(PANES)])
        elif here == "reader" and not self._chosen.folded:
            self.arrangement = self._next_arrangement()
        elif here == "panel":
            self.show_pane("reader")
            self.arrangement = replace(self._chosen, folded=False)
        else:
            self.show_pane("documents" if here == "reader" else "panel")

    def _next_arrangement(self) -> Arrangement:
        """Return what stands around the text when it is next shown in another size."""
        chosen = self._chosen
        if self.size.width < WIDE:
            return replace(chosen, folded=not chosen.folded)
        return replace(chosen, panes=CHOICES[(CHOICES.index(chosen.panes) + 1) % len(CHOICES)])

    def _expect_next(self) -> None:
        """Let the text be made ready for the size that it has after the next `z`."""
        if self.size.width >= NARROW:
            where = self.pane_row.where_with(self._next_arrangement())
            self.reader.expect_size(Size(where.reader, where.lines))

    def on_resize(self) -> None:
        """Know which size comes next now."""
        self._expect_next()

    def panes_in_words(self) -> str:
        """Say which panes are shown."""
        chosen = self.arrangement
        if self.size.width >= WIDE:
            return SAID[chosen.panes]
        here = self._front
        card = self.size.width >= NARROW and not chosen.folded
        text = "text, card" if card else "text"
        return {"documents": "documents", "panel": "notes"}.get(here, text)
