"""CSV (RFC 4180) for spreadsheets: an annotation a row, a field a column.

A cell that a spreadsheet would run as a formula gets an apostrophe in front, as OWASP asks
(https://owasp.org/www-community/attacks/CSV_Injection), and loses it again when it is read.
Several values in one cell are separated by `; `, and a semicolon inside one by a backslash
before it. What few annotations have stands in one more column, as JSON, if any of them has it;
columns that are nothing to gloss are kept with the annotation, and come back in it.

A file's name may hold bytes that are no UTF-8. They stand as `udcXX` behind a backslash in a
table that was written to a file, and are these bytes again when it is read; in other columns
such words are left alone.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from itertools import chain
from typing import TYPE_CHECKING, Any

from tui.annotations.annotation import Annotation, from_row, to_row
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
_NOTHING_BEHIND = re.compile(r"(?<=\d)[.,]0{1,9}\Z")
"""What data frames write behind a whole number in a column that has gaps."""
_FORMULA = re.compile(r"'*(?:\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])")
"""The four signs, also in the width of Japanese ones; some programs drop blanks before them."""
_MORE = "more"
_NOT_KEPT = frozenset(("status", "found", "confidence", "title", _MORE))
"""Columns that say how things stand, and are no part of an annotation."""
_SEPARATOR = re.compile(r'"?sep=([^"\r\n\x1e])"?[\r\n]+', re.IGNORECASE)
"""The line by which a table tells Excel what parts its cells."""
_END = "\x1e" * 16
"""A row that no table holds and no sign parts, put behind the last one to see that it had ended."""


def write(items: Iterable[Item]) -> str:
    """Return a table with a head and a row for each item."""
    rows = [_cells(item) for item in items]
    columns = (*COLUMNS, _MORE) if any(_MORE in cells for cells in rows) else COLUMNS
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, quoting=csv.QUOTE_MINIMAL)
    writer.writerow(columns)
    for cells in rows:
        writer.writerow([_guarded(cells.get(column, "")) for column in columns])
    return stream.getvalue()


def read(text: str) -> list[Item]:
    """Return the items of a table; it needs the columns `path` and `quote` at least.

    Raises:
        ExchangeError: when it is no such table, or only a part of it; the message names the row.
    """
    text = text.removeprefix("\ufeff")
    text = text[_blank_before(text) :]
    if not text:
        return []
    delimiter = _delimiter(text)
    if told := _SEPARATOR.match(text):
        delimiter, text = told[1], text[told.end() :]
    limit = csv.field_size_limit(sys.maxsize)
    try:
        lines = chain(io.StringIO(text, newline=""), ("\n", _END))
        return list(_items(csv.reader(lines, delimiter=delimiter)))
    except csv.Error as error:
        raise ExchangeError(f"this is not CSV: {error}.") from error
    finally:
        csv.field_size_limit(limit)


def is_table(text: str) -> bool:
    """Say whether `text` begins with the heads of a table of annotations."""
    text = text[_blank_before(text) :].removeprefix("\ufeff")
    return bool(_SEPARATOR.match(text)) or _heads(text, _delimiter(text)) >= {"path", "quote"}


def _blank_before(text: str) -> int:
    """Return where the first line that says something begins: its first head may be empty."""
    blank = len(text) - len(text.lstrip())
    ends = (text.rfind(end, 0, blank) + 1 for end in "\r\n")
    return max(ends) if blank < len(text) else blank


def _delimiter(text: str) -> str:
    """Return what parts the cells: much of Europe's spreadsheets write semicolons, some tabs."""
    return next((d for d in ",;\t" if _heads(text, d) >= {"path", "quote"}), ",")


def _heads(text: str, delimiter: str) -> set[str]:
    first = re.split(r"[\r\n]", text, maxsplit=1)[0].lower()
    return {head.strip(' "') for head in first.split(delimiter)}


def _items(rows: Iterator[list[str]]) -> Iterator[Item]:
    heads = [head.strip().lower() for head in next(rows)]
    if not {"path", "quote"} <= set(heads):
        raise ExchangeError("the first row must name the columns; path and quote are needed.")
    unsaid = frozenset(COLUMNS) - set(heads)
    row: list[str] = []
    for number, row in enumerate(rows, 2):
        if not any(row) or row == [_END]:
            continue
        if any(row[len(heads) :]):
            raise ExchangeError(f"row {number} has {len(row)} cells under {len(heads)} heads.")
        cells = {head: _unguarded(cell) for head, cell in zip(heads, row, strict=False)}
        if not cells.get("path"):
            raise ExchangeError(f"row {number} names no document.")
        if _END in row[-1] and row[-1].endswith(_END):
            break
        path = _BYTE_OF_A_NAME.sub(lambda byte: chr(int(byte[1], 16)), cells["path"])
        status = cells.get("status") or "exact"
        yield Item(path, _annotation(cells, number), status=status, unsaid=unsaid)
    if row != [_END]:
        raise ExchangeError("the table ends in the middle of a cell; the file is not whole.")


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
    row = to_row(annotation)
    more = {name: row[name] for name in ("twin", *annotation.extra) if name in row}
    if more:
        cells[_MORE] = json.dumps(more, ensure_ascii=False)
    return cells


def _annotation(cells: Mapping[str, str], number: int) -> Annotation:
    row: dict[str, Any] = _more(cells.get(_MORE) or "", number)
    known = {*COLUMNS, *_NOT_KEPT}
    row |= {name: cell for name, cell in cells.items() if name and cell and name not in known}
    for name in (*_TEXTS, *_MORE_TEXTS):
        row[name] = cells.get(name) or (None if name in _NULLABLE else "")
    for name in _NUMBERS:
        digits = _NOTHING_BEHIND.sub("", (cells.get(name) or "").strip())
        if digits and not (digits.isascii() and digits.isdecimal() and len(digits) < 19):
            raise ExchangeError(f"row {number}: {name} must be a whole number.")
        row[name] = int(digits) if digits else None
    for name in _LISTS:
        row[name] = list(_parts(cells.get(name) or ""))
    links = (part.split(" ", 1) for part in _parts(cells.get("links") or "") if " " in part)
    row["links"] = [{"relation": relation, "to": to} for relation, to in links]
    return from_row(cells.get("id") or "", row)


def _more(cell: str, number: int) -> dict[str, Any]:
    """Return what the column of rare fields holds; a person's own column of that name, as it is."""
    if not cell.startswith("{"):
        return {_MORE: cell} if cell else {}
    try:
        more = json.loads(cell)
    except (ValueError, RecursionError) as error:
        raise ExchangeError(f"row {number}: {_MORE} is not JSON.") from error
    return dict(more)


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
            if value := "".join(part).strip():
                yield value
            part = []
        else:
            part.append(character)
    if last := "".join(part).strip():
        yield last
