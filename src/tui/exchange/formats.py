"""Which formats there are, and which one a file is in."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

from tui.errors import ExchangeError, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tui.exchange.item import Item

__all__ = ["FORMATS", "Format", "format_for", "format_named"]


@dataclass(frozen=True, slots=True)
class Format:
    """One format of annotations; its module is imported only when it is used.

    `suffixes` are in lower case with their dot, the usual one first.
    """

    name: str
    title: str
    module: str
    suffixes: tuple[str, ...]
    readable: bool = True
    byte_order_mark: bool = False
    """Whether a file of it begins with one, because the programs that open it look for it."""

    def write(self, items: Iterable[Item]) -> str:
        """Return the text of a file that holds `items`."""
        write = cast("Callable[[Iterable[Item]], str]", self._find("write"))
        return write(items)

    def read(self, text: str) -> list[Item]:
        """Return the items of a file.

        Raises:
            ExchangeError: when the format cannot be read, or the text is not in it.
        """
        if not self.readable:
            raise ExchangeError(f"{self.title} can be written but not read.")
        read = cast("Callable[[str], list[Item]]", self._find("read"))
        return read(text)

    def _find(self, name: str) -> object:
        return getattr(import_module(f"tui.exchange.{self.module}"), name)


FORMATS: dict[str, Format] = {
    kind.name: kind
    for kind in (
        Format("markdown", "Markdown", "markdown", (".md", ".markdown"), readable=False),
        Format("csv", "CSV", "comma_separated", (".csv",), byte_order_mark=True),
        Format("jsonl", "JSON Lines", "json_lines", (".jsonl", ".ndjson")),
        Format("w3c", "W3C Web Annotation", "web_annotation", (".jsonld", ".json")),
    )
}


def format_named(name: str) -> Format:
    """Return the format of that name.

    Raises:
        ExchangeError: when there is none.
    """
    if name not in FORMATS:
        raise ExchangeError(f"there is no format {quoted(name)}; one of {', '.join(FORMATS)}.")
    return FORMATS[name]


def format_for(file_name: str) -> Format:
    """Return the format that a file's suffix stands for.

    Raises:
        ExchangeError: when it stands for none.
    """
    for kind in FORMATS.values():
        if file_name.lower().endswith(kind.suffixes):
            return kind
    names = ", ".join(FORMATS)
    raise ExchangeError(f"{quoted(file_name)}: which format is it? (--format: {names})")
