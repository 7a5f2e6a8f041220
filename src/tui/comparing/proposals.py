"""Of many sentences those worth comparing in full with one passage.

An index proposes forty paragraphs; what a sentence says takes a millisecond to work out, what
words it has a fifteenth of that. So their words choose, by how rare they are among all of them.
"""

from __future__ import annotations

import heapq
from collections import Counter
from typing import TYPE_CHECKING

from tui.comparing.lexicon import lexicon
from tui.comparing.weights import Weights
from tui.comparing.words import is_content, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.comparing.relation import Passage

__all__ = ["likeliest"]

_SHORT = 25
"""Words that a sentence is allowed before its length counts against it."""


def likeliest(
    text: str, passages: Sequence[Passage], most: int
) -> tuple[list[Passage], Weights | None]:
    """Return at most so many passages that are likest to `text`, in their order.

    With them comes how rare words are among all `passages`, where some were left out.
    """
    if len(passages) <= most:
        return list(passages), None
    asked = _ideas(_stems(text))
    said = [_ideas(_stems(passage.text)) for passage in passages]
    counts = Counter(one for found in said for one in found)
    weights = Weights(
        len(passages),
        {stem: n for stem, n in counts.items() if isinstance(stem, str)},
        {idea: n for idea, n in counts.items() if isinstance(idea, int)},
    )

    def worth(place: int) -> float:
        shared = asked & said[place]
        total = sum(weights.term(s) if isinstance(s, str) else weights.concept(s) for s in shared)
        return total / (_SHORT + len(said[place]))

    best = heapq.nlargest(most, range(len(passages)), key=worth)
    return [passages[place] for place in sorted(best)], weights


def _stems(text: str) -> set[str]:
    return {word.stem for word in words(text) if is_content(word.low)}


def _ideas(stems: set[str]) -> set[str | int]:
    """Return stems with the ideas that they stand for."""
    known = lexicon().concepts
    return stems.union(idea for stem in stems for idea in known.get(stem, ()))
