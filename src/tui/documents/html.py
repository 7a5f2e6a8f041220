"""HTML as text: what a reader of the page would read, in its order.

Structure is kept (headings, items, quotes, code, tables, footnote numbers), the rest of the
page is not: scripts, forms, hidden parts, navigation. Where a page marks its main part,
that part is taken. Nothing is fetched and nothing is run.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.documents.building import Builder, Extracted
from tui.documents.decoding import declared, decode
from tui.documents.flow import Flow
from tui.documents.furniture import SURE
from tui.documents.reading import read_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tui.documents.pieces import Piece

__all__ = ["decode_html", "extract", "pieces", "write"]

_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}["']?([\w.:-]{2,40})""", re.IGNORECASE
)
_XML_ENCODING = re.compile(rb"""\A\s{0,10}<\?xml[^>]{0,100}?encoding\s?=\s?["']([\w.:-]{2,40})""")
_UTF = ("utf-8", "utf8", "utf-16", "utf16")
_MARKUP = "<p>"
_ALIASES = {"iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252"}
_LOOKED_AT = 4096
_ENOUGH = 200
_SHORT = 120
_LITTLE = 80  # as much as this a page has to say, besides what others say on it
_MOST_BY_NAME = 3  # of its prose, names may take away one part in so many


def extract(
    file: Path, form: str, *, limit: int | None = None, encoding: str | None = None
) -> Extracted:
    """Read an HTML file.

    Raises:
        DocumentError: when it is no text.
    """
    del form
    data = read_bytes(file, limit)
    partial = limit is not None and len(data) >= limit
    found, flow = pieces(decode_html(data, encoding=encoding, partial=partial))
    builder = Builder()
    write(found, builder)
    return builder.result(flow.facts.metadata(), partial=partial)


def decode_html(data: bytes, *, encoding: str | None = None, partial: bool = False) -> str:
    """Decode by the page's own word where it is true, else by the usual ladder."""
    said = _XML_ENCODING.search(data[:200]) or _CHARSET.search(data[:_LOOKED_AT])
    if encoding is None and said is not None and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        name = said[1].decode("ascii").lower()
        name = declared(data, _ALIASES.get(name, name)) or "utf-8"
        # What was found as ASCII is in an encoding that has ASCII in it.
        encoding = name if not name.startswith(_UTF) and _MARKUP.encode(name) == b"<p>" else None
    return decode(data, encoding=encoding, partial=partial)


def pieces(text: str) -> tuple[list[Piece], Flow]:
    """Return a page's parts in order, those of its main part when it has one, and its facts."""
    flow = Flow()
    flow.feed(text)
    return _main(flow.pieces), flow


def write(found: Sequence[Piece], builder: Builder) -> None:
    """Write pieces as blocks."""
    for piece in found:
        builder.add(piece.kind, piece.text, level=piece.level)


def _main(all_pieces: list[Piece]) -> list[Piece]:
    """Choose the page's main part: `<main>`, else the longest `<article>`, else all of it.

    A first-level heading before it is kept, and page furniture never is, unless there is
    nothing else.
    """
    body = [p for p in all_pieces if not p.furniture]
    own = [p for p in body if p.by_name < SURE]
    if sum(len(p.text) for p in own if p.kind != "heading") >= _LITTLE:
        body = own
    prose = [p for p in body if len(p.text) > _SHORT]
    lost = sum(len(p.text) for p in prose if p.by_name)
    if lost * _MOST_BY_NAME <= sum(len(p.text) for p in prose):  # else its names mean nothing
        body = [p for p in body if not p.by_name] or body
    total = sum(len(p.text) for p in body)
    for container in ("main", "article"):
        lengths: dict[int, int] = {}
        for piece in body:
            number = piece.main if container == "main" else piece.article
            if number:
                lengths[number] = lengths.get(number, 0) + len(piece.text)
        if not lengths:
            continue
        best = max(lengths, key=lambda n: (lengths[n], -n))
        if lengths[best] >= _ENOUGH and lengths[best] * 3 >= total:
            chosen = [p for p in body if (p.main if container == "main" else p.article) == best]
            return _with_title(chosen, body)
    return body or all_pieces


def _with_title(chosen: list[Piece], body: list[Piece]) -> list[Piece]:
    if any(p.kind == "heading" and p.level == 1 for p in chosen):
        return chosen
    before = body[: body.index(chosen[0])]
    return [p for p in before if p.kind == "heading" and p.level == 1][-1:] + chosen
