"""Figures: numbers with their unit and what they count, brought to one form.

"$3.5m", "3.5 million dollars" and "three and a half million" must compare as numbers, and
"120 billion parameters" must clash with "67 billion parameters" but not with "4 of 128
experts". What belongs to a name ("GPT-4", "Llama 2") or to a date is no figure.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.comparing.bounds import bound_at, is_denied
from tui.comparing.counted import (
    counted_before,
    counted_head,
    counted_in_all,
    counted_nouns,
    fate_of,
)
from tui.comparing.figure import MONEY, Figure, Role, is_person
from tui.comparing.numerals import (
    digits,
    is_year,
    number,
    number_range,
    pairs,
    step_of,
    tokens_of,
)
from tui.comparing.units import CURRENCIES, rate_at, unit_at
from tui.comparing.worded import in_words
from tui.comparing.words import english, is_content, word_set
from tui.spans import Span

if TYPE_CHECKING:
    from tui.comparing.numerals import Token

__all__ = ["figures"]

_OLDEST = 110

_A_PRICE, _BESIDE = 1_000, 7
"""From which value on a figure of nothing may be a sum of money, and within how many words it is
told of."""

_A_SUM, _NEAR = 100_000, 60
"""From which value on a figure without a unit is a sum of money, and within how many code points of
one."""


_OF_ALL = re.compile(r" (?:out )?of (?:(?:all|the|its|his|her|their|our|these|those) ){0,2}")
"""What stands between a part and the whole."""

_NOT = re.compile(r"[^.;:!?]{0,60},? (?:and |but )?not (?:the )?")
"""What stands between a figure and the one that it is said not to be."""

_JOINED = frozenset((" and ", " ", ", "))
"""What stands between the parts of one time: "two hours 40 minutes"."""


def figures(text: str) -> list[Figure]:
    """Return the figures of the first :data:`~tui.comparing.words.LONGEST` code points."""
    read = tokens_of(text)
    found: list[Figure] = []
    at = 0
    while at < len(read):
        figure, after = _figure_at(text, read, at)
        if figure:
            figure = _in_the_same(figure, found, read, after)
            figure = _with_the_greater(figure, found, text)
            figure = _as_the_whole(figure, found, text)
            figure = _as_denied(figure, found, text)
            if not (figure.unit or figure.head) and figure.value >= _A_PRICE:
                figure = _as_a_sum(figure, read, at)
            found.append(figure)
        at = max(after, at + 1)
    return found


def _in_the_same(figure: Figure, before: list[Figure], tokens: list[Token], after: int) -> Figure:
    """Give "four million" its unit in "23 million euros, plus up to four million in bonuses"."""
    if figure.unit or figure.value < _A_SUM or not before or after >= len(tokens):
        return figure
    last = before[-1]
    if last.unit not in CURRENCIES.values() or is_content(tokens[after].low):
        return figure
    near = tokens[after - 1].end - last.span.end <= _NEAR
    return replace(figure, unit=last.unit) if near else figure


def _with_the_greater(figure: Figure, before: list[Figure], text: str) -> Figure:
    """Take "four years" and "six months" for one time; drop the "four" of "four to three years"."""
    if figure.unit != "second" or not before:
        return figure
    last = before[-1]
    between = text[last.span.end : figure.span.start]
    if between == " to " and not (last.unit or last.head):
        before.pop()
    elif (
        between in _JOINED and last.unit == "second" and last.top is None and _is_less(figure, last)
    ):
        before.pop()
        span = Span(last.span.start, figure.span.end)
        return replace(last, value=last.value + figure.value, span=span, step=figure.step)
    return figure


def _as_the_whole(figure: Figure, before: list[Figure], text: str) -> Figure:
    """Take the "38" of "14 of its 38 wagons" for all there are."""
    if figure.unit or not before or before[-1].role != "part" or before[-1].unit:
        return figure
    between = text[before[-1].span.end : figure.span.start]
    return replace(figure, role="whole") if _OF_ALL.fullmatch(between) else figure


def _as_denied(figure: Figure, before: list[Figure], text: str) -> Figure:
    """Give the "1.2 million" of "840,000 passengers, not the 1.2 million" what is counted."""
    if not figure.denied or figure.unit or figure.head or not before:
        return figure
    last = before[-1]
    if last.unit or not _NOT.fullmatch(text, last.span.end, figure.span.start):
        return figure
    return replace(figure, nouns=last.nouns, head=last.head)


def _is_less(part: Figure, whole: Figure) -> bool:
    """Say whether a time is in a smaller unit than another: the months of "a year, two months"."""
    return 0 < part.value < whole.step and part.step < whole.step


def _as_a_sum(figure: Figure, tokens: list[Token], at: int) -> Figure:
    """Take a figure of nothing for money beside a word of paying: "it is worth 2.3 million"."""
    for token in tokens[max(0, at - _BESIDE) : at][::-1]:
        if token.low in {".", "!", "?", ";"}:
            break
        if token.low in word_set("paying"):
            return replace(figure, unit=MONEY)
    return figure


def _figure_at(text: str, tokens: list[Token], at: int) -> tuple[Figure | None, int]:
    told = in_words(tokens, at)
    if told is not None:
        return told
    value, after = number(tokens, at)
    if value is None or _is_name(text, tokens, at):
        return None, after
    first, unit, factor = tokens[at], "", 1.0
    top, step = None, step_of(first.low, value)
    if end := number_range(tokens, at, after):
        above = tokens[after + 1].low
        top, after, step = *end, min(step, step_of(above, end[0]))
        if first.low[0].isdigit() and tokens[after - 1].low in pairs("factors"):
            value *= top / (digits(above) or 1.0)  # "55 to 60 million"
    before = tokens[at - 1] if at else first
    if before.low in CURRENCIES:  # "$ 18", "EUR 18"
        first, unit = before, CURRENCIES[before.low]
    last = tokens[after - 1]
    if not unit and after < len(tokens):
        unit, factor, after = unit_at(tokens, after)
        last = tokens[after - 1]
    if not unit and first is last and is_year(first):
        return None, after
    unit = unit or _age(tokens, at, after)
    (nouns, head), place = _counted(tokens, at, after, unit), after
    if first.low == "one" and after - at == 1 and not unit and not _is_only(tokens, at):
        return None, after  # a pronoun more often than a count
    if not (unit or nouns or after - at > 1 or not first.low.isalpha()):
        return None, after
    role = _role(tokens, at, after, unit)
    unit, factor, after = rate_at(tokens, after, unit, factor)
    last = last if after == place else tokens[after - 1]
    return Figure(
        value * factor,
        unit,
        nouns,
        bound_at(tokens, at),
        Span(first.start, last.end),
        role,
        [t.low for t in tokens[after : after + 2]] == ["of", "them"],
        None if top is None else top * factor,
        step * factor,
        is_denied(tokens, at),
        head,
        "" if unit else fate_of(tokens, at, after),
    ), after


def _counted(tokens: list[Token], at: int, after: int, unit: str) -> tuple[frozenset[str], str]:
    if not unit and (before := counted_before(tokens, at)):
        return frozenset(before), before[-1]  # "of the postal ballots, 310"
    if not unit and (whole := counted_in_all(tokens, at, after))[0]:
        return frozenset(whole[0]), whole[1]  # "the number of dead is five"
    return counted_nouns(tokens, after), counted_head(tokens, after)


def _age(tokens: list[Token], at: int, after: int) -> str:
    """Return the unit of a plain number that is an age: "Tamm, 25, has signed", "aged 25"."""
    if not at or not tokens[at].low.isdigit() or not 0 < int(tokens[at].low[:4]) <= _OLDEST:
        return ""
    if at > 1 and tokens[at - 1].low == "of" and is_person(tokens[at - 2].low):
        return "age"  # "a man of 52"
    follows = after < len(tokens) and tokens[after].low in {",", ".", ")"}
    named = at > 1 and tokens[at - 1].low == "," and tokens[at - 2].capital
    return "age" if tokens[at - 1].low == "aged" or (named and follows) else ""


def _is_only(tokens: list[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].low in {"only", "just"}


def _role(tokens: list[Token], at: int, after: int, unit: str) -> Role:
    following = [t.low for t in tokens[after : after + 3]]
    if not unit:
        return _role_of_count(tokens, at, following)
    if unit == "second" and following[:1] and following[0] in word_set("offsets"):
        return "offset"  # "two years ago" is no time that something took
    if unit != "percent":
        return ""
    if (at and tokens[at - 1].low == "by") or following[:1] in (["point"], ["points"]):
        return "change"
    return "part" if following[:1] == ["of"] else ""


def _role_of_count(tokens: list[Token], at: int, following: list[str]) -> Role:
    """Return whether a count is a part ("two of the three injured") or by how much it changes."""
    numbers = pairs("numbers")
    total = following[:1] == ["of"] and any(w in numbers or w[0].isdigit() for w in following)
    if not word_set("margins").isdisjoint(following[:2]) and any(
        token.low in word_set("by_a_margin") for token in tokens[max(0, at - 4) : at]
    ):
        return "change"  # "won by 212 votes"
    if following[1:2] == ["than"] and following[0] in {"more", "fewer", "less"}:
        return "change"  # "4,000 more than the year before"
    of_theirs = following[:1] == ["of"] and following[1:2] in (
        ["his"],
        ["her"],
        ["its"],
        ["their"],
    )
    return "part" if total or of_theirs else ""


def _is_amount(tokens: list[Token], at: int) -> bool:
    """Say whether a multiplier in full or a currency stands at `at`."""
    if at >= len(tokens) or len(tokens[at].low) == 1:
        return False
    low = tokens[at].low
    unit, _, _ = unit_at(tokens, at)
    return low in pairs("factors") or unit in {*CURRENCIES.values(), "percent"}


def _is_name(text: str, tokens: list[Token], at: int) -> bool:
    """Say whether the number is part of a name: "GPT-4", "Llama 2", "8x7B", "Version 3"."""
    if not at:
        return False
    before, token = tokens[at - 1], tokens[at]
    if before.low in english("labels") and token.low.isdigit() and len(token.low) < len("1000"):
        return True
    if before.end == token.start and (before.low == "-" or before.low.isalpha()):
        return before.low.isalpha() or (at > 1 and tokens[at - 2].end == before.start)
    beside = before.capital and token.low[0].isdigit() and before.end + 1 == token.start
    if not beside or before.low in CURRENCIES or _is_amount(tokens, at + 1):
        return False  # "paid Brenta 18 million euros"
    result = at + 1 < len(tokens) and tokens[at + 1].low in {"-", "\u2013"}
    placed = at > 1 and tokens[at - 2].low in {"in", "at", "near", "across"} and len(token.low) > 1
    if result or placed or before.low.endswith("ly"):
        return False  # "Split beat Rijeka 3-1", "In Hollin 112 homes", "Exactly 81 per cent"
    opens = at == 1 or tokens[at - 2].low in {".", "!", "?", ":", "“", '"', "\n"}
    ordinary = not is_content(before.low) or before.low in english("before_counts")
    return not (opens and ordinary) and text[token.end : token.end + 1] != "%"
