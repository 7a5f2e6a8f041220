"""Annotations: the record, the store, and finding the passage again.

Nothing is imported before it is used: the first screen needs the record and the reading
side only, a listing needs no TinyDB, and only anchoring on a changed text needs rapidfuzz.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tui.annotations.anchoring import Anchored, Preparation, Status, anchor
    from tui.annotations.annotation import CONTEXT, VERDICTS, Annotation, Link, LinkRelation
    from tui.annotations.cases import Case, CaseBook, Event, Member, Silence
    from tui.annotations.checking import Fault, faults, repair
    from tui.annotations.codebook import Codebook, Plan
    from tui.annotations.identifiers import new_id, now
    from tui.annotations.metadata import MetadataBook
    from tui.annotations.selectors import make_annotation, make_memo
    from tui.annotations.store import AnnotationStore
    from tui.annotations.tags import Tag

__all__ = [
    "CONTEXT",
    "VERDICTS",
    "Anchored",
    "Annotation",
    "AnnotationStore",
    "Case",
    "CaseBook",
    "Codebook",
    "Event",
    "Fault",
    "Link",
    "LinkRelation",
    "Member",
    "MetadataBook",
    "Plan",
    "Preparation",
    "Silence",
    "Status",
    "Tag",
    "anchor",
    "faults",
    "make_annotation",
    "make_memo",
    "new_id",
    "now",
    "repair",
]

_HOME = {
    **dict.fromkeys(("Anchored", "Preparation", "Status", "anchor"), "anchoring"),
    **dict.fromkeys(("CONTEXT", "VERDICTS", "Annotation", "Link", "LinkRelation"), "annotation"),
    **dict.fromkeys(("new_id", "now"), "identifiers"),
    **dict.fromkeys(("make_annotation", "make_memo"), "selectors"),
    "AnnotationStore": "store",
    **dict.fromkeys(("Case", "CaseBook", "Event", "Member", "Silence"), "cases"),
    **dict.fromkeys(("Fault", "faults", "repair"), "checking"),
    **dict.fromkeys(("Codebook", "Plan"), "codebook"),
    "MetadataBook": "metadata",
    "Tag": "tags",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
