"""CSV (RFC 4180) for spreadsheets: an annotation a row, a field a column.

A cell that a spreadsheet would run as a formula gets an apostrophe in front, as OWASP asks
(https://owasp.org/www-community/attacks/CSV_Injection), and loses it again when it is read.
Several values in one cell are separated by `; `, and a semicolon inside one by a backslash
before it.

A file's name may hold bytes that are no UTF-8. They stand as `udcXX` behind a backslash in a
table that was written to a file, and are these bytes again when it is read; in other columns
such words are left alone.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from typing import TYPE_CHECKING, Any

from tui.annotations.annotation import Annotation, Link
from tui.errors import ExchangeError
from tui.exchange.item import Item

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["COLUMNS", "read", "write"]

_TEXTS = ("quote", "note", "attribution", "verdict", "certainty")
_MORE_TEXTS = ("created", "modified", "creator", "prefix", "suffix", "text_sha256")
_NUMBERS = ("start", "end")
_LISTS = ("tags", "kinds")

COLUMNS = (
    *("id", "path", "quote", "note", "tags", "verdict", "attribution", "certainty", "kinds"),
    *("links", "status", "created", "modified", "creator", "prefix", "suffix"),
    *("start", "end", "text_sha256"),
)

_NULLABLE = {"attribution", "verdict", "certainty"}
_BYTE_OF_A_NAME = re.compile(r"\\u(dc[89a-f][0-9a-f])")
_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def write(items: Iterable[Item]) -> str:
    """Return a table with a head and a row for each item."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, quoting=csv.QUOTE_MINIMAL)
    writer.writerow(COLUMNS)
    for item in items:
        cells = _cells(item)
        writer.writerow([_guarded(cells[column]) for column in COLUMNS])
    return stream.getvalue()


def read(text: str) -> list[Item]:
    """Return the items of a table; it needs the columns `path` and `quote` at least.

    Raises:
        ExchangeError: when it is no such table; the message names the row.
    """
    text = text.removeprefix("\ufeff")
    if not text.strip():
        return []
    limit = csv.field_size_limit(sys.maxsize)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
        return list(_items(rows))
    except csv.Error as error:
        raise ExchangeError(f"this is not CSV: {error}.") from error
    finally:
        csv.field_size_limit(limit)


def _delimiter(text: str) -> str:
    """Return what parts the cells: much of Europe's spreadsheets write semicolons, some tabs."""
    first = text.partition("\n")[0].lower()
    for delimiter in ",;\t":
        if {"path", "quote"} <= {head.strip(' "\r') for head in first.split(delimiter)}:
            return delimiter
    return ","


def _items(rows: Iterator[list[str]]) -> Iterator[Item]:
    heads = [head.strip().lower() for head in next(rows)]
    if not {"path", "quote"} <= set(heads):
        raise ExchangeError("the first row must name the columns; path and quote are needed.")
    for number, row in enumerate(rows, 2):
        if not any(row):
            continue
        if len(row) > len(heads):
            raise ExchangeError(f"row {number} has {len(row)} cells under {len(heads)} heads.")
        cells = {head: _unguarded(cell) for head, cell in zip(heads, row, strict=False)}
        if not cells.get("path"):
            raise ExchangeError(f"row {number} names no document.")
        path = _BYTE_OF_A_NAME.sub(lambda byte: chr(int(byte[1], 16)), cells["path"])
        yield Item(path, _annotation(cells, number), status=cells.get("status") or "exact")


def _cells(item: Item) -> dict[str, str]:
    annotation = item.annotation
    cells = {"id": annotation.id, "path": item.path, "status": item.status}
    for name in (*_TEXTS, *_MORE_TEXTS):
        cells[name] = getattr(annotation, name) or ""
    for name in _NUMBERS:
        value = getattr(annotation, name)
        cells[name] = "" if value is None else str(value)
    for name in _LISTS:
        cells[name] = _joined(getattr(annotation, name))
    cells["links"] = _joined(f"{link.relation} {link.to}" for link in annotation.links)
    return cells


def _annotation(cells: Mapping[str, str], number: int) -> Annotation:
    values: dict[str, Any] = {}
    for name in (*_TEXTS, *_MORE_TEXTS):
        values[name] = cells.get(name) or (None if name in _NULLABLE else "")
    for name in _NUMBERS:
        digits = (cells.get(name) or "").strip()
        if digits and not (digits.isascii() and digits.isdecimal() and len(digits) < 19):
            raise ExchangeError(f"row {number}: {name} must be a whole number.")
        values[name] = int(digits) if digits else None
    for name in _LISTS:
        values[name] = tuple(dict.fromkeys(_parts(cells.get(name) or "")))
    links = (part.split(" ", 1) for part in _parts(cells.get("links") or "") if " " in part)
    values["links"] = tuple(Link(relation, to) for relation, to in links)  # type: ignore[arg-type]  # a newer gloss may know more relations
    return Annotation(id=cells.get("id") or "", **values)


def _guarded(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _joined(values: Iterable[str]) -> str:
    return "; ".join(value.replace("\\", "\\\\").replace(";", "\\;") for value in values)


def _parts(cell: str) -> Iterator[str]:
    """Yield the values of a cell that :func:`_joined` made, or that a person typed."""
    part: list[str] = []
    characters = iter(cell)
    for character in characters:
        if character == "\\":
            part.append(next(characters, "\\"))
        elif character == ";":
            yield "".join(part).strip()
            part = []
        else:
            part.append(character)
    if last := "".join(part).strip():
        yield last
