"""A word over each row, so that a long ledger can be read by subject."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tui.comparing.words import is_content, words

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["topics"]

_COMMON = 0.25
"""A word in more of the rows than this tells no topic from another."""


def topics(claims: Sequence[str]) -> list[str]:
    """Return for each claim the word it shares with most others, as mostly written.

    Words that stand in more than a quarter of the claims are left out, unless nothing else is
    shared; a claim that shares nothing is its own topic and gets "".
    """
    found = [
        {
            # a capital that only opens the sentence is none of the word's own
            w.stem: _opening(text[w.start : w.end]) if not w.start else text[w.start : w.end]
            for w in words(text)
            if is_content(w.low) and w.low.isalpha()
        }
        for text in claims
    ]
    shared = Counter(stem for stems in found for stem in stems)
    written: dict[str, Counter[str]] = {}
    for stems in found:
        for stem, form in stems.items():
            written.setdefault(stem, Counter())[form] += 1
    most = max(3, int(_COMMON * len(claims)))
    return [_topic(stems, shared, most, written) for stems in found]


def _opening(form: str) -> str:
    return form.lower() if form.istitle() else form


def _topic(
    stems: dict[str, str], shared: Counter[str], most: int, written: dict[str, Counter[str]]
) -> str:
    usable = [s for s in stems if 1 < shared[s] <= most] or [s for s in stems if shared[s] > 1]
    if not usable:
        return ""
    best = max(usable, key=lambda s: (shared[s] if shared[s] <= most else -shared[s], s))
    return written[best].most_common(1)[0][0]
