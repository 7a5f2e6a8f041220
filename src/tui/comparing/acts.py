"""What things of a passage do to each other, where they have no names: who sued whom.

"The landlord sued the tenant" and "the tenant sued the landlord" share every word. So the word
right before a deed is read as who did it, what follows it as whom it was done to, and the other
way round after "was ... by". Nothing is read where anything else stands between them.
"""

from __future__ import annotations

import re
from itertools import pairwise, product
from typing import TYPE_CHECKING, NamedTuple

from tui.comparing.words import fold_word, stem, stem_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.comparing.features import Features
    from tui.comparing.keys import Key
    from tui.spans import Span

__all__ = ["done_to_another", "set_against", "turned_round"]

_MOST = 24
"""Words of a passage that are looked at; longer ones say more than one thing."""

_LONGEST = 400
"""Code points of a passage in which somebody is set against somebody."""

_THE = r"(?:(?:the|an?|its|his|her|their|our|both|all) )?"
_BEFORE_DEED = re.compile(
    r" (?:(?:has|have|had|will|would|was|were|is|are|been|being|be|also|now|later|then) )*"
)
_OBJECT = re.compile(rf" (?:for |over |up )?{_THE}")
_BY = re.compile(rf" (?:for |over |up )?by {_THE}")
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be) ")
_NOT_THAT = re.compile(rf"\b(?P<who>\w+), (?:and )?not (?:by |from |in |to )?{_THE}(?P<than>\w+)\b")
_NO_OBJECT = re.compile(r"\Z|[.,;]| (?:in|on|at|after|before|from|when|near|around|by)\b")
_FURTHER = re.compile(rf" (?:to|from|against) {_THE}")


class _Act(NamedTuple):
    deed: Key
    doers: tuple[Key, ...]
    others: tuple[Key, ...]
    """To whom, or to what, it was done."""


def turned_round(a: Features, b: Features) -> tuple[Span, Span] | None:
    """Return who did it in each passage, where one says it was done the other way round.

    None also where both may do it to each other at once: they met, they thanked each other.
    """
    if max(len(a.keys), len(b.keys)) > _MOST:
        return None
    for one, two in product(_acts(a), _acts(b)):
        if not _one_deed(one.deed, two.deed) or one.deed.stem in stem_set("mutual"):
            continue
        doer = next((k for k in one.doers if _has(two.others, k) and not _has(two.doers, k)), None)
        other = next((k for k in two.doers if _has(one.others, k) and not _has(one.doers, k)), None)
        if doer and other:
            return doer.span, other.span
    return None


def set_against(a: Features, b: Features) -> tuple[str, str] | None:
    """Return whom one passage sets against whom, where the other says that it was the latter.

    "Paid for by a foundation, not the taxpayers" and "paid for by the taxpayers".
    """
    for mine, other in ((a, b), (b, a)):
        said = {key.stem for key in other.keys if key.stem not in other.negated}
        for match in _NOT_THAT.finditer(mine.text[:_LONGEST]):
            who, than = match["who"], match["than"]
            if stem(fold_word(than)) in said and stem(fold_word(who)) not in said:
                return (who, than) if mine is a else (than, who)
    return None


def done_to_another(a: Features, b: Features) -> bool:
    """Say whether a deed of both is done to one thing here, and there to another that both name.

    "Opened an inquiry into the fire at the store" and "the store was opened in 1998".
    """
    if max(len(a.keys), len(b.keys)) > _MOST:
        return False
    return _done_to_another(a, b) or _done_to_another(b, a)


def _done_to_another(mine: Features, other: Features) -> bool:
    for deed, what in _undergone(other):
        for at, key in enumerate(mine.keys[:-1]):
            after = mine.keys[at + 1].span.start
            if not _one_deed(key, deed) or not _OBJECT.fullmatch(mine.text, key.span.end, after):
                continue
            things = _run(mine, at + 1)
            further = mine.keys[at + 1 + len(things) :]
            if _has(further, what) and not any(_has(other.keys, one) for one in things):
                return True
    return False


def _undergone(passage: Features) -> Iterator[tuple[Key, Key]]:
    """Yield each deed with the last word before it, where that undergoes it.

    "The store was opened", and of what begins and ends "the fire started".
    """
    for what, deed in pairwise(passage.keys):
        lead = passage.text[what.span.end : deed.span.start]
        if not _BEFORE_DEED.fullmatch(lead):
            continue
        alone = deed.stem in stem_set("by_itself") and _NO_OBJECT.match(passage.text, deed.span.end)
        if alone or _PASSIVE.search(lead):
            yield deed, what


def _one_deed(one: Key, two: Key) -> bool:
    return one.stem == two.stem or not one.concepts.isdisjoint(two.concepts)


def _has(keys: tuple[Key, ...], key: Key) -> bool:
    return any(key.stem == other.stem for other in keys)


def _acts(passage: Features) -> Iterator[_Act]:
    text, keys = passage.text, passage.keys
    for at in range(1, len(keys) - 1):
        doer, deed, after = keys[at - 1 : at + 2]
        lead = text[doer.span.end : deed.span.start]
        gap = text[deed.span.end : after.span.start]
        if not _BEFORE_DEED.fullmatch(lead):
            continue
        by = _BY.fullmatch(gap)
        if by and _PASSIVE.search(lead):
            yield _Act(deed, _run(passage, at + 1), (doer,))
        elif not by and _OBJECT.fullmatch(gap) and not _PASSIVE.search(lead):
            others = _run(passage, at + 1)
            following = at + 1 + len(others)
            if following < len(keys) and _FURTHER.fullmatch(
                text, others[-1].span.end, keys[following].span.start
            ):
                others = (*others, *_run(passage, following))
            yield _Act(deed, (doer,), others)


def _run(passage: Features, at: int) -> tuple[Key, ...]:
    """Return the words that follow one another without any between them."""
    keys = passage.keys
    last = at
    while last + 1 < len(keys) and passage.text[
        keys[last].span.end : keys[last + 1].span.start
    ] in {
        " ",
        "-",
    }:
        last += 1
    return tuple(keys[at : last + 1])
