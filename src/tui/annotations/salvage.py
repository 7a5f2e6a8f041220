"""Every whole row that is left in a damaged file.

Truncated, cut by merge markers, edited by hand, overwritten with something else: whatever
happened to a file, a row that still stands in it complete is somebody's work.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from tui.annotations.identifiers import derived_id
from tui.annotations.row import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["salvage", "versions_of_one"]

_ROW = re.compile(r'"((?:[^"\\\n]|\\.){1,200})"\s{0,100}:\s{0,100}(?=\{)')
_LONGEST_INTEGER = 18
_DEPTHS = 100
"""Bottomless nestings after which a file is taken for an attack, not for damage."""


def _integer(digits: str) -> int | None:
    """Offsets have few digits; a thousand of them are damage, and slow to convert."""
    return int(digits) if len(digits) <= _LONGEST_INTEGER else None


_DECODER = json.JSONDecoder(
    parse_int=_integer,
    parse_constant=lambda _name: None,
)


def _found(text: str, required: str) -> Iterator[tuple[str, dict[str, Any]]]:
    at = depths = 0
    while depths < _DEPTHS and (match := _ROW.search(text, at)):
        at = match.end()
        try:
            row, end = _DECODER.raw_decode(text, at)
        except RecursionError:
            depths += 1
            continue
        except ValueError:
            continue
        if isinstance(row, dict) and isinstance(row.get(required), str):
            at = end
            yield match[1], row


def salvage(raw: bytes, required: str = "quote") -> dict[str, Row]:
    """Return the rows that stand whole in `raw`, by their keys, in their order.

    A row is an object with a string in its field `required`.
    Where a key stands for different rows each of them is kept, the later ones under new ids.
    """
    rows = versions_of_one(_found(raw.decode("utf-8", "replace"), required))
    if not rows and raw.startswith((b"\xff\xfe", b"\xfe\xff")):  # as an editor may save it
        rows = versions_of_one(_found(raw.decode("utf-16", "replace"), required))
    return rows


def versions_of_one(rows: Iterable[tuple[str, Mapping[str, Any]]]) -> dict[str, Row]:
    """Return `rows` with one row a key, the rest under ids derived from what they hold.

    The version changed last keeps the key. A version that was never changed since it was
    made is what the others were made from, and is not kept beside them.
    """
    by_key: dict[str, list[Mapping[str, Any]]] = {}
    for key, row in rows:
        versions = by_key.setdefault(key, [])
        if dict(row) not in (dict(version) for version in versions):
            versions.append(row)
    kept: dict[str, Row] = {}
    for key, versions in by_key.items():
        edited = [v for v in versions if v.get("modified", "") != v.get("created", "")]
        rest = edited or versions
        latest = max(rest, key=lambda row: str(row.get("modified", "")))
        kept[key] = Row(latest)
        for row in rest:
            if row is not latest:
                content = json.dumps(row, sort_keys=True)
                kept[derived_id(key, content)] = Row(row)
    return kept
