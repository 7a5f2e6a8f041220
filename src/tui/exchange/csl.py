"""CSL-JSON, the bibliographic format of Zotero's and pandoc's citation processors."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from tui.documents.dates import iso_date
from tui.documents.document import Metadata
from tui.errors import ExchangeError
from tui.exchange.reference import Reference

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["read"]

_MARKUP = re.compile(r"</?(?:i|b|em|strong|sub|sup|sc|span)(?:\s[^<>]{0,200})?>", re.IGNORECASE)
_KEPT = {"DOI": "doi", "ISBN": "isbn", "ISSN": "issn", "volume": "volume", "language": "language"}


def read(text: str) -> list[Reference]:
    """Return the items of a CSL-JSON file.

    Raises:
        ExchangeError: when it is no JSON, or holds no items.
    """
    try:
        data = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise ExchangeError("this is no CSL-JSON: it is not valid JSON") from error
    rows = data.get("items", [data]) if isinstance(data, dict) else data
    found = [
        _reference(row, number)
        for number, row in enumerate(rows if isinstance(rows, list) else [], start=1)
        if isinstance(row, dict) and ("title" in row or "type" in row)
    ]
    if not found:
        raise ExchangeError("there are no CSL-JSON items in this file")
    return found


def _reference(row: dict[str, Any], number: int) -> Reference:
    key = _text(row.get("citation-key") or row.get("id")) or f"csl{number}"
    doi = _text(row.get("DOI"))
    url = _text(row.get("URL")) or (f"https://doi.org/{doi}" if doi else "")
    attributes = {known: _text(row[name]) for name, known in _KEPT.items() if _text(row.get(name))}
    metadata = Metadata(
        title=_MARKUP.sub("", _text(row.get("title"))),
        outlet=_text(row.get("container-title")) or _text(row.get("publisher")),
        author=_names(row.get("author") or row.get("editor")),
        date=_date(row.get("issued")),
        url=url,
        attributes={"citation_key": key, **attributes},
    )
    return Reference(key, metadata, _text(row.get("type")), tuple(_files(row)))


def _files(row: dict[str, Any]) -> Iterator[str]:
    """Yield the paths of an item's files: CSL has no name for them, its writers have two."""
    for name in ("file", "attachments"):
        value = row.get(name)
        for each in value if isinstance(value, list) else [value]:
            path = each.get("path") if isinstance(each, dict) else each
            if isinstance(path, str) and path:
                yield path


_NAME_PARTS = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")


def _text(value: Any) -> str:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return " ".join(value.split()) if isinstance(value, str) else ""


def _names(value: Any) -> str:
    names = []
    for person in value if isinstance(value, list) else []:
        if isinstance(person, dict):
            whole = " ".join(filter(None, (_text(person.get(part)) for part in _NAME_PARTS)))
            names.append(whole or _text(person.get("literal")))
    return ", ".join(filter(None, names))


def _date(value: Any) -> str:
    """Read a CSL date: `date-parts`, or the text of `raw` or `literal`."""
    if not isinstance(value, dict):
        return iso_date(_text(value))
    parts = value.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    numbers = [_text(p) for p in first[:3]]
    if numbers and all(n.isdecimal() for n in numbers):
        return iso_date("-".join(n.zfill(4 if i == 0 else 2) for i, n in enumerate(numbers)))
    return iso_date(_text(value.get("raw")) or _text(value.get("literal")))
