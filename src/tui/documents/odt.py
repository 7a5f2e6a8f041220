"""ODT: paragraphs, headings, lists, tables and notes of an OpenDocument text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.documents.building import Builder, Extracted, page_mark, table_text
from tui.documents.containers import Archive, parse_xml
from tui.documents.officefacts import OfficeFacts
from tui.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["extract"]

_SKIPPED = frozenset(
    (
        "tracked-changes",
        "annotation",
        "annotation-end",
        "forms",
        "table-of-content",
        "automatic-styles",
    )
)
_MOST_BLANKS = 1_000


def extract(
    file: Path, form: str, *, limit: int | None = None, encoding: str | None = None
) -> Extracted:
    """Read an OpenDocument text (`limit` is not needed: the whole is fast).

    Raises:
        DocumentError: when it is damaged, encrypted, or no OpenDocument.
    """
    del form, encoding, limit
    archive = Archive(file)
    if "content.xml" not in archive:
        raise DocumentError("this is no OpenDocument text (it has no content.xml)")
    facts = OfficeFacts(("initial-creator", "creator"), ("creation-date", "date"))
    if "meta.xml" in archive:
        parse_xml(archive.chunks("meta.xml"), facts)
    body = _Body(Builder())
    parse_xml(archive.chunks("content.xml"), body)
    for number, note in enumerate(body.notes, start=1):
        body.builder.add("item", f"[{number}] {note}", level=1)
    return body.builder.result(facts.metadata())


class _Body:
    """Turns the content's events into blocks.

    Notes stand inside paragraphs in this format; their texts are gathered and go to the end.
    """

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.notes: list[str] = []
        self._open: list[tuple[str, int, list[str]]] = []  # paragraph: kind, level, parts
        self._tables: list[list[list[list[str]]]] = []
        self._lists: list[int] = []
        self._item_started = False
        self._skipping = 0
        self._citation = False
        self._note_depth = 0
        self._page = 1

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._skipping or name in _SKIPPED:
            self._skipping += 1
        elif name in ("h", "p"):
            level = attributes.get("outline-level", "1")
            depth = int(level) if level.isdecimal() and len(level) < 3 else 1
            quote = "quot" in attributes.get("style-name", "").lower()
            kind = "heading" if name == "h" else "quote" if quote else "paragraph"
            self._open.append((kind, depth if name == "h" else 0, []))
        elif name == "note":
            self._note_depth = len(self._open)
            self.notes.append("")
            self._text(f"[{len(self.notes)}]")
        elif name == "note-citation":
            self._citation = True
        elif name in ("list", "list-item", "list-header"):
            self._start_list(name, attributes)
        elif name == "table":
            self._tables.append([])
        elif self._tables and name in ("table-row", "table-cell"):
            self._start_cell(name)
        else:
            self._sign(name, attributes)

    def _start_list(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "list":
            self._lists.append(0)
            return
        if self._lists:
            start = attributes.get("start-value", "")
            self._lists[-1] = (
                int(start) if start.isdecimal() and len(start) < 7 else self._lists[-1] + 1
            )
        self._item_started = False

    def _start_cell(self, name: str) -> None:
        if name == "table-row":
            self._tables[-1].append([])
        elif self._tables[-1]:
            self._tables[-1][-1].append([])

    def _sign(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "s":
            count = attributes.get("c", "1")
            self._text(
                " " * min(_MOST_BLANKS, int(count) if count.isdecimal() and len(count) < 6 else 1)
            )
        elif name == "tab":
            self._text("\t")
        elif name == "line-break":
            self._text("\n")
        elif name == "soft-page-break":
            self._page += 1
            if self._open:
                self._open[-1][2].append(page_mark(f"p. {self._page}"))
            else:
                self.builder.locate(f"p. {self._page}")

    def end(self, name: str) -> None:
        if self._skipping:
            self._skipping -= 1
        elif name in ("h", "p") and self._open:
            self._write(*self._open.pop())
        elif name == "note-citation":
            self._citation = False
        elif name == "note":
            self._note_depth = 0
        elif name == "list" and self._lists:
            self._lists.pop()
        elif name == "table" and self._tables:
            self._end_table()

    def data(self, text: str) -> None:
        if self._skipping or self._citation or not self._open:
            return
        # White space is collapsed, as the format wants it; blanks that count are <text:s/>.
        flat = " ".join(text.replace("\0", "").split())
        if flat:
            flat = (" " if text[0].isspace() else "") + flat + (" " if text[-1].isspace() else "")
        self._text(flat or (" " if text else ""))

    def _text(self, text: str) -> None:
        if self._open:
            self._open[-1][2].append(text)

    def _write(self, kind: str, level: int, parts: list[str]) -> None:
        text = "".join(parts).strip("\n ")
        if not text:
            return
        if self._note_depth and len(self._open) >= self._note_depth:
            self.notes[-1] = f"{self.notes[-1]} {text}".strip()
        elif self._tables and self._tables[-1] and self._tables[-1][-1]:
            self._tables[-1][-1][-1].append(text)
        elif kind == "heading":
            self.builder.add("heading", text, level=level)
        elif self._lists:
            marker = "" if self._item_started else "• "
            self._item_started = True
            self.builder.add("item", marker + text, level=len(self._lists))
        elif kind == "quote":
            self.builder.add("quote", text, level=1)
        else:
            self.builder.add("paragraph", text)

    def _end_table(self) -> None:
        table = self._tables.pop()
        rows = [["\n".join(cell) for cell in row] for row in table]
        if self._tables and self._tables[-1] and self._tables[-1][-1]:
            self._tables[-1][-1][-1].append(table_text(rows))
        else:
            self.builder.add("table", table_text(rows))
