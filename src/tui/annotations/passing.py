"""Notes read in passing: listed once, and nothing of them kept.

A hundred thousand notes fill half a gigabyte, and reading and writing their JSON takes most of
the time of listing them. So a listing holds those of one document at a time, and rows that stand
as they are saved here are taken as they are spelled. Whatever is not just so is left to
:mod:`tui.annotations.reading`, which is careful about everything.
"""

from __future__ import annotations

import json
import os
import re
import stat
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tui.annotations.annotation import CLAIM, MEMBER, Annotation, from_row
from tui.annotations.copies import original_of, path_for
from tui.annotations.layout import DEFAULT, META
from tui.annotations.names import NAMED
from tui.annotations.reading import SCHEMA, Contents, load
from tui.annotations.row import Row
from tui.annotations.saving import read_bytes
from tui.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

    from tui.annotations.folder import StoreFolder
    from tui.annotations.layout import Tables

__all__ = ["Spelled", "holders", "notes_once", "unspelled"]


class Spelled(NamedTuple):
    """A row of a store file: its fields as JSON spells them; None for those that it has not.

    It is spelled as :func:`json.dumps` does, and all in it is what :func:`from_row` would keep.
    """

    id: str
    quote: str
    note: str
    tags: str
    prefix: str | None
    suffix: str | None
    start: str | None
    end: str | None
    verdict: str | None
    attribution: str | None
    certainty: str | None
    kinds: str | None
    twin: str | None
    text_sha256: str | None
    created: str | None
    modified: str | None
    creator: str | None
    links: str | None
    claim: str | None
    member: str | None

    def annotation(self) -> Annotation:
        """Return what the row means."""
        given = {name: value for name, value in zip(self._fields, self, strict=True) if value}
        values = json.loads(f"[{','.join(given.values())}]")
        row = dict(zip(given, values, strict=True))
        return from_row(row.pop("id"), row)


# Each round of a group begins with a sign that nothing before it takes: hostile rows take no longer
# than others. (Groups are not repeated possessively: Python 3.11 loses what they have matched.)
_STRING = r'"[^"\\\x00-\x1f]*+(?:\\["\\bfnrt][^"\\\x00-\x1f]*+)*"'
_ID = r'"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"'
_STRINGS = rf"\[(?:{_STRING}(?:, |(?=\])))*\]"
_NUMBER = r"(?:0|[1-9][0-9]{0,17}+)"
_SHAPES = {
    "tags": _STRINGS,
    "kinds": _STRINGS,
    "start": _NUMBER,
    "end": _NUMBER,
    "twin": r"\[[1-9][0-9]{0,8}+(?:, [1-9][0-9]{0,8}+){1,2}\]",
    "links": rf'\[(?:\{{"relation": "[a-z]++", "to": {_ID}\}}(?:, |(?=\])))*\]',
    CLAIM: "true|false",
    MEMBER: "true|false",
}
_HEAD = re.compile(
    rb'\{\n"_gloss": \{\n"schema": \{"v": %d\},\n"document": '
    rb'\{"path": "([^"\\\x00-\x1f]{1,3000})"\},\n"~": \{\}\n\},\n"_default": \{\n(?="[^~"])'
    % SCHEMA
)
_END = b'\n"~": {}\n}\n}\n'
_HEAD_BYTES = 4096


def holders(files: StoreFolder) -> dict[str, str]:
    """Return the store files that count and hold notes, by the paths of their documents.

    It has the keys of :meth:`AnnotationStore.all`; of most files only the head is read.
    """
    names = set(files.names())
    met: set[str] = set()
    found: dict[str, str] = {}
    for name in sorted(names - NAMED):
        contents = None if files.is_read(name) else _glance(files.root, name)
        if contents is None:
            try:
                contents = files.read(name)
            except StoreError:
                continue
        if original_of(contents, names) is None:
            path = path_for(contents, met)
            if contents.rows:
                found[path] = name
    return found


def notes_once(folder: Path, name: str) -> tuple[Contents, list[Spelled] | list[Annotation]]:
    """Return what a file says apart from its rows, and these, in the order of the file.

    Raises:
        StoreError: the bytes cannot be read at all.
    """
    signature, raw = read_bytes(folder / name)
    tables = _about(raw)
    rows = _spelled(raw) if tables else None
    if tables and rows:
        return Contents(name, signature, tables), rows
    contents = load(folder, name)
    meta = {META: contents.tables.get(META, {})}
    about = Contents(name, contents.signature, meta, contents.problem)
    return about, [from_row(key, row) for key, row in contents.rows.items()]


def unspelled(literal: str) -> str:
    """Return the text that a JSON string means."""
    return str(json.loads(literal)) if "\\" in literal else literal[1:-1]


@cache
def _row() -> re.Pattern[str]:
    """Return what a row is; made when first asked for, as it takes milliseconds to compile."""
    return re.compile(
        rf'({_ID}): \{{"quote": ({_STRING}), "note": ({_STRING}), "tags": ({_STRINGS})'
        + "".join(rf'(?:, "{n}": ({_SHAPES.get(n, _STRING)}))?' for n in Spelled._fields[4:])
        + r"\},"
    )


def _spelled(raw: bytes) -> list[Spelled] | None:
    """Return the rows of a file that is spelled as it is saved; None for any other."""
    head = _HEAD.match(raw)
    if head is None or not raw.endswith(_END):
        return None
    try:
        lines = raw[head.end() : -len(_END)].decode().split("\n")
    except UnicodeDecodeError:
        return None
    found = list(map(_row().fullmatch, lines))
    rows = [Spelled._make(row.groups()) for row in found if row is not None]
    whole = len({row.id for row in rows}) == len(lines)
    lists = {spelled for row in rows for spelled in (row.tags, row.kinds, row.links) if spelled}
    return rows if whole and all(map(_is_plain_list, lists)) else None


def _is_plain_list(spelled: str) -> bool:
    """Say whether a list has everything once, and is spelled as any JSON is."""
    try:
        values = json.loads(spelled)
    except ValueError:  # it ends with a comma
        return False
    each = dict.fromkeys(json.dumps(value, ensure_ascii=False) for value in values)
    return f"[{', '.join(each)}]" == spelled


def _about(head: bytes) -> Tables | None:
    """Return what a file with notes says of itself at its head, where that is soon read."""
    found = _HEAD.match(head)
    if found is None:
        return None
    try:
        return {META: {"document": Row({"path": found[1].decode()})}}
    except UnicodeDecodeError:
        return None


def _glance(folder: Path, name: str) -> Contents | None:
    """Return whose notes a file holds, with one row for all of them; None where it takes more."""
    try:
        descriptor = os.open(folder / name, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    except OSError:
        return None
    try:
        regular = stat.S_ISREG(os.fstat(descriptor).st_mode)
        tables = _about(os.read(descriptor, _HEAD_BYTES)) if regular else None
    except OSError:
        return None
    finally:
        os.close(descriptor)
    if tables is None:
        return None
    return Contents(name, None, {**tables, DEFAULT: {"": Row({})}})
