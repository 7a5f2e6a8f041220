"""The blocks of a reStructuredText: sections, items, quotes, literal blocks, field lists."""

from __future__ import annotations

import re
from itertools import islice, takewhile

from tui.documents.matter import header_block, metadata_of
from tui.documents.structure import HEADINGS_ONLY_ABOVE, LineParser, Structure, block, lines

__all__ = ["structure"]

_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1{2,}[ \t]*\Z")
_UNDERLINED = re.compile(
    r"^(?=[^\s=\-~^\"'#*+])[^\n]{1,300}\n([=\-~^\"'#*+])\1{2,}[ \t]*$", re.MULTILINE
)
_ITEM = re.compile(
    r"([ \t]*)(?:[-*+•]|(?:\d{1,9}|#|[a-zA-Z])[.)]|\((?:\d{1,9}|[a-zA-Z])\))[ \t]+\S"
)
_FIELD = re.compile(r":([^:\n]{1,60}):(?:[ \t]+|\Z)(.*)")
_EXPLICIT = re.compile(r"\.\.(?:[ \t]|\Z)")
_CODE = re.compile(r"\.\.[ \t]+(?:code|code-block|sourcecode|literalinclude|parsed-literal)::")
# A directive whose body is prose: what it describes or is headed by stands on its own lines up
# to a blank one, what it says may begin behind the colons, behind the version for a change.
_PROSE = re.compile(
    r"\.\.[ \t]+(?:"
    r"(?P<headed>[a-z]+:[a-z][a-z+:-]*|(?:class|static|abstract|coroutine|async)?method|function"
    r"|coroutinefunction|decorator(?:method)?|class|exception|attribute|data|property|type|macro"
    r"|member|var|describe|object|option|cmdoption|program|envvar|confval|setting|opcode|directive"
    r"|2to3fixer|pdbcommand|audit-event|figure|admonition|topic|sidebar|glossary|container|only)::.*"
    r"|(?:attention|caution|danger|error|hint|important|note|tip|warning|seealso|impl-detail"
    r"|epigraph|highlights|pull-quote|compound|todo|availability)::[ \t]*"
    r"|(?:version(?:added|changed|removed)|deprecated(?:-removed)?|soft-deprecated)::"
    r"[ \t]*[^ \t]*(?:[ \t]+\d[\d.]*(?![^ \t]))?[ \t]*)"
)
_NOTE = re.compile(r"\.\.[ \t]+\[(?:#?[\w.-]{0,60}|\*)\](?=[ \t]+\S)")
_DOCTEST = re.compile(r"[ \t]*>>>(?:[ \t]|\Z)")
_TABLE = re.compile(r"[ \t]*(?:\+[-=+]{3,}\+|={2,}(?:[ \t]+={2,})+)[ \t]*\Z")
_MOST_ABOVE = 20
"""Blocks that may stand above the docinfo, or between it and the title."""
_THROUGH_BLANKS = ("code", "matter")
"""Literal blocks that go on behind a blank line."""


def structure(text: str) -> Structure:
    """Return the metadata of the docinfo or header lines, and the blocks."""
    start = len(text) - len(text[:1000].lstrip()) if text[:1].isspace() else 0
    end, fields = header_block(text, start)
    matter = [block("matter", start, end)] if fields else []
    if len(text) > HEADINGS_ONLY_ABOVE:
        levels: dict[str, int] = {}
        found = [
            block("heading", m.start(), m.end(), levels.setdefault(m[1], len(levels) + 1))
            for m in _UNDERLINED.finditer(text)
        ]
    else:
        found = _Parser(text, end if matter else 0).blocks
    below = takewhile(lambda b: b.kind in ("heading", "matter"), found)  # targets, comments too
    said = (b.span.of(text) for b in islice(below, _MOST_ABOVE) if b.kind == "matter")
    fields = fields or next(filter(None, (_docinfo(one) for one in said if one[0] == ":")), {})
    return Structure(metadata_of(fields), (*matter, *found))


def _docinfo(text: str) -> dict[str, str]:
    """Read the field list that stands below the title (`:Author: ...`)."""
    fields: dict[str, str] = {}
    last = ""
    for line in text.split("\n"):
        match = _FIELD.match(line)
        if match is not None:
            last = match[1].lower()
            fields[last] = match[2].strip()
        elif last:
            fields[last] = f"{fields[last]} {line.strip()}".strip()
    return fields


