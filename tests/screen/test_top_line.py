"""In a line of twenty columns the number of a claim says more than the word."""

import pytest
from textual.app import App

from tui.widgets.top_line import Place, TopLine


class Top(App[None]):
    def compose(self):
        yield TopLine()


@pytest.mark.parametrize(
    ("width", "expected"),
    [(20, "gloss …   13/400"), (70, "gloss On the wells   claim 13/400 · ✎ 2 · 50 %")],
)
async def test_where_there_is_little_room_the_number_of_the_claim_is_left(width, expected):
    app = Top()
    async with app.run_test(size=(width, 3)):
        line = app.query_one(TopLine)
        line.place = Place(title="On the wells", percent=50, claim=13, claims=400, notes=2)
        assert line._line().plain == expected
