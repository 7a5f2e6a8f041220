"""Keys of the reading screen: what the last line says of finding and counts, and the jump list."""

from __future__ import annotations

import pytest
from textual.widget import Widget

from support.program import opened
from support.stillness import settled

TEXT = "\n\n".join(
    f"Paragraph {i} is here. It says nothing{' rare' * (i == 7)}." for i in range(40)
)


@pytest.fixture
def folder(written):
    return written({"text.txt": TEXT})


def last_line(pilot, drawn):
    return drawn(pilot.app)[-1]


async def press(pilot, *keys):
    for key in keys:
        await pilot.press(key)
    await pilot.pause()


async def test_a_filter_is_named_as_long_as_it_is_on(folder, drawn):
    async with opened(folder, size=(120, 30)) as pilot:
        await press(pilot, "ampersand", *"rare", "enter", "j")
        assert "& shows 1 of 40 paragraphs: Esc shows all" in last_line(pilot, drawn)
        await press(pilot, "escape")
        assert "&" not in last_line(pilot, drawn)
        assert not pilot.app.screen.reader.keeping


@pytest.mark.parametrize(
    "key", ["j", "H", "t", "tab", "escape", "f12"], ids=lambda key: f"then_{key}"
)
async def test_a_count_is_shown_for_the_next_key_and_for_none_after_it(folder, drawn, key):
    async with opened(folder, size=(120, 30)) as pilot:
        await press(pilot, "2", "4")
        assert last_line(pilot, drawn).rstrip().endswith(" 24")
        await press(pilot, key)
        await settled(pilot)
        reader = pilot.app.screen_stack[0].reader
        assert not reader.take_count()
        assert not last_line(pilot, drawn).rstrip().endswith(" 24")
        assert bool(reader.cursor) == (key == "j")


async def test_keys_that_lead_nowhere_say_so(folder, drawn):
    async with opened(folder, size=(120, 30)) as pilot:
        await press(pilot, "greater_than_sign")
        assert "no annotation here so far" in last_line(pilot, drawn)
        await press(pilot, "slash", *"paragraph 1", "enter")
        assert "hit 1/11" in last_line(pilot, drawn), "which it is stays to be seen"
        await press(pilot, "slash", *"rare", "enter", "n")
        assert "hit 1/1: there is no other" in last_line(pilot, drawn)
        at_the_hit = pilot.app.screen.reader.cursor
        await press(pilot, "slash", *"rarer", "enter")
        assert "no hit for “rarer”" in last_line(pilot, drawn)
        await press(pilot, "slash", *"rare", "enter", "slash", "enter")
        assert "hit 1/1: there is no other" in last_line(pilot, drawn)
        await press(pilot, "ampersand", *"rare", "enter", "ampersand", "enter")
        assert not pilot.app.screen.reader.keeping
        for key, said in (("d", "Ctrl+D"), ("percent_sign", "50%"), ("f7", "F7 does nothing")):
            await press(pilot, key)
            assert said in last_line(pilot, drawn)
        await press(pilot, "m", "apostrophe")
        await settled(pilot)
        await press(pilot, "G", "backspace")
        await settled(pilot)
        assert pilot.app.screen.reader.cursor == at_the_hit


async def test_a_key_lays_nothing_out_anew(folder, monkeypatch):
    async with opened(folder, size=(120, 30)) as pilot:
        await press(pilot, "j")
        asked = []
        refresh = Widget.refresh

        def watch(widget, *regions, layout=False, **how):
            if layout:
                asked.append(widget)
            return refresh(widget, *regions, layout=layout, **how)

        monkeypatch.setattr(Widget, "refresh", watch)
        await press(pilot, "j", "space", "2", "k")
        assert not asked


@pytest.mark.parametrize("key", ["slash", "ampersand"])
async def test_the_find_line_stands_over_the_keys_and_moves_nothing(
    folder, drawn, monkeypatch, key
):
    async with opened(folder, size=(120, 30)) as pilot:
        await press(pilot, key, "escape")  # Textual styles a field once when it is left first
        await settled(pilot)
        before, keys = drawn(pilot.app)[:-1], last_line(pilot, drawn)
        styled, drew = [], []
        stylesheet, reader = pilot.app.stylesheet, pilot.app.screen.reader
        draw = reader.render_lines
        monkeypatch.setattr(stylesheet, "apply", lambda node, **_: styled.append(node))
        monkeypatch.setattr(reader, "render_lines", lambda crop: drew.append(crop) or draw(crop))
        await press(pilot, key)
        await settled(pilot)
        assert last_line(pilot, drawn).strip() == ("/" if key == "slash" else "&")
        drew.clear()  # `drawn` looks at the whole screen
        await press(pilot, "escape", key)
        await settled(pilot)
        assert not styled
        assert not drew
        await press(pilot, "escape")
        await settled(pilot)
        assert drawn(pilot.app)[:-1] == before
        assert last_line(pilot, drawn) == keys


async def test_what_is_said_while_one_looks_for_something_is_seen(folder, drawn):
    async with opened(folder, size=(120, 30)) as pilot:
        await press(pilot, "slash", *"paragraph 1", "f12")
        await settled(pilot)
        assert last_line(pilot, drawn).strip().endswith("F12 does nothing here: F1 shows every key")
        await press(pilot, "2")
        await settled(pilot)
        assert last_line(pilot, drawn).strip().endswith("1/1")
        await press(pilot, "escape", "ampersand", *"rare")
        await settled(pilot)
        assert last_line(pilot, drawn).strip().endswith("1 of 40 paragraphs")
        await press(pilot, *"r")
        await settled(pilot)
        assert "paragraphs" not in last_line(pilot, drawn)


async def test_documents_and_the_jump_list_by_key(written, drawn):
    folder = written({"a.txt": TEXT, "b.txt": TEXT})
    async with opened(folder, size=(120, 30)) as pilot:
        paths = []
        for keys in (["J"], ["K"], ["G", "J"], ["ctrl+o"], ["apostrophe", "apostrophe"]):
            await press(pilot, *keys)
            await settled(pilot)
            paths.append(pilot.app.screen.path)
        assert paths == ["b.txt", "a.txt", "b.txt", "a.txt", "b.txt"]
        last = TEXT.index("Paragraph 39")
        await press(pilot, *"5K")
        await settled(pilot)
        assert pilot.app.screen.path == "a.txt"
        await press(pilot, "2", "backspace")
        await settled(pilot)
        assert (pilot.app.screen.path, pilot.app.screen.reader.cursor) == ("a.txt", last)
        await press(pilot, "ctrl+g")
        assert f"line 79 of the source, 100 %: “a.txt” offset {last}" in last_line(pilot, drawn)
