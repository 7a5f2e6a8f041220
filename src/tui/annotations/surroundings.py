"""What stands further around a passage whose neighbours stand elsewhere in the text too.

In a manual that repeats itself the next 64 code points are the same in many a section. For a
passage in such surroundings more of them is kept, and what its candidates do not have in
common (the name of the part, the number of the section) says which of them is meant.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tui.annotations.annotation import CONTEXT
from tui.annotations.passage import LETTERS, WORD, letters

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.annotations.passage import Passage
    from tui.annotations.place import Place
    from tui.spans import Span

__all__ = ["WIDE", "opens_or_ends_again", "stands_again", "told_apart", "width"]

WIDE = 512
"""Code points of context kept on each side where the nearest ones stand elsewhere too."""

_WORD = re.compile(r"\S+")
_SLACK = 64
_FADING = 0.7


def width(text: str, span: Span, *, twin: bool) -> int:
    """Return how many code points of context a passage needs on each side.

    Where it opens or ends in words that stand elsewhere too, another passage is like it.
    """
    before = _WORD.findall(text[max(0, span.start - CONTEXT) : span.start])
    after = _WORD.findall(text[span.end : span.end + CONTEXT])
    around = (_near(before[::-1])[::-1], _near(after))
    again = any(stands_again(text, words) for words in around)
    return WIDE if twin or again or opens_or_ends_again(text, span) else CONTEXT


def opens_or_ends_again(text: str, span: Span) -> bool:
    """Say whether the first or the last words of a passage stand elsewhere too."""
    quote = text[span.start : span.end]
    opening, ending = _WORD.findall(quote[:CONTEXT]), _WORD.findall(quote[-CONTEXT:])
    return any(stands_again(text, words) for words in (_near(opening), _near(ending[::-1])[::-1]))


def _near(words: Sequence[str]) -> list[str]:
    """Return the first words that together are no chance."""
    count = 0
    for number, word in enumerate(words, 1):
        count += letters(word)
        if count >= LETTERS:
            return list(words[:number])
    return []


def stands_again(text: str, words: Sequence[str]) -> bool:
    """Say whether words stand more than once in a text, whatever their spacing; none overlaps."""
    if not words:
        return False
    longest = max(range(len(words)), key=lambda place: len(words[place]))
    first = _after_words(text, words, longest, 0)
    return first >= 0 and _after_words(text, words, longest, first) >= 0


def _after_words(text: str, words: Sequence[str], known: int, low: int) -> int:
    """Return where words end that first stand at `low` or later; -1 where they do not.

    Only the one at `known` is looked for: a pattern for all of them takes longer to make than the
    text to look through.
    """
    at = text.find(words[known], low)
    while at >= 0:
        end = at + len(words[known])
        for word in words[known + 1 :]:
            start = _past_blanks(text, end)
            if start == end or not text.startswith(word, start):
                break
            end = start + len(word)
        else:
            if _stand_before(text, words[:known], at, low):
                return end
        at = text.find(words[known], at + 1)
    return -1


def _stand_before(text: str, words: Sequence[str], end: int, low: int) -> bool:
    """Say whether words stand right before `end`, and none of them before `low`."""
    for word in reversed(words):
        last = end
        while last and text[last - 1].isspace():
            last -= 1
        if last == end or not text.endswith(word, low, last):
            return False
        end = last - len(word)
    return True


def _past_blanks(text: str, at: int) -> int:
    while text[at : at + 1].isspace():
        at += 1
    return at


def told_apart(
    passage: Passage, text: str, places: Sequence[Place], counts: Mapping[str, int]
) -> list[Place]:
    """Return `places` with how far the wider surroundings speak for each of them.

    Words that stand around all of them say nothing, nor do those that are kept nowhere.
    `counts` says how often each word stands in the text.
    """
    from rapidfuzz.distance import Levenshtein

    before, after = passage.far_before, passage.far_after
    mine = _Outwards.of(before, after, counts)
    ours = set(mine.left) | set(mine.right)
    theirs: list[set[str]] = []
    likes: list[tuple[float, float, float]] = []
    owns: list[tuple[float, float]] = []
    for place in places:
        left = text[max(0, place.start - len(before) - _SLACK) : place.start]
        right = text[place.end : place.end + len(after) + _SLACK]
        here = _Outwards.of(left, right, counts)
        theirs.append(set(here.left) | set(here.right))
        sides = (
            Levenshtein.normalized_similarity(before[::-1], left[::-1][: len(before)]),
            Levenshtein.normalized_similarity(after, right[: len(after)]),
        )
        owns.append(
            (
                _own(mine.left, here.left, mine.left_weights, here.left_weights),
                _own(mine.right, here.right, mine.right_weights, here.right_weights),
            )
        )
        run = _run(before[::-1], left[::-1]) + _run(after, right)
        likes.append((max(sides), min(sides), run / (len(before) + len(after))))
    if not theirs:
        return []
    seen = Counter(word for words in theirs for word in words & ours)
    telling = {word: len(word) / n for word, n in seen.items() if n < len(theirs)}
    total = sum(telling.values())
    return [
        replace(
            place,
            apart_by=sum(telling[word] for word in words & telling.keys()) / total + run
            if telling
            else 0.0,
            around=like,
            beyond=other,
            own_before=own_before,
            own_after=own_after,
        )
        for place, words, (like, other, run), (own_before, own_after) in zip(
            places, theirs, likes, owns, strict=True
        )
    ]


class _Outwards(NamedTuple):
    """The words on both sides of a place, read outwards, and how much each of them counts.

    Of two sections by one form all but a name and some figures is the same; so a word counts the
    more the rarer it is in the text, and the less the more rare words are nearer.
    """

    left: list[str]
    right: list[str]
    left_weights: list[float]
    right_weights: list[float]

    @classmethod
    def of(cls, before: str, after: str, counts: Mapping[str, int]) -> _Outwards:
        left, right = WORD.findall(before)[::-1], WORD.findall(after)
        return cls(left, right, _weights(left, counts), _weights(right, counts))


def _own(
    ours: Sequence[str], theirs: Sequence[str], mine: Sequence[float], here: Sequence[float]
) -> float:
    """Return how much of what is a passage's own stands next to a place.

    What stands in its stead here speaks against the place.
    """
    from rapidfuzz.distance import LCSseq

    if not ours:
        return 0.5
    same = sum(
        sum(mine[op.src_start : op.src_end]) + sum(here[op.dest_start : op.dest_end])
        for op in LCSseq.opcodes(ours, theirs)
        if op.tag == "equal"
    )
    return same / (sum(mine) + sum(here))


def _weights(words: Sequence[str], counts: Mapping[str, int]) -> list[float]:
    weights: list[float] = []
    passed = 0.0
    for word in words:
        rarity = 1 / (1 + counts.get(word, 0))
        weights.append(rarity * _FADING**passed)
        passed += rarity
    return weights


def _run(expected: str, present: str) -> int:
    """Return how many code points are to the letter, read outwards."""
    pairs = zip(expected, present, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(expected), len(present)))
