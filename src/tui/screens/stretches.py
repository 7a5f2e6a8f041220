"""What is looked through of a large text at once: a stretch, with what stands around it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.library.readers_word import CLAIM_FIELD, speaks_of_claims, with_word
from tui.screens.panes import Panes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.claims.claim import Claim
    from tui.documents.document import Document
    from tui.library import Placed
    from tui.screens.nearby import Correct
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

    def word_on(self, placed: Sequence[Placed]) -> Correct | None:
        """Return what gives claims the reader's word on them, as annotations have it, if any has.

        What is dismissed stays away, what is added is there.
        """
        document = self.document
        said = [p for p in placed if p.span and speaks_of_claims(p.annotation)]
        if document is None or not said:
            return None

        def correct(claims: Sequence[Claim], around: Span) -> list[Claim]:
            part, low = self.part_of(document, around)
            return with_word(claims, said, part, low, around)

        return correct

    def said_of_claims(self) -> tuple[list[Span], list[Span]]:
        """Return what the reader has dismissed, and what was added, in the open document."""
        said = [(p.span, p.annotation.extra.get(CLAIM_FIELD)) for p in self.placed if p.span]
        dismissed = [span for span, is_claim in said if is_claim is False]
        return dismissed, [span for span, is_claim in said if is_claim is True]
