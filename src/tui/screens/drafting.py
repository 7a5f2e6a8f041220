"""From the target to the note editor and back: what is shown, and what was changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.annotations.annotation import Annotation
    from tui.screens.note import NoteDraft

__all__ = ["SHARED", "changed", "draft_of", "shared"]

SHARED = "saved; somebody else wrote here meanwhile: both texts are kept"

FIELDS = ("note", "tags", "verdict", "attribution", "certainty")


def draft_of(quote: str, annotation: Annotation | None) -> NoteDraft:
    """Return what the editor starts with: the annotation, or an empty note on `quote`."""
    from tui.screens.note import NoteDraft

    if annotation is None:
        return NoteDraft(quote=quote)
    return NoteDraft(
        quote=annotation.quote,
        note=annotation.note,
        tags=annotation.tags,
        verdict=annotation.verdict,
        attribution=annotation.attribution,
        certainty=annotation.certainty,
    )


def changed(before: NoteDraft, after: NoteDraft) -> dict[str, Any]:
    """Return only the fields that the reader has changed."""
    return {
        name: getattr(after, name)
        for name in FIELDS
        if getattr(after, name) != getattr(before, name)
    }


def shared(known: Annotation | None, changes: Mapping[str, object], saved: object) -> bool:
    """Say whether a note on disk is another than was written: somebody else has a word in it.

    `known` is what the change was made from, None where the reader saw no note there.
    """
    from tui.annotations.annotation import Annotation

    if not isinstance(saved, Annotation):
        return False
    if known is None:
        return saved.note != changes.get("note", saved.note)
    return saved.note != changes.get("note", known.note)
