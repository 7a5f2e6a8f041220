"""JSON Lines (https://jsonlines.org): an annotation a line, in the fields of its row.

The array that `gloss annotations --json` prints is read as well.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tui.annotations.annotation import from_row, to_row
from tui.errors import ExchangeError
from tui.exchange.item import Item

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["LINE_ENDS", "read", "write"]

LINE_ENDS = {ord(end): f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"}
"""What ends a line for Unicode, and not for JSON: where it stands in a string it can be escaped."""

_ABOUT_TODAY = ("status", "found", "confidence")
"""Fields of a listing that say how things stand, and are no part of the annotation."""


def write(items: Iterable[Item]) -> str:
    r"""Return a line for each item; bytes of a path that are no UTF-8 appear as `\\udcXX`.

    So do separators that JSON allows within a line, and many programs end one at.
    """
    encode = json.JSONEncoder(ensure_ascii=False).encode
    lines = "".join(
        encode({"id": item.annotation.id, "path": item.path, **to_row(item.annotation)}) + "\n"
        for item in items
    )
    return lines.translate(LINE_ENDS).encode("utf-8", "backslashreplace").decode("utf-8")


def read(text: str) -> list[Item]:
    """Return the items of JSON Lines, or of one JSON array.

    Raises:
        ExchangeError: at a line that is none of it, with its number.
    """
    return [_item(row, number) for number, row in _rows(text.removeprefix("\ufeff"))]


def _rows(text: str) -> Iterator[tuple[int, Any]]:
    if text.lstrip().startswith("["):
        rows = _parsed(text, 1)
        yield from ((number, row) for number, row in enumerate(rows, 1))
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, _parsed(line, number)


def _parsed(text: str, number: int) -> Any:
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ExchangeError(f"line {number} is nested too deeply.") from error
    except json.JSONDecodeError as error:
        raise ExchangeError(f"line {number} is not JSON: {error}.") from error
    except ValueError as error:
        raise ExchangeError(f"line {number} has a number of thousands of digits.") from error


def _item(row: Any, number: int) -> Item:
    if not isinstance(row, dict) or not isinstance(row.get("path"), str) or not row["path"]:
        raise ExchangeError(f"row {number} names no document (a text “path”).")
    if not isinstance(row.get("quote", ""), str):
        raise ExchangeError(f"row {number} has a “quote” that is no text.")
    fields = {name: value for name, value in row.items() if name not in _ABOUT_TODAY}
    path = fields.pop("path")
    name = fields.pop("id", "")
    return Item(path, from_row(name if isinstance(name, str) else "", fields))
