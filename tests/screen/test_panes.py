"""Panes: which keys work where, and what the last line says about it."""

from __future__ import annotations

import pytest
from textual.css.stylesheet import Stylesheet

from support.stillness import settled, until
from tui.app import GlossApp
from tui.config import Settings
from tui.library import Library
from tui.screens.sparing import SparingCompositor
from tui.spans import Span
from tui.widgets.card_list import CardList

TEXT = "The company postponed its model in June 2025. Two engineers denied that.\n"


@pytest.fixture
def app(written):
    library = Library.open(str(written({"a.txt": TEXT})))
    yield GlossApp(library, Settings())
    library.close()


async def test_keys_for_the_text_do_nothing_in_the_list_of_documents(app):
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        screen = app.screen
        await pilot.press("t", *"x", "enter")
        await settled(pilot)
        await pilot.press("shift+tab", "x")
        await settled(pilot)
        assert len(screen.placed) == 1
        assert "never deletes documents" in screen.key_line.notice
        await pilot.press("c")
        await settled(pilot)
        assert app.screen is screen


async def test_the_last_line_follows_the_focus(app):
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        line = app.screen.key_line
        text = line.keys
        await pilot.press("shift+tab")
        await settled(pilot)
        assert ("o", "order") in line.keys
        await pilot.press("tab", "tab")
        await settled(pilot)
        assert ("h l", "tabs") in line.keys
        await pilot.press("shift+tab")
        await settled(pilot)
        assert line.keys == text


async def test_the_border_of_a_pane_says_that_it_has_the_keys_and_the_text_stays_as_it_is(app):
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        screen = app.screen

        def lit():
            colour = screen.app.theme_variables["primary"].lower()
            borders = {
                "documents": screen.documents.styles.border_right[1],
                "panel": screen.panel.styles.border_left[1],
            }
            return [name for name, own in borders.items() if own.hex.lower() == colour]

        assert lit() == []
        painted = []
        screen.refresh = lambda *regions, **_: painted.append(regions)
        await pilot.press("shift+tab")
        await settled(pilot)
        assert lit() == ["documents"]
        await pilot.press("shift+tab")
        await settled(pilot)
        assert lit() == ["panel"]
        await pilot.press("shift+tab")
        await settled(pilot)
        assert lit() == []
        assert () not in painted  # the whole screen


async def test_a_passage_is_not_marked_whose_words_have_left_the_text_since_it_was_drawn(app):
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        screen = app.screen
        file = screen.library.root / "a.txt"
        target, path = screen.reader.target, screen.path
        file.write_text("Another text altogether, and of another length.\n", encoding="utf-8")
        screen.save_on(target, None, tags=("x",))
        await settled(pilot)
        assert screen.library.recorded(path) == []
        assert "has changed" in screen.log_of_notices[-1][1]


async def test_a_double_click_on_the_top_line_makes_nothing_look_chosen(app):
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        await pilot.click(app.screen.top_line, offset=(10, 0), times=2)
        await settled(pilot)
        assert not app.screen.selections


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_where_one_pane_fits_tab_shows_the_next_and_no_text_is_styled_for_it(app, size):
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        screen, styled = app.screen, []
        screen.reader.notify_style_update = lambda: styled.append(screen.reader)
        for names in (["panel"], ["documents"], ["reader"]):
            await pilot.press("tab")
            await settled(pilot)
            assert [pane.id for pane in screen.panes()] == names
            assert screen.card.display == (names == ["reader"] and size[0] == 80)
        assert not styled
        await pilot.press("tab")
        for other, names in (((120, 30), ["documents", "reader", "panel"]), (size, ["panel"])):
            await pilot.resize_terminal(*other)
            while screen.has_class("-wide") != (other == (120, 30)):
                await pilot.pause()
            await settled(pilot)
            assert [pane.id for pane in screen.panes()] == names


async def test_a_pane_that_gets_the_keys_has_only_its_border_and_one_card_drawn(app):
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        screen = app.screen
        await pilot.press("v", "t", "1", "enter")
        await settled(pilot)
        await pilot.press("tab")
        await settled(pilot)
        cards, drawn = screen.panel.cards(), []
        render = cards.render_line
        cards.render_line = lambda y: drawn.append(y) or render(y)
        await pilot.press("shift+tab")
        await settled(pilot)
        assert len(set(drawn)) < cards.size.height // 2
        assert not screen.panel.has_class("-focused")


