"""A tag, and what happens to the tags of an annotation when one of them changes its name.

Tags nest by `/`: what happens to `money` happens to `money/budget` below it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

__all__ = [
    "HUES",
    "Tag",
    "is_colour",
    "levels_of",
    "moved_tags",
    "one_for_each_key",
    "parent_of",
    "present_name",
    "tag_from_row",
    "tag_to_row",
    "tidy",
    "topics_above",
]

HUES = ("blue", "green", "amber", "violet", "teal", "pink", "orange", "red")
"""The colours a tag can have by name, made legible on every theme; else it is `#rrggbb`."""

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\Z")
_SPACE = re.compile(r"\s+")
_KEYS = frozenset("123456789")

_DEEPEST = 100
"""Levels of a name that are topics of their own: all prefixes of a name are as long as its square,
and a file of somebody else's may hold any."""


@dataclass(frozen=True)
class Tag:
    """A tag with what the codebook says of it and how many annotations have it.

    `key` is a digit from 1 to 9, `parent` the tag above it: what stands before the last `/`,
    unless it was set; `aliases` are names that lead here.
    """

    name: str
    count: int = 0
    description: str = ""
    colour: str | None = None
    key: str | None = None
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)


def tidy(name: str) -> str:
    """Return a tag's name as it is kept: no `#`, no empty levels, single spaces."""
    levels = (_SPACE.sub(" ", level).strip() for level in name.strip().lstrip("#").split("/"))
    return "/".join(level for level in levels if level)


def is_colour(name: str) -> bool:
    """Say whether a tag can have this colour: one of :data:`HUES`, or `#rrggbb`."""
    return name.casefold() in HUES or _COLOUR.match(name) is not None


def parent_of(name: str) -> str | None:
    """Return what stands before the last `/` of a name, or None."""
    return name.rpartition("/")[0] or None


def topics_above(name: str) -> Iterator[str]:
    """Yield what a tag is nested under, the nearest first: `a/b`, then `a`, for `a/b/c`."""
    ends: list[int] = []
    at = name.find("/")
    while at >= 0 and len(ends) < _DEEPEST:
        ends.append(at)
        at = name.find("/", at + 1)
    return (name[:end] for end in reversed(ends) if end)


def levels_of(name: str) -> tuple[str, ...]:
    """Return the levels of a name, outermost first; the last one has all that is nested deeper."""
    return tuple(name.split("/", _DEEPEST))


def moved_tags(tags: Iterable[str], moves: Mapping[str, str | None]) -> list[str]:
    """Return `tags` with every old name of `moves`, and what nests below it, renamed.

    A name that moves to None is dropped; no tag stands twice. Where a name moves below itself,
    as when a topic is merged into one of its tags, what stands there already stays.
    """
    moved: dict[str, None] = {}
    for tag in tags:
        new = _moved(tag, moves)
        if new is not None:
            moved[new] = None
    return list(moved)


def _moved(tag: str, moves: Mapping[str, str | None]) -> str | None:
    for level in (tag, *topics_above(tag)):
        if level in moves:
            target = moves[level]
            if target is None:
                return None
            is_there = _is_in(target, level) and _is_in(tag, target)
            return tag if is_there else target + tag[len(level) :]
    return tag


def _is_in(tag: str, topic: str) -> bool:
    return tag == topic or tag.startswith(f"{topic}/")


def tag_from_row(row: Mapping[str, Any]) -> Tag:
    """Return the tag a row of the codebook means; wrong types count as missing."""
    known = {"name", "description", "colour", "key", "parent", "aliases"}

    def text(name: str) -> str | None:
        value = row.get(name)
        return value if isinstance(value, str) and value else None

    aliases = row.get("aliases")
    key = text("key")
    return Tag(
        name=text("name") or "",
        description=text("description") or "",
        colour=text("colour"),
        key=key if key in _KEYS else None,
        parent=text("parent"),
        aliases=tuple(a for a in aliases if isinstance(a, str))
        if isinstance(aliases, list)
        else (),
        extra={name: value for name, value in row.items() if name not in known},
    )


def one_for_each_key(tags: Iterable[Tag]) -> list[Tag]:
    """Return tags with each quick key at one of them, the last by name.

    Two may come to hold one where somebody else puts two codebooks together.
    """
    ranked = sorted(tags, key=lambda tag: tag.name.casefold())
    holders = {tag.key: tag.name for tag in ranked}
    return [tag if holders[tag.key] == tag.name else replace(tag, key=None) for tag in ranked]


def tag_to_row(tag: Tag) -> dict[str, Any]:
    """Return the row for a tag, without what it does not say."""
    row: dict[str, Any] = {"name": tag.name, "description": tag.description}
    row |= {name: v for name in ("colour", "key", "parent") if (v := getattr(tag, name))}
    if tag.aliases:
        row["aliases"] = list(tag.aliases)
    return row | dict(tag.extra)


def present_name(name: str, described: Collection[Tag]) -> str:
    """Return the name that a tag goes by now: its own, or what an alias leads to.

    What was nested under a former name is nested under the present one.
    """
    for above in filter(None, (name, *topics_above(name))):
        if any(tag.name == above for tag in described):
            return name
        for tag in described:
            if above in tag.aliases:
                return tag.name + name[len(above) :]
    return name
