"""A page reads as one reads it: column by column, from the top, and lines that are lines."""

from __future__ import annotations

import pytest

from tui.documents.building import Builder
from tui.documents.document import Metadata
from tui.documents.pdfcolumns import CUT, Line
from tui.documents.pdflines import Setter
from tui.documents.pdfpage import cleaned

pytest.importorskip("pypdfium2")

LEFT = (
    "The council said on Tuesday that",
    "the night buses in the town had",
    "been late because of the snow, and",
    "nobody was to blame for the delay",
    "that riders had seen on many days.",
)
RIGHT = (
    "Meanwhile the drivers told another",
    "story. They said that the depot had",
    "no heating, that engines would not",
    "start, and that the management had",
    "known of it since the year before.",
)
WIDE = "A line over both of the columns, as wide as both of them with the gap between them are"


def column(lines, left=72, top=700, size=11):
    return [(left, top - 14 * n, size, line) for n, line in enumerate(lines)]


def rows(*columns):
    return [line for row in zip(*columns, strict=True) for line in row]


def test_columns_drawn_row_by_row_are_read_one_after_the_other(reading, making):
    body = rows(column(LEFT), column(RIGHT, 320))
    page = [(72, 740, 11, WIDE), *body, (72, 600, 11, WIDE)]
    text = reading("a.pdf", making.pdf([page])).text
    assert " ".join(LEFT) in text
    assert " ".join(RIGHT) in text
    assert text.index("known of it") < text.rindex("A line over both")


def test_columns_drawn_one_after_the_other_stay(reading, making):
    text = reading("a.pdf", making.pdf([column(LEFT) + column(RIGHT, 320)])).text
    assert text == f"{' '.join(LEFT)}\n\n{' '.join(RIGHT)}\n"


def test_the_rows_of_a_table_are_no_columns_of_prose(reading, making):
    cells = [("N1", "14 minutes"), ("N2", "none"), ("N3", "9 minutes"), ("N4", "2 minutes")] * 2
    page = rows(column([a for a, _ in cells]), column([b for _, b in cells], 320))
    text = reading("a.pdf", making.pdf([page])).text
    assert text.split("\n")[:-1] == [f"{a} | {b}" for a, b in cells]


@pytest.mark.parametrize("turn", [90, 270])
def test_a_page_that_was_turned_is_read_from_its_top(reading, making, turn):
    raw = making.pdf([column(LEFT)], rotate=turn)
    assert reading("a.pdf", raw).text == " ".join(LEFT) + "\n"


def test_a_listing_keeps_its_lines_and_their_indents(reading, making, outline):
    code = [(72, 560, 10, "if late:"), (96, 548, 10, "wait()"), (72, 536, 10, "go()")]
    raw = making.pdf([[*column(LEFT), *code, *column(RIGHT, top=500)]])
    document = reading("a.pdf", raw)
    assert outline(document, "code") == [("code", 0, "", "if late:\n    wait()\ngo()")]
    assert " ".join(LEFT) in document.text
    assert " ".join(RIGHT) in document.text


def test_verses_and_addresses_keep_their_lines(reading, making):
    verses = ("The bus is late,", "and so am I, who wait", "beside the road", "for snow")
    document = reading("a.pdf", making.pdf([column(verses, top=600) + column(LEFT, top=500)]))
    assert document.text == "\n".join(verses) + "\n\n" + " ".join(LEFT) + "\n"


def test_a_word_cut_by_a_hyphen_of_another_sign_is_marked_as_cut():
    assert cleaned("spokes\u2010") == f"spokes{CUT}"
    assert cleaned("re\xad") == f"re{CUT}"
    assert cleaned("pre\u2010 and post") == "pre\u2010 and post"
    assert cleaned("1914\u2010") == "1914\u2010"


@pytest.mark.parametrize(("first", "second"), [("spokes", "person"), ("pro", "jects")])
def test_a_cut_word_is_whole_again_though_its_parts_are_words(first, second):
    builder = Builder()
    setter = Setter(builder, {})
    lines = [f"The {first}{CUT}", f"{second} replied at once to the letter."]
    setter.page(
        0, "p. 1", [Line(t, 50, 200, 90 - 12 * n, 10, bold=False) for n, t in enumerate(lines)]
    )
    setter.finish()
    text = builder.result(Metadata()).text
    assert text == f"The {first}{second} replied at once to the letter.\n"


def test_a_numbered_heading_and_what_follows_a_numbered_item_stand_for_themselves(reading, making):
    page = [
        (72, 760, 18, "Bridge survey"),
        (72, 738, 18, "1 Summary"),
        (72, 700, 11, "The inspector found that the eastern pier had moved by a few millimetres."),
        (72, 666, 11, "1 weigh the lorries"),
        (72, 652, 11, "2 measure again"),
        (72, 638, 11, "Engineers disagree, and the office told the committee that it is within"),
        (72, 624, 11, "tolerance."),
    ]
    text = reading("a.pdf", making.pdf([page])).text
    assert text.startswith("Bridge survey\n\n1 Summary\n\n")
    assert "measure again\n\nEngineers disagree, and" in text
    assert text.endswith("it is within tolerance.\n")
