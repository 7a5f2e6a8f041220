"""The half of the search screen that asks: a query for each key, and what its answer changes.

Answers come late and out of order: each carries its query, and one that is no longer asked for
is dropped. What is shown stays until the next answer is there.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from textual import on, work
from textual.content import Content
from textual.getters import query_one
from textual.reactive import var
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.errors import GlossError
from tui.screens.parting import Parting
from tui.text.cleaning import clean
from tui.widgets.card_list import CardList
from tui.widgets.card_text import Piece, piece
from tui.widgets.key_line import KeyLine
from tui.widgets.search_box import SearchInput, choices
from tui.widgets.search_list import OfferList, ResultList, offers
from tui.widgets.search_preview import SearchPreview
from tui.widgets.search_rows import Offer, Result, again, rows_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence

    from tui.search.hit import Hit
    from tui.search.messages import Answer

__all__ = ["Found", "SearchAsking", "SearchFunction", "Verb"]

Verb = Literal["tag", "judge", "delete", "copy", "undo", "redo"]
"""What can be done to passages that were found."""

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


class SearchFunction(Protocol):
    """What answers a query: `SearchService.search` does."""

    def __call__(  # noqa: D102 - the class says it
        self, query: str, *, limit: int, only: Collection[str] | None
    ) -> Future[Answer] | Awaitable[Answer]: ...


@dataclass(frozen=True, slots=True)
class Found:
    """What was chosen, and all that was found, to go on through (`n`, `N`) or come back to."""

    hit: Hit
    hits: tuple[Hit, ...]
    query: str


class SearchAsking(Parting, ModalScreen[Found | None]):
    """Asks and shows.

    Args:
        search: answers a query.
        text_of: the text of a document by path; runs in a thread, may raise GlossError.
        title_of: what to call a document, at once.
        locator_of: on which page a hit stands (`p. 12`; empty for none); after `text_of`, as that.
        query: what to begin with.
        chosen: the hit to begin on, when one comes back to the results.
        here: the path of the document being read, for F5; empty for none.
        recent, saved: earlier queries, newest first, and kept ones.
        values: known values of filters by filter, for completion.
        remember: called with a query that was answered before the line was cleared, or acted on.
        save: called with a query and whether to keep it, when F3 keeps or drops one.
        act: does a :data:`Verb` to passages, asking first where there is something to ask;
            returns what to say.
        facts: words for the first line (`5 documents`, `11 notes`).
    """

    input = query_one(SearchInput)
    results = query_one(ResultList)
    offers = query_one(OfferList)
    preview = query_one(SearchPreview)
    status = query_one("#status", Static)
    key_line = query_one(KeyLine)

    only_here: var[bool] = var(False, init=False)
    by_document: var[bool] = var(False, init=False)

    def __init__(
        self,
        search: SearchFunction,
        text_of: Callable[[str], str],
        title_of: Callable[[str], str],
        *,
        locator_of: Callable[[Hit], str] = lambda _: "",
        query: str = "",
        chosen: Hit | None = None,
        here: str = "",
        recent: Sequence[str] = (),
        saved: Sequence[str] = (),
        values: Mapping[str, Sequence[str]] | None = None,
        remember: Callable[[str], None] | None = None,
        save: Callable[[str, bool], None] | None = None,
        act: Callable[[Verb, Sequence[Hit]], Awaitable[str]] | None = None,
        facts: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self._search, self._text_of, self._title_of = search, text_of, title_of
        self._locator_of = locator_of
        self._begin, self._chosen, self._here = query, chosen, here
        self._recent, self._saved = list(recent), list(saved)
        self._values = values or {}
        self._remember, self._save, self._act, self._facts = remember, save, act, facts
        self._line = query
        """What the line said before the last key."""
        self._said = ""
        """What the last action came to, in words, until something is typed."""
        self._answer: Answer | None = None
        self._moved = False
        """Whether the reader has chosen a row, so that it is kept while results refine."""
        self._opens_next = False
        """Whether Enter was pressed before the answer was there."""

    # --- asking -----------------------------------------------------------------------

    @on(Input.Changed)
    def ask_again(self, event: Input.Changed) -> None:
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
        asked = self._search(query, limit=_MOST, only=only)
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
        if self.is_running and answer.query == self.input.value:
            self._show(answer)
            if self._opens_next:
                self._opens_next = False
                self.action_open()

    def action_open(self) -> None:
        """Open what is chosen; the screen itself does it."""
        raise NotImplementedError

    def _show(self, answer: Answer) -> None:
        self._answer = answer
        offered = [] if answer.hits else choices(answer.query, self._values)
        if offered:
            self.offers.show([Offer(line, "", "·") for line in offered[:_OFFERED]], 0)
        rows = rows_of(answer.hits, self._title_of, by_document=self.by_document)
        self.set_class(bool(offered), "-empty")
        growing = answer.progress is not None and not answer.progress.is_finished
        self.results.empty = "nothing found yet" if growing else "nothing found"
        self.results.show(rows, self._place(rows))
        self._say_status()
        self._look()
        if not answer.is_complete:
            self.set_timer(_AGAIN, self._ask_if_incomplete)

    def _ask_if_incomplete(self) -> None:
        """Ask once more: what was missing may be there by now."""
        if self._answer is not None and not self._answer.is_complete:
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
        self.offers.show(offers(self._saved, self._recent), 0)
        self.set_class(True, "-empty")
        self.results.show([])
        self.preview.clear()
        self._say_status()

    def remember(self, query: str) -> None:
        """Put a query first among the recent ones, but for a letter or two."""
        if self._remember is not None and len(query.strip()) > _FEW:
            self._recent = [query, *(q for q in self._recent if q != query)]
            self._remember(query)

    @property
    def looked_at(self) -> str:
        """The query of which something was found, empty where nothing is shown."""
        return self._answer.query if self._answer is not None and self._answer.hits else ""

    @property
    def is_offering(self) -> bool:
        """Whether there are queries to take up instead of results."""
        return self.has_class("-empty")

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
        self.status.update(Content(clean(" · ".join(parts))))
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
            text = await asyncio.to_thread(self._text_of, hit.path)
            locator = await asyncio.to_thread(self._locator_of, hit)
        except GlossError as error:
            self.preview.show_hit([piece(str(error), "problem")], "", hit.span, ())
            return
        marked = hit.in_quote if hit.annotation else hit.matches
        matches = [match.shift(hit.span.start) for match in marked]
        heading = [piece(row.title, "strong"), Piece("   "), piece(hit.path, "muted")]
        if locator:
            heading[1:1] = [Piece("   "), piece(locator)]
        self.preview.show_hit(heading, text, hit.span, matches)
