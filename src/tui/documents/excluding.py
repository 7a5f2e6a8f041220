"""The `exclude` globs of a library, matched without backtracking over whole paths.

A pattern without a slash names files or folders at any depth (`drafts`, `*.tmp.txt`); one
with a slash is counted from the library's folder (`raw/*.html`, `notes/**/old`).
"""

from __future__ import annotations

import re
from fnmatch import translate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Excluder"]

_Parts = tuple[re.Pattern[str] | None, ...]


class Excluder:
    """Says which library paths are excluded; false when there is no pattern at all."""

    def __init__(self, globs: Sequence[str]) -> None:
        names = [g.strip("/") for g in globs if "/" not in g.strip("/")]
        self._names = re.compile("|".join(map(translate, names))) if names else None
        self._paths: list[_Parts] = [
            tuple(None if part == "**" else re.compile(translate(part)) for part in parts)
            for parts in (g.strip("/").split("/") for g in globs if "/" in g.strip("/"))
        ]

    def __bool__(self) -> bool:
        return bool(self._names or self._paths)

    def excludes(self, path: str, *, parents: bool = False) -> bool:
        """Say whether `path` itself is excluded, or with `parents` any folder it lies in."""
        parts = path.split("/")
        first = 1 if parents else len(parts)
        return any(self._matches(parts[:n]) for n in range(first, len(parts) + 1))

    def _matches(self, parts: Sequence[str]) -> bool:
        if self._names is not None and self._names.match(parts[-1]):
            return True
        return any(_match(pattern, parts) for pattern in self._paths)


def _match(pattern: _Parts, parts: Sequence[str]) -> bool:
    """Match part by part; `**` stands for any number of folders (a small automaton)."""
    states = {0}
    for part in parts:
        reached = set()
        for state in _closed(states, pattern):
            if state < len(pattern):
                step = pattern[state]
                if step is None:
                    reached.add(state)
                elif step.match(part):
                    reached.add(state + 1)
        states = reached
    return len(pattern) in _closed(states, pattern)


def _closed(states: set[int], pattern: _Parts) -> set[int]:
    """Add what is reached without a part: `**` may stand for nothing."""
    closed = set()
    for state in states:
        at = state
        closed.add(at)
        while at < len(pattern) and pattern[at] is None:
            at += 1
            closed.add(at)
    return closed
