"""What is kept of a text for the widths that its pane had."""

from __future__ import annotations

from tui.spans import Span
from tui.text.source import StringSource
from tui.widgets.reader_widths import Widths


def _no_styles():
    return {}


def test_a_width_that_comes_back_has_its_rows_and_its_lines_as_they_were():
    widths, source = Widths(), StringSource("one two three\n")
    layout, drawing = widths.layout(source, 20, None), widths.drawing(30, 20, _no_styles)
    widths.layout(source, 9, None)
    widths.drawing(40, 20, _no_styles)
    assert widths.layout(source, 20, None) is layout
    assert widths.drawing(30, 20, _no_styles) is drawing


def test_rows_are_those_of_the_text_and_of_the_lines_that_are_shown():
    widths, source, only = Widths(), StringSource("one\ntwo\n"), [Span(4, 8)]
    layout = widths.layout(source, 20, None)
    kept = widths.layout(source, 20, only)
    assert kept.first().start == 4
    assert widths.layout(source, 20, [Span(0, 4)]).first().start == 0
    other = widths.layout(StringSource("three\n"), 20, None)
    assert other is not layout
    assert other.source.slice(0, 5) == "three"


def test_no_more_widths_are_kept_than_panes_can_be_arranged_in():
    widths, source = Widths(), StringSource("one\n")
    first, drawn = widths.layout(source, 20, None), widths.drawing(20, 20, _no_styles)
    for width in range(21, 25):
        widths.layout(source, width, None)
        widths.drawing(width, 20, _no_styles)
    assert widths.layout(source, 20, None) is not first
    assert widths.drawing(20, 20, _no_styles) is not drawn


def test_other_colours_are_looked_up_once_for_all_widths():
    widths, asked = Widths(), []
    drawn = widths.drawing(30, 20, lambda: asked.append(1) or {})
    widths.drawing(40, 20, lambda: asked.append(1) or {})
    assert len(asked) == 1
    widths.forget_drawn()
    assert widths.drawing(30, 20, lambda: asked.append(1) or {}) is not drawn
    assert len(asked) == 2
