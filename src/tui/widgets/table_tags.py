"""The codebook as rows: tags under their topics, and how often each document uses them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING

from tui.annotations.tags import topics_above
from tui.widgets.card_text import Line, Piece, cells, cut, joined, piece, wrap
from tui.widgets.line_view import LineView
from tui.widgets.tag_colours import colours_of, tag_colour

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from textual.geometry import Size
    from textual.strip import Strip

    from tui.widgets.annotation_panel_rows import NoteRow
    from tui.widgets.tag_completion import KnownTag

__all__ = [
    "Legend",
    "TagHead",
    "TagRow",
    "matrix_lines",
    "notes_by_tag",
    "tag_head",
    "tag_lines",
    "tag_rows",
    "use_lines",
]

COUNT = 5
"""Cells of the count behind a tag's name."""
DESCRIBED = 12
"""Cells from which on a description stands behind the count: less says nothing."""
COLUMN = 4
"""Cells of one document's column in the matrix."""
MOST = 4
"""Documents that the head of a tag names."""
HEAD = 8
"""Lines of that head, at most."""
NAME = 40
"""Cells for a document's title below the matrix, where there are many."""
_NO_TAGS = (Piece("no tag is used yet", "muted"),)


@dataclass(frozen=True, slots=True)
class TagRow:
    """A tag, how deep it is nested, and how many notes of each document bear it or below it."""

    tag: KnownTag
    depth: int
    use: Mapping[str, int]
    colour: str | None = None
    """The colour the codebook gives it or a topic above it."""

    @property
    def total(self) -> int:
        """How many notes bear the tag or one nested under it."""
        return sum(self.use.values())


@lru_cache(maxsize=4_096)
def levels(tags: Sequence[str]) -> frozenset[str]:
    """Return tags with every topic above them: `a/b` also counts for `a`.

    Kept, as thousands of notes share a few dozen combinations.
    """
    found = set(tags)
    for tag in tags:
        found.update(topics_above(tag))
    return frozenset(found)


def notes_by_tag(notes: Iterable[NoteRow]) -> dict[str, list[NoteRow]]:
    """Return the notes that bear each tag or one nested under it, in their order."""
    bearing: dict[str, list[NoteRow]] = {}
    for note in notes:
        for name in levels(note.placed.annotation.tags):
            bearing.setdefault(name, []).append(note)
    return bearing


def tag_rows(tags: Sequence[KnownTag], bearing: Mapping[str, Sequence[NoteRow]]) -> list[TagRow]:
    """Return the codebook in the order of its names, each tag behind its topic.

    `bearing` are the notes by tag (:func:`notes_by_tag`).
    """
    use = {
        tag.name: dict(Counter([note.placed.path for note in bearing.get(tag.name, ())]))
        for tag in tags
    }
    rows = sorted(tags, key=lambda tag: [part.casefold() for part in tag.name.split("/")])
    colours = colours_of(tags)
    return [
        TagRow(tag, _depth(tag.name, use.keys()), use[tag.name], colours[tag.name]) for tag in rows
    ]


def _depth(name: str, names: Iterable[str]) -> int:
    """Return how many of the topics above a tag are tags themselves."""
    known = set(names) if not isinstance(names, (set, dict)) else names
    return sum(topic in known for topic in topics_above(name))


def _name(row: TagRow) -> list[Piece]:
    """Return key and name: the whole name on top, below a topic only what is its own."""
    tag = row.tag
    parts = tag.name.split("/")
    shown = "/".join(parts[-1:]) if row.depth else tag.name
    colour = tag_colour(tag.name, row.colour).hex6
    return [
        piece(f"{tag.key or ' '} ", "key"),
        Piece("  " * row.depth),
        piece(f"#{shown}", "tag", colour),
    ]


def tag_lines(row: TagRow, width: int) -> list[Line]:
    """Return `1 #name   14  description` on one line, with its other names."""
    room = max(8, min(30, width - COUNT - 1))
    left = cut(_name(row), room)
    gap = max(0, room - cells(joined(left)))
    count = piece(f"{row.total:>{COUNT}}", "strong" if row.total else "muted")
    also = f"(was {', '.join(row.tag.aliases)})" if row.tag.aliases else ""
    rest = piece("".join(f"  {said}" for said in (row.tag.description, also) if said), "muted")
    line = [*left, Piece(" " * gap), count]
    return wrap([*line, rest] if width - room - COUNT > DESCRIBED else line, width, 1)


