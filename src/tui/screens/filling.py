"""Large documents: the head is on screen at once; text and claims arrive beside it.

Up to 20 MB the claims near the view come first and all of them from a process. Beyond that
only those near the view are looked for, again whenever the view has moved on.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import work

from tui.errors import DocumentError, GlossError
from tui.library.starting import start_of
from tui.screens.panes import Panes
from tui.spans import Span
from tui.text.source import ChunkedSource, StringSource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.claims.claim import Claim
    from tui.documents.document import Document

__all__ = ["Filling"]

PIECEWISE = 4_000_000
"""Bytes from which a text is taken piece by piece, never as one `str`."""
IN_PROCESS = 200_000
"""Code points from which claims are detected in a process (about 80 ms of work)."""
NEAR_ONLY = 20_000_000
"""Code points beyond which claims are only looked for near the view."""
AROUND = 20_000
"""Code points on each side of the view in which claims are looked for first."""


class Filling(Panes):
    """Reads what is too large to read before the first frame."""

    _near: Span | None = None

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
                self._near = None
                await self.claims_near_view(path)
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

    @work(group="near", exclusive=True, exit_on_error=False)
    async def follow_view(self) -> None:
        """Look for claims where the view is now, in a text too large to look through."""
        if len(self.reader.source) > NEAR_ONLY and self.document is not None:
            await self.claims_near_view(self.path)

    async def claims_near_view(self, path: str) -> None:
        """Draw the claims near the view of a large text."""
        view = self.reader.in_view
        if self.document is None or (self._near is not None and self._near.covers(view)):
            return
        source, document = self.reader.source, self.document
        low = max(0, view.start - AROUND)
        low = source.find("\n", low, view.start) + 1 or low
        high = min(len(source), view.end + AROUND)
        part = replace(document, text=source.slice(low, high), blocks=())
        if not self.library.settings.claims:
            return
        found = await asyncio.wrap_future(self.library.claims_near(self.desk.workers, part))
        claims = [replace(claim, span=claim.span.shift(low)) for claim in found]
        if path == self.path and self.document is document:
            self._near = Span(low, high)
            self.show_claims(claims)

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
