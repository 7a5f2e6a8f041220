"""What Markdown's signs say about a text, without taking them away.

Inline marks only: emphasis, code, links. The signs stay in the text, so that no offset moves; the
reader draws them faintly and what they mark in its own style. A mark may run over the ends of
source lines, never over that of a paragraph: a text wrapped by hand breaks anywhere. Each pattern
is linear: what it may cross is capped, and no part of it can match the same text in two ways.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.text.source import TextSource

__all__ = ["heading_level", "heading_words", "inline_marks", "paragraph_around"]

_INLINE = re.compile(
    r"(?P<code>(?<!`)(?P<tick>`{1,3})(?!`)[^`]{1,400}(?P=tick)(?!`))"
    r"|(?P<both>(?<![\w*\\])\*\*\*(?=[^\s*])[^*]{1,600}(?<=[^\s*\\])\*\*\*(?![\w*]))"
    r"|(?P<strong>(?<![\w*\\])\*\*(?=[^\s*])(?:[^*]|(?<!\*)\*(?!\*)){1,600}(?<=[^\s\\])\*\*(?!\*))"
    r"|(?P<strong_>(?<![\w_\\])__(?=[^\s_])(?:[^_]|(?<!_)_(?!_)){1,600}(?<=[^\s\\])__(?![\w_]))"
    r"|(?P<emphasis>(?<![\w*\\])\*(?=[^\s*])[^*]{1,600}(?<=[^\s*\\])\*(?![\w*]))"
    r"|(?P<emphasis_>(?<![\w_\\])_(?=[^\s_])[^_]{1,600}(?<=[^\s_\\])_(?![\w_]))"
    r"|(?P<struck>(?<![\w~\\])~~(?=[^\s~])[^~]{1,600}(?<=[^\s~\\])~~(?![\w~]))"
    r"|(?P<link>!?\[(?P<label>[^\[\]]{1,400})\]"
    r"\((?:[^()\s]|\([^()\s]{0,200}\)){0,600}(?:\s{1,4}\"[^\"\n]{0,200}\")?\))"
)
_SIZES = {"both": 3, "strong": 2, "emphasis": 1, "struck": 2}
_ROOM = 2_048
"""Code points on each side of a line that are looked at for the rest of its paragraph."""
_QUOTE = re.compile(r"[ \t]{0,3}(?:> ?)+")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|\Z)")
_ALONE = re.compile(r"[ \t]*(?:\Z|#{1,6}(?:\s|\Z)|\||```|~~~|([-*_=])[ \t]*(?:\1[ \t]*){1,200}\Z)")
_UNDERLINE = re.compile(r"\n[ \t]*(?:=+|-+)[ \t]*\Z")
_CLOSING = re.compile(r"(?<=\s)#+\Z")
_HEADING = re.compile(r" {0,3}(#{1,6})(?=\s|$)")


def heading_level(line: str) -> int:
    """Return the level of a Markdown heading (ATX form), 0 where the line is none."""
    heading = _HEADING.match(line)
    return len(heading[1]) if heading else 0


def heading_words(text: str) -> str:
    """Return the words of a Markdown heading without the signs that make it one, on one line."""
    line = " ".join(_UNDERLINE.sub("", text).split())
    signs = [(start, end) for start, end, name in inline_marks(line) if name == "sign"]
    for start, end in sorted(signs, reverse=True):
        line = line[:start] + line[end:]
    if heading := _HEADING.match(line):
        line = line[heading.end() :]
    return _CLOSING.sub("", line).strip() or text.strip()


def inline_marks(text: str) -> list[tuple[int, int, str]]:
    """Return `(start, end, name)` of what is marked in a paragraph, and of the signs that mark it.

    Names are `code`, `strong`, `emphasis`, `struck`, `link` and, for the signs, `sign`. A mark
    inside another one follows it.
    """
    return list(_marks(text, 0, len(text)))


def _marks(text: str, low: int, high: int) -> Iterator[tuple[int, int, str]]:
    for match in _INLINE.finditer(text, low, high):
        start, end = match.span()
        if match["link"]:
            left, right = match.span("label")
            name = "link"
        elif match["code"]:
            size, name = len(match["tick"]), "code"
            left, right = start + size, end - size
        else:
            found = next(
                n
                for n in ("both", "strong", "strong_", "emphasis", "emphasis_", "struck")
                if match[n]
            )
            name = found.rstrip("_")
            left, right = start + _SIZES[name], end - _SIZES[name]
        yield start, left, "sign"
        if name == "both":
            yield left, right, "strong"
            yield left, right, "emphasis"
        else:
            yield left, right, name
        if name in {"strong", "struck", "link"}:
            yield from _marks(text, left, right)
        yield right, end, "sign"


def paragraph_around(source: TextSource, start: int, end: int) -> tuple[int, int, bool]:
    """Return where the paragraph of a source line begins and ends, and whether that is all of it.

    A list item is a paragraph, a row of a table is one, a heading is one; no more than about two
    thousand code points on either side of the line `[start, end)` are looked at.
    """
    low, high, whole = start, end, True
    line = here = source.slice(start, end).removesuffix("\n")
    lines = source.slice(start - _ROOM, start).split("\n")[:-1]
    while lines and _goes_on(lines[-1], line):
        if len(lines) == 1 and start > _ROOM:  # the rest of it is out of sight
            whole = False
            break
        line = lines.pop()
        low -= len(line) + 1
    after = source.slice(end, end + _ROOM)
    line = here
    rows = after.split("\n")
    for number, row in enumerate(rows):
        if not _goes_on(line, row):
            break
        if number == len(rows) - 1 and len(after) == _ROOM:
            whole = False
            break
        high += len(row) + 1
        line = row
    return low, min(high, len(source)), whole


def _goes_on(before: str, line: str) -> bool:
    """Say whether the paragraph of one line goes on in the next one."""
    quoted, quotes = _QUOTE.match(before), _QUOTE.match(line)
    if quotes and not quoted:
        return False
    before = before[quoted.end() :] if quoted else before
    line = line[quotes.end() :] if quotes else line
    return not (_ALONE.match(before) or _ALONE.match(line) or _ITEM.match(line))
