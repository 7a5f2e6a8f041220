"""What a reader says of claims, which always wins.

A dismissed claim stays away, an added one is there, a corrected one keeps its correction.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING, Any, cast

from tui.annotations.annotation import CLAIM
from tui.claims.claim import CERTAINTIES, Claim
from tui.spans import Span, trim

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from tui.annotations.annotation import Annotation
    from tui.claims.claim import Certainty, Kind
    from tui.documents.document import Document
    from tui.library.records import Placed

__all__ = ["CLAIM_FIELD", "corrected", "speaks_of_claims", "with_word", "without_label"]

CLAIM_FIELD = CLAIM
"""The field of an annotation's row that says `false` (dismissed) or `true` (added)."""

_ADDED = "added by a reader"
_AROUND = 30_000
"""Code points around a passage that say who speaks in it."""


def with_word(
    found: Sequence[Claim], placed: Sequence[Placed], part: Document, low: int, around: Span
) -> list[Claim]:
    """Return the claims that begin in `around`, a part of a large text, with the reader's word.

    `part` is the text there with what stands around it, and begins at `low` of the whole, from the
    start of which all spans count (code points).
    """
    there = Span(low, low + len(part.text))
    said = {
        p.span.shift(-low): p.annotation
        for p in placed
        if p.span and there.covers(p.span) and speaks_of_claims(p.annotation)
    }
    if not said:
        return list(found)
    shifted = [replace(claim, span=claim.span.shift(-low)) for claim in found]
    claims = (replace(c, span=c.span.shift(low)) for c in corrected(shifted, said, part))
    return [claim for claim in claims if claim.span.start in around]


def corrected(
    found: Sequence[Claim], said: Mapping[Span, Annotation], document: Document
) -> list[Claim]:
    """Apply what annotations say about claims, given by their spans."""
    text = document.source
    dismissed = sorted(
        (span, _plain(a.quote)) for span, a in said.items() if a.extra.get(CLAIM_FIELD) is False
    )
    longest = max((len(span) for span, _ in dismissed), default=0)
    added = {span for span, a in said.items() if a.extra.get(CLAIM_FIELD) is True}
    kept = sorted(span for span, a in said.items() if a.extra.get(CLAIM_FIELD) is not False)
    widest = max(map(len, kept), default=0)
    claims: list[Claim] = []
    for claim in found:
        low = bisect_left(dismissed, claim.span.start - longest, key=_start)
        high = bisect_left(dismissed, claim.span.end, low, key=_start)
        near_by = dismissed[low:high] if claim.span not in added else ()
        if any(_is_dismissed(claim, span, quote) for span, quote in near_by):
            continue
        found_one, place = claim, claim.span
        if (
            place not in said
        ):  # other rules may trim a claim anew: a reader's word on it still holds
            low = bisect_left(kept, place.start - widest, key=_begin)
            high = bisect_left(kept, place.end, low, key=_begin)
            near = (span for span in kept[low:high] if _mostly(claim.span, span))
            place = next(near, place)
        if place in added:
            added.discard(place)
            whole = text.slice(place.start, place.end)
            cues = (_ADDED, *claim.cues)
            found_one = replace(claim, span=place, text=whole, score=1.0, cues=cues)
        claims.append(_with_marks(found_one, said.get(place)))
    who = _speakers(document, added)
    for span in added:
        words = text.slice(span.start, span.end)
        claim = Claim(span, words, 1.0, attribution=who.get(span), cues=(_ADDED,))
        claims.append(_with_marks(claim, said[span]))
    return sorted(claims, key=lambda claim: (claim.span.start, claim.span.end))


def without_label(document: Document, span: Span) -> Span:
    """Return what is said in `span`, without the label of the speaker that it may begin with."""
    from tui.text.speakers import after_label

    span = trim(document.text, span)
    turn = _turn_at(_turns(document, span, span), span)
    begin = after_label(document.text, turn[0], turn[2]) if turn else span.start
    return trim(document.text, Span(begin, span.end)) if span.start < begin < span.end else span


def _speakers(document: Document, spans: Collection[Span]) -> dict[Span, str]:
    """Return whose turns passages stand in, where a text has turns."""
    if not spans:
        return {}
    from tui.claims.voices import called

    turns = _turns(document, min(spans, key=_begin), max(spans, key=_begin))
    names = called(document, turns)
    found = ((span, _turn_at(turns, span)) for span in spans)
    return {span: who for span, turn in found if turn and (who := names.get(turn[2], turn[2]))}


def _turns(document: Document, first: Span, last: Span) -> list[tuple[int, int, str]]:
    """Return who speaks where (start, end, label) around some passages."""
    from tui.claims.voices import voices

    return voices(
        document, Span(max(0, first.start - _AROUND), min(document.length, last.end + _AROUND))
    )


def _turn_at(turns: Sequence[tuple[int, int, str]], span: Span) -> tuple[int, int, str] | None:
    place = bisect_right(turns, span.start, key=itemgetter(0)) - 1
    return turns[place] if place >= 0 and span.start < turns[place][1] else None


def _begin(span: Span) -> int:
    return span.start


def _start(dismissed: tuple[Span, str]) -> int:
    return dismissed[0].start


def speaks_of_claims(annotation: Annotation) -> bool:
    """Say whether anything in an annotation can change a claim: in most notes nothing does."""
    a = annotation
    return bool(a.extra or a.attribution or a.certainty or a.kinds)


def _is_dismissed(claim: Claim, span: Span, quote: str) -> bool:
    """Say whether a claim is what a reader has dismissed, or a part of it, found again at `span`.

    In a text that has changed the place may be wider than the words that were meant.
    """
    if _mostly(claim.span, span):
        return True
    if not claim.span.overlaps(span):
        return False
    text = _plain(claim.text)
    if text in quote:  # other rules may make two claims of one sentence
        return True
    own, words = frozenset(text.split()), frozenset(quote.split())
    return 4 * len(own & words) >= 3 * max(len(own), len(words))


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def _mostly(claim: Span, dismissed: Span) -> bool:
    """Say whether two spans share most of both: detection may trim a claim anew."""
    shared = claim.intersection(dismissed)
    return shared is not None and 3 * len(shared) > 2 * max(len(claim), len(dismissed))


def _with_marks(claim: Claim, annotation: Any) -> Claim:
    """Return `claim` with the marks that a reader has corrected.

    A certainty of another program's own, as a table that was imported may name, is none here.
    """
    if annotation is None:
        return claim
    certainty = annotation.certainty if annotation.certainty in CERTAINTIES else claim.certainty
    return replace(
        claim,
        attribution=annotation.attribution or claim.attribution,
        certainty=cast("Certainty", certainty),
        kinds=cast("tuple[Kind, ...]", annotation.kinds or claim.kinds),
    )
