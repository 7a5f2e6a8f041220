"""The blocks of an Org text: stars, items, `#+BEGIN_…` blocks, drawers and keywords."""

from __future__ import annotations

import re

from tui.documents.matter import metadata_of
from tui.documents.structure import HEADINGS_ONLY_ABOVE, LineParser, Structure, block, lines

__all__ = ["structure"]

_HEADING = re.compile(r"^(\*{1,20})[ \t]+[^\n]*$", re.MULTILINE)
_KEYWORD = re.compile(r"#\+(\w{1,40}):[ \t]*(.*)")
_BEGIN = re.compile(r"[ \t]*#\+begin_(\w{1,20})", re.IGNORECASE)
_ITEM = re.compile(r"([ \t]*)(?:[-+]|\d{1,9}[.)])[ \t]+|([ \t]+)\*[ \t]+")
_DRAWER = re.compile(r"[ \t]*:\w{1,40}:[ \t]*\Z")
_PLANNED = re.compile(r"[ \t]*(?:CLOSED|SCHEDULED|DEADLINE):[ \t]*[<\[]")
_SETTINGS = frozenset(
    ("options", "startup", "macro", "setupfile", "property", "columns", "bind", "select_tags",
     "exclude_tags", "todo", "seq_todo", "latex_class", "latex_header", "html_head", "exclude")
)  # fmt: skip
"""Keywords that say how Org treats the file, nothing of it."""
_BLOCKS = {
    "quote": "quote",
    "verse": "quote",
    "src": "code",
    "example": "code",
    "comment": "matter",
}


def structure(text: str) -> Structure:
    """Return the metadata of the `#+TITLE:` lines, and the blocks."""
    fields: dict[str, str] = {}
    for _, line in lines(text[:20_000]):
        keyword = _KEYWORD.match(line)
        if keyword is not None and keyword[2].strip():
            name, said = keyword[1].lower(), keyword[2].strip()
            if name == "title" and name in fields:  # Org runs its lines together
                fields[name] += f" {said}"
            elif name not in _SETTINGS:
                fields.setdefault(name, said)
        elif line.startswith("*"):
            break
    if len(text) > HEADINGS_ONLY_ABOVE:
        found = [block("heading", *m.span(), len(m[1])) for m in _HEADING.finditer(text)]
    else:
        found = _Parser(text).blocks
    return Structure(metadata_of(fields), tuple(found))


class _Parser(LineParser):
    """One pass; a `#+BEGIN_…` block or a drawer swallows lines up to its end."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._until = ""
        for position, line in lines(text):
            self._line(position, line)
        self._close()

    def _line(self, position: int, line: str) -> None:
        end = position + len(line)
        stripped = line.strip().lower()
        if self._until:
            self._end = end
            if stripped == self._until:
                self._until = ""
                self._close()
        elif not stripped:
            self._close()
        elif line[0] == "*" and (heading := _HEADING.match(line)) is not None:
            self._open("heading", position, end, len(heading[1]))
            self._close()
        elif (begin := _BEGIN.match(line)) is not None:
            name = begin[1].lower()
            self._open(_BLOCKS.get(name, "quote"), position, end)
            self._until = f"#+end_{name}"
        elif _DRAWER.match(line):
            self._open("matter", position, end)
            self._until = ":end:"
        elif (kind := _kind_of(line)) is not None:
            self._row(kind, position, end)
        elif (item := _ITEM.match(line)) is not None:
            indent = len(item[1] or item[2] or "")
            self._open("item", position + indent, end, indent // 2 + 1)
        elif self._kind in ("text", "item"):
            self._end = end
        else:
            self._open("text", position, end)

    def _row(self, kind: str, position: int, end: int) -> None:
        """Lines that belong together as long as they follow each other."""
        if self._kind == kind:
            self._end = end
        else:
            self._open(kind, position, end)


def _kind_of(line: str) -> str | None:
    if line.startswith(("#+", "# ")) or _PLANNED.match(line):
        return "matter"
    if line.lstrip().startswith("|"):
        return "table"
    return "code" if line.lstrip().startswith(": ") else None
