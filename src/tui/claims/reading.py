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
from tui.claims.quotations import REACH, Speakers
from tui.claims.scoring import judge_clause, logistic, weights
from tui.claims.shape import of_diary
from tui.claims.trimming import after_label, placed
from tui.claims.words import Words
from tui.text.sentences import sentence_bounds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.claims.centrality import Topics
    from tui.claims.claim import Certainty
    from tui.claims.lexicon import Lexicon
    from tui.claims.scoring import Judgement
    from tui.claims.sources import Attribution
    from tui.claims.structure import Passage

__all__ = ["Reading", "clause_source"]

_BOILERPLATE, _CTA, _ME = bit("boilerplate"), bit("cta"), bit("me")
_FEWEST = 3
_SHORT = 250
_REQUEST = 7
_LEAD_IN = 8
_FAR_DOWN = 1_000
_LEAST = 0.1
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
        self._weights = weights()["central"]
        self._diary = weights()["score"]["diary"]

    def passage(self, passage: Passage, speaker: str) -> list[Claim]:
        """Return the candidates of `passage`, a turn of `speaker` if that is not empty."""
        text = self._text
        found: list[Claim] = []
        spans = sentence_bounds(text, passage.start, passage.end)
        short = passage.end - passage.start < _SHORT
        speakers = Speakers() if _has_quotes(text[passage.start : passage.end]) else None
        if not (short or speakers):
            for span in spans:  # nothing near says whose word it is
                words = Words(text[span[0] : span[1]], self._lexicon)
                self._sentence(span, words, attribution(words), speaker, passage, found)
            return found
        if not speakers:
            read = [self._read(span) for span in spans]
            if not _is_notice(read):
                for span, (words, said) in zip(spans, read, strict=True):
                    self._sentence(span, words, said, speaker, passage, found)
            return found
        ahead = len(spans) if short else REACH
        for position, near in enumerate(self._sentences(spans, ahead, speakers)):
            if short and not position and _is_notice(list(near.values())):
                return found
            words, said = near[position]
            source = speaker
            if not (said or source) and (nearest := speakers.nearest(position)) >= 0:
                beside, other = near[nearest]
                source = self._mentions.resolve(beside, other) if other else ""
            self._sentence(spans[position], words, said, source, passage, found)
        return found

    def _read(self, span: tuple[int, int]) -> tuple[Words, Attribution | None]:
        """Return the words of a sentence, and who is said in it to say so."""
        words = Words(self._text[span[0] : span[1]], self._lexicon)
        return words, attribution(words)

    def _sentence(  # noqa: PLR0917 - runs for every sentence: names cost time
        self,
        span: tuple[int, int],
        words: Words,
        said: Attribution | None,
        source: str,
        passage: Passage,
        found: list[Claim],
    ) -> None:
        """Append the candidates of one sentence; `source` says it where it names none itself."""
        if said:
            source = self._mentions.resolve(words, said)
            if not said.reports and source.lower() in {"they", "it"}:
                said, source = None, ""  # “they support it”: things do, too
        if not source and passage.role == "item" and passage.lead:
            source = self._lead
        if len(words.tokens) >= _FEWEST and words.lower[-1] != "?":  # a question claims nothing
            self._clauses(span, words, said, source, passage, found)
        self._mentions.note(words)
        if passage.role != "item":
            self._introduce(words, source if said else "")

    def _sentences(
        self, spans: list[tuple[int, int]], ahead: int, speakers: Speakers
    ) -> Iterator[dict[int, tuple[Words, Attribution | None]]]:
        """Yield for each sentence what stands near it, and itself, by their places.

        Only `ahead` sentences are read beyond it: of a line of 100 MB little is ever kept.
        """
        near: dict[int, tuple[Words, Attribution | None]] = {}
        read = 0
        for position in range(len(spans)):
            for span in spans[read : position + ahead + 1]:
                near[read] = words, said = self._read(span)
                read += 1
                speakers.note(words, said)
            yield near
            near.pop(position - REACH, None)

    def _introduce(self, words: Words, source: str) -> None:
        """Keep who said what introduces a list (“the files suggest …:”), past a mere lead-in."""
        if source or not (words.lower[-1] == ":" and len(words) < _LEAD_IN):
            self._lead = source

    def _clauses(  # noqa: PLR0917 - runs for every sentence: names cost time
        self,
        span: tuple[int, int],
        words: Words,
        said: Attribution | None,
        source: str,
        passage: Passage,
        claims: list[Claim],
    ) -> None:
        text = self._text
        parts = clauses(words)
        for begin, end in parts:
            own, who = said, source
            if len(parts) > 1 and said:
                own, who = self._of_part(words, begin, end, said, source)
            start = begin
            if not begin and ":" in words.text:
                start = after_label(words, end, item=passage.role == "item")
            sure: Certainty = "attributed" if who else "asserted"
            cue = -1
            if words.union & UNSURE:
                told = own.cue if own and own.reports else -1
                sure, cue = certainty(words, start, end, attributed=bool(who), told=told)
            found = judge_clause(words, (start, end), own, sure, cue)
            odds = self._odds(words, start, end, found, passage, who)
            if words.union & _ME and not who and of_diary(words, start, end):
                odds += self._diary
            score = logistic(odds)
            if score < CANDIDATE:
                continue
            place = placed(text, span, words, start, end)
            if place is not None:
                words_there = text[place.start : place.end]
                score = int(score * 10_000 + 0.5) / 10_000  # `round` takes four times as long
                claims.append(Claim(place, words_there, score, found.kinds, who or None, sure))

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

    def _odds(  # noqa: PLR0917 - runs for every clause: names cost time
        self,
        words: Words,
        start: int,
        end: int,
        found: Judgement,
        passage: Passage,
        who: str,
    ) -> float:
        """Return the log-odds of a clause with its place in the document.

        Where it is known `who` says it, the lead-in of a list has its verb.
        """
        w = self._weights
        odds = found.odds
        central = self._about.odds(words, start, end, passage.place + self._offset, w)
        if odds > 0:
            odds = max(odds * w["share"] + central + found.central, odds * _LEAST)
        else:
            odds += central * w["doubtful"]
        if who and passage.role == "item" and not has_verb(words, start, end):
            odds -= weights()["score"]["verbless"]
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


def _is_notice(found: Sequence[tuple[Words, Attribution | None]]) -> bool:
    """Say whether a short paragraph asks readers for something (“Support us.”)."""
    for position, (words, said) in enumerate(found):
        if said:
            return False
        if words.union & _BOILERPLATE:
            return True
        ends = position in {0, len(found) - 1}  # one in the midst of facts asks only for itself
        if ends and len(found) > 1 and len(words) <= _REQUEST and words.bits[0] & _CTA:
            return True
    return False
