"""Searching everything: the index lives in a process beside the screen."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import cached_property, partial
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on, work
from textual.binding import Binding, BindingType

from tui.errors import GlossError
from tui.screens.finding import Finding
from tui.screens.jumps import Spot
from tui.screens.on_hits import OnHits
from tui.screens.search_source import SearchSource
from tui.widgets.find_prompt import FindPrompt

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from concurrent.futures import Future

    from tui.screens.search_source import Found
    from tui.screens.sketch import Sketch
    from tui.search.hit import Hit
    from tui.search.messages import Answer

__all__ = ["Searching"]

ENORMOUS = 50_000_000
"""Bytes of one document from which indexing waits for the first search: it takes memory."""
LARGE = 4_000_000
"""The same, of a document that makes up most of its library: there `/` finds nearly as much."""


def is_indexed_ahead(sizes: Sequence[int]) -> bool:
    """Say whether documents of these sizes, in bytes, are indexed before anybody searches."""
    largest = max(sizes, default=0)
    return largest <= (LARGE if largest * 2 > sum(sizes) else ENORMOUS)


class _Known(NamedTuple):
    """What the search says and offers of the library."""

    notes: int
    values: Mapping[str, Sequence[str]]


class Searching(OnHits, Finding):
    """`s`, and going on through what was found across documents."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "search", "search all", id="search.open", tooltip="search everything"),
    ]

    _briefed: asyncio.Task[None] | None = None
    _known: _Known | None = None
    """What was looked up for the search; None before anybody has searched."""
    _found: Found | None = None
    _landed: Spot | None = None
    _searched_last: bool = False
    """Whether a result of the search was opened after anything was found with `/`."""

    def index_ahead(self) -> None:
        """Start the index before it is asked for, where its memory is likely to be of use."""
        self.look_whether_to_index()

    @work(group="index", exclusive=True, exit_on_error=False)
    async def look_whether_to_index(self) -> None:
        """Look at the sizes of thousands of documents beside the screen."""
        entries = self.library.entries()
        if await self.desk.load(lambda: is_indexed_ahead([entry.size for entry in entries])):
            self.start_index()

    def start_index(self) -> None:
        """Start the index beside the screen, and tell it what there is."""
        if self._briefed is None:
            self._briefed = asyncio.ensure_future(self._brief())

    async def _brief(self) -> None:
        await self.desk.load(partial(import_module, "tui.search.service"))  # three frames of it
        self._service = service = self.library.search_service()
        await self.desk.load(lambda: self.library.brief(service))

    async def ask(self, query: str, *, limit: int, only: Collection[str] | None) -> Answer:
        """Answer a query once the index knows what there is to look through."""
        self.start_index()
        if self._briefed is not None:
            await asyncio.shield(self._briefed)  # it goes on when a further key cancels this
        assert self._service is not None  # noqa: S101 - briefing made it
        future: Future[Answer] = self._service.search(query, limit=limit, only=only)
        return await asyncio.wrap_future(future)

    def tell_index(self, drawn: Sketch) -> None:
        """Let the index know the annotations of the open document as they are now."""
        if (service := self._service) is not None:
            service.set_annotations(drawn.path, self.library.findable(drawn.placed))

    def action_search(self) -> None:
        """Search everything."""
        self.search()

    @work(group="dialog", exclusive=True, exit_on_error=False)
    async def search(self, again: Found | None = None, *, query: str = "") -> None:
        """Open the search, with the results of before where one comes back to them."""
        from tui.screens.search import SearchScreen

        self.start_index()
        if self._known is None:
            try:
                await self.look_up_facts()
            except GlossError as error:
                self.complain(error)
        if again is None:
            screen = SearchScreen(self.search_source, query=query)
        else:
            screen = SearchScreen(self.search_source, query=again.query, chosen=again.hit)
        found = await self.app.push_screen_wait(screen)
        if found is None:
            return
        if found.hit is not None:
            self._found, self._searched_last = found, True
            self.go_to_hit(found.hit)
        elif self._found is None:  # else who only closes it goes on with what was there before
            self._found = found

    @cached_property
    def search_source(self) -> SearchSource:
        """What the search screen asks."""
        return SearchSource(
            search=self.ask,
            text_of=self._text_of,
            title_of=self._title_of,
            locator_of=self._locator_of,
            here=lambda: self.path,
            recent=lambda: self.state.searches,
            saved=lambda: self.state.layout.get("searches", []),
            values=lambda: self._known.values if self._known else {},
            facts=self._facts,
            look_up=self.look_up_facts,
            remember=self.state.remember_search,
            save=self._save_search,
            act=self.act_on_hits,
        )

    async def look_up_facts(self) -> None:
        """Count the notes, and know what filters may be, for the search."""
        notes, speakers = await self.desk.load(self._notes_and_speakers)
        self._known = _Known(notes, {**self._values(), "by": speakers})

    def _facts(self) -> list[str]:
        documents = _many(self.library.listed_count, "document")
        facts = [documents if self.library.is_listed else f"{documents} so far"]
        return [*facts, _many(self._known.notes, "note")] if self._known else facts

    def go_to_hit(self, hit: Hit) -> None:
        """Read a hit in its place."""
        self.jump_to(hit.path, hit.span or hit.span.start)
        if hit.annotation and hit.span:
            self.reader.go_to(hit.span, kind="annotation", id=hit.annotation)
        self.show_pane("reader")
        self._landed = Spot(hit.path, hit.span.start)

    def action_jump_back(self) -> None:
        """Go back; from a hit that was just opened, to the results."""
        if self._found is not None and self._landed == self.here:
            self._landed = None
            self.search(self._found)
        else:
            super().action_jump_back()

    def action_find_step(self, by: int) -> None:
        """Go on with what was looked for last: in the document, or through all that was found.

        With nothing to find in the document it is always the latter.
        """
        if not self._searched_last and self.reader.find_step(by):
            return
        found = self._found
        if found is None or not found.hits or (self.reader.in_vain and not self._searched_last):
            self.say_in_vain()
            return
        by *= self.reader.take_count() or 1
        if found.hit in found.hits:
            there = (found.hits.index(found.hit) + by) % len(found.hits)
        else:  # the search was closed
            there = (by - 1 if by > 0 else by) % len(found.hits)
        hit = found.hits[there]
        self._found = replace(found, hit=hit)
        self._searched_last = True
        self.go_to_hit(hit)
        self.say(f"result {there + 1}/{len(found.hits)} of {found.query}")

    @on(FindPrompt.Done)
    def go_on_in_the_document(self) -> None:
        """Let `n` and `N` go on with what was found last."""
        self._searched_last = False

    def _text_of(self, path: str) -> str:
        return self.library.document(path).text

    def _locator_of(self, hit: Hit) -> str:
        from tui.documents.citing import locator_at

        return locator_at(self.library.document(hit.path), hit.span)

    def _title_of(self, path: str) -> str:
        row = self.documents.row(path)
        return row.title if row else path

    def _values(self) -> dict[str, Sequence[str]]:
        known = self.documents.known()
        return {
            "tag": self._tag_names(),
            "verdict": [*self.library.settings.verdicts, "none"],
            "doc": [row.path.rpartition("/")[2] for row in known[:500]],
            "outlet": sorted({row.outlet for row in known if row.outlet}),
            "date": sorted({row.date[:7] for row in known if row.date}, reverse=True),
        }

    def _tag_names(self) -> list[str]:
        return [tag.name for tag in self.known_tags]

    def _notes_and_speakers(self) -> tuple[int, list[str]]:
        """Return how many annotations there are, and who is known to say something."""
        notes = sum(map(len, self.library.recorded_all().values()))
        return notes, self.library.speakers()

    def _save_search(self, query: str, keep: bool) -> None:
        kept = [q for q in self.state.layout.get("searches", []) if q != query]
        searches = [query, *kept] if keep else kept
        self.state.layout = {**self.state.layout, "searches": searches}

    def titles(self) -> dict[str, str]:
        """The title of each document by its path, as far as known."""
        return {row.path: row.title for row in self.documents.known()}

    def stop_index(self) -> None:
        """End the process of the index."""
        if self._briefed is not None:
            self._briefed.cancel()
        if self._service is not None:
            self._service.close(wait=False)


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
