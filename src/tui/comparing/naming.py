"""Names that stand in one place of two passages which else agree: who won, where it was.

"Anna Berg won the race" and "the race was won by Petra Holm" share all but a name, and so do "the
talks were held in Geneva" and "the talks took place in Vienna". Where the rest of two passages
agrees, the name is what differs; anywhere else two names are only two things said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Literal

from tui.comparing.agents import sole_deeds
from tui.comparing.things import answers
from tui.comparing.words import fold_word, light_stems, stem, word_set
from tui.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.comparing.features import Features
    from tui.comparing.keys import Key

__all__ = ["Played", "other_names", "played"]

_MOST = 24
"""Words of a passage that are looked at; longer ones say more than one thing."""

_BEFORE = 24
"""Code points before a name in which the word stands that says what part it plays."""

_HALF, _NEARLY = 0.5, 0.99
"""Which share of the terser passage's words, names left out, the other must have, and which share
of the other's the terser one."""

Part = Literal["who", "where", "from", "to", "got"]

_PARTS: dict[str, Part] = {
    "by": "who",
    "in": "where",
    "at": "where",
    "near": "where",
    "outside": "where",
    "from": "from",
    "to": "to",
}
_DOERS = frozenset(("who", "got"))
_BY_ONE = re.compile(r" by (?:the |an? )?\Z")
_ARTICLES = re.compile(r"(?:The |An? |It was )?")
_QUOTES = " \"“'‘"
_WORDS_BEFORE = re.compile(r"(?:\b(\w+) (?:over |up )?)?\b(\w+)(?: (?:the|an?))? \Z")
_DEED_AFTER = re.compile(
    r" (?:(?:has|had|have|also|later|first|will|would|is to|are to|was to) )?(\w+)( over| up)?"
)
_GIVEN = re.compile(
    r" (?:has been|have been|was|were|is|are) (?:awarded|given|granted|handed|presented with) "
    r"|(?:[^.;\n]{0,20}? )?(?:won|wins|received|receives|secured|clinched|landed|scooped|took home"
    r"|takes home|collected|gets|got) "
)
_GOES_TO = frozenset(
    ("went", "goes", "go", "gone", "awarded", "given", "handed", "presented", "granted")
)
_HOSTS = frozenset(("host", "hosts", "hosted", "stage", "stages", "staged"))
_TAKES_OVER = frozenset(("take over", "takes over", "took over", "taken over"))
_PRIZES = re.compile(
    r"\b(?:awards?|prizes?|medals?|titles?|cups?|trophy|contracts?|orders?|grants?|commissions?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Played:
    """A name, the part it plays, and its folded words."""

    part: Part
    name: Span
    words: frozenset[str]
    opens: bool = False
    """Whether the passage begins with it: who hosts is where it is held."""
    common: bool = False
    """Whether it is no name but a kind: "taxpayers", "a foundation"."""


def other_names(a: Features, b: Features) -> Iterator[tuple[Span, Span]]:
    """Yield names that play one part in two passages of which the rest agrees."""
    for one, two in product(a.played, b.played):
        if one.part != two.part:
            continue
        if one.common or two.common:
            kinds = _is_kind(a, one) and _is_kind(b, two)
            if kinds and _of_other_kinds(a, one, b, two):
                yield one.name, two.name
            continue
        if one.words & _names(b) or two.words & _names(a):
            continue
        if one.part not in _DOERS and (_qualifies(a, one) or _qualifies(b, two)):
            continue  # "the shop in Linz" is another one than "the shop in Graz"
        if not _rest_agrees(a, one.name, b, two.name):
            continue
        sure = one.words & a.names or two.words & b.names
        if sure or _look_like_names(a, one.name, b, two.name):
            yield one.name, two.name


def _is_kind(passage: Features, one: Played) -> bool:
    """Say whether a doer is no name: "Taxpayers" is written so at a start only."""
    plural = one.name.of(passage.text).endswith("s")
    return one.common or (plural and one.words <= passage.likely_names)


def _of_other_kinds(a: Features, one: Played, b: Features, two: Played) -> bool:
    """Say whether two doers without a name are two: "taxpayers" and "a foundation"."""
    light = light_stems()
    for passage, played_, other in ((a, one, b), (b, two, a)):
        inside = [key for key in passage.keys if key.span.overlaps(played_.name)]
        if any(key.stem in light or any(answers(key, k) for k in other.keys) for key in inside):
            return False
    return _rest_agrees(a, one.name, b, two.name)


def _qualifies(passage: Features, one: Played) -> bool:
    return one.name.start < passage.verb and not one.opens


def _look_like_names(a: Features, name: Span, b: Features, other: Span) -> bool:
    """Say whether two words that may only be capitals at a start are names: "Meta", no "Guests"."""
    return not any(
        key.concepts or fold_word(key.span.of(passage.text)).endswith("s")
        for passage, place in ((a, name), (b, other))
        for key in passage.keys
        if key.span.overlaps(place)
    )


def _names(passage: Features) -> frozenset[str]:
    return passage.names | passage.likely_names


def _rest_agrees(a: Features, name: Span, b: Features, other: Span) -> bool:
    low, high = sorted((_covered(a, name, b), _covered(b, other, a)))
    return low >= _HALF and high >= _NEARLY


def _covered(passage: Features, name: Span, other: Features) -> float:
    light = light_stems()
    left = [key for key in passage.keys if not key.span.overlaps(name)]
    own = [key for key in left if key.stem not in light] or left
    if not own:
        return 0.0
    return sum(any(answers(key, two) for two in other.keys) for key in own) / len(own)


def played(text: str, keys: Sequence[Key]) -> tuple[Played, ...]:
    """Return the names of a passage with the part they play, none of one that says much."""
    if len(keys) > _MOST:
        return ()
    found = []
    at = 0
    while at < len(keys):
        last = at
        while last + 1 < len(keys) and _goes_on(text, keys[last], keys[last + 1]):
            last += 1
        if keys[at].named:
            name = Span(keys[at].span.start, keys[last].span.end)
            part = _part(text, name, opens=at == 0)
            if part:
                words = frozenset(fold_word(k.span.of(text)) for k in keys[at : last + 1])
                opens = at == 0 and part in {"where", "got"}
                found.append(Played(part, name, words, opens))
        elif at == 0 or _BY_ONE.search(text, max(0, keys[at].span.start - 12), keys[at].span.start):
            doer = _common_doer(text, keys, at)
            if doer:
                found.append(Played("who", doer, frozenset(), common=True))
        at = last + 1
    return tuple(found)


def _common_doer(text: str, keys: Sequence[Key], at: int) -> Span | None:
    """Return who did a deed that one does, where it is said by a word that is no name."""
    last = at
    while last + 1 < len(keys) and text[keys[last].span.end : keys[last + 1].span.start] == " ":
        last += 1
    deeds = word_set("deeds_of_one")
    if at:
        deed = keys[at - 1].span.of(text).casefold()
        run = keys[at : last + 1]
        return Span(run[0].span.start, run[-1].span.end) if deed in deeds else None
    if not _ARTICLES.fullmatch(text, 0, keys[0].span.start):
        return None
    for place in range(1, min(last + 1, 4)):
        if keys[place].span.of(text).casefold() in deeds:
            return Span(keys[0].span.start, keys[place - 1].span.end)
    return None


def _goes_on(text: str, one: Key, two: Key) -> bool:
    return one.named and two.named and text[one.span.end : two.span.start] in {" ", "-", " & "}


def _part(text: str, name: Span, *, opens: bool) -> Part | None:
    before = _WORDS_BEFORE.search(text, max(0, name.start - _BEFORE), name.start)
    if before is None:
        opens = opens and not text[: name.start].strip(_QUOTES)
        return _doer_part(text, name) if opens else None
    verb, low = before[1] or "", before[2].casefold()
    prize = _PRIZES.search(text) is not None
    if (low == "to" and verb in _GOES_TO and prize) or (low == "by" and verb == "won" and prize):
        return "got"
    if low == "by" and verb in _HOSTS:
        return "where"
    if low == "of":
        return "who" if verb in word_set("made") else None
    if low == "by" and not (verb == "taken" or _is_sole(verb)):
        return None
    return _PARTS.get(low)


def _doer_part(text: str, name: Span) -> Part | None:
    """Return the part of a name that a passage begins with, by what follows it."""
    after = _DEED_AFTER.match(text, name.end)
    if after is None:
        return None
    if after[1] in _HOSTS:
        return "where"
    if _GIVEN.match(text, name.end) and _PRIZES.search(text):
        return "got"
    over = f"{after[1]}{after[2] or ''}" in _TAKES_OVER
    return "who" if over or _is_sole(after[1]) else None


def _is_sole(word: str) -> bool:
    """Say whether a deed is one that one person or firm does: "won", but not "saw"."""
    return stem(fold_word(word)) in sole_deeds()
