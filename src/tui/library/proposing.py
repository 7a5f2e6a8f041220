"""Passages that a search index proposes for a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.comparing import Passage
    from tui.search import Hit

__all__ = ["sentences_of"]


def sentences_of(hits: Iterable[Hit], path: str) -> Iterator[Passage]:
    """Yield the sentences of what an index found outside `path`.

    Nothing but the hits is read: opening forty documents would take longer than the search.
    """
    from tui.comparing import Passage
    from tui.text.sentences import sentences

    for hit in hits:
        if hit.path != path and hit.where == "text":
            for span in sentences(hit.text):
                yield Passage(hit.path, span.shift(hit.span.start), span.of(hit.text))
