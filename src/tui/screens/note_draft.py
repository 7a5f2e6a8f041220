"""What a reader writes on a passage, before it is saved."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content

from tui.text.cleaning import clean
from tui.text.quoting import in_marks

__all__ = ["NoteDraft"]


@dataclass(frozen=True, slots=True)
class NoteDraft:
    """What the editor shows and gives back; without a quote, a memo on the document `title`.

    `attribution` and `certainty` are None where what detection found shall stand.
    """

    quote: str
    note: str = ""
    tags: tuple[str, ...] = ()
    verdict: str | None = None
    attribution: str | None = None
    certainty: str | None = None
    title: str = ""

    @property
    def heading(self) -> Content:
        """The passage in quotes, or the title of what the memo is on."""
        if self.quote:
            return Content(clean(in_marks(self.quote)))
        return Content("memo on " + clean(self.title))
