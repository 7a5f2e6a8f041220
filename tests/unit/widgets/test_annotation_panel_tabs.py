"""The titles of the tabs: all three, in whatever width there is."""

from __future__ import annotations

from itertools import product

import pytest
from textual.app import App

from tui.comparing.relation import Pair, Passage
from tui.spans import Span
from tui.widgets.annotation_panel_rows import PairRow
from tui.widgets.annotation_panel_tabs import PanelTabs, tab_titles


def pairs(*relations):
    here, there = Passage("a.md", Span(0, 5), "Here."), Passage("b.md", Span(0, 5), "There")
    return [PairRow(Pair(here, there, relation, 0.9), "Other") for relation in relations]


FULL = {
    "notes": [None] * 3,
    "claims": [None] * 46,
    "elsewhere": pairs("differs", "differs", "same", "echo"),
}
EMPTY = {"notes": [], "claims": [], "elsewhere": []}


@pytest.mark.parametrize(
    ("width", "titles"),
    [
        (60, "Notes 3   Claims 46   Elsewhere ≠2 =1 «1"),
        (36, "Notes 3 Claims 46 Elsewhere ≠2 =1 «1"),
        (33, "Notes 3  Claims 46  Elsewhere ≠2"),
        (29, "Notes 3 Claims 46 Elsewhere ≠"),
        (26, "Notes Claims Elsewhere ≠2"),
        (24, "Notes Claims Elsewhere ≠"),
        (22, "Notes Claims Elsewhere"),
        (20, "Notes Claims Elsew."),
        (12, "N 3 C 46 E 4"),
        (5, "N C E"),
    ],
)
def test_what_goes_where_there_is_less_room(width, titles):
    assert tab_titles(FULL, "notes", width).plain == titles


@pytest.mark.parametrize(("rows", "now"), list(product((FULL, EMPTY), FULL)))
def test_the_open_one_is_underlined_also_where_nothing_was_found(rows, now):
    content = tab_titles(rows, now, 26)
    assert content.cell_length <= 26
    lined = [content.plain[s.start : s.end] for s in content.spans if "underline" in str(s.style)]
    assert lined == [now.capitalize()]


async def test_titles_that_say_the_same_are_not_drawn_again():
    class Tabs(App[None]):
        def compose(self):
            yield PanelTabs()

    app = Tabs()
    async with app.run_test(size=(40, 3)) as pilot:
        tabs, drawn = app.query_one(PanelTabs), []
        tabs.show(FULL, "notes")
        await pilot.pause()
        tabs.refresh = lambda *_, **__: drawn.append(1)
        tabs.show(dict(FULL), "notes")
        assert not drawn
        tabs.show({**FULL, "notes": [None] * 4}, "notes")
        tabs.show(FULL, "claims")
        assert len(drawn) == 2
