from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.color import Color

from support.stillness import settled
from tui.spans import Span
from tui.themes import gloss_themes
from tui.widgets.reader import ClaimMark, NoteMark, RelationMark
from tui.widgets.tag_colours import CONTRAST, HUES, contrast

SIZE = (80, 20)


def span_of(text, words):
    return Span(text.index(words), text.index(words) + len(words))


async def test_the_gutter_says_it_all_without_colour(host, text):
    signs = {"asserted": "▎", "attributed": "”", "hedged": "?", "predicted": "→", "denied": "✗"}
    app = host()
    async with app.run_test(size=SIZE) as pilot:
        app.reader.set_claims(
            ClaimMark(span_of(text, f"Paragraph {i} begins"), str(i), certainty)
            for i, certainty in enumerate(signs)
        )
        app.reader.set_annotations([NoteMark(span_of(text, "Paragraph 1 begins"), "n")])
        app.reader.set_relations(
            [
                RelationMark(span_of(text, "Paragraph 2 begins"), "="),
                RelationMark(span_of(text, "Paragraph 2 begins here"), "≠"),
            ]
        )
        await pilot.pause()
        shown = {line.split("Paragraph ")[1][0]: line for line in app.lines() if "begins" in line}
        for number, sign in enumerate(signs.values()):
            if str(number) in shown:
                assert sign in shown[str(number)].split("Paragraph")[0]
        assert "✎" in shown["1"].split("Paragraph")[0]
        assert "≠" in shown["2"].split("Paragraph")[0]
        assert "›" in shown["0"].split("Paragraph")[0]
        app.reader.highlights = "notes"
        gutters = "".join(line.split("Paragraph")[0] for line in app.lines() if "begins" in line)
        assert "✎" in gutters
        assert "?" not in gutters
        app.reader.highlights = "none"
        gutters = "".join(line.split("Paragraph")[0] for line in app.lines() if "begins" in line)
        assert "✎" not in gutters
        assert "›" in gutters


def styles_over(app, words):
    for y in range(app.reader.size.height):
        strip = app.reader.render_line(y)
        at = strip.text.find(words)
        if at >= 0:
            cut = strip.crop(cell_len(strip.text[:at]), cell_len(strip.text[:at]) + len(words))
            return [segment.style for segment in cut]
    raise AssertionError(words)


async def test_tints_say_how_certain_and_who_noted(host, text):
    app = host()
    async with app.run_test(size=SIZE) as pilot:
        plain = styles_over(app, "Paragraph 1 begins")[0].bgcolor
        app.reader.set_claims(
            [
                ClaimMark(span_of(text, "Paragraph 1 begins"), "1", "asserted"),
                ClaimMark(span_of(text, "Paragraph 2 begins"), "2", "hedged"),
            ]
        )
        app.reader.set_annotations([NoteMark(span_of(text, "Paragraph 3 begins"), "3", "#5b9dff")])
        await pilot.pause()
        backgrounds = [styles_over(app, f"Paragraph {i} begins")[0].bgcolor for i in (1, 2, 3)]
        assert backgrounds[0] == plain
        assert len(set(backgrounds)) == 3


async def test_the_target_is_bold_and_underlined_and_overlaps_show_their_ends(host, text):
    app = host()
    async with app.run_test(size=SIZE) as pilot:
        outer, inner = span_of(text, "Paragraph 1 begins here."), span_of(text, "1 begins")
        app.reader.set_annotations([NoteMark(outer, "a"), NoteMark(inner, "b")])
        await pilot.pause()
        assert all(style.bold and style.underline for style in styles_over(app, "Paragraph 0"))
        line = [style.underline for style in styles_over(app, "Paragraph 1 begins here.")]
        assert line.count(True) == 4


async def test_another_theme_changes_the_colours_of_every_layer(host, text):
    def signs(app):
        return [str(segment.style) for y in range(60) for segment in app.reader.render_line(y)]

    async def shown(app, pilot):
        app.reader.set_claims([ClaimMark(span_of(text, "Paragraph 1 begins"), "1", "asserted")])
        await pilot.pause()
        return signs(app)

    changed, new = host(theme="gloss-dark"), host(theme="gloss-light")
    async with changed.run_test(size=(80, 60)) as pilot:
        await shown(changed, pilot)
        changed.theme = "gloss-light"
        await settled(pilot)
        after = signs(changed)
    async with new.run_test(size=(80, 60)) as pilot:
        assert after == await shown(new, pilot)


