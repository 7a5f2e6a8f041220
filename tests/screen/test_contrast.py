"""Text can be read in every theme, with all colours, with sixteen, and without any."""

from __future__ import annotations

import pytest
from textual.color import Color

from tui.app import GlossApp
from tui.config import Settings
from tui.library import Library
from tui.spans import Span
from tui.widgets.tag_colours import CONTRAST, contrast

TEXT = (
    "# What was said\n\nThe company postponed its model in June 2025. Two engineers denied that. "
    "According to the ministry, it may come in autumn. It will cost 3 % more.\n\n"
    "> A quotation with `code`, *emphasis*, **force** and [a link](https://example.org).\n"
)
THEMES = ["gloss-dark", "gloss-light", "gloss-contrast"]
PALETTES = {
    "xterm": "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 "
    "7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff",
    "VGA": "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa "
    "555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff",
    "Windows": "0c0c0c c50f1f 13a10e c19c00 0037da 881798 3a96dd cccccc "
    "767676 e74856 16c60c f9f1a5 3b78ff b4009e 61d6d6 f2f2f2",
}
RULES = set("▏▕│─▌▎▁▂▃▄▅▆▇█ ")
"""Lines and bars are no text."""


@pytest.fixture
def library(tmp_path, home):
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "a.md").write_text(TEXT, encoding="utf-8")
    library = Library.open(str(folder))
    start = TEXT.index("The company")
    library.annotate(
        "a.md", Span(start, start + 44), note="why?", tags=("delay",), verdict="disputed"
    )
    library.annotate("a.md", Span(start + 4, start + 90), note="both", tags=("who",))
    library.annotate("a.md", Span(start + 10, start + 20), tags=("what",))
    yield library
    library.close()


def as_rgb(colour, palette):
    """Return a Rich colour as a terminal with this palette shows it."""
    if palette and colour.number is not None:
        return Color.parse("#" + palette.split()[colour.number])
    return Color.from_rich_color(colour)


def pairs(app):
    """Return every piece of text with its two colours; what lies behind a dialog is dimmed."""
    region = app.screen.children[0].region if app.screen.is_modal else app.screen.region
    strips = app.screen._compositor.render_strips(app.size)
    for strip in strips[region.y : region.bottom]:
        for segment in strip.crop(region.x, region.right):
            style = segment.style
            if set(segment.text) - RULES and style and style.color and style.bgcolor:
                yield segment.text, style


async def look_around(pilot):
    """Go through what there is to see: claims, notes, panes, a notice, a selection, the keys."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    for keys in (["right_square_bracket"], ["z", "tab"], ["l"], ["tab", "z", "z", "z"]):
        await pilot.press(*keys)
        await pilot.pause()
        yield
    await pilot.press("v")
    yield
    await pilot.press("question_mark")
    await pilot.pause()
    yield


@pytest.mark.parametrize("system", ["truecolor", "standard"])
@pytest.mark.parametrize("theme", THEMES)
async def test_text_is_legible_wherever_it_stands(library, monkeypatch, theme, system):
    monkeypatch.setenv("TEXTUAL_COLOR_SYSTEM", system)
    app = GlossApp(library, Settings(theme=theme))
    app.console._color_system = {"standard": 1, "truecolor": 3}[system]
    palettes = PALETTES.values() if system == "standard" else [""]
    seen = set()
    async with app.run_test(size=(120, 30)) as pilot:
        async for _ in look_around(pilot):
            for text, style in pairs(app):
                for palette in palettes:
                    one, other = (as_rgb(c, palette) for c in (style.color, style.bgcolor))
                    seen.add((one.hex, other.hex))
                    assert contrast(one, other) >= CONTRAST, (text, style, palette[:20])
    assert len(seen) > 4
