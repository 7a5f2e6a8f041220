"""Two people changed one annotation: every word of both is kept.

Fields that only one of them changed go together silently. Where both changed the same field
differently, tags are united, two notes stand one after the other, and for a field that can
hold one value ours stands and theirs is written into the note.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from tui.annotations.annotation import Annotation

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["merge"]

_MECHANICAL = frozenset({"id", "created", "modified", "creator"})
_PLACE = ("quote", "prefix", "suffix", "start", "end", "twin", "text_sha256")


def merge(base: Annotation, ours: Annotation, theirs: Annotation) -> Annotation:
    """Return `theirs` with what was changed from `base` to `ours`, losing no text."""
    changes: dict[str, Any] = {}
    remarks: list[str] = []
    for name in (f.name for f in fields(Annotation) if f.name not in _MECHANICAL):
        old, mine, other = (getattr(a, name) for a in (base, ours, theirs))
        if mine in (old, other):
            continue
        if other == old or name in _PLACE:
            changes[name] = mine
        elif isinstance(mine, tuple):
            changes[name] = _united(old, mine, other)
        elif name == "extra":
            changes[name] = {**other, **mine}
        elif name == "note":
            changes[name] = _both(mine, other)
        else:
            changes[name] = mine
            remarks.append(f"({name} elsewhere: {other or 'none'})")
    if remarks:
        changes["note"] = _both(changes.get("note", theirs.note), "\n".join(remarks))
    if any(name in changes for name in _PLACE):  # one place, not a mixture of two
        changes |= {name: getattr(ours, name) for name in _PLACE}
    return replace(theirs, **changes)


def _both(first: str, second: str) -> str:
    if second in first:
        return first
    if first in second:
        return second
    return f"{first}\n\n{second}"


def _united(old: Sequence[Any], mine: Sequence[Any], other: Sequence[Any]) -> tuple[Any, ...]:
    """Keep what nobody removed and what anybody added, theirs first."""
    kept = [item for item in other if item in mine or item not in old]
    return tuple(dict.fromkeys([*kept, *(item for item in mine if item not in old)]))
