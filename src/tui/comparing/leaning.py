"""Whether a passage that says "it" is about what another one is about.

"It is not in the report" shares one word with "the first report spoke of a woman", and that is all
it says. What "it" is stands in the sentence before: where that has nothing of the other passage,
nothing is denied that the other says.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.comparing.figure import agree, one_measure
from tui.comparing.words import light_stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.comparing.evidence import Setting
    from tui.comparing.features import Features
    from tui.comparing.keys import Key
    from tui.comparing.relation import Difference

__all__ = ["in_words", "lean_on_others"]

_MOST = 40
"""Words of a passage that are looked at."""

_IN_WORDS = frozenset(("negation", "antonym", "certainty"))

_OWN = 2
"""Words of its own below which a passage that says "it" is about what stands before it."""

_LEANS = re.compile(
    r"(?i)\W*(?:(?:but|and|yet|so|then) )?(?:it|they|he|she|this|that|these|those)\b"
)
"""How such a passage begins."""

_SAID = re.compile(r"(?i)\b(?:said|says|say|told) (?:that )?(?:it|they|he|she|this|these|those)\b")


def in_words(found: Sequence[Difference]) -> bool:
    """Say whether all that differs are words, and no figure, date or name."""
    return all(one.kind in _IN_WORDS for one in found)


def lean_on_others(a: Features, b: Features, known: Setting) -> bool:
    """Say whether one of two passages is about something that the other one does not speak of."""
    return _leans(a, known.before_a, b, known.before_b) or _leans(
        b, known.before_b, a, known.before_a
    )


def _leans(
    passage: Features, before: Features | None, other: Features, led: Features | None
) -> bool:
    if before is None or not _says_it(passage) or _shares_more(passage, other):
        return False
    theirs = [*other.keys[:_MOST], *(led.keys[:_MOST] if led and _says_it(other) else ())]
    mine = {key.stem for key in passage.keys}
    return not any(key.means(one) for key in _own(before) if key.stem not in mine for one in theirs)


def _shares_more(passage: Features, other: Features) -> bool:
    """Say whether a passage has more of another than the word in which they differ."""
    theirs = other.keys[:_MOST]
    shared = sum(any(key.means(one) for one in theirs) for key in passage.keys[:_MOST])
    return shared > 1 or any(
        one_measure(one, two) and agree(one, two)
        for one in passage.figures
        for two in other.figures
    )


def _says_it(passage: Features) -> bool:
    own = [key for key in _own(passage) if not key.named]
    if len(own) > _OWN:
        return False
    return bool(_LEANS.match(passage.text) or _SAID.search(passage.text))


def _own(passage: Features) -> list[Key]:
    light = light_stems()
    return [k for k in passage.keys[:_MOST] if k.stem not in light]
