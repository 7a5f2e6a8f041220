"""Figures: numbers with their unit and what they count, brought to one form.

"$3.5m", "3.5 million dollars" and "three and a half million" must compare as numbers, and
"120 billion parameters" must clash with "67 billion parameters" but not with "4 of 128
experts". What belongs to a name ("GPT-4", "Llama 2") or to a date is no figure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from tui.comparing.words import LONGEST, english, fold_word, is_content, stem
from tui.spans import Span

__all__ = ["Bound", "Figure", "agree", "clash", "figures"]

Bound = Literal["exact", "about", "least", "most"]

_TOKEN = re.compile(r"[$€£¥]|%|\d++(?:[.,]\d++)*+|[^\W\d_]++(?:['’][^\W\d_]++)?+|[^\w\s]|_")
_CURRENCIES = {"$": "usd", "€": "eur", "£": "gbp", "¥": "jpy"}
_GROUPS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_PLAIN = re.compile(r"\d{1,18}(?:\.\d{1,9})?")
_NEAR = 0.02
_ROUGH = 0.12


@dataclass(frozen=True, slots=True)
class Figure:
    """A value in the unit `unit` ("" for a plain count) of the things `nouns` (stems)."""

    value: float
    unit: str
    nouns: frozenset[str]
    bound: Bound
    span: Span
    """Where it stands in the passage, number, multiplier and unit (code points)."""
    role: Literal["", "part", "change"] = ""
    """Of a percentage: "12 per cent of the shares" is a part, "rose by 12 per cent" a change."""
    them: bool = False
    """Whether it counts what was named before: "23 of them"."""


@dataclass(frozen=True, slots=True)
class _Token:
    low: str
    start: int
    end: int
    capital: bool


@cache
def _pairs(name: str) -> dict[str, float]:
    return {word: float(value) for word, value in (row.split(":") for row in english(name))}


@cache
def _people() -> frozenset[str]:
    return frozenset(map(stem, english("people")))


@cache
def _units() -> dict[str, tuple[str, float]]:
    rows = (row.split(":") for row in english("units"))
    return {word: (unit, float(factor)) for word, unit, factor in rows}


def figures(text: str) -> list[Figure]:
    """Return the figures of the first :data:`~tui.comparing.words.LONGEST` code points."""
    tokens = [
        _Token(
            fold_word(m.group()[:64]) or m.group()[0], m.start(), m.end(), m.group()[:1].isupper()
        )
        for m in _TOKEN.finditer(text[:LONGEST])
    ]
    found, at = [], 0
    while at < len(tokens):
        figure, after = _figure_at(text, tokens, at)
        if figure:
            found.append(figure)
        at = max(after, at + 1)
    return found


def _figure_at(text: str, tokens: list[_Token], at: int) -> tuple[Figure | None, int]:
    value, after = _number(tokens, at)
    if value is None or _is_name(text, tokens, at):
        return None, after
    first, unit, factor = tokens[at], "", 1.0
    if at and tokens[at - 1].low in _CURRENCIES:
        first, unit = tokens[at - 1], _CURRENCIES[tokens[at - 1].low]
    last = tokens[after - 1]
    if not unit and after < len(tokens):
        unit, factor, after = _unit(tokens, after)
        last = tokens[after - 1]
    if not unit and first is last and _is_year(first):
        return None, after
    nouns = _nouns(tokens, after)
    if first.low == "one" and not unit:
        return None, after  # a pronoun more often than a count
    if unit or nouns or after - at > 1 or not first.low.isalpha():
        span = Span(first.start, last.end)
        them = [t.low for t in tokens[after : after + 2]] == ["of", "them"]
        role = _role(tokens, at, after) if unit == "percent" else ""
        return Figure(value * factor, unit, nouns, _bound(tokens, at), span, role, them), after
    return None, after


def _role(tokens: list[_Token], at: int, after: int) -> Literal["", "part", "change"]:
    if at and tokens[at - 1].low == "by":
        return "change"
    return "part" if after < len(tokens) and tokens[after].low == "of" else ""


def _number(tokens: list[_Token], at: int) -> tuple[float | None, int]:
    """Return the number that starts at `at` and the place after it, multipliers included."""
    low = tokens[at].low
    if low[0].isdigit():
        value, at = _digits(low), at + 1
        if value is None:
            return None, at
    else:
        value, at = _spelt(tokens, at)
        if value is None:
            return None, at + 1
    factors = _pairs("factors")
    while at < len(tokens) and tokens[at].low in factors:
        glued = tokens[at].start == tokens[at - 1].end
        if len(tokens[at].low) == 1 and not glued:
            break
        value, at = value * factors[tokens[at].low], at + 1
    return value, at


def _digits(low: str) -> float | None:
    plain = low.replace(",", "") if _GROUPS.fullmatch(low) else low.replace(",", ".")
    if not _PLAIN.fullmatch(plain):
        return None  # a version number, an address, a serial number
    return float(plain)


def _spelt(tokens: list[_Token], at: int) -> tuple[float | None, int]:
    numbers = _pairs("numbers")
    value = numbers.get(tokens[at].low)
    if value is None:
        return None, at
    at += 1
    if value >= 20 and at < len(tokens):  # "twenty-four"
        step = at + (tokens[at].low == "-")
        if step < len(tokens) and 0 < numbers.get(tokens[step].low, 0) < 10:
            return value + numbers[tokens[step].low], step + 1
    return value, at


def _unit(tokens: list[_Token], at: int) -> tuple[str, float, int]:
    """Return the unit at `at` (its name, its factor) and the place after it."""
    step = at + (tokens[at].low in {"-", "‑"})
    if step >= len(tokens):
        return "", 1.0, at
    low = tokens[step].low
    if low == "per" and step + 1 < len(tokens) and tokens[step + 1].low == "cent":
        return "percent", 1.0, step + 2
    unit = _units().get(low) or _units().get(low.removesuffix("s"))
    return (*unit, step + 1) if unit else ("", 1.0, at)


def _nouns(tokens: list[_Token], at: int) -> frozenset[str]:
    """Return the stems of the two content words that follow: what is counted."""
    nouns: list[str] = []
    for token in tokens[at : at + 6]:
        if token.low in {".", ";", ":", "!", "?", ","} or len(nouns) == 2:
            break
        if token.low.isalpha() and is_content(token.low) and token.low not in _pairs("factors"):
            nouns.append(stem(token.low))
    return frozenset(nouns)


def _bound(tokens: list[_Token], at: int) -> Bound:
    before = [t.low for t in tokens[max(0, at - 3) : at] if t.low not in _CURRENCIES]
    pairs = {"_".join(pair) for pair in pairwise(before)}
    cues = pairs | set(before[-1:])
    if cues & {*english("at_least")}:
        return "least"
    if cues & {*english("at_most")}:
        return "most"
    return "about" if cues & {*english("roughly")} else "exact"


def _is_name(text: str, tokens: list[_Token], at: int) -> bool:
    """Say whether the number is part of a name: "GPT-4", "Llama 2", "8x7B", "Version 3"."""
    if not at:
        return False
    before, token = tokens[at - 1], tokens[at]
    if before.end == token.start and (before.low == "-" or before.low.isalpha()):
        return before.low.isalpha() or (at > 1 and tokens[at - 2].end == before.start)
    if not before.capital or not token.low[0].isdigit() or before.end + 1 != token.start:
        return False
    opens = at == 1 or tokens[at - 2].low in {".", "!", "?", ":", "“", '"', "\n"}
    return not (opens and not is_content(before.low)) and text[token.end : token.end + 1] != "%"


def _is_year(token: _Token) -> bool:
    return len(token.low) == 4 and token.low.isdigit() and 1500 <= int(token.low) <= 2200


def clash(a: Figure, b: Figure) -> bool:
    """Say whether two figures count the same things and cannot both be right."""
    if a.unit != b.unit or (not a.unit and not _same_things(a, b)):
        return False
    if {a.role, b.role} == {"part", "change"}:
        return False
    return not agree(a, b)


def _same_things(a: Figure, b: Figure) -> bool:
    """Say whether two plain counts may be of one thing: "14 passengers", "23 of them"."""
    if a.nouns & b.nouns:
        return True
    people = _people()
    if a.nouns & people and b.nouns & people:
        return True
    return (a.them and bool(b.nouns & people)) or (b.them and bool(a.nouns & people))


def agree(a: Figure, b: Figure) -> bool:
    """Say whether two values can be the same, as exactly as each of them is meant."""
    if a.bound == "least" or b.bound == "most":
        low, high = a, b
    elif b.bound == "least" or a.bound == "most":
        low, high = b, a
    else:
        slack = _ROUGH if "about" in (a.bound, b.bound) else _NEAR
        return abs(a.value - b.value) <= slack * max(abs(a.value), abs(b.value))
    return high.value >= low.value * (1 - _NEAR)
