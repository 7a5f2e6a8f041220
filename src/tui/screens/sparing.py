"""What of a frame has changed, and nothing else.

Textual draws a part of a screen by drawing every widget within the rectangle around all that has
changed, row by row and each row cut wherever any widget has an edge; then most of it is thrown
away. Where a text moves under a top line that says how far one is, that is the whole screen with
all its panes, in every frame, and half of what a page down takes. Here each changed row asks the
widgets from the front to the back, and only until all of it that has changed is covered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category

from rich.segment import Segment
from textual._compositor import Compositor, CompositorUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from tui.drawn_rows import read_ahead

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from rich.console import Console, ConsoleOptions, RenderResult

__all__ = ["Piece", "PiecesUpdate", "SparingCompositor"]

Gap = tuple[int, int]
"""Cells of a row, `[start, end)`, that no widget has covered yet."""

_BAND = 4
"""Rows of a screen that are drawn ahead in one step."""
_LONG = 400
"""Code points of one segment from which it is cut in parts first: no row has as many cells."""
_PART = 200
_JOINER = "\u200d"


class Piece(NamedTuple):
    """A strip and where its first cell stands."""

    y: int
    x: int
    strip: Strip


class PiecesUpdate(CompositorUpdate):
    """Pieces of a screen to draw, each where it belongs, in the order of the rows."""

    def __init__(self, pieces: list[Piece], *, whole: bool = False) -> None:
        self.pieces = pieces
        self._whole = whole

    def render_segments(self, console: Console) -> str:
        """Return the sequences that draw the pieces; each has a move, as it is known by itself."""
        return "".join(
            [f"\x1b[{y + 1};{x + 1}H{strip.render(console)}" for y, x, strip in self.pieces]
        )

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the segments, as a renderable of Rich: a whole screen as its lines."""
        row = 0
        for piece in self.pieces:
            if self._whole and piece.y > row:
                yield Segment.line()
            row = piece.y
            yield from piece.strip


