"""ODT: paragraphs, headings, lists, tables and notes of an OpenDocument text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.documents.building import Builder, Extracted, page_mark, table_text
from tui.documents.containers import Archive, parse_xml
from tui.documents.notemarks import raised
from tui.documents.odtformulas import OdtFormulas
from tui.documents.odtstyles import OdtStyles, small
from tui.documents.officefacts import OfficeFacts
from tui.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

__all__ = ["extract"]

_SKIPPED = frozenset(
    (
        "tracked-changes",
        "annotation",
        "annotation-end",
        "forms",
        "table-of-content",
        "alphabetical-index",
    )
)
_MOST_BLANKS = 1_000
_MOST_REPEATED = 100
_CELLS = ("table-cell", "covered-table-cell")
_LIST_PARTS = ("list", "list-item", "list-header")


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
    styles = OdtStyles()
    if "styles.xml" in archive:
        parse_xml(archive.chunks("styles.xml"), styles)
    body = _Body(Builder(), styles, OdtFormulas(archive).take)
    parse_xml(archive.chunks("content.xml"), body)
    body.end_listing()
    for number, note in enumerate(body.notes, start=1):
        body.builder.add("item", f"[{number}] {note}", level=1)
    return body.builder.result(facts.metadata())


@dataclass(slots=True)
class _List:
    """An open list: its style, the number of the item at hand, and whether that has begun."""

    style: str
    count: int
    name: str = ""
    waiting: bool = False  # the item's first paragraph is still to come
    given: int = 0  # the number that the item says it has


class _Body:
    """Turns the content's events into blocks.

    Notes stand inside paragraphs in this format; their texts are gathered and go to the end.
    """

    def __init__(
        self, builder: Builder, styles: OdtStyles, formula_of: Callable[[str], str]
    ) -> None:
        self.builder = builder
        self._formula_of = formula_of
        self._styles = styles
        self._in_styles = False
        self._counted: dict[str, int] = {}  # how far lists came, by name and by style and level
        self.notes: list[str] = []
        self._open: list[tuple[str, int, list[str]]] = []  # paragraph: kind, level, parts
        self._tables: list[list[list[list[str]]]] = []
        self._lists: list[_List] = []
        self._repeated = 1
        self._skipping = 0
        self._citation = False
        self._note_depth = 0
        self._page = 1
        self._spans: list[tuple[int, int]] = []  # open ones: shift, and where they began
        self._listing: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._in_styles or name == "automatic-styles":
            self._in_styles = True
            self._styles.start(name, attributes)
        elif self._skipping or name in _SKIPPED:
            self._skipping += 1
        elif name in ("h", "p"):
            style = self._styles.paragraph(attributes.get("style-name", ""))
            level = min(99, small(attributes.get("outline-level", "")) or style.heading)
            kind = "code" if style.code else "quote" if style.quote else "paragraph"
            kind = "heading" if name == "h" or level else kind
            self._open.append((kind, max(1, level) if kind == "heading" else 0, []))
        elif name == "note":
            self._note_depth = len(self._open)
            self.notes.append("")
            self._text(f"[{len(self.notes)}]")
        elif name == "note-citation":
            self._citation = True
        elif name in _LIST_PARTS:
            self._start_list(name, attributes)
        elif name == "table":
            self._tables.append([])
        elif self._tables and (name == "table-row" or name in _CELLS):
            self._start_cell(name, attributes)
        else:
            self._sign(name, attributes)

    def _start_list(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "list":
            above = self._lists[-1].style if self._lists else ""
            style = attributes.get("style-name", "") or above
            depth = len(self._lists) + 1
            before = attributes.get("continue-list", "")
            if not before and attributes.get("continue-numbering") == "true":
                before = f"{style} {depth}"
            first = self._styles.first(style, depth) - 1
            count = self._counted.get(before, first) if before else first
            self._lists.append(_List(style, count, attributes.get("id", "")))
        elif self._lists:
            self._lists[-1].waiting = name == "list-item"
            self._lists[-1].given = small(attributes.get("start-value", ""))

    def _end_list(self) -> None:
        depth, ended = len(self._lists), self._lists.pop()
        self._counted[f"{ended.style} {depth}"] = ended.count
        if ended.name:
            self._counted[ended.name] = ended.count

    def _marker(self) -> str:
        """Return what stands before the next paragraph of an item: only its first has a sign.

        An item that holds nothing but another list has no number of its own.
        """
        item = self._lists[-1]
        if not item.waiting:
            return ""
        item.waiting = False
        item.count = item.given or item.count + 1
        return self._styles.marker(item.style, [each.count for each in self._lists])

    def _start_cell(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "table-row":
            self._tables[-1].append([])
        elif self._tables[-1]:
            self._tables[-1][-1].append([])
            self._repeated = small(attributes.get("number-columns-repeated", "1"))

    def _sign(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "ruby-text":
            self._text("(")
        elif name == "span":
            shift = self._styles.shift(attributes.get("style-name", ""))
            self._spans.append((shift, len(self._open[-1][2]) if self._open else 0))
        elif name == "s":
            count = attributes.get("c", "1")
            self._text(
                " " * min(_MOST_BLANKS, int(count) if count.isdecimal() and len(count) < 6 else 1)
            )
        elif name == "tab":
            self._text("\t")
        elif name == "line-break":
            self._text("\n")
        elif name == "object" and self._open:
            self._text(self._formula_of(attributes.get("href", "")))
        elif name == "soft-page-break":
            self._page += 1
            if self._open:
                self._open[-1][2].append(page_mark(f"p. {self._page}"))
            else:
                self.builder.locate(f"p. {self._page}")

    def end(self, name: str) -> None:
        if self._in_styles:
            self._in_styles = name != "automatic-styles"
        elif self._skipping:
            self._skipping -= 1
        elif name in ("h", "p") and self._open:
            self._write(*self._open.pop())
        elif name in ("span", "ruby-text"):
            self._end_inline(name)
        elif name == "note-citation":
            self._citation = False
        elif name == "note":
            self._note_depth = 0
        elif name == "list" and self._lists:
            self._end_list()
        elif name in _CELLS and self._tables and self._tables[-1] and self._tables[-1][-1]:
            again = min(self._repeated, _MOST_REPEATED) - 1
            self._tables[-1][-1].extend([list(self._tables[-1][-1][-1])] * again)
            self._repeated = 1
        elif name == "table" and self._tables:
            self._end_table()

    def data(self, text: str) -> None:
        if self._skipping or self._citation or not self._open:
            return
        if len(self._open) == self._note_depth:
            return  # between the paragraphs of a note
        # White space is collapsed, as the format wants it; blanks that count are <text:s/>.
        flat = " ".join(text.replace("\0", "").split())
        if flat:
            flat = (" " if text[0].isspace() else "") + flat + (" " if text[-1].isspace() else "")
        self._text(flat or (" " if text else ""))

    def _text(self, text: str) -> None:
        if self._open:
            self._open[-1][2].append(text)

    def _end_inline(self, name: str) -> None:
        if name == "ruby-text":
            self._text(")")
        elif self._spans:
            self._end_span(*self._spans.pop())

    def _end_span(self, shift: int, start: int) -> None:
        """Write what was raised or lowered as such."""
        if shift and self._open:
            parts = self._open[-1][2]
            new = raised("".join(parts[start:]), lowered=shift < 0, note=False)
            if new is not None:
                parts[start:] = [new]

    def end_listing(self) -> None:
        """Write the lines of a listing, which are a paragraph each."""
        lines, self._listing = self._listing, []
        self.builder.add("code", "\n".join(lines))

    def _write(self, kind: str, level: int, parts: list[str]) -> None:
        text = "".join(parts).strip("\n ")
        if kind == "code" and not (self._note_depth or self._tables or self._lists):
            self._listing.append("".join(parts).rstrip())
            return
        if not text:
            return
        if self._listing:
            self.end_listing()
        if self._note_depth and len(self._open) >= self._note_depth:
            self.notes[-1] = f"{self.notes[-1]} {text}".strip()
        elif self._tables and self._tables[-1] and self._tables[-1][-1]:
            self._tables[-1][-1][-1].append(text)
        elif kind == "heading":
            self.builder.add("heading", text, level=level)
        elif self._lists:
            self.builder.add("item", self._marker() + text, level=len(self._lists))
        elif kind == "quote":
            self.builder.add("quote", text, level=1)
        else:
            self.builder.add("paragraph", text)

    def _end_table(self) -> None:
        table = self._tables.pop()
        if self._listing:
            self.end_listing()
        rows = [["\n".join(cell) for cell in row] for row in table]
        if self._tables and self._tables[-1] and self._tables[-1][-1]:
            self._tables[-1][-1][-1].append(table_text(rows))
        else:
            self.builder.add("table", table_text(rows))
