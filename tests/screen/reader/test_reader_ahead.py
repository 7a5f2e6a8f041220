"""The text at the size that its pane has after the next key."""

from __future__ import annotations

import pytest

from support.stillness import settled, until
from tui.app import GlossApp
from tui.config import Settings
from tui.library import Library
from tui.text.layout import Layout
from tui.widgets import reader_drawing

TEXT = "".join(
    f"The board heard of accident {n} from nobody, and has not said in public why it did not.\n\n"
    for n in range(30)
)


@pytest.fixture
def app(written):
    library = Library.open(str(written({"a.txt": TEXT})))
    yield GlossApp(library, Settings())
    library.close()


@pytest.mark.parametrize("size", [(120, 30), (80, 24)])
async def test_the_text_is_wrapped_and_drawn_for_other_panes_before_they_are_asked_for(
    app, size, monkeypatch
):
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        reader, made = app.screen.reader, []
        make, paint = Layout._make, reader_drawing.paint
        monkeypatch.setattr(Layout, "_make", lambda *a: made.append("rows") or make(*a))
        monkeypatch.setattr(reader_drawing, "paint", lambda *a: made.append("line") or paint(*a))
        for _ in range(4):
            await until(pilot, lambda: reader._expected and reader._due is None)
            del made[:]
            before = reader.size
            await pilot.press("z")
            await settled(pilot)
            assert reader.size != before or not reader.display
            assert "rows" not in made
            assert made.count("line") < 4  # the line of the cursor may be another one


async def test_another_theme_and_another_text_are_drawn_anew_at_every_width(app):
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        reader = app.screen.reader
        for _ in range(4):
            await pilot.press("z")
            await settled(pilot)
        drawn = [strip.text for strip in reader.render_lines(reader.size.region)]
        style = reader.render_line(3)._segments[0].style
        app.theme = "gloss-light"
        await settled(pilot)
        for _ in range(4):
            await pilot.press("z")
            await settled(pilot)
        assert [strip.text for strip in reader.render_lines(reader.size.region)] == drawn
        assert reader.render_line(3)._segments[0].style.bgcolor != style.bgcolor
