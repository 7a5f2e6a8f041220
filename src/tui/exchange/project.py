"""What programs of qualitative analysis hand to each other: texts, a codebook, coded passages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.annotations.tags import Tag
    from tui.exchange.item import Item

__all__ = ["Project", "Source"]


@dataclass(frozen=True, slots=True)
class Source:
    """A text that is analysed; `name` is the document's path, or another program's name for it."""

    name: str
    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Project:
    """A whole library, or what is handed over of one.

    The `path` of each item is the name of its source; places count code points of its text.
    `refused` has a line for each passage of a file that is nowhere, `left_out` one for each kind of
    thing that is nothing to gloss.
    """

    name: str = ""
    sources: Sequence[Source] = ()
    tags: Sequence[Tag] = ()
    items: Sequence[Item] = ()
    refused: Sequence[str] = ()
    left_out: Sequence[str] = ()
