"""What the readers of plain-text formats share: a text's blocks, and the title rule."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import accumulate, count
from operator import add
from typing import TYPE_CHECKING, cast

from tui.documents.bylines import is_furniture
from tui.documents.document import Block, Metadata
from tui.documents.titling import title_among
from tui.spans import Span
from tui.text.speakers import turn_bounds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.documents.document import BlockKind

__all__ = [
    "HEADINGS_ONLY_ABOVE",
    "LineParser",
    "Structure",
    "block",
    "heading_text",
    "lines",
    "titled",
]

HEADINGS_ONLY_ABOVE = 5_000_000
_LONGEST_TITLE = 120
_LOOKED_AT = 20_000
_MARKS = re.compile(r"\A[ \t]*(?:#{1,6}|\*{1,8}|={1,6})[ \t]+|[ \t]+#+[ \t]*\Z")
_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1*[ \t]*\Z")
_EMPHASIS = re.compile(r"(\*\*|__|\*|`+)(?=\S)([^*_`\n]{1,300})(?<=\S)\1")
_LINK = re.compile(r"!?\[([^\]\[\n]{1,300})\]\([^()\n]{0,1000}\)")
_NAMED = re.compile(r"\Atitle: +(?=\S)", re.IGNORECASE)
_CHROME = re.compile(
    r"(?:skip to (?:main )?content|skip navigation|menu|search|subscribe|sign in|log in"
    r"|home|today['’]s paper)\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Structure:
    """What a reader finds in a text: metadata, and blocks sorted by start."""

    metadata: Metadata = field(default_factory=Metadata)
    blocks: tuple[Block, ...] = ()


_SPOKEN = (".srt", ".vtt")


def lines(text: str, start: int = 0) -> Iterator[tuple[int, str]]:
    """Yield each line from `start` with the offset of its first code point, without its LF."""
    parts = (text[start:] if start else text).split("\n")
    # No step is taken by Python: there are tens of thousands of lines in a document.
    before = accumulate(map(len, parts), initial=start)
    return zip(map(add, before, count()), parts, strict=False)


def heading_text(text: str, block: Block) -> str:
    """Return a heading as people say it: one line, without the signs of its markup."""
    kept = [
        line
        for line in block.span.of(text).split("\n")
        if line.strip() and not _ADORNMENT.match(line.strip())
    ]
    flat = _MARKS.sub("", " ".join(" ".join(kept)[:2000].split()))
    return _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", flat)).strip()


def titled(text: str, structure: Structure, *, marked: bool, name: str = "") -> Structure:
    """Fill in a missing title: the first heading, else the first line that is one.

    Only headings that are `marked` as such in the source count. A line that stands twice
    near the top is a saved page's title; navigation is skipped. A plain text without a title
    has none when the `name` of its file says more than its first sentence, nor has what is
    only spoken.
    """
    if structure.metadata.title or name.casefold().endswith(_SPOKEN):
        return structure
    title = "" if marked else _repeated_line(text, structure.blocks)
    for one in structure.blocks if marked else ():
        if one.kind == "heading" and one.span.start < _LOOKED_AT:
            candidate = heading_text(text, one)
            if candidate and not _CHROME.match(candidate):
                title = candidate
                break
    if marked:
        title = title or _first_line(text, structure.blocks)
    else:
        title = title or title_among(list(_top_lines(text, structure.blocks)), name)
    title = _NAMED.sub("", title)
    return replace(structure, metadata=replace(structure.metadata, title=_short(title)))


def _top_lines(text: str, blocks: Sequence[Block], count: int = 14) -> Iterator[str]:
    first = blocks[0] if blocks else None
    at_top = first is not None and first.kind == "matter" and not text[: first.span.start].strip()
    start = first.span.end if first is not None and at_top else 0
    spoken = next((one.span.start for one in blocks if one.kind == "speech"), len(text))
    for _, line in lines(text[: min(start + _LOOKED_AT, spoken)], start):
        if line.strip() and not is_furniture(line):
            yield line.strip()
            count -= 1
        if not count:
            return


def _repeated_line(text: str, blocks: Sequence[Block]) -> str:
    seen = set()
    for line in _top_lines(text, blocks):
        if line in seen and 3 <= len(line.split()) <= 40 and not _CHROME.match(line):
            return line
        seen.add(line)
    return ""


def _first_line(text: str, blocks: Sequence[Block]) -> str:
    speaking = turn_bounds(text[:_LOOKED_AT])
    for line in _top_lines(text, blocks):
        if speaking and text.startswith(line, speaking[0][0]):
            return ""  # an interview without a title
        if any(map(str.isalnum, line)) and not _CHROME.match(line):
            return _EMPHASIS.sub(r"\2", _MARKS.sub("", line[:2000]))
    return ""


def _short(title: str) -> str:
    """Return one line of a bearable length: cut after a sentence or else a word."""
    title = " ".join(title.split())
    if len(title) <= _LONGEST_TITLE:
        return title
    cut = title[:_LONGEST_TITLE]
    sentence = max(cut.rfind(mark) for mark in (". ", "? ", "! "))
    if sentence > 20:
        return cut[: sentence + 1]
    return cut[: max(cut.rfind(" "), _LONGEST_TITLE // 2)].rstrip(" ,;:") + "…"


def block(kind: str, start: int, end: int, level: int = 0, label: str = "") -> Block:
    """Make a block from offsets; the short form that the readers use."""
    return Block(cast("BlockKind", kind), Span(start, end), level, label)


class LineParser:
    """One pass over the lines of a text, in which one block at a time is open."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._kind = ""  # of the open block; "text" for a paragraph, "" for none
        self._start = self._end = self._level = 0

    def _open(self, kind: str, start: int, end: int, level: int = 0) -> None:
        self._close()
        self._kind, self._start, self._end, self._level = kind, start, end, level

    def _close(self) -> None:
        if self._kind and self._kind != "text":
            self.blocks.append(block(self._kind, self._start, self._end, self._level))
        self._kind = ""
