from __future__ import annotations

from textual.app import App
from textual.widgets import Input

from tui.widgets.calm_input import CalmInput


class Fields(App[None]):
    def compose(self):
        yield Input("plain", compact=True)
        yield CalmInput("calm", compact=True)


async def test_it_looks_like_any_field_with_and_without_the_keys_and_is_not_styled_for_it():
    app = Fields()
    async with app.run_test(size=(40, 4)) as pilot:
        plain, calm = app.query(Input)
        styled = []
        calm.notify_style_update = lambda: styled.append(1)
        for field in (plain, calm):
            field.focus()
            await pilot.pause()
            with_keys = field.background_colors
            app.set_focus(None)
            await pilot.pause()
            if field is plain:
                expected = with_keys, field.background_colors
        assert (with_keys, calm.background_colors) == expected
        assert expected[0] != expected[1]
        assert not styled
