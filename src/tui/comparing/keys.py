"""The words of a passage with what they mean: by these a slot of it is known."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from tui.comparing.words import Word, is_content, light_stems
from tui.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.comparing.lexicon import Opposite

__all__ = ["UNDOING", "Key", "deniable", "holders", "keys_of"]

UNDOING = ("un", "non")
"""What undoes a deed: "unpaid"."""

_DENIED = 40
"""Words of a passage among which denied ones are looked for."""


@dataclass(frozen=True, slots=True)
class Key:
    """A word or a phrase by which a slot of a passage is known."""

    stem: str
    concepts: frozenset[int]
    span: Span
    named: bool
    """Whether it is a proper name."""
    lines: frozenset[int] = frozenset()
    """The lines of the list of opposites it stands in, on whichever side."""

    def means(self, other: Key) -> bool:
        """Say whether two words are one, or stand for one idea."""
        return self.stem == other.stem or not self.concepts.isdisjoint(other.concepts)


def keys_of(
    found: list[Word],
    phrases: dict[int, tuple[int, ...]],
    opposites: dict[Opposite, tuple[Span, ...]],
    names: frozenset[str],
    left: list[Span],
) -> tuple[Key, ...]:
    """Return every content word and phrase, in order, but for those that overlap `left`."""
    keys = []
    lines: dict[int, tuple[int, ...]] = {}
    for opposite, places in opposites.items():
        for place in places:
            lines[place.start] = (*lines.get(place.start, ()), opposite.line)
    for word in found:
        ideas = phrases.get(word.start, ())
        if not ideas and not is_content(word.low):
            continue
        span = Span(word.start, word.end)
        if not any(span.overlaps(other) for other in left):
            against = _shared(lines.get(word.start, ()))
            keys.append(Key(word.stem, _shared(ideas), span, word.low in names, against))
    return tuple(keys)


@lru_cache(maxsize=4_096)
def _shared(ideas: tuple[int, ...]) -> frozenset[int]:
    """Return one set for all words of the same ideas: a library has millions of words."""
    return frozenset(ideas)


def deniable(
    text: str, keys: tuple[Key, ...], negated: frozenset[str], predicates: frozenset[str]
) -> Iterator[Key]:
    """Yield the words that are denied, or said to be undone."""
    light = light_stems()
    for key in keys[:_DENIED]:
        denied = key.stem in predicates and key.stem not in light
        undone = key.stem.startswith(UNDOING) and key.stem not in negated
        compound = text[key.span.end : key.span.end + 1] == "-"  # "no longer is cutting-edge"
        if not key.named and not compound and (denied or undone):
            yield key


def holders(
    concepts: dict[str, tuple[int, ...]], terms: dict[str, Span]
) -> dict[int, tuple[str, ...]]:
    """Return the terms of each idea, in their order."""
    found: dict[int, tuple[str, ...]] = {}
    for term, known in concepts.items():
        if term in terms and not term[0].isdigit():
            for idea in known:
                found[idea] = (*found.get(idea, ()), term)
    return found
