"""Claims of a document, and the judgement of one sentence alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

from tui.claims.attribution import attribution
from tui.claims.centrality import SAMPLE, Topics, topics
from tui.claims.certainty import certainty
from tui.claims.claim import Claim
from tui.claims.clauses import clauses, has_verb
from tui.claims.language import guess
from tui.claims.lexicon import bit, lexicon
from tui.claims.scoring import judge_clause, logistic, weights
from tui.claims.sources import Mentions
from tui.claims.structure import Passage, passages, without_blocks
from tui.claims.words import Words
from tui.spans import Span
from tui.text.speakers import turns
from tui.text.sentences import sentences_within

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.claims.attribution import Attribution
    from tui.claims.claim import Certainty, Kind
    from tui.claims.lexicon import Lexicon
    from tui.documents.document import Document

__all__ = ["CANDIDATE", "VERSION", "detect", "detect_window", "judge"]

VERSION = 1
"""Raised whenever the same text may get other claims: cached results are dropped."""

CANDIDATE = 0.25
"""Below this score a clause is no candidate at all."""

WHOLE = 20_000_000
"""Longer texts (in code points) are looked at only around what is read."""

_SHORT = 250
_REQUEST = 7
_BOILERPLATE, _CTA = bit("boilerplate"), bit("cta")
_MARGIN = 40_000
_TITLE = 160
_TITLE_LINES = 10
_LEADING = " \t\n\r,;:—–-•·#>|\u00a0"
_TRIMMED = _LEADING + "*_"
_QUOTES = re.compile('["“”„]')
_CITATION = re.compile(r"(?:\s*\[\d{1,3}(?:[,–-]\s?\d{1,3})*\]|\s*\(\d{1,3}\))+\Z")


def judge(sentence: str) -> Claim:
    """Return one sentence alone as a claim: its span is the whole sentence."""
    words = Words(sentence, lexicon(guess(sentence)))
    span = Span(0, len(sentence))
    if not len(words):
        return Claim(span, sentence, 0.0)
    best = (-99.0, Claim(span, sentence, 0.0))
    parts = clauses(words)
    source: str | None = None
    for start, end in parts:
        said = _said(words, start, end, alone=len(parts) == 1)
        if said:
            source = source or _as_written(words, said)
        sure, cue = certainty(words, start, end, attributed=said is not None)
        found = judge_clause(words, start, end, said, sure, cue)
        if found.odds > best[0]:
            claim = Claim(span, sentence, logistic(found.odds), found.kinds, None, sure, found.cues)
            best = (found.odds, claim)
    return replace(best[1], attribution=source)


def _as_written(words: Words, said: Attribution) -> str:
    return words.text[words.starts[said.source[0]] : words.end(said.source[1] - 1)]


def _said(words: Words, start: int, end: int, *, alone: bool) -> Attribution | None:
    """Return who says the clause: its own source, or one that stands beside the sentence."""
    if alone:
        return attribution(words)
    own = attribution(words, start, end)
    if own is None:
        whole = attribution(words)
        if whole and (
            whole.closing
            or (whole.reports and whole.cue < start and _is_open(words, whole.cue, start))
        ):
            return whole
    return own


def _is_open(words: Words, cue: int, start: int) -> bool:
    """Say whether what a verb introduces before `start` still goes on there."""
    return "that" in words.lower[cue : cue + 3] and words.lower[start - 1] in {"but", ",", ";"}


def detect(document: Document) -> list[Claim]:
    """Return every candidate of `document` with its score, sorted by start.

    Candidates at or above :data:`tui.claims.claim.NORMAL` are claims; fewer or more can be
    shown by moving that threshold. Takes about half a second for a million code points.
    """
    whole = Span(0, len(document.text))
    return list(_found(document, whole, first=True))


def detect_window(document: Document, window: Span) -> list[Claim]:
    """Return the candidates that touch `window`, looking only a little beyond it.

    The scores are those of :func:`detect`, but for the bonus of the first paragraphs.
    """
    text = document.text
    low = max(0, window.start - _MARGIN)
    if low:
        low = text.find("\n", low, window.start) + 1 or low
    high = min(len(text), window.end + _MARGIN)
    if high < len(text):
        cut = text.rfind("\n", window.end, high)
        high = cut if cut > 0 else high
    around = Span(low, max(low, high))
    return [c for c in _found(document, around, first=low == 0) if c.span.overlaps(window)]


def _found(document: Document, part: Span, *, first: bool) -> Iterator[Claim]:
    text = document.text
    words_of = lexicon(guess(text))
    about = _topics(text[:SAMPLE], document.metadata.title or _first_line(text), words_of.language)
    reading = _Reading(text, words_of, about, first=first)
    speakers = _speakers(document)
    for passage in passages(text, without_blocks(part, document.blocks), words_of):
        if passage.role != "heading":
            yield from reading.passage(passage, _speaker(speakers, passage.start))


def _speakers(document: Document) -> list[tuple[int, int, str]]:
    """Return who speaks where: from the blocks, else from labels in a plain text."""
    known = [(b.span.start, b.span.end, b.label) for b in document.blocks if b.kind == "speech"]
    if not known:
        known = [(t.whole.start, t.whole.end, t.label) for t in turns(document.text)]
    return sorted(known)


def _speaker(speakers: list[tuple[int, int, str]], offset: int) -> str:
    place = bisect_right(speakers, offset, key=itemgetter(0)) - 1
    return speakers[place][2] if place >= 0 and offset < speakers[place][1] else ""


@lru_cache(maxsize=4)
def _topics(sample: str, title: str, language: str) -> Topics:
    return topics(sample, title, lexicon(language))


def _first_line(text: str) -> str:
    """Return what looks most like a title: the longest early line without a stop, else empty."""
    best = ""
    seen = 0
    for line in text[:3_000].split("\n"):
        bare = line.strip(" #*_\t")
        if not bare or bare == "---":
            continue
        seen += 1
        if bare.endswith((".", "!", ":")) or len(bare) > _TITLE:
            if best or seen > _TITLE_LINES or len(bare) > _TITLE:
                break
            continue
        if bare.count(" ") > best.count(" ") and bare.count(" ") > 1:
            best = bare
    return best


class _Reading:
    """The state of reading one document: who spoke last, which line introduced a list."""

    def __init__(self, text: str, lexicon: Lexicon, about: Topics, *, first: bool) -> None:
        self.text = text
        self.lexicon = lexicon
        self.about = about
        self.offset = 0 if first else 1_000
        self.mentions = Mentions(about.subject)
        self.source = ""
        self.lead = ""

    def passage(self, passage: Passage, speaker: str) -> Iterator[Claim]:
        text = self.text
        found: list[tuple[Span, Words, Attribution | None]] = []
        for span in sentences_within(text, Span(passage.start, passage.end)):
            part = text[span.start : span.end]
            words = Words(part, self.lexicon)
            found.append((span, words, attribution(words)))
        if passage.end - passage.start < _SHORT and _is_notice(found):
            return
        quoted = _quotations(found) if _QUOTES.search(text, passage.start, passage.end) else []
        for position, (span, words, said) in enumerate(found):
            source = self.mentions.resolve(words, said) if said else speaker
            if not source and quoted and quoted[position] >= 0:
                other = found[quoted[position]]
                if other[2]:
                    source = self.mentions.resolve(other[1], other[2])
            if not source and passage.role == "item" and passage.lead:
                source = self.lead
            yield from self._clauses(span, words, said, source, passage)
            self.mentions.note(words)
            if passage.role != "item":
                if said and source:
                    self.lead = source
                elif not (words.lower[-1:] == [":"] and len(words) < 8):
                    self.lead = ""

    def _clauses(
        self, span: Span, words: Words, said: Attribution | None, source: str, passage: Passage
    ) -> Iterator[Claim]:
        w = weights()
        parts = clauses(words)
        index = passage.index + self.offset
        whole = source
        for start, end in parts:
            if len(parts) > 1 and said:
                own = _said(words, start, end, alone=False)
                if own is None:
                    source = ""
                elif own.cue == said.cue:
                    source = whole
                else:
                    source = self.mentions.resolve(words, own)
            else:
                own = said
            if start == 0:
                start = _after_label(words, end, item=passage.role == "item")
            sure, cue = certainty(words, start, end, attributed=bool(source))
            found = judge_clause(words, start, end, own, sure, cue)
            odds = found.odds
            central = self.about.odds(words, start, end, index, w["central"])
            if odds > 0:
                central += _about_matter(found.kinds, own, sure, w["central"])
                odds = max(odds * w["central"]["share"] + central, odds * 0.1)
            else:
                odds += central * w["central"]["doubtful"]
            if passage.role == "item" and source and not has_verb(words, start, end):
                odds -= w["score"]["verbless"]  # the lead-in has the verb
            score = logistic(odds)
            if score < CANDIDATE:
                continue
            place = self._place(span, words, start, end)
            if place is None:
                continue
            yield Claim(
                place,
                place.of(self.text),
                round(score, 4),
                found.kinds,
                source or None,
                sure,
                tuple(found.cues),
            )

    def _place(self, span: Span, words: Words, start: int, end: int) -> Span | None:
        """Return where the words stand in the text, without what does not belong to a claim."""
        text = self.text
        low = span.start + words.starts[start]
        high = span.end if end == len(words) else span.start + words.end(end - 1)
        if start and words.text[words.starts[start] - 1] in '"“„«(':
            low -= 1
        if low and text[low - 1] in "*_`":
            for mark in ("**", "__", "*", "_", "`"):
                if text.startswith(mark, low - len(mark)) and text.find(mark, low, high) > 0:
                    low -= len(mark)
                    break
        if text[high - 1] in "])":
            citation = _CITATION.search(text, max(low, high - 40), high)
            high = citation.start() if citation else high
        while low < high and text[low] in _LEADING:
            low += 1
        while low < high and text[high - 1] in _TRIMMED:
            if text[high - 1] in "*_" and text[low] in "*_":
                break
            high -= 1
        return Span(low, high) if low < high else None


def _about_matter(
    kinds: tuple[Kind, ...], said: Attribution | None, sure: Certainty, w: Mapping[str, float]
) -> float:
    """Return what the nature of a claim adds to its centrality.

    What is, is said to be or may be the case is what a text turns on, rather than what such
    things generally lead to.
    """
    value = w.get(sure, 0.0)
    if "fact" in kinds:
        value += w["fact"]
    if "causal" in kinds:
        value += w["causal"]
    if said and said.reports:
        value += w["reported"]
    return value


def _is_notice(found: list[tuple[Span, Words, Attribution | None]]) -> bool:
    """Say whether a short paragraph asks readers for something (“Support us.”)."""
    for _, words, said in found:
        if said:
            return False
        if words.union & _BOILERPLATE:
            return True
        if len(found) > 1 and len(words) <= _REQUEST and words.bits[0] & _CTA:
            return True
    return False


def _after_label(words: Words, end: int, *, item: bool) -> int:
    """Return the first word after a label in title case (“Cost-Effectiveness: …”), else 0."""
    lower = words.lower
    for position in range(1, min(end - 4, 12)):
        sign = lower[position]
        if sign == ":":
            label = [t for t in words.tokens[:position] if t[0].isalnum()]
            large = sum(1 for t in label if t[0].isupper())
            after = words.tokens[position + 1]
            if large * 2 >= len(label) and (after[0].isupper() or (item and len(label) <= 3)):
                return position + 1
            return 0
        if sign in {".", ",", ";", '"', "“"}:
            return 0
    return 0


def _quotations(found: list[tuple[Span, Words, Attribution | None]]) -> list[int]:
    """Return for each sentence inside a quotation the sentence that names its speaker, else -1."""
    inside = False
    states: list[bool] = []
    for _, words, _ in found:
        text = words.text
        opened = text.count("“") - text.count("”")
        if opened == 0 and text.count('"') % 2:
            opened = -1 if inside else 1
        states.append(inside or text[:1] in {"“", '"'})
        inside = opened > 0 or (inside and opened == 0)
    speakers = [k for k, (_, _, said) in enumerate(found) if said and said.reports]
    result = []
    for position, state in enumerate(states):
        near = [k for k in speakers if abs(k - position) <= 3] if state else []
        result.append(min(near, key=lambda k: (abs(k - position), k < position)) if near else -1)
    return result
