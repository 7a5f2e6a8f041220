"""Claims of a document, of a part of one, and the judgement of one sentence alone."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from functools import cache, lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

from tui.claims.asides import clause_source, told_apart
from tui.claims.attribution import attribution
from tui.claims.centrality import SAMPLE, Topics, topics
from tui.claims.claim import Claim
from tui.claims.clauses import clauses
from tui.claims.cues import cues
from tui.claims.language import guess
from tui.claims.lexicon import lexicon
from tui.claims.packing import columns_of_rows
from tui.claims.parts import without_blocks
from tui.claims.present import UNDATED, present_of
from tui.claims.reading import Reading
from tui.claims.scoring import judge_clauses, logistic, weights
from tui.claims.structure import passages
from tui.claims.voices import called, voices
from tui.claims.words import Words
from tui.spans import Span
from tui.text.sentences import LONGEST
from tui.text.speakers import after_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.claims.packing import Columns, Row
    from tui.claims.scoring import Stated
    from tui.claims.structure import Passage
    from tui.documents.document import Document

__all__ = ["WHOLE", "detect", "detect_packed", "detect_window", "judge", "why"]

WHOLE = 20_000_000
"""Longer texts (in code points) are better looked at only around what is read."""

_MARGIN = 40_000
_TITLE = 160
_TITLE_LINES = 10


def judge(sentence: str) -> Claim:
    """Return one sentence alone as a claim: its span is the whole sentence.

    Without a document nothing is known of what it is about, so that it must be worth
    checking by itself. Of a very long line only the beginning is looked at.
    """
    words = Words(sentence[:LONGEST], lexicon(guess(sentence)))
    best = Claim(Span(0, len(sentence)), sentence, 0.0)
    if not len(words):
        return best
    alone = weights()["score"]["alone"]
    parts = clauses(words)
    source: str | None = None
    stated: list[Stated] = []
    for start, end in parts:
        said = clause_source(words, start, end) if len(parts) > 1 else attribution(words)
        who = ""
        if said:
            first, last = said.source
            who = words.span_text(first, last - 1).removesuffix("'s")
        source = source or who or None
        for begin, stop, told in (said and told_apart(words, start, end, said)) or (
            (start, end, True),
        ):
            stated.append((words, begin, stop, said if told else None, who if told else ""))
    for (_, start, end, said, _), found in zip(
        stated, judge_clauses(stated, _undated), strict=True
    ):
        score = round(logistic(found.odds + alone), 4)
        if score > best.score:
            why = cues(words, (start, end), said, found)
            best = replace(best, score=score, kinds=found.kinds, certainty=found.sure, cues=why)
    return replace(best, attribution=source)


def why(claim: Claim) -> tuple[str, ...]:
    """Return the cues of a claim (`"figure: 120 billion"`, `"hedged: may"`), for its card.

    They are those of its own words, and who is known to say it.
    """
    told = claim.cues or judge(claim.text).cues
    named = not claim.attribution or any(cue.startswith("source: ") for cue in told)
    return told if named else (*told, f"source: {claim.attribution}")


def _undated() -> int:
    return UNDATED


def detect(document: Document) -> list[Claim]:
    """Return every candidate of `document` with its score, sorted by start.

    Candidates at or above :data:`tui.claims.claim.NORMAL` are claims; fewer or more can be
    shown by moving that threshold. Takes about half a second for a million code points.
    """
    text = document.text
    return [_claim(text, row) for row in _found(document, Span(0, len(text)), first=True)]


def detect_packed(document: Document) -> Columns:
    """Return what :func:`detect` does, packed: few of so many claims are ever looked at."""
    return columns_of_rows(_found(document, Span(0, len(document.text)), first=True))


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
    found = [_claim(text, row) for row in _found(document, around, first=low == 0)]
    return [claim for claim in found if claim.span.overlaps(window)]


def _claim(text: str, row: Row) -> Claim:
    start, end, score, said = row
    return Claim(Span(start, end), text[start:end], score, *said)


def _found(document: Document, part: Span, *, first: bool) -> Iterator[Row]:
    text = document.text
    words_of = lexicon(guess(text))
    title = document.metadata.title or _title(text)
    about = _topics(text[:SAMPLE], title, words_of.language)
    present = cache(lambda: present_of(document, words_of))  # few documents ask
    reading = Reading(text, words_of, about, present, first=first)
    speakers = voices(document, part)
    names = called(document, speakers)
    prose = (
        _spoken(text, passage, speakers, names) if speakers else (passage, "")
        for passage in passages(text, without_blocks(text, part, document.blocks), words_of)
        if passage.role != "heading"
    )
    return reading.claims(prose)


def _spoken(
    text: str, passage: Passage, speakers: list[tuple[int, int, str]], names: dict[str, str]
) -> tuple[Passage, str]:
    """Return a passage without the label that it may begin with, and who speaks there."""
    place = bisect_right(speakers, passage.start, key=itemgetter(0)) - 1
    if place < 0 or passage.start >= speakers[place][1]:
        return passage, ""
    start, _, label = speakers[place]
    if start == passage.start:
        begins = min(after_label(text, start, label), passage.end - 1)
        passage = passage._replace(start=begins)
    elif _is_aside(text, passage.start, passage.end):
        return passage, ""
    return passage, names.get(label, label)


def _is_aside(text: str, start: int, end: int) -> bool:
    """Say whether a paragraph between turns is all in italics or brackets: nobody says it."""
    first, last = text[start], text[end - 1]
    if first in "([":
        return last == (")" if first == "(" else "]")
    mark = text[start - 1 : start]
    return mark in {"*", "_"} and last == mark and text[max(0, start - 2)] != mark


@lru_cache(maxsize=4)
def _topics(sample: str, title: str, language: str) -> Topics:
    return topics(sample, title, lexicon(language))


def _title(text: str) -> str:
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
