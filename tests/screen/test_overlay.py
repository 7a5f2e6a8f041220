"""A dialog leaves what lies below it alone, and gives it back as it was."""

from __future__ import annotations

from textual.app import App
from textual.geometry import Region
from textual.widgets import Static

from support.stillness import settled, until
from tui.screens.asking import LinePrompt
from tui.screens.beneath import Beneath


class Page(Beneath[None]):
    def compose(self):
        for line in range(10):
            yield Static(f"line {line}", id=f"line-{line}")


class Application(App[None]):
    def get_default_screen(self):
        return Page()

    def push_screen(self, screen, *args, **options):
        if self.screen_stack:
            screen.stand_on(self.screen)
        return super().push_screen(screen, *args, **options)


def lines(app):
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


async def test_what_lies_below_is_seen_but_not_drawn_for_a_dialog(monkeypatch):
    app = Application()
    async with app.run_test(size=(40, 12)) as pilot:
        await settled(pilot)
        page, drawn = app.screen, []
        with monkeypatch.context() as patch:
            patch.setattr(page._compositor, "render_strips", lambda *a: drawn.append(a) or [])
            app.push_screen(LinePrompt("say"))
            await settled(pilot)
            assert not drawn
        assert lines(app)[:10] == [f"line {number}" for number in range(10)]
        assert lines(app)[11].startswith(" say")


async def test_what_changes_below_a_dialog_is_seen_there():
    app = Application()
    async with app.run_test(size=(40, 12)) as pilot:
        await settled(pilot)
        page = app.screen
        app.push_screen(LinePrompt("say"))
        await settled(pilot)
        page.query_one("#line-3", Static).update("another")
        await settled(pilot)
        assert lines(app)[3] == "another"


async def test_a_smaller_terminal_takes_what_a_dialog_covered_with_it():
    app = Application()
    async with app.run_test(size=(40, 12)) as pilot:
        await settled(pilot)
        app.push_screen(LinePrompt("say"))
        await settled(pilot)
        for size in ((30, 6), (50, 14)):
            await pilot.resize_terminal(*size)
            await until(pilot, lambda row=size[1] - 1: lines(app)[row:][:1] == [" say"])
        await pilot.press("escape")
        await settled(pilot)
        assert lines(app)[:10] == [f"line {number}" for number in range(10)]


async def test_what_changed_below_as_a_dialog_came_is_drawn_when_it_goes(monkeypatch):
    app = Application()
    async with app.run_test(size=(40, 12)) as pilot:
        await settled(pilot)
        page, prompt, drawn = app.screen, LinePrompt("say"), []
        app.push_screen(prompt)
        await settled(pilot)
        page.query_one("#line-3", Static).update("another")
        await settled(pilot)
        page.on_screen_suspend()  # it comes when it comes, and forgets what was to be drawn
        refresh = page.refresh

        def record(*regions, **options):
            is_leaving = page._leaving is not None  # Textual asks for all once it is taken apart
            refresh(*regions, **options)
            if is_leaving:
                drawn.append(page.undrawn)

        monkeypatch.setattr(page, "refresh", record)
        await pilot.press("escape")
        await settled(pilot)
        assert any(region.y <= 3 < region.bottom for regions in drawn for region in regions)
        assert not any(region.y <= 8 < region.bottom for regions in drawn for region in regions)


async def test_a_widget_that_changes_while_a_part_of_the_screen_is_drawn_is_drawn_too(monkeypatch):
    app = Application()
    async with app.run_test(size=(40, 12)) as pilot:
        await settled(pilot)
        page, drawn = app.screen, []
        monkeypatch.setattr(page, "_compositor_refresh", lambda: drawn.append(page.undrawn))
        line = page.query_one("#line-3", Static)
        line.update("another", layout=False)
        page._dirty_widgets.add(line)  # as its message comes to say
        page.refresh(Region(0, 8, 40, 1))
        page._on_timer_update()
        assert {place.y for place in drawn[0]} == {3, 8}


async def test_where_a_dialog_was_made_ready_before_it_came_is_not_drawn_with_it(monkeypatch):
    app = Application()
    async with app.run_test(size=(40, 12)) as pilot:
        await settled(pilot)
        prompt, drawn = LinePrompt("say"), []
        limit = prompt._limit

        def record(dirty):
            is_new = prompt._new
            if is_new:
                dirty.add(Region(0, 3, 40, 2))  # as a layout leaves it that was never seen
            limit(dirty)
            if is_new:
                drawn.append(set(dirty))

        monkeypatch.setattr(prompt, "_limit", record)
        app.push_screen(prompt)
        await settled(pilot)
        assert drawn
        assert all(place.y == 11 for place in drawn[0])
