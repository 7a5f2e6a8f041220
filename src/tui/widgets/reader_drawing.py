"""From the rows in view to the lines on the screen: gutter, layers, cache.

A line is drawn anew only when its text, the runs over it or its gutter have changed.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from textual.strip import Strip

from tui.arrangement import column
from tui.layers import Marks, Run, fall_into_rows, overlap_ends, paint
from tui.widgets.reader_inline import Inline
from tui.widgets.reader_palette import SIGNS
from tui.widgets.reader_places import place_beside, places_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.style import Style

    from tui.documents.document import Block
    from tui.spans import Span
    from tui.text.layout import Row
    from tui.text.source import TextSource
    from tui.widgets.reader_marks import ClaimMark, Highlights, NoteMark, RelationMark, Target

FOLD = "⋯"
"""The gutter's sign for text that `&` hides."""

_VIEWS_KEPT = 5
"""Views whose lines stay drawn: with what Textual remembers of it, a line takes 10 KB."""

__all__ = ["Drawing", "Layers", "Line"]

_BLOCK_STYLES = {"quote": "quote", "code": "code", "matter": "faint"}


@dataclass
class Layers:
    """Everything that lies over the text."""

    blocks: Sequence[Block] = ()
    source: TextSource | None = None
    """The text, where it is Markdown: its marks may run over the ends of lines."""
    claims: Marks[ClaimMark] = field(default_factory=Marks)
    notes: Marks[NoteMark] = field(default_factory=Marks)
    relations: Marks[RelationMark] = field(default_factory=Marks)
    hits: Sequence[Span] = ()
    current_hit: int | None = None
    highlights: Highlights = "all"


class Line(NamedTuple):
    """A line of the screen: what it was drawn from, the strip, and how far it is not blank."""

    key: object
    strip: Strip
    filled: int
    gutter: object


