"""The query language: words first, filters for who needs them, and never an error.

    postponed indefinetly          words, each with its typos, in any order
    "delayed indefinitely"         these words, one after the other
    = postponed indefinitely       these words and their forms as they are spelt, no typos
    -rumour                        not this word (also -"two words", -tag:draft)
    tag:date doc:leak verdict:disputed by:altman outlet:times date:2025-06
    certainty:hedged is:claim is:note in:notes

A colon directly before its value makes a filter; `note: the` or `http://x` are words. What
cannot be understood is left out and said in :attr:`Query.ignored`, because a search box is
read while it is typed, when most queries are wrong.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import get_args

from tui.claims.claim import CERTAINTIES
from tui.search.hit import Where
from tui.text.folding import fold, is_dense, terms

__all__ = ["FILTERS", "Filter", "Query", "parse"]

FILTERS: dict[str, tuple[str, ...]] = {
    "tag": (),
    "doc": (),
    "verdict": (),
    "by": (),
    "outlet": (),
    "date": (),
    "certainty": CERTAINTIES,
    "is": ("claim", "note"),
    "in": get_args(Where),
}
"""The filters there are; those with a fixed choice of values name them.

A value need only be begun, if it can be but one: `certainty:h`, `in:note`.
"""

_OPENING, _CLOSING = '"“„«', '"”“»'
_TOKEN = re.compile(
    rf"(?P<minus>-)?(?:(?P<key>[A-Za-z]{{2,9}}):)?"
    rf"(?:[{_OPENING}](?P<quoted>[^{_CLOSING}]*)[{_CLOSING}]|(?P<plain>\S+))"
)
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\Z", re.ASCII)
_EXCLUDED = re.compile(r"[^\W\d_][^\W_]")
"""How a word begins that must not be found; `-q` and `--all` are options somebody quotes."""
_BEGUN = re.compile(r"-0?\Z")
_SPELT = "= "
_LONGEST = 2_000
_MOST_WORDS, _MOST_ALIKE = 100, 4
"""Words of a query that are looked for, and how many of them may be the same."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One `key:value`; `negated` keeps what does not match. Values are folded."""

    key: str
    value: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What was asked for.

    `words` are folded keys in the order typed. `phrases` must stand in a passage as they are,
    `excluded` must not. `unfinished` says that the last word is perhaps still being typed, so
    longer words are meant as well. `spelt` says that no word is mistyped, as where a passage asks
    for others like it. `ignored` says, one line each, what was left out and why.
    """

    raw: str
    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    excluded: tuple[tuple[str, ...], ...] = ()
    filters: tuple[Filter, ...] = ()
    unfinished: bool = False
    spelt: bool = False
    ignored: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Nothing to look for: every word is missing, and no filter asks for all that fits."""
        return not (self.words or self.phrases or self.filters)

    def values(self, key: str, *, negated: bool = False) -> tuple[str, ...]:
        """Return the values of the filters called `key`."""
        return tuple(f.value for f in self.filters if f.key == key and f.negated == negated)


@dataclass(slots=True)
class _Reading:
    """What has been understood so far."""

    words: list[str] = field(default_factory=list)
    phrases: list[tuple[str, ...]] = field(default_factory=list)
    excluded: list[tuple[str, ...]] = field(default_factory=list)
    filters: list[Filter] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)


def parse(raw: str) -> Query:
    """Return what `raw` asks for. Never fails; linear in the length of `raw`."""
    text = raw[:_LONGEST]
    reading = _Reading()
    if len(raw) > _LONGEST:
        reading.ignored.append(f"only the first {_LONGEST} characters were read")
    last_plain = False
    end = len(text.rstrip())
    for match in _TOKEN.finditer(text):
        last_plain = _take(match, reading, at_end=match.end() == end)
    return Query(
        raw,
        _bearable(reading),
        tuple(reading.phrases),
        tuple(reading.excluded),
        tuple(reading.filters),
        unfinished=last_plain and bool(reading.words) and not text[-1:].isspace(),
        spelt=text.lstrip().startswith(_SPELT),
        ignored=tuple(reading.ignored),
    )


def _bearable(reading: _Reading) -> tuple[str, ...]:
    """Return the words without the many copies of one that hostile or held keys make."""
    seen: Counter[str] = Counter()
    kept: list[str] = []
    for word in reading.words:
        seen[word] += 1
        if seen[word] <= _MOST_ALIKE:
            kept.append(word)
    if len(kept) > _MOST_WORDS:
        reading.ignored.append(f"only the first {_MOST_WORDS} words were looked for")
    return tuple(kept[:_MOST_WORDS])