class _Parser(LineParser):
    """One pass over the lines, with one line of looking ahead for underlines."""

    def __init__(self, text: str, start: int) -> None:
        super().__init__()
        self._levels: dict[str, int] = {}
        self._literal = -1  # indentation above which lines are literal, -1 outside
        self._literal_kind = "code"
        self._bodies: list[list[int]] = []  # of prose directives: the indentation of each
        rows = list(lines(text, start))
        index = 0
        while index < len(rows):
            position, line = rows[index]
            if not line or line.isspace():
                if self._literal < 0 or self._kind not in _THROUGH_BLANKS:
                    self._close()
                index += 1
            elif self._goes_on(line):
                self._end = position + len(line)
                index += 1
            else:
                index += self._section(rows, index) or self._line(position, line)
        self._close()

    def _goes_on(self, line: str) -> bool:
        """Say whether a line can only be more of a block: most are, and soon known."""
        if self._literal >= 0:
            return self._kind == self._literal_kind and line[: self._literal + 1].isspace()
        if self._kind != "text" or not line[:1].isalnum():
            return False
        return "::" not in line or not line.rstrip().endswith("::")

    def _section(self, rows: list[tuple[int, str]], index: int) -> int:
        """Return how many lines a section title with its adornments takes, 0 for none."""
        position, line = rows[index]
        if self._literal >= 0:
            if len(line) - len(line.lstrip()) > self._literal:
                return 0
            self._literal = -1
            self._close()
        over = _ADORNMENT.match(line)
        if over is not None and index + 2 < len(rows):
            title, under = rows[index + 1][1], rows[index + 2]
            if title.strip() and under[1].rstrip() == line.rstrip():
                return self._heading(position, under, f"over{over[1]}", 3)
            return 0
        if self._kind == "text" or line[0] in " \t" or index + 1 == len(rows):
            return 0
        below = _ADORNMENT.match(rows[index + 1][1])
        if below is None or len(rows[index + 1][1].rstrip()) * 2 < len(line.strip()):
            return 0
        return self._heading(position, rows[index + 1], below[1], 2)

    def _heading(self, start: int, last: tuple[int, str], style: str, taken: int) -> int:
        level = self._levels.setdefault(style, len(self._levels) + 1)
        self._open("heading", start, last[0] + len(last[1]), level)
        self._close()
        return taken

    def _line(self, position: int, line: str) -> int:
        end = position + len(line)
        stripped = line.strip()
        indent = len(line) - len(line.lstrip())
        if 0 <= self._literal < indent:
            if self._kind != self._literal_kind:
                self._open(self._literal_kind, position, end)
            self._end = end
            return 1
        self._ordinary(position, end, line, indent)
        if stripped.endswith("::") and not _EXPLICIT.match(stripped):
            self._literal, self._literal_kind = indent, "code"
        return 1

    def _ordinary(self, position: int, end: int, line: str, indent: int) -> None:
        bare = line[indent:]
        margin = 0 if self._kind == "matter" else self._margin(indent)
        if bare.startswith("..") and _EXPLICIT.match(bare):
            self._directive(position, end, bare, indent)
        elif self._kind == "table" or (bare[0] in "+=" and _TABLE.match(line)):
            if self._kind != "table":
                self._open("table", position, end)
            self._end = end
        elif self._kind == "code" or (self._kind != "text" and _DOCTEST.match(line)):
            if self._kind != "code":
                self._open("code", position, end)
            self._end = end
        elif self._kind == "matter" or self._is_field(position, line, bare):
            if self._kind != "matter":
                self._open("matter", position, end)
            self._end = end
        elif self._kind != "text" and (item := _ITEM.match(line)) is not None:
            self._open("item", position + len(item[1]), end, indent // 2 + 1)
        elif self._kind in ("text", "item", "quote"):
            self._end = end
        else:
            is_quote = indent > margin and not self._after_item()
            self._open("quote" if is_quote else "text", position, end)

    def _directive(self, position: int, end: int, bare: str, indent: int) -> None:
        """Open what stands behind two dots: what is said there is prose, all else is not."""
        prose = _PROSE.match(bare)
        if (note := _NOTE.match(bare)) is not None:
            start = position + indent
            self._open("matter", start, start + note.end())
            self._open("item", end - len(bare[note.end() :].lstrip()), end, 1)
            return
        if prose is None:
            is_code = _CODE.match(bare) is not None
            self._open("matter", position, end)
            self._literal, self._literal_kind = indent, "code" if is_code else "matter"
            return
        self._bodies.append([indent, -1])
        if prose["headed"] is not None:
            self._open("matter", position, end)
            return
        said = position + indent + prose.end()
        self._open("matter", position, position + indent + len(bare[: prose.end()].rstrip()))
        self._close()
        if said < end:
            self._open("text", said, end)

    def _is_field(self, position: int, line: str, bare: str) -> bool:
        """Say whether a line is a field, or an option right below a directive."""
        if self._kind == "text":
            return False
        last = self.blocks[-1] if self.blocks else None
        below = last is not None and last.kind == "matter" and last.span.end == position - 1
        return _FIELD.match(bare if below else line) is not None

    def _margin(self, indent: int) -> int:
        """Return where the lines of the directive around this one begin, 0 outside of any."""
        while self._bodies and indent <= self._bodies[-1][0]:
            self._bodies.pop()
        if not self._bodies:
            return 0
        body = self._bodies[-1]
        if body[1] < 0:
            body[1] = indent
        return body[1]

    def _after_item(self) -> bool:
        return bool(self.blocks) and self.blocks[-1].kind == "item"
