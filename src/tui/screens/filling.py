"""Large documents: the head is on screen at once; text and claims arrive beside it.

The claims of the first page come before the rest of the text. Up to 2 MB those near the view
come next and all of them from a process. Of larger ones only those near the view are held
(:mod:`tui.screens.looking`).
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import work

from tui.errors import DocumentError, GlossError
from tui.library import Placed
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

    _claims_put_off = False
    """Whether all claims were asked for while the text was still being read."""

    @work(group="open", exclusive=True, exit_on_error=False)
    async def read_rest(self, path: str, size: int, offset: int | Span | None) -> None:
        """Read all of something large beside the screen, then draw its layers."""
        self._claims_put_off = False
        try:
            await self.look_at_head()
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
        if self._claims_put_off:
            self._claims_put_off = False
            self.find_claims(path)

    async def look_at_head(self) -> None:
        """Draw the claims in view of the head of a text, the rest of which is still to be read."""
        document, nearby = self.document, Nearby()
        stretch = nearby.wanted(self.reader.in_view, len(self.reader.source))
        if document is None or stretch is None or not self.is_read(stretch):
            return
        self.nearby, self._looking_near = nearby, True
        try:
            nearby.correct_by(
                self.word_on(await self.desk.load(lambda: self.notes_in_head(document)))
            )
            found = await self.claims_within(document, stretch, at_once=True)
        finally:
            self._looking_near = False
        if document is self.document:
            nearby.add(stretch, found)
            self.show_nearby()
            drawn = asyncio.Event()
            self.call_after_refresh(drawn.set)
            await drawn.wait()  # what reads the rest keeps other threads waiting for long

    def notes_in_head(self, head: Document) -> list[Placed]:
        """Return the annotations that stand in the head where they did when they were made."""
        try:
            recorded = self.library.recorded(head.path)
        except GlossError:
            return []  # said of them is what is wrong when they are to be drawn
        made = (Placed.as_made(head.path, annotation) for annotation in recorded)
        return [p for p in made if p.span and p.span.of(head.text) == p.found]

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
        if not self.reader.source.complete:
            self._claims_put_off = True
            return
        length = len(self.reader.source)
        try:
            if length <= IN_PROCESS or (
                not self.near_only and await self.desk.load(lambda: self.library.claims_known(path))
            ):
                claims = await self.desk.load(lambda: self.library.claims(path))
            else:
                self.nearby = self.nearby or Nearby()
                self.nearby.correct_by(self.word_on(self.placed))
                if self.nearby.covers(self.reader.in_view):
                    self.show_nearby()  # also what other sources say of them
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
