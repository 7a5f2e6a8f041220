"""The blocks of a plain text, which has no signs: what a reader's eye takes for headings.

Two manners of writing are told apart. Where lines are paragraphs (saved articles, most
exports), a short line without a full stop before a longer one is a heading. Where lines
are wrapped by hand (books, mails), a heading must stand alone between blank lines.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import itemgetter

from tui.documents.bylines import (
    bylines,
    described,
    is_furniture,
    matter_blocks,
    without_bylines,
)
from tui.documents.document import Block
from tui.documents.matter import front_matter, header_block, metadata_of
from tui.documents.structure import Structure, block, lines
from tui.text.speakers import turns

__all__ = ["structure"]

_MOST = 5_000_000
_LONG_LINE = 120
_ITEM = re.compile(r"([ \t]*)(?:[-*+•‣–—]|\(?\d{1,3}[.)])[ \t]+(?=\S)")
_UNDERLINE = re.compile(r"[ \t]*([=\-~*_])\1{2,}[ \t]*\Z")
_NUMBERED = re.compile(
    r"(?:(?:chapter|part|book|section|act|scene|appendix|article)\s+[\divxlc]{1,7}\b"
    r"|\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+[A-Z]|[IVXLC]{1,7}\.?\Z)",
    re.IGNORECASE,
)
_NO_HEADING_END = (".", ",", ";", ":", "!", "”", '"', "’", ")", "…", "-", "—", "|")


def structure(text: str) -> Structure:
    """Return the metadata of a header block or front matter, and the blocks.

    Above 5 MB only the first 5 MB are looked at.
    """
    end, fields = front_matter(text)
    start = 0
    if not end:
        start = len(text[:1000]) - len(text[:1000].lstrip("\n"))
        end, fields = header_block(text, start)
        end = end if fields else 0
    matter = [block("matter", start, end)] if end else []
    part = text if len(text) <= _MOST else text[: text.rfind("\n", 0, _MOST) + 1]
    rows = list(lines(part, end))
    top = bylines(rows)
    spoken = _spoken(part, end)
    if spoken:  # turns hold no headings
        first = spoken[0].span.start
        before = bisect_left(rows, first, key=itemgetter(0))
        found = [one for one in _blocks(rows[: before + 1]) if one.span.end <= first]
    else:
        found = _blocks(rows)
    found = without_bylines(found, top, text)
    found += [one for one in matter_blocks(top, found) if not spoken or one.span.end <= first]
    blocks = sorted((*matter, *found, *spoken), key=lambda b: (b.span.start, b.span.end))
    return Structure(described(metadata_of(fields), top), tuple(blocks))


def _spoken(text: str, start: int) -> list[Block]:
    """Return the turns of a transcript, each with its speaker; none in any other text."""
    return [
        Block("speech", turn.whole.shift(start) if start else turn.whole, label=turn.label)
        for turn in turns(text[start:] if start else text)
    ]


def _blocks(rows: list[tuple[int, str]]) -> list[Block]:
    full = [index for index, (_, line) in enumerate(rows) if line and not line.isspace()]
    size = sum(len(rows[index][1]) for index in full)
    in_long = sum(len(rows[i][1]) for i in full if len(rows[i][1]) > _LONG_LINE)
    unwrapped = in_long * 2 > size
    found: list[Block] = []
    for at, index in enumerate(full):
        position, line = rows[index]
        end = position + len(line)
        alone = at == 0 or full[at - 1] < index - 1
        item = _ITEM.match(line) if line[0] in " \t-*+•‣–—(0123456789" else None
        listed = alone or unwrapped or (bool(found) and found[-1].kind == "item")
        numbered = _NUMBERED.match(line) is not None and len(line) <= 80
        if item is not None and listed and not numbered:
            found.append(block("item", position + len(item[1]), end, 1))
            continue
        following = full[at + 1] if at + 1 < len(full) else -1
        if following < 0 or not _may_be_heading(line):
            continue
        next_line = rows[following][1]
        if following == index + 1 and _UNDERLINE.match(next_line):
            found.append(block("heading", position, end + 1 + len(next_line), 1))
        elif _NUMBERED.match(line.strip()) and (
            len(next_line) > len(line) if unwrapped else alone and following > index + 1
        ):
            found.append(block("heading", position, end, 1))
        elif _heads(line, next_line, apart=alone and following > index + 1, unwrapped=unwrapped):
            found.append(block("heading", position, end, 1 if line.isupper() else 2))
    return found


def _may_be_heading(line: str) -> bool:
    """Short, not ended like a sentence, and begun like a title."""
    stripped = line.strip()
    if not stripped or len(stripped) > 100 or stripped.endswith(_NO_HEADING_END):
        return False
    first = stripped[0]
    begins = first.isupper() or first.isdigit() or first in "“\"‘'¿¡"
    return begins and not is_furniture(stripped)


def _heads(line: str, following: str, *, apart: bool, unwrapped: bool) -> bool:
    """Say whether a short line stands over the prose of the following one."""
    if not any(map(str.isalpha, line)) or _UNDERLINE.match(following):
        return False
    prose = len(following) > 2 * len(line) and following.rstrip().endswith(
        (".", "”", "?", "!", ":")
    )
    if unwrapped:
        return prose or (apart and _may_be_heading(following) and len(following) < 100)
    return apart and len(line.strip()) <= 72 and len(following.strip()) > 30
