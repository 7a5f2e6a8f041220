"""The terminal's own cursor stands where the keys are: in the row, the field, on the target."""

from __future__ import annotations

import pytest
from layout_hands import press, settled
from textual.widgets import Input


@pytest.mark.parametrize("size", [(140, 40), (80, 24), (50, 12)], ids=str)
@pytest.mark.parametrize("key", ["t", "s", "slash", "colon", "question_mark"])
async def test_in_the_field_of_a_dialog_and_back_on_the_target(app, key, size):
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, ["j", "j"])
        place = app.cursor_position
        assert place == app.screen.reader.terminal_cursor
        await press(pilot, [key])
        field = app.focused
        assert isinstance(field, Input)
        begin = field.content_region.offset
        assert app.cursor_position == begin
        if key == "t":  # behind the last letter, and then on it
            await press(pilot, ["a"])
            assert app.cursor_position == (begin.x + 1, begin.y)
            await press(pilot, ["left"])
            assert app.cursor_position == begin
        await press(pilot, ["escape"])
        assert app.cursor_position == place


async def test_on_the_row_in_lists_and_with_the_pane_when_it_moves(app):
    async with app.run_test(size=(140, 40)) as pilot:
        await settled(pilot)
        screen = app.screen
        await press(pilot, ["shift+tab"])
        rows = screen.documents.row_list
        assert app.cursor_position.y == rows.content_region.y + rows.cursor
        await press(pilot, ["tab"])
        place = app.cursor_position
        await press(pilot, "zzzzll")
        assert app.cursor_position == (place.x + 4, place.y)


async def test_between_sentences_it_stands_on_the_target(app):
    async with app.run_test(size=(140, 40)) as pilot:
        await settled(pilot)
        reader = app.screen.reader
        for _ in range(3):
            blank = reader.source.find("\n\n", reader.cursor + 1) + 1
            reader.go_to(blank)
            await settled(pilot)
            assert reader.cursor == blank < reader.target.span.start
            assert app.cursor_position == reader._place_of(reader.target.span.start)
            assert reader._stands == app.cursor_position
