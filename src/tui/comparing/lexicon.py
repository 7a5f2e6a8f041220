"""Ideas and opposites: which words mean the same, and which cannot both be true.

Lexical likeness alone finds a repeated sentence, not a repeated claim: "unveil" and
"launch" share no letter that counts. Two hand-written lists, `data/concepts.txt` and
`data/opposites.txt`, carry that knowledge: everyday news English first, and, of ideas, the
words of single fields below it, which tell more.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from tui.comparing.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Lexicon", "Opposite", "lexicon"]


_RARER = "# Below stand"
"""How the comment begins under which no everyday words stand."""


@dataclass(frozen=True, slots=True)
class Opposite:
    """A word's place in the list of opposites: the line, and the side of that line (0 or 1)."""

    line: int
    side: int
    close: bool = False
    """Whether the words next to it must be the same (lines that start with `~`)."""


@dataclass(frozen=True)
class Lexicon:
    """Both lists by stem; phrases are keyed by their stems joined with `_`."""

    concepts: Mapping[str, tuple[int, ...]]
    opposites: Mapping[str, tuple[Opposite, ...]]
    everyday: frozenset[str]
    """The stems of the words of any report, of which a shared one says little."""
    everyday_ideas: int
    """How many ideas come before those of single fields."""
    phrases: Mapping[str, int]
    """The first stem of every phrase, with the longest phrase's number of words."""
    listed: frozenset[str]
    """The opposites of one word, as listed."""
    doers: frozenset[str]
    """The stems of opposites that are listed as who does it: winners, losers."""
    seconds: frozenset[tuple[str, str]]
    """The first two stems of every phrase."""


def _key(entry: str) -> str:
    return "_".join(stem(part) for part in entry.casefold().replace("-", "_").split("_") if part)


def _lines(name: str, *, above: str = "") -> Iterator[str]:
    """Yield the lines of a list; with `above`, those before the comment that begins so."""
    text = resources.files("tui.comparing").joinpath("data", name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if above and line.startswith(above):
            return
        if line and not line.startswith("#"):
            yield line


@cache
def lexicon() -> Lexicon:
    """Return both lists, read once."""
    concepts: dict[str, list[int]] = {}
    for number, line in enumerate(_lines("concepts.txt")):
        for entry in line.split():
            concepts.setdefault(_key(entry), []).append(number)
    opposites: dict[str, list[Opposite]] = {}
    doers: set[str] = set()
    listed: set[str] = set()
    for number, line in enumerate(_lines("opposites.txt")):
        close = line.startswith("~")
        for side, part in enumerate(line.removeprefix("~").split("|")):
            for entry in part.split():
                listed.add(entry)
                if entry.endswith(("er", "ers", "or", "ors")):
                    doers.add(_key(entry))
                opposites.setdefault(_key(entry), []).append(Opposite(number, side, close))
    everyday = list(_lines("concepts.txt", above=_RARER))
    phrases: dict[str, int] = {}
    seconds: set[tuple[str, str]] = set()
    for key in (*concepts, *opposites):
        first, *rest = key.split("_")
        if rest:
            phrases[first] = max(phrases.get(first, 0), 1 + len(rest))
            seconds.add((first, rest[0]))
    return Lexicon(
        {key: tuple(dict.fromkeys(found)) for key, found in concepts.items()},
        {key: tuple(dict.fromkeys(found)) for key, found in opposites.items()},
        frozenset(_key(entry) for line in everyday for entry in line.split()),
        len(everyday),
        phrases,
        frozenset(listed),
        frozenset(doers),
        frozenset(seconds),
    )
