"""The lines around an article's title: who wrote it, when, and what the page adds.

Saved pages have no front matter, but near their top a line that is little more than a date,
or that begins with “By”. Such lines are no headings and no prose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.documents.dates import iso_date
from tui.documents.document import Block, Metadata
from tui.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "Bylines",
    "bylines",
    "described",
    "is_byline",
    "is_furniture",
    "matter_blocks",
    "without_bylines",
]

_TOP_LINES = 14
_LONGEST = 120
_BY = re.compile(
    r"(?i:(?:written |posted |reported |story )?by:?) +([A-Z][\w.'’-]*(?: [\w.'’-]+){0,6})"
    r"(?: *[|·•,–—-] .*)?\Z"
)
_BY_ELSEWHERE = re.compile(
    r"(?:Von|VON|Par|PAR|Por|POR) +([^\W\d_][\w.'’ -]{2,80}?)(?: *[|·•,–—] .*)?\Z"
)
"""The same in German, French and Spanish, where the word also stands before much else."""
_BETWEEN_NAMES = frozenset(("und", "et", "y", "e", "de", "del", "la", "van", "von", "der", "den"))
_DATED = re.compile(
    r"\A(?:first |last )?(?:published|updated|posted|modified|date|on)(?: on| at)?:? ",
    re.IGNORECASE,
)
_ADDED = re.compile(
    r"(?:advertisement|advertising|sponsored|share(?: this.*)?|tags?: .*|topics?: .*|filed under.*"
    r"|categor(?:y|ies): .*|\d{1,3} min(?:ute)?s? read|reading time:? .*|photo: .*|image: .*"
    r"|read more:? .*|related: .*|sign up .*|subscribe.*|follow us.*|comments? ?\(?\d*\)?)\Z",
    re.IGNORECASE,
)
_REST = re.compile(
    r"[\W\d_]+|\b(?:min(?:ute)?s?|read|updated|published|posted|edt|est|gmt|utc|at|am|pm)\b",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Bylines:
    """What the top of a text says, and where: spans of whole lines, in order."""

    author: str = ""
    date: str = ""
    spans: tuple[Span, ...] = ()


def is_furniture(line: str) -> bool:
    """Say whether a whole line is what a page adds to its article, or little but a date."""
    line = line.strip()
    if not line or len(line) > _LONGEST:
        return False
    return _ADDED.match(line) is not None or bool(_date_of(line))


def is_byline(line: str) -> bool:
    """Say whether a whole line, without blanks around it, only names who wrote what follows."""
    if len(line) > _LONGEST or line.endswith((".", "?", "!", ":")):
        return False
    return bool(_author(line))


def _author(line: str) -> str:
    """Return who a line says wrote what follows, else empty."""
    if by := _BY.match(line):
        return by[1].strip()
    names = _BY_ELSEWHERE.match(line)
    words = names[1].split() if names else []
    large = sum(1 for word in words if word[0].isupper())
    others = [word for word in words if not word[0].isupper()]
    return " ".join(words) if large > 1 and _BETWEEN_NAMES.issuperset(others) else ""


def bylines(rows: Sequence[tuple[int, str]]) -> Bylines:
    """Look through the first lines (offset, text) of a text."""
    author = date = ""
    spans = []
    left = _TOP_LINES
    for position, line in rows:
        stripped = line.strip()
        if not stripped:
            continue
        left -= 1
        if left < 0:
            break
        if len(stripped) > _LONGEST:
            continue
        dated = _date_of(stripped)
        by = _author(stripped) if is_byline(stripped) else ""
        if by and not author:
            author = by
            dated = dated or _longer("", iso_date(stripped))
        date = _longer(date, dated)
        if dated or by or _ADDED.match(stripped):
            start = position + line.index(stripped)
            spans.append(Span(start, start + len(stripped)))
    return Bylines(author, date, tuple(spans))


def described(metadata: Metadata, found: Bylines) -> Metadata:
    """Fill in what is not known better."""
    return replace(
        metadata, author=metadata.author or found.author, date=metadata.date or found.date
    )


def matter_blocks(found: Bylines, taken: Sequence[Block]) -> list[Block]:
    """Return the lines as blocks, but for those that stand in other blocks."""
    return [
        Block("matter", span)
        for span in found.spans
        if not any(block.span.overlaps(span) for block in taken)
    ]


def without_bylines(blocks: Sequence[Block], found: Bylines, text: str) -> list[Block]:
    """Return `blocks` but for headings that only name who wrote what follows.

    The first line of all is a title, whatever it begins with.
    """
    starts = {span.start for span in found.spans}
    return [
        block
        for block in blocks
        if block.kind != "heading"
        or block.span.start not in starts
        or not is_byline(block.span.of(text).strip())
        or not text[: block.span.start].strip()
    ]


def _date_of(line: str) -> str:
    """Return the date of a line that is little more than one; the year alone is not enough."""
    known = iso_date(_DATED.sub("", line, count=1))
    if len(known) < 7:
        return ""
    rest = _REST.sub("", _MONTH.sub("", line))
    return known if len(rest) <= 12 else ""


def _longer(one: str, other: str) -> str:
    return other if len(other) > len(one) else one
