"""Why a clause was marked, in words for the reader's eyes.

Few claims of a library are ever asked why, so that detection leaves this out: it is worked out
for one claim at a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.claims.evidence import evidence, figure_with_unit, first_name

if TYPE_CHECKING:
    from tui.claims.scoring import Judgement
    from tui.claims.sources import Attribution
    from tui.claims.words import Words

__all__ = ["cues"]


def cues(
    words: Words, part: tuple[int, int], said: Attribution | None, found: Judgement
) -> tuple[str, ...]:
    """Return what speaks for the clause of words `part` as a claim (`"figure: 120 billion"`)."""
    seen = evidence(words, *part)
    told: list[str] = []
    if seen.figure >= 0:
        told.append(f"figure: {figure_with_unit(words, seen.figure, part[1])}")
    elif seen.number >= 0:
        told.append(f"number: {words.tokens[seen.number]}")
    if seen.date >= 0:
        told.append(f"date: {words.tokens[seen.date]}")
    if seen.names:
        told.append(f"name: {first_name(words, seen.names)}")
    if said:
        first, last = said.source
        named = first <= said.cue < last  # beside a quotation no word need say that it is said
        who = words.span_text(first, last - 1) if named else words.phrase(said.cue)
        told.append(f"source: {who}")
    if found.cause >= 0:
        told.append(f"cause: {words.phrase(found.cause)}")
    if found.compared >= 0:
        told.append(f"comparison: {words.phrase(found.compared)}")
    if found.cue >= 0:
        told.append(f"{found.sure}: {words.phrase(found.cue)}")
    return tuple(told)
