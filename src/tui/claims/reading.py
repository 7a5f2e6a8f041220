"""Reading a document from its beginning: passage by passage, clause by clause.

What a clause is worth depends on little before it: who spoke last, which line introduced a
list, how far down it stands.
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

from tui.claims.asides import clause_source, told_apart
from tui.claims.attribution import attribution, may_name_source
from tui.claims.claim import CANDIDATE
from tui.claims.clauses import clauses, has_verb
from tui.claims.fragments import of_fragment
from tui.claims.lexicon import bit
from tui.claims.mentions import Mentions
from tui.claims.notices import is_notice
from tui.claims.quotations import Speakers
from tui.claims.scoring import judge_clauses, logistic, weights
from tui.claims.shape import is_demand, of_diary
from tui.claims.trimming import after_label, placed
from tui.claims.turns import told_by_another
from tui.claims.words import OPENING, Words
from tui.text.sentences import sentence_bounds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TypeAlias

    from tui.claims.centrality import Topics
    from tui.claims.lexicon import Lexicon
    from tui.claims.packing import Row
    from tui.claims.scoring import Judgement, Stated
    from tui.claims.sources import Attribution
    from tui.claims.structure import Passage

    _Part: TypeAlias = tuple[Passage, str, list[tuple[int, int]]]
    """A passage, its speaker, and where its sentences stand."""

    _Sentence: TypeAlias = tuple[tuple[int, int], Words, Attribution | None, list[tuple[int, int]]]
    """Where a sentence stands, its words, the source it names, and its clauses."""

    _Place: TypeAlias = tuple[Passage, tuple[int, int]]
    """A passage, and where a sentence of it stands."""

__all__ = ["Reading"]

_ME = bit("me")
_OURS = bit("we", "indirect")
_QUOTE = bit("quote", "indirect")
_MARKS = frozenset(("*", "_", "**", "__"))
_OPENS = OPENING | {'"'}
_FEWEST, _SHORT, _LEAD_IN, _ANSWER = 3, 250, 8, 9
_FAR_DOWN = 1_000
_LEAST = 0.1
_NOTHING = 1e-9
"""Sums of weights are nothing up to this: their last digits depend on the order of adding."""
_LEAST_ODDS = log(CANDIDATE / (1 - CANDIDATE))
_AT_ONCE = 128
"""Sentences that are looked at together: one rule over many of them is quicker than all rules over
each, as what a rule needs is at hand then. More of them would not be."""


class Reading:
    """The state of reading one text; feed it passages in order.

    `present` returns the year in which the text was written. `first` says whether the reading
    begins where the text does: then early passages count as its lead.
    """

    def __init__(
        self, text: str, lexicon: Lexicon, about: Topics, present: Callable[[], int], *, first: bool
    ) -> None:
        self._text = text
        self._lexicon = lexicon
        self._about = about
        self._present = present
        self._offset = 0 if first else _FAR_DOWN
        self._mentions = Mentions(about.subject, about.names)
        self._lead = self._speaker = ""
        self._spoke = "", 0
        self._asked = ""
        self._weights = weights()["central"]

    def claims(self, passages: Iterable[tuple[Passage, str]]) -> Iterator[Row]:
        """Yield the candidates of `passages`, each with its speaker (empty: none is known)."""
        for batch in self._batches(passages):
            stated: list[Stated] = []
            places: list[_Place] = []
            for passage, speaker, sentences in self._read(batch):
                self._passage(passage, speaker, sentences, stated, places)
            yield from self._candidates(stated, places)

    def _batches(self, passages: Iterable[tuple[Passage, str]]) -> Iterator[list[_Part]]:
        """Yield passages with where their sentences stand, some hundred sentences at a time."""
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

    def _read(self, batch: list[_Part]) -> Iterator[tuple[Passage, str, list[_Sentence]]]:
        """Yield passages with their sentences, all of which are read before the first one."""
        text, lexicon = self._text, self._lexicon
        spans = [span for _, _, bounds in batch for span in bounds]
        lines = [text[start:end] for start, end in spans]
        once = dict.fromkeys(lines)  # “No.” is said again and again
        every = [Words(line, lexicon) for line in once]
        said = [attribution(words) if may_name_source(words) else None for words in every]
        read = dict(zip(once, zip(every, said, map(clauses, every), strict=True), strict=True))
        sentences = [(span, *read[line]) for span, line in zip(spans, lines, strict=True)]
        first = 0
        for passage, speaker, bounds in batch:
            last = first + len(bounds)
            yield passage, speaker, sentences[first:last]
            first = last

    def _passage(
        self,
        passage: Passage,
        speaker: str,
        sentences: list[_Sentence],
        stated: list[Stated],
        places: list[_Place],
    ) -> None:
        """Add the clauses of a passage to `stated`, and where they stand to `places`.

        It is a turn of `speaker` if that is not empty.
        """
        if passage.end - passage.start < _SHORT and (
            is_notice(sentences) or is_demand(sentences[0][1], passage.lead)
        ):
            return
        quoted = [1 for _, words, _, _ in sentences if words.union & _QUOTE]
        speakers = Speakers((words, said) for _, words, said, _ in sentences) if quoted else None
        if speaker != self._speaker:
            self._speaker = speaker
            self._mentions.begin_turn(speaker)
        asks, asked = False, self._asked
        answers = asked and speaker and asked != speaker and len(sentences[0][1]) < _ANSWER
        first = passage._replace(form="answer") if answers else passage
        listed = passage.role == "item"
        goes_on = self._goes_on(passage, speakers)
        spoke = goes_on
        for position, (span, words, told, parts) in enumerate(sentences):
            said, source = told_by_another(words, told, speaker), speaker
            if said:
                said, source = self._teller(words, said, speaker)
            elif speakers and not source:
                source = self._beside(sentences, speakers.nearest(position))
                source = source or (goes_on if speakers.quotes(position) else "")
            spoke = source if said and said.reports else spoke
            if listed and not source and passage.lead:
                source = self._lead
            lower = words.lower
            asks = lower[-1] == "?" or (lower[-1] in _MARKS and _asks(lower))
            if len(lower) >= _FEWEST and not asks:  # a question claims nothing
                for clause in self._clauses(words, parts, said, source, listed=listed):
                    stated.append(clause)
                    places.append((passage if position else first, span))
            self._mentions.note(words)
            if not listed:
                self._introduce(words, source if said else "")
        self._asked = (speaker or "?") if asks else ""
        introduces = self._text[passage.end - 1] == ":"
        self._spoke = spoke if quoted or introduces else "", passage.end

    def _teller(
        self, words: Words, said: Attribution, speaker: str
    ) -> tuple[Attribution | None, str]:
        """Return who says what a sentence tells, if anybody does but its author or speaker."""
        source = self._mentions.resolve(words, said)
        alone = source.lower()
        if not said.reports and alone in {"they", "it"}:
            return None, ""  # “they support it”: things do, too
        return said, (speaker or source) if alone == "they" else source

    def _goes_on(self, passage: Passage, speakers: Speakers | None) -> str:
        """Return who spoke in the paragraph before, if this one is a quotation without a source."""
        spoke, end = self._spoke
        if not spoke or speakers is None or speakers.named:
            return ""
        follows = not self._text[end : passage.start].strip()
        return spoke if follows and self._text[passage.start] in _OPENS else ""

    def _beside(self, sentences: list[_Sentence], nearest: int) -> str:
        """Return who speaks in a quotation that the sentence at `nearest` names the source of."""
        if nearest < 0:
            return ""
        _, words, said, _ = sentences[nearest]
        return self._mentions.resolve(words, said) if said else ""

    def _clauses(
        self,
        words: Words,
        parts: list[tuple[int, int]],
        said: Attribution | None,
        source: str,
        *,
        listed: bool,
    ) -> list[Stated]:
        """Return the clauses of a sentence, each with who says it."""
        labelled = ":" in words.text or "** " in words.text
        if len(parts) == 1 and not labelled and not said:
            return [(words, *parts[0], said, source)]
        found: list[Stated] = []
        for start, end in parts:
            own, who = said, source
            if said and len(parts) > 1:
                own, who = self._of_part(words, start, end, said, source)
            for first, last, told in (own and told_apart(words, start, end, own)) or (
                (start, end, True),
            ):
                begin = after_label(words, last, item=listed) if labelled and not first else first
                found.append((words, begin, last, own if told else None, who if told else ""))
        return found

    def _introduce(self, words: Words, source: str) -> None:
        """Keep who said what introduces a list (“the files suggest …:”), past a mere lead-in."""
        if source or not (words.lower[-1] == ":" and len(words.lower) < _LEAD_IN):
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

    def _candidates(self, stated: list[Stated], places: list[_Place]) -> Iterator[Row]:
        """Yield those clauses that are worth a look, with where they stand in the text."""
        text, odds = self._text, self._about.odds
        offset, w = self._offset, self._weights
        judged = judge_clauses(stated, self._present)
        central = [
            odds(words, start, end, passage.place + offset, w)
            for (words, start, end, _, _), (passage, _) in zip(stated, places, strict=True)
        ]
        found = [
            (self._odds(clause, judgement, near, passage), clause, span, judgement)
            for clause, (passage, span), judgement, near in zip(
                stated, places, judged, central, strict=True
            )
        ]
        for value, (words, start, end, _, who), span, judgement in found:
            if value < _LEAST_ODDS:
                continue
            place = placed(text, span, words, start, end)
            if place is not None:
                score = int(logistic(value) * 10_000 + 0.5) / 10_000  # `round` takes far longer
                said = judgement.kinds, who or None, judgement.sure, ()
                yield place[0], place[1], score, said

    def _odds(self, clause: Stated, found: Judgement, central: float, passage: Passage) -> float:
        """Return the log-odds of a clause with its place in the document.

        Where it is known who says it, the lead-in of a list has its verb.
        """
        w = self._weights
        words, start, end, said, who = clause
        odds = found.odds
        if who and not said and words.union & _OURS:  # in a turn or quotation: whom they speak for
            odds += weights()["score"]["quoted"]
        if passage.form:
            odds += of_fragment(words, start, end, found.kinds, passage.form, weights()["score"])
        if odds > -_NOTHING:
            odds = max(odds * w["share"] + central + found.central, odds * _LEAST)
        else:
            odds += central * w["doubtful"]
        if who and passage.role == "item" and not has_verb(words, start, end):
            odds -= weights()["score"]["verbless"]
        if words.union & _ME and not who and of_diary(words, start, end):
            odds += weights()["score"]["diary"]
        return odds


def _asks(lower: list[str]) -> bool:
    """Say whether a question mark stands before the marks of emphasis that end a sentence."""
    last = len(lower) - 1
    while last and lower[last] in _MARKS:
        last -= 1
    return lower[last] == "?"