class Drawing:
    """Draws rows with their layers; remembers what it drew."""

    def __init__(self, styles: Mapping[str, Style], width: int, measure: int) -> None:
        self.styles = styles
        self.width = max(0, width)
        self.gutter, self.left, self.measure = column(width, measure)
        self._drawn: dict[object, Line] = {}
        self._inline = Inline()
        self._block_starts: tuple[Sequence[Block], list[int]] = ((), [])

    def text_column(self) -> int:
        """The first cell of the text."""
        return self.left + self.gutter

    def lines(self, rows: Sequence[Row], layers: Layers, target: Target, cursor: int) -> list[Line]:
        """Return a line for each row; `cursor` says on which row the pointer stands."""
        if not rows:
            return []
        start, end = rows[0].start, rows[-1].end
        runs = self._runs(rows, layers, target, start, end)
        buckets = fall_into_rows(rows, runs)
        gutters = self._gutters(rows, layers, target, cursor)
        lines = [
            self._line(row, bucket, gutter)
            for row, bucket, gutter in zip(rows, buckets, gutters, strict=True)
        ]
        for key in list(self._drawn)[: -_VIEWS_KEPT * max(len(rows), 20)]:
            del self._drawn[key]
        return lines

    # Runs -------------------------------------------------------------------------------

    def _runs(
        self, rows: Sequence[Row], layers: Layers, target: Target, start: int, end: int
    ) -> list[Run]:
        runs = self._structure(rows, layers, start, end)
        shown: list[Span] = []
        if layers.highlights == "all":
            for claim in layers.claims.within(start, end):
                shown.append(claim.span)
                if claim.certainty != "asserted":
                    runs.append(Run(*_ends(claim.span), f"claim-{claim.certainty}"))
        if layers.highlights != "none":
            for note in layers.notes.within(start, end):
                shown.append(note.span)
                runs.append(Run(*_ends(note.span), f"#{note.colour}" if note.colour else "note"))
        ends = [Run(*_ends(span), "overlap") for span in overlap_ends(shown)]
        if target.span and target.kind == "selection":
            runs += [*ends, Run(*_ends(target.span), "selection")]
        else:
            runs += [Run(*_ends(target.span), "target")] if target.span else []
            runs += ends
        hits = layers.hits
        first = bisect_right(hits, start, key=lambda span: span.end)
        for index in range(first, len(hits)):
            span = hits[index]
            if span.start >= end:
                break
            name = "hit-current" if index == layers.current_hit else "hit"
            runs.append(Run(*_ends(span), name))
        return runs

    def _structure(self, rows: Sequence[Row], layers: Layers, start: int, end: int) -> list[Run]:
        runs: list[Run] = []
        if self._block_starts[0] is not layers.blocks:
            self._block_starts = (layers.blocks, [block.span.start for block in layers.blocks])
        index = max(0, bisect_right(self._block_starts[1], start) - 1)
        literal: list[Span] = []
        for block in layers.blocks[index:]:
            if block.span.start >= end:
                break
            if block.kind == "heading":
                style = "heading" if block.level <= 2 else "subheading"
                runs.append(Run(*_ends(block.span), style))
            elif style := _BLOCK_STYLES.get(block.kind, ""):
                runs.append(Run(*_ends(block.span), style))
                if block.kind != "quote":
                    literal.append(block.span)
        if layers.source is not None:
            runs += self._inline.runs(rows, layers.source, literal)
        return runs

    # Gutter -----------------------------------------------------------------------------

    def _gutters(
        self, rows: Sequence[Row], layers: Layers, target: Target, cursor: int
    ) -> list[tuple[tuple[str, str], ...]]:
        signs: list[list[tuple[str, str]]] = [[(" ", "")] * 4 for _ in rows]
        starts = [row.start for row in rows]
        end = rows[-1].end

        def put(offset: int, column: int, sign: str, style: str, *, over: bool = False) -> None:
            if starts[0] <= offset < max(end, starts[0] + 1):
                row = bisect_right(starts, offset) - 1
                cells = signs[row]
                hidden = offset >= max(rows[row].end, starts[row] + 1)
                if not hidden and (over or cells[column][0] == " "):
                    cells[column] = (sign, style)

        put(_pointed_at(starts[0], end, target, cursor), 0, "›", "pointer")
        if layers.highlights == "all":
            for claim in layers.claims.within(starts[0], end):
                here = claim.span == target.span
                put(
                    claim.span.start,
                    1,
                    SIGNS[claim.certainty],
                    f"sign-{claim.certainty}",
                    over=here,
                )
        if layers.highlights != "none":
            for note in layers.notes.within(starts[0], end):
                put(note.span.start, 2, "✎", "sign-note")
            for relation in layers.relations.within(starts[0], end):
                same = relation.sign == "="
                style = "sign-same" if same else "sign-differs"
                # A disagreement is never hidden behind an agreement on the same line.
                put(relation.span.start, 3, relation.sign, style, over=not same)
        _mark_folds(rows, signs)
        places = places_in(starts, end, layers.blocks, self._block_starts[1])
        return [(*cells, (places.get(row, ""), "faint")) for row, cells in enumerate(signs)]

    def _gutter_segments(self, cells: tuple[tuple[str, str], ...]) -> list[Segment]:
        pointer, claim, note, relation, (place, look) = cells
        bare = claim[0] == note[0] == relation[0] == " "
        margin, place = place_beside(place, self.left, self.gutter, bare=bare)
        if place:
            chosen = [pointer, (place, look)]
        elif self.gutter >= 5:
            chosen = [pointer, claim, note, relation, (" ", "")]
        elif self.gutter >= 3:
            chosen = [pointer, claim, note if note[0] != " " else relation]
        else:
            ranked = (pointer, note, relation, claim)
            chosen = [next((c for c in ranked if c[0] != " "), pointer)][: self.gutter]
        segments = []
        if self.left:
            beside = self.styles[""] + self.styles["faint"] if margin else self.styles[""]
            segments.append(Segment(margin or " " * self.left, beside))
        blank = ""
        for sign, style in chosen:
            if sign == " ":
                blank += " "
                continue
            if blank:
                segments.append(Segment(blank, self.styles[""]))
                blank = ""
            segments.append(Segment(sign, self.styles[""] + self.styles[style]))
        if blank:
            segments.append(Segment(blank, self.styles[""]))
        return segments

    # Lines ------------------------------------------------------------------------------

    def _line(self, row: Row, runs: tuple[Run, ...], gutter: tuple[tuple[str, str], ...]) -> Line:
        key = (row.start, row.end, runs, gutter)
        line = self._drawn.get(key)
        if line is None:
            segments = self._gutter_segments(gutter)
            segments += paint(row, runs, self.styles, min(self.measure, self.width))
            filled = sum(segment.cell_length for segment in segments)
            if filled <= self.width:
                # A strip brings seven caches with it: one is made where three were.
                segments.append(Segment(" " * (self.width - filled), self.styles[""]))
                strip = Strip(_joined(segments), self.width)
            else:
                strip = Strip(_joined(segments)).adjust_cell_length(self.width)
            line = Line(key, strip, filled, gutter)
            self._drawn[key] = line
        return line


def _mark_folds(rows: Sequence[Row], signs: list[list[tuple[str, str]]]) -> None:
    """Put a sign where text between two rows is hidden: on a blank row before, else behind it."""
    for index in range(1, len(rows)):
        if rows[index - 1].end != rows[index].start:
            blank = not rows[index - 1].drawn.strip()
            cells = signs[index - 1 if blank else index]
            free = [column for column in (3, 2, 1, 0) if cells[column][0] == " "]
            if free:
                cells[free[0]] = (FOLD, "faint")


def _joined(segments: list[Segment]) -> list[Segment]:
    """Return the segments with neighbours of one style in one."""
    found: list[Segment] = []
    for segment in segments:
        if found and found[-1].style == segment.style:
            found[-1] = Segment(found[-1].text + segment.text, segment.style)
        elif segment.text:
            found.append(segment)
    return found


def _pointed_at(start: int, end: int, target: Target, cursor: int) -> int:
    """Return where in the view `[start, end)` the pointer stands: on the cursor's row."""
    cursor = max(start, min(cursor, end - 1))
    begun = target.span.start <= cursor or target.span.start >= end
    return cursor if begun else target.span.start


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end
