"""Which formats there are, and which one a file is in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Literal, cast

from tui.errors import ExchangeError, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tui.exchange.item import Item
    from tui.exchange.project import Project
    from tui.exchange.reference import Reference

__all__ = ["FORMATS", "Format", "format_for", "format_named", "packed_for"]


@dataclass(frozen=True, slots=True)
class Format:
    """One format; its module is imported only when it is used.

    `of` says whether files of it hold annotations or references to sources. `suffixes` are in
    lower case with their dot, the usual one first. `byte_order_mark` says whether a file
    begins with one, because the programs that open it look for it. One that is `packed` holds a
    whole project as bytes, texts and codebook included: see :meth:`pack` and :meth:`unpack`.
    """

    name: str
    title: str
    module: str
    suffixes: tuple[str, ...]
    of: Literal["annotations", "references"] = "annotations"
    readable: bool = True
    byte_order_mark: bool = False
    packed: bool = False

    def write(self, items: Iterable[Item]) -> str:
        """Return the text of a file that holds `items`.

        Raises:
            ExchangeError: when the format cannot be written.
        """
        if self.of == "references":
            raise ExchangeError(f"{self.title} can be read but not written.")
        if self.packed:
            raise ExchangeError(f"{self.title} holds a whole project.")
        write = cast("Callable[[Iterable[Item]], str]", self._find("write"))
        return write(items)

    def read(self, text: str) -> list[Item]:
        """Return the annotations in a file.

        Raises:
            ExchangeError: when the format cannot be read, or the text is not in it.
        """
        if not self.readable or self.of == "references":
            raise ExchangeError(f"{self.title} can be written but not read.")
        if self.packed:
            raise ExchangeError(f"{self.title} holds a whole project.")
        read = cast("Callable[[str], list[Item]]", self._find("read"))
        return read(text)

    def read_references(self, text: str) -> list[Reference]:
        """Return the references in a file.

        Raises:
            ExchangeError: when the format holds none, or the text is not in it.
        """
        if self.of != "references":
            raise ExchangeError(f"{self.title} holds annotations, no references.")
        read = cast("Callable[[str], list[Reference]]", self._find("read"))
        return read(text)

    def pack(self, project: Project) -> bytes:
        """Return the bytes of a file that holds a project.

        Raises:
            ExchangeError: when the format holds none.
        """
        self._insist_on_a_project()
        return cast("Callable[[Project], bytes]", self._find("write"))(project)

    def unpack(self, data: bytes) -> Project:
        """Return the project in a file.

        Raises:
            ExchangeError: when the format holds none, or the bytes are not in it.
        """
        self._insist_on_a_project()
        return cast("Callable[[bytes], Project]", self._find("read"))(data)

    def _insist_on_a_project(self) -> None:
        if not self.packed:
            raise ExchangeError(f"{self.title} holds annotations, no project.")

    def _find(self, name: str) -> object:
        return getattr(import_module(f"tui.exchange.{self.module}"), name)


FORMATS: dict[str, Format] = {
    kind.name: kind
    for kind in (
        Format("markdown", "Markdown", "markdown", (".md", ".markdown"), readable=False),
        Format("csv", "CSV", "comma_separated", (".csv",), byte_order_mark=True),
        Format("jsonl", "JSON Lines", "json_lines", (".jsonl", ".ndjson")),
        Format("w3c", "W3C Web Annotation", "web_annotation", (".jsonld", ".json")),
        Format("refi-qda", "REFI-QDA", "refi_qda", (".qdpx",), packed=True),
        Format("refi-codes", "REFI-QDA codebook", "refi_codebook", (".qdc",), packed=True),
        Format("bibtex", "BibTeX", "bibtex", (".bib", ".bibtex"), of="references"),
        Format("ris", "RIS", "ris", (".ris",), of="references"),
        Format("csl", "CSL-JSON", "csl", (".csl.json", ".csl"), of="references"),
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


def format_for(file_name: str, text: str = "") -> Format:
    """Return the format that a file's suffix stands for, or else what its `text` looks like.

    Raises:
        ExchangeError: when neither says it.
    """
    name = file_name.lower()
    if text and name.endswith(".json") and not name.endswith(".csl.json"):
        return FORMATS[_of_json(text)]
    for kind in FORMATS.values():
        if name.endswith(kind.suffixes) and not (kind.name == "w3c" and name.endswith(".csl.json")):
            return kind
    if (seen := _seen_in(text)) is not None:
        return FORMATS[seen]
    names = ", ".join(kind.name for kind in FORMATS.values() if kind.readable or not text)
    raise ExchangeError(f"{quoted(file_name)}: which format is it? (--format: {names})")


def packed_for(file_name: str, data: bytes) -> Format | None:
    """Return the format of a file that holds a project, by its suffix or its bytes; else None."""
    name = file_name.lower()
    named = (kind for kind in FORMATS.values() if kind.packed and name.endswith(kind.suffixes))
    if (kind := next(named, None)) is not None:
        return kind
    is_one = data.startswith(b"PK\x03\x04") or b"urn:QDA-XML" in data[:1000]
    return FORMATS["refi-qda"] if is_one else None


def _of_json(text: str) -> str:
    if '"target"' in text:
        return "w3c"
    return "jsonl" if '"quote"' in text else "csl"


def _seen_in(text: str) -> str | None:
    """Return the name of the format that `text` is in, for stdin and suffixes that say nothing."""
    from tui.exchange.comma_separated import is_table

    text = text.lstrip("\ufeff \t\r\n")
    if text.startswith(("{", "[")):
        return _of_json(text)
    if text.startswith("TY  -"):
        return "ris"
    if re.match(r"@\w{1,40}\s{0,9}[{(]", text):
        return "bibtex"
    return "csv" if is_table(text) else None
