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


async def test_a_count_is_shown_until_it_is_used(folder, drawn):
    async with opened(folder, size=(120, 30)) as pilot:
        await press(pilot, "1", "2")
        assert last_line(pilot, drawn).endswith(" 12")
        await press(pilot, "j")
        assert not last_line(pilot, drawn).endswith("12")
        await press(pilot, "3", "escape")
        assert not last_line(pilot, drawn).endswith("3")


async def test_keys_that_lead_nowhere_say_so(folder, drawn):
    async with opened(folder, size=(120, 30)) as pilot:
        await press(pilot, "greater_than_sign")
        assert "no annotation here so far" in last_line(pilot, drawn)
        await press(pilot, "slash", *"rare", "enter", "n")
        assert "hit 1/1: there is no other" in last_line(pilot, drawn)


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


async def test_documents_and_the_jump_list_by_key(written):
    folder = written({"a.txt": TEXT, "b.txt": TEXT})
    async with opened(folder, size=(120, 30)) as pilot:
        paths = []
        for keys in (["J"], ["K"], ["G", "J"], ["ctrl+o"], ["apostrophe", "apostrophe"]):
            await press(pilot, *keys)
            await settled(pilot)
            paths.append(pilot.app.screen.path)
        assert paths == ["b.txt", "a.txt", "b.txt", "a.txt", "b.txt"]
