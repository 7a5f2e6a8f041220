"""Who did it to whom, and why: roles that two passages in the same words can swap.

"Norvolt sued Altia" and "Altia sued Norvolt" share every word and are not the same; "Altia was
sued by Norvolt" is. And one blackout has one cause: "due to a storm" answers "a cyber attack
caused the blackout".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.comparing.things import answers
from tui.comparing.words import fold_word, light_stems, stem, stem_set
from tui.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.comparing.features import Features
    from tui.comparing.keys import Key

__all__ = ["cause_left_open", "cause_of", "one_effect", "other_causes", "swapped"]

_MOST = 24
"""Words of a passage that are looked at; longer ones say more than one thing."""

_FEW = 4
"""Words between two names of which one did something to the other."""

_BY = re.compile(r"(?:\A|\s)by (?:the )?\Z")
_AGAINST = re.compile(r"[,;:()\n]|\b(?:and|or|with|but)\b")
_BECAUSE = re.compile(
    r"\b(?:due to|because of|caused by|triggered by|owing to|as a result of|blamed on|down to"
    r"|put down to|attributed to|brought about by|started by|sparked by|set off by|died (?:of|from)"
    r"|(?:the|a) (?:direct )?(?:result|consequence) of) "
    r"(?!(?:an? |the |this |our )?(?:\w+ )?(?:study|survey|poll|trial|analysis|vote|talks|test)\b)"
)
_CAUSED = re.compile(
    r" (?:has |had |have |may have )?(?:caused|triggered|led to|brought about|started|sparked"
    r"|set off"
    r"|(?:was|is|were|are)(?: \w+)? (?:the (?:main |likely )?(?:cause of|reason for)|to blame for"
    r"|responsible for|behind)) "
)
_NAMELESS = re.compile(r"(?i)\b(?:they|it|he|she|we|you|that|which|who|this|these)\Z")
_BLAMED = re.compile(r"\bblam(?:e|es|ed|ing) (?P<what>[^,;.\n]{2,60}?) for ")

_OPEN = (
    r"(unclear|unknown|undetermined|a mystery"
    r"|not (?:yet )?(?:\w+ )?(?:known|clear|found|established))"
)
_LEFT_OPEN = re.compile(
    rf"\b(?:cause|reason|motive)\b[^.;,\n]{{0,40}}?\b{_OPEN}"
    rf"|\b{_OPEN} (?:why|what (?:caused|started|led|triggered))\b"
)

_HALF, _NEARLY = 0.5, 0.99
"""Which share of the terser passage's effect the other must have, and of the other's the terser."""


def swapped(a: Features, b: Features) -> tuple[Span, Span] | None:
    """Return who did it in each passage, where one says it was done the other way round."""
    if max(len(a.keys), len(b.keys)) > _MOST:
        return None
    one, two = _roles(a), _roles(b)
    if one is None or two is None:
        return None
    (doer, done_to), (other, other_to) = one, two
    mine, theirs = _word(a, doer), _word(b, other)
    if mine == theirs or mine != _word(b, other_to) or _word(a, done_to) != theirs:
        return None
    return doer.span, other.span


def _word(passage: Features, key: Key) -> str:
    return fold_word(key.span.of(passage.text))


def _roles(passage: Features) -> tuple[Key, Key] | None:
    """Return the two names of a passage, who did it first; None where it does not say so."""
    named = [place for place, key in enumerate(passage.keys) if key.named]
    heads = [n for place, n in enumerate(named) if not place or named[place - 1] != n - 1]
    ends = [n for place, n in enumerate(named) if n + 1 not in named[place + 1 : place + 2]]
    if len(heads) < 2 or heads[0] != 0:
        return None
    first, second = passage.keys[heads[0]], passage.keys[heads[1]]
    between = passage.text[passage.keys[ends[0]].span.end : second.span.start]
    words = between.split()
    if not 1 <= len(words) <= _FEW or _AGAINST.search(between):
        return None
    if any(stem(fold_word(word)) in stem_set("mutual") for word in words):
        return None
    return (second, first) if _BY.search(between) else (first, second)


def cause_of(text: str) -> Span | None:
    """Return the place of what a passage gives as a cause, None where it gives none."""
    blamed = _BLAMED.search(text)
    if blamed:
        return Span(*blamed.span("what"))
    match = _BECAUSE.search(text)
    if match:
        end = _AGAINST.search(text, match.end())
        return Span(match.end(), end.start() if end else len(text))
    match = _CAUSED.search(text)
    named = match and not _NAMELESS.search(text, 0, match.start())
    return Span(0, match.start()) if match and named else None


def cause_left_open(text: str) -> Span | None:
    """Return where a passage says that nobody knows the cause yet, None where it does not."""
    match = _LEFT_OPEN.search(text)
    return Span(*match.span(match.lastindex or 0)) if match else None


def other_causes(a: Features, b: Features) -> tuple[Span, Span] | None:
    """Return the causes that two passages give, where they give two."""
    if a.cause is None or b.cause is None:
        return None
    mine, others = _inside(a, a.cause), _inside(b, b.cause)
    if not mine or not others:
        return None
    if any(answers(one, two) for one in mine for two in b.keys):
        return None
    if any(answers(two, one) for two in others for one in a.keys):
        return None
    return a.cause, b.cause


def one_effect(a: Features, b: Features) -> bool:
    """Say whether what two passages give a cause of is one thing, in whatever words."""
    low, high = sorted((_effect_told(a, b), _effect_told(b, a)))
    return low >= _HALF and high >= _NEARLY


def _effect_told(passage: Features, other: Features) -> float:
    causal = stem_set("causal")
    place = passage.cause or Span(0, 0)
    left = [k for k in passage.keys if not k.span.overlaps(place) and k.stem not in causal]
    own = [key for key in left if key.stem not in light_stems()] or left
    if not own:
        return 0.0
    return sum(any(answers(key, two) for two in other.keys) for key in own) / len(own)


def _inside(passage: Features, place: Span) -> Sequence[Key]:
    light = light_stems()
    return [key for key in passage.keys if key.span.overlaps(place) and key.stem not in light]
