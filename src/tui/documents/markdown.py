"""The blocks of a Markdown text, in one linear pass over its lines.

The text stays as it is, signs and all; only the places of headings, items, quotes, code
and tables are found. CommonMark's rules, as far as a reader's eye can tell the difference:
no nesting of containers is built, so that nothing can recurse.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from tui.documents.bylines import bylines, described, matter_blocks
from tui.documents.matter import front_matter, header_block, metadata_of
from tui.documents.structure import HEADINGS_ONLY_ABOVE, LineParser, Structure, block, lines

if TYPE_CHECKING:
    from tui.documents.document import Block

__all__ = ["structure"]

_HEADINGS = re.compile(
    r"^ {0,3}(?P<marks>#{1,6})(?=[ \t]|$)[^\n]*$|^(?=\S)[^\n]+\n {0,3}(?P<under>=+|-{2,})[ \t]*$",
    re.MULTILINE,
)
_ATX = re.compile(r" {0,3}(#{1,6})(?:[ \t]|\Z)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_SETEXT = re.compile(r" {0,3}(?:(=+)|(-+))[ \t]*\Z")
_ITEM = re.compile(r"([ \t]*)(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|\Z)")
_RULE = re.compile(r" {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}\Z")
_DELIMITERS = re.compile(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)*[ \t]*(?::?-+:?)?[ \t]*\Z")
_STARTS = frozenset("#>-*+`~=|:_ \t0123456789<{%")
_TITLE = re.compile(r"(#[ \t][^\n]{1,300})\n\n?")
"""The title above the properties of a page, as Notion exports it."""
_FOR_A_SITE = re.compile(
    r"(?:\{%.{0,500}%\}|\{\{[<%].{0,500}[>%]\}\}|\{:.{0,200}\}|:{3,}.{0,200})\Z"
)
"""Lines that the generator of a site acts on: tags of Liquid, shortcodes, attributes, boxes."""
_LISTING = re.compile(r"\{(%|\{[<%])-?[ \t]{0,9}highlight\b")
_COMMENT = "%%"


def structure(text: str) -> Structure:
    """Return the metadata of the front matter, and the blocks.

    Above 5 MB only front matter and headings are looked for.
    """
    end, fields = front_matter(text)
    start = 0
    if not end:
        start = len(text) - len(text[:1000].lstrip("\n")) if len(text) <= 1000 else 0
        end, fields = header_block(text, start)
        end = end if fields else 0
    title = _TITLE.match(text) if not end else None
    if title is not None:
        end, fields = header_block(text, title.end())
        start, end = (title.end(), end) if fields else (0, 0)
    matter = [block("matter", start, end)] if end else []
    if title is not None and end:
        matter.insert(0, block("heading", 0, title.end(1), 1))
    large = len(text) > HEADINGS_ONLY_ABOVE
    found = _headings(text, end) if large else _Parser(text, end).blocks
    top = bylines(list(islice(lines(text[: end + 20_000], end), 40)))
    found.extend(matter_blocks(top, found))
    found.sort(key=lambda b: b.span)
    return Structure(described(metadata_of(fields), top), (*matter, *found))


def _headings(text: str, start: int) -> list[Block]:
    """Find headings alone, with one pattern (some inside code are taken for headings)."""
    return [
        block(
            "heading",
            m.start(),
            m.end(),
            len(m["marks"]) if m["marks"] else "=-".index(m["under"][0]) + 1,
        )
        for m in _HEADINGS.finditer(text, start)
    ]


class _Parser(LineParser):
    """The state of one pass: the block that is open, and since where."""

    def __init__(self, text: str, start: int) -> None:
        super().__init__()
        self._fence = ""
        self._indents: list[int] = []
        at_end = len(text) - len(_COMMENT) if text.endswith(_COMMENT) else -1
        self._last_comment = max(at_end, text.rfind(f"{_COMMENT}\n"))
        for position, line in lines(text, start):
            self._line(position, line)
        self._close()

    def _line(self, position: int, line: str) -> None:
        end = position + len(line)
        if self._fence:
            self._end = end
            stripped = line.strip()
            closes = stripped.startswith(self._fence)
            if self._fence == _COMMENT:
                closes = stripped.endswith(_COMMENT)
            elif self._fence[0] != "{":
                closes = closes and not stripped.strip(self._fence[0])
            if closes:
                self._fence = ""
                self._close()
            return
        if not line or line.isspace():
            self._blank()
        elif line[0] not in _STARTS:
            self._prose(position, end, line)
        else:
            self._marked(position, end, line)

    def _blank(self) -> None:
        if self._kind != "code":  # indented code goes on over blank lines
            self._close()

    def _prose(self, position: int, end: int, line: str) -> None:
        """A line that starts at the margin with no mark: it continues or begins a paragraph."""
        if self._kind in ("text", "item", "quote"):
            self._end = end
            return
        if self._kind == "table" and "|" in line:
            self._end = end
            return
        if line[0] not in " \t":
            self._indents.clear()
        self._open("text", position, end)

    def _marked(self, position: int, end: int, line: str) -> None:
        """A line whose first character may start or end something."""
        if line[0] not in " \t" and not _ITEM.match(line):
            self._indents.clear()
        heading = _ATX.match(line)
        if heading is not None:
            self._open("heading", position, end, len(heading[1]))
            self._close()
            return
        if self._underlines(end, line) or self._delimits(end, line):
            return
        fence = _FENCE.match(line)
        if fence is not None and not (fence[1][0] == "`" and "`" in line[fence.end() :]):
            self._open("code", position, end)
            self._fence = fence[1]
        elif line[0] in "{:%" and self._for_a_site(position, end, line.rstrip()):
            pass
        elif _RULE.match(line):
            self._close()
        elif line.lstrip(" ").startswith(">") and len(line) - len(line.lstrip(" ")) < 4:
            if self._kind == "quote":
                self._end = end
            else:
                self._open("quote", position, end, 1)
        elif self._item(position, end, line) or self._indented(position, end, line):
            pass
        else:
            self._prose(position, end, line)

    def _for_a_site(self, position: int, end: int, line: str) -> bool:
        """See what is written for a program, not for readers: comments, tags, listings in them."""
        if line == _COMMENT and position < self._last_comment:
            self._open("matter", position, end)
            self._fence = _COMMENT
        elif _FOR_A_SITE.match(line) is None:
            return False
        elif (listing := _LISTING.match(line)) is not None and "endhighlight" not in line:
            self._open("code", position, end)
            self._fence = "{% endhighlight" if listing[1] == "%" else f"{{{listing[1]} /highlight"
        else:
            self._open("matter", position, end)
            self._close()
        return True

    def _underlines(self, end: int, line: str) -> bool:
        """See `===` or `---` below a paragraph: the paragraph was a heading."""
        under = _SETEXT.match(line) if self._kind == "text" else None
        if under is None:
            return False
        self._kind, self._end, self._level = "heading", end, 1 if under[1] else 2
        self._close()
        return True

    def _delimits(self, end: int, line: str) -> bool:
        """See `|---|---|` below a line: that line was the head of a table."""
        if self._kind == "table" and "|" in line:
            self._end = end
            return True
        if self._kind != "text" or "|" not in line or "-" not in line:
            return False
        if _DELIMITERS.match(line) is None:
            return False
        self._kind, self._end = "table", end
        return True

    def _item(self, position: int, end: int, line: str) -> bool:
        item = _ITEM.match(line)
        if item is None:
            return False
        indent = len(item[1].expandtabs(4))
        if indent >= 4 and not self._indents:
            return False
        if self._kind == "text" and line[len(item[1])].isdigit() and item[0].strip()[:-1] != "1":
            return False  # "1986. A great year" in the middle of a paragraph
        while self._indents and self._indents[-1] > indent:
            self._indents.pop()
        if not self._indents or self._indents[-1] < indent:
            self._indents.append(indent)
        self._open("item", position + len(item[1]), end, len(self._indents))
        return True

    def _indented(self, position: int, end: int, line: str) -> bool:
        """Four blanks make code, unless they continue a paragraph or stand below an item."""
        if not line.startswith(("    ", "\t")) or self._indents:
            return False
        if self._kind == "code":
            self._end = end
        elif self._kind == "":
            self._open("code", position, end)
        else:
            return False
        return True
