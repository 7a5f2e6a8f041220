"""The palette and Ctrl+C, on every full screen of the application."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from support.stillness import settled
from tui.app import GlossApp
from tui.config import Settings
from tui.library import Library
from tui.screens.bindings import bound
from tui.screens.commands import ActionCommands, found
from tui.screens.help import HelpScreen, screen_table
from tui.screens.other_names import OTHER_NAMES
from tui.screens.palette import Palette
from tui.widgets.filter_list import FilterList, PlainList
from tui.widgets.key_line import KeyLine

TEXTS = {
    "leak.md": "# Leak\n\nThe launch is imminent, people say. It has 120 billion parameters.\n",
    "delay.md": "# Delay\n\nBefore it, the launch is postponed. After it, no date was given.\n",
}
FOREIGN = ("Focus", "Page Left", "Page left", "Scroll", "Super", "Screenshot", "Maximize", "Quit")


@pytest.fixture
async def pilot(tmp_path):
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text)
    library = Library.open(str(tmp_path), environ={"HOME": str(tmp_path / ".own")}, cwd=tmp_path)
    app = GlossApp(library, Settings())
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        yield pilot


async def offers(pilot) -> list[str]:
    await pilot.press("ctrl+p")
    await settled(pilot)
    assert isinstance(pilot.app.screen, Palette)
    return [command.name for command in pilot.app.screen.query_one(PlainList).cards]


async def offers_only_its_own(pilot, own) -> None:
    found = await offers(pilot)
    assert any(one.endswith(f"  {own}") for one in found[:12])
    assert "Choose a theme" in found
    assert any(one.endswith("(Ctrl+Q)") for one in found)
    assert [one for one in found if one.startswith(FOREIGN) and "Ctrl+Q" not in one] == []


async def test_the_palette_offers_what_the_text_and_the_review_do(pilot):
    await offers_only_its_own(pilot, "(t)")
    await pilot.press("escape")
    await settled(pilot)
    pilot.app.screen.action_review()
    await settled(pilot)
    await offers_only_its_own(pilot, "(y)")


@pytest.mark.parametrize(("key", "own"), [("L", "(!)"), ("T", "(r)"), ("A", "(/)")])
async def test_a_screen_says_how_to_leave_what_its_keys_do_and_what_it_offers(pilot, key, own):
    await pilot.press(key)
    await settled(pilot)
    screen = pilot.app.screen
    await pilot.press("ctrl+c")
    await settled(pilot)
    assert screen.query_one(KeyLine).notice == "Ctrl+Q quits; q goes back"
    assert not pilot.app._notifications
    rows = screen_table(screen)
    assert rows[0].where == "moving"
    assert rows[0].keys.startswith("j")
    assert rows[-1].where == "anywhere"
    assert [row for row in rows if row.what.startswith(FOREIGN) or "Super" in row.keys] == []
    await offers_only_its_own(pilot, own)
    await pilot.press("escape")
    await settled(pilot)
    assert pilot.app.screen is screen
    await pilot.press("f1")
    await settled(pilot)
    assert isinstance(pilot.app.screen, HelpScreen)


async def test_a_key_of_the_text_says_so_where_it_does_nothing(pilot):
    await pilot.press("T")
    await settled(pilot)
    said = []
    for key in ("J", "z", "F"):
        await pilot.press(key)
        await settled(pilot)
        said.append(pilot.app.screen.query_one(KeyLine).notice)
    there, nowhere = "works in the text: Esc goes back", "does nothing here: F1 shows every key"
    assert said == [f"J {there}", f"z {there}", f"F {nowhere}"]


async def test_ctrl_c_in_a_line_that_is_typed_in_names_escape(pilot):
    await pilot.press("slash")
    await settled(pilot)
    assert isinstance(pilot.app.focused, Input)
    pilot.app.action_help_quit()
    assert pilot.app.screen.query_one(KeyLine).notice == "Ctrl+Q quits; Esc goes back"


async def test_an_action_of_the_palette_runs_where_it_belongs(pilot):
    await pilot.press("T")
    await settled(pilot)
    codebook = pilot.app.screen
    name = next(one for one in await offers(pilot) if one.endswith("(M)"))
    pilot.app.screen.query_one(Input).value = name
    await settled(pilot)
    await pilot.press("enter")
    await settled(pilot)
    assert pilot.app.screen is codebook
    assert codebook.has_matrix


async def test_a_theme_is_chosen_in_the_same_palette(pilot):
    await offers(pilot)
    await pilot.press(*"choose a th", "enter")
    await settled(pilot)
    await pilot.press(*"nord", "enter")
    await settled(pilot)
    assert pilot.app.theme == "nord"
    await offers(pilot)
    await pilot.press(*"choose a th", "enter")
    await settled(pilot)
    await pilot.press(*"light", "enter")  # others are light, too, but none is made for this
    await settled(pilot)
    assert pilot.app.theme == "gloss-light"


@pytest.mark.parametrize("size", [(1, 8), (4, 9)])
async def test_the_palette_opens_and_pages_where_there_is_no_room_for_a_word(pilot, size):
    await pilot.resize_terminal(*size)
    await pilot.press("ctrl+p")
    await settled(pilot)
    await pilot.press("down", "pagedown", "pageup")
    await settled(pilot)
    assert isinstance(pilot.app.screen, Palette)


async def test_what_was_said_can_be_read_again(pilot):
    screen = pilot.app.screen
    screen.say("the first")
    screen.say("the second", "warning")
    screen.key_line.notice = ""
    await offers(pilot)
    await pilot.press(*"what was said", "enter")
    await settled(pilot)
    await pilot.press("2")
    await settled(pilot)
    assert (screen.key_line.severity, screen.key_line.notice) == ("information", "the first")
    assert len(screen.log_of_notices) == 2


async def test_the_help_of_the_text_goes_from_moving_to_selecting(pilot):
    rows = pilot.app.screen.key_tables()
    order = list(dict.fromkeys(row.where for row in rows))
    assert order[:2] == ["moving", "acting"]
    assert order.index("selecting") > order.index("acting")
    assert order[-1] == "anywhere"
    assert rows[0].keys.startswith("j")
    assert {row.what for row in rows if row.where == "selecting"} >= {"select the paragraph"}


async def test_the_palette_offers_what_a_key_does_here_not_what_it_would_do_after_another(pilot):
    found = await offers(pilot)
    own = {one.rpartition("  (")[2]: one for one in found}
    assert {own[f"{key})"] for key in "<>-+"} >= {"The next annotation  (>)", "Fewer claims  (-)"}
    assert not any("other keys" in one for one in found)


async def test_the_palette_knows_commands_of_vi(pilot):
    commands = ActionCommands(pilot.app.screen)
    first = {
        typed: [one.name for one in commands.typed(typed)]
        for typed in ("3", "50%", "q!", "x", "n", "w", "nothing such")
    }
    assert first == {
        "3": ["Line 3 of the source"],
        "50%": ["50% of the text"],
        "q!": [":q! · Close, then quit  (q)"],
        "x": [":x · Quit from anywhere  (Ctrl+Q)"],
        "n": [":n · Next document  (J)"],
        "w": [":w · Whatever you write is saved at once"],
        "nothing such": [],
    }
    await pilot.press("colon", "3")
    await settled(pilot)
    await pilot.press("enter")
    await settled(pilot)
    reader = pilot.app.screen.reader
    assert reader.line_of(reader.cursor) == 3


async def test_a_line_is_gone_to_also_from_the_other_panes(pilot):
    screen = pilot.app.screen
    for pane in ("panel", "documents"):
        screen.show_pane(pane)
        screen.reader.go_to(0)
        await settled(pilot)
        await pilot.press("colon", "3")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert screen.reader.line_of(screen.reader.cursor) == 3
        assert screen.reader.has_focus


async def test_what_the_lists_say_can_be_read_again_too(pilot):
    screen = pilot.app.screen
    for key in ("A", "T", "L"):
        await pilot.press(key)
        await settled(pilot)
        pilot.app.screen.say(f"said over {key}")
        await pilot.press("escape")
        await settled(pilot)
    assert [text for _, text in screen.log_of_notices] == [f"said over {key}" for key in "ATL"]


def best(pilot, query: str) -> str:
    """Return what Enter would do after `query` in the palette."""
    commands = ActionCommands(pilot.app.screen)
    return [*commands.typed(query), *found(query, list(commands.actions()))][0].name


async def test_commands_are_found_by_their_other_names_too(pilot):
    expected = {
        "ledg": "(L)",
        "legder": "(L)",
        "note": "(a)",
        "annotate": "(a)",
        "judge": "(c)",
        "disputed": "(c)",
        "memo": "(M)",
        "codebook": "(T)",
        "labels": "(T)",
        "relate": "(r)",
        "toc": "(o)",
        "bookmark": "(m)",
        "orphans": "(R)",
    }
    assert {query: best(pilot, query).rpartition("  ")[2] for query in expected} == expected
    assert best(pilot, "export").startswith(":export · In a shell: gloss export")
    await pilot.press("L")
    await settled(pilot)
    assert best(pilot, "export").endswith("(w)")


async def test_the_help_of_the_text_is_found_by_other_names_too(pilot):
    await pilot.press("question_mark")
    await settled(pilot)
    rows = pilot.app.screen.query_one(FilterList).rows
    for typed, keys in (("judge", "c"), ("ledg", "L"), ("memo", "M")):
        pilot.app.screen.query_one(Input).value = typed
        await settled(pilot)
        assert keys in [row.keys for row in rows.cards]


def test_no_other_name_is_of_a_key_that_does_not_exist():
    assert set(OTHER_NAMES) <= set(bound())
