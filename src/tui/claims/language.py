"""A cheap guess of a text's language: whose commonest words occur most.

Good enough to choose a cue list, wrong at worst for a line or two; everything unknown is
`xx`, where only figures, dates, quotations and names count.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tui.claims.lexicon import LANGUAGES, lexicon

__all__ = ["guess"]

_WORD = re.compile(r"[^\W\d_]+")
_BLANKS = {code: " " for code in range(128) if not chr(code).isalpha()}
_SAMPLE = 2_000
_FEW = 12
_PLAINLY = 3
"""No other language has every third of its words in common with English."""


@lru_cache(maxsize=1)
def _common() -> dict[str, frozenset[str]]:
    return {name: lexicon(name).stopwords for name in LANGUAGES if name != "xx"}


def guess(text: str) -> str:
    """Return the language of `text`, one of `LANGUAGES`; short texts count as English.

    Looks at samples from the beginning and from the middle.
    """
    sample = text[:_SAMPLE]
    if len(text) > 4 * _SAMPLE:
        sample += text[len(text) // 2 : len(text) // 2 + _SAMPLE]
    lower = sample.lower()
    words = lower.translate(_BLANKS).split() if lower.isascii() else _WORD.findall(lower)
    if not words:
        return "en" if sample.isascii() else "xx"
    english = lexicon("en").stopwords
    if len([*filter(english.__contains__, words)]) * _PLAINLY >= len(words) >= _FEW:
        return "en"  # without reading the lists of another language
    common = _common()
    shares = {name: len([*filter(known.__contains__, words)]) for name, known in common.items()}
    best = max(shares, key=lambda name: (shares[name], name == "en"))
    if len(words) < _FEW:
        plain = sum(1 for c in sample if c.isascii()) * 10 >= len(sample) * 7
        return best if shares[best] or plain else "xx"
    return best if shares[best] * 6 >= len(words) else "xx"
