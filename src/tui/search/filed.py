"""What a segment knows about the documents that lie in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.search.segment import Segment

__all__ = ["Filed", "is_whole"]


@dataclass(frozen=True, slots=True)
class Filed:
    """What a segment knows about one of its documents."""

    path: str
    version: str
    title: str = ""
    outlet: str = ""
    date: str = ""
    author: str = ""
    first: int = 0
    """The number of its first passage in the segment."""
    front: int = 0
    """How many of its passages are front matter: about the text, not of it."""
    part: int = 0
    """A large document may lie in several segments: which part this is, from 0."""
    more: bool = False
    """Whether another part follows."""


def is_whole(places: Iterable[tuple[Segment, int]]) -> bool:
    """Say whether these are all parts of one document."""
    parts = sorted((s.filed[i] for s, i in places), key=lambda filed: filed.part)
    last = len(parts) - 1
    return all(f.part == i and f.more == (i < last) for i, f in enumerate(parts))
