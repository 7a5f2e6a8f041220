"""Claims of texts too large to hold them all: those near the view, the number of the others.

Those in view come first, then those ahead of who reads on; what is found out of view waits
for the next key, and is drawn in its frame. Up to 20 million code points the rest of the text is
then looked through too, for where claims begin, and counted in one update. `]` goes on where
nobody has looked yet, in a text of any size.
"""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from textual import on, work
from textual.worker import get_current_worker

from tui.claims.claim import NORMAL
from tui.errors import GlossError
from tui.screens.base import DENSITIES
from tui.screens.nearby import STRETCH
from tui.screens.stretches import Stretches
from tui.screens.tally import Tally
from tui.screens.type_ahead import DIALOGS, TypeAhead, let_keys_pass
from tui.spans import Span
from tui.widgets.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.claims.claim import Claim
    from tui.screens.nearby import Nearby

__all__ = ["Looking"]

COUNTED = 20_000_000
"""Code points up to which all claims are counted: some ten seconds of work for 10 MB."""
LOOKING = "looking…"
PATIENCE = 0.05
"""Seconds after which it is said that a claim is being looked for."""
TICK = 0.002
"""Seconds between two looks at whether it is there."""
HELD = 5.0
"""Seconds for which keys wait for a claim: who sees that it is looked for may go on meanwhile."""
MOVES = frozenset(
    ("j", "k", "g", "G", "b", "f", "J", "K", "up", "down", "space", "home", "end", "pageup",
     "pagedown", "left_parenthesis", "right_parenthesis", "escape", "ctrl+q")
)  # fmt: skip
"""Keys that change nothing, wherever one stands."""


