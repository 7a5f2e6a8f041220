"""What a passage is about, and how it puts it: all that two passages are compared by.

Made once for a passage and kept: comparing two passages then only looks at sets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from tui.comparing.agents import contrasts, fillers
from tui.comparing.clauses import clause_starts
from tui.comparing.dates import Date, dates
from tui.comparing.figures import figures
from tui.comparing.ideas import ideas_of, joined
from tui.comparing.keys import deniable, holders, keys_of
from tui.comparing.naming import played
from tui.comparing.negation import is_hedged, negated_words
from tui.comparing.reporting import after_dateline, reporting_spans
from tui.comparing.roles import cause_left_open, cause_of
from tui.comparing.rooms import rooms_of
from tui.comparing.statements import told as told_of
from tui.comparing.things import verb_at
from tui.comparing.windows import windows
from tui.comparing.words import (
    LONGEST,
    Word,
    fold_word,
    is_content,
    word_set,
    words,
)
from tui.spans import Span

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from tui.comparing.agents import Contrast, Filler
    from tui.comparing.figure import Figure
    from tui.comparing.keys import Key
    from tui.comparing.lexicon import Opposite
    from tui.comparing.naming import Played
    from tui.comparing.rooms import Room
    from tui.comparing.statements import Told
    from tui.comparing.windows import Window

__all__ = ["Features", "features"]

_BEFORE_A_TIME, _WORDS_BEFORE_A_TIME = 24, 3
"""Code points and words from "before" to the time it speaks of: "before the end of March"."""

_OWN = ("'s", "\u2019s")

_JOINT = re.compile(r"[,;:()—–\n]\s?\Z")
_NAME = re.compile(r"[^\W\d_]*+\d|[^\W\d_]+?[A-Z]|[A-Z]{2}")
"""A word with a digit, an inner capital or two capitals is a name wherever it stands."""


@dataclass(frozen=True, slots=True)
class Features:
    """A passage as it is compared; every `Span` counts code points of `text`.

    `terms` holds the content stems with the place of their first use, `negated` those that
    stand in the reach of a negator. `names` are folded words of proper names, `likely_names`
    those that may only be capitals at the start of a sentence.
    """

    text: str
    terms: dict[str, Span]
    concepts: dict[str, tuple[int, ...]]
    """The ideas (lines of the lexicon) of each term; a phrase counts for its first word."""
    opposites: dict[Opposite, tuple[Span, ...]]
    """Words of the list of opposites, each with all its places."""
    frame: frozenset[str]
    """Terms that only say who says so: "the statistics office said"."""
    negated: frozenset[str]
    predicates: frozenset[str]
    """The first word each negator turns: what is really denied."""
    denies: bool
    """Whether a word such as "false" or "myth" calls the whole statement untrue."""
    hedged: bool
    figures: tuple[Figure, ...]
    dates: tuple[Date, ...]
    names: frozenset[str]
    likely_names: frozenset[str]
    shingles: frozenset[int]
    """Hashes of the runs of three words, for near-verbatim text."""
    length: int
    """Words, empty ones included."""
    clauses: tuple[int, ...] = ()
    """Where each clause but the first begins."""
    spoken: tuple[tuple[str, Span], ...] = ()
    """The terms that do not only say who says so, with their places, in their order."""
    starts: tuple[int, ...] = ()
    """Where each of `spoken` begins."""
    windows: tuple[Window, ...] = ()
    keys: tuple[Key, ...] = ()
    """Every content word and every phrase of the lexicon, in order, the frame left out."""
    fillers: tuple[Filler, ...] = ()
    contrasts: tuple[Contrast, ...] = ()
    holders: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """The terms of each idea of the passage, in their order."""
    sides: frozenset[int] = frozenset()
    """The sides of opposites it uses, and (`against`) those that are against them, as numbers."""
    against: frozenset[int] = frozenset()
    written: date | None = None
    played: tuple[Played, ...] = ()
    cause: Span | None = None
    """Where it says what the cause was."""
    cause_open: Span | None = None
    """Where it says that nobody knows it."""
    verb: int = 0
    """Where the first verb begins."""
    deniable: tuple[Key, ...] = ()
    """The words whose deed it denies ("not paid"), or says to be undone ("unpaid")."""
    told: Told | None = None
    """What it says of an announcement."""
    rooms: tuple[Room, ...] = ()
    """In which room, or on which floor, it says something was."""


def features(text: str, written: date | None = None) -> Features:
    """Return what the first :data:`~tui.comparing.words.LONGEST` code points say.

    `written` is the day on which that was written, from which "on Tuesday" is told.
    """
    text = text[:LONGEST]
    start = after_dateline(text)
    found = joined([word for word in words(text) if word.start >= start])
    reporting = reporting_spans(text)

    def told(place: Span) -> bool:
        return place.start >= start and not any(place.overlaps(part) for part in reporting)

    when = [one for one in dates(text, written) if told(one.span)]
    stretches = [window for window in windows(text, written) if told(window.span)]
    times = [one.span for one in when] + [window.span for window in stretches]
    # "two people familiar with the matter" counts whoever says so
    taken = times + reporting
    numbers = [f for f in figures(text) if not any(f.span.overlaps(span) for span in taken)]
    measured = [figure.span for figure in numbers if figure.unit != "rank"]
    apart = [one.span for one in when] + measured
    ideas = ideas_of(found)
    concepts, opposites, phrases = ideas.by_stem, ideas.opposites, ideas.placed
    terms: dict[str, Span] = {}
    for word in found:
        span = Span(word.start, word.end)
        # "million euros" belongs to the figure: it says nothing about the subject
        says = is_content(word.low) or word.start in phrases  # "took over"
        if says and not any(span.overlaps(other) for other in apart):
            terms.setdefault(word.stem, span)
    negated, predicates = negated_words(text, found)
    names, likely = _names(text, found)
    opposites = _unnamed(opposites, text, names)
    lows = [word.low for word in found]
    frame = frozenset(
        term for term, span in terms.items() if any(span.overlaps(part) for part in reporting)
    )
    spoken = tuple((term, span) for term, span in terms.items() if term not in frame)
    keys = keys_of(found, phrases, opposites, names | likely, [*apart, *reporting])
    return Features(
        text=text,
        terms=terms,
        concepts=concepts,
        opposites=opposites,
        frame=frame,
        negated=negated,
        predicates=predicates,
        denies=_denies(lows),
        hedged=is_hedged(lows),
        figures=tuple(numbers),
        dates=tuple(when),
        names=names,
        likely_names=likely,
        shingles=frozenset(hash(tuple(lows[i : i + 3])) for i in range(max(1, len(lows) - 2))),
        length=len(found),
        clauses=_clauses(text, stretches),
        spoken=spoken,
        starts=tuple(span.start for _, span in spoken),
        windows=tuple(stretches),
        keys=keys,
        fillers=fillers(text, keys),
        contrasts=contrasts(text, keys),
        holders=holders(concepts, terms),
        sides=frozenset(2 * o.line + o.side for o in opposites),
        against=frozenset(2 * o.line + 1 - o.side for o in opposites),
        written=written,
        played=played(text, keys),
        verb=verb_at(text, keys),
        deniable=tuple(deniable(text, keys, negated, predicates)),
        told=told_of(text),
        rooms=rooms_of(text),
        cause=cause_of(text),
        cause_open=cause_left_open(text),
    )


def _denies(lows: list[str]) -> bool:
    """Say whether a word calls the statement untrue; "denied this" says so of another one."""
    denials = word_set("denials")
    return any(
        low in denials and after not in {"this", "it", "these", "them"}
        for low, after in pairwise([*lows, ""])
    )


def _clauses(text: str, stretches: list[Window]) -> tuple[int, ...]:
    """Return where clauses begin: none begins with "before 2028" or "until spring"."""
    opens = {
        start
        for window in stretches
        for start in clause_starts(text[: window.span.start])
        if window.span.start - start <= _BEFORE_A_TIME
        and not _JOINT.search(text[max(0, start - 2) : start])
        and len(text[start : window.span.start].split()) <= _WORDS_BEFORE_A_TIME
    }
    return tuple(start for start in clause_starts(text) if start not in opens)


def _unnamed(
    opposites: dict[Opposite, tuple[Span, ...]], text: str, names: frozenset[str]
) -> dict[Opposite, tuple[Span, ...]]:
    """Leave out what is part of a name, or owns: nobody in "Kestrel United" is united."""
    kept = {
        opposite: tuple(
            place
            for place in places
            if fold_word(place.of(text)) not in names and not _owns(text, place)
        )
        for opposite, places in opposites.items()
    }
    return {opposite: places for opposite, places in kept.items() if places}


def _owns(text: str, place: Span) -> bool:
    """Say whether a word is somebody who has something: "the opposition's plan"."""
    return place.of(text).endswith(_OWN) or text.startswith(_OWN, place.end)


def _names(text: str, found: list[Word]) -> tuple[frozenset[str], frozenset[str]]:
    sure: set[str] = set()
    likely: set[str] = set()
    common, opens = word_set("not_names"), True
    previous = 0
    for word in found:
        gap = text[previous : word.start]
        opens = opens or any(c in '.!?:“"\n•‘(' for c in gap)
        written = text[word.start : word.end]
        if word.low not in common and is_content(word.low):
            if _NAME.match(written) and not written[0].isdigit():
                sure.add(fold_word(written))
            elif written[0].isupper():
                (likely if opens else sure).add(word.low)
        opens, previous = False, word.end
    return frozenset(sure), frozenset(likely - sure)
