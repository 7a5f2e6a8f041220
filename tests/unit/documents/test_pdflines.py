"""Lines of pages become blocks: nothing of them is lost where a page or a column ends."""

from __future__ import annotations

from itertools import count

import pytest

from tui.documents.building import Builder, Extracted
from tui.documents.document import Metadata
from tui.documents.pdfcolumns import CUT, Line
from tui.documents.pdflines import Setter
from tui.documents.pdfpage import cleaned

SIZE = 11.0


def line(text: str, bottom: float, left: float = 72.0, *, mono: bool = False) -> Line:
    return Line(text, left, left + 5.5 * len(text), bottom, SIZE, False, mono)


def row(bottom: float, *cells: tuple[float, str]) -> Line:
    parts = tuple((left, left + 6 * len(text), text) for left, text in cells)
    text = " ".join(text for _, text in cells)
    return Line(text, parts[0][0], parts[-1][1], bottom, SIZE, False, False, parts)


def setting(*pages: list[Line]) -> Extracted:
    setter = Setter(Builder(), {})
    setter.size = SIZE
    for number, lines in zip(count(), pages):
        setter.page(number, f"p. {number + 1}", lines)
    setter.finish()
    return setter.builder.result(Metadata())


def places(found: Extracted) -> list[tuple[str, str]]:
    return [(b.label, b.span.of(found.text)) for b in found.blocks if b.kind == "locator"]


def test_a_word_that_a_page_cuts_is_whole_and_the_page_begins_within_it():
    above = "They wrote a very long report about what it does to the envi" + CUT
    found = setting([line(above, 100)], [line("ronment of the whole valley.", 700)])
    assert found.text.endswith("to the environment of the whole valley.\n")
    assert places(found)[1] == ("p. 2", "ronment of the whole valley.")


def test_a_word_that_a_cell_cuts_is_whole():
    rows = [row(500, (72, "Field"), (300, "Sum")), row(485, (72, "Environ" + CUT), (300, "12"))]
    found = setting([*rows, line("mental", 473), row(455, (72, "Roads"), (300, "14"))])
    assert found.text == "Field         | Sum\nEnvironmental | 12\nRoads         | 14\n"


def test_a_table_ends_with_its_page():
    rows = [row(500, (72, "Of a name"), (300, "Sum")), row(485, (72, "Roads"), (300, "12"))]
    found = setting(rows, [line("Then", 700), line("it goes on.", 688)])
    assert places(found)[1] == ("p. 2", "Then it goes on.")
    assert found.text.startswith("Of a name | Sum\nRoads     | 12\n\nThen")


@pytest.mark.parametrize("above", ["Prose that ends.", "def f():"])
def test_a_listing_is_indented_at_the_head_of_a_page_too(above):
    code = [line("return 1", 700, 94, mono=True), line("def g():", 688, mono=True)]
    found = setting([line(above, 100, mono=above != "Prose that ends.")], code)
    assert "    return 1\ndef g():" in found.text


def test_a_page_of_one_long_word_is_set_in_linear_time():
    word = "a" * 300_000
    assert setting([line(word, 100), line(word, 88)]).text.count("a") == 600_000


def test_no_control_character_of_a_page_is_text():
    controls = "".join(map(chr, (*range(9), *range(11, 32), 127))).replace(CUT, "")
    assert cleaned(f"so{controls}on") == "soon"
