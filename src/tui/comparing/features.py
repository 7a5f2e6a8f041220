"""What a passage is about, and how it puts it: all that two passages are compared by.

Made once for a passage and kept: comparing two passages then only looks at sets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from tui.comparing.clauses import clause_starts
from tui.comparing.dates import Date, dates
from tui.comparing.figures import figures
from tui.comparing.lexicon import Opposite, lexicon
from tui.comparing.windows import windows
from tui.comparing.words import LONGEST, Word, english, fold_word, is_content, words
from tui.spans import Span

if TYPE_CHECKING:
    from tui.comparing.figure import Figure
    from tui.comparing.windows import Window

__all__ = ["Features", "features"]

_CLAUSE = re.compile(r"[,;:.!?()—–\n]")
_REACH = 6
"""Content words that a negator turns at most."""

_SAYS = (
    r"(?:said|says|say|announced|reported|reports|claims|claimed|argues|argued|warned|warns|added"
    r"|adds|believes|found|finds|shows|showed|suggests|suggest|stressed|told|wrote|writes|noted)"
)
_REPORTING = re.compile(  # who says so, before or after what is said
    rf"\A[^,;.\n\"“]{{2,60}}, [^,;.\n\"“]{{2,60}}, {_SAYS}(?: on \w+)?(?: that)?\b"
    rf"|(?<=, )[^,;.\n]{{2,60}}? {_SAYS}(?=[.\n,;]|\Z)"
    rf"|\A[^,;.\n]{{2,60}}? {_SAYS}(?: on \w+| in a \w+| (?:\w+ )?\w+)? that\b"
    r"|\A[^,;.\n\"“]{2,60}? (?:said|says)(?: on \w+)?(?= \w)"
    r"|(?<=[,”\"’] )(?:said|says|added|adds|warned|warns|argued|argues|stressed|wrote|writes) "
    r"[^;.\n]{2,80}(?=[.\n;]|\Z)"
    r"|\b[Aa]ccording to [^,;.\n]{2,60}"
)

_DATELINE = re.compile(r"[^.;!?\n]{4,90}?(?:\.[^.;!?\n]{4,40}?)?\s[-–—]{1,2}\s")
_BEFORE_A_TIME, _WORDS_BEFORE_A_TIME = 24, 3
"""Code points and words from "before" to the time it speaks of: "before the end of March"."""

_JOINT = re.compile(r"[,;:()—–\n]\s?\Z")
_LETTERS = re.compile(r"[^\W\d_]+")

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


@dataclass(frozen=True, slots=True)
class Key:
    """A word or a phrase by which a slot of a passage is known."""

    stem: str
    concepts: frozenset[int]
    span: Span
    named: bool
    """Whether it is a proper name."""


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(english(name))


def features(text: str) -> Features:
    """Return what the first :data:`~tui.comparing.words.LONGEST` code points say."""
    text = text[:LONGEST]
    start = _after_dateline(text)
    found = [word for word in words(text) if word.start >= start]
    when = [date for date in dates(text) if date.span.start >= start]
    stretches = [window for window in windows(text) if window.span.start >= start]
    times = [place.span for place in (*when, *stretches)]
    numbers = [f for f in figures(text) if not any(f.span.overlaps(span) for span in times)]
    apart = [date.span for date in when] + [figure.span for figure in numbers]
    terms: dict[str, Span] = {}
    for word in found:
        span = Span(word.start, word.end)
        # "million euros" belongs to the figure: it says nothing about the subject
        if is_content(word.low) and not any(span.overlaps(other) for other in apart):
            terms.setdefault(word.stem, span)
    concepts, opposites, phrases = _ideas(found)
    reporting = _reporting(text)
    negated, predicates = _negated(text, found)
    names, likely = _names(text, found)
    lows = [word.low for word in found]
    frame = frozenset(
        term for term, span in terms.items() if any(span.overlaps(part) for part in reporting)
    )
    spoken = tuple((term, span) for term, span in terms.items() if term not in frame)
    return Features(
        text=text,
        terms=terms,
        concepts=concepts,
        opposites=opposites,
        frame=frame,
        negated=negated,
        predicates=predicates,
        denies=not _set("denials").isdisjoint(lows),
        hedged=_hedged(lows),
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
        keys=_keys(found, phrases, names | likely, [*apart, *reporting]),
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


def _keys(
    found: list[Word], phrases: dict[int, tuple[int, ...]], names: frozenset[str], left: list[Span]
) -> tuple[Key, ...]:
    keys = []
    for word in found:
        ideas = phrases.get(word.start, ())
        if not ideas and not is_content(word.low):
            continue
        span = Span(word.start, word.end)
        if not any(span.overlaps(other) for other in left):
            keys.append(Key(word.stem, frozenset(ideas), span, word.low in names))
    return tuple(keys)


def _after_dateline(text: str) -> int:
    """Return where a report begins after "PRAGUE, Feb 16 (Reuters) -": that date is its own."""
    match = _DATELINE.match(text)
    if match is None or not dates(match.group()):
        return 0
    return match.end() if all(w[0].isupper() for w in _LETTERS.findall(match.group())) else 0


def _reporting(text: str) -> list[Span]:
    return [Span(match.start(), match.end()) for match in _REPORTING.finditer(text)]


def _ideas(
    found: list[Word],
) -> tuple[
    dict[str, tuple[int, ...]], dict[Opposite, tuple[Span, ...]], dict[int, tuple[int, ...]]
]:
    """Return the ideas by stem, the opposites with their places, the ideas by place."""
    known, harmless = lexicon(), _set("no_opposites")
    concepts: dict[str, tuple[int, ...]] = {}
    opposites: dict[Opposite, tuple[Span, ...]] = {}
    placed: dict[int, tuple[int, ...]] = {}
    for at, word in enumerate(found):
        if f"{word.low}_{found[at + 1].low if at + 1 < len(found) else ''}" in harmless:
            continue
        for size in range(known.phrases.get(word.stem, 1), 0, -1):
            key = "_".join(w.stem for w in found[at : at + size])
            if key not in known.concepts and key not in known.opposites:
                continue
            concepts.setdefault(word.stem, known.concepts.get(key, ()))
            if size > 1 or is_content(word.low):  # "not" is no form of "note"
                placed[word.start] = known.concepts.get(key, ())
            for opposite in known.opposites.get(key, ()):
                end = found[min(at + size, len(found)) - 1].end
                opposites[opposite] = (*opposites.get(opposite, ()), Span(word.start, end))
            break
    return concepts, opposites, placed


def _negated(text: str, found: list[Word]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the content stems in the reach of a negator, and the first of each reach.

    NegEx (Chapman 2001), simplified.

    The reach is forwards, to the end of the clause; a negated object ("confirmed nothing",
    "says no") also turns the verb before it.
    """
    negators, harmless, ends = _set("negators"), _set("not_negating"), _set("clause_ends")
    objects, passing = _set("negated_objects"), _set("in_passing")
    quantified, evidence = _set("quantified"), _set("evidence")
    turned: set[str] = set()
    first: set[str] = set()
    reach, denies, each = 0, False, False
    before: Word | None = None
    phrase_end = -1
    for at, word in enumerate(found):
        if at == phrase_end:
            before = word  # the second word of "no longer", "refused to"
            continue
        if before and (word.low in ends or _CLAUSE.search(text, before.end, word.start)):
            reach = 0
        following = found[at + 1].low if at + 1 < len(found) else ""
        pair = f"{word.low}_{following}"
        if word.low in negators or pair in negators or word.low.endswith("n't"):
            # "not without": the two undo each other
            idle = following in harmless or following == "without" or _is_praise(found, at)
            reach = 0 if idle else _REACH
            each = word.low in quantified or pair == "not_one"
            denies = not {word.low, pair} & passing and not _is_contrast(text, found, at)
            phrase_end = at + 1 if pair in negators or following == "without" else -1
            if word.low in objects and before and is_content(before.low):
                turned.add(before.stem)
                first.add(before.stem)
        elif reach and is_content(word.low):
            turned.add(word.stem)
            if each and denies and (_is_verb(word.low) or reach == _REACH):
                each = each and reach == _REACH  # "no charges were brought": both
                first.add(word.stem)
                denies = each
            elif denies and each:
                pass
            elif denies and word.low in evidence:
                each = True  # "no sign that it was sold" denies the sale
            elif denies and not (word.low.endswith("ly") and reach == _REACH):
                first.add(word.stem)
                denies = False
            reach -= 1
        before = word
    return frozenset(turned), frozenset(first)


