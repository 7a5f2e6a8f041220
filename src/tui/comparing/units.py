"""What a figure is measured in, brought to one unit of each kind: "38 km/h", "$31 a share"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tui.comparing.words import english, stem, word_set

if TYPE_CHECKING:
    from tui.comparing.numerals import Token

__all__ = ["CURRENCIES", "rate_at", "unit_at", "units"]

CURRENCIES = {"$": "usd", "€": "eur", "£": "gbp", "¥": "jpy"} | {
    code: code
    for code in (
        *("usd", "eur", "gbp", "jpy", "chf", "cny", "krone", "krona", "crown", "franc"),
        *("rupee", "peso", "rouble", "zloty", "lira"),
    )
}


@cache
def units() -> dict[str, tuple[str, float]]:
    """Return the units by name, each with the unit of its kind and how many of that it is."""
    rows = (row.split(":") for row in english("units"))
    return {word: (unit, float(factor)) for word, unit, factor in rows}


def unit_at(tokens: list[Token], at: int) -> tuple[str, float, int]:
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
    if low in {"square", "sq", "cubic"} and step + 1 < len(tokens):
        return _power(tokens, step, at)
    unit = units().get(low) or units().get(low.removesuffix("s"))
    return (*unit, step + 1) if unit else ("", 1.0, at)


def _power(tokens: list[Token], step: int, at: int) -> tuple[str, float, int]:
    """Read "square kilometres" in hectares and "cubic metres" in litres."""
    low = tokens[step + 1].low
    unit, factor = units().get(low) or units().get(low.removesuffix("s")) or ("", 1.0)
    if unit != "metre":
        return "", 1.0, at
    if tokens[step].low == "cubic":
        return "litre", 1000 * factor**3, step + 2
    return "hectare", factor**2 / 10_000, step + 2


def rate_at(tokens: list[Token], at: int, unit: str, factor: float) -> tuple[str, float, int]:
    """Return unit and factor with what the figure is a rate of ("a share", "per second")."""
    if not unit or at + 1 >= len(tokens) or tokens[at].low not in word_set("per"):
        return unit, factor, at
    low = tokens[at + 1].low
    time = units().get(low) or units().get({"s": "second", "h": "hour"}.get(low, low))
    if unit == "metre" and time and time[0] == "second":
        return "metre/second", factor / time[1], at + 2
    if low in {*english("rates")}:
        return f"{unit}/{stem(low)}", factor, at + 2
    return unit, factor, at
