"""Finding in the document: live while one types, every hit shown, `n N`, `&`.

A small text is searched between two keys. A large one is searched in a thread, in pieces that
begin at the cursor, so the first hit shows before the rest has been looked at; a regular
expression is matched in a process, with a time limit for each piece and one for the whole text.
"""

from __future__ import annotations

import time
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
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

__all__ = ["ReaderFinding"]

_AT_ONCE = 1_500_000
"""Code points that are searched between two keys (about two milliseconds)."""

_MOST = 100_000
"""Hits kept; more are not counted."""

_TELL = 0.5
"""Seconds between two words about how far a regular expression is."""


@dataclass
class _Search:
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


class ReaderFinding(ReaderKeeping):
    """Looks for a pattern, shows the hits, goes from one to the next."""

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

        search: _Search
        hits: list[Span]
        done: bool
        problem: str = ""
        percent: int | None = None

    _search: _Search | None = None
    _find_origin: tuple[int, int] | None = None

    def text_changed(self, *, another: bool) -> None:
        """Forget the search in another text; look at the rest when there is more of the same."""
        super().text_changed(another=another)
        search = self._search
        if another:
            self.workers.cancel_group(self, "find")
            self._search, self._find_origin = None, None
        elif search is not None and search.pattern:
            again = _Search(search.pattern, search.regex, search.keep, search.origin)
            again.jumped, again.current = search.jumped, search.current
            self._look(again)

    # Typing -----------------------------------------------------------------------------

    def begin_find(self) -> None:
        """Remember where one is: a search goes from here, and Esc comes back."""
        self._find_origin = (self._view.cursor, self._view.top.start)

    def find(self, pattern: str, *, regex: bool = False, keep: bool = False) -> None:
        """Look for `pattern` from where :meth:`begin_find` was called, and show its hits.

        Without capitals it matches either case. With `keep` only the paragraphs that hold it are
        shown; an empty pattern shows all again. Posts :class:`Found`, more than once where the
        text is large.
        """
        self.workers.cancel_group(self, "find")
        if self._find_origin is None:
            self.begin_find()
        origin = self._find_origin[0] if self._find_origin else 0
        if pattern:
            self._look(_Search(pattern, regex, keep, origin))
        else:
            self.clear_find(moved=False)

    def _look(self, search: _Search) -> None:
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

    def accept_find(self) -> None:
        """Stay at the hit; the place before becomes one to come back to."""
        if self._find_origin and self._find_origin[0] != self._view.cursor:
            self.tell(self.Jumped(self._find_origin[0]))
        self._find_origin = None

    def cancel_find(self) -> None:
        """Go back to where one was, and show everything again without hits."""
        origin = self._find_origin
        self.clear_find(moved=False)
        self._find_origin = None
        if origin is not None:
            self._view.put_on_top(origin[1])
            self._view.go_to(origin[0])
        self.redraw()

    def clear_find(self, *, moved: bool = True) -> None:
        """Forget the pattern: no hits, all paragraphs."""
        self.workers.cancel_group(self, "find")
        self._search = None
        if moved:
            self._find_origin = None
        self.keep_only(None)
        self.set_hits(())
        self.tell(self.Found(None, 0, complete=True, forgotten=True))

    # Looking ----------------------------------------------------------------------------

    def _find_in_thread(self, search: _Search, source: TextSource) -> None:
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

    def on_reader_finding__batch(self, event: _Batch) -> None:
        """Take hits from the thread, unless another pattern has been typed since."""
        event.stop()
        if event.percent is not None and event.search is self._search:
            self._report(event.percent)
        else:
            self._take(event.search, event.hits, done=event.done, problem=event.problem)

    def _take(self, search: _Search, hits: list[Span], *, done: bool, problem: str = "") -> None:
        if search is not self._search:
            return
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
        self.set_hits(search.hits, search.current)
        self._report()

    def _report(self, percent: int | None = None) -> None:
        if (search := self._search) is not None:
            number = None if search.current is None else search.current + 1
            how = (len(search.hits), search.complete, search.problem, percent)
            self.tell(self.Found(number, *how))

    def _go_to_hit(self, search: _Search) -> None:
        if search.current is None:
            return
        span = search.hits[search.current]
        self.move_to(span.end - 1 if self.selecting else span.start, centre=True)

    # From hit to hit --------------------------------------------------------------------

    def find_step(self, direction: int) -> bool:
        """Go to the next (1) or previous (-1) hit, with a count; say if there is one."""
        search, count = self._search, self._times()
        if search is None or not search.hits:
            return False
        if self._find_origin is None:
            self.tell(self.Jumped(self._view.cursor))
        starts = [span.start for span in search.hits]
        if direction > 0:
            index = bisect_right(starts, self._view.cursor) + count - 1
        else:
            index = bisect_left(starts, self._view.cursor) - count
        search.current = index % len(starts)
        self._go_to_hit(search)
        self.set_hits(search.hits, search.current)
        self._report()
        return True
