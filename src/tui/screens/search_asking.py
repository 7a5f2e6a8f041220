"""The half of the search screen that asks: a query for each key, and what its answer changes.

Answers come late and out of order: each carries its query, and one that is no longer asked for
is dropped. What is shown stays until the next answer is there.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import CancelledError, Future
from typing import TYPE_CHECKING

from textual import on, work
from textual.content import Content
from textual.getters import query_one
from textual.reactive import var
from textual.widgets import Input, Static

from tui.errors import GlossError
from tui.screens.search_source import Found
from tui.screens.standing_screen import StandingScreen
from tui.text.cleaning import clean
from tui.widgets.card_list import CardList
from tui.widgets.card_text import Piece, piece
from tui.widgets.key_line import KeyLine
from tui.widgets.search_box import SearchInput, choices
from tui.widgets.search_list import OfferList, ResultList, offers
from tui.widgets.search_preview import SearchPreview
from tui.widgets.search_rows import Offer, Result, again, rows_of
from tui.widgets.showing import show

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.screens.search_source import SearchSource
    from tui.search.hit import Hit
    from tui.search.messages import Answer

__all__ = ["SearchAsking"]

_AGAIN = 0.3
"""Seconds after which an answer that is not complete is asked for again."""

_SLOW = 0.4
"""Seconds without an answer after which that is said."""

_MOST = 100
"""Hits asked for."""

_FEW = 2
"""Letters that are no query to come back to."""

_OFFERED = 50
"""Values of a filter that are offered."""


class SearchAsking(StandingScreen[Found | None]):
    """Asks and shows.

    Args:
        source: the library.
        query: what to begin with.
        chosen: the hit to begin on, when one comes back to the results.
    """

    input = query_one(SearchInput)
    results = query_one(ResultList)
    offers = query_one(OfferList)
    preview = query_one(SearchPreview)
    status = query_one("#status", Static)
    key_line = query_one(KeyLine)

    only_here: var[bool] = var(False, init=False)
    by_document: var[bool] = var(False, init=False)

    def __init__(self, source: SearchSource, *, query: str = "", chosen: Hit | None = None) -> None:
        super().__init__()
        self.source = source
        self._begin, self._chosen = query, chosen
        self._here = ""
        self._recent: list[str] = []
        self._saved: list[str] = []
        self._values: Mapping[str, Sequence[str]] = {}
        self._line = query
        """What the line said before the last key."""
        self._said = ""
        """What the last action came to, in words, until something is typed."""
        self._answer: Answer | None = None
        self._moved = False
        """Whether the reader has chosen a row, so that it is kept while results refine."""
        self._opens_next = False
        """Whether Enter was pressed before the answer was there."""
        self._offers_shown = False

    # --- asking -----------------------------------------------------------------------

    @on(Input.Changed)
    def ask_with_every_key(self, event: Input.Changed) -> None:
        """Ask with every key."""
        event.stop()
        if not event.value and self._line == self.looked_at:
            self.remember(self._line)  # cleared at once: letter by letter it was shorter first
        self._line = event.value
        if self._answer is None or event.value != self._answer.query:
            self._said = ""
            self._opens_next = False
            self.ask(event.value)

    @work(group="search", exclusive=True)
    async def ask(self, query: str) -> None:
        """Ask, wait, and show the answer if it is still the one that is wanted."""
        if not query.strip():
            self._answer, self._moved = None, False
            self._offer()
            return
        only = {self._here} if self.only_here and self._here else None
        asked = self.source.search(query, limit=_MOST, only=only)
        slow = self.set_timer(_SLOW, lambda: self.status.update("searching…"))
        try:
            waited = asyncio.wrap_future(asked) if isinstance(asked, Future) else asked
            answer = await waited
        except (CancelledError, asyncio.CancelledError):
            return  # a later query has overtaken this one
        except GlossError as error:
            self._said = str(error)
            self._say_status()
            return
        finally:
            slow.stop()
        self.tell()  # a folder of thousands may still have been walked through
        if self.is_running and answer.query == self.input.value:
            self._show(answer)
            if self._opens_next:
                self._opens_next = False
                self.action_open()

    def tell(self) -> None:
        """Say in the first line what is known of the library."""
        heading = [Content.styled("search everything", "bold $text-primary")]
        heading += [Content.styled(clean(fact), "$text-muted") for fact in self.source.facts()]
        title = self.query_one(".search--title", Static)
        show(title, Content("   ").join(heading), layout=False)  # one line, whatever it says

    def action_open(self) -> None:
        """Open what is chosen; the screen itself does it."""
        raise NotImplementedError

    def _show(self, answer: Answer) -> None:
        self._answer = answer
        offered = [] if answer.hits else choices(answer.query, self._values)
        if offered:
            self.offers.show([Offer(line, "", "·") for line in offered[:_OFFERED]], 0)
        rows = rows_of(answer.hits, self.source.title_of, by_document=self.by_document)
        self._turn(offering=bool(offered))
        growing = answer.progress is not None and not answer.progress.is_finished
        self.results.empty = "nothing found yet" if growing else "nothing found"
        self.results.show(rows, self._place(rows))
        self._say_status()
        self._look()
        if not answer.is_complete:
            self.set_timer(_AGAIN, self._ask_if_incomplete)

    def _ask_if_incomplete(self) -> None:
        """Ask once more: what was missing may be there by now."""
        is_open = self in self.app.screen_stack
        if is_open and self._answer is not None and not self._answer.is_complete:
            self.ask(self.input.value)

    def _place(self, rows: Sequence[Result]) -> int | None:
        """Return the row to stand on: the best, until the reader has moved to another one."""
        if self._chosen is not None:
            chosen, self._chosen = self._chosen, None
            same = (place for place, row in enumerate(rows) if row.hit == chosen)
            return next(same, 0)
        current = self.results.current
        place = None if current is None or not self._moved else again(current, rows)
        self._moved = place is not None
        return place or 0

    def _offer(self) -> None:
        """Show what the empty line offers instead of results."""
        rows = offers(self._saved, self._recent)
        if rows != list(self.offers.cards) or self.offers.cursor:
            self.offers.show(rows, 0)
        self._turn(offering=True)
        if self.results.cards:
            self.results.show([])
        self.preview.clear()
        self._say_status()

    def _turn(self, *, offering: bool) -> None:
        """Show queries to take up, or results: no class says so, for all would be styled anew."""
        self._offers_shown = offering
        self.offers.styles.display = "block" if offering else None
        for pane in (self.results, self.preview):
            pane.styles.display = "none" if offering else None

    def remember(self, query: str) -> None:
        """Put a query first among the recent ones, but for a letter or two."""
        if self.source.remember is not None and len(query.strip()) > _FEW:
            self._recent = [query, *(q for q in self._recent if q != query)]
            self.source.remember(query)

    @property
    def looked_at(self) -> str:
        """The query of which something was found, empty where nothing is shown."""
        return self._answer.query if self._answer is not None and self._answer.hits else ""

    @property
    def is_offering(self) -> bool:
        """Whether there are queries to take up instead of results."""
        return self._offers_shown

    def _say_status(self) -> None:
        parts: list[str] = []
        if self._answer is not None and not self.is_offering:
            count = len(self._answer.hits)
            more = "+" if count == _MOST else ""
            parts.append(f"{count}{more} passage{'' if count == 1 else 's'}")
            parts.append(f"{max(1, round(self._answer.seconds * 1000))} ms")
            parts.append("by document" if self.by_document else "ranked")
        if marked := len(self.results.marks):
            parts.insert(0, f"● {marked} marked")
        if self.only_here and self._here:
            parts.append("this document")
        progress = self._answer.progress if self._answer else None
        if progress and not progress.is_finished:
            parts.append(f"{progress.what} {progress.done} of {progress.total}")
        show(self.status, Content(clean(" · ".join(parts))))
        ignored = ""
        if self._answer is not None and not self.is_offering:
            ignored = "; ".join(self._answer.ignored)
        self.key_line.severity = "information" if self._said else "warning"
        self.key_line.notice = self._said or (f"ignored: {ignored}" if ignored else "")

    def action_move(self, by: int) -> None:
        """Move through the results."""
        self._moved = True
        (self.offers if self.is_offering else self.results).action_move(by)

    def action_page(self, direction: int) -> None:
        """Move by a page of them."""
        self._moved = True
        (self.offers if self.is_offering else self.results).action_page(direction)

    @on(CardList.Moved)
    def look(self, event: CardList.Moved) -> None:
        """Show the passage that the cursor is on."""
        event.stop()
        self._moved = True
        self._look()

    @work(group="preview", exclusive=True)
    async def _look(self) -> None:
        row = self.results.current
        if row is None:
            self.preview.clear()
            return
        hit = row.hit
        try:
            text = await asyncio.to_thread(self.source.text_of, hit.path)
            locator = await asyncio.to_thread(self.source.locator_of, hit)
        except GlossError as error:
            self.preview.show_hit([piece(str(error), "problem")], "", hit.span, ())
            return
        marked = hit.in_quote if hit.annotation else hit.matches
        matches = [match.shift(hit.span.start) for match in marked]
        heading = [piece(row.title, "strong"), Piece("   "), piece(hit.path, "muted")]
        if locator:
            heading[1:1] = [Piece("   "), piece(locator)]
        self.preview.show_hit(heading, text, hit.span, matches)
