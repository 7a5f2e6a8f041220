"""RTF: the text of a rich text file, with headings, list items, tables and footnotes.

A linear pass over control words with an explicit stack of groups; what is not text (fonts,
pictures, embedded objects) is skipped unread. Bytes are decoded by the code page the file
names, Unicode characters taken before their substitutes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.documents.building import Builder, Extracted, flatten, page_mark, table_text
from tui.documents.document import Metadata
from tui.documents.notemarks import raised
from tui.documents.reading import read_bytes
from tui.documents.rtfparagraphs import Layout, hung_item
from tui.documents.rtfsheets import Fonts, StyleSheet
from tui.documents.rtfwords import CODE_PAGES, SHIFTS, SIGNS, SKIPPED, SYMBOLS, character, code_page
from tui.errors import DocumentError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["extract"]

_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])"
    r"|([{}])|([^\\{}\r\n]+)|[\r\n]+"
)
_FACTS = ("title", "author", "subject")
_DEEPEST = 5_000
_MAX_BYTES = 200_000_000


@dataclass(frozen=True, slots=True)
class _Group:
    """What a group inherits; `substitutes` is how many bytes stand for a Unicode word."""

    target: str = "body"
    substitutes: int = 1
    encoding: str = ""  # of the font; empty for that of the file
    hidden: bool = False
    shift: int = 0  # 1 raised, -1 lowered


def extract(
    file: Path, form: str, *, limit: int | None = None, encoding: str | None = None
) -> Extracted:
    """Read a rich text file.

    Raises:
        DocumentError: when it is none, too large, or nested beyond reason.
    """
    del form
    data = read_bytes(file, min(limit or _MAX_BYTES, _MAX_BYTES) + 1)
    if not data.lstrip()[:5].lower().startswith(b"{\\rtf"):
        raise DocumentError("this is no RTF file, whatever its name says")
    if len(data) > _MAX_BYTES:
        raise DocumentError("the file is larger than 200 MB")
    parser = _Parser(encoding)
    parser.feed(data.decode("latin-1"))
    return parser.result(partial=limit is not None and len(data) > limit)


class _Parser:
    """The state of one pass."""

    def __init__(self, encoding: str | None) -> None:
        self._builder = Builder()
        self._forced = encoding
        self._encoding = encoding or "cp1252"
        self._groups: list[_Group] = []
        self._group = _Group()
        self._bytes = bytearray()
        self._swallow = 0  # substitutes of a \u still to be left out
        self._texts: dict[str, list[str]] = {"body": []}
        self._facts: dict[str, str] = {}
        self._sheet = StyleSheet()
        self._fonts = Fonts()
        self._layout = Layout()
        self._marker = ""
        self._notes: list[str] = []
        self._rows: list[list[str]] = []
        self._cells: list[str] = []
        self._page = 1
        self._font = 0  # the one that holds where none is named

    def feed(self, text: str) -> None:
        """Read the whole file."""
        for match in _TOKEN.finditer(text):
            word, number, code, symbol, brace, plain = match.groups()
            if plain is not None:
                self._plain(plain)
            elif word is not None:
                self._flush_bytes()
                self._word(word, number)
            elif code is not None:
                if self._swallow:
                    self._swallow -= 1
                else:
                    self._bytes.append(int(code, 16))
            elif brace is not None:
                self._flush_bytes()
                self._brace(brace)
            elif symbol is not None:
                self._flush_bytes()
                self._symbol(symbol)

    def result(self, *, partial: bool) -> Extracted:
        """Return the text; notes stand at its end."""
        self._flush_bytes()
        self._paragraph()
        self._rows += [self._cells] if self._cells else []  # of a row without an end
        self._end_table()
        for number, note in enumerate(self._notes, start=1):
            self._builder.add("item", f"[{number}] {note}", level=1)
        metadata = Metadata(
            title=self._facts.get("title", ""), author=self._facts.get("author", "")
        )
        return self._builder.result(metadata, partial=partial)

    def _plain(self, text: str) -> None:
        if self._swallow:
            left = min(self._swallow, len(text))
            self._swallow -= left
            text = text[left:]
        if text.isascii():
            self._flush_bytes()
            self._emit(text.replace("\0", ""))
        else:
            self._bytes += text.encode("latin-1")

    def _flush_bytes(self) -> None:
        """Decode bytes together: a character may be two of them."""
        if self._bytes:
            font = "" if self._forced else self._fonts.code_page(self._font)
            encoding = self._group.encoding or font or self._encoding
            self._emit(bytes(self._bytes).decode(encoding, "replace").replace("\0", ""))
            self._bytes.clear()

    def _brace(self, brace: str) -> None:
        if brace == "{":
            if len(self._groups) >= _DEEPEST:
                raise DocumentError(f"its groups are nested more than {_DEEPEST} deep")
            self._groups.append(self._group)
            return
        before = self._group
        self._group = self._groups.pop() if self._groups else _Group()
        if before.target != self._group.target:
            self._end_target(before.target)
        self._swallow = 0

    def _symbol(self, symbol: str) -> None:
        if self._swallow and symbol != "*":
            self._swallow -= 1
        elif symbol == "*":
            self._group = replace(self._group, target="skip")
        elif symbol in "\r\n":
            self._paragraph_end()
        else:
            self._emit(SYMBOLS.get(symbol, ""))

    def _word(self, word: str, number: str | None) -> None:
        value = int(number) if number else 0
        if word == "u":
            self._emit(character(value))
            self._swallow = self._group.substitutes
        elif word == "uc":
            self._group = replace(self._group, substitutes=max(0, min(value, 20)))
        elif word in SKIPPED or word == "fonttbl":
            self._group = replace(self._group, target="fonts" if word == "fonttbl" else "skip")
        elif word in _FACTS or word in ("footnote", "stylesheet", "info", "listtext", "pntext"):
            self._into(word)
        elif word in SIGNS:
            self._emit(SIGNS[word])
        elif word in CODE_PAGES:
            self._read_by(word, value)
        elif self._group.target == "fonts":
            self._fonts.note(word, value)
        elif word in ("v", "deleted", "plain", "f") or word in SHIFTS:
            self._characters(word, value, on=number != "0")
        elif self._group.target != "skip":  # what is left out ends no paragraph
            self._place(word, value)

    def _read_by(self, word: str, value: int) -> None:
        """Note how the file says that its bytes are to be read."""
        if word == "deff":
            self._font = value
        elif not self._forced:
            self._encoding = CODE_PAGES[word] or code_page(value)

    def _characters(self, word: str, value: int, *, on: bool) -> None:
        """Control words about the characters that follow: how they are read, whether they show."""
        if word in ("v", "deleted"):
            self._group = replace(self._group, hidden=on)
        elif word == "plain":
            self._group = replace(self._group, hidden=False, encoding="", shift=0)
        elif word in SHIFTS:
            self._group = replace(self._group, shift=SHIFTS[word] if on else 0)
        elif not self._forced:
            self._group = replace(self._group, encoding=self._fonts.code_page(value))

    def _into(self, word: str) -> None:
        """Send the group's text elsewhere than into the body."""
        within = self._groups[-1].target if self._groups else ""
        known = word in ("listtext", "pntext") or (word == "footnote" and within != "skip")
        if self._group.target == "skip" and not known:
            return
        if word in _FACTS and self._group.target != "info":
            return
        if word == "footnote":
            self._group = replace(self._group, target=within or "body")
            self._notes.append("")
            self._emit(f"[{len(self._notes)}]")
        self._group = replace(self._group, target=word)
        self._texts[word] = []

    def _place(self, word: str, value: int) -> None:
        """Control words about paragraphs, rows and pages."""
        if word == "par":
            self._paragraph_end()
        elif word in ("cell", "nestcell"):
            self._cells.append(flatten(self._take("body")))
        elif word in ("row", "nestrow"):
            self._rows.append(self._cells)
            self._cells = []
        elif word == "page":
            self._paragraph()
            self._page += 1
            self._emit(page_mark(f"p. {self._page}"))
        elif word in ("sect", "trowd"):
            self._paragraph()
        elif self._group.target == "stylesheet" and word == "s":
            self._emit(f"\x01{value}\x01")
        elif self._group.target == "body":
            self._layout = Layout() if word == "pard" else self._layout
            self._layout.note(word, value)

    def _emit(self, text: str) -> None:
        if self._group.target not in ("skip", "info", "fonts") and text and not self._group.hidden:
            if self._group.shift:
                text = raised(text, lowered=self._group.shift < 0, note=False) or text
            self._texts.setdefault(self._group.target, []).append(text)

    def _take(self, target: str) -> str:
        text = "".join(self._texts.get(target, ()))
        self._texts[target] = []
        # Characters beyond the first plane come as two surrogates.
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def _end_target(self, target: str) -> None:
        text = self._take(target)
        if target in _FACTS:
            self._facts[target] = flatten(text)
        elif target == "footnote" and self._notes:
            self._notes[-1] = flatten(text).lstrip("\xa0 ")
        elif target == "stylesheet":
            self._sheet.read(text)
        elif target in ("listtext", "pntext"):
            self._marker = flatten(text)

    def _paragraph_end(self) -> None:
        if self._group.target == "footnote":
            self._emit(" ")
        elif self._layout.in_table:
            self._emit("\n")
        else:
            self._end_table()
            self._paragraph()

    def _paragraph(self) -> None:
        text = self._take("body").strip("\n ")
        marker, self._marker = self._marker, ""
        layout = self._layout
        if text and not layout.in_table:
            self._end_table()  # it stands before this also where no mark ends the last paragraph
        level = layout.outline or self._sheet.headings.get(layout.style, 0)
        if level:
            self._builder.add("heading", text, level=level)
        elif marker:
            sign = "•" if not any(map(str.isalnum, marker)) else marker
            self._builder.add("item", f"{sign} {text}" if text else "", level=layout.depth + 1)
        elif hung := hung_item(text, layout.left, layout.first):
            self._builder.add("item", hung[0], level=hung[1])
        elif layout.style in self._sheet.quotes:
            self._builder.add("quote", text, level=1)
        else:
            self._builder.add("paragraph", text)

    def _end_table(self) -> None:
        if self._rows:
            rows, self._rows = self._rows, []
            self._builder.add("table", table_text(rows))