class Looking(Stretches):
    """Looks for claims where the reader is, and beyond."""

    nearby: Nearby | None = None
    tally: Tally | None = None
    _looking_near = False

    @property
    def claim_count(self) -> int:
        """The claims that the density shows in the whole text; 0 while nobody knows."""
        if not self.near_only:
            return len(self.shown_claims())
        tally = self.tally
        return len(tally.starts(DENSITIES[self.density])) if tally and tally.complete else 0

    def claim_number(self, offset: int) -> int | None:
        """Return the number, from 1, of the first shown claim that holds `offset`."""
        number = super().claim_number(offset)
        if number is None or not self.near_only:
            return number
        start = self.shown_claims()[number - 1].span.start
        least, tally = DENSITIES[self.density], self.tally
        return tally.number_of(start, least) if tally and tally.complete else None

    def on_key(self) -> None:
        """Draw, with what the key changes, the claims that were found out of view."""
        if self.near_only:
            self.show_nearby()

    def show_nearby(self) -> None:
        """Draw the claims around the view, where others are drawn."""
        if self.nearby is not None:
            self.reader.more_claims = self.library.settings.claims  # and not only these
            claims = self.nearby.news(self.reader.in_view)
            if claims is not None:
                self.show_claims(claims)

    def follow_view(self) -> None:
        """Draw the claims where the view is now, and look for them where nobody has yet."""
        if self.near_only and self.nearby is not None:
            self.show_nearby()
            wanted = self.nearby.wanted(self.reader.in_view, len(self.reader.source))
            if wanted is not None and not self._looking_near:
                self.go_on_looking()

    @work(group="near", exit_on_error=False)
    async def go_on_looking(self) -> None:
        """Look around the view in a text too large to look through, until all is known there."""
        await self.look_nearby(ahead=True)

    async def look_nearby(self, *, ahead: bool) -> None:
        """Look for claims in view and, if wanted, ahead of it; draw them once they are in view."""
        self._looking_near = True
        try:
            nearby, document = self.nearby, self.document
            while nearby is not None and nearby is self.nearby and document is self.document:
                view, source = self.reader.in_view, self.reader.source
                stretch = nearby.wanted(view, len(source))
                if document is None or stretch is None or (not ahead and nearby.covers(view)):
                    return
                if not self.is_read(stretch):
                    return
                nearby.add(stretch, await self.claims_within(document, stretch))
                if nearby is self.nearby and stretch.overlaps(self.reader.in_view):
                    self.show_nearby()
                self._prepare(nearby)
        finally:
            self._looking_near = False

    def _prepare(self, nearby: Nearby) -> None:
        """Make the marks for the view as it will be, and for both ends, where a key may lead."""
        end = len(self.reader.source)
        for view in (self.reader.in_view, Span(0, 1), Span(max(0, end - 1), end)):
            if nearby.covers(view):
                self.shown.of(nearby.around(view), self.density)

    # Counting them all ------------------------------------------------------------------

    @work(group="survey", exclusive=True, exit_on_error=False)
    async def survey(self, path: str) -> None:
        """Look through the whole text for where claims begin, and say how many there are."""
        source, document = self.reader.source, self.document
        if not source.complete or len(source) > COUNTED or not self.library.settings.claims:
            return
        if self.tally is None or self.tally.length != len(source):
            self.tally = Tally(len(source))
        tally = self.tally
        tally.correct_by(*self.said_of_claims())
        while document is not None and tally is self.tally and source is self.reader.source:
            piece = tally.wanted(self.reader.cursor)
            if piece is None:
                break
            part, low = self.part_of(document, piece)
            window = piece.shift(-low)
            workers = self.desk.workers
            try:
                found = self.library.claim_places(workers, part, window, low)
                tally.add(piece, await asyncio.wrap_future(found))
            except GlossError as error:
                self.complain(error)
                return
        if tally.complete and path == self.path:
            self.documents.count_claims(path, tally.certainties(NORMAL))
            self.count_judged()
            self.show_place()

    # Beyond what is known ---------------------------------------------------------------

    @on(Reader.ClaimWanted)
    def look_further(self, event: Reader.ClaimWanted) -> None:
        """Go on to a claim where nobody has looked yet."""
        event.stop()
        self.reach_claim(event.origin, event.direction, event.count)

    @work(group=DIALOGS, exit_on_error=False)
    async def reach_claim(self, origin: int, by: int, count: int) -> None:
        """Go to the `count`-th claim from `origin` once it is found; keys wait for a while.

        What was typed behind it is meant for the claim: where none comes it is not done to a
        passage that nobody meant.
        """
        worker = get_current_worker()

        def give_up() -> None:
            self._drop_typed()
            let_keys_pass(worker)

        holding = self.set_timer(HELD, give_up)
        try:
            if not await self._await_claim(origin, by, count):
                await self._look_on(origin, by, count)
        finally:
            holding.stop()

    async def _await_claim(self, origin: int, by: int, count: int) -> bool:
        """Wait until the claims that are being found lead so far, or all are known.

        False where they are only found as one asks for them.
        """
        path, cursor, until = self.path, self.reader.cursor, time.monotonic() + PATIENCE
        while not self.reader.reach_claim(origin, by, count):
            if self.near_only and self.nearby is not None and self.reader.source.complete:
                return False
            if not self.reader.more_claims:
                self._said_enough()
                self._find_none(by)
                return True
            if time.monotonic() > until and self.key_line.notice != LOOKING:
                self.say(LOOKING)
            await asyncio.sleep(TICK)
            if path != self.path or cursor != self.reader.cursor:
                return True  # the reader has gone elsewhere meanwhile
        self._said_enough()
        return True

    async def _look_on(self, origin: int, by: int, count: int) -> None:
        """Look stretch by stretch."""
        nearby, document, cursor = self.nearby, self.document, self.reader.cursor
        least, length = DENSITIES[self.density], len(self.reader.source)
        index, best = self._first_place(origin, by, least) // STRETCH, None
        while count and 0 <= index * STRETCH < length:
            if nearby is None or document is None:
                return
            known = nearby.known(index)
            if known is None:
                stretch = Span(index * STRETCH, min(length, (index + 1) * STRETCH))
                looking = asyncio.ensure_future(self.claims_within(document, stretch))
                if not (await asyncio.wait([looking], timeout=PATIENCE))[0]:
                    self.say(LOOKING)
                nearby.add(stretch, await looking)
                known = nearby.known(index) or ()
            if nearby is not self.nearby or cursor != self.reader.cursor:
                return  # the reader has gone elsewhere meanwhile
            claims = [c for c in known[::by] if c.score >= least and _lies(c, origin, by)]
            best = claims[min(count, len(claims)) - 1] if claims else best
            count, index = max(0, count - len(claims)), index + by
        self._arrive(best, by)

    def _first_place(self, origin: int, by: int, least: float) -> int:
        """Return where it is worth looking first."""
        tally = self.tally
        known = tally.next_to(origin, by, least) if tally and tally.complete else None
        return origin if known is None else known

    def _arrive(self, claim: Claim | None, by: int) -> None:
        self._said_enough()
        if claim is None:
            self._find_none(by)
            return
        self.reader.go_to(claim.span, kind="claim", id=str(claim.span.start))
        self.show_nearby()

    def _said_enough(self) -> None:
        if self.key_line.notice == LOOKING:
            self.key_line.notice = ""

    def _find_none(self, by: int) -> None:
        dropped = self._drop_typed()
        more = ": what was typed behind it is not done" if dropped else ""
        self.say(f"no claim {'after' if by > 0 else 'before'} this place{more}")

    def _drop_typed(self) -> int:
        """Drop what was typed behind a key that came to nothing, but for what only moves."""
        app = self.app
        return app.drop_typed(but=MOVES) if isinstance(app, TypeAhead) else 0

    def show_claims(self, claims: Sequence[Claim]) -> None:
        """Draw claims; the class below says how."""
        raise NotImplementedError

    def count_judged(self) -> None:
        """Say how many claims are judged; the class below says how."""
        raise NotImplementedError

    def show_place(self) -> None:
        """Say in the top line where one is; the class below says how."""
        raise NotImplementedError


def _lies(claim: Claim, origin: int, by: int) -> bool:
    return claim.span.start > origin if by > 0 else claim.span.start < origin
