"""What the reader remembers of its lines is bounded: a drawn line is large."""

from collections import defaultdict

from rich.style import Style

from tui.spans import Span
from tui.text.layout import Layout
from tui.text.source import StringSource
from tui.widgets.reader_drawing import Drawing, Layers
from tui.widgets.reader_marks import Target


def test_who_reads_on_keeps_the_lines_of_a_few_views_only():
    layout = Layout(StringSource("Nobody counts the wells any more.\n" * 3_000), 40)
    drawing = Drawing(defaultdict(Style), 60, 40)
    layers, target = Layers(), Target(Span(0, 0), "sentence")
    row = layout.first()
    for _ in range(40):
        rows = layout.rows(row, 30)
        first = drawing.lines(rows, layers, target, 0)
        row = layout.below(row, 30)
    assert drawing.lines(rows, layers, target, 0) == first
    assert all(map(lambda one, two: one is two, drawing.lines(rows, layers, target, 0), first))
    assert len(drawing._drawn) <= 5 * 30


def test_pieces_of_very_long_lines_are_not_all_kept():
    layout = Layout(StringSource("井戸は四十本ある。" * 40_000), 76)
    for offset in range(0, 300_000, 8_000):
        layout.piece_at(offset)
    assert sum(len(piece.text) for piece in layout._pieces.values()) <= 9 * 16_384