def use_lines(
    row: TagRow, titles: Mapping[str, str], width: int, limit: int | None = None
) -> list[Line]:
    """Return a bar for each document that uses a tag, the most used first, up to `limit`."""
    if not row.use:
        return [(Piece("not used", "muted"),)]
    most = max(row.use.values())
    lines: list[Line] = []
    for path, count in sorted(row.use.items(), key=lambda item: (-item[1], item[0]))[:limit]:
        bar = Piece("▇" * max(1, round(count / most * 12)), "asserted")
        words = [piece(f"{count:>5} "), bar, piece(f" {titles.get(path, path)}", "muted")]
        lines += wrap(words, width, 1)
    return lines


def tag_head(row: TagRow, titles: Mapping[str, str], width: int) -> list[Line]:
    """Return the definition of a tag, what is known of it, and where it is used most."""
    tag = row.tag
    facts = (
        "1 passage" if row.total == 1 else f"{row.total} passages",
        f"quick key {tag.key}" if tag.key else "",
        f"was {', '.join(tag.aliases)}" if tag.aliases else "",
    )
    words = (
        piece(f"#{tag.name}", "strong"),
        piece(tag.description or "not described yet: d describes it"),
        piece(" · ".join(fact for fact in facts if fact), "muted"),
    )
    lines = [line for part in words for line in wrap([part], width)]
    return [*lines, *(use_lines(row, titles, width, MOST) if row.use else ())]


class TagHead(LineView):
    """Says what a tag is, in as many lines as that takes, wrapped at its own width."""

    DEFAULT_CSS = f"TagHead {{ height: auto; max-height: {HEAD}; color: $foreground; }}"

    _row: TagRow | None = None
    _titles: Mapping[str, str] = MappingProxyType({})
    _wide = -1
    """The width that the lines were wrapped for."""

    def show(self, row: TagRow | None, titles: Mapping[str, str]) -> None:
        """Say what a tag is; the screen is laid out anew only for another number of lines."""
        if row is self._row and titles is self._titles:
            return
        self._row, self._titles = row, titles
        self._wrap(self.size.width)
        self.refresh(layout=min(HEAD, len(self.lines)) != self.size.height)

    def _wrap(self, width: int) -> None:
        self._wide = width
        self.set_reactive(LineView.lines, self._lines_in(width))

    def _lines_in(self, width: int) -> list[Line]:
        return tag_head(self._row, self._titles, max(10, width - 2)) if self._row else [()]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - as every widget
        """Take as many lines as there are."""
        return len(self._lines_in(width))

    def render_line(self, y: int) -> Strip:
        """Draw one line; Textual draws a frame before it tells of another size."""
        if self._wide != self.size.width:
            self._wrap(self.size.width)
        return super().render_line(y)


def _in_view(width: int, paths: Sequence[str], first: int) -> tuple[int, Sequence[str]]:
    """Return the cells of the names and the documents beside them, from document `first` on."""
    room = min(30, max(10, width // 2))
    return room, paths[first : first + max(1, (width - room) // COLUMN)]


class Legend(LineView):
    """Which document each number over the matrix stands for: those in view, all of them."""

    DEFAULT_CSS = "Legend { height: 1; max-height: 50%; }"

    _high = 1
    """How many lines there are: only where that changes is anything laid out anew."""

    def show(self, paths: Sequence[str], first: int, titles: Mapping[str, str]) -> None:
        """Name the documents from `first` on, in as many columns as there is room for."""
        width = self.app.size.width - 3
        _, shown = _in_view(width, paths, first)
        names = [f"{n} {titles.get(path, path)}" for n, path in enumerate(shown, first + 1)]
        columns = max(1, min(len(names), width // NAME))
        room = width // columns
        entries = [_padded(cut([piece(name, "muted")], room - 2), room) for name in names]
        rows = [entries[at : at + columns] for at in range(0, len(entries), columns)]
        self.lines = [tuple(chain.from_iterable(row)) for row in rows] or [_NO_TAGS]
        if (height := len(self.lines)) != self._high:
            self._high = height
            self.styles.height = height


def _padded(line: Line, width: int) -> Line:
    return (*line, Piece(" " * (width - cells(joined(line)))))


def matrix_lines(
    row: TagRow, width: int, paths: Sequence[str], first: int, *, heads: bool
) -> list[Line]:
    """Return a tag's counts under numbered documents, from document `first` on.

    `heads` puts the numbers of the documents above it, for the first row.
    """
    room, shown = _in_view(width, paths, first)
    left = cut(_name(row), room - 1)
    gap = Piece(" " * max(1, room - cells(joined(left))))
    counts = [
        piece(f"{row.use.get(path, 0) or '·':>{COLUMN}}", "" if path in row.use else "muted")
        for path in shown
    ]
    line = (*left, gap, *counts)
    if not heads:
        return [line]
    numbers = "".join(f"{first + place:>{COLUMN}}" for place, _ in enumerate(shown, 1))
    return [(Piece(" " * room), piece(numbers, "key")), line]
