"""From a word as it was typed to the words of the library that it may stand for.

A noisy channel (Kernighan, Church and Gale, 1990): each candidate has a *cost*, minus the
logarithm of how likely its author's word came out like this. The word itself costs nothing,
an inflected form little, a slip of the finger some, two slips more; a word that only sounds
alike costs about as much as one slip. The costs are turned into weights by ranking, which
knows how common the candidates are.

Compared is with every word of the library of about the same length (rapidfuzz, 0.05 µs each):
no trick to propose candidates is needed up to some ten thousand words; in larger vocabularies
a word must share its first letter, or begin with a neighbour on the keyboard or with the
second letter (two swapped, one lost).
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from tui.search.inflection import (
    ENDINGS,
    mistyped_endings,
    roots,
    short_forms,
    stem,
    stripped,
)
from tui.search.irregular import irregular
from tui.search.languages import COMPOUNDING, spoken
from tui.search.languages import ENDINGS as ENDINGS_IN
from tui.search.languages import root as root_in
from tui.search.phonetics import sound
from tui.text.folding import is_dense

if TYPE_CHECKING:
    from tui.search.vocabulary import Vocabulary

__all__ = ["Candidate", "Matcher"]

_NEAR = {
    "q": "wa", "w": "qesa", "e": "wrds", "r": "etfd", "t": "rygf", "y": "tuhg", "u": "yijh",
    "i": "uokj", "o": "iplk", "p": "ol", "a": "qwsz", "s": "awedxz", "d": "serfcx", "f": "drtgvc",
    "g": "ftyhbv", "h": "gyujnb", "j": "huikmn", "k": "jiolm", "l": "kop", "z": "asx", "x": "zsdc",
    "c": "xdfv", "v": "cfgb", "b": "vghn", "n": "bhjm", "m": "njk",
}  # fmt: skip
_ALIKE = {
    "c": "ks", "k": "cq", "s": "cz", "z": "s", "f": "pv", "p": "f", "g": "j", "j": "g", "v": "f",
    "n": "kg", "r": "w", "w": "r", "a": "eiou", "e": "aiou", "i": "aeouy", "o": "aeiu",
    "u": "aeioy", "x": "z", "q": "k", "t": "d", "d": "t", "b": "p", "y": "ie",
}  # fmt: skip

_VOWELS = frozenset("aeiouy")

LARGE = 60_000
"""Words above which the first letter narrows what is compared."""

REMEMBERED = 80
"""Words whose candidates are remembered: each key changes but the last one of a query."""

MOST = 60
"""Candidates kept of those that differ by a slip, and of those that only begin alike."""

MOST_INFLECTED, MOST_SLIPPED, BOTH = 4, 3.0, 0.2
"""Of so many words that a slip separates, of at most such a cost, other forms are meant as well;
what it costs that both happened to one word."""

INFLECTED, IRREGULAR, ELSEWHERE = 1.3, 1.5, 0.4
"""A form of the word; one that is listed; what another language than English costs more."""
COMPOUND = 2.0
FIRST_SLIP, MORE_SLIPS = 1.8, 2.3
FIRST_LETTER, LAST_LETTER = 0.5, 0.2
"""Few slips happen at the ends of a word."""
SHORT = 0.7
"""For each letter that a word has less than five: what a slip leaves of it says little."""
NEAR_KEY, HEARD = 0.5, 0.8
"""How much likelier than others are a neighbour on the keyboard, and a letter that sounds alike."""
SOUNDS_ALIKE, SPELT_APART = 2.8, 0.35
BEGINS, LEFT_OFF = 0.7, 1.3
"""A word that is being typed; what it costs more that others follow it (`buil down`)."""
LEAST_BEGUN, MOST_LEFT_OFF = 5, 4
"""Letters of a word that is the misspelt beginning of others; letters that those have more."""
ROOT, LONG_ROOT = 1.4, 8
"""What it costs that the form is in no document; letters from which a root may have two slips."""


class Candidate(NamedTuple):
    """A word of the vocabulary (number, key), and the cost of taking the typed word for it."""

    word: int
    cost: float
    text: str = ""


class Matcher:
    """Finds candidates in one vocabulary; remembers what it found until the words change."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._seen: dict[tuple[str, bool, bool], list[Candidate]] = {}
        self._size = 0
        self._languages: tuple[str, ...] = ()

    def candidates(
        self, word: str, *, unfinished: bool = False, spelt: bool = False
    ) -> list[Candidate]:
        """Return what the key `word` may stand for, cheapest first.

        With `unfinished`, words that it begins are candidates as well; with `spelt`, a word that
        is known stands for itself and its forms only, which takes a tenth of the time.
        """
        if self._size != len(self.vocabulary) or len(self._seen) > REMEMBERED:
            self._seen.clear()
            self._size = len(self.vocabulary)
            self._languages = spoken(self.vocabulary)
        key = (word, unfinished, spelt)
        if key not in self._seen:
            self._seen[key] = self._find(*key)
        return self._seen[key]

    def _find(self, word: str, unfinished: bool, spelt: bool) -> list[Candidate]:
        costs: dict[str, float] = {}
        vocabulary = self.vocabulary
        if word in vocabulary:
            costs[word] = 0.0
        if unfinished or (len(word) == 1 and is_dense(word)):
            _cheaper(costs, self._begun(word))
        if len(word) > 2 and not word.isdigit():
            _cheaper(costs, self._inflected(word))
            for language in self._languages:
                _cheaper(costs, self._inflected_in(language, word))
        known = word in costs
        if len(word) > 2 and not (word.isdigit() or is_dense(word) or (spelt and known)):
            slips = self._misspelt(word)
            _cheaper(costs, slips)
            _cheaper(costs, self._heard(word))
            _cheaper(costs, self._both(word, slips))
            if not known:
                begun = {} if unfinished else self._begun(word)
                _cheaper(costs, {w: cost + LEFT_OFF for w, cost in begun.items()})
        found = sorted(costs.items(), key=itemgetter(1))
        return [Candidate(vocabulary.numbered(w), cost, w) for w, cost in found]

    def _begun(self, word: str) -> dict[str, float]:
        """Return the words that begin with `word`; the shorter the rest, the cheaper."""
        found = self.vocabulary.beginning(word)
        if len(found) > MOST:
            found = sorted(found, key=len)[:MOST]
        return {w: BEGINS + 0.08 * min(10, len(w) - len(word)) for w in found if w != word}

    def _inflected(self, word: str) -> dict[str, float]:
        """Return the forms of `word`: the same stem, another ending."""
        found: dict[str, float] = {}
        for root, depth in roots(word):
            for form in self.vocabulary.beginning(root):
                rest = form[len(root) :]
                if not rest or rest in ENDINGS or (rest[1:] in ENDINGS and rest[0] == root[-1]):
                    same = stem(form) == root
                    cost = INFLECTED + 0.5 * depth + (0.0 if same else 0.6)
                    found[form] = min(found.get(form, cost), cost)
        known = self.vocabulary
        _cheaper(found, {f: INFLECTED for f in short_forms(word) if f in known})
        _cheaper(found, {f: IRREGULAR for f in irregular(word) if f in known})
        found.pop(word, None)
        return found

    def _inflected_in(self, language: str, word: str) -> dict[str, float]:
        """Return the forms of `word` in one more language, and compounds that it begins."""
        endings, root = ENDINGS_IN[language], root_in(word, language)
        found = {
            form: INFLECTED + ELSEWHERE
            for form in self.vocabulary.beginning(root)
            if form[len(root) :] in endings or form == root
        }
        if language == COMPOUNDING and len(word) > 4:
            begun = self.vocabulary.beginning(word)
            _cheaper(found, dict.fromkeys(sorted(begun, key=len)[:MOST], COMPOUND))
        found.pop(word, None)
        return found

    def _misspelt(self, word: str, most: int = 0) -> dict[str, float]:
        """Return the words that one to three slips of the finger separate from `word`."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        length = len(word)
        most = most or (1 if length <= 3 else 2 if length <= 8 else 3)
        letters = self._first_letters(word)
        found: list[tuple[float, str]] = []
        for near in range(max(2, length - most), length + most + 1):
            for choices in self.vocabulary.of_length(near, letters):
                # Of equals the first ones: what a library says first it says most often.
                for other, slips, _ in process.extract(
                    word, choices, scorer=OSA.distance, score_cutoff=most, limit=MOST
                ):
                    if slips:
                        found.append((_slips_cost(word, other, int(slips)), other))
        found.sort()
        return {other: cost for cost, other in found[:MOST]}

    def _both(self, word: str, slips: dict[str, float]) -> dict[str, float]:
        """Return the words of which `word` is another form, and mistyped as well.

        The form itself need be nowhere: of `reviwinged` nothing is left but the root.
        """
        found: dict[str, float] = {}
        for other, cost in list(slips.items())[:MOST_INFLECTED]:
            if cost <= MOST_SLIPPED and len(other) > 3:
                forms = self._inflected(other)
                _cheaper(found, {f: cost + more + BOTH for f, more in forms.items()})
        for root, slipped in mistyped_endings(word):
            if root in self.vocabulary:
                found[root] = min(found.get(root, 1e9), FIRST_SLIP + INFLECTED + slipped)
        is_explained = any(cost <= MOST_SLIPPED for cost in slips.values())
        if is_explained:
            return found
        _cheaper(found, self._begun_misspelt(word))
        for root in stripped(word):
            near = self._misspelt(root, most=1 if len(root) < LONG_ROOT else 2)
            _cheaper(found, {w: cost + ROOT for w, cost in near.items()})
        return found

    def _begun_misspelt(self, word: str) -> dict[str, float]:
        """Return the words that begin like `word` but for one slip: `decoati`, `fractilo`."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        length, letters = len(word), self._first_letters(word)
        if length < LEAST_BEGUN or self.vocabulary.beginning(word):
            return {}
        found: list[tuple[float, str]] = []
        for more in range(1, MOST_LEFT_OFF + 1):
            for choices in self.vocabulary.of_length(length + more, letters):
                begun = [other[:length] for other in choices]
                # A letter too many or too few moves the end as well.
                for _, _, place in process.extract(
                    word, begun, scorer=OSA.distance, score_cutoff=2, limit=MOST
                ):
                    other = choices[place]
                    for cut in (length - 1, length, length + 1):
                        if OSA.distance(word, other[:cut], score_cutoff=1) == 1:
                            cost = _slips_cost(word, other[:cut], 1) + BEGINS + LEFT_OFF
                            found.append((cost + 0.08 * (len(other) - cut), other))
        found.sort(reverse=True)  # the cheapest last: that one stays
        return {other: cost for cost, other in found[-MOST:]}

    def _first_letters(self, word: str) -> str:
        """Return with which letters a word may begin that is taken for `word`; none for any."""
        if self._size <= LARGE:
            return ""
        letters = word[:2] + _NEAR.get(word[0], "") + _ALIKE.get(word[0], "")
        return "".join(dict.fromkeys(letters))

    def _heard(self, word: str) -> dict[str, float]:
        """Return the words that sound like `word`."""
        from rapidfuzz.distance import OSA

        if not (word.isascii() and word.isalpha() and len(word) <= 20 and _VOWELS & set(word)):
            return {}  # nobody hears a word without a vowel
        found = {
            other: SOUNDS_ALIKE + SPELT_APART * OSA.distance(word, other)
            for other in self.vocabulary.sounding(sound(word))
            if abs(len(other) - len(word)) <= 4 and other != word
        }
        return dict(sorted(found.items(), key=lambda i: i[1])[:MOST])


def _slips_cost(word: str, other: str, slips: int) -> float:
    """Return the cost of some slips between two words, less where they are likely ones."""
    cost = FIRST_SLIP + MORE_SLIPS * (slips - 1)
    if word[0] != other[0]:
        cost += FIRST_LETTER
    if word[-1] != other[-1]:
        cost += LAST_LETTER
    shorter = min(len(word), len(other))
    if shorter < 5:
        cost += SHORT * (5 - shorter)
    if len(word) == len(other):
        for a, b in zip(word, other, strict=True):
            if a != b:
                cost -= (
                    NEAR_KEY if b in _NEAR.get(a, "") else HEARD if b in _ALIKE.get(a, "") else 0
                )
    return max(cost, 1.2)


def _cheaper(costs: dict[str, float], more: dict[str, float]) -> None:
    """Enter candidates unless they are there at a lower cost."""
    for word, cost in more.items():
        if cost < costs.get(word, 1e9):
            costs[word] = cost
