"""Forms of words in German, French and Spanish, as far as endings go.

Which of them a library holds is told by its vocabulary: a text of some length in a language has
all of its small words. So a library in English pays nothing, neither time nor a wrong form. Forms
are looked up in the vocabulary, as with :mod:`tui.search.inflection`: a stem that is too short
or an ending that does not exist finds nothing. Endings are folded, so umlauts and accents that
come and go with them (`Haus`, `Häuser`) need no rule.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

__all__ = ["COMPOUNDING", "ENDINGS", "root", "spoken"]

COMPOUNDING = "de"
"""The language that writes compounds as one word."""

_SMALL_WORDS = {
    "de": "und der die das nicht ist den von mit eine sich auf werden auch dass nach wurde",
    "fr": "les des est une dans pour que qui sur par pas avec sont aux cette mais nous",
    "es": "los las una que del para por con como pero sus mas este entre cuando muy sobre",
}
_LISTED = {
    "de": """e en er ern es em n s st t te ten tet end ende enden ung ungen heit heiten keit lich
        liche licher lichen liches isch ische ischer ischen ig ige iger igen in innen chen sten""",
    "fr": """e es s x aux al ale ales er ez ent ons ais ait aient ant ante ants antes ee ees erai
        era erons eront erez erait eraient i ie is it ir irent issent issons issait issaient ment
        eur euse eurs euses rice rices if ive ifs ives ite elle elles eau eaux ien ienne""",
    "es": """o a os as e es s ar er ir ando iendo ado ada ados adas ido ida idos idas aba aban
        abas abamos amos emos imos an en aron ieron io ia ian are ara aran aria arian amente
        mente cion ciones ero era eros eras ito ita idad idades ces z""",
}
ENDINGS = {language: frozenset(listed.split()) for language, listed in _LISTED.items()}
"""By language: what may follow a root for two words to be forms of one."""

_SHORTEST = 3


def spoken(words: Container[str]) -> tuple[str, ...]:
    """Return the languages, of those known here, in which a vocabulary has texts."""
    return tuple(
        language
        for language, listed in _SMALL_WORDS.items()
        if all(word in words for word in listed.split())
    )


@cache
def _longest_first(language: str) -> tuple[str, ...]:
    return tuple(sorted(ENDINGS[language], key=len, reverse=True))


def root(word: str, language: str) -> str:
    """Return `word` without its longest ending, as far as three letters and half of it stay."""
    for ending in _longest_first(language):
        left = len(word) - len(ending)
        if left >= _SHORTEST and left * 2 >= len(word) and word.endswith(ending):
            return word[:left]
    return word
