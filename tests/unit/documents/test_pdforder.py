"""What was drawn apart is read where it stands: floats, initials, raised numbers, captions."""

from __future__ import annotations

import pytest

from tui.documents.pdfcolumns import Line, right_edges
from tui.documents.pdforder import as_read, noted

pytest.importorskip("pypdfium2")


def line(text: str, bottom: float, left: float = 72, size: float = 11) -> Line:
    """Return a line whose letters are half as wide as they are high."""
    return Line(text, left, left + size / 2 * len(text), bottom, size, bold=False)


def said(lines: list[Line]) -> list[str]:
    return [one.text for one in as_read(lines)]


def test_what_was_drawn_late_is_read_in_the_gap_where_it_stands():
    text = [line("a listing follows:", 700), line("and after it we go on", 620)]
    late = [line("if late:", 680), line("wait()", 666), line("12", 40)]
    assert said([*text, *late]) == [
        "a listing follows:",
        "if late:",
        "wait()",
        "and after it we go on",
        "12",
    ]


def test_a_column_beside_a_gap_stays_where_it_was_drawn():
    left = [line("the left column", 700), line("goes on below", 600)]
    right = [line("the right column", 680, 320), line("has no gap", 666, 320)]
    assert said([*left, *right]) == [one.text for one in (*left, *right)]


def test_an_initial_begins_its_word():
    cap = line("T", 690, size=33)
    assert said([cap, line("he ferry ran", 700, 90), line("and ran", 686, 90)]) == [
        "The ferry ran",
        "and ran",
    ]
    assert said([cap, line("Another heading", 700, 90)]) == ["T", "Another heading"]


def test_pieces_at_one_height_are_one_line():
    pieces = [
        line("in 10", 700),
        line("6", 704, 101, size=7),
        line("cells", 700, 108),
        line("x", 700, 300),
    ]
    assert said(pieces) == ["in 10⁶ cells", "x"]


@pytest.mark.parametrize(
    ("raised", "text"),
    [
        ("carried people.² It was", "carried people.[2] It was"),
        ("112 years¹² and", "112 years[12] and"),
        ("³ The first crossing was", "[3] The first crossing was"),
        ("10⁶ cells per km² of H₂O", "10⁶ cells per km² of H₂O"),
        ("² d𝑥 =", "² d𝑥 ="),
    ],
)
def test_raised_numbers_after_words_and_stops_are_notes(raised, text):
    assert noted(raised) == text


def test_a_column_ends_where_another_one_begins():
    wide = line("a line over both of the columns, and as wide as both of them are, and more", 700)
    left = [line("the left column of the page, with", 680), line("a short line", 666)]
    right = [line("the right column of the page", 680, 320), line("goes on here", 666, 320)]
    edges = right_edges([wide, *left, *right])
    assert edges[0] == wide.right
    assert edges[1:3] == [320, 320]


def test_raised_and_lowered_digits_are_written_as_such(reading, making):
    page = [
        (72, 700, 12, "There were about 10"),
        (183, 705, 7, "6"),
        (190, 700, 12, "cells in the H"),
        (259, 697, 7, "2"),
        (263, 700, 12, "O of the river Hythe"),
    ]
    text = reading("a.pdf", making.pdf([page])).text
    assert text == "There were about 10⁶ cells in the H₂O of the river Hythe\n"


def test_a_note_at_the_foot_is_no_part_of_the_text_above_it(reading, making, outline):
    page = [
        (72, 700, 12, "as the witness says"),
        (72, 106, 6, "1"),
        (76, 102, 9, "The first crossing was in June, when the mayor came."),
    ]
    document = reading("a.pdf", making.pdf([page]))
    assert document.text.startswith("as the witness says\n\n[1] The first crossing was in June")
    assert [kind for kind, *_ in outline(document, "item")] == ["item"]


def test_a_caption_is_no_row_of_the_table_above_it(reading, making, outline):
    cells = [("Year", "Number"), ("2016", "41,200"), ("2017", "39,800")]
    table = [
        (x, 700 - 15 * n, 12, c)
        for n, row in enumerate(cells)
        for x, c in zip((72, 200), row, strict=True)
    ]
    caption = (90, 652, 12, "Table 1: Passengers by year, in thousands")
    document = reading(
        "a.pdf", making.pdf([[(72, 715, 12, "These are the figures:"), *table, caption]])
    )
    assert document.text == (
        "These are the figures:\n\nYear | Number\n2016 | 41,200\n2017 | 39,800\n\n"
        "Table 1: Passengers by year, in thousands\n"
    )


def test_cells_drawn_one_by_one_stay_in_their_order_between_head_and_foot():
    head = [line("A head", 800), line("1", 30, 300)]
    cells = [
        line("Hythe", 450),
        line("A long cell that says", 470, 200),
        line("that it was closed", 458, 200),
        line("Southampton", 400),
        line("was closed too", 412, 200),
        line("and open again", 400, 200),
    ]
    assert said([*head, *cells]) == ["A head", *(one.text for one in cells), "1"]


def test_what_is_stamped_over_a_page_is_no_text(reading, making):
    body = [(72, 700 - 14 * n, 11, "The ferry ran for many years.") for n in range(4)]
    for stamp, kept in (("DRAFT", True), (") Tj .7 .7 -.7 .7 200 300 Tm (DRAFT", False)):
        text = reading("a.pdf", making.pdf([[*body, (200, 300, 60, stamp)]])).text
        assert ("DRAFT" in text) is kept


def test_a_title_is_not_the_heading_below_it(reading, making, outline):
    page = [
        (200, 740, 18, "The Ferry Inquiry"),
        (72, 718, 18, "Introduction"),
        (72, 690, 11, "The ferry ran for many years, and then it was closed."),
    ]
    document = reading("a.pdf", making.pdf([page]))
    assert [text for *_, text in outline(document, "heading")] == [
        "The Ferry Inquiry",
        "Introduction",
    ]


def test_the_numbers_of_lines_in_the_margin_are_no_text():
    prose = [
        line(f"line {n} of the words that a witness said in court", 700 - 20 * n) for n in range(5)
    ]
    numbers = [line(str(n + 1), 700 - 20 * n, 50) for n in range(5)]
    assert said([*prose, *numbers]) == [one.text for one in prose]
    cells = [line(f"name {n}", 700 - 20 * n) for n in range(5)]
    assert len(said([*cells, *numbers])) == 10
    years = [line(text, 700 - 20 * n, 40) for n, text in enumerate(("7", "9", "12", "13", "20"))]
    assert len(said([*prose, *years])) == 10


def test_who_speaks_next_begins_a_paragraph(reading, making):
    said_lines = (
        "Q. Did you see the ferry?",
        "A. I saw it with my brother.",
        "Q. And what was it?",
    )
    page = [(72, 700 - 14 * n, 11, text) for n, text in enumerate(said_lines)]
    assert reading("a.pdf", making.pdf([page])).text == "\n\n".join(said_lines) + "\n"


def test_parts_that_go_on_for_ever_are_many_lines():
    parts = [
        line("sea.⁷" if at % 2 else "by", 500 + at % 2 * 3, 72 + at * 26) for at in range(4_000)
    ]
    found = as_read([part._replace(right=part.left + 25) for part in parts])
    assert len(found) > 1
    said = "".join(one.text for one in found)
    assert said.count("sea.") + said.count("by") == len(parts)
