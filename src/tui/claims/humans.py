"""Whether a phrase names somebody: people, or a body that can hold an opinion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.claims.lexicon import UNKNOWN, bit

if TYPE_CHECKING:
    from tui.claims.words import Words

__all__ = ["is_human"]

_DETERMINER, _PRONOUN, _PREPOSITION = bit("determiner"), bit("pronoun"), bit("preposition")
_HUMAN = bit("person", "body", "title")
_SOME = bit("determiner", "quantity", "many")
_DATE = bit("weekday", "month", "when")


def is_human(words: Words, span: tuple[int, int], *, pronoun_it: bool = False) -> bool:
    """Say whether a phrase names people or a body that can hold an opinion."""
    first, end = _of_whom(words, *span)
    tokens, bits, lower = words.tokens, words.bits, words.lower
    if end - first == 1:
        if bits[first] & _PRONOUN:
            return pronoun_it or lower[first] not in {"it", "which", "that", "this"}
        if lower[first] in {"some", "many", "others", "most", "few", "both"}:
            return True
    head = end
    for position in range(first + 1, end):
        if bits[position] & _PREPOSITION:
            head = position
            break
    for position in range(head - 1, max(first, head - 3) - 1, -1):
        own = bits[position]
        if lower[position].endswith("'s"):
            own |= words.lexicon.words.get(lower[position][:-2], 0)
        if own & _HUMAN:
            return True
    name = tokens[head - 1]
    if not name[0].isupper() or bits[head - 1] & _DATE:
        return False
    return head > 1 or bits[0] <= UNKNOWN or not name[1:].islower()


def _of_whom(words: Words, first: int, end: int) -> tuple[int, int]:
    """Return of whom some are meant (“one of the divers”), else the phrase itself."""
    partly = end - first > 2 and words.lower[first + 1] == "of"
    return (first + 2, end) if partly and words.bits[first] & _SOME else (first, end)
