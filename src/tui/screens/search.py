"""Search everything: one line, results as one types, the passage in view.

The screen knows no library: a :class:`SearchSource` answers what it asks. It returns what was
chosen.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Static

from tui.errors import GlossError
from tui.screens.many import counted
from tui.screens.prompting import LetterPrompt
from tui.screens.search_again import SearchAgain
from tui.screens.search_source import Found, Verb
from tui.widgets.card_list import CardList
from tui.widgets.key_line import KeyLine
from tui.widgets.search_box import FilterSuggester, SearchInput
from tui.widgets.search_list import OfferList, ResultList
from tui.widgets.search_preview import SearchPreview

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from tui.search.hit import Hit

__all__ = ["SearchScreen"]

ACTIONS = {"t": "tag", "c": "judge", "x": "delete", "y": "copy"}
"""What F2 offers, by the letters that do the same in the text and in every list."""

NARROW, LOW = 100, 20
"""Columns below which the passage stands under the results, and lines below which it does not."""


class SearchScreen(SearchAgain):
    """Returns what was found and chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "open", id="search.open-hit", tooltip="go to the passage"),
        Binding("tab", "mark", "mark", id="search.mark", tooltip="mark it, for many at once"),
        Binding("f2", "act", "act", id="search.act",
                tooltip="tag, untag, judge, copy or delete what is marked; undo"),
        Binding("ctrl+t", "do('tag')", "tag", id="search.tag", tooltip="tag what is marked"),
        Binding("f3", "keep", "save search", id="search.save", tooltip="keep this search, or not"),
        Binding("f5", "here", "this document", id="search.here", tooltip="only this document"),
        Binding("f6", "group", "group", id="search.group", tooltip="by document, or ranked"),
        Binding("ctrl+c", "app.help_quit", "how to quit", id="search.how-to-quit", show=False,
                tooltip="copy what is selected; else say how to quit"),
        Binding("f1", "help", "help", id="search.help", tooltip="all the keys"),
        Binding("escape", "close", "close", id="search.close", tooltip="back to the text"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    SearchScreen {
        background: $background;
        & > .search--title { height: 1; padding: 0 1; background: $panel; }
        & > #box {
            height: 3;
            border: round $primary;
            padding: 0 1;
            & > SearchInput {
                width: 1fr; height: 1; border: none; padding: 0; background: transparent;
            }
            & > #status { width: auto; height: 1; padding-left: 2; color: $text-muted; }
        }
        & > #found { height: 1fr; }
        & > #found > ResultList { width: 45%; min-width: 44; }
        & > #found > OfferList { display: none; }
        & > #found > SearchPreview { width: 1fr; border-left: vkey $border; }
        &.-one-column > #found { layout: vertical; }
        &.-one-column > #found > ResultList { width: 100%; height: 1fr; }
        &.-one-column > #found > SearchPreview {
            width: 100%; height: 7; border-left: none; border-top: solid $border;
        }
        &.-low > #found > SearchPreview { display: none; }
    }
    """
    AUTO_FOCUS = "SearchInput"

    def compose(self) -> ComposeResult:
        """Lay out the line, the results and the passage."""
        self.fit(self.app.size.width, self.app.size.height)
        yield Static(classes="search--title")
        with Horizontal(id="box"):
            yield SearchInput(
                placeholder="what you remember of it",
                compact=True,
                select_on_focus=False,
                suggester=FilterSuggester({}),
            )
            yield Static(id="status")
        with Horizontal(id="found"):
            yield OfferList()
            yield ResultList()
            yield SearchPreview()
        yield KeyLine()

    def on_resize(self, event: events.Resize) -> None:
        """Have another shape on another terminal."""
        self.fit(event.size.width, event.size.height)

    def fit(self, width: int, height: int) -> None:
        """One column below 100, the passage only where there is room for it."""
        self.set_class(width < NARROW, "-one-column")
        self.set_class(width < NARROW and height < LOW, "-low")

    # --- acting -----------------------------------------------------------------------

    @on(Input.Submitted)
    @on(CardList.Chosen)
    def open_row(self, event: Input.Submitted | CardList.Chosen) -> None:
        """Open by Enter or a double click."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Return the hit, when what was typed is answered; take up a query that was offered."""
        line = self.input.value
        answered = line == self._answer.query if self._answer is not None else not line.strip()
        if not answered:
            self._opens_next = True  # typed faster than answered: what is shown is not meant
        elif self.is_offering:
            if offer := self.offers.current:
                self.input.value = offer.query
                self.input.cursor_position = len(offer.query)
        elif self._answer is not None and (row := self.results.current):
            self.dismiss(Found(row.hit, self._answer.hits, self._answer.query))

    def action_mark(self) -> None:
        """Mark the hit and go on to the next."""
        self._moved = True
        self.results.action_mark()

    @work(group="dialog", exclusive=True)
    async def action_act(self) -> None:
        """Ask what to do with the marked passages, or with the one under the cursor."""
        if self.source.act is None:
            return
        hits = self._chosen_hits()
        count = len(hits)
        answers: dict[str, tuple[str, str]] = {}
        if hits:
            answers = {key: (verb, verb) for key, verb in ACTIONS.items()}
            if not self.results.is_all_marked:
                answers["A"] = ("all", f"mark all {len(self.results.cards)}")
        answers |= {"u": ("undo", "undo"), "r": ("redo", "redo")}
        label = counted(count, "marked passage" if self.results.marks else "passage")
        verb = await self.app.push_screen_wait(LetterPrompt(label, answers))
        if verb == "all":
            self.results.action_mark_all()
            self.action_act()
        elif verb is not None:
            await self._do(cast("Verb", verb))

    @work(group="dialog", exclusive=True)
    async def action_do(self, verb: Verb) -> None:
        """Do one thing at once."""
        await self._do(verb)

    async def _do(self, verb: Verb) -> None:
        """Do it, say what came of it, and show what is found now."""
        hits = self._chosen_hits()
        if self.source.act is None or not (hits or verb in {"undo", "redo"}):
            return
        self._said = await self.source.act(verb, hits)
        with suppress(GlossError):  # the act has said it
            await self.source.look_up()
        self.know()
        if self._said:
            if verb == "delete":  # the rows of what went go, as in every list
                self.results.unmark(keeps=lambda row: row.hit.annotation is None)
            self.results.redraw()
            self._moved = True
            self.remember(self.looked_at)
            self.ask(self.input.value)
        self._say_status()

    def _chosen_hits(self) -> list[Hit]:
        """Return the marked hits, also of earlier queries, or the one under the cursor."""
        return [row.hit for row in self.results.marked]

    @on(CardList.Marked)
    def count_marks(self, event: CardList.Marked) -> None:
        """Say how many are marked."""
        event.stop()
        self._say_status()

    def action_help(self) -> None:
        """Show every key that works here."""
        from tui.screens.help import HelpScreen, screen_table

        self.app.push_screen(HelpScreen(screen_table(self)))

    def action_keep(self) -> None:
        """Keep the query among the saved ones, or drop it: of an empty line the one offered."""
        query = self.input.value.strip()
        offered = self.offers.current if self.is_offering and not query else None
        if offered is not None and offered.query in self._saved:
            query = offered.query
        if self.source.save is None or not query:
            return
        keep = query not in self._saved
        self._saved = [query, *self._saved] if keep else [q for q in self._saved if q != query]
        self.source.save(query, keep)
        self._said = "search saved" if keep else "search no longer saved"
        if offered is not None:
            self._offer()
        self._say_status()

    def action_here(self) -> None:
        """Search the document being read only, or everything."""
        if self._here:
            self.only_here = not self.only_here
            self.ask(self.input.value)

    def action_group(self) -> None:
        """Show the results document by document, or ranked."""
        self.by_document = not self.by_document
        if self._answer is not None:
            self._moved = True
            self._show(self._answer)

    def action_close(self) -> None:
        """Take the marks away, then return what was found, of which nothing was chosen."""
        if self.results.marks:
            self.results.unmark()
            self._say_status()
        elif self._answer is not None and self._answer.hits:
            self.dismiss(Found(None, self._answer.hits, self._answer.query))
        else:
            self.dismiss(None)
