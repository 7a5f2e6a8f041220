"""Markdown for people: a section for each document, each passage quoted with its note."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.annotations.annotation import Annotation
    from tui.exchange.item import Item

__all__ = ["write"]

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")


def write(items: Iterable[Item]) -> str:
    """Return a page about `items`, which come grouped by document."""
    return "\n".join(_page(items))


def _page(items: Iterable[Item]) -> Iterator[str]:
    yield "# Annotations\n"
    for path, of_document in groupby(items, key=lambda item: item.path):
        notes = list(of_document)
        yield f"## {_plain(notes[0].title or path)}\n"
        about = [notes[0].source, f"`{_flat(path).replace('`', '')}`"]
        yield " · ".join(_plain(part) if part is about[0] else part for part in about if part)
        yield ""
        for item in notes:
            yield from _note(item)


def _note(item: Item) -> Iterator[str]:
    annotation = item.annotation
    if annotation.quote:
        for line in annotation.quote.splitlines():
            yield f"> {_plain(line)}".rstrip()
        yield ""
    about = _about(annotation)
    if item.status != "exact":
        about.append(f"*{item.status} in the text as it is now*")
    if about:
        yield " · ".join(about) + "\n"
    if annotation.note:
        # Notes are Markdown already; a heading in one must not become one of this page.
        for line in annotation.note.splitlines():
            yield f"\\{line}" if line.startswith("#") else line
        yield ""
    yield "---\n"


def _about(annotation: Annotation) -> list[str]:
    about = []
    if annotation.verdict:
        about.append(f"**{_plain(annotation.verdict)}**")
    if annotation.attribution:
        about.append(f"says {_plain(annotation.attribution)}")
    if annotation.certainty:
        about.append(_plain(annotation.certainty))
    about += [f"`#{_flat(tag).replace('`', '')}`" for tag in annotation.tags]
    about += [f"{link.relation} `{_flat(link.to).replace('`', '')}`" for link in annotation.links]
    return about


def _flat(text: str) -> str:
    return " ".join(text.split())


def _plain(text: str) -> str:
    """Return foreign `text` as Markdown that shows it as it is."""
    return _SPECIAL.sub(r"\\\1", _flat(text))
