"""The flow of an HTML page: its tags become pieces of text, each with its role.

One pass, one explicit stack, no tree: 50,000 nested elements are as harmless as five. Table
cells gather in sinks of their own, so that a table of data can be set as one, while a table
that only arranges a page gives back its paragraphs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.documents.building import flatten, only_marks, page_mark
from tui.documents.elements import (
    APART,
    BETWEEN,
    BLOCKS,
    FURNITURE,
    FURNITURE_ROLES,
    HEADINGS,
    LISTS,
    MAY_BE_FURNITURE,
    SKIPPED,
    VOID,
    before,
    closed_by,
)
from tui.documents.furniture import SURE, furniture_by_name, is_unseen
from tui.documents.mathml import with_formulas
from tui.documents.notemarks import is_note, place_of, refers_to_note, set_mark
from tui.documents.numbering import OpenLists
from tui.documents.pages import SAYING, SAYING_BY, PageFacts
from tui.documents.pieces import Open, Piece, Table, hung, set_lines
from tui.documents.tags import Tag, attributes_of, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.documents.document import BlockKind

__all__ = ["Flow"]

_XHTML = "http://www.w3.org/1999/xhtml"
_DEEPEST_TABLE, _LOOK_UP = 12, 60
_LONGEST_PART = 400  # of a name that is looked at
_LONG, _FEW_PARTS = 80, 8  # as a paragraph of the text itself; of the text of a name


class Flow:
    """Reads tokens and gathers `pieces` and `facts`."""

    def __init__(self, places: Mapping[str, str] | None = None) -> None:
        self._places = places or {}  # labels of places to cite, by the ids of what begins there
        self.pieces: list[Piece] = []
        self.facts = PageFacts()
        self._sink = self.pieces
        self._tables: list[Table] = []
        self._stack: list[Open] = []
        self._inline: list[str] = []
        self._lists = OpenLists()
        self._quotes = self._pre = self._heading = 0
        self._hidden = self._furniture = False
        self._by_name = self._main = self._article = self._mains = self._articles = 0
        self._marker = self._note = self._raw = ""
        self._noted: dict[str, str] = {}  # the numbers of notes, by what their references lead to
        self._apart = self._exported = False  # another word follows; all is from Google Docs

    def feed(self, text: str) -> None:
        """Take in a whole page (once)."""
        self.facts.saved_from(text[:5000])
        xml = text[:1000].lstrip().startswith("<?xml") or _XHTML in text[:1000]
        for token in with_formulas(tokens(text.replace("\0", "\ufffd"), xml=xml)):
            if isinstance(token, str):
                self._text(token)
            elif token.close:
                self._end(token.name)
            else:
                self._start(token)
        self._flush()
        while self._tables:
            self._end_table()

    def _text(self, text: str) -> None:
        if self._raw == "title" and not (self.facts.title or self._hidden):
            self.facts.title = text[:2000]
        elif self._raw == "ld+json":
            self.facts.linked_data(text)
        elif not (self._raw or self._hidden):
            self._inline.append(f" {text}" if self._apart and text[:1].isalnum() else text)
            self._apart = False

    def _flush(self) -> None:
        """Write the inline text gathered so far as one piece of the innermost kind."""
        if not self._inline:
            return
        raw = "".join(self._inline)
        self._inline.clear()
        if self._pre:
            self._put("code", raw.strip("\n").expandtabs(4), 0)
            return
        for text in filter(None, (p.strip("\n ") for p in re.split(r"\n\n+", set_lines(raw)))):
            if only_marks(text):
                self._put("paragraph", text, 0)
            elif self._heading:
                flat = flatten(text)
                if self._heading == 1:
                    self.facts.headline(flat, inside=bool(self._main or self._article))
                self._put("heading", flat, self._heading)
            elif self._lists and (self._marker or self._in("li", "dd")):
                marker, self._marker = self._marker, ""
                self._put("item", marker + text, self._lists.level)
            elif self._note:
                self._begin_note(text)
            elif self._quotes:
                self._put("quote", text, self._quotes)
            else:
                self._put(*hung(text))

    def _begin_note(self, text: str) -> None:
        """Write the first words of a note, after its number."""
        if text.strip("[](). ") != self._note:
            note, self._note = self._note, ""
            self._put("item", text if text.startswith(note) else f"[{note}] {text}", 1)

    def _put(self, kind: BlockKind, text: str, level: int) -> None:
        if text:
            where = (self._main, self._article, self._furniture, self._by_name)
            self._sink.append(Piece(kind, text, level, *where))

    def _in(self, *names: str) -> bool:
        return any(o.name in names for o in self._stack[-8:])

    def _start(self, tag: Tag) -> None:
        name = tag.name
        attributes = attributes_of(tag) if tag.rest and not tag.rest.isspace() else {}
        if name in VOID:
            self._void(name, attributes)
            return
        if name in BLOCKS and (closed := closed_by(name, [o.name for o in self._stack[-7:]])):
            self._end(closed)
        if name in BLOCKS and not self._hidden:
            self._flush()
        state = (self._hidden, self._furniture, self._by_name, self._main, self._article)
        parent = self._stack[-1].name if self._stack else ""
        self._stack.append(Open(name, state))
        if (name in SKIPPED and "shadowrootmode" not in attributes) or (
            attributes and is_unseen(attributes, parent)
        ):
            self._hidden = self._hidden or attributes.get("hidden", "") != "until-found"
        if name in ("title", "script", "style"):
            linked = name == "script" and "ld+json" in attributes.get("type", "")
            self._raw = "ld+json" if linked else name
        if attributes.get("id", "") in self._noted and name != "li" and is_note(attributes):
            self._note = self._noted[attributes["id"]]
        self._place(name, attributes)
        if name in SAYING and not SAYING_BY.isdisjoint(attributes):
            self._ask_who(name, attributes)
        self._enter(name, attributes)
        if attributes and not self._hidden and (label := place_of(attributes, self._places)):
            self._inline.append(page_mark(label))

    def _ask_who(self, name: str, attributes: dict[str, str]) -> None:
        """Note what an element says of when and by whom the main part was written."""
        inside = bool(self._main or self._article)
        if self._hidden or self._by_name == SURE or (self._furniture and not inside):
            return
        early = inside and not any(len(p.text) > _LONG for p in self._sink[-8:])
        if names := self.facts.element(name, attributes, early=early):
            self._stack[-1].author, self._stack[-1].only_name = len(self._inline), names > 1

    def _place(self, name: str, attributes: dict[str, str]) -> None:
        """Note which part of the page begins: its main part, an article, or furniture."""
        role = attributes.get("role", "")
        if name in FURNITURE or role in FURNITURE_ROLES:
            # Beside the article is beside the matter; within it stands what belongs to it.
            inside = bool(self._article or (self._main and not self._articles))
            self._furniture = self._furniture or not (name == "aside" and inside)
        if name in MAY_BE_FURNITURE and attributes:
            self._by_name = max(self._by_name, furniture_by_name(attributes))
        if name == "main" or role == "main":
            self._mains += 1
            self._main = self._main or self._mains
        elif name == "article":
            self._articles += 1
            self._article = self._article or self._articles

    def _enter(self, name: str, attributes: dict[str, str]) -> None:
        """Note what the element just opened means for the text in it."""
        if name in LISTS or name == "li":
            self._enter_list(name, attributes)
        elif name in ("table", "tr", "td", "th"):
            self._enter_table(name, attributes)
        elif name in ("sup", "sub"):
            self._stack[-1].mark = len(self._inline)
            self._stack[-1].note = any(o.note for o in self._stack[-3:])
        elif name == "a" and "#" in attributes.get("href", ""):
            for element in self._stack[-3:]:
                element.note = element.note or element.name in ("a", "sup")
            self._stack[-1].mark = len(self._inline)
            self._stack[-1].refers = refers_to_note(attributes)
            self._stack[-1].target = attributes["href"].partition("#")[2]
        elif name in APART and not self._hidden:
            self._inline.append(before(name, self._inline, in_quote=bool(self._quotes)))
        elif name == "blockquote":
            self._quotes += 1
        elif name == "pre":
            self._pre += 1
        elif name in HEADINGS or (attributes and name in ("body", "p")):
            self._enter_heading(name, attributes.get("class", "").split())

    def _enter_heading(self, name: str, classes: list[str]) -> None:
        """Note a heading, or a paragraph of the class of titles on a page from Google Docs."""
        if name in HEADINGS:
            self._heading = int(name[1])
            return
        self._exported = "doc-content" in classes or (self._exported and name != "body")
        if self._exported and name == "p" and "title" in classes:
            self._heading, self._stack[-1].heading = 1, True

    def _enter_list(self, name: str, attributes: dict[str, str]) -> None:
        if name != "li":
            self._lists.begin(name, attributes)
        else:
            self._marker = self._lists.marker(attributes)

    def _enter_table(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table":
            if len(self._tables) < _DEEPEST_TABLE and not self._hidden:
                self._tables.append(Table([], self._sink))
                self._stack[-1].table = True  # its caption stands before it
        elif self._tables:
            cell = self._tables[-1].enter(name, attributes)
            self._sink = self._sink if cell is None else cell

    def _void(self, name: str, attributes: dict[str, str]) -> None:
        if name == "meta":
            self.facts.meta(attributes)
        elif name == "link":
            self.facts.link(attributes)
        elif self._hidden:
            return
        elif name == "br":
            self._inline.append("\n" if self._pre else "\v")
        elif name == "hr":
            self._flush()
        elif name == "input" and attributes.get("type") == "checkbox" and self._in("li"):
            self._inline.append("☒ " if "checked" in attributes else "☐ ")
        elif name == "img" and attributes.get("alt", "").strip() and self._inline:
            alt = flatten(attributes["alt"])
            self._inline.append(alt if len(alt) <= 3 else "")  # an initial or sign as an image

    def _end(self, name: str) -> None:
        depth = len(self._stack) - 1
        lowest = max(-1, depth - _LOOK_UP)
        while depth > lowest and self._stack[depth].name != name:
            depth -= 1
        if depth <= lowest:
            if name == "p":
                self._flush()
            return
        while len(self._stack) > depth:
            if 0 <= self._stack[-1].author >= len(self._inline) - _FEW_PARTS:
                parts = self._inline[self._stack[-1].author :]  # each may be all of a page
                said = "".join(part[:_LONGEST_PART] for part in parts)
                self.facts.written_by(said, only_name=self._stack[-1].only_name)
            self._leave(self._stack[-1])
            self._stack.pop()
        self._apart = name == "time" and bool(self._inline)

    def _leave(self, element: Open) -> None:
        name = element.name
        self._raw = ""
        if name in BLOCKS and not self._hidden:
            self._flush()
        if name in LISTS:
            self._lists.end()
            self._marker = ""
        elif element.mark >= 0:
            set_mark(self._inline, element, self._noted, in_heading=bool(self._heading))
        elif name in BETWEEN and not self._hidden:
            self._inline.append(BETWEEN[name][1])
        elif name == "blockquote":
            self._quotes = max(0, self._quotes - 1)
        elif name == "pre":
            self._pre = max(0, self._pre - 1)
        elif name in HEADINGS or element.heading:
            self._heading = 0
        elif name in ("td", "th") and self._tables:
            self._sink = self._tables[-1].outer
        elif element.table and self._tables:
            self._end_table()
        self._hidden, self._furniture, self._by_name, self._main, self._article = element.before

    def _end_table(self) -> None:
        table = self._tables.pop()
        self._sink = table.outer
        self._sink.extend(table.pieces())
