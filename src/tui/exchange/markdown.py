"""Markdown for people: a section for each document, each passage quoted with its note."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from tui.errors import quoted
from tui.text.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tui.annotations.annotation import Annotation
    from tui.exchange.item import Item

__all__ = ["write"]

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_BLOCK = re.compile(r"\A( {0,3})(?=#|=+\s*\Z|-+\s*\Z|<[A-Za-z/!?](?!ttps?://))")
"""What would be a heading, a rule or the beginning of HTML."""
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~]|&(?=#?\w{1,32};))")
_LIST = re.compile(r"\A(\d{0,9})(?=[-+.)](?:\s|\Z)|=+\s*\Z|-[-\s]*\Z)")
"""A number or a sign that would begin a list, or make a heading of the line above."""
_TAG = re.compile(r"<(?=[A-Za-z/!?])(?!https?://|mailto:)")
_TICKS = re.compile(r"(`+)")


def write(items: Iterable[Item]) -> str:
    """Return a page about `items`, which come grouped by document."""
    return "\n".join(_page(list(items)))


def _page(items: Sequence[Item]) -> Iterator[str]:
    ends = {item.annotation.id: item for item in items}
    yield "# Annotations\n"
    for path, of_document in groupby(items, key=lambda item: item.path):
        notes = list(of_document)
        yield f"## {_plain(notes[0].title or path)}\n"
        about = [notes[0].source, f"`{_flat(path).replace('`', '')}`"]
        yield " · ".join(_plain(part) if part is about[0] else part for part in about if part)
        yield ""
        for item in notes:
            yield from _note(item, ends)


def _note(item: Item, ends: Mapping[str, Item]) -> Iterator[str]:
    annotation = item.annotation
    if annotation.quote:
        for line in annotation.quote.splitlines():
            yield f"> {_LIST.sub(_escaped_start, _plain(line))}".rstrip()
        yield ""
    about = _about(annotation)
    about += [f"{link.relation} {_end(link.to, ends, item.path)}" for link in annotation.links]
    if item.status != "exact":
        about.append(f"*{item.status} in the text as it is now*")
    if about:
        yield " · ".join(about) + "\n"
    if annotation.note:
        yield from _own(annotation.note)
        yield ""
    yield "---\n"


def _own(note: str) -> Iterator[str]:
    """Return a note, which is Markdown already, so that it neither heads nor swallows the page."""
    fence = ""
    for each in note.splitlines():
        line = clean(each.expandtabs(4))
        mark = _FENCE.match(line)
        if fence:
            fence = "" if mark and mark[1].startswith(fence) and not mark[2].strip() else fence
        elif mark and "`" not in mark[2]:
            fence = mark[1]
        else:
            line = _without_tags(_BLOCK.sub(r"\1\\", line))
        yield line
    if fence:
        yield fence


def _escaped_start(found: re.Match[str]) -> str:
    sign = found.string[found.end()]
    begins = not found[1] if sign in "-+=" else bool(found[1])
    return f"{found[1]}\\" if begins else found[1]


def _shown_sign(found: re.Match[str]) -> str:
    before = found.string[max(0, found.start() - 1) : found.start()]
    return "<" if before == "\\" else "\\<"


def _without_tags(line: str) -> str:
    """Return a line of a note with its HTML shown instead of done, but for what is code."""
    pieces = _TICKS.split(line)
    later: dict[str, int] = {}
    closes: dict[int, int] = {}
    for at in range(len(pieces) - 2, 0, -2):
        closes[at] = later.get(pieces[at], 0)
        later[pieces[at]] = at
    code_until = -1
    for at, piece in enumerate(pieces):
        if at <= code_until:
            continue
        if at % 2:
            code_until = closes[at]
        else:
            pieces[at] = _TAG.sub(_shown_sign, piece)
    return "".join(pieces)


def _about(annotation: Annotation) -> list[str]:
    about = [annotation.on_claim] if annotation.on_claim else []
    if annotation.verdict:
        about.append(f"**{_plain(annotation.verdict)}**")
    if annotation.attribution:
        about.append(f"says {_plain(annotation.attribution)}")
    if annotation.certainty:
        about.append(_plain(annotation.certainty))
    about += [f"`#{_flat(tag).replace('`', '')}`" for tag in annotation.tags]
    return about


def _end(name: str, ends: Mapping[str, Item], path: str) -> str:
    """Return the words of the other end of a link; its id where it is not on this page."""
    item = ends.get(name)
    if item is None:
        return f"`{_flat(name).replace('`', '')}`"
    where = "" if item.path == path else f" ({item.title or item.path})"
    return _plain(quoted(item.annotation.quote or item.annotation.note) + where)


def _flat(text: str) -> str:
    return clean(" ".join(text.split()))


def _plain(text: str) -> str:
    """Return foreign `text` as Markdown that shows it as it is."""
    return _SPECIAL.sub(r"\\\1", _flat(text))
