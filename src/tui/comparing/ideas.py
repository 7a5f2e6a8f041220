"""The ideas and the opposites of a passage, and at which of its words each stands."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from tui.comparing.lexicon import Opposite, lexicon
from tui.comparing.words import english, is_content, stem, word_set
from tui.spans import Span

if TYPE_CHECKING:
    from tui.comparing.words import Word

__all__ = ["Ideas", "ideas_of", "joined"]

_APART = 6
"""Words from a verb among which its particle may stand: "pulled the whole north wall down"."""


_DOERS = ("ers", "ors")
"""Endings of words for who does something, not for what is done."""


@dataclass(slots=True)
class Ideas:
    """The ideas by stem, the opposites with their places (code points), the ideas by place."""

    by_stem: dict[str, tuple[int, ...]] = field(default_factory=dict)
    opposites: dict[Opposite, tuple[Span, ...]] = field(default_factory=dict)
    placed: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def oppose(self, opposite: Opposite, place: Span) -> None:
        """Note one more place of an opposite."""
        self.opposites[opposite] = (*self.opposites.get(opposite, ()), place)

    def mean(self, word: Word, ideas: tuple[int, ...]) -> None:
        """Note what a word means where it stands."""
        self.by_stem.setdefault(word.stem, ideas)
        self.placed[word.start] = ideas


def ideas_of(found: list[Word]) -> Ideas:
    """Return what the words of a passage mean, phrases before single words."""
    known, harmless = lexicon(), word_set("no_opposites")
    skipped = {
        place
        for at, (one, two) in enumerate(pairwise(found))
        if f"{one.low}_{two.low}" in harmless
        for place in (at, at + 1)
    }
    made = Ideas()
    taken = 0
    for at, word in enumerate(found):
        if at in skipped:
            continue
        if (
            word.stem in known.phrases
            or word.stem in known.concepts
            or word.stem in known.opposites
        ):
            taken = _read(made, found, at, taken)
    lows = [word.low for word in found]
    if "some" in lows and "others" in lows[lows.index("some") :]:
        made.opposites.clear()  # "some open their gates and others do not"
    return made


def _read(made: Ideas, found: list[Word], at: int, taken: int) -> int:
    """Note what the phrase or the word at `at` means; return where the last phrase ends."""
    known, word = lexicon(), found[at]
    longest = opposed = 0
    for size in range(_longest(found, at), 0, -1):
        key = "_".join(w.stem for w in found[at : at + size])
        if key not in known.concepts and key not in known.opposites:
            continue
        longest = longest or size
        # "refused to sign" has a line of its own, and is a refusal
        does = size == 1 and opposed > 2 and found[at + 1].low == "to"
        if size == 1 and not _is_opposite(word, key):
            pass
        elif key in known.opposites and ((not opposed and size == longest) or does):
            opposed = size
            end = found[min(at + size, len(found)) - 1].end
            for opposite in known.opposites[key]:
                # "stopped running" runs no more
                if (at < taken or does) and replace(
                    opposite, side=1 - opposite.side
                ) in made.opposites:
                    continue
                made.oppose(opposite, Span(word.start, end))
            taken = max(taken, at + size if size > 1 else 0)
        # "held on" is no idea of its own: it has that of "held"
        if key in known.concepts and (longest > 1 or is_content(word.low)):
            made.mean(word, known.concepts[key])
            return taken
    if longest and word.start not in made.placed and (longest > 1 or is_content(word.low)):
        made.mean(word, ())
    return taken


def _is_opposite(word: Word, key: str) -> bool:
    """Say whether a word with the stem of an opposite is one.

    Runners are no opposite of what broke down, and "like" is none of "unlikely".
    """
    known = lexicon()
    if word.low.endswith(_DOERS) and key not in known.doers:
        return False
    return is_content(word.low) or word.low in known.listed


def _longest(found: list[Word], at: int) -> int:
    """Return how many words a phrase that begins at `at` has at most; 1 where none begins."""
    known, left = lexicon(), len(found) - at
    if left < 2 or (found[at].stem, found[at + 1].stem) not in known.seconds:
        return 1
    return min(known.phrases[found[at].stem], left)


def joined(found: list[Word]) -> list[Word]:
    """Give a verb whose particle stands after its object the stem of both: "keep prices down"."""
    verbs = _separable()
    return [
        _with_particle(found, at, verbs[word.stem]) if word.stem in verbs else word
        for at, word in enumerate(found)
    ]


def _with_particle(found: list[Word], at: int, particles: frozenset[str]) -> Word:
    for before, word in pairwise(found[at + 1 : at + _APART]):
        if word.start - before.end > 1:
            break  # a comma: what follows is another clause
        if word.low in particles:
            return replace(found[at], stem=f"{found[at].stem}_{word.stem}")
    return found[at]


@cache
def _separable() -> dict[str, frozenset[str]]:
    pairs = [entry.split("_") for entry in english("separable")]
    return {
        stem(verb): frozenset(particle for other, particle in pairs if other == verb)
        for verb, _ in pairs
    }
