"""Figures: numbers with their unit and what they count, brought to one form.

"$3.5m", "3.5 million dollars" and "three and a half million" must compare as numbers, and
"120 billion parameters" must clash with "67 billion parameters" but not with "4 of 128
experts". What belongs to a name ("GPT-4", "Llama 2") or to a date is no figure.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from tui.comparing.counted import counted_before, counted_head, counted_nouns
from tui.comparing.figure import Bound, Figure, Role
from tui.comparing.numerals import (
    digits,
    is_year,
    number,
    number_range,
    pairs,
    step_of,
    tokens_of,
)
from tui.comparing.words import english, is_content, stem, word_set
from tui.spans import Span

if TYPE_CHECKING:
    from tui.comparing.numerals import Token

__all__ = ["figures"]

_CURRENCIES = {"$": "usd", "€": "eur", "£": "gbp", "¥": "jpy"}


@cache
def _units() -> dict[str, tuple[str, float]]:
    rows = (row.split(":") for row in english("units"))
    return {word: (unit, float(factor)) for word, unit, factor in rows}


def figures(text: str) -> list[Figure]:
    """Return the figures of the first :data:`~tui.comparing.words.LONGEST` code points."""
    read = tokens_of(text)
    found, at = [], 0
    while at < len(read):
        figure, after = _figure_at(text, read, at)
        if figure:
            found.append(figure)
        at = max(after, at + 1)
    return found


def _figure_at(text: str, tokens: list[Token], at: int) -> tuple[Figure | None, int]:
    told = _fraction(tokens, at) or _in_words(tokens, at)
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
    if at and tokens[at - 1].low in _CURRENCIES:
        first, unit = tokens[at - 1], _CURRENCIES[tokens[at - 1].low]
    last = tokens[after - 1]
    if not unit and after < len(tokens):
        unit, factor, after = _unit(tokens, after)
        last = tokens[after - 1]
    if not unit and first is last and is_year(first):
        return None, after
    (nouns, head), place = _counted(tokens, at, after, unit), after
    if first.low == "one" and not unit and not _is_only(tokens, at):
        return None, after  # a pronoun more often than a count
    if not (unit or nouns or after - at > 1 or not first.low.isalpha()):
        return None, after
    role = _role(tokens, at, after, unit)
    unit, factor, after = _rate(tokens, after, unit, factor)
    last = last if after == place else tokens[after - 1]
    return Figure(
        value * factor,
        unit,
        nouns,
        _bound(tokens, at),
        Span(first.start, last.end),
        role,
        [t.low for t in tokens[after : after + 2]] == ["of", "them"],
        None if top is None else top * factor,
        step * factor,
        _is_denied(tokens, at),
        head,
    ), after


def _counted(tokens: list[Token], at: int, after: int, unit: str) -> tuple[frozenset[str], str]:
    if not unit and (before := counted_before(tokens, at)):
        return frozenset(before), before[-1]  # "of the postal ballots, 310"
    return counted_nouns(tokens, after), counted_head(tokens, after)


def _is_only(tokens: list[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].low in {"only", "just"}


def _in_words(tokens: list[Token], at: int) -> tuple[Figure, int] | None:
    """Read "the only guard" and "both engines" as counts, "twice a day" as a rate."""
    low = tokens[at].low
    if low in {"once", "twice"}:
        unit, _, after = _rate(tokens, at + 1, "times", 1.0)
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


def _fraction(tokens: list[Token], at: int) -> tuple[Figure, int] | None:
    """Read "half of", "a quarter of", "two thirds of", "a fifth more"."""
    low = tokens[at].low
    count = {"a": 1.0, "one": 1.0, "half": 1.0}.get(low) or pairs("numbers").get(low, 0.0)
    place = at if low == "half" else at + 1 + (at + 1 < len(tokens) and tokens[at + 1].low == "-")
    if not 0 < count < 10 or place + 1 >= len(tokens):
        return None
    share = pairs("fractions").get(tokens[place].low)
    following = tokens[place + 1].low
    if share is None or following not in {*english("after_a_fraction")}:
        return None
    role: Role = "part" if following in {"of", "the"} else "change"
    span = Span(tokens[at].start, tokens[place].end)
    nouns = counted_nouns(tokens, place + 1)
    value = count * share
    return Figure(value, "percent", nouns, _bound(tokens, at), span, role, step=1.0), place + 1


def _role(tokens: list[Token], at: int, after: int, unit: str) -> Role:
    following = [t.low for t in tokens[after : after + 3]]
    if not unit:  # "two of the three injured"
        numbers = pairs("numbers")
        total = following[:1] == ["of"] and any(w in numbers or w[0].isdigit() for w in following)
        if not word_set("margins").isdisjoint(following[:2]) and any(
            token.low in word_set("by_a_margin") for token in tokens[max(0, at - 4) : at]
        ):
            return "change"  # "won by 212 votes"
        return "part" if total else ""
    if unit == "second" and following[:1] and following[0] in word_set("offsets"):
        return "offset"  # "two years ago" is no time that something took
    if unit != "percent":
        return ""
    if (at and tokens[at - 1].low == "by") or following[:1] in (["point"], ["points"]):
        return "change"
    return "part" if following[:1] == ["of"] else ""


def _rate(tokens: list[Token], at: int, unit: str, factor: float) -> tuple[str, float, int]:
    """Return unit and factor with what the figure is a rate of ("a share", "per second")."""
    if not unit or at + 1 >= len(tokens) or tokens[at].low not in word_set("per"):
        return unit, factor, at
    low = tokens[at + 1].low
    time = _units().get(low) or _units().get({"s": "second", "h": "hour"}.get(low, low))
    if unit == "metre" and time and time[0] == "second":
        return "metre/second", factor / time[1], at + 2
    if low in {*english("rates")}:
        return f"{unit}/{stem(low)}", factor, at + 2
    return unit, factor, at


def _is_denied(tokens: list[Token], at: int) -> bool:
    before = [t.low for t in tokens[max(0, at - 3) : at] if t.low not in _CURRENCIES]
    return before[-1:] == ["not"] or before[-2:] in (["rather", "than"], ["instead", "of"])


def _unit(tokens: list[Token], at: int) -> tuple[str, float, int]:
    """Return the unit at `at` (its name, its factor) and the place after it."""
    step = at + (tokens[at].low in {"-", "‑"})
    if step >= len(tokens):
        return "", 1.0, at
    low = tokens[step].low
    if low == "times" and step + 1 < len(tokens) and tokens[step + 1].low in word_set("per"):
        return "times", 1.0, step + 1
    if low == "per" and step + 1 < len(tokens) and tokens[step + 1].low == "cent":
        return "percent", 1.0, step + 2
    if low == "year" and [t.low for t in tokens[step + 1 : step + 3]][-1:] == ["old"]:
        return "age", 1.0, step + 1
    unit = _units().get(low) or _units().get(low.removesuffix("s"))
    return (*unit, step + 1) if unit else ("", 1.0, at)


def _bound(tokens: list[Token], at: int) -> Bound:
    before = [t.low for t in tokens[max(0, at - 3) : at] if t.low not in _CURRENCIES]
    if "_".join(before) in english("at_most_of_three"):
        return "most"
    if "_".join(before) in english("at_least_of_three"):
        return "least"
    pairs = {"_".join(pair) for pair in pairwise(before)}
    cues = pairs | set(before[-1:])
    if cues & {*english("at_least")}:
        return "least"
    if cues & {*english("at_most")}:
        return "most"
    return "about" if cues & {*english("roughly")} else "exact"


def _is_name(text: str, tokens: list[Token], at: int) -> bool:
    """Say whether the number is part of a name: "GPT-4", "Llama 2", "8x7B", "Version 3"."""
    if not at:
        return False
    before, token = tokens[at - 1], tokens[at]
    if before.low in english("labels") and token.low.isdigit() and len(token.low) < len("1000"):
        return True
    if before.end == token.start and (before.low == "-" or before.low.isalpha()):
        return before.low.isalpha() or (at > 1 and tokens[at - 2].end == before.start)
    if not before.capital or not token.low[0].isdigit() or before.end + 1 != token.start:
        return False
    result = at + 1 < len(tokens) and tokens[at + 1].low in {"-", "\u2013"}
    placed = at > 1 and tokens[at - 2].low in {"in", "at", "near", "across"} and len(token.low) > 1
    if result or placed or before.low.endswith("ly"):
        return False  # "Split beat Rijeka 3-1", "In Hollin 112 homes", "Exactly 81 per cent"
    opens = at == 1 or tokens[at - 2].low in {".", "!", "?", ":", "“", '"', "\n"}
    ordinary = not is_content(before.low) or before.low in english("before_counts")
    return not (opens and ordinary) and text[token.end : token.end + 1] != "%"
