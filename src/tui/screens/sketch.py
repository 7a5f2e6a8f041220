"""What is to be drawn of a document's annotations, worked out beside the screen.

A save changes one annotation of perhaps ten thousand. Whatever has to look at all of them is
done here, in a thread; what did not change is taken over from the sketch before, and the screen
only puts the pieces in their places.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.layers import Marks
from tui.library.progress import with_verdicts
from tui.library.readers_word import speaks_of_claims
from tui.widgets.annotation_panel_notes import NoteList
from tui.widgets.reader_marks import NoteMark
from tui.widgets.tag_colours import colours_of, tag_colour

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.annotations.tags import Tag
    from tui.library import Placed
    from tui.spans import Span
    from tui.widgets.annotation_panel_rows import LinkEnd, Order

__all__ = ["Sketch", "sketch"]


@dataclass(frozen=True)
class Sketch:
    """The annotations `placed` in a document as text, panel and list show them."""

    path: str = ""
    placed: Sequence[Placed] = ()
    known: Sequence[Tag] = ()
    """Every tag of the library."""
    marks: Marks[NoteMark] = field(default_factory=Marks)
    """What is drawn in the text."""
    notes: NoteList = field(default_factory=NoteList)
    """What the panel lists."""
    verdicts: frozenset[Span] = frozenset()
    """The passages with a verdict."""
    tags: tuple[str, ...] = ()
    """The tags of this document, each once."""
    is_astray: bool = False
    """Whether some of them do not stand as they did."""
    links: Mapping[str, tuple[LinkEnd, ...]] = field(default_factory=dict)
    of_claims: Sequence[Placed] = ()
    """Those that say of a passage whether it is a claim, or what kind of one."""

    def is_of(
        self,
        path: str,
        placed: Sequence[Placed],
        known: Sequence[Tag],
        links: Mapping[str, tuple[LinkEnd, ...]],
    ) -> bool:
        """Say whether it shows all this already."""
        now = (path, placed, known, links)
        return (self.path, self.placed, self.known, self.links) == now


def sketch(
    path: str,
    placed: Sequence[Placed],
    known: Sequence[Tag],
    links: Mapping[str, tuple[LinkEnd, ...]],
    *,
    order: Order,
    before: Sketch,
) -> Sketch:
    """Return what is to be drawn of `placed` in `path`.

    `links` are the ends of links by annotation.
    """
    notes = NoteList.of(placed, links, order, before.notes)
    colours = colours_of(known)
    hues: dict[str, str] = {}

    def hue(tags: Sequence[str]) -> str:
        first = tags[0] if tags else ""
        if first and first not in hues:
            hues[first] = tag_colour(first, colours.get(first)).hex
        return hues.get(first, "")

    return Sketch(
        path,
        placed,
        known,
        Marks(
            NoteMark(row.span, row.key, hue(row.placed.annotation.tags))
            for row in notes.rows
            if row.span and row.placed.annotation.quote
        ),
        notes,
        with_verdicts(placed),
        tuple(dict.fromkeys(tag for one in placed for tag in one.annotation.tags)),
        any(one.status != "exact" for one in placed),
        links,
        [one for one in placed if speaks_of_claims(one.annotation)],
    )
