"""Running heads go; whatever might be text stays."""

from __future__ import annotations

import pytest

from tui.documents.pdfcolumns import Line
from tui.documents.pdfheads import without_running_heads


def line(text: str, bottom: float, size: float = 11.0, left: float = 72.0) -> Line:
    return Line(text, left, left + 5 * len(text), bottom, size, bold=False)


def body(number: int, count: int = 6) -> list[Line]:
    return [
        line(f"prose {'abcdef'[n]} of page {'xyzuvw'[number]}", 700 - 14 * n) for n in range(count)
    ]


def left(pages: list[list[Line]], at: int = 1, labels: tuple[str, ...] = ()) -> list[str]:
    """Return what a page keeps, of several that follow one another."""
    near = {n - at: page for n, page in enumerate(pages) if n != at}
    return [one.text for one in without_running_heads(pages[at], near, labels, 11.0)]


def framed(head: str, foot: str, numbers: range, **more) -> list[list[Line]]:
    """Return pages with a head and a foot, where `#` is the page's number."""
    return [
        [
            line(head.replace("#", str(n)), 760, **more),
            *body(at),
            line(foot.replace("#", str(n)), 40, **more),
        ]
        for at, n in enumerate(numbers)
    ]


PROSE = [one.text for one in body(1)]


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("The Bus Book", "#"),
        ("# The Bus Book, vol. 3", "Depot Press 2024"),
        ("3.1 Methods   #", "Page # of 320"),
        ("- # -", "https://example.org/a?b=1   #/20"),
    ],
)
def test_heads_that_stay_or_count_with_the_pages_go(head, foot):
    assert left(framed(head, foot, range(11, 14))) == PROSE


def test_roman_numbers_count_too():
    pages = [
        [line(f"Preface {number}", 760), *body(at), line(number, 40)]
        for at, number in enumerate(("viii", "ix", "x"))
    ]
    assert left(pages) == PROSE


def test_the_heads_of_left_and_right_pages_differ():
    pages = [
        [line(f"{n} Smith" if n % 2 else f"Late Buses {n}", 760), *body(at)]
        for at, n in enumerate(range(11, 15))
    ]
    assert left(pages) == PROSE


@pytest.mark.parametrize(
    "edges",
    [
        ("Table 3 lists 14 buses", "Table 4 lists 90 buses", "Table 5 lists 2 buses"),
        ("In 1914 it began", "In 1939 it began", "In 1950 it began"),
        ("12", "40", "7"),
        ("7", "7", "7"),
    ],
)
def test_lines_that_differ_in_numbers_which_count_no_pages_are_text(edges):
    pages = [[line(edge, 760), *body(at), line(edge, 40)] for at, edge in enumerate(edges)]
    assert left(pages) == [edges[1], *PROSE, edges[1]]


def test_what_repeats_within_the_text_is_text():
    refrain = "And so the bus came late"
    pages = [[line(refrain, 714), *body(at), line(refrain, 616)] for at in range(3)]
    assert left(pages) == [refrain, *PROSE, refrain]


def test_a_line_at_another_height_is_another_line():
    pages = [[*body(at), line("Signed: Ada", 40 + 50 * at)] for at in range(3)]
    assert left(pages)[-1] == "Signed: Ada"


def test_a_title_that_several_slides_bear_stays():
    pages = [[line("Results", 760, size=24.0), *body(at)] for at in range(3)]
    assert left(pages) == ["Results", *PROSE]


def test_nothing_below_a_line_of_text_is_a_head():
    pages = [
        [line(f"Only here {'abc'[at]}", 780), line("The Bus Book", 740), *body(at)]
        for at in range(3)
    ]
    assert left(pages) == ["Only here b", "The Bus Book", *PROSE]


def test_the_page_s_own_number_goes_also_without_neighbours():
    page = [*body(0), line("iv", 40)]
    assert left([page], 0, ("4", "iv"))[-1] != "iv"
    assert left([page], 0, ("4", "4"))[-1] == "iv"
    assert left([[line("1914", 700)]], 0, ("1",)) == ["1914"]


def test_a_page_of_items_set_wide_apart_has_its_head_all_the_same():
    pages = framed("The Bus Book", "#", range(11, 14))
    pages[1] = [pages[1][0], *(line(f"item {'abcdef'[n]}", 730 - 28 * n) for n in range(6))]
    assert left(pages) == [f"item {'abcdef'[n]}" for n in range(6)]
