"""The note editor, field by field."""

from __future__ import annotations

import asyncio
import sys
from contextlib import contextmanager
from dataclasses import replace

import pytest
from textual.widgets import TextArea

from tui.annotations import Tag
from tui.screens.note import NoteDraft, NoteEditor
from tui.screens.note_editing import EditorError, editor_command, written
from tui.widgets.note_choice import NoteChoice

DRAFT = NoteDraft("The model is postponed.", title="Release delayed")


@pytest.fixture
def edited(host):
    async def run(*keys, draft=DRAFT, **options):
        app = host(NoteEditor(draft, known=[Tag("delay", 3)], **options))
        async with app.run_test(size=(80, 24)) as pilot:
            await app.strike(*keys)
            await pilot.pause()
        return app.result

    return run


async def test_escape_saves_what_was_written(edited):
    note = await edited(*"No date", "enter", *"agrees.", "escape")
    assert note == replace(DRAFT, note="No date\nagrees.")


async def test_nothing_written_makes_nothing(edited):
    assert await edited("escape") is None
    assert await edited(*"x", "backspace", "escape") is None


async def test_an_unchanged_note_is_left_alone_and_an_emptied_one_is_not(edited):
    draft = replace(DRAFT, note="ab", tags=("delay",), verdict="disputed")
    assert await edited("escape", draft=draft) is None
    assert await edited("backspace", "backspace", "escape", draft=draft) == replace(draft, note="")


async def test_tags_verdict_speaker_and_certainty_are_in_the_same_dialog(edited):
    keys = (
        *"n",
        *("tab", "1"),  # the quick tag
        *("tab", "d"),  # disputed, by its letter
        *("tab", *"the company"),
        *("tab", "right", "right", "escape"),
    )
    assert await edited(*keys) == replace(
        DRAFT,
        note="n",
        tags=("delay",),
        verdict="disputed",
        attribution="the company",
        certainty="hedged",
    )


async def test_only_the_line_that_has_the_keys_shows_its_choice_as_a_cursor(host):
    app = host(NoteEditor(DRAFT))
    async with app.run_test(size=(80, 24)):
        for field in (None, None, "verdict", None, "certainty"):
            lit = [
                choice.id
                for choice in app.screen.query(NoteChoice)
                if any("reverse" in str(span.style) for span in choice.content.spans)
            ]
            assert lit == [field] * bool(field)
            await app.strike("tab")


async def test_enter_in_a_short_field_goes_on_to_the_next(edited):
    keys = ("tab", *"new", "enter", "right", "tab", *"he", "enter", "left", "escape")
    assert await edited(*keys) == replace(
        DRAFT, tags=("new",), verdict="supported", attribution="he", certainty="asserted"
    )


async def test_a_tag_that_was_typed_and_not_entered_is_kept(edited):
    assert (await edited("tab", *"half", "escape")).tags == ("half",)


async def test_a_verdict_the_library_no_longer_names_stays(edited):
    draft = replace(DRAFT, verdict="mixture")
    assert (await edited(*"x", "escape", draft=draft)).verdict == "mixture"


async def test_a_memo_has_only_a_note_and_tags(edited):
    memo = NoteDraft("", title="Release delayed")
    assert await edited(*"m", "tab", "1", "escape", draft=memo) == replace(
        memo, note="m", tags=("delay",)
    )


async def test_the_passage_stays_in_view(host, drawn):
    app = host(NoteEditor(replace(DRAFT, quote="[b]A\x1b[31m\npassage")))
    async with app.run_test(size=(80, 24)):
        assert any("“[b]A␛[31m passage”" in line for line in drawn(app))


async def test_a_draft_is_put_by_when_the_program_ends_with_the_editor_open(host):
    kept = []
    app = host(NoteEditor(DRAFT, autosave=kept.append))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"half a th")
    assert kept[-1] == replace(DRAFT, note="half a th")


async def test_a_draft_is_put_by_at_every_pause(host, monkeypatch):
    monkeypatch.setattr("tui.screens.note.PAUSE", 0.001)
    kept = asyncio.Queue()
    app = host(NoteEditor(DRAFT, autosave=kept.put_nowait))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a")
        assert (await asyncio.wait_for(kept.get(), 300)).note == "a"


async def test_a_draft_is_put_by_in_the_midst_of_typing_too(host, monkeypatch):
    monkeypatch.setattr("tui.screens.note.PAUSE", 60)
    editor = NoteEditor(DRAFT, autosave=lambda _: None)
    started, set_timer = [], editor.set_timer
    monkeypatch.setattr(
        editor, "set_timer", lambda after, *rest: started.append(after) or set_timer(after, *rest)
    )
    async with host(editor).run_test(size=(80, 24)) as pilot:
        await pilot.press(*"no pause at all")
        assert started.count(60) == 1, "each key put off what the one before it had asked for"


