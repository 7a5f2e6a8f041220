"""Names that stand in one place of two passages which else agree: who won, where it was.

"Anna Berg won the race" and "the race was won by Petra Holm" share all but a name, and so do "the
talks were held in Geneva" and "the talks took place in Vienna". Where the rest of two passages
agrees, the name is what differs; anywhere else two names are only two things said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Literal

from tui.comparing.agents import sole_deeds
from tui.comparing.things import answers
from tui.comparing.words import fold_word, light_stems, stem, word_set
from tui.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.comparing.features import Features, Key

__all__ = ["Played", "other_names", "played"]

_MOST = 24
"""Words of a passage that are looked at; longer ones say more than one thing."""

_BEFORE = 24
"""Code points before a name in which the word stands that says what part it plays."""

_HALF, _NEARLY = 0.5, 0.99
"""Which share of the terser passage's words, names left out, the other must have, and which share
of the other's the terser one."""

Part = Literal["who", "where", "from", "to"]

_PARTS: dict[str, Part] = {
    "by": "who",
    "in": "where",
    "at": "where",
    "near": "where",
    "outside": "where",
    "from": "from",
    "to": "to",
}
_QUOTES = " \"“'‘"
_WORDS_BEFORE = re.compile(r"(?:\b(\w+) )?\b(\w+)(?: the)? \Z")
_DEED_AFTER = re.compile(r" (?:(?:has|had|have|also|later|first) )?(\w+)")


@dataclass(frozen=True, slots=True)
class Played:
    """A name, the part it plays, and its folded words."""

    part: Part
    name: Span
    words: frozenset[str]


def other_names(a: Features, b: Features) -> Iterator[tuple[Span, Span]]:
    """Yield names that play one part in two passages of which the rest agrees."""
    for one, two in product(a.played, b.played):
        if one.part != two.part or one.words & _names(b) or two.words & _names(a):
            continue
        if one.part != "who" and (one.name.start < a.verb or two.name.start < b.verb):
            continue  # "the shop in Linz" is another one than "the shop in Graz"
        if not _rest_agrees(a, one.name, b, two.name):
            continue
        sure = one.words & a.names or two.words & b.names
        if sure or _look_like_names(a, one.name, b, two.name):
            yield one.name, two.name


def _look_like_names(a: Features, name: Span, b: Features, other: Span) -> bool:
    """Say whether two words that may only be capitals at a start are names: "Meta", no "Guests"."""
    return not any(
        key.concepts or fold_word(key.span.of(passage.text)).endswith("s")
        for passage, place in ((a, name), (b, other))
        for key in passage.keys
        if key.span.overlaps(place)
    )


def _names(passage: Features) -> frozenset[str]:
    return passage.names | passage.likely_names


def _rest_agrees(a: Features, name: Span, b: Features, other: Span) -> bool:
    low, high = sorted((_covered(a, name, b), _covered(b, other, a)))
    return low >= _HALF and high >= _NEARLY


def _covered(passage: Features, name: Span, other: Features) -> float:
    light = light_stems()
    left = [key for key in passage.keys if not key.span.overlaps(name)]
    own = [key for key in left if key.stem not in light] or left
    if not own:
        return 0.0
    return sum(any(answers(key, two) for two in other.keys) for key in own) / len(own)


def played(text: str, keys: Sequence[Key]) -> tuple[Played, ...]:
    """Return the names of a passage with the part they play, none of one that says much."""
    if len(keys) > _MOST:
        return ()
    found = []
    at = 0
    while at < len(keys):
        last = at
        while last + 1 < len(keys) and _goes_on(text, keys[last], keys[last + 1]):
            last += 1
        if keys[at].named:
            name = Span(keys[at].span.start, keys[last].span.end)
            part = _part(text, name, opens=at == 0)
            if part:
                words = frozenset(fold_word(k.span.of(text)) for k in keys[at : last + 1])
                found.append(Played(part, name, words))
        at = last + 1
    return tuple(found)


def _goes_on(text: str, one: Key, two: Key) -> bool:
    return one.named and two.named and text[one.span.end : two.span.start] in {" ", "-", " & "}


def _part(text: str, name: Span, *, opens: bool) -> Part | None:
    before = _WORDS_BEFORE.search(text, max(0, name.start - _BEFORE), name.start)
    if before is None:
        after = _DEED_AFTER.match(text, name.end)
        opens = opens and not text[: name.start].strip(_QUOTES)
        return "who" if opens and after and _is_sole(after[1]) else None
    low = before[2].casefold()
    if low == "of":
        return "who" if before[1] in word_set("made") else None
    if low == "by" and not _is_sole(before[1] or ""):
        return None
    return _PARTS.get(low)


def _is_sole(word: str) -> bool:
    """Say whether a deed is one that one person or firm does: "won", but not "saw"."""
    return stem(fold_word(word)) in sole_deeds()
