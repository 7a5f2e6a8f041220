"""The key table: true to the bindings, and filtered as one types."""

from __future__ import annotations

from typing import ClassVar

import pytest
from textual.binding import Binding
from textual.widget import Widget

from tui.screens.asking import LinePrompt
from tui.screens.chooser import Chooser
from tui.screens.codebook import CodebookScreen
from tui.screens.confirm import Confirm
from tui.screens.help import HelpScreen, KeyRow, class_bindings, key_name, key_rows
from tui.screens.judging import JudgePrompt
from tui.screens.note import NoteEditor
from tui.screens.notes import NotesScreen
from tui.screens.outline import OutlineScreen
from tui.screens.relating import RelationPrompt
from tui.screens.tagging import TagPrompt
from tui.widgets.annotation_panel import AnnotationPanel
from tui.widgets.filter_list import FilterInput, PlainList
from tui.widgets.note_choice import NoteChoice
from tui.widgets.tag_input import TagInput


class Pane(Widget):
    __module__ = "tui.widgets.pane"
    BINDINGS: ClassVar = [
        Binding("j,down", "move(1)", "down", id="pane.down", tooltip="next row"),
        Binding("slash", "filter", "filter", id="pane.filter", tooltip="filter the rows"),
        Binding("ctrl+r", "redo", "redo", id="pane.redo"),
    ]


ROWS = [
    *key_rows("the pane", class_bindings(Pane)),
    KeyRow("elsewhere", "Ctrl+Q", "quit at once"),
]


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("ctrl+p", "Ctrl+P"),
        ("full_stop", "."),
        ("slash", "/"),
        ("question_mark", "?"),
        ("left_square_bracket", "["),
        ("G", "G"),
        ("f4", "F4"),
        ("space", "Space"),
        ("shift+tab", "Shift+Tab"),
        ("plus", "+"),
        ("vertical_line", "|"),
        ("section_sign", "§"),
        ("combining_acute_accent", "combining_acute_accent"),
    ],
)
def test_keys_are_named_as_people_write_them(key, name):
    assert key_name(key) == name


def test_keys_of_one_action_share_a_row():
    assert ROWS[0] == KeyRow("the pane", "j  ↓", "next row")
    assert ROWS[2] == KeyRow("the pane", "Ctrl+R", "redo")


def test_a_keymap_changes_the_table():
    rows = key_rows("", class_bindings(Pane, {"pane.down": "n,ctrl+n"}))
    assert KeyRow("", "n  Ctrl+N", "next row") in rows


async def test_typing_filters_by_words_keys_and_place(host, drawn):
    app = host(HelpScreen(ROWS))
    async with app.run_test(size=(80, 24)) as pilot:
        assert any("Ctrl+Q" in line and "quit at once" in line for line in drawn(app))
        await pilot.press(*"filtr")
        lines = drawn(app)
        assert any("filter the rows" in line for line in lines)
        assert not any("quit at once" in line for line in lines)
        await pilot.press("escape")
        assert any("quit at once" in line for line in drawn(app))
        await pilot.press("escape")
        await pilot.pause()
    assert app.result is None


@pytest.mark.parametrize("size", [(20, 5), (1, 1), (200, 60)])
async def test_any_size(host, size):
    app = host(HelpScreen(ROWS * 20))
    async with app.run_test(size=size) as pilot:
        await pilot.press("pagedown", "down", "pageup", "enter", "escape")
        await pilot.pause()
    assert app.result is None


@pytest.mark.parametrize(
    "kind",
    [
        AnnotationPanel,
        Chooser,
        CodebookScreen,
        Confirm,
        FilterInput,
        HelpScreen,
        JudgePrompt,
        LinePrompt,
        NoteChoice,
        NoteEditor,
        NotesScreen,
        OutlineScreen,
        PlainList,
        RelationPrompt,
        TagInput,
        TagPrompt,
    ],
)
def test_every_key_can_be_remapped_and_is_explained(kind):
    bindings = class_bindings(kind)
    assert bindings
    assert [binding.key for binding in bindings if not (binding.id and binding.tooltip)] == []