async def test_a_draft_is_put_by_before_another_editor_has_the_terminal(host, monkeypatch):
    kept, then = [], []
    monkeypatch.setattr(
        "tui.screens.note.edit_outside", lambda app, text, command: then.extend(kept) or text
    )
    app = host(NoteEditor(DRAFT, autosave=kept.append))
    async with app.run_test(size=(80, 24)):
        await app.strike(*"some", "f4")
        assert then == [replace(DRAFT, note="some")]


@pytest.fixture
def at_a_terminal(monkeypatch):
    @contextmanager
    def suspend(self):
        yield

    monkeypatch.setattr("textual.app.App.suspend", suspend)


async def test_f4_writes_the_note_in_the_readers_own_editor(edited, at_a_terminal):
    script = "import sys; f = open(sys.argv[1], 'a'); f.write(' more'); f.close()"
    note = await edited(*"some", "f4", "escape", editor=[sys.executable, "-c", script])
    assert note.note == "some more"


@pytest.mark.parametrize(
    "command", [["no-such-editor-anywhere"], [sys.executable, "-c", "raise SystemExit(3)"]]
)
async def test_an_editor_that_fails_leaves_the_note_and_says_so(
    host, drawn, at_a_terminal, command
):
    app = host(NoteEditor(DRAFT, editor=command))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"kept", "f4")
        assert app.screen.query_one(TextArea).text == "kept"
        assert any(line.strip().startswith("! ") for line in drawn(app))


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbfone\r\ntwo\r\n", "one\ntwo\n"),
        ("島 ".encode() + b"caf\xe9", "島 café"),
        ("zwei é".encode("utf-16"), "zwei é"),
        (b"", ""),
    ],
)
def test_what_an_editor_leaves_is_read_in_its_encoding(data, text):
    assert written(data, "島") == text


def test_a_stray_byte_that_was_in_the_note_stays():
    assert written(b"caf\xe9!", "caf\udce9") == "caf\udce9!"


def test_the_editor_is_the_one_of_the_environment():
    assert editor_command({"VISUAL": "code --wait", "EDITOR": "ed"}) == ["code", "--wait"]
    assert editor_command({"EDITOR": "ed"}) == ["ed"]
    assert editor_command({}) == ["vi"]
    with pytest.raises(EditorError):
        editor_command({"EDITOR": "ed 'unclosed"})


@pytest.mark.parametrize("size", [(20, 5), (1, 1), (3, 7), (40, 12), (200, 60)])
async def test_any_size(host, size):
    app = host(NoteEditor(DRAFT, known=[Tag("delay")]))
    async with app.run_test(size=size) as pilot:
        await pilot.press(*"x", "tab", "tab", "tab", "tab", "escape")
        await pilot.pause()
    assert app.result == replace(DRAFT, note="x")


@pytest.mark.parametrize("size", [(40, 12), (20, 5)])
async def test_the_note_is_in_view_on_a_small_screen(host, drawn, size):
    app = host(NoteEditor(replace(DRAFT, note="One line\nand another"), known=[Tag("delay")]))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.pause()
        text = "\n".join(drawn(app))
        assert "One line" in text
        assert "and another" in text


async def test_a_draft_that_was_left_behind_is_shown_and_saved(host, drawn):
    left = replace(DRAFT, note="half a th", tags=("delay",))
    app = host(NoteEditor(DRAFT, restored=left))
    async with app.run_test(size=(80, 24)) as pilot:
        assert any("an unsaved draft" in line and "F4" in line for line in drawn(app))
        await pilot.press("escape")
        await pilot.pause()
    assert app.result == left


async def test_the_editor_covers_the_whole_width(host):
    app = host(NoteEditor(DRAFT))
    async with app.run_test(size=(140, 40)):
        assert app.screen.query_one("VerticalScroll").region.width == 140


async def test_what_cannot_be_seen_is_shown_by_signs_and_stays(host):
    draft = replace(DRAFT, note="one\x07two\u202e\nthree", attribution="Ada\nand Bo")
    app = host(NoteEditor(draft))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.screen.text_area.text == "one␇two�\nthree"
        assert app.screen.query_one("#attribution").value == "Ada␊and Bo"
        await app.strike("!", "escape")
        await pilot.pause()
    assert app.result == replace(draft, note="one\x07two\u202e\nthree!")
