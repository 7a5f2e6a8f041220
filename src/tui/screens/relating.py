"""How two annotations relate: asked once both ends of a link are chosen."""

from __future__ import annotations

from textual.content import Content

from tui.annotations.annotation import LinkRelation
from tui.screens.prompting import LetterPrompt
from tui.text.cleaning import clean
from tui.text.quoting import in_marks

__all__ = ["RelationPrompt"]


class RelationPrompt(LetterPrompt[LinkRelation]):
    """Asks what the first passage does to the second; returns the relation or None."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(
            "the first",
            {
                "s": ("supports", "supports"),
                "c": ("contradicts", "contradicts"),
                "=": ("same", "says the same as"),
            },
            above=[_passage("1 ", first), _passage("2 ", second)],
        )


def _passage(number: str, quote: str) -> Content:
    """Return one end of the link on one line."""
    shown = clean(in_marks(quote, 300))
    return Content.assemble((number, "bold $text-primary"), (shown, "italic"))
