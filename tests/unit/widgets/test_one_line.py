from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.content import Content
from textual.geometry import Region
from textual.widgets import Static

from tui.widgets.key_line import KeyLine
from tui.widgets.top_line import Place, TopLine

LINES = [
    Place("library", "A title", claim=3, claims=17, judged=2, notes=4, percent=30),
    Place("library", "東京 and a title that is far too long for the line it stands in", claim=3),
    Place(),
]


class Lines(App[None]):
    def compose(self) -> ComposeResult:
        yield TopLine()
        yield KeyLine()


@pytest.mark.parametrize("place", LINES)
@pytest.mark.parametrize("width", [40, 120])
async def test_the_line_looks_as_textual_draws_it(place, width):
    app = Lines()
    async with app.run_test(size=(width, 5)) as pilot:
        line = app.query_one(TopLine)
        line.place = place
        await pilot.pause()
        whole = Region(0, 0, width, 1)
        drawn = line.render_lines(whole)
        said = [(s.text, s.style) for s in drawn[0] if s.text]
        line._styles_cache.clear()
        expected = Static.render_lines(line, whole)
        text = "".join(text for text, _ in said)
        assert text == expected[0].text
        by_cell = [(c, st.color, st.bgcolor, st.bold, st.italic) for t, st in said for c in t]
        assert by_cell == [
            (c, s.style.color, s.style.bgcolor, s.style.bold, s.style.italic)
            for s in expected[0]
            for c in s.text
        ]


async def test_what_is_said_again_is_not_drawn_again():
    app = Lines()
    async with app.run_test(size=(80, 5)) as pilot:
        line = app.query_one(KeyLine)
        whole = Region(0, 0, 80, 1)
        first = line.render_lines(whole)
        line.notice = "something was said"
        await pilot.pause()
        assert "something" in line.render_lines(whole)[0].text
        line.notice = ""
        await pilot.pause()
        assert line.render_lines(whole)[0] is first[0]
        line.update(Content("other"), layout=False)
        assert line.render_lines(whole)[0].text.startswith(" other")
        app.theme = "textual-light"
        await pilot.pause()
        assert line.render_lines(whole)[0].text.startswith(" other")
