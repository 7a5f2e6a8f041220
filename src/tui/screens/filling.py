"""Large documents: the head is on screen at once; text and claims arrive beside it.

Up to 2 MB the claims near the view come first and all of them from a process. Beyond that
only those near the view are looked for, and further ones ahead of who reads on. What is found
out of view waits for the next key, and is drawn in its frame.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import work

from tui.errors import DocumentError, GlossError
from tui.library.starting import start_of
from tui.screens.nearby import Nearby
from tui.screens.panes import Panes
from tui.text.source import ChunkedSource, StringSource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.claims.claim import Claim
    from tui.documents.document import Document
    from tui.spans import Span

__all__ = ["Filling"]

PIECEWISE = 4_000_000
"""Bytes from which a text is taken piece by piece, never as one `str`."""
IN_PROCESS = 200_000
"""Code points from which claims are detected in a process (about 80 ms of work)."""
NEAR_ONLY = 2_000_000
"""Code points beyond which claims are only looked for near the view.

A claim takes ten times its text in memory, and all of 10 MB several seconds.
"""
CONTEXT = 4_000
"""Code points on each side of a stretch that are read with it, for who speaks and of what."""


class Filling(Panes):
    """Reads what is too large to read before the first frame."""

    _nearby: Nearby | None = None
    _looking_near = False

    @work(group="open", exclusive=True, exit_on_error=False)
    async def read_rest(self, path: str, size: int, offset: int | Span | None) -> None:
        """Read all of something large beside the screen, then draw its layers."""
        try:
            if size < PIECEWISE or not await self.read_pieces(path):
                document = await self.desk.load(lambda: self.library.document(path))
                if path != self.path:
                    return
                self.document = document
                self.reader.extend(StringSource(document.text), blocks=document.blocks)
        except DocumentError as error:
            self.complain(error)
            return
        if path != self.path or self.document is None:
            return
        at = start_of(self.library, self.document, offset, len(self.reader.source))
        if at:
            self.reader.go_to(at)
        self.load_layers()

    async def read_pieces(self, path: str) -> bool:
        """Take a text piece by piece; False where it has to be read as a whole."""
        source = ChunkedSource()

        def take() -> bool:
            try:
                for piece in self.library.pieces(path):
                    source.append(piece)
                    if path != self.path:
                        return True
            except DocumentError:
                return False
            source.close()
            return True

        reading = asyncio.ensure_future(self.desk.load(take))
        shown = 0
        while not reading.done():
            await asyncio.wait([reading], timeout=0.1)
            if path == self.path and len(source) > max(shown, len(self.reader.source)):
                shown = len(source)
                self.reader.extend(source)
        if await reading and path == self.path:
            self.reader.extend(source)
            return True
        return path != self.path

    @work(group="claims", exclusive=True, exit_on_error=False)
    async def find_claims(self, path: str) -> None:
        """Draw the claims of a document: all of a small one, first the near ones of a large one."""
        length = len(self.reader.source)
        try:
            if length <= IN_PROCESS or (
                length <= NEAR_ONLY
                and await self.desk.load(lambda: self.library.claims_known(path))
            ):
                claims = await self.desk.load(lambda: self.library.claims(path))
            else:
                self._nearby = self._nearby or Nearby()
                await self.look_nearby(ahead=length > NEAR_ONLY)
                if length > NEAR_ONLY:
                    return
                workers = self.desk.workers
                found = await self.desk.load(lambda: self.library.find_claims(workers, path))
                await asyncio.wrap_future(found)
                claims = await self.desk.load(lambda: self.library.claims(path))
        except GlossError as error:
            self.complain(error)
            return
        if path == self.path:
            self.show_claims(claims)

    @property
    def near_only(self) -> bool:
        """Whether the text is too large to look for all of its claims."""
        return len(self.reader.source) > NEAR_ONLY

    def on_key(self) -> None:
        """Draw, with what the key changes, the claims that were found out of view."""
        if self.near_only:
            self.show_nearby()

    def show_nearby(self) -> None:
        """Draw the claims around the view, where others are drawn."""
        if self._nearby is not None:
            claims = self._nearby.news(self.reader.in_view)
            if claims is not None:
                self.show_claims(claims)

    def follow_view(self) -> None:
        """Draw the claims where the view is now, and look for them where nobody has yet."""
        if self.near_only and self._nearby is not None:
            self.show_nearby()
            if not self._looking_near:
                self.go_on_looking()

    @work(group="near", exit_on_error=False)
    async def go_on_looking(self) -> None:
        """Look around the view in a text too large to look through, until all is known there."""
        await self.look_nearby(ahead=True)

    async def look_nearby(self, *, ahead: bool) -> None:
        """Look for claims in view and, if wanted, ahead of it; draw them once they are in view."""
        self._looking_near = True
        try:
            nearby, document = self._nearby, self.document
            while nearby is not None and nearby is self._nearby and document is self.document:
                view, source = self.reader.in_view, self.reader.source
                stretch = nearby.wanted(view, len(source))
                if document is None or stretch is None or (not ahead and nearby.covers(view)):
                    return
                nearby.add(stretch, await self.claims_within(document, stretch))
                if nearby is self._nearby and stretch.overlaps(self.reader.in_view):
                    self.show_nearby()
        finally:
            self._looking_near = False

    async def claims_within(self, document: Document, stretch: Span) -> list[Claim]:
        """Return the claims of a stretch of a large text."""
        source = self.reader.source
        low = max(0, stretch.start - CONTEXT)
        low = source.find("\n", low, stretch.start) + 1 or low
        part = replace(document, text=source.slice(low, stretch.end + CONTEXT), blocks=())
        if not self.library.settings.claims:
            return []
        found = await asyncio.wrap_future(self.library.claims_near(self.desk.workers, part))
        return [replace(claim, span=claim.span.shift(low)) for claim in found]

    def show_claims(self, claims: Sequence[Claim]) -> None:
        """Draw claims; the class below says how."""
        raise NotImplementedError

    def load_layers(self) -> object:
        """Find annotations and claims of the open document, and draw them."""
        raise NotImplementedError

    def whole(self) -> Document | None:
        """Return the document where its text is whole in memory."""
        document = self.document
        return document if document and len(document.text) == len(self.reader.source) else None
