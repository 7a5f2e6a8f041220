"""What the annotation panel shows: three tabs of cards, their titles and what narrows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.reactive import var
from textual.widgets import Static

from tui.text.cleaning import clean
from tui.widgets.annotation_panel_list import PanelCards
from tui.widgets.annotation_panel_model import TABS, Around, PanelModel, Tab
from tui.widgets.annotation_panel_notes import NoteList
from tui.widgets.annotation_panel_rows import NoteRow
from tui.widgets.annotation_panel_tabs import PanelTabs
from tui.widgets.panel_filter import PanelFilter
from tui.widgets.showing import Lines, show_lines
from tui.widgets.side_border import SideBorder
from tui.widgets.tag_colours import colours_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult

    from tui.claims.claim import Claim
    from tui.comparing.relation import Pair
    from tui.library import Placed
    from tui.widgets.annotation_panel_rows import LinkEnd, Order
    from tui.widgets.reader import Target
    from tui.widgets.tag_completion import KnownTag

__all__ = ["PanelBase"]

_NO_NOTES = "no notes yet: a writes one on the passage under the cursor, t tags it"
_NO_CLAIMS = "no claims found"
_NOWHERE = "nothing related found in other documents"
_MOST_SAID = 50
"""Lines of what is said above the cards."""
_LOOKING = "looking in the other documents…"
_NAMED_ONLY = "nothing related in the files you opened; w in their list: the whole folder"
_HINTS: dict[Tab, str] = {
    "notes": "words  tag:  verdict:  has:note  says:  judged:no  -not",
    "claims": "kind:  certainty:  says:  judged:no  words  -not",
    "elsewhere": "words  doc:  kind:  -not",
}
"""What a filter can ask for, the most useful first: a narrow panel shows three of them."""


class PanelBase(SideBorder, Vertical):
    """Holds the cards; what keys do with them is for :class:`AnnotationPanel`."""

    DEFAULT_CSS = """
    PanelBase {
        & > .panel--state { height: auto; padding: 0 1; color: $text-muted; }
        & > PanelFilter { height: 1; border: none; padding: 0 1; }
        & > #panel-elsewhere { overflow-y: scroll; }
    }
    """

    tab: var[Tab] = var[Tab]("notes", init=False)

    filter_input = query_one(PanelFilter)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self._model = PanelModel()
        self._colours: dict[str, str | None] = {}
        self._target: Target | None = None
        self._said = ""
        self._waiting: set[Tab] = set()
        """Tabs that are filled when they are opened."""

    def compose(self) -> ComposeResult:
        """Lay out the tabs, the filter, and a list for each tab."""
        # What is shown is no class of the style sheet: each would style a list anew, role by role.
        yield PanelTabs()
        yield PanelFilter(placeholder=_HINTS[self.tab])
        state = Lines()
        state.display = False
        state.add_class("panel--state")
        yield state
        empty = {"elsewhere": _LOOKING}  # whoever opens the tab does
        for tab in TABS:
            cards = PanelCards(self._colours, id=f"panel-{tab}", empty=empty.get(tab, ""))
            cards.display = tab == self.tab
            yield cards

    def on_mount(self) -> None:
        """Open the first tab."""
        self.watch_tab()

    # ---- what it is given

    def show_tags(self, tags: Sequence[KnownTag]) -> None:
        """Draw tags in the colours of the codebook, and find them by their other names too."""
        self._model.set_former({tag.name: tag.aliases for tag in tags if tag.aliases})
        colours = colours_of(tags)
        if colours == self._colours:
            return
        self._colours.clear()
        self._colours.update(colours)
        for cards in self.query(PanelCards):
            cards.redraw()

    def show_notes(
        self, placed: Sequence[Placed], links: Mapping[str, tuple[LinkEnd, ...]] | None = None
    ) -> None:
        """Show the annotations of the document; claims learn from them which are judged."""
        self.show_list(NoteList.of(placed, links or {}, self.order))

    def show_list(self, notes: NoteList) -> None:
        """Show annotations as :meth:`show_notes` does, listed beforehand in any thread."""
        others = self._model.set_notes(notes)
        if self.is_mounted:
            self.cards("notes").empty = _NO_NOTES
        self._fill(*(TABS[:2] if others else TABS[:1]))

    def leave_claims_out(self) -> None:
        """Say that nobody looks for claims here, where the list of them is empty."""
        cards = self.query_one("#panel-claims", PanelCards)
        cards.empty = "claims = false in gloss.toml; select and c + adds one"
        cards.redraw()

    @property
    def order(self) -> Order:
        """How the annotations are sorted."""
        return self._model.order

    def show_claims(self, claims: Sequence[Claim], *, later: bool = False) -> None:
        """Show the claims of the document; if `later`, a closed tab only when it is opened."""
        self._model.set_claims(claims)
        if self.is_mounted:
            cards = self.cards("claims")
            cards.are_near, cards.empty = later, cards.empty or _NO_CLAIMS
        if later and self.tab != "claims":
            self._waiting.add("claims")
            self._draw()
        else:
            self._fill("claims")

    def show_pairs(
        self,
        path: str,
        pairs: Sequence[Pair],
        titles: Mapping[str, str],
        missing: Sequence[str] = (),
        *,
        few: bool = False,
        looking: bool = False,
    ) -> None:
        """Show which passages elsewhere agree or disagree with this document.

        `missing` are the titles of documents in which nothing of the kind was found; `few` says
        that only files that were named are looked at, `looking` that more is to be found.
        """
        said = _LOOKING if looking else _NAMED_ONLY if few else _NOWHERE
        self.query_one("#panel-elsewhere", PanelCards).empty = said
        self._model.set_pairs(path, pairs, titles)
        self._model.missing = missing
        self._fill("elsewhere")

    def look_for_pairs(self) -> None:
        """Say where nothing is shown of other documents that they are being looked through."""
        cards = self.query_one("#panel-elsewhere", PanelCards)
        if cards.empty != _LOOKING:
            cards.empty = _LOOKING
            cards.refresh()

    def follow(self, target: Target) -> None:
        """Bring the card of the reader's target into view."""
        self._target = target
        name = target.id if target.kind == "annotation" else None
        self.cards().follow(target.span, name)

    def around(self, target: Target) -> Around:
        """Return what there is on a passage, for the compact card."""
        name = target.id if target.kind == "annotation" else None
        return self._model.around(target.span, name)

    def note(self, name: str) -> NoteRow | None:
        """Return the card of an annotation by its id, whatever the filter says."""
        rows = (row for row in self._model.rows["notes"] if isinstance(row, NoteRow))
        return next((row for row in rows if row.key == name), None)

    def focus_cards(self) -> None:
        """Give the cards the keys."""
        self.screen.set_focus(self.cards())

    def cards(self, tab: Tab | None = None) -> PanelCards:
        """Return the list of a tab, by default of the open one."""
        return self.query_one(f"#panel-{tab or self.tab}", PanelCards)

    # ---- what it shows

    def _fill(self, *tabs: Tab) -> None:
        """Put the rows that the filter accepts into the lists of these tabs."""
        if not self.is_mounted:
            return
        for tab in tabs:
            self._waiting.discard(tab)
            cards = self.cards(tab)
            cards.renew(self._model.rows[tab])
            cards.is_filtered = bool(self._model.filters[tab])
            cards.show_rows(self._model.narrowed(tab), self._model.places(tab))
        if self._target is not None and self.tab in tabs and not self.has_focus_within:
            self.follow(self._target)  # it was there before these cards
        self._draw()

    def _draw(self) -> None:
        """Draw the titles with their counts, and what narrows the open tab."""
        self.query_one(PanelTabs).show(self._model.rows, self.tab)
        cards = self.cards()
        typed = not self.filter_input.is_open  # else it stands in the line
        said = self._model.state(self.tab, len(cards.cards), len(cards.marks), typed=typed)
        self.filter_input.say(*map(clean, said))
        missing = self._model.nothing_in(self.tab)
        if missing != self._said:
            self._said = missing
            state = self.query_one(".panel--state", Static)
            show_lines(state, Content(clean(missing)), most=_MOST_SAID)
            if state.display is not bool(missing):
                state.display = bool(missing)

    def watch_tab(self) -> None:
        """Open another tab; the keys stay in the panel where they were in it."""
        inside = self.has_focus_within
        for tab in TABS:
            self.cards(tab).display = tab == self.tab
        self.filter_input.close()
        self.filter_input.placeholder = _HINTS[self.tab]
        if inside:
            self.screen.set_focus(self.cards())
        if self.tab in self._waiting:
            self._fill(self.tab)
        self._draw()
        if self._target is not None:
            self.follow(self._target)
