"""The line of the panel's filter stands where nothing else does, and moves nothing."""

from __future__ import annotations

from textual.screen import Screen

from support.program import opened, press
from support.stillness import settled

TEXT = "The company said on Monday that it has 12 ships.\n\nNobody walked the dog.\n"


async def test_it_opens_and_closes_without_a_layout(written, drawn, monkeypatch):
    async with opened(written({"a.txt": TEXT})) as pilot:
        await press(pilot, "t", *"tag", "enter")
        await settled(pilot)
        panel = pilot.app.screen.panel
        panel.focus_cards()
        await settled(pilot)
        before = drawn(pilot.app)
        laid_out, lay_out = [], Screen._refresh_layout

        def noted(screen, *args, **options):
            laid_out.append(screen)
            lay_out(screen, *args, **options)

        monkeypatch.setattr(Screen, "_refresh_layout", noted)
        await press(pilot, "slash")
        await settled(pilot)
        assert pilot.app.focused is panel.filter_input
        changed = [row for row, line in enumerate(drawn(pilot.app)[:-1]) if line != before[row]]
        assert changed == [panel.filter_input.region.y]
        await press(pilot, "escape")
        await settled(pilot)
        assert drawn(pilot.app)[:-1] == before[:-1]
        assert laid_out == []


async def test_closed_it_is_given_no_keys(written):
    async with opened(written({"a.txt": TEXT})) as pilot:
        panel = pilot.app.screen.panel
        assert panel.filter_input not in pilot.app.screen.focus_chain
        await pilot.click(panel.filter_input)
        assert pilot.app.focused is not panel.filter_input


async def test_it_says_itself_what_narrows_the_cards(written, drawn):
    async with opened(written({"a.txt": TEXT})) as pilot:
        await press(pilot, "t", *"tag", "enter")
        await settled(pilot)
        panel = pilot.app.screen.panel
        panel.focus_cards()
        await settled(pilot)
        line, cards = panel.filter_input.region, panel.cards().region

        def said():
            return drawn(pilot.app)[line.y][line.x : line.right].strip()

        await press(pilot, "o", "space")
        await settled(pilot)
        assert said() == "by date · ● 1 marked"
        await press(pilot, "slash", *"tag")
        await settled(pilot)
        assert said().split("  ")[0] == "tag"
        assert said().endswith("1 of 1 · ● 1 marked")
        await press(pilot, "m")
        await settled(pilot)
        assert said().endswith("0 of 1 · ● 1 marked")  # it stays so where it is hidden
        assert "nothing matches" in drawn(pilot.app)[cards.y]
        await press(pilot, *"a word that leaves no room")
        await settled(pilot)
        assert "0 of 1" not in said()
        assert panel.cards().region == cards


async def test_it_says_of_each_tab_what_can_be_asked_there(written, drawn):
    async with opened(written({"a.txt": TEXT})) as pilot:
        panel = pilot.app.screen.panel
        panel.focus_cards()
        await press(pilot, "2", "slash")
        await settled(pilot)
        line, cards = panel.filter_input.region, panel.cards()
        shown = drawn(pilot.app)[line.y][line.x : line.right].strip()
        assert shown.startswith("kind:  certainty:  says:")
        await press(pilot, *"dogs")
        panel.show_claims((), later=True)  # of a text too long to look at all of it
        await settled(pilot)
        assert "nothing near here" in drawn(pilot.app)[cards.region.y]


async def test_what_was_marked_under_several_filters_is_tagged_at_once(written):
    async with opened(written({"a.txt": TEXT})) as pilot:
        await press(pilot, "t", *"ships", "enter", "}", "t", *"dogs", "enter")
        await settled(pilot)
        panel = pilot.app.screen.panel
        panel.focus_cards()
        for name in ("ships", "dogs"):
            await press(pilot, "slash", *name, "enter", "space", "escape")
            await settled(pilot)
        await press(pilot, "t", *"both", "enter")
        await settled(pilot)
        tags = {row.placed.annotation.tags for row in panel.cards().cards}
        assert tags == {("ships", "both"), ("dogs", "both")}
        await press(pilot, "x")
        await settled(pilot)
        assert not panel.cards().cards
        assert not panel.cards().marks, "what is gone is marked no more"
