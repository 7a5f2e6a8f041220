from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.documents.pdfcolumns import Line
from tui.documents.pdftables import near_gaping, table_rows, with_markers


def row(bottom: float, *cells: tuple[float, str]) -> Line:
    """Return a line of 10 points with these cells, each letter 5 points wide."""
    parts = tuple((left, left + 5 * len(text), text) for left, text in cells)
    said = " ".join(text for _, text in cells)
    apart = parts if len(parts) > 1 else ()
    return Line(said, parts[0][0], parts[-1][1], bottom, 10, bold=False, cells=apart)


def test_what_stands_over_each_other_is_a_column():
    rows = [
        row(90, (50, "Harbour"), (200, "Tonnes"), (300, "Change")),
        row(75, (50, "Saint Olave"), (215, "9"), (300, "+11 %")),
        row(60, (50, "Total"), (205, "371")),
    ]
    assert table_rows(rows) == [
        ["Harbour", "Tonnes", "Change"],
        ["Saint Olave", "9", "+11 %"],
        ["Total", "371", ""],
    ]


def test_a_line_within_one_column_goes_on_with_the_cell_above():
    rows = [
        row(90, (50, "North"), (150, "closed for a whole season,")),
        row(78, (150, "the inspector wrote")),
        row(66, (50, "East"), (150, "open")),
    ]
    assert table_rows(rows) == [
        ["North", "closed for a whole season, the inspector wrote"],
        ["East", "open"],
    ]


def test_lines_of_prose_are_no_table():
    prose = [
        row(90, (50, "words with a wide"), (150, "gap here")),
        row(78, (50, "and another one with"), (165, "gap")),
        row(66, (50, "the"), (80, "third of these lines")),
    ]
    assert table_rows(prose) is None
    assert table_rows(prose[:1]) is None
    over_both = row(78, (50, "a line that runs over both of the columns"))
    assert table_rows([prose[0], over_both, prose[1]]) is None


def test_markers_drawn_after_the_list_are_put_before_their_items():
    lines = [
        row(90, (60, "first point, which runs")),
        row(78, (60, "on")),
        row(66, (60, "second")),
        row(91, (50, "•")),
        row(66, (45, "2.")),
        row(20, (45, "7.")),
    ]
    assert [line.text for line in with_markers(lines)] == [
        "• first point, which runs",
        "on",
        "2. second",
        "7.",
    ]


@given(st.lists(st.sampled_from(["•", "1.", "(a)", "some words", "•"]), max_size=40))
def test_no_line_is_lost_to_a_marker(texts):
    lines = [row(90 - 12 * (n % 5), (50 + 9 * (n // 5), text)) for n, text in enumerate(texts)]
    said = " ".join(line.text for line in with_markers(lines)).split()
    assert sorted(said) == sorted(" ".join(texts).split())


def test_a_line_beside_one_with_gaps_is_looked_at_too():
    lines = [row(90, (50, "prose of one kind")), row(78, (50, "a"), (200, "b")), row(66, (50, "c"))]
    assert near_gaping(lines) == [0, 1, 2]
    assert near_gaping(lines[:1]) == []


def test_a_row_may_have_a_thousand_cells():
    said = [[f"{place}.{number}" for place in range(1_000)] for number in range(20)]
    rows = [
        row(500 - 12 * number, *((90.0 * place, text) for place, text in enumerate(texts)))
        for number, texts in enumerate(said)
    ]
    assert table_rows(rows) == said
