from __future__ import annotations

import pytest

from tui.documents.document import Block
from tui.spans import Span
from tui.widgets.reader_places import place_beside, places_in


@pytest.mark.parametrize(
    ("label", "margin", "gutter", "bare", "shown"),
    [
        ("p. 12", 10, 5, True, ("    p. 12 ", "")),
        ("p. 12", 10, 5, False, ("    p. 12 ", "")),
        ("p. 12", 0, 5, True, ("", "12  ")),
        ("p. 12", 0, 5, False, ("", "")),
        ("p. 12", 0, 3, True, ("", "")),
        ("p. 12", 5, 5, False, ("p.12 ", "")),
        ("ch. 3", 3, 5, False, (" 3 ", "")),
        ("00:14:02", 10, 5, False, (" 00:14:02 ", "")),
        ("00:04:02", 6, 5, False, (" 4:02 ", "")),
        ("01:04:02", 6, 5, False, ("  64' ", "")),
        ("01:04:02", 0, 5, True, ("", "64' ")),
        ("02:14:02", 0, 5, True, ("", "")),
        ("The Second Part", 6, 9, True, ("", "")),
        ("", 10, 5, True, ("", "")),
    ],
)
def test_the_margin_shows_a_label_else_the_gutter_its_number(label, margin, gutter, bare, shown):
    assert place_beside(label, margin, gutter, bare=bare) == shown


def test_a_place_stands_on_the_row_that_it_begins_on():
    blocks = [
        Block("locator", Span(0, 25), 0, "p. 1"),
        Block("heading", Span(0, 5), 1),
        Block("locator", Span(25, 90), 0, "p. 2"),
    ]
    starts = [block.span.start for block in blocks]
    assert places_in([0, 10, 20, 30], 40, blocks, starts) == {0: "p. 1", 2: "p. 2"}
    assert places_in([30, 40], 60, blocks, starts) == {}