def _take(match: re.Match[str], reading: _Reading, *, at_end: bool) -> bool:
    """Read one token; say whether it was a plain word."""
    minus, key, plain = bool(match["minus"]), (match["key"] or "").lower(), match["plain"]
    value = match["quoted"] if plain is None else plain
    if plain and not key and plain[-1] == ":" and plain[:-1].lower() in FILTERS and at_end:
        reading.ignored.append(f"{plain.lower()} has no value")
        return False
    if key in FILTERS:
        _filter(key, value, minus, reading)
        return False
    keys = _keys(f"{key} {value}" if key else value)
    if not keys:
        if plain is None:
            reading.ignored.append("an empty pair of quotes")
        return False
    if plain and plain[0] in _OPENING and not key:
        reading.ignored.append(f"{plain[0]} is not closed: the words are taken one by one")
    if minus and (plain is None or _EXCLUDED.match(value) or is_dense(value[0])):
        reading.excluded.append(tuple(keys))
    elif plain is None and not key and not _is_lone(keys):
        reading.phrases.append(tuple(keys))
    else:
        reading.words.extend(keys)
        return True
    return False


def _keys(value: str) -> list[str]:
    """Return the keys of the words to look for.

    The last character of a run without spaces stands alone in no longer run, and the pair
    before it says as much; one that is all of a run is kept.
    """
    found: list[str] = []
    for key in terms(value):
        ends_pair = found and len(found[-1]) == 2 and found[-1][1] == key
        if not (ends_pair and is_dense(key)):
            found.append(key)
    return found


def _is_lone(keys: list[str]) -> bool:
    """Say whether a phrase is one character of a script without spaces: part of many pairs."""
    return len(keys) == 1 and len(keys[0]) == 1 and is_dense(keys[0])


def _filter(key: str, value: str, minus: bool, reading: _Reading) -> None:
    """Read one filter, or say why it is ignored."""
    folded = " ".join(fold(value.lstrip("#") if key == "tag" else value).split())
    choice = FILTERS[key]
    if choice and folded and folded not in choice:
        begun = [one for one in choice if one.startswith(folded)]
        folded = begun[0] if len(begun) == 1 else folded
    if not folded:
        reading.ignored.append(f"{key}: has no value")
    elif choice and folded not in choice:
        reading.ignored.append(f"{key}:{value[:40]} is none of {', '.join(choice)}")
    elif key == "date" and _days(folded) is None:
        reading.ignored.append(
            f"date:{value[:40]} is no date (2025, 2025-06, 2025..2026, >2025-06)"
        )
    else:
        reading.filters.append(Filter(key, folded, minus))


def _days(value: str) -> tuple[str, str] | None:
    """Return the first and the last day that `value` allows, or None if it is no date."""
    low, dots, high = value.partition("..")
    if dots:
        first, last = _day(low) if low else ("", ""), _day(high) if high else ("", "9999")
        return (first[0], last[1]) if first and last else None
    sign = value[0] if value[0] in "<>" else ""
    found = _day(value[1:].removeprefix("=") if sign else value)
    if found is None:
        return None
    if sign == ">":
        return (found[0] if value[1:2] == "=" else found[1] + "~", "9999")
    if sign == "<":
        return ("", found[1] if value[1:2] == "=" else found[0][:-1])
    return found


def _day(value: str) -> tuple[str, str] | None:
    """Return the first and last day of a year, month or day, as sortable ISO 8601.

    Of a year that is only begun, the years that it may become.
    """
    if 0 < len(value) < 4 and value.isascii() and value.isdigit():
        return f"{value:0<4}-01-01", f"{value:9<4}-12-31"
    match = _DAY.match(_BEGUN.sub("", value))
    if not match:
        return None
    year, month, day = match.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if month is None:
        return f"{year}-01-01", f"{year}-12-31"
    if day is None:
        return f"{year}-{int(month):02}-01", f"{year}-{int(month):02}-31"
    exact = f"{year}-{int(month):02}-{int(day):02}"
    return exact, exact


def in_days(known: str, value: str) -> bool:
    """Say whether a document dated `known` (ISO 8601, as far as known) fits `date:value`."""
    wanted, have = _days(value), _day(known[:10])
    return wanted is not None and have is not None and have[0] <= wanted[1] and wanted[0] <= have[1]
