"""Which panes are on the screen, and which has the keys."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Literal, get_args

from textual import on
from textual.binding import Binding, BindingType
from textual.events import ScreenResume
from textual.widget import Widget

from tui.arrangement import NARROW, WIDE, Arrangement, PaneChoice
from tui.screens.base import ReadingBase
from tui.screens.type_ahead import TypeAhead

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["PANES", "Panes"]

PaneName = Literal["documents", "reader", "panel"]
PANES: tuple[PaneName, ...] = get_args(PaneName)

CHOICES: tuple[PaneChoice, ...] = get_args(PaneChoice)
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

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._unseen = ExitStack()
        """Open until the first frame is drawn."""

    @property
    def arrangement(self) -> Arrangement:
        """What the reader chose of the screen's arrangement."""
        return self.pane_row.arrangement

    @arrangement.setter
    def arrangement(self, chosen: Arrangement) -> None:
        shown = {f"-{name}": name == chosen.panes for name in CHOICES}
        # none of these classes says anything of the text, and styled it would be painted anew
        beside = (self.documents, self.card, self.panel)
        self._let_show(shown | {"-folded": chosen.folded}, beside)
        self.pane_row.arrangement = chosen
        self.reader.measure = chosen.measure or self.settings.measure
        self.state.arrangement = chosen.values()

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
        """Know before the panes are styled which of them will be shown, and how.

        Once there are panes, each class that comes has them styled, laid out and drawn again.
        """
        chosen, (width, _) = Arrangement.from_values(self.state.arrangement), self.app.size
        known = {f"-{chosen.panes}": True, "-folded": chosen.folded}
        at_least = [name for least, name in self.HORIZONTAL_BREAKPOINTS or () if width >= least]
        self.update_classes(known | dict.fromkeys(at_least[-1:], True), update=False)

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

    def _let_show(self, classes: Mapping[str, bool], panes: Iterable[Widget]) -> None:
        """Set classes that say which of the panes are shown: nothing else is styled for them."""
        before = self.classes
        self.update_classes(classes, update=False)
        if self.classes != before:
            self.app.stylesheet.update_nodes(panes, animate=False)

    def clear_the_way(self) -> None:
        """Hide text and card where another pane has all of the screen.

        No class of the screen hides them: a text that is styled is painted all anew.
        """
        elsewhere = self.has_class("-at-documents") or self.has_class("-at-panel")
        away = elsewhere and self.size.width < WIDE
        for pane in (self.reader, self.card):
            if away or pane.styles.inline.has_rule("display"):
                pane.styles.display = "none" if away else None

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
        front = {f"-at-{pane}": pane == name for pane in PANES}
        # On a wide screen it changes nothing; one that becomes narrow is styled anew.
        self._let_show(front, () if self.has_class("-wide") else (self.documents, self.panel))
        self.clear_the_way()
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
        chosen, here = self.arrangement, self.pane_here
        if self.size.width >= WIDE:
            panes = CHOICES[(CHOICES.index(chosen.panes) + 1) % len(CHOICES)]
            self.arrangement = replace(chosen, panes=panes)
            if not self.query_one(f"#{here}").display:
                self.show_pane("reader")
        elif self.size.width < NARROW:
            self.show_pane(PANES[(PANES.index(here) + 1) % len(PANES)])
        elif here == "reader" and not chosen.folded:
            self.arrangement = replace(chosen, folded=True)
        elif here == "panel":
            self.show_pane("reader")
            self.arrangement = replace(chosen, folded=False)
        else:
            self.show_pane("documents" if here == "reader" else "panel")

    def panes_in_words(self) -> str:
        """Say which panes are shown."""
        chosen = self.arrangement
        if self.size.width >= WIDE:
            return SAID[chosen.panes]
        here = next((n for n in PANES if self.has_class(f"-at-{n}")), "reader")
        card = self.size.width >= NARROW and not chosen.folded
        text = "text, card" if card else "text"
        return {"documents": "documents", "panel": "notes"}.get(here, text)
