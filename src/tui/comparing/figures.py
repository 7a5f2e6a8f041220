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

from tui.comparing.figure import Bound, Figure, Role
from tui.comparing.negation import is_verb
from tui.comparing.words import LONGEST, english, fold_word, is_content, stem
from tui.spans import Span

__all__ = ["figures"]

_TOKEN = re.compile(r"[$€£¥]|%|\d++(?:[.,]\d++)*|[^\W\d_]++(?:['’][^\W\d_]++)?|[^\w\s]|_")
_CURRENCIES = {"$": "usd", "€": "eur", "£": "gbp", "¥": "jpy"}
_GROUPS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_PLAIN = re.compile(r"\d{1,18}(?:\.\d{1,9})?")


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
    fraction = _fraction(tokens, at)
    if fraction is not None:
        return fraction
    value, after = _number(tokens, at)
    if value is None or _is_name(text, tokens, at):
        return None, after
    first, unit, factor = tokens[at], "", 1.0
    top, step = None, _step(first.low, value)
    if end := _range(tokens, at, after):
        above = tokens[after + 1].low
        top, after, step = *end, min(step, _step(above, end[0]))
        if first.low[0].isdigit() and tokens[after - 1].low in _pairs("factors"):
            value *= top / (_digits(above) or 1.0)  # "55 to 60 million"
    if at and tokens[at - 1].low in _CURRENCIES:
        first, unit = tokens[at - 1], _CURRENCIES[tokens[at - 1].low]
    last = tokens[after - 1]
    if not unit and after < len(tokens):
        unit, factor, after = _unit(tokens, after)
        last = tokens[after - 1]
    if not unit and first is last and _is_year(first):
        return None, after
    nouns, place = _nouns(tokens, after), after
    if first.low == "one" and not unit:
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
        _head(tokens, place),
    ), after


def _fraction(tokens: list[_Token], at: int) -> tuple[Figure, int] | None:
    """Read "half of", "a quarter of", "two thirds of", "a fifth more"."""
    low = tokens[at].low
    count = {"a": 1.0, "one": 1.0, "half": 1.0}.get(low) or _pairs("numbers").get(low, 0.0)
    place = at if low == "half" else at + 1 + (at + 1 < len(tokens) and tokens[at + 1].low == "-")
    if not 0 < count < 10 or place + 1 >= len(tokens):
        return None
    share = _pairs("fractions").get(tokens[place].low)
    following = tokens[place + 1].low
    if share is None or following not in {*english("after_a_fraction")}:
        return None
    role: Role = "part" if following in {"of", "the"} else "change"
    span = Span(tokens[at].start, tokens[place].end)
    nouns = _nouns(tokens, place + 1)
    value = count * share
    return Figure(value, "percent", nouns, _bound(tokens, at), span, role, step=1.0), place + 1


def _range(tokens: list[_Token], at: int, after: int) -> tuple[float, int] | None:
    """Return the upper end of "55 to 60", "55-60%", "between 5 and 7", and the place after it."""
    if after + 1 >= len(tokens) or not tokens[after + 1].low[0].isdigit():
        return None
    joint = tokens[after].low
    between = at > 0 and tokens[at - 1].low == "between"
    if joint not in {"to", "-", "\u2013"} and not (joint == "and" and between):
        return None
    top, place = _number(tokens, after + 1)
    low, _ = _number(tokens, at)
    return (top, place) if top is not None and low is not None and top > low else None


def _step(low: str, value: float) -> float:
    """Return what the last digit of a number is worth, multipliers included."""
    digits = low.replace(",", "") if _GROUPS.fullmatch(low) else low.replace(",", ".")
    if not _PLAIN.fullmatch(digits):
        return 1.0
    whole, _, decimals = digits.partition(".")
    zeros = len(whole) - len(whole.rstrip("0"))
    own = 10.0 ** (-len(decimals) if decimals else zeros if whole.rstrip("0") else 0)
    return own * (value / float(digits)) if float(digits) else own


def _role(tokens: list[_Token], at: int, after: int, unit: str) -> Role:
    following = [t.low for t in tokens[after : after + 3]]
    if not unit:  # "two of the three injured"
        numbers = _pairs("numbers")
        total = following[:1] == ["of"] and any(w in numbers or w[0].isdigit() for w in following)
        return "part" if total else ""
    if unit != "percent":
        return ""
    if (at and tokens[at - 1].low == "by") or following[:1] in (["point"], ["points"]):
        return "change"
    return "part" if following[:1] == ["of"] else ""


def _rate(tokens: list[_Token], at: int, unit: str, factor: float) -> tuple[str, float, int]:
    """Return unit and factor with what the figure is a rate of ("a share", "per second")."""
    if not unit or at + 1 >= len(tokens) or tokens[at].low not in {"a", "an", "per", "/", "each"}:
        return unit, factor, at
    low = tokens[at + 1].low
    time = _units().get(low) or _units().get({"s": "second", "h": "hour"}.get(low, low))
    if unit == "metre" and time and time[0] == "second":
        return "metre/second", factor / time[1], at + 2
    if low in {*english("rates")}:
        return f"{unit}/{stem(low)}", factor, at + 2
    return unit, factor, at


def _is_denied(tokens: list[_Token], at: int) -> bool:
    before = [t.low for t in tokens[max(0, at - 3) : at] if t.low not in _CURRENCIES]
    return before[-1:] == ["not"] or before[-2:] in (["rather", "than"], ["instead", "of"])


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
        speed = at + 1 < len(tokens) and tokens[at + 1].low == "/"  # "23m/s"
        if len(tokens[at].low) == 1 and (speed or not glued):
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
    if low == "year" and [t.low for t in tokens[step + 1 : step + 3]][-1:] == ["old"]:
        return "age", 1.0, step + 1
    unit = _units().get(low) or _units().get(low.removesuffix("s"))
    return (*unit, step + 1) if unit else ("", 1.0, at)


def _nouns(tokens: list[_Token], at: int) -> frozenset[str]:
    """Return the stems of the two content words that follow: what is counted."""
    nouns: list[str] = []
    for token in tokens[at : at + 6]:
        if token.low in {".", ";", ":", "!", "?", ","} or len(nouns) == 2:
            break
        if token.low in _pairs("factors") or token.low in _pairs("numbers"):
            continue
        if token.low.isalpha() and is_content(token.low):
            nouns.append(stem(token.low))
    return frozenset(nouns)


def _head(tokens: list[_Token], at: int) -> str:
    """Return the stem of the last of the content words that follow without a break."""
    head = ""
    for token in tokens[at : at + 3]:
        if not token.low.isalpha() or not is_content(token.low) or (head and is_verb(token.low)):
            break
        head = stem(token.low)
    return head


def _bound(tokens: list[_Token], at: int) -> Bound:
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


def _is_name(text: str, tokens: list[_Token], at: int) -> bool:
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


def _is_year(token: _Token) -> bool:
    return len(token.low) == 4 and token.low.isdigit() and 1500 <= int(token.low) <= 2200
