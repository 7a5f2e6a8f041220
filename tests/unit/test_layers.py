from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip

from support.examples import examples
from tui.layers import CleanFilter, Marks, Run, fall_into_rows, overlap_ends, paint
from tui.spans import Span
from tui.text.cells import UNSEEN
from tui.text.layout import Layout
from tui.text.source import StringSource
from tui.widgets.reader_marks import NoteMark

STYLES = {
    "": Style(color="white"),
    "bold": Style(bold=True),
    "line": Style(underline=True),
    "tint": Style(bgcolor="red"),
}
TEXTS = st.text(alphabet=st.sampled_from("ab c-\n\té中\u0301👨\u200d\x1b\u202e"), max_size=120)
SPANS = st.tuples(st.integers(0, 120), st.integers(0, 40)).map(lambda p: Span(p[0], p[0] + p[1]))
RUNS = st.lists(
    st.builds(lambda s, n: Run(s.start, s.end, n), SPANS, st.sampled_from(list(STYLES)[1:])),
    max_size=6,
)


def all_rows(text, width):
    layout = Layout(StringSource(text), width)
    return layout.rows(layout.first(), len(text) + 1)


@given(TEXTS, RUNS, st.integers(1, 30))
@examples(250)
def test_drawing_loses_repeats_and_moves_no_code_point(text, runs, width):
    rows = all_rows(text, width)
    for row, touching in zip(rows, fall_into_rows(rows, runs), strict=True):
        segments = paint(row, touching, STYLES, 10_000)
        shown = "".join(segment.text for segment in segments)
        plain = "".join(
            " " * (row.cells[i + 1] - row.cells[i]) if char == "\t" else char
            for i, char in enumerate(row.drawn)
        )
        assert shown == " " * row.indent + plain.replace(UNSEEN, "")
        assert cell_len(shown) == row.cells[-1]
        clipped = "".join(segment.text for segment in paint(row, touching, STYLES, width))
        assert cell_len(clipped) <= width
        assert shown.startswith(clipped)


def test_what_marks_words_leaves_the_blanks_around_them():
    row = all_rows("    indented words  ", 30)[0]
    styles = {"": Style(), "target": Style(underline=True), "selection": Style(reverse=True)}
    segments = paint(row, [Run(0, 20, "target")], styles, 30)
    assert [s.text for s in segments if s.style.underline] == ["indented words"]
    segments = paint(row, [Run(0, 20, "selection")], styles, 30)
    assert [s.text for s in segments if s.style.reverse] == ["    indented words  "]


@given(TEXTS, RUNS, st.integers(2, 30))
@examples(150)
def test_every_code_point_has_the_styles_of_the_runs_over_it(text, runs, width):
    rows = all_rows(text.replace("\t", " "), width)
    for row, touching in zip(rows, fall_into_rows(rows, runs), strict=True):
        if UNSEEN in row.drawn:
            continue
        styles = [
            style
            for segment in paint(row, touching, STYLES, 10_000)
            for style in [segment.style] * len(segment.text)
        ][row.indent :]
        for index, style in enumerate(styles):
            wanted = STYLES[""]
            for run in runs:
                if run.start <= row.start + index < run.end:
                    wanted += STYLES[run.style]
            assert style == wanted


@given(st.lists(SPANS, max_size=12), SPANS)
@examples(150)
def test_marks_in_a_window(spans, window):
    marks = Marks(NoteMark(span, str(i)) for i, span in enumerate(spans))
    found = marks.within(window.start, window.end)
    wanted = [s for s in spans if s.start < window.end and s.end > window.start]
    assert sorted(mark.span for mark in found) == sorted(wanted)


def test_marks_after_and_before():
    marks = Marks(NoteMark(Span(at, at + 5), str(at)) for at in (10, 20, 30))
    assert marks.after(10).id == "20"
    assert marks.after(0, 2).id == "20"
    assert marks.after(10, 99).id == "30"
    assert marks.after(30) is None
    assert marks.before(20).id == "10"
    assert marks.before(31, 2).id == "20"
    assert marks.before(31, 99).id == "10"
    assert marks.before(10) is None


def test_only_spans_that_overlap_show_their_ends():
    assert overlap_ends([Span(0, 10), Span(10, 20), Span(0, 10)]) == []
    assert overlap_ends([Span(0, 10), Span(4, 6)]) == [
        *(Span(0, 1), Span(4, 5), Span(5, 6), Span(9, 10)),
    ]


def test_the_gate_cleans_what_any_widget_draws():
    segments = [Segment("plain", STYLES["bold"]), Segment("\x1b[31m\u202ered"), Segment("x\n")]
    cleaned = CleanFilter().apply(segments, Color(0, 0, 0))
    assert [segment.text for segment in cleaned] == ["plain", "␛[31m�r", "x"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [("👨\u200d👩\u200d👧 x", "👨 x"), ("❤\ufe0fx", "❤x "), ("👍🏽x", "👍x"), ("ab\u200bc", "abc")],
)
def test_the_gate_keeps_every_width(text, shown):
    (segment,) = CleanFilter().apply([Segment(text)], Color(0, 0, 0))
    assert segment.text == shown
    assert cell_len(shown) == cell_len(text)


@given(st.text(max_size=30))
@examples(200)
def test_no_text_behind_the_gate_is_wider_or_narrower(text):
    (segment,) = CleanFilter().apply([Segment(text)], Color(0, 0, 0))
    assert cell_len(segment.text) == cell_len(text) or not text.isprintable()


def test_what_is_plain_goes_through_untouched():
    segments = [Segment("plain", STYLES["bold"])]
    cleaned = CleanFilter().apply(segments, Color(0, 0, 0))
    assert cleaned[0] is segments[0]


def test_what_went_through_the_gate_once_is_remembered():
    strip = Strip([Segment("plain")])
    black = Color(0, 0, 0)
    assert strip.apply_filter(CleanFilter(), black) is strip.apply_filter(CleanFilter(), black)
