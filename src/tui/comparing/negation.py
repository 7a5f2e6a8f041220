"""What a passage denies, and what it leaves open.

After NegEx (Chapman 2001), simplified: a negator turns what follows it as far as the clause goes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tui.comparing.numerals import pairs
from tui.comparing.words import Word, english, is_content, word_set

__all__ = ["is_hedged", "is_verb", "negated_words"]

_CLAUSE = re.compile(r"[,;:.!?()—–\n]")
_NO_DEED = frozenset(("against", "about", "for", "because"))
"""Words after "not" that no deed follows: "not against the tram"."""

_REACH = 6
"""Content words that a negator turns at most."""


def negated_words(text: str, found: list[Word]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the content stems in the reach of a negator, and what each negator really denies.

    The reach is forwards, to the end of the clause; a negated object ("confirmed nothing",
    "says no") also turns the verb before it. What is denied is the first word of the reach, or
    after a denied noun the deed as well ("no charges were brought").
    """
    ends = word_set("clause_ends")
    turned: set[str] = set()
    denied: set[str] = set()
    reach = _Reach()
    skipped = -1
    for at, word in enumerate(found):
        if at == skipped:
            continue  # the second word of "no longer", "refused to"
        before = found[at - 1] if at else None
        if before and (word.low in ends or _CLAUSE.search(text, before.end, word.start)):
            reach.left = 0
        following = found[at + 1].low if at + 1 < len(found) else ""
        pair = f"{word.low}_{following}"
        negators = word_set("negators")
        joined = text.startswith("-", word.end)  # "a no-fly zone"
        if (word.low in negators or pair in negators or word.low.endswith("n't")) and not joined:
            reach = _opened(text, found, at, following)
            skipped = at + 1 if pair in negators or following == "without" else -1
            if _is_object(found, at) and before and is_content(before.low):
                turned.add(before.stem)
                denied.add(before.stem)
        elif reach.left and is_content(word.low):
            turned.add(word.stem)
            if reach.left == _REACH and word.low in word_set("occurring"):
                turned |= _clause_before(text, found, at)  # "side effects did not occur"
            if _is_modifier(text, found, at, reach):
                continue
            modal = before is not None and before.low in word_set("modals")
            if reach.takes(word.low, verb=modal or is_verb(word.low)):
                denied.add(word.stem)
            reach.left -= 1
    return frozenset(turned), frozenset(denied)


@dataclass(slots=True)
class _Reach:
    """How many content words a negator still turns, and what it still has to deny."""

    left: int = 0
    first: bool = False
    """Whether the first word is what is denied."""
    deed: bool = False
    """Whether the next verb is."""
    of_noun: bool = False
    """Whether it turns a noun, with the words that qualify it, and no verb."""

    def takes(self, low: str, *, verb: bool) -> bool:
        """Say whether a word of the reach is what the negator denies."""
        opens, self_first = self.left == _REACH, self.first
        if self.deed and (opens or verb):
            self.deed = opens
            self.first = self_first and opens  # "no oil has leaked from the wreck" spares the wreck
            return self_first
        if not self_first or self.deed or (opens and low.endswith("ly")):
            return False
        if low in word_set("evidence"):
            self.deed = True  # "no sign that it was sold" denies the sale
            return False
        self.first = False
        return True


def _opened(text: str, found: list[Word], at: int, following: str) -> _Reach:
    """Return the reach of the negator at `at`, none if it turns nothing."""
    low, pair = found[at].low, f"{found[at].low}_{following}"
    if low in word_set("scarcely") and _is_number(following):
        return _Reach()
    if following in word_set("not_negating") or following == "without" or _is_praise(found, at):
        return _Reach()  # "not only"; "not without": the two undo each other
    if low == "no" and following[:1].isdigit() and text[found[at].end : found[at].end + 1] == ".":
        return _Reach()  # "mound no. 12"
    passing = (
        bool({low, pair} & word_set("in_passing"))
        or following in _NO_DEED
        or _is_contrast(text, found, at)
    )
    noun = not {low, pair}.isdisjoint(word_set("of_nouns"))
    return _Reach(_REACH, not passing, low in word_set("quantified") or pair == "not_one", noun)


def _is_number(low: str) -> bool:
    return low[:1].isdigit() or low == "half" or low in pairs("numbers")


def _is_object(found: list[Word], at: int) -> bool:
    """Say whether a negator stands for what the verb before it is done to: "confirmed nothing".

    In "code nobody supports" it begins a clause of its own.
    """
    low = found[at].low
    if low not in word_set("negated_objects"):
        return False
    after = found[at + 1].low if at + 1 < len(found) else ""
    return low not in word_set("negated_subjects") or not (
        after in word_set("auxiliaries") or is_content(after)
    )


def _is_modifier(text: str, found: list[Word], at: int, reach: _Reach) -> bool:
    """Say whether the first word after a negated noun's "no" only qualifies that noun.

    "No significant defects" denies the defects, "ruled out commercial use" the use.
    """
    if not reach.of_noun or reach.left != _REACH or at + 1 >= len(found):
        return False
    word, after = found[at], found[at + 1]
    touching = text[word.end : after.start] == " " and is_content(after.low)
    return touching and not is_verb(after.low) and not is_verb(word.low)


def _clause_before(text: str, found: list[Word], at: int) -> set[str]:
    """Return the content stems of the clause that leads to a word, its subject among them."""
    before: set[str] = set()
    for place in range(at - 1, max(-1, at - 2 * _REACH), -1):
        if _CLAUSE.search(text, found[place].end, found[place + 1].start):
            break
        if is_content(found[place].low):
            before.add(found[place].stem)
    return before


def _is_contrast(text: str, found: list[Word], at: int) -> bool:
    """Say whether "not" only sets one thing against another: "the load, not the boom".

    "About money and not about safety" does so as well.
    """
    if found[at].low != "not" or not at:
        return False
    return found[at - 1].low == "and" or "," in text[found[at - 1].end : found[at].start]


def is_verb(low: str) -> bool:
    """Say whether a word looks like a verb in the past: good enough after "no charges were"."""
    return low.endswith("ed") or low in _irregular_forms()


@cache
def _irregular_forms() -> frozenset[str]:
    return frozenset(row.split(":")[0] for row in english("irregular"))


def _is_praise(found: list[Word], at: int) -> bool:
    """Say whether "never" only heightens: "never seen protection this durable"."""
    if found[at].low != "never":
        return False
    return any(word.low in word_set("heightening") for word in found[at + 1 : at + _REACH])


def is_hedged(lows: list[str]) -> bool:
    """Say whether a passage, given as its folded words, leaves open what it says."""
    hedges, abilities, negators = word_set("hedges"), word_set("abilities"), word_set("negators")
    for low, after, third in zip(lows, (*lows[1:], ""), (*lows[2:], "", ""), strict=False):
        if low not in hedges and f"{low}_{after}" not in hedges:
            continue
        # "could not get there", "can no longer be saved" leave nothing open
        if low in abilities and (after in negators or f"{after}_{third}" in negators):
            continue
        return True
    return False
