"""What a change to tags makes of one annotation, and of what the codebook says of a tag."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tui.annotations.identifiers import now
from tui.annotations.tags import Tag, moved_tags

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.annotations.changes import RowChange

__all__ = ["described_too", "retagged", "tags_of", "under_moved", "united"]


def tags_of(row: Mapping[str, Any]) -> list[str]:
    """Return the tags of an annotation's row, whatever else stands there."""
    tags = row.get("tags")
    return [tag for tag in tags if isinstance(tag, str)] if isinstance(tags, list) else []


def retagged(row: Mapping[str, Any], moves: Mapping[str, str | None]) -> Mapping[str, Any]:
    """Return the row with its tags moved; the very same row where none of them does."""
    tags = tags_of(row)
    moved = moved_tags(tags, moves)
    return row if moved == tags else {**row, "tags": moved, "modified": now()}


def described_too(change: RowChange, present: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """Return what `change` makes of a row that somebody has described anew meanwhile."""
    if change.after is None or present is None:
        return change.after
    before = change.before or {}
    changed = {key: value for key, value in change.after.items() if before.get(key) != value}
    return {**present, **changed}


def under_moved(tag: Tag, moves: Mapping[str, str | None]) -> Tag:
    """Return a tag under the present name of the one that it was put under; under none, if gone."""
    above = moved_tags([tag.parent] if tag.parent else [], moves)
    parent = above[0] if above and above[0] != tag.name else None
    return replace(tag, parent=parent)


def united(present: Tag, other: Tag) -> Tag:
    """Return `present` with what only `other` says."""
    return replace(
        present,
        description=present.description or other.description,
        colour=present.colour or other.colour,
        key=present.key or other.key,
        parent=present.parent or (other.parent if other.parent != present.name else None),
        aliases=tuple(dict.fromkeys([*present.aliases, *other.aliases])),
        extra={**other.extra, **present.extra},
    )
