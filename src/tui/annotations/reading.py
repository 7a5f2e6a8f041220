"""A store file as it is on the disk, whatever state it is in. Reading never writes.

A damaged file is put together in memory: the rows that stand whole in it, what the last save
changed (written beside it before the save was acknowledged), and the version before that.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from tui.annotations.changelog import read_changes
from tui.annotations.identifiers import derived_id, is_id
from tui.annotations.layout import DEFAULT, META, DuplicateRowsError, Tables, parse
from tui.annotations.names import (
    AUXILIARY,
    CASES,
    CODEBOOK,
    METADATA,
    is_document_path,
    named_original,
)
from tui.annotations.row import Row
from tui.annotations.salvage import salvage
from tui.annotations.saving import Signature, read_bytes
from tui.errors import StoreError, quoted

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["SCHEMA", "Contents", "auxiliary", "load"]

SCHEMA = 1

_REQUIRED = {CODEBOOK: "name", CASES: "wording", METADATA: "path"}
_SCHEMA_ROW = re.compile(r'"schema"\s{0,9}:\s{0,9}\{\s{0,9}"v"\s{0,9}:\s{0,9}(\d{1,9})')
_PATH_ROW = re.compile(
    r'"document"\s{0,9}:\s{0,9}\{\s{0,9}"path"\s{0,9}:\s{0,9}("(?:[^"\\]|\\.)*")'
)


def required_field(name: str) -> str:
    """Return the field that a row of the file `name` cannot do without; it is a string."""
    return _REQUIRED.get(named_original(name) or "", "quote")


@dataclass(frozen=True)
class Contents:
    """What a file says. `problem` is one line for people, empty when all is well.

    `damaged` means that the bytes on the disk are not all in `tables`, so they must be kept
    before anything is written over them; `newer` that they must not be touched at all.
    """

    name: str
    signature: Signature | None = None
    tables: Tables = field(default_factory=dict)
    problem: str = ""
    damaged: bool = False
    newer: bool = False

    @property
    def rows(self) -> dict[str, Row]:
        """The rows of the default table by their ids."""
        return self.tables.get(DEFAULT, {})

    @cached_property
    def document(self) -> str | None:
        """The path of the document the file belongs to, if it names one that may be."""
        path = self.tables.get(META, {}).get("document", Row({})).get("path")
        return path if is_document_path(path) else None

    def by_line(self) -> dict[bytes, Row]:
        """Return the rows by their lines, for :func:`layout.parse`."""
        return {row.line: row for table in self.tables.values() for row in table.values()}


def auxiliary(folder: Path, name: str, role: str) -> Path:
    """Return where the `lock`, the `previous` version or the `last` change of a file is."""
    return folder / AUXILIARY / f"{name}.{role}"


def load(folder: Path, name: str, earlier: Contents | None = None) -> Contents:
    """Read one store file. `earlier` is what it said before: unchanged rows are not parsed.

    Raises:
        StoreError: the bytes cannot be read at all.
    """
    signature, raw = read_bytes(folder / name)
    if signature is None:
        return Contents(name)
    required = required_field(name)
    known = earlier.by_line() if earlier is not None else {}
    known.pop(b"", None)
    try:
        tables = parse(raw, known)
    except DuplicateRowsError:
        rows = salvage(raw, required)
        tables = {META: _meta(raw), DEFAULT: rows}
        why = "holds two versions of a row, as a merge of branches leaves; each is kept"
        return _contents(name, signature, tables, f"{quoted(name)} {why}", damaged=True)
    except (ValueError, RecursionError) as error:
        return _recover(folder, name, signature, raw, _reason(error, raw))
    odd = sum(not isinstance(row.get(required), str) for row in tables.get(DEFAULT, {}).values())
    if odd and not _is_newer(tables):
        why = f"{odd} {'rows are' if odd > 1 else 'row is'} not valid"
        return _recover(folder, name, signature, raw, why)
    if "document" not in tables.get(META, {}) and required == "quote":
        tables[META] = {**_kept_meta(folder, name, signature), **tables.get(META, {})}
    return _contents(name, signature, tables)


def _contents(
    name: str, signature: Signature, tables: Tables, problem: str = "", *, damaged: bool = False
) -> Contents:
    rows = tables.get(DEFAULT, {})
    if not all(map(is_id, rows)):
        # Counters of older files collide between files, and machines.
        tables[DEFAULT] = dict(_with_id(name, key, row) for key, row in rows.items())
    newer = _is_newer(tables)
    if newer:
        problem = f"{quoted(name)} was written by a newer gloss: it can be read, not changed"
    return Contents(name, signature, tables, problem, damaged, newer)


def _with_id(name: str, key: str, row: Row) -> tuple[str, Row]:
    return (key, row) if is_id(key) else (derived_id(name, key), Row(row))


def _is_newer(tables: Tables) -> bool:
    version = tables.get(META, {}).get("schema", Row({})).get("v", SCHEMA)
    return not isinstance(version, int) or version > SCHEMA


def _reason(error: Exception, raw: bytes) -> str:
    if not raw.strip(b"\0 \n"):
        return "it is empty"
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    if b"\n<<<<<<< " in raw and b"\n>>>>>>> " in raw:
        return "it holds the marks of an unfinished merge"
    return "it is cut short or was changed by something else"


def _meta(raw: bytes) -> dict[str, Row]:
    """Return what is left of the table that says what the file is."""
    text = raw.decode("utf-8", "replace")
    meta: dict[str, Row] = {}
    if version := _SCHEMA_ROW.search(text):
        meta["schema"] = Row({"v": int(version[1])})
    if path := _PATH_ROW.search(text):
        try:
            meta["document"] = Row({"path": json.loads(path[1])})
        except ValueError:
            return meta
    return meta


def _recover(folder: Path, name: str, signature: Signature, raw: bytes, why: str) -> Contents:
    required = required_field(name)
    standing = salvage(raw, required)
    tables = _earlier(folder, name, required)
    for change in read_changes(auxiliary(folder, name, "last"), signature.inode, required):
        tables = change.applied(tables)
    rows = tables.get(DEFAULT, {})
    beside = len(rows.keys() - standing.keys())
    meta = {**tables.get(META, {}), **_meta(raw)}
    tables = {**tables, META: meta, DEFAULT: {**rows, **standing}}
    problem = (
        f"{quoted(name)} is damaged ({why}): {len(standing)} read from it, {beside} from its "
        "copy; the next save keeps the damaged file in .gloss/quarantine"
    )
    return _contents(name, signature, tables, problem, damaged=True)


def _kept_meta(folder: Path, name: str, signature: Signature) -> dict[str, Row]:
    """Return whose notes a file holds that no longer says so, as its last save said it."""
    changes = read_changes(auxiliary(folder, name, "last"), signature.inode, "quote")
    return {key: row for change in changes for key, row in change.meta.items() if key == "document"}


def _earlier(folder: Path, name: str, required: str) -> Tables:
    """Return what the version before the last save said."""
    try:
        raw = read_bytes(auxiliary(folder, name, "previous"))[1]
        tables = parse(raw)
    except StoreError:
        return {}
    except (ValueError, RecursionError):
        return {META: _meta(raw), DEFAULT: salvage(raw, required)}
    rows = tables.get(DEFAULT, {}).items()
    tables[DEFAULT] = {key: row for key, row in rows if isinstance(row.get(required), str)}
    return tables
