"""Reading a document from its beginning: passage by passage, clause by clause.

What a clause is worth depends on little before it: who spoke last, which line introduced a
list, how far down it stands.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.claims.attribution import attribution
from tui.claims.certainty import UNSURE, certainty
from tui.claims.claim import CANDIDATE, Claim
from tui.claims.clauses import clauses, has_verb
from tui.claims.lexicon import bit
from tui.claims.mentions import Mentions
from tui.claims.quotations import Speakers
from tui.claims.scoring import judge_clause, logistic, weights
from tui.claims.shape import of_diary
from tui.claims.trimming import after_label, placed
from tui.claims.words import Words
from tui.text.sentences import sentence_bounds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TypeAlias

    from tui.claims.centrality import Topics
    from tui.claims.claim import Certainty
    from tui.claims.lexicon import Lexicon
    from tui.claims.scoring import Judgement
    from tui.claims.sources import Attribution
    from tui.claims.structure import Passage

    _Part: TypeAlias = tuple[Passage, str, list[tuple[int, int]]]
    """A passage, its speaker, and where its sentences stand."""

    _Clause: TypeAlias = tuple[Passage, tuple[int, int], Words, int, int, Attribution | None, str]
    """A passage, where a sentence of it stands, its words, a range of them, and who says it."""

__all__ = ["Reading", "clause_source"]

_BOILERPLATE, _CTA, _ME, _WE = (bit(n) for n in ("boilerplate", "cta", "me", "we"))
_FEWEST = 3
_SHORT = 250
_REQUEST = 7
_LEAD_IN = 8
_FAR_DOWN = 1_000
_LEAST = 0.1
_AT_ONCE = 128
"""Sentences that are looked at together: one rule over many of them is quicker than all rules over
each, as what a rule needs is at hand then. More of them would not be."""
_QUOTES = re.compile("[“”„]")


class Reading:
    """The state of reading one text; feed it passages in order.

    `first` says whether the reading begins where the text does: then early passages count
    as its lead.
    """

    def __init__(self, text: str, lexicon: Lexicon, about: Topics, *, first: bool) -> None:
        self._text = text
        self._lexicon = lexicon
        self._about = about
        self._offset = 0 if first else _FAR_DOWN
        self._mentions = Mentions(about.subject, about.names)
        self._lead = ""

    def claims(self, passages: Iterable[tuple[Passage, str]]) -> Iterator[Claim]:
        """Yield the candidates of `passages`, each with its speaker (empty: none is known)."""
        for batch in self._batches(passages):
            yield from self._judged(self._clauses(batch))

    def _batches(self, passages: Iterable[tuple[Passage, str]]) -> Iterator[list[_Part]]:
        """Yield passages cut into sentences, some hundreds of sentences at a time."""
        text = self._text
        batch: list[_Part] = []
        count = 0
        for passage, speaker in passages:
            bounds = sentence_bounds(text, passage.start, passage.end)
            for first in range(0, len(bounds), _AT_ONCE):
                part = bounds[first : first + _AT_ONCE]
                batch.append((passage, speaker, part))
                count += len(part)
                if count >= _AT_ONCE:
                    yield batch
                    batch, count = [], 0
        yield batch

    def _clauses(self, batch: list[_Part]) -> list[_Clause]:
        """Return the clauses of some passages, with who says them."""
        text, lexicon = self._text, self._lexicon
        every = [Words(text[a:b], lexicon) for _, _, bounds in batch for a, b in bounds]
        said = list(map(attribution, every))
        found: list[_Clause] = []
        first = 0
        for passage, speaker, bounds in batch:
            last = first + len(bounds)
            words = every[first:last]
            self._passage(passage, speaker, bounds, words, said[first:last], found)
            first = last
        return found

    def _passage(  # noqa: PLR0917 - all that is known of a passage
        self,
        passage: Passage,
        speaker: str,
        bounds: list[tuple[int, int]],
        every: list[Words],
        told: list[Attribution | None],
        found: list[_Clause],
    ) -> None:
        """Append the clauses of a passage, a turn of `speaker` if that is not empty."""
        text = self._text
        if passage.end - passage.start < _SHORT and _is_notice(every, told):
            return
        quoted = _has_quotes(text[passage.start : passage.end])
        speakers = Speakers(every, told) if quoted else None
        for position, (span, words, said) in enumerate(zip(bounds, every, told, strict=True)):
            source = speaker
            if speakers and not (said or source):
                nearest = speakers.nearest(position)
                other = told[nearest] if nearest >= 0 else None
                source = self._mentions.resolve(every[nearest], other) if other else ""
            self._sentence(span, words, said, source, passage, found)

    def _sentence(  # noqa: PLR0917 - runs for every sentence: names cost time
        self,
        span: tuple[int, int],
        words: Words,
        said: Attribution | None,
        source: str,
        passage: Passage,
        found: list[_Clause],
    ) -> None:
        """Append the clauses of one sentence; `source` says it where it names none itself."""
        if said:
            source = self._mentions.resolve(words, said)
            if not said.reports and source.lower() in {"they", "it"}:
                said, source = None, ""  # “they support it”: things do, too
        if not source and passage.role == "item" and passage.lead:
            source = self._lead
        if len(words.tokens) >= _FEWEST and words.lower[-1] != "?":  # a question claims nothing
            parts = clauses(words)
            for start, end in parts:
                own, who = said, source
                if len(parts) > 1 and said:
                    own, who = self._of_part(words, start, end, said, source)
                begin = start
                if not start and ":" in words.text:
                    begin = after_label(words, end, item=passage.role == "item")
                found.append((passage, span, words, begin, end, own, who))
        self._mentions.note(words)
        if passage.role != "item":
            self._introduce(words, source if said else "")

    def _introduce(self, words: Words, source: str) -> None:
        """Keep who said what introduces a list (“the files suggest …:”), past a mere lead-in."""
        if source or not (words.lower[-1] == ":" and len(words) < _LEAD_IN):
            self._lead = source

    def _of_part(
        self, words: Words, start: int, end: int, said: Attribution, source: str
    ) -> tuple[Attribution | None, str]:
        """Return who says one of several clauses."""
        own = clause_source(words, start, end)
        if own is None:
            return None, ""
        if own.cue == said.cue:
            return own, source
        return own, self._mentions.resolve(words, own)

    def _judged(self, every: list[_Clause]) -> Iterator[Claim]:
        """Yield those clauses that are candidates."""
        text, about, offset = self._text, self._about, self._offset
        sures = [_certainty(*clause[2:]) for clause in every]
        judged = [
            judge_clause(words, (start, end), said, sure, cue)
            for (_, _, words, start, end, said, _), (sure, cue) in zip(every, sures, strict=True)
        ]
        scores = [
            logistic(_odds(about, offset, clause, found))
            for clause, found in zip(every, judged, strict=True)
        ]
        for score, clause, found, (sure, _) in zip(scores, every, judged, sures, strict=True):
            if score < CANDIDATE:
                continue
            _, span, words, start, end, _, who = clause
            place = placed(text, span, words, start, end)
            if place is not None:
                words_there = text[place.start : place.end]
                rounded = int(score * 10_000 + 0.5) / 10_000  # `round` takes four times as long
                yield Claim(place, words_there, rounded, found.kinds, who or None, sure)


def _certainty(
    words: Words, start: int, end: int, said: Attribution | None, who: str
) -> tuple[Certainty, int]:
    """Return how sure a clause is, and the word that says so (-1: none)."""
    if not words.union & UNSURE:
        return "attributed" if who else "asserted", -1
    told = said.cue if said and said.reports else -1
    return certainty(words, start, end, attributed=bool(who), told=told)


def _odds(about: Topics, offset: int, clause: _Clause, found: Judgement) -> float:
    """Return the log-odds of a clause with its place in the document.

    Where it is known `who` says it, the lead-in of a list has its verb.
    """
    w = weights()["central"]
    passage, _, words, start, end, said, who = clause
    odds = found.odds
    if who and not said and words.union & _WE:  # in a turn or quotation: whom they speak for
        odds += weights()["score"]["quoted"]
    central = about.odds(words, start, end, passage.place + offset, w)
    if odds > 0:
        odds = max(odds * w["share"] + central + found.central, odds * _LEAST)
    else:
        odds += central * w["doubtful"]
    if who and passage.role == "item" and not has_verb(words, start, end):
        odds -= weights()["score"]["verbless"]
    if words.union & _ME and not who and of_diary(words, start, end):
        odds += weights()["score"]["diary"]
    return odds


def clause_source(words: Words, start: int, end: int) -> Attribution | None:
    """Return who says one of several clauses: its own source, or the whole sentence's."""
    own = attribution(words, start, end)
    if own:
        return own
    whole = attribution(words)
    if whole and (whole.closing or (whole.reports and _goes_on(words, whole.cue, start))):
        return whole
    return None


def _goes_on(words: Words, cue: int, start: int) -> bool:
    """Say whether what a verb introduces before `start` still goes on there."""
    introduced = cue < start and "that" in words.lower[cue : cue + 3]
    return introduced and words.lower[start - 1] in {"but", ",", ";"}


def _has_quotes(text: str) -> bool:
    return '"' in text or (not text.isascii() and _QUOTES.search(text) is not None)


def _is_notice(every: Sequence[Words], told: Sequence[Attribution | None]) -> bool:
    """Say whether a short paragraph asks readers for something (“Support us.”)."""
    last = len(every) - 1
    for position, (words, said) in enumerate(zip(every, told, strict=True)):
        if said:
            return False
        if words.union & _BOILERPLATE:
            return True
        ends = position in {0, last}  # one in the midst of facts asks only for itself
        if ends and last and len(words) <= _REQUEST and words.bits[0] & _CTA:
            return True
    return False