class SparingCompositor(Compositor):
    """Textual's compositor, except that it draws of a frame only what has changed."""

    _ready: list[Strip] | None = None
    """The rows of the whole screen, drawn before they are asked for."""
    _age = 0
    """How often what was drawn ahead has been forgotten."""

    def getting_ready(self, console: Console) -> Generator[None, None, None]:
        """Draw the whole screen for the next time that all of it is asked for, in short steps."""
        self.forget_ready()
        age, (width, height) = self._age, self.size
        pieces: list[Piece] = []
        for top in range(0, height, _BAND):
            rows = range(top, min(top + _BAND, height))
            pieces += self._filled({y: [(0, width)] for y in rows})
            yield
            if self._age != age:
                return
        strips: list[list[Strip]] = [[] for _ in range(height)]
        for piece in pieces:
            strips[piece.y].append(piece.strip)
        ready = [Strip.join(row) for row in strips]
        for row in ready:
            read_ahead(row.render(console))
        self._ready = ready

    def forget_ready(self) -> None:
        """Know of nothing that was drawn ahead: something of it has changed, or it was shown."""
        self._ready = None
        self._age += 1

    def render_partial_update(self) -> PiecesUpdate | None:  # type: ignore[override] # a shorter one
        """Return what has changed; None where nothing has."""
        gaps = self._changed()
        return PiecesUpdate(self._filled(gaps)) if gaps else None

    def _changed(self) -> dict[int, list[Gap]]:
        """Return where something has changed, by row, and take it for drawn."""
        whole, dirty = self.size.region, self._dirty_regions
        regions = [part for region in dirty if (part := region.intersection(whole))]
        dirty.clear()
        gaps: dict[int, list[Gap]] = {}
        for y, start, end in self._regions_to_spans(regions):
            gaps.setdefault(y, []).append((start, end))
        return gaps

    def render_full_update(self, simplify: bool = False) -> LayoutUpdate | PiecesUpdate:  # type: ignore[override] # a shorter one
        """Return all of the screen; `simplify` asks for lines, for a picture of it."""
        if simplify:
            return super().render_full_update(simplify=True)
        width, height = self.size
        pieces: list[Piece] = []
        if self._ready is not None and len(self._ready) == height:
            self.update_widgets({one for one in self.visible_widgets if one._repaint_regions})  # noqa: SLF001 - no public way to ask
            self._dirty_regions.discard(self.size.region)  # that is what was drawn ahead
            changed = self._changed()
            anew = {y for y, gaps in changed.items() if gaps == [(0, width)]}
            pieces = [Piece(y, 0, row) for y, row in enumerate(self._ready) if y not in anew]
            # sorting leaves what has changed of a row behind the row, which it is drawn over
            pieces = sorted([*pieces, *self._filled(changed)], key=lambda piece: piece.y)
        else:
            self._dirty_regions.clear()
            pieces = self._filled({y: [(0, width)] for y in range(height)})
        return PiecesUpdate(pieces, whole=True)

    def drawn(self, y: int, start: int, end: int) -> list[Strip]:
        """Return what fills the cells `[start, end)` of a row, as the next frame will have it."""
        return [piece.strip for piece in self._filled({y: [(start, end)]})]

    def _filled(self, gaps: dict[int, list[Gap]]) -> list[Piece]:
        return sorted(self._pieces(gaps), key=lambda piece: piece[:2])

    def _pieces(self, gaps: dict[int, list[Gap]]) -> Iterator[Piece]:
        """Yield what fills the gaps, widget by widget from the front; take out what is filled."""
        top, bottom = min(gaps, default=0), max(gaps, default=-1) + 1
        for widget, (region, clip) in self.visible_widgets.items():
            if not gaps:
                return
            place = region.intersection(clip)
            rows = _rows_in(gaps, place, range(max(top, place.y), min(bottom, place.bottom)))
            if not rows:
                continue
            first, last = rows[0], rows[-1]
            strips = widget.render_lines(
                Region(place.x - region.x, first - region.y, place.width, last + 1 - first)
            )
            for y in rows:
                strip, left = strips[y - first], []
                for start, end in gaps[y]:
                    x, right = max(start, place.x), min(end, place.right)
                    if x >= right:
                        left.append((start, end))
                        continue
                    yield Piece(y, x, _cropped(strip, x - place.x, right - place.x))
                    if start < x:
                        left.append((start, x))
                    if right < end:
                        left.append((right, end))
                if left:
                    gaps[y] = left
                else:
                    del gaps[y]


def _rows_in(gaps: dict[int, list[Gap]], place: Region, among: range) -> list[int]:
    """Return the rows, of those `among` which may be, that have a gap where a widget stands."""
    left, right = place.x, place.right
    rows: list[int] = []
    for y in among:
        for start, end in gaps.get(y, ()):
            if start < right and left < end:
                rows.append(y)
                break
    return rows


def _cropped(strip: Strip, start: int, end: int) -> Strip:
    """Return some cells of a strip, also where hundreds of marks stand over each letter.

    Rich looks for the cell to cut at code point by code point, and measures all of the segment
    each time: three thousand marks in a line took half a second.
    """
    if start <= 0 and end >= strip.cell_length:
        return strip
    if any(len(segment.text) > _LONG for segment in strip):
        parts = [part for segment in strip for part in _parts(segment)]
        strip = Strip(parts, strip.cell_length)
    return strip.crop(start, end)


def _parts(segment: Segment) -> Iterator[Segment]:
    """Cut a long segment before letters, so that marks stay with what they stand over."""
    text, style, control = segment
    start = 0
    for at in range(1, len(text)) if len(text) > _LONG and not control else ():
        if at - start >= _PART and category(text[at])[0] not in "MCS" and text[at - 1] != _JOINER:
            yield Segment(text[start:at], style)
            start = at
    yield Segment(text[start:], style, control)
