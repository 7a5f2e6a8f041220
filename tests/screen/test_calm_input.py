"""A field that has the keys lies under a tint of the theme in use."""

from __future__ import annotations

from textual.app import App
from textual.color import Color

from support.stillness import settled
from tui.widgets.calm_input import CalmInput


class Fields(App[None]):
    def compose(self):
        yield CalmInput(id="first")
        yield CalmInput(id="second")


def tint_of(field):
    return field.styles.background_tint


async def test_the_tint_goes_with_the_keys_and_with_the_theme():
    app = Fields()
    async with app.run_test() as pilot:
        app.theme = "textual-dark"
        await settled(pilot)
        first, second = app.query(CalmInput)
        dark = Color.parse(app.theme_variables["foreground"])
        assert tint_of(first) == dark.with_alpha(CalmInput.TINT)
        app.theme = "textual-light"
        await settled(pilot)
        light = Color.parse(app.theme_variables["foreground"])
        assert light != dark
        assert tint_of(first) == light.with_alpha(CalmInput.TINT)
        assert tint_of(second).a == 0
        second.focus()
        await settled(pilot)
        assert tint_of(first).a == 0
        assert tint_of(second) == light.with_alpha(CalmInput.TINT)
