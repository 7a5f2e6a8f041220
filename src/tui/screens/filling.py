"""Large documents: the head is on screen at once; text and claims arrive beside it.

Up to 2 MB the claims near the view come first and all of them from a process. Of larger ones
only those near the view are held (:mod:`tui.screens.looking`).
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import work

from tui.errors import DocumentError, GlossError
from tui.library.starting import start_of
from tui.memory import give_back
from tui.screens.looking import Looking
from tui.screens.nearby import Nearby
from tui.text.source import ChunkedSource

if TYPE_CHECKING:
    from tui.documents.document import Document
    from tui.spans import Span

__all__ = ["Filling"]

PIECEWISE = 4_000_000
"""Bytes from which a text is taken piece by piece, never as one `str`."""
REST = 3.0
"""Seconds after which a process that has found the claims of a text, and nothing since, ends."""
IN_PROCESS = 200_000
"""Code points from which claims are detected in a process (about 80 ms of work)."""


class Filling(Looking):
    """Reads what is too large to read before the first frame."""

    @work(group="open", exclusive=True, exit_on_error=False)
    async def read_rest(self, path: str, size: int, offset: int | Span | None) -> None:
        """Read all of something large beside the screen, then draw its layers."""
        try:
            if size < PIECEWISE or not await self.read_pieces(path):
                document = await self.desk.load(lambda: in_chunks(self.library.document(path)))
                if path != self.path:
                    return
                self.document = document
                self.reader.extend(document.source, blocks=document.blocks)
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
                not self.near_only and await self.desk.load(lambda: self.library.claims_known(path))
            ):
                claims = await self.desk.load(lambda: self.library.claims(path))
            else:
                self.nearby = self.nearby or Nearby()
                await self.look_nearby(ahead=self.near_only)
                if self.near_only:
                    self.survey(path)
                    return
                workers = self.desk.workers
                found = await self.desk.load(lambda: self.library.find_claims(workers, path))
                await asyncio.wrap_future(found)
                claims = await self.desk.load(lambda: self.library.claims(path))
                self.set_timer(REST, workers.rest)
        except GlossError as error:
            self.complain(error)
            self.reader.more_claims = False
            return
        if path == self.path:
            self.reader.more_claims = False
        if path == self.path and not (claims and claims == self.claims):
            self.show_claims(claims)
            self.nearby = None  # all are known: those near the view need not be held twice
        await self.desk.load(self.library.keep_claims)
        self.let_text_go()
        if length > IN_PROCESS:
            await self.desk.load(give_back)

    def let_text_go(self) -> None:
        """Hold the open text no larger than its file, while nobody needs it as one `str`."""
        if self.document is not None:
            self.document.let_go()

    def load_layers(self) -> object:
        """Find annotations and claims of the open document, and draw them."""
        raise NotImplementedError

    def whole(self) -> Document | None:
        """Return the document where its text is whole in memory."""
        document = self.document
        return document if document and document.length == len(self.reader.source) else None


def in_chunks(document: Document) -> Document:
    """Return a document whose text can be let go once it was taken apart into chunks."""
    if isinstance(document.source, ChunkedSource):
        _ = document.sha256  # it takes all of the text, which is there now
    return document
