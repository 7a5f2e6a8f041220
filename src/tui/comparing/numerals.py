"""Numbers as they are written: digits, words, multipliers, ranges.

"3.5 million", "twenty-four", "half a dozen" and "55 to 60" are read here; what they measure or
count is read in :mod:`tui.comparing.figures`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from tui.comparing.words import LONGEST, english, fold_word

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Token", "digits", "is_year", "number", "number_range", "pairs", "step_of", "tokens_of"]

_TOKEN = re.compile(r"[$€£¥]|%|\d++(?:[.,]\d++)*|[^\W\d_]++(?:['’][^\W\d_]++)?|[^\w\s]|_")
_GROUPS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_PLAIN = re.compile(r"\d{1,18}(?:\.\d{1,9})?")


_PARTS = {"half": 0.5, "quarter": 0.25}


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a sign, folded, and where it stands (code points)."""

    low: str
    start: int
    end: int
    capital: bool


@cache
def pairs(name: str) -> dict[str, float]:
    """Return the words listed under `name` in `data/english.toml` with their values."""
    return {word: float(value) for word, value in (row.split(":") for row in english(name))}


def tokens_of(text: str) -> list[Token]:
    """Return the words, numbers and signs of the first code points that are looked at."""
    return [
        Token(
            fold_word(m.group()[:64]) or m.group()[0], m.start(), m.end(), m.group()[:1].isupper()
        )
        for m in _TOKEN.finditer(text[:LONGEST])
    ]


def number(tokens: Sequence[Token], at: int) -> tuple[float | None, int]:
    """Return the number that starts at `at` and the place after it, multipliers included."""
    low = tokens[at].low
    if low[0].isdigit():
        value, at = digits(low), at + 1
        if value is None:
            return None, at
    else:
        value, at = _spelt(tokens, at)
        if value is None:
            return None, at + 1
    if [token.low for token in tokens[at : at + 2]] == ["and", "a"] and at + 2 < len(tokens):
        part = _PARTS.get(tokens[at + 2].low)  # "three and a half years"
        if part is not None:
            value, at = value + part, at + 3
    spelt = not low[0].isdigit()
    factors, last = pairs("factors"), 0.0
    while at < len(tokens) and tokens[at].low in factors:
        glued = tokens[at].start == tokens[at - 1].end
        speed = at + 1 < len(tokens) and tokens[at + 1].low == "/"  # "23m/s"
        if len(tokens[at].low) == 1 and (speed or not glued):
            break
        last = factors[tokens[at].low]
        value, at = value * last, at + 1
    return _with_rest(tokens, value, at, last) if spelt and last > 1 else (value, at)


def _with_rest(tokens: Sequence[Token], value: float, at: int, factor: float) -> tuple[float, int]:
    """Add what follows "one thousand" in "one thousand five hundred and twelve"."""
    place = at + (at < len(tokens) and tokens[at].low == "and")
    if place >= len(tokens) or tokens[place].low not in pairs("numbers"):
        return value, at
    rest, after = number(tokens, place)
    return (value + rest, after) if rest is not None and rest < factor else (value, at)


def digits(low: str) -> float | None:
    """Return the value of a number in digits, None for versions and addresses."""
    plain = low.replace(",", "") if _GROUPS.fullmatch(low) else low.replace(",", ".")
    if not _PLAIN.fullmatch(plain):
        return None  # a version number, an address, a serial number
    return float(plain)


def _spelt(tokens: Sequence[Token], at: int) -> tuple[float | None, int]:
    numbers = pairs("numbers")
    value = numbers.get(tokens[at].low)
    if value is None:
        return _round_number(tokens, at)
    at += 1
    if value >= 20 and at < len(tokens):  # "twenty-four"
        step = at + (tokens[at].low == "-")
        if step < len(tokens) and 0 < numbers.get(tokens[step].low, 0) < 10:
            return value + numbers[tokens[step].low], step + 1
    return value, at


def _round_number(tokens: Sequence[Token], at: int) -> tuple[float | None, int]:
    """Read "a dozen" and "half a million" as far as the word that multiplies."""
    half = tokens[at].low == "half"
    following = [token.low for token in tokens[at + half : at + half + 2]]
    if following[:1] != ["a"] or len(following) < 2:
        return None, at
    if len(following[1]) == 1 or following[1] not in pairs("factors"):
        return None, at
    return (0.5 if half else 1.0), at + half + 1


def number_range(tokens: Sequence[Token], at: int, after: int) -> tuple[float, int] | None:
    """Return the upper end of "55 to 60", "55-60%", "between 5 and 7", and the place after it."""
    if after + 1 >= len(tokens) or not tokens[after + 1].low[0].isdigit():
        return None
    joint = tokens[after].low
    between = at > 0 and tokens[at - 1].low == "between"
    if joint not in {"to", "-", "\u2013"} and not (joint == "and" and between):
        return None
    top, place = number(tokens, after + 1)
    low, _ = number(tokens, at)
    return (top, place) if top is not None and low is not None and top > low else None


def step_of(low: str, value: float) -> float:
    """Return what the last digit of a number is worth, multipliers included."""
    plain = low.replace(",", "") if _GROUPS.fullmatch(low) else low.replace(",", ".")
    if not _PLAIN.fullmatch(plain):
        return 1.0
    whole, _, decimals = plain.partition(".")
    zeros = len(whole) - len(whole.rstrip("0"))
    own = 10.0 ** (-len(decimals) if decimals else zeros if whole.rstrip("0") else 0)
    return own * (value / float(plain)) if float(plain) else own


def is_year(token: Token) -> bool:
    """Say whether a plain number is more likely a year."""
    return len(token.low) == 4 and token.low.isdigit() and 1500 <= int(token.low) <= 2200
