"""Looking for a pattern: how the hits come, and where they stand.

A small text is searched between two keys. A large one is searched in a thread, in pieces that
begin at the cursor, so the first hit shows before the rest has been looked at; a regular
expression is matched in a process, with a time limit for each piece and one for the whole text.
"""

from __future__ import annotations

import time
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING

from textual.message import Message
from textual.worker import get_current_worker

from tui.text.expressions import ExpressionSearch
from tui.text.finding import Phrase, find_in_pieces
from tui.text.matching import PatternError
from tui.widgets.reader_keeping import ReaderKeeping

if TYPE_CHECKING:
    from tui.spans import Span
    from tui.text.source import TextSource

__all__ = ["ReaderLooking", "Search"]

_AT_ONCE = 1_500_000
"""Code points that are searched between two keys (about two milliseconds)."""

_MOST = 100_000
"""Hits kept; more are not counted."""

_TELL = 0.5
"""Seconds between two words about how far a regular expression is."""


@dataclass
class Search:
    """One pattern, from the first letter typed to the last hit counted."""

    pattern: str
    regex: bool
    keep: bool
    origin: int
    hits: list[Span] = field(default_factory=list)
    current: int | None = None
    complete: bool = False
    problem: str = ""
    jumped: bool = False


_start = attrgetter("start")


class ReaderLooking(ReaderKeeping):
    """Keeps the search at work and its hits."""

    @dataclass
    class Found(Message):
        """How far a search is: hit `number` of `total` (None: none yet), and what is wrong.

        `percent` is what a slow one has been through; `forgotten` says that there is none.
        """

        number: int | None
        total: int
        complete: bool
        problem: str = ""
        percent: int | None = None
        forgotten: bool = False

        @property
        def text(self) -> str:
            """The count as it is shown: `3/17`."""
            going = "" if self.percent is None else f"searching, {self.percent} %"
            if not self.total:
                return self.problem or ("no hit" if self.complete else going or "…")
            more = "" if self.complete else "…" if self.total < _MOST else "+"
            count = f"{self.number or '–'}/{self.total:,}{more}"
            return " · ".join(filter(None, (count, self.problem or going)))

    @dataclass
    class _Batch(Message):
        """Hits from the thread."""

        search: Search
        hits: list[Span]
        done: bool
        problem: str = ""
        percent: int | None = None

    _search: Search | None = None

    def text_changed(self, *, another: bool) -> None:
        """Forget the search in another text; look at the rest when there is more of the same."""
        super().text_changed(another=another)
        search = self._search
        if another:
            self.workers.cancel_group(self, "find")
            self._search = None
        elif search is not None and search.pattern:
            self._look(replace(search, hits=[], complete=False, problem=""))

    def _look(self, search: Search) -> None:
        """Begin to look; what another search still has to say is dropped."""
        self._search = search
        if search.regex or len(self._source) > _AT_ONCE:
            # Hits of the pattern before stay in view until the first of this one arrive.
            work = partial(self._find_in_thread, search, self._source)
            self.run_worker(work, name="find", group="find", thread=True, exclusive=True)
            return
        pieces = find_in_pieces(self._source, Phrase(search.pattern), search.origin)
        hits = [hit for piece in pieces for hit in piece]
        self._take(search, hits, done=True)

    # Looking ----------------------------------------------------------------------------

    def _find_in_thread(self, search: Search, source: TextSource) -> None:
        """Post the hits piece by piece; the first ones at once, the others in larger batches."""
        worker = get_current_worker()
        told = time.monotonic()

        def is_wanted() -> bool:
            nonlocal told
            if time.monotonic() - told > _TELL:
                told = time.monotonic()
                percent = expression.percent
                self.post_message(self._Batch(search, [], done=False, percent=percent))
            return not worker.is_cancelled

        expression = ExpressionSearch(source, search.pattern, search.origin)
        if search.regex:
            pieces = expression.hits(is_wanted)
        else:
            pieces = find_in_pieces(source, Phrase(search.pattern), search.origin)
        waiting: list[Span] = []
        total, problem = 0, ""
        try:
            for count, hits in enumerate(pieces):
                if worker.is_cancelled or total > _MOST:
                    break
                waiting += hits
                if waiting and (not total or count % 16 == 0):
                    total += len(waiting)
                    self.post_message(self._Batch(search, waiting, done=False))
                    waiting = []
        except PatternError as error:
            problem = str(error)
        if not worker.is_cancelled:
            self.post_message(self._Batch(search, waiting, done=True, problem=problem))

    def on_reader_looking__batch(self, event: _Batch) -> None:
        """Take hits from the thread, unless another pattern has been typed since."""
        event.stop()
        if event.percent is not None and event.search is self._search:
            self._report(event.percent)
        else:
            self._take(event.search, event.hits, done=event.done, problem=event.problem)

    def _take(self, search: Search, hits: list[Span], *, done: bool, problem: str = "") -> None:
        if search is not self._search:
            return
        if not search.keep:
            hits = self.not_hidden(hits)
        if hits:  # two ascending runs: cheap to sort, by a plain number
            search.hits = sorted([*search.hits, *hits], key=_start)[:_MOST]
        search.complete, search.problem = done, problem
        if search.keep:
            if done:
                self.keep_around(search.hits)
                at = bisect_left(search.hits, self.cursor, key=_start)
                stands = at < len(search.hits) and search.hits[at].start == self.cursor
                search.current = at if stands else None
        elif search.hits and not search.jumped:
            search.jumped = True
            first = bisect_left(search.hits, search.origin, key=lambda span: span.start)
            search.current = first % len(search.hits)
            self._go_to_hit(search)
        elif hits and search.current is not None and self._layers.current_hit is not None:
            here = self._layers.hits[self._layers.current_hit]
            search.current = bisect_left(search.hits, here)
        elif done and not search.hits and not search.jumped:
            self._go_back()  # a letter before may have had a hit
        self.set_hits(search.hits, search.current)
        self._report()

    def _report(self, percent: int | None = None) -> None:
        if (search := self._search) is not None:
            number = None if search.current is None else search.current + 1
            how = (len(search.hits), search.complete, search.problem, percent)
            self.tell(self.Found(number, *how))

    def tell_hit(self) -> None:
        """Post :class:`Found` once more: who closes the find box wants to know which hit it is."""
        self._report()

    def _go_to_hit(self, search: Search) -> None:
        if search.current is None:
            return
        span = search.hits[search.current]
        self.move_to(span.end - 1 if self.selecting else span.start, centre=True)

    def _go_back(self) -> None:
        """For the class above: no hit, so be where the search began."""
