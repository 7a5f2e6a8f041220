"""The first and the largest, and what was before or beyond them.

"The first city to ban bags", and "others had done so"; "the largest fire in the region", and "in
2003 a bigger fire burned there".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.comparing.things import answers
from tui.comparing.words import light_stems
from tui.spans import Span

if TYPE_CHECKING:
    from tui.comparing.features import Features

__all__ = ["preceded", "surpassed"]

_BEFORE = re.compile(
    r"\b(?:had|have|has)(?: all| both)? (?:already|previously|earlier|long|once)\b"
    r"|\b(?:had|have|has) [^,;.\n]{2,60}? (?:before(?= (?:her|him|it|them|that|then)\b|[.,;\n]|\Z)"
    r"|(?:years|decades|centuries|long|months) (?:before|earlier)|previously|earlier)"
    r"|\b(?:did so|done so|done it|did it) (?:before|earlier|previously|already|in \d{4})"
)
_MOST, _ANSWERED, _LEAST = 24, 0.6, 2
"""Words of a passage that are looked at, the share of what was there before that the other must
say as well, and how many words that is at least."""


def preceded(a: Features, b: Features) -> tuple[Span, Span] | None:
    """Return where `a` calls something the first, and `b` says that others came before it."""
    first = next((f for f in a.figures if f.unit == "rank" and f.value == 1 and not f.denied), None)
    if first is None or any(f.unit == "rank" and f.value == 1 for f in b.figures):
        return None
    before = _BEFORE.search(b.text)
    if before is None or max(len(a.keys), len(b.keys)) > _MOST:
        return None
    light = light_stems()
    own = [key for key in b.keys if key.stem not in light]
    told = sum(any(answers(key, other) for other in a.keys) for key in own)
    if told < _LEAST or told < _ANSWERED * len(own):
        return None
    return first.span, Span(before.start(), before.end())


_MORE = re.compile(r"\b(?P<more>[a-z]{2,12}er)\b")
_SIZES = frozenset(("larg", "bigg", "long", "tall", "high", "great", "wid", "broad"))
"""Stems of words that are used for one another where things are ranked by size."""


def surpassed(a: Features, b: Features) -> tuple[Span, Span] | None:
    """Return where `a` calls something the largest, and `b` speaks of a larger one.

    "Larger than the fire of 1998" sets the thing itself above another: nothing surpasses it.
    """
    if " than " in b.text:
        return None
    for figure in a.figures:
        low = figure.span.of(a.text).casefold()
        if figure.unit != "rank" or figure.denied or not low.endswith("est"):
            continue
        for match in _MORE.finditer(b.text):
            one, two = low.removesuffix("est"), match["more"].removesuffix("er")
            if one == two or {one, two} <= _SIZES:
                return figure.span, Span(match.start(), match.end())
    return None
