"""Two passages that are alike but for a name: who it was, or where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.comparing.relation import Difference
from tui.comparing.things import of_another
from tui.comparing.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.comparing.features import Features

__all__ = ["other_names"]

_OTHER_NAME, _OTHER_NAME_LONG, _LONG = 0.42, 0.6, 6
"""So alike must two passages be, names left out, for another name to be the difference; and from
which number of content words on they are long, and name many."""


def other_names(a: Features, b: Features, alike: float) -> Iterator[Difference]:
    """Yield the first name of each, where two passages that are else alike name others."""
    long = max(len(a.keys), len(b.keys)) > _LONG
    if alike < (_OTHER_NAME_LONG if long else _OTHER_NAME):
        return
    only_a = _spoken(a) - b.names - b.likely_names
    only_b = _spoken(b) - a.names - a.likely_names
    if only_a and only_b and not of_another(a, b):
        yield Difference("name", _first(a, only_a), _first(b, only_b))


def _spoken(passage: Features) -> set[str]:
    """Return the names in a passage but those of who says so."""
    return {name for name in passage.names if stem(name) not in passage.frame}


def _first(passage: Features, names: set[str]) -> str:
    """Return the first of `names` as the passage writes it."""
    at, name = min((passage.text.casefold().find(name), name) for name in names)
    return passage.text[at : at + len(name)] if at >= 0 else name
