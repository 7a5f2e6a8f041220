"""RIS files, which most databases and reference managers write."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from tui.documents.dates import iso_date
from tui.documents.document import Metadata
from tui.errors import ExchangeError
from tui.exchange.reference import Reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["read"]

_LINE = re.compile(r"([A-Z][A-Z0-9])  ?-(?: (.*))?\Z")
_TITLES = ("TI", "T1", "CT", "BT")
_OUTLETS = ("JF", "T2", "JO", "JA", "J2", "PB")
_AUTHORS = (("AU", "A1"), ("A2", "ED"), ("A3",))
_DATES = ("DA", "Y1", "PY")
_KEPT = {"DO": "doi", "VL": "volume", "IS": "number", "LA": "language", "SN": "issn"}
_FILES = ("L1", "L2", "LK", "L4")


def read(text: str) -> list[Reference]:
    """Return the entries of a RIS file.

    Raises:
        ExchangeError: when there is none in the text.
    """
    found: list[Reference] = []
    fields: dict[str, list[str]] = {}
    last = ""
    for line in _joined(text):
        match = _LINE.match(line)
        if match is None:
            continue
        last = match[1]
        if last == "TY":
            fields = {}
        if last == "ER":
            if fields.get("TY"):
                found.append(_reference(fields))
            fields, last = {}, ""
        else:
            fields.setdefault(last, []).append((match[2] or "").strip())
    if fields.get("TY"):
        found.append(_reference(fields))
    if not found:
        raise ExchangeError("there are no RIS entries in this file")
    return found


def _joined(text: str) -> Iterator[str]:
    """Yield the lines of a file, those that go on with a value joined to its first."""
    parts: list[str] = []
    for each in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        line = each.strip("\ufeff")
        if _LINE.match(line):
            yield " ".join(parts)
            parts = [line]
        elif parts and line.strip():
            parts.append(line.strip())
    yield " ".join(parts)


def _reference(fields: dict[str, list[str]]) -> Reference:
    def first(names: Iterable[str]) -> str:
        return next((v for name in names for v in fields.get(name, ()) if v), "")

    # Editors are named where there are no authors: else they are those of the whole volume.
    roles = ([v for name in role for v in fields.get(name, ()) if v] for role in _AUTHORS)
    names = next(filter(None, roles), [])
    url = next((v for v in fields.get("UR", ()) if v.startswith("http")), "")
    if not url and first(("DO",)):
        url = f"https://doi.org/{first(('DO',))}"
    # Without an ID there is no key: a number in one file would name other works in the next.
    key = first(("ID",))
    attributes = {known: first((name,)) for name, known in _KEPT.items() if first((name,))}
    keywords = ", ".join(v for v in fields.get("KW", ()) if v)
    metadata = Metadata(
        title=first(_TITLES),
        outlet=first(_OUTLETS),
        author=", ".join(map(_name, names)),
        date=iso_date(_day(first(_DATES))),
        url=url,
        attributes={
            **({"citation_key": key} if key else {}),
            **attributes,
            **({"keywords": keywords} if keywords else {}),
        },
    )
    files = tuple(
        _path(v) for name in _FILES for v in fields.get(name, ()) if v and not v.startswith("http")
    )
    return Reference(key, metadata, first(("TY",)), files)


def _path(value: str) -> str:
    """Return a file as its path, be it named by an address (`file:///a%20b.pdf`) or by Windows."""
    path = unquote(value.removeprefix("file://")) if value.startswith("file://") else value
    return path.replace("\\", "/")


def _day(value: str) -> str:
    """Turn `2021/07//` into `2021-07`: what RIS does not know stands empty behind its strokes."""
    parts = value.split("/")[:3]
    return "-".join(filter(None, parts)) if len(parts[0]) == len("2021") else value


def _name(value: str) -> str:
    """Turn `Brown, B., Jr` into `B. Brown Jr`."""
    last, _, rest = value.partition(",")
    first, _, suffix = (part.strip() for part in rest.strip().rstrip(",").partition(","))
    return " ".join(filter(None, (first, last.strip(), suffix))) if first else value
