"""What is looked through of a large text at once: a stretch, with what stands around it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.screens.panes import Panes

if TYPE_CHECKING:
    from tui.claims.claim import Claim
    from tui.documents.document import Document
    from tui.spans import Span

__all__ = ["Stretches"]

NEAR_ONLY = 2_000_000
"""Code points beyond which only the claims near the view are held: each takes about 1 KB."""
CONTEXT = 4_000
"""Code points on each side of a stretch that are read with it, for who speaks and of what."""


class Stretches(Panes):
    """Looks for claims in a stretch of the text."""

    @property
    def near_only(self) -> bool:
        """Whether the text is too large to hold all of its claims, or is still being read."""
        return len(self.reader.source) > NEAR_ONLY or not self.reader.source.complete

    def is_read(self, stretch: Span) -> bool:
        """Say whether a stretch is there, and what is around it: else it would be misjudged."""
        source = self.reader.source
        return source.complete or stretch.end + CONTEXT <= len(source)

    async def claims_within(
        self, document: Document, stretch: Span, *, at_once: bool = False
    ) -> list[Claim]:
        """Return the claims of a stretch of a large text; a process takes a while to start."""
        if not self.library.settings.claims:
            return []
        part, low = self.part_of(document, stretch)
        if at_once:
            found = await self.desk.load(lambda: self.library.claims_at_once(part))
        else:
            found = await asyncio.wrap_future(self.library.claims_near(self.desk.workers, part))
        return [replace(claim, span=claim.span.shift(low)) for claim in found]

    def part_of(self, document: Document, stretch: Span) -> tuple[Document, int]:
        """Return a stretch with what is around it as a document, and where that begins."""
        source = self.reader.source
        low = max(0, stretch.start - CONTEXT)
        low = source.find("\n", low, stretch.start) + 1 or low
        return replace(document, text=source.slice(low, stretch.end + CONTEXT), blocks=()), low
