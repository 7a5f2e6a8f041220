"""What a passage denies, and what it leaves open.

After NegEx (Chapman 2001), simplified: a negator turns what follows it as far as the clause goes.
"""

from __future__ import annotations

import re
from functools import cache

from tui.comparing.words import Word, english, is_content, word_set

__all__ = ["is_hedged", "negated_words"]

_CLAUSE = re.compile(r"[,;:.!?()—–\n]")
_REACH = 6
"""Content words that a negator turns at most."""


def negated_words(text: str, found: list[Word]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the content stems in the reach of a negator, and the first of each reach.

    NegEx (Chapman 2001), simplified.

    The reach is forwards, to the end of the clause; a negated object ("confirmed nothing",
    "says no") also turns the verb before it.
    """
    negators, harmless, ends = (
        word_set("negators"),
        word_set("not_negating"),
        word_set("clause_ends"),
    )
    objects, passing = word_set("negated_objects"), word_set("in_passing")
    occurring = word_set("occurring")
    quantified, evidence = word_set("quantified"), word_set("evidence")
    turned: set[str] = set()
    first: set[str] = set()
    reach, denies, each = 0, False, False
    before: Word | None = None
    phrase_end = -1
    for at, word in enumerate(found):
        if at == phrase_end:
            before = word  # the second word of "no longer", "refused to"
            continue
        if before and (word.low in ends or _CLAUSE.search(text, before.end, word.start)):
            reach = 0
        following = found[at + 1].low if at + 1 < len(found) else ""
        pair = f"{word.low}_{following}"
        if word.low in negators or pair in negators or word.low.endswith("n't"):
            # "not without": the two undo each other
            idle = following in harmless or following == "without" or _is_praise(found, at)
            reach = 0 if idle else _REACH
            each = word.low in quantified or pair == "not_one"
            denies = not {word.low, pair} & passing and not _is_contrast(text, found, at)
            phrase_end = at + 1 if pair in negators or following == "without" else -1
            if word.low in objects and before and is_content(before.low):
                turned.add(before.stem)
                first.add(before.stem)
        elif reach and is_content(word.low):
            turned.add(word.stem)
            if reach == _REACH and word.low in occurring:  # "side effects did not occur"
                turned |= _clause_before(text, found, at)
            if each and denies and (_is_verb(word.low) or reach == _REACH):
                each = each and reach == _REACH  # "no charges were brought": both
                first.add(word.stem)
                denies = each
            elif denies and each:
                pass
            elif denies and word.low in evidence:
                each = True  # "no sign that it was sold" denies the sale
            elif denies and not (word.low.endswith("ly") and reach == _REACH):
                first.add(word.stem)
                denies = False
            reach -= 1
        before = word
    return frozenset(turned), frozenset(first)


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
    """Say whether "not" only sets one thing against another: "the load, not the boom"."""
    if found[at].low != "not" or not at:
        return False
    return "," in text[found[at - 1].end : found[at].start]


def _is_verb(low: str) -> bool:
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
    hedges, abilities, negators = word_set("hedges"), word_set("abilities"), word_set("negators")
    for low, after, third in zip(lows, (*lows[1:], ""), (*lows[2:], "", ""), strict=False):
        if low not in hedges and f"{low}_{after}" not in hedges:
            continue
        # "could not get there", "can no longer be saved" leave nothing open
        if low in abilities and (after in negators or f"{after}_{third}" in negators):
            continue
        return True
    return False
