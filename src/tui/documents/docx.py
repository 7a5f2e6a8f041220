"""DOCX: paragraphs, headings, lists, tables and notes of a Word document, as Word shows them.

Read as a stream of XML events. What was deleted under track changes is not there, what was
inserted is. Pages are those of the last time Word laid it out, where it says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.documents.building import Builder, Extracted, flatten, page_mark, table_text
from tui.documents.containers import Archive, parse_xml
from tui.documents.document import Metadata
from tui.documents.formulas import OfficeFormula
from tui.documents.notemarks import raised
from tui.documents.numbering import BULLET
from tui.documents.office import Numbering, Paragraph, Styles, Table, small
from tui.documents.officefacts import OfficeFacts
from tui.documents.officeparts import office_parts
from tui.documents.symbols import symbol
from tui.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tui.documents.document import BlockKind

__all__ = ["extract"]

_SKIPPED = frozenset(
    ("del", "moveFrom", "instrText", "Fallback", "delText", "rPr", "sectPr", "rt", "tabs")
)
_OFF = frozenset(("0", "false", "off"))
_SHIFTS = {"superscript": 1, "subscript": -1}
_SIGNS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}


def extract(
    file: Path, form: str, *, limit: int | None = None, encoding: str | None = None
) -> Extracted:
    """Read a Word document (`limit` is not needed: the whole is fast).

    Raises:
        DocumentError: when it is damaged, encrypted, or no Word document.
    """
    del form, encoding, limit
    archive = Archive(file)
    parts = office_parts(archive)
    main = parts["officeDocument"]
    if main not in archive:
        raise DocumentError("this is no Word document (it has no word/document.xml)")
    styles, numbering, facts = (
        Styles(),
        Numbering(),
        OfficeFacts(("creator",), ("created", "modified")),
    )
    for name, handler in (
        (parts["styles"], styles),
        (parts["numbering"], numbering),
        ("docProps/core.xml", facts),
    ):
        if name in archive:
            parse_xml(archive.chunks(name), handler)
    body = _Body(Builder(), styles, numbering)
    parse_xml(archive.chunks(main), body)
    body.finish()
    for name, kind in ((parts["footnotes"], "footnote"), (parts["endnotes"], "endnote")):
        if name in archive and kind in body.noted:
            reader = _Notes(body, kind, lambda: _Body(Builder(), styles, numbering))
            parse_xml(archive.chunks(name), reader)
    for number in sorted(body.notes):
        body.builder.add("item", f"[{number}] {body.notes[number]}", level=1)
    return body.builder.result(facts.metadata())


class _Body:
    """Turns the body's events into blocks."""

    def __init__(self, builder: Builder, styles: Styles, numbering: Numbering) -> None:
        self.builder = builder
        self.noted: dict[str, dict[str, int]] = {}
        self.notes: dict[int, str] = {}
        self._styles, self._numbering = styles, numbering
        self._paragraphs: list[Paragraph] = []
        self._tables: list[Table] = []
        self._skipping = 0
        self._within = ""  # the outermost element that is left out
        self._in_text = False
        self._page = 1
        self._paged = False
        self._in_run = self._hidden = False
        self._shift = 0
        self._formula: OfficeFormula | None = None
        self._left: list[str] = []  # of a paragraph whose end was deleted

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._skipping == 1:
            self._look(name, attributes.get("val", ""))
        if self._skipping or name in _SKIPPED:
            self._within = self._within if self._skipping else name
            self._skipping += 1
            return
        if name == "r":
            self._in_run, self._hidden, self._shift = True, False, 0
        elif name == "p":
            self._paragraphs.append(Paragraph(self._left))
            self._left = []
        elif name == "tbl":
            self.finish()
            self._tables.append(Table())
        elif name == "tr" and self._tables:
            self._tables[-1].rows.append([])
        elif name == "tc" and self._tables and self._tables[-1].rows:
            self._tables[-1].rows[-1].append([])
            self._tables[-1].span = 1
        elif name in ("gridSpan", "gridBefore") and self._tables and self._tables[-1].rows:
            self._span(self._tables[-1], name, small(attributes.get("val", "")))
        elif self._paragraphs:
            self._inside(self._paragraphs[-1], name, attributes)

    def _look(self, name: str, value: str) -> None:
        """Note how a run looks, as far as that changes what it says."""
        if not self._in_run:
            if name in ("del", "moveFrom") and self._within == "rPr" and self._paragraphs:
                self._paragraphs[-1].goes_on = True
        elif name == "vertAlign":
            self._shift = _SHIFTS.get(value, 0)
        elif name == "vanish":
            self._hidden = value not in _OFF

    def _span(self, table: Table, name: str, columns: int) -> None:
        """Note a cell over several columns, or columns that a row leaves out before its cells."""
        if name == "gridSpan":
            table.span = max(1, columns)
        else:
            table.rows[-1].extend([] for _ in range(columns))

    def _inside(self, paragraph: Paragraph, name: str, attributes: Mapping[str, str]) -> None:
        if self._formula is not None:
            self._formula.start(name, attributes)
        if name == "t":
            self._in_text = True
        elif name == "lastRenderedPageBreak":
            self._page += 1
            self._paged = True
            paragraph.parts.append(page_mark(f"p. {self._page}"))
        elif name == "br" and attributes.get("type") in ("page", "column"):
            paragraph.parts.append("\n")  # lastRenderedPageBreak says where the page really broke
        elif name in _SIGNS:
            paragraph.parts.append(_SIGNS[name])
        elif name == "sym":
            sign = symbol(attributes.get("font", ""), attributes.get("char", ""))
            paragraph.parts.append("" if self._hidden else sign)
        elif name == "oMath":
            self._formula = self._formula or OfficeFormula()
        elif name in ("pStyle", "numId", "ilvl", "outlineLvl"):
            paragraph.note(name, attributes.get("val", ""))
        elif name in ("footnoteReference", "endnoteReference"):
            kind = name.removesuffix("Reference")
            seen = self.noted.setdefault(kind, {})
            number = seen.setdefault(
                attributes.get("id", ""), sum(map(len, self.noted.values())) + 1
            )
            paragraph.parts.append(f"[{number}]")

    def end(self, name: str) -> None:
        if self._skipping:
            self._skipping -= 1
        elif name == "t":
            self._in_text = False
        elif name == "r":
            self._in_run = self._hidden = False
        elif self._formula is not None and self._formula.end(name):
            self._paragraphs[-1].parts.append(self._formula.text)
            self._formula = None
        elif name == "p" and self._paragraphs:
            self._write(self._paragraphs.pop())
        elif name == "tc" and self._tables and self._tables[-1].rows:
            self.finish()
            table = self._tables[-1]
            table.rows[-1].extend([] for _ in range(table.span - 1))
            table.span = 1
        elif name == "tbl" and self._tables:
            self._end_table(self._tables.pop())

    def data(self, text: str) -> None:
        if self._in_text and not (self._skipping or self._hidden) and self._paragraphs:
            if self._shift:
                text = raised(text, lowered=self._shift < 0, note=False) or text
            if self._formula is not None:
                self._formula.data(text)
            else:
                self._paragraphs[-1].parts.append(text)

    def finish(self) -> None:
        """Write what is left of a last paragraph whose end was deleted, also of a cell or note."""
        if self._left:
            parts, self._left = self._left, []
            self._write(Paragraph(parts))

    def _write(self, paragraph: Paragraph) -> None:
        if paragraph.goes_on:
            self._left = paragraph.parts
            return
        text = "".join(paragraph.parts).strip("\n ")
        if self._tables and self._tables[-1].rows and self._tables[-1].rows[-1]:
            if text:
                self._tables[-1].rows[-1][-1].append(text)
            return
        if self._styles.of(paragraph.style).contents:
            return  # the outline shows the headings themselves
        kind, level, marker = self._role(paragraph)
        self.builder.add(kind, (marker if text else "") + text, level=level)

    def _role(self, paragraph: Paragraph) -> tuple[BlockKind, int, str]:
        """Return a paragraph's kind, level and list marker."""
        style = self._styles.of(paragraph.style)
        level = paragraph.outline or style.heading
        list_id = paragraph.list_id or style.list_id
        depth = paragraph.depth if paragraph.depth >= 0 else style.depth
        is_listed = bool(list_id) and list_id != "0"
        if 0 < level <= 9:
            number = self._numbering.marker(list_id, depth) if is_listed else ""
            return "heading", level, "" if number == BULLET else number
        if is_listed:
            deep = max(depth, style.indent) + 1
            return "item", deep, self._numbering.marker(list_id, depth)
        return ("quote", 1, "") if style.quote else ("paragraph", 0, "")

    def _end_table(self, table: Table) -> None:
        rows = [["\n".join(cell) for cell in row] for row in table.rows]
        if self._tables and self._tables[-1].rows and self._tables[-1].rows[-1]:
            self._tables[-1].rows[-1][-1].append(table_text(rows))
        elif max(map(len, rows), default=0) == 1:
            for row in filter(None, rows):
                self.builder.add("paragraph", row[0])
        else:
            self.builder.add("table", table_text(rows))


class _Notes:
    """The foot- or endnotes, by the number of their references; each is read as a body is."""

    def __init__(self, body: _Body, kind: str, reading: Callable[[], _Body]) -> None:
        self._found, self._kind, self._reading = body.notes, kind, reading
        self._numbers = body.noted[kind]
        self._number = 0
        self._body = reading()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == self._kind:
            self._number = self._numbers.get(attributes.get("id", ""), 0)
            self._body = self._reading()
        elif self._number:
            self._body.start(name, attributes)

    def end(self, name: str) -> None:
        if not self._number:
            return
        if name != self._kind:
            self._body.end(name)
            return
        self._body.finish()
        self._found[self._number] = flatten(self._body.builder.result(Metadata()).text)
        self._number = 0

    def data(self, text: str) -> None:
        if self._number:
            self._body.data(text)
