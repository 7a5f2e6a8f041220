"""What stands on the terminal is believed no longer than it may be; Ctrl+L draws it anew."""

from __future__ import annotations

import pytest
from textual.screen import ModalScreen, Screen

from support.program import opened, press
from support.stillness import settled
from tui.app import GlossApp
from tui.config import Settings
from tui.library import Library
from tui.screens.help import own_bindings
from tui.terminal import TerminalDriver


@pytest.fixture
def app(tmp_path):
    (tmp_path / "a.txt").write_text("A passage.\n")
    return GlossApp(Library.open(str(tmp_path)), Settings())


@pytest.fixture
def forgotten(app, monkeypatch):
    """Return a list that grows whenever the application takes nothing for known."""
    times = []
    monkeypatch.setattr(type(app), "forget_terminal", lambda _self: times.append(1))
    return times


async def test_a_change_of_size_and_a_return_to_the_terminal_forget_what_stood_there(
    app, forgotten
):
    async with app.run_test(size=(100, 30)) as pilot:
        forgotten.clear()
        await pilot.resize_terminal(80, 24)
        assert forgotten
        forgotten.clear()
        app.on_app_focus()
        assert forgotten


@pytest.mark.parametrize("dialog", [None, ModalScreen])
async def test_ctrl_l_draws_everything_anew_under_any_dialog(app, monkeypatch, dialog):
    async with app.run_test(size=(100, 30)) as pilot:
        if dialog:
            await app.push_screen(dialog())
        whole, refresh = [], Screen.refresh
        monkeypatch.setattr(
            Screen,
            "refresh",
            lambda screen, *regions, **how: (
                whole.append(screen) if not regions else None,
                refresh(screen, *regions, **how),
            )[1],
        )
        await pilot.pause()
        whole.clear()
        await pilot.press("ctrl+l")
        assert app.screen in whole


async def test_ctrl_l_is_in_the_table_of_keys(app):
    async with app.run_test(size=(100, 30)):
        keys = {active.binding.id: active.binding for active in own_bindings(app.screen)}
        assert "anew" in keys["app.redraw"].tooltip


def test_setting_right_forgets_and_undoes_what_others_have_set(monkeypatch):
    written = []
    driver = TerminalDriver.__new__(TerminalDriver)
    monkeypatch.setattr(driver, "write", written.append, raising=False)
    driver._shadowed = (100, 30)
    driver.set_right()
    assert driver._shadowed is None
    assert "\x1b[r" in written[0]
    assert "\x0f" in written[0]
    assert "\x1b[?7l" in written[0]  # as Textual has set it: no line of a frame wraps


async def test_a_text_that_differs_in_its_letters_alone_is_drawn(written, terminal, drawn):
    text = "# One\n\nNobody walked the dog.\n"
    folder = written({"a.md": text, "b.md": text.replace("One", "Two")})
    async with opened(folder) as pilot:
        for key in ("J", "K", "J"):
            await press(pilot, key)
            await settled(pilot)
            assert [line.rstrip() for line in terminal.display] == drawn(pilot.app)
