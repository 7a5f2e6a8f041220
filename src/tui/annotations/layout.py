"""What a store file looks like: one row per line, so that people and git can read it.

    {
    "_gloss": {
    "schema": {"v": 1},
    "document": {"path": "report.txt"},
    "~": {}
    },
    "_default": {
    "0197…": {"quote": "…", "note": "…", "tags": []},
    "~": {}
    }
    }

The empty last row is a sentinel: every real row ends with a comma, so a new note is one
added line, and two branches that each added one merge by keeping both lines. It is ordinary
JSON that plain TinyDB can read.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tui.annotations.row import Row
from tui.collecting import uncollected

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["DEFAULT", "META", "SENTINEL", "DuplicateRowsError", "Tables", "dump", "parse"]

DEFAULT = "_default"
"""TinyDB's name for the table that holds the annotations."""

META = "_gloss"
"""The table that says which schema this is and which document it belongs to."""

SENTINEL = "~"


class DuplicateRowsError(ValueError):
    """A key stands more than once: two versions of one row, as a merge of branches leaves."""


Tables = dict[str, dict[str, Row]]
_Fresh = tuple[dict[str, Row], str, bytes]


def _once(pairs: list[tuple[str, Any]]) -> Row:
    values = Row(pairs)
    if len(values) != len(pairs):
        raise ValueError("the same key twice")
    return values


def _nothing(_name: str) -> None:
    """NaN and Infinity are no JSON; they become null."""


def parse(raw: bytes, known: Mapping[bytes, Row] | None = None) -> Tables:
    """Return the tables of a store file, without its sentinels.

    `known` are rows of an earlier reading by their lines; they are taken over unparsed.

    Raises:
        DuplicateRowsError: in the layout above a key stands twice in one table.
        ValueError: it is not JSON, or not tables of rows.
        RecursionError: it is nested too deeply.
    """
    with uncollected():  # else half a million new rows cost four times the work
        tables = _parse_lines(raw, known or {})
        return tables if tables is not None else _parse_whole(raw)


def _parse_whole(raw: bytes) -> Tables:
    """Parse JSON in any layout."""
    text = raw.decode("utf-8-sig", "surrogatepass")
    data = json.loads(text, object_pairs_hook=_once, parse_constant=_nothing)
    if not isinstance(data, dict):
        raise ValueError("no tables in it")  # noqa: TRY004  # a damaged file, whatever is in it
    tables: Tables = {}
    for name, table in data.items():
        if not isinstance(table, dict) or not all(isinstance(r, dict) for r in table.values()):
            raise ValueError("a row that is no object")
        tables[name] = {key: row for key, row in table.items() if key != SENTINEL}
    return tables


def _parse_lines(raw: bytes, known: Mapping[bytes, Row]) -> Tables | None:
    """Parse the layout that `dump` writes, or return None where it is another one."""
    lines = raw.split(b"\n")
    end = len(lines) - 2
    if end < 2 or lines[0] != b"{" or lines[end:] != [b"}", b""]:
        return None
    tables: Tables = {}
    fresh: list[_Fresh] = []
    rows = 0
    first = 1
    while first < end:
        name = _key(lines[first].removesuffix(b": {"))
        last = _index(lines, _LAST_LINE, first + 1)
        if name is None or last is None or name in tables:
            return None
        table = tables[name] = {}
        if not _sort_in(lines[first + 1 : last], table, known, fresh):
            return None
        rows += last - first - 1
        if lines[last + 1] != (b"}" if last + 2 == end else b"},"):
            return None
        first = last + 2
    values = _values([line for _table, _key, line in fresh])
    if values is None:
        return None
    if rows != sum(map(len, tables.values())):
        raise DuplicateRowsError("the same row twice")
    for (table, key, line), row in zip(fresh, values, strict=True):
        row.line = line
        row.record = None
        table[key] = row
    return tables


def _sort_in(
    lines: list[bytes], table: dict[str, Row], known: Mapping[bytes, Row], fresh: list[_Fresh]
) -> bool:
    """Put a table's rows into their places, those to be parsed as `fresh`; False: no row."""
    for line in lines:
        head = line[1:37]  # the length of a UUID
        if line[37:41] == b'": {' and line[:1] == b'"' and b'"' not in head and b"\\" not in head:
            key: str | None = head.decode("utf-8", "surrogatepass")
        else:
            key = _key(line[: line.find(b'": {') + 1])
        if key is None:
            return False
        row = table[key] = known.get(line, _UNREAD)
        if row is _UNREAD:
            fresh.append((table, key, line))
    return True


def _index(lines: list[bytes], line: bytes, start: int) -> int | None:
    try:
        return lines.index(line, start)
    except ValueError:
        return None


def _key(quoted: bytes) -> str | None:
    """Return the string that a JSON string literal means, or None if it is none."""
    try:
        if quoted.isalnum():
            return None
        if b"\\" not in quoted and quoted.count(b'"') == 2 and quoted[:1] == quoted[-1:] == b'"':
            return quoted[1:-1].decode("utf-8", "surrogatepass")
        key = json.loads(quoted)
    except ValueError:
        return None
    return key if isinstance(key, str) else None


def _values(lines: list[bytes]) -> list[Row] | None:
    """Return the rows that `lines` hold, parsed at one go, or None where one is no row.

    Joined by line ends no string can run from one row into the next; a line that holds
    more than one value makes the count differ.
    """
    if not all(line.endswith(b"},") for line in lines):
        return None
    joined = b",\n".join(line[line.find(b'": {') + 3 : -1] for line in lines)
    try:
        values = json.loads(b"[" + joined + b"]", object_pairs_hook=_once, parse_constant=_nothing)
    except ValueError:
        return None
    rows = [value for value in values if isinstance(value, Row)]
    return rows if len(rows) == len(lines) else None


_FIRST_FIELDS = ("quote", "note", "tags")


def _dump_row(key: str, row: Mapping[str, Any]) -> bytes:
    """Return one line: what a person looks for first, then the rest in its own order."""
    ordered = {name: row[name] for name in _FIRST_FIELDS if name in row}
    ordered.update(row)
    try:
        return f"{_dumps(key)}: {_dumps(ordered)},".encode()
    except UnicodeEncodeError:  # a lone surrogate, from a file name or an odd source
        return f"{json.dumps(key)}: {json.dumps(ordered)},".encode()


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def dump(tables: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> tuple[bytes, Tables]:
    """Return the file's bytes, and the same tables with the line of every row filled in."""
    written: Tables = {}
    lines = [b"{"]
    for name in sorted(tables, key=lambda name: name != META):
        table = written[name] = dict(tables[name])  # type: ignore[arg-type]  # made Rows below
        for key, row in table.items():
            if not isinstance(row, Row) or not row.line:
                table[key] = _with_line(key, row)
        lines.append(_dumps(name).encode() + b": {")
        lines.extend([row.line for row in table.values()])
        lines += (_LAST_LINE, b"},")
    if tables:
        lines[-1] = b"}"
    lines += (b"}", b"")
    return b"\n".join(lines), written


def _with_line(key: str, row: Mapping[str, Any]) -> Row:
    new = Row(row)
    new.line = _dump_row(key, row)
    return new


_LAST_LINE = b'"%b": {}' % SENTINEL.encode()
_UNREAD = Row({})