async def test_without_a_card_the_keys_of_the_panel_act_on_the_text(app):
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        screen = app.screen
        await pilot.press("right_square_bracket", "tab", "c", "d")
        await settled(pilot)
        assert [placed.annotation.verdict for placed in screen.placed] == ["disputed"]
        await pilot.press("3", "t", *"x", "enter")
        await settled(pilot)
        await pilot.press("1", "slash", *"nowhere", "enter", "a", *"So", "escape")
        await settled(pilot)
        (placed,) = screen.placed
        assert (placed.annotation.tags, placed.annotation.note) == (("x",), "So")
        await pilot.press("x")
        await settled(pilot)
        assert screen.key_line.notice == "there is no card here"
        assert len(screen.placed) == 1, "what the filter hides is not deleted"


async def test_the_text_is_led_to_claims_and_notes_from_every_pane(app):
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        screen = app.screen
        first, second = (claim.span for claim in screen.shown_claims())
        for pane in ("panel", "documents"):
            screen.show_pane(pane)
            screen.reader.go_to(0)
            for way, span in (("right_square", second), ("left_square", first), ("right", second)):
                key = f"{way}_bracket" if "square" in way else "right_parenthesis"
                await pilot.press(key)
                await settled(pilot)
                assert screen.reader.target.span == span
            assert not screen.reader.has_focus


async def test_the_card_of_the_target_is_marked_also_where_it_comes_after_it(written):
    folder = written({"a.txt": TEXT, "b.txt": TEXT})
    library = Library.open(str(folder))
    library.annotate_quote("b.txt", "The company", note="first")
    library.annotate_quote("b.txt", "Two engineers", note="second")
    app = GlossApp(library, Settings())
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        app.screen.jump_to("b.txt", TEXT.index("Two"))
        await settled(pilot)
        cards = app.screen.panel.cards()
        assert cards.current.placed.annotation.note == "second"
        assert not cards.quiet
    library.close()


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_the_first_frame_shows_every_pane_as_it_stays(app, size, monkeypatch):
    shown = []
    draw = SparingCompositor.render_full_update

    def drawn(compositor, simplify=False):
        screen = app.screen
        title, keys = screen.top_line.visual.plain, screen.key_line.visual.plain
        panes = [(one.id, one.display, one.region, one.styles.border) for one in screen.query("*")]
        shown.append((compositor.size, title, keys, panes))
        return draw(compositor, simplify)

    monkeypatch.setattr(SparingCompositor, "render_full_update", drawn)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        app.screen.redraw()
        await settled(pilot)
        first, last = shown[0], shown[-1]
        assert "The company" in first[1]
        assert first[2:] == last[2:]


async def test_a_start_styles_the_panes_once(app, monkeypatch):
    styled = []
    style = Stylesheet.update_nodes

    def update_nodes(sheet, nodes, *args, **options):
        styled.extend(nodes := list(nodes))
        return style(sheet, nodes, *args, **options)

    monkeypatch.setattr(Stylesheet, "update_nodes", update_nodes)
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        assert not {app.screen.reader, app.screen.documents, app.screen.card} & {*styled}


@pytest.mark.parametrize("size", [(80, 24), (120, 30)])
@pytest.mark.parametrize("key", ["L", "A"])
async def test_what_is_chosen_in_a_list_is_read_in_the_text_whichever_pane_was_in_front(
    app, size, key
):
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        screen = app.screen
        screen.library.annotate("a.txt", Span(46, 72), note="who?")
        screen.show_pane("panel")
        await pilot.press(key)
        await until(pilot, lambda: app.screen is not screen)
        listing = app.screen
        await settled(pilot)
        listing.set_focus(listing.query_one(CardList))
        await until(pilot, lambda: bool(listing.query_one(CardList).cards))
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is screen and screen.reader.has_focus)
        assert screen.reader.display


async def test_other_panes_are_shown_in_one_frame(app, terminal, drawn, monkeypatch):
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+l")
        await settled(pilot)
        frames, display = [], GlossApp._display

        def watch(app, screen, renderable):
            if renderable is not None and not app._batch_count:
                frames.append(screen)
            display(app, screen, renderable)

        monkeypatch.setattr(GlossApp, "_display", watch)
        for _ in range(4):
            frames.clear()
            await pilot.press("z")
            await settled(pilot)
            assert len(frames) == 1
            assert [line.rstrip() for line in terminal.display] == drawn(app)
