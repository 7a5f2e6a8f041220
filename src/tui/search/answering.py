"""One query answered: passages, claims and annotations in one list of hits."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from tui.search.claimed import best_claim
from tui.search.finding import Place, find, with_phrases
from tui.search.hit import Hit
from tui.search.meaning import Meaning
from tui.search.selecting import members
from tui.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tui.claims.claim import Claim
    from tui.search.claimed import Claimed
    from tui.search.matching import Matcher
    from tui.search.notes import Noted, Notes
    from tui.search.query import Query
    from tui.search.ranking import Group
    from tui.search.scope import Scope
    from tui.search.segment import Segment

__all__ = ["HEAVY", "Answering"]

HEAVY = 8_000_000
"""Bytes of text from which on memory is given back while and after a query is answered: 0.3 ms."""

_WORSE = 0.4
"""Hits with less than this share of the best one's score are noise."""


class Answering:
    """What one query has to do with segments, annotations and claims."""

    def __init__(
        self,
        query: Query,
        scope: Scope,
        *,
        segments: Sequence[Segment],
        noted: Segment | None,
        notes: Notes,
        claims: Claimed,
        matcher: Matcher,
        known: dict[object, Group],
    ) -> None:
        self._scope = scope
        self._segments = segments
        self._noted = noted
        self._notes = notes
        self._claims = claims
        every = [*segments, noted] if noted else list(segments)
        self._meaning = Meaning(
            query,
            matcher,
            _counting(every),
            sum(s.count for s in every),
            known,
        )
        self._wordless = not (query.words or query.phrases)

    def hits(self, limit: int) -> list[Hit]:
        """Return the best hits, best first."""
        if self._wordless:
            return self._all(limit)
        found = [*self._in_text(limit), *self._in_notes(limit)]
        found.sort(key=lambda hit: -hit.score)
        least = _WORSE * found[0].score if found else 0.0
        return [hit for hit in _collapsed(found) if hit.score >= least][:limit]

    # --- documents ---

    def _sets(self) -> list[tuple[Segment, int]]:
        """Return each segment with the passages that the filters let through, as bits."""
        scope = self._scope
        fields = scope.fields
        if not fields & {"text", "claims"}:
            return []
        sets: list[tuple[Segment, int]] = []
        for segment in self._segments:
            among = segment.alive
            indices = range(len(segment.filed))
            if scope.about_documents:
                paths = scope.documents(segment.filed)
                indices = [i for i in indices if segment.filed[i].path in paths]  # type: ignore[assignment]  # either is a sequence
                among &= segment.mask(indices)
            if "text" not in fields and among:
                alive = [i for i in indices if segment.mask([i]) & among]
                among &= self._claims.mask(segment, alive, scope)
            if among:
                sets.append((segment, with_phrases(self._meaning, segment, among)))
        return sets

    def _in_text(self, limit: int) -> list[Hit]:
        sparing = sum(segment.size for segment in self._segments) > HEAVY
        only_claims = "text" not in self._scope.fields
        most = 2 * limit if only_claims else limit  # some say the words beside their claims
        places = find(self._meaning, self._sets(), most, sparing=sparing)
        hits = (self._text_hit(place) for place in places)
        return [hit for hit in hits if not only_claims or hit.where == "claims"][:limit]

    def _text_hit(self, place: Place) -> Hit:
        segment, passage = place.segment, place.passage
        path = segment.filed[segment.document(passage)].path
        text = segment.text(passage)
        matches = self._meaning.matches(text)
        span = Span(segment.starts[passage], segment.ends[passage])
        hit = Hit(path, span, text, place.score, matches=matches)
        if "claims" not in self._scope.fields:
            return hit
        strict = "text" not in self._scope.fields
        claims: Sequence[Claim]
        claims = self._claims.of(path) if strict else self._claims.known(path)
        if strict:
            claims = [c for c in claims if self._wordless or self._meaning.worth(c.text)]
        absolute = [match.shift(span.start) for match in matches]
        claim = best_claim(filter(self._scope.claim, claims), span, absolute)
        if claim is None or not (strict or all(map(claim.span.covers, absolute))):
            return hit
        if strict and not self._wordless:
            share = self._meaning.worth(claim.text) / max(self._meaning.worth(text), 1e-9)
            hit = replace(hit, score=hit.score * min(1.0, share))
        inside = tuple(m.shift(-claim.span.start) for m in absolute if claim.span.covers(m))
        return replace(hit, span=claim.span, text=claim.text, where="claims", matches=inside)

    # --- annotations ---

    def _entries(self) -> int:
        """Return the annotations that the filters let through, as bits."""
        if self._noted is None or not self._scope.fields & {"notes", "tags"}:
            return 0
        among = self._noted.alive
        if self._scope.about_documents:
            paths = self._scope.documents(self._noted.filed)
            among &= self._notes.mask(lambda noted: noted.path in paths)
        among &= self._notes.mask(lambda noted: self._scope.annotation(noted.annotation))
        return with_phrases(self._meaning, self._noted, among)

    def _in_notes(self, limit: int) -> list[Hit]:
        if not (among := self._entries()) or self._noted is None:
            return []
        places = find(self._meaning, [(self._noted, among)], 2 * limit)
        hits = (self._note_hit(self._notes.entries[p.passage], p.score) for p in places)
        return [hit for hit in hits if hit][:limit]

    def _note_hit(self, noted: Noted, score: float) -> Hit | None:
        """Return the hit, as of tags where they match better than the note; None if none does.

        Whatever the passage says: a note without the word is not what was found.
        """
        parts = {
            "notes": noted.annotation.note,
            "tags": noted.tags,
            "quote": noted.annotation.quote,
        }
        if "notes" not in self._scope.fields:
            parts = {"tags": noted.tags}
        elif "tags" not in self._scope.fields:
            del parts["tags"]
        worth = {name: self._meaning.worth(text) for name, text in parts.items()}
        if not any(worth.values()):
            return None
        if len(parts) < 3:
            score *= max(worth.values()) / max(self._meaning.worth(noted.text), 1e-9)
        return self._noted_hit(noted, score, tags=worth.get("tags", 0.0) > worth.get("notes", 0.0))

    def _noted_hit(self, noted: Noted, score: float, *, tags: bool = False) -> Hit:
        annotation = noted.annotation
        is_memo = not annotation.quote
        return Hit(
            noted.path,
            noted.span or Span(0, 0),
            annotation.note if is_memo else annotation.quote,
            score,
            "tags" if tags else "notes",
            annotation.id,
            annotation.note,
            self._meaning.matches(annotation.note),
            () if is_memo else self._meaning.matches(annotation.quote),
        )

    # --- filters without words ---

    def _all(self, limit: int) -> list[Hit]:
        """Return everything that the filters let through, by path and position."""
        numbers = islice(members(self._entries()), limit)
        found = [self._noted_hit(self._notes.entries[number], 1.0) for number in numbers]
        strict = "text" not in self._scope.fields
        seen: set[str] = set()
        for segment, among in self._sets():
            for passage in members(among):
                if len(found) >= limit + len(self._notes.entries):
                    break
                path = segment.filed[segment.document(passage)].path
                if strict:
                    found += self._claim_hits(segment, passage)
                elif path not in seen:
                    seen.add(path)
                    found.append(self._text_hit(Place(1.0, segment, passage)))
        noted = {(h.path, h.span) for h in found if h.annotation}
        unique = {
            (h.path, h.span, h.annotation): h
            for h in found
            if h.annotation or (h.path, h.span) not in noted
        }
        return sorted(unique.values(), key=lambda h: (h.path, h.span))[:limit]

    def _claim_hits(self, segment: Segment, passage: int) -> Iterator[Hit]:
        """Yield the claims that share text with a passage."""
        path = segment.filed[segment.document(passage)].path
        span = Span(segment.starts[passage], segment.ends[passage])
        for claim in self._claims.of(path):
            if claim.span.overlaps(span) and self._scope.claim(claim):
                yield Hit(path, claim.span, claim.text, 1.0, "claims")


def _counting(segments: Sequence[Segment]) -> Callable[[int], int]:
    """Return what tells in how many passages a word stands."""
    tables = [(segment.table("counts"), segment.vocabulary_size) for segment in segments]

    def count(word: int) -> int:
        total = 0
        for counts, known in tables:
            if word < known:
                total += counts[word]
        return total

    return count


def _collapsed(hits: Sequence[Hit]) -> list[Hit]:
    """Return hits without passages that an annotation found just as well by its quote."""
    quotes = [h for h in hits if h.annotation and h.in_quote and h.span]
    return [
        hit
        for hit in hits
        if hit.annotation
        or not any(
            q.path == hit.path
            and q.span.overlaps(hit.span)
            and all(q.span.covers(m.shift(hit.span.start)) for m in hit.matches)
            for q in quotes
        )
    ]