def _is_contrast(text: str, found: list[Word], at: int) -> bool:
    """Say whether "not" only sets one thing against another: "the load, not the boom"."""
    if found[at].low != "not" or not at:
        return False
    return "," in text[found[at - 1].end : found[at].start]


def _is_verb(low: str) -> bool:
    """Say whether a word looks like a verb in the past: good enough after "no charges were"."""
    return low.endswith("ed") or low in _irregular_forms()


@cache
def _irregular_forms() -> frozenset[str]:
    return frozenset(row.split(":")[0] for row in english("irregular"))


def _is_praise(found: list[Word], at: int) -> bool:
    """Say whether "never" only heightens: "never seen protection this durable"."""
    if found[at].low != "never":
        return False
    return any(word.low in _set("heightening") for word in found[at + 1 : at + _REACH])


def _hedged(lows: list[str]) -> bool:
    hedges, abilities, negators = _set("hedges"), _set("abilities"), _set("negators")
    for low, after, third in zip(lows, (*lows[1:], ""), (*lows[2:], "", ""), strict=False):
        if low not in hedges and f"{low}_{after}" not in hedges:
            continue
        # "could not get there", "can no longer be saved" leave nothing open
        if low in abilities and (after in negators or f"{after}_{third}" in negators):
            continue
        return True
    return False


def _names(text: str, found: list[Word]) -> tuple[frozenset[str], frozenset[str]]:
    sure: set[str] = set()
    likely: set[str] = set()
    common, opens = _set("not_names"), True
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
