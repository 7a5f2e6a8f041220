"""The record that every format writes and reads."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.annotations.annotation import Annotation

__all__ = ["Item"]


@dataclass(frozen=True, slots=True)
class Item:
    """An annotation, and the document it is on.

    `path` is the document's path in the library (POSIX). `title` and `source` (outlet, author,
    date in words) are for formats that people read; `status` says how the quote stands today.
    `unsaid` names the fields that a file has no place for: it says nothing of them.
    """

    path: str
    annotation: Annotation
    title: str = ""
    source: str = ""
    status: str = "exact"
    unsaid: frozenset[str] = field(default=frozenset(), compare=False)
