"""Figures said in words alone: "the third", "half of", "doubled", "nine in ten", "dozens of"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tui.comparing.bounds import bound_at
from tui.comparing.counted import counted_head, counted_nouns
from tui.comparing.figure import Bound, Figure, Role
from tui.comparing.negation import is_verb
from tui.comparing.numerals import number, pairs
from tui.comparing.ranks import rank
from tui.comparing.units import rate_at, unit_at
from tui.comparing.words import english, is_content, stem, word_set
from tui.spans import Span

if TYPE_CHECKING:
    from tui.comparing.numerals import Token

__all__ = ["in_words"]

_OTHERS = (
    "a",
    "half",
    "every",
    "several",
    "many",
    "both",
    "only",
    "sole",
    "once",
    "twice",
    "record",
    "most",
)

_NO_PARTS = frozenset(("counts", "counted", "day", "week", "month", "year", "time", "one"))
"""Words after "every second" that make it no share of things."""

_FEW_PARTS = 10
"""Up to so many parts a share is rounded to the next one."""

_OUT_OF = 100
"""What "nine in" may be followed by: "nine in ten" is a share, "nine in 1994" is none."""


def in_words(tokens: list[Token], at: int) -> tuple[Figure, int] | None:
    """Return the figure that begins at `at` in words, and the place after it, if one does."""
    low = tokens[at].low
    if low not in _starters() and not (low[0].isdigit() or low.endswith("est")):
        return None
    if low[0].isdigit():
        return (
            rank(tokens, at)
            or _in_ten(tokens, at)
            or _one_of_so_many(tokens, at)
            or _times(tokens, at)
        )
    return (
        _fraction(tokens, at)
        or _in_ten(tokens, at)
        or _one_of_so_many(tokens, at)
        or _change(tokens, at)
        or _dozens(tokens, at)
        or rank(tokens, at)
        or _times(tokens, at)
        or _only_or_both(tokens, at)
    )


@cache
def _starters() -> frozenset[str]:
    """Return the words with which a figure in words begins."""
    lists = ("numbers", "ordinals", "changes", "plenty", "couples")
    return frozenset(_OTHERS) | {word for name in lists for word in pairs(name)}


def _in_ten(tokens: list[Token], at: int) -> tuple[Figure, int] | None:
    """Read "one in ten children" and "nine out of ten" as shares."""
    top, place = number(tokens, at)
    following = [token.low for token in tokens[place : place + 3]]
    if top is None or len(following) < 2:
        return None
    if following[:2] == ["out", "of"]:
        place += 2
    elif following[0] == "in":
        place += 1
    else:
        return None
    place += place < len(tokens) and tokens[place].low == "every"
    if place >= len(tokens):
        return None
    whole, after = number(tokens, place)
    if whole is None or not 0 < top < whole <= _OUT_OF:
        return None
    if after < len(tokens) and unit_at(tokens, after)[0]:
        return None  # "three in ten minutes"
    span = Span(tokens[at].start, tokens[after - 1].end)
    nouns = counted_nouns(tokens, after)
    bound = _of_parts(bound_at(tokens, at), whole)
    return Figure(100 * top / whole, "percent", nouns, bound, span, "part", step=1.0), after


def _of_parts(bound: Bound, whole: float) -> Bound:
    """Return how exactly a share of few parts is meant: "four out of five" may be 82 per cent."""
    return "about" if bound == "exact" and whole <= _FEW_PARTS else bound


def _one_of_so_many(tokens: list[Token], at: int) -> tuple[Figure, int] | None:
    """Read "one hive in three" and "every third hive" as shares."""
    low = tokens[at].low
    if low == "every" and at + 2 < len(tokens):
        part, noun, after = pairs("ordinals").get(tokens[at + 1].low), at + 2, at + 3
        if not part or part < 2 or tokens[noun].low in _NO_PARTS:
            return None
        top, whole = 1.0, part
    else:
        first, noun = number(tokens, at)
        if first is None or noun + 2 >= len(tokens) or tokens[noun + 1].low != "in":
            return None
        second, after = number(tokens, noun + 2)
        if second is None or not 0 < first < second <= _OUT_OF:
            return None
        top, whole = first, second
    if not tokens[noun].low.isalpha() or not is_content(tokens[noun].low):
        return None
    if not _ends_a_share(tokens, after) or (low == "every" and tokens[noun].capital):
        return None
    span = Span(tokens[at].start, tokens[after - 1].end)
    what = stem(tokens[noun].low)
    value = 100 * top / whole
    bound = _of_parts(bound_at(tokens, at), whole)
    return Figure(value, "percent", frozenset((what,)), bound, span, "part", step=1.0), after


def _ends_a_share(tokens: list[Token], after: int) -> bool:
    """Say whether no other thing is counted after "one hive in three": "two flats in six towns"."""
    if after >= len(tokens):
        return True
    following = tokens[after]
    if unit_at(tokens, after)[0] or following.capital:
        return False
    plain = following.low.isalpha() and is_content(following.low)
    return not plain or is_verb(following.low)


def _change(tokens: list[Token], at: int) -> tuple[Figure, int] | None:
    """Read "doubled" and "halved" as changes in per cent."""
    value = pairs("changes").get(tokens[at].low)
    if value is None or (at and tokens[at - 1].low in {"the", "a"}):
        return None
    span = Span(tokens[at].start, tokens[at].end)
    return Figure(value, "percent", frozenset(), bound_at(tokens, at), span, "change", step=1.0), (
        at + 1
    )


def _times(tokens: list[Token], at: int) -> tuple[Figure, int] | None:
    """Read "scored eleven times" as a count of what was done."""
    value, after = number(tokens, at)
    if value is None or after >= len(tokens) or tokens[after].low != "times" or not at:
        return None
    deed = tokens[at - 1].low
    following = tokens[after + 1].low if after + 1 < len(tokens) else ""
    if not is_content(deed) or not deed.isalpha() or following in word_set("after_times"):
        return None
    span = Span(tokens[at].start, tokens[after].end)
    done = stem(deed)
    bound = bound_at(tokens, at)
    return Figure(value, "", frozenset((done,)), bound, span, step=1.0, head=done), after + 1


def _dozens(tokens: list[Token], at: int) -> tuple[Figure, int] | None:
    """Read "dozens of", "several hundred" and "a couple of"."""
    low = tokens[at].low
    following = [token.low for token in tokens[at + 1 : at + 3]]
    span = Span(tokens[at].start, tokens[min(at + 1, len(tokens) - 1)].end)
    if low in pairs("plenty") and following[:1] == ["of"]:
        value, after, times = pairs("plenty")[low], at + 1, 5.0
        span = Span(tokens[at].start, tokens[at].end)
    elif low in {"several", "many"} and following and following[0] in pairs("factors"):
        value, after, times = 3 * pairs("factors")[following[0]], at + 2, 3.0
    elif low == "a" and following[:1] and following[0] in pairs("couples"):
        value, after, times = pairs("couples")[following[0]], at + 2, 1.0
        if following[1:] != ["of"]:
            return None
    else:
        return None
    nouns = counted_nouns(tokens, after)
    if not nouns:
        return None
    head = counted_head(tokens, after + (tokens[after].low == "of"))
    top = times * value if times > 1 else None
    return Figure(value, "", nouns, "about", span, top=top, step=value, head=head), after


def _fraction(tokens: list[Token], at: int) -> tuple[Figure, int] | None:
    """Read "half of", "a quarter of", "two thirds of", "a fifth more"."""
    low = tokens[at].low
    if low == "half" and at and tokens[at - 1].low in pairs("ordinals"):
        return None  # "the first half of the year"
    count = {"a": 1.0, "one": 1.0, "half": 1.0}.get(low) or pairs("numbers").get(low, 0.0)
    place = at if low == "half" else at + 1 + (at + 1 < len(tokens) and tokens[at + 1].low == "-")
    if not 0 < count < 10 or place + 1 >= len(tokens):
        return None
    share = pairs("fractions").get(tokens[place].low)
    following = tokens[place + 1].low
    if share and (part := _of_a_unit(tokens, at, place, count * share / 100)):
        return part
    if share is None or following not in {*english("after_a_fraction")}:
        return None
    role: Role = "part" if following in {"of", "the"} else "change"
    span = Span(tokens[at].start, tokens[place].end)
    nouns = counted_nouns(tokens, place + 1)
    value = count * share
    return Figure(value, "percent", nouns, bound_at(tokens, at), span, role, step=1.0), place + 1


def _of_a_unit(tokens: list[Token], at: int, place: int, share: float) -> tuple[Figure, int] | None:
    """Read "half an hour" and "three quarters of a mile" in their units."""
    one = place + 1 + (tokens[place + 1].low == "of")
    if one + 1 >= len(tokens) or tokens[one].low not in {"a", "an"}:
        return None
    unit, factor, after = unit_at(tokens, one + 1)
    if not unit:
        return None
    span = Span(tokens[at].start, tokens[after - 1].end)
    nouns = counted_nouns(tokens, after)
    value = share * factor
    return Figure(value, unit, nouns, bound_at(tokens, at), span, step=factor / 4), after


def _only_or_both(tokens: list[Token], at: int) -> tuple[Figure, int] | None:
    """Read "the only guard" and "both engines" as counts, "twice a day" as a rate."""
    low = tokens[at].low
    if low in {"once", "twice"}:
        unit, _, after = rate_at(tokens, at + 1, "times", 1.0)
        if unit == "times":
            return None
        span = Span(tokens[at].start, tokens[after - 1].end)
        return Figure(1.0 + (low == "twice"), unit, frozenset(), "exact", span, step=1.0), after
    single = low in {"only", "sole"} and at > 0 and tokens[at - 1].low == "the"
    if not (single or low == "both"):
        return None
    head = counted_head(tokens, at + 1)
    if not head:
        return None
    span = Span(tokens[at].start, tokens[at].end)
    nouns = counted_nouns(tokens, at + 1)
    return Figure(1.0 if single else 2.0, "", nouns, "exact", span, step=1.0, head=head), at + 1