@pytest.mark.parametrize("theme", [theme.name for theme in gloss_themes()])
async def test_text_reads_well_on_every_tint_of_every_theme(host, text, theme):
    app = host(theme=theme)
    async with app.run_test(size=(80, 60)) as pilot:
        kinds = ("attributed", "hedged", "predicted", "denied")
        colours = ["", *HUES.values(), "#ffffff", "#000000", "yellow"]
        app.reader.set_claims(
            ClaimMark(span_of(text, f"Paragraph {i} begins"), str(i), kind)
            for i, kind in enumerate(kinds)
        )
        app.reader.set_annotations(
            NoteMark(span_of(text, f"Paragraph {i} begins"), str(i), colour)
            for i, colour in enumerate(colours, len(kinds))
        )
        app.reader.set_hits([span_of(text, "second"), span_of(text, "somewhat")], 1)
        await pilot.pause()
        for y in range(60):
            for segment in app.reader.render_line(y):
                style = segment.style
                if segment.text.strip() and style.color and style.bgcolor:
                    pair = (Color.from_rich_color(c) for c in (style.color, style.bgcolor))
                    assert contrast(*pair) >= CONTRAST, (segment.text, style)


async def test_markdown_is_styled_in_place(host):
    text = "# Title here\n\nSome **bold** and *slanted* words, *on\nand on* too.\n"
    app = host(text, markdown=True)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("G")
        assert app.lines()[0].strip("› ") == "# Title here"
        assert styles_over(app, "Title here")[0].bold
        assert styles_over(app, "slanted")[0].italic
        assert styles_over(app, "and on")[0].italic
        assert not styles_over(app, " too")[0].italic
        assert text in "\n".join(line[10:].strip("› ") for line in app.lines()) + "\n"


@pytest.mark.parametrize(
    "line",
    [
        "e\u0301" * 70,
        "👨\u200d👩\u200d👧 " * 30,
        "👍🏽❤\ufe0f🇩🇪" * 30,
        "עברית " * 30,
        "中文字" * 40,
        "a\tb\t" * 30,
        "\x1b[31m\u202e\x9b2J" * 20,
        "ﷺ" * 80,
        "ก็" * 80,
    ],
)
@pytest.mark.parametrize("width", [24, 80])
async def test_no_text_shifts_a_border(host, line, width):
    app = host(f"{line}\n" * 3)
    async with app.run_test(size=(width, 12)) as pilot:
        await pilot.press("j")
        for y in range(12):
            strip = app.reader.render_line(y)
            assert strip.cell_length == width
            assert cell_len(strip.text) == width
            assert not set(strip.text) & set("\x1b\x9b\u202e\u200d\ufe0f\t")


async def test_resizing_keeps_the_text_on_top_and_the_selection(host, text):
    app = host()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("3", "space", "v", "plus")
        top, selection = app.reader.top, app.reader.target
        await pilot.resize_terminal(40, 30)
        await pilot.pause()
        assert app.reader.target == selection
        assert app.reader.top <= top < app.reader._view.top.end


async def test_another_theme_is_another_picture(host):
    app = host()
    async with app.run_test(size=SIZE) as pilot:
        dark = styles_over(app, "Paragraph 1")[0]
        app.theme = "gloss-light"
        await pilot.pause()
        await pilot.pause()
        assert styles_over(app, "Paragraph 1")[0].bgcolor != dark.bgcolor


async def test_the_terminals_cursor_stands_on_the_cursor(host):
    app = host()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("j", "j")
        x, y = app.cursor_position
        assert y == 2
        left = app.lines()[2][x:]
        assert app.text[app.reader.cursor :].startswith(left.rstrip())


async def test_only_lines_that_changed_are_painted_again(host, monkeypatch):
    app = host()
    async with app.run_test(size=SIZE) as pilot:
        painted = []
        monkeypatch.setattr(app.reader, "refresh", lambda *regions: painted.extend(regions))
        await pilot.press("j")
        assert 0 < len(painted) <= 4
        assert all(region.height == 1 for region in painted)
