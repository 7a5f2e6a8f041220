"""The right pane: the annotations, claims and related passages of the open document.

How to use it. Mount one `AnnotationPanel(id="panel")`, and give it what there is:

    panel.show_tags(library.tags())                  colours, when the codebook changes
    panel.show_notes(placed, links)                  links: link_ends(all_placed, titles)
    panel.show_list(NoteList.of(placed, links))      the same, listed beforehand in a thread
    panel.show_claims(claims)                        those that the density shows, by position
    panel.show_pairs(path, pairs, titles)            titles: path -> title
    panel.follow(target)                             the reader's `Target`: its card comes into view
    panel.around(target)                             for `CompactCard.show_around`
    panel.focus_cards()                              give it the keys
    panel.tab = "notes" | "claims" | "elsewhere"

Each may be called in any order and as often as one likes: cursor, marks, filter and order stay.
It posts

    Chosen(row, id, span, kind, final)   the reader moved to a card: let the text go to `span`
                                         (code points here, None for memos and orphans); `final`
                                         after Enter: give the text the keys
    Acted(verb, rows)                    x y t c on the marked cards, else on the current one;
                                         e and r on that one, and so `follow` (O): with links
                                         the other ends, on one of copies another copy
    OpenDocument(path, offset)           Enter on a card of Elsewhere

Rows are `NoteRow(placed, links)`, `ClaimRow(claim, annotation)` and `PairRow(pair, title)`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from textual import on
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from tui.messages import Notice, OpenDocument
from tui.widgets.annotation_panel_base import PanelBase
from tui.widgets.annotation_panel_model import TABS, Tab
from tui.widgets.annotation_panel_rows import ClaimRow, NoteRow, PairRow, PanelRow
from tui.widgets.annotation_panel_tabs import PanelTabs
from tui.widgets.card_list import CardList
from tui.widgets.filter_list import FilterInput

if TYPE_CHECKING:
    from tui.comparing import Pair
    from tui.spans import Span

__all__ = ["AnnotationPanel", "Tab", "Verb"]

Verb = Literal["edit", "delete", "copy", "relate", "tag", "judge", "follow"]
Kind = Literal["annotation", "claim", "passage"]

ALONE: frozenset[Verb] = frozenset(("edit", "relate", "follow"))
"""What is done to the card under the cursor, whatever is marked."""
_ON_TEXT: frozenset[Verb] = frozenset(("tag", "judge", "edit"))
"""What keys do to the passage in the text where there is no card to do it to."""

_PAUSE, _BETWEEN = 0.03, 0.002
"""Seconds from a key to the first step of what is done until the next one, and between steps."""
_STEP = 40
"""Rows of a step: of half a millisecond, or a little more."""


class AnnotationPanel(PanelBase):
    """Three tabs of cards; see the module for its interface."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", "filter", id="panel.filter", tooltip="filter the cards"),
        Binding("o", "order", "order", id="panel.order", tooltip="order by place, date or tag"),
        Binding("right,l", "tab(1)", "next tab", id="panel.next-tab", show=False, tooltip="tab"),
        Binding("left,h", "tab(-1)", "tab before", id="panel.tab", show=False, tooltip="tab back"),
        Binding(
            "1", "show_tab('notes')", "notes", id="panel.notes", show=False, tooltip="the tab notes"
        ),
        Binding(
            "2",
            "show_tab('claims')",
            "claims",
            id="panel.claims",
            show=False,
            tooltip="the tab claims",
        ),
        Binding(
            "3",
            "show_tab('elsewhere')",
            "elsewhere",
            id="panel.elsewhere",
            show=False,
            tooltip="the tab elsewhere",
        ),
        Binding(
            "exclamation_mark",
            "unjudged",
            "unjudged",
            id="panel.unjudged",
            show=False,
            tooltip="only what is not judged yet",
        ),
        Binding("escape", "cancel", "clear", id="panel.cancel", show=False, tooltip="clear filter"),
        Binding("e", "act('edit')", "edit", id="panel.edit", tooltip="edit the note"),
        Binding("t", "act('tag')", "tag", id="panel.tags", tooltip="tag the marked cards"),
        Binding("c", "act('judge')", "judge", id="panel.judge", tooltip="judge the marked cards"),
        Binding("x", "act('delete')", "delete", id="panel.delete", tooltip="delete them"),
        Binding("y", "act('copy')", "copy", id="panel.copy", show=False, tooltip="copy them"),
        Binding("r", "act('relate')", "relate", id="panel.relate", tooltip="link two passages"),
        Binding(
            "O",
            "act('follow')",
            "linked",
            id="panel.follow",
            show=False,
            tooltip="go to the other end of a link, or to another copy",
        ),
    ]

    @dataclass
    class Chosen(Message):
        """The reader moved to a card, or opened it (`final`)."""

        row: PanelRow
        id: str | None
        span: Span | None
        kind: Kind
        final: bool = False

        def can_replace(self, message: Message) -> bool:
            """Only the newest counts."""
            return isinstance(message, AnnotationPanel.Chosen) and not message.final

    @dataclass
    class Acted(Message):
        """A key for these cards."""

        verb: Verb
        rows: tuple[PanelRow, ...]

    # ---- what happens in it

    @on(CardList.Moved)
    def lead(self, event: CardList.Moved) -> None:
        """Say where the reader is now."""
        event.stop()
        self._choose(final=False)

    @on(CardList.Chosen)
    def open_row(self, event: CardList.Chosen) -> None:
        """Go to the passage: in this text, or in the other document."""
        event.stop()
        row = self.cards().current
        if isinstance(row, PairRow):
            self.post_message(OpenDocument(row.pair.b.path, row.pair.b.span.start))
        else:
            self._choose(final=True)

    def _choose(self, *, final: bool) -> None:
        row = self.cards().current
        if row is None:
            return
        kinds: dict[type, Kind] = {NoteRow: "annotation", ClaimRow: "claim", PairRow: "passage"}
        name = row.key if isinstance(row, NoteRow) else None
        self.post_message(self.Chosen(row, name, row.span, kinds[type(row)], final))

    @on(PanelTabs.Opened)
    def open_tab(self, event: PanelTabs.Opened) -> None:
        """Show the tab whose title was clicked, and give it the keys."""
        event.stop()
        self.tab = event.tab
        self.focus_cards()

    @on(CardList.Marked)
    def count_marks(self, event: CardList.Marked) -> None:
        """Say how many are marked."""
        event.stop()
        self._draw()

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Show only what the filter accepts."""
        event.stop()
        self._model.filters[self.tab] = event.value
        self._fill(self.tab)

    @on(Input.Submitted)
    def leave_filter(self, event: Input.Submitted) -> None:
        """Keep the filter and go to the cards."""
        event.stop()
        self.focus_cards()

    @on(FilterInput.PassOn)
    async def pass_on(self, event: FilterInput.PassOn) -> None:
        """Move through the cards from the filter line."""
        event.stop()
        await self.cards().run_action(event.action)

    def action_filter(self) -> None:
        """Open the filter line."""
        self.filter_input.open(self._model.filters[self.tab])
        self._draw()
        self.screen.set_focus(self.filter_input)
        self.set_timer(_PAUSE, self._learn)

    def _learn(self) -> None:
        """Learn about a few rows what the filter looks at, and go on after the next key."""
        if self.filter_input.has_focus and self._model.learn(self.tab, _STEP):
            self.set_timer(_BETWEEN, self._learn)

    def filter_by(self, query: str) -> None:
        """Narrow the open tab to what `query` accepts, in view in the filter line."""
        self._model.filters[self.tab] = query
        self.filter_input.open(query)
        self._fill(self.tab)

    def action_order(self) -> None:
        """Order the annotations another way."""
        self._model.next_order()
        self._fill("notes")

    def action_tab(self, by: int) -> None:
        """Go to the next tab."""
        self.tab = TABS[(TABS.index(self.tab) + by) % len(TABS)]

    def action_show_tab(self, tab: Tab) -> None:
        """Go to a tab."""
        self.tab = tab

    def action_unjudged(self) -> None:
        """Show only what has no verdict yet, or everything again."""
        self._model.toggle_unjudged(self.tab)
        self._fill(self.tab)

    def action_cancel(self) -> None:
        """Take the filter away, then the marks; then the screen may have the key."""
        cards, filtered = self.cards(), self._model.filters[self.tab]
        if self.filter_input.is_open or filtered:
            self._model.filters[self.tab] = ""
            self.filter_input.close()
            self._fill(self.tab)
            self.focus_cards()
        elif cards.marks:
            cards.marks.clear()
            cards.refresh()
            self._draw()
        else:
            raise SkipAction

    @property
    def chosen_pair(self) -> Pair | None:
        """What the card under the cursor says of a passage elsewhere, while the cards have keys."""
        row = self.cards().current if self.cards().has_focus else None
        return row.pair if isinstance(row, PairRow) else None

    def action_act(self, verb: Verb) -> None:
        """Say which cards a key is meant for; without any, the text's target may be."""
        cards = self.cards()
        alone = cards.current if verb in ALONE else None
        if rows := cards.marked if alone is None else [alone]:
            self.post_message(self.Acted(verb, tuple(rows)))
        elif verb in _ON_TEXT:
            raise SkipAction
        else:
            self.post_message(Notice("there is no card here"))
