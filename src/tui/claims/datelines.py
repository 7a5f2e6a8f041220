"""Where news begins behind its dateline (“PARIS, 4 July (Wire) — The plant …”).

A dateline says where and when something was written: it is no part of what is claimed, and a town
that stands before the first verb is no source.
"""

from __future__ import annotations

import re

__all__ = ["after_dateline", "is_time"]

_SPAN = 90
_DASHED = re.compile(r" [–—-] |--|\) ?[—–]")
_TOWN = r"[^\W\d_][\w'’.-]{2,24}"
_LARGE = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.-]{1,24}"
_DAY = r"(?:\d{1,2}\.? [^\W\d_]{3,9}\.?|[^\W\d_]{3,9}\.? \d{1,2})(?:,? \d{4})?"
_WIRE = r"(?:\([A-Za-z][\w/ .-]{1,24}\)|/ ?[A-Za-z][\w .-]{1,24}/)"
_DASH = r"(?: ?(?:--|[—–-]) |--(?=[A-ZÀ-Þ]))"
_DATELINE = re.compile(
    rf"(?:{_LARGE}(?: {_LARGE}){{0,3}}(?:, {_TOWN}(?: {_TOWN})?)?(?:,? {_DAY})?(?:(?: |--){_WIRE})?"
    rf"|{_LARGE}\b.{{0,48}}?, {_DAY}(?:(?: |--)?{_WIRE})?"
    rf"|{_TOWN}(?: {_TOWN}){{0,2}}(?:,? {_DAY}(?: {_WIRE})?|(?:, {_TOWN})? {_WIRE}))"
    rf"{_DASH}(?:{_DAY}{_DASH})?(?=[^\W\d_a-zß-ÿ]|[“\"„«])"
)
_BARE = re.compile(rf"{_LARGE}{_DASH}\Z")
_PLAIN = re.compile(rf"(?!\w*[A-Z]\w*[A-Z]){_TOWN}(?: {_TOWN})? [–—-] (?=[A-ZÀ-Þ][a-zß-ÿ]|[“\"„«])")
"""A town alone, as German papers have it (“Potsdam - Der Minister …”)."""
_STOPPED = re.compile(
    rf"{_TOWN}(?:[/-]{_TOWN})?\. (?=(?:Das|Dem|Den|Der|Die|Ein|Eine|Einen|Im|Mit|Nach|Wegen) )"
)
"""A town with a full stop (“Herne. Die Stadt …”), above a German paragraph of some length."""
_REST, _PARAGRAPH = 40, 120
_SENTENCE = 300
_HOUR = r"\d{1,2}(?:[:.h]\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?(?: (?:GMT|BST|UTC|[CEMPW]E?[SD]?T|Uhr))?"
_STAMP = re.compile(
    rf"(?:(?:[Uu]pdate|UPDATE),? )?(?=\d{{1,2}}[:.h]\d|\d{{1,2}} ?[AaPp]\.?[Mm])"
    rf"{_HOUR}(?:(?:\*\*|__):?|:? ?[—–|-]| ?:)(?:\*\*|__)? {{1,3}}(?=[^\W\d_a-zß-ÿ]|[“\"„«])"
    rf"|(?=\d{{1,2}}:\d\d\b){_HOUR} {{1,3}}(?=[^\W\d_a-zß-ÿ]|[“\"„«])"
    r"|\d{1,3}(?:\+\d{1,2})?(?:['’′]:?| ?min(?:ute|s)?\.?:) {1,3}(?=[^\W\d_a-zß-ÿ]|[“\"„«])"
)
"""The time of an entry in a live blog (“**14:10** Ferries …”), or the minute of a match."""
_LOGGED = re.compile(
    rf"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? {_HOUR} ?[—–] ?(?=[^\W\d_a-zß-ÿ]|[“\"])"
)
_TIME = re.compile(
    rf"(?:(?=\d{{1,2}}[:.h]\d){_HOUR}|\d{{1,3}}(?:\+\d{{1,2}})?['’′])"
    r"(?: [A-Z][A-Z -]{2,20}!?)?:?"
)
"""A line that is no more than a time, or says in capitals what happened then (“88' GOAL!”)."""
_UPDATED = ("Update ", "UPDATE ", "Update, ")
_SHORTEST = 5


def after_dateline(  # noqa: PLR0911 - a list of rules
    text: str, start: int, end: int
) -> int:
    """Return where the words of the paragraph `[start, end)` begin behind its dateline, if any."""
    near = min(end, start + _SPAN)
    if text[start].isdigit() or text.startswith(_UPDATED, start):
        stamp = _STAMP.match(text[start:near])
        return start + stamp.end() if stamp else start
    if not text[start].isupper():
        return start
    head = text[start:near]
    dashed = "–" in head or "—" in head or " - " in head or "--" in head
    if not dashed or not _DASHED.search(head):
        stopped = _STOPPED.match(head) if ". " in head and end - start > _PARAGRAPH else None
        return start + stopped.end() if stopped else start
    found = _LOGGED.match(head)
    if found:
        return start + found.end()
    found = _DATELINE.match(head)
    if found is None and (found := _PLAIN.match(head)):
        rest = text[start + found.end() : min(end, start + _SENTENCE)]
        return start + found.end() if len(rest) > _REST and not _DASHED.search(rest) else start
    if found is None or (_BARE.match(found[0]) and len(found[0].split(" ")[0]) < _SHORTEST):
        return start  # “NASA – America's agency – …”
    return start + found.end()


def is_time(text: str, start: int, end: int) -> bool:
    """Say whether a line is no more than the time of the entry below it."""
    return (
        end - start < _REST
        and text[start].isdigit()
        and _TIME.fullmatch(text, start, end) is not None
    )
