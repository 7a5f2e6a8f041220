from __future__ import annotations

import re
from types import SimpleNamespace

import pytest

from support.stillness import settled
from tui.spans import Span
from tui.text import expressions
from tui.text.expressions import PATIENCE
from tui.text.source import ChunkedSource
from tui.widgets import reader_looking
from tui.widgets.reader import Reader

SIZE = (80, 20)


async def test_hits_show_as_one_types_and_n_goes_on(host, text):
    app = host()
    async with app.run_test(size=SIZE) as pilot:
        reader = app.reader
        reader.begin_find()
        for typed in ("p", "pa", "paragraph 7"):
            reader.find(typed)
        await pilot.pause()
        found = app.heard(Reader.Found)[-1]
        assert found.text == "1/2"
        assert reader.cursor == text.index("Paragraph 7")
        reader.find_step(1)
        await pilot.pause()
        assert reader.cursor == text.index("paragraph 7")
        assert app.heard(Reader.Found)[-1].text == "2/2"
        reader.find_step(1)
        assert reader.cursor == text.index("Paragraph 7")
        reader.find_step(-1)
        assert reader.cursor == text.index("paragraph 7")


async def test_smart_case_and_no_hit(host, text):
    app = host()
    async with app.run_test(size=SIZE) as pilot:
        app.reader.find("paragraph 7")
        app.reader.find("PARAGRAPH 7")
        await pilot.pause()
        assert app.heard(Reader.Found)[-1].text == "no hit"
        assert not app.reader.find_step(1)


async def test_escape_comes_back_and_enter_stays(host, text):
    app = host()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("j", "j")
        here, top = app.reader.cursor, app.reader.top
        app.reader.begin_find()
        app.reader.find("Paragraph 20")
        app.reader.cancel_find()
        assert (app.reader.cursor, app.reader.top) == (here, top)
        app.reader.begin_find()
        app.reader.find("Paragraph 20")
        app.reader.accept_find()
        await pilot.pause()
        assert app.reader.cursor == text.index("Paragraph 20")
        assert app.heard(Reader.Jumped)[-1].origin == here


async def test_all_hits_are_drawn_and_the_current_one_by_itself(host):
    app = host("one two one two one")
    async with app.run_test(size=SIZE) as pilot:
        app.reader.find("one")
        await pilot.pause()
        segments = [s for s in app.reader.render_line(0) if s.text == "one"]
        assert len(segments) == 3
        assert len({s.style for s in segments}) == 2


async def test_a_selection_reaches_to_the_hit(host):
    app = host("Start here. Then go to the needle. End.")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("v")
        app.reader.begin_find()
        app.reader.find("needle")
        app.reader.accept_find()
        assert app.target_text() == "Start here. Then go to the needle"


async def test_only_matching_paragraphs(host, text):
    app = host()
    async with app.run_test(size=SIZE) as pilot:
        app.reader.find("paragraph 3", keep=True)
        await pilot.pause()
        assert app.reader.keeping
        shown = [line for line in app.lines() if "begins" in line]
        assert [line.split("Paragraph ")[1].split()[0] for line in shown][:2] == ["3", "30"]
        await pilot.press("G")
        assert "39" in app.target_text()
        app.reader.find("", keep=True)
        assert not app.reader.keeping


async def test_a_regular_expression(host, text):
    app = host()
    async with app.run_test(size=SIZE) as pilot:
        app.reader.find(r"^paragraph 1\d", regex=True)
        await settled(pilot)
        assert app.heard(Reader.Found)[-1].text == "1/10"
        assert app.reader.cursor == text.index("Paragraph 10")
        app.reader.find("(", regex=True)
        await settled(pilot)
        assert "not a pattern" in app.heard(Reader.Found)[-1].text
        assert "not a pattern" in app.reader.in_vain


async def test_a_slow_expression_says_how_far_it_is_and_stops(host, monkeypatch):
    def says_how_far():
        said = [found.text for found in app.heard(Reader.Found)]
        return any(re.fullmatch(r"1/1… · searching, 5\d %", text) for text in said)

    clock = SimpleNamespace(monotonic=lambda: PATIENCE + 1 if says_how_far() else 0)
    monkeypatch.setattr(expressions, "time", clock)
    monkeypatch.setattr(reader_looking, "_TELL", 0.05)
    app = host("aa\n" + "plain\n" * 20_000 + "a" * 60 + "b")
    async with app.run_test(size=SIZE) as pilot:
        app.reader.find(r"(a+)+$", regex=True)
        await settled(pilot)
        last = app.heard(Reader.Found)[-1].text
        assert re.fullmatch(rf"1/1 · stopped after {PATIENCE:.0f} s at 5\d %: .* too slow", last)
        assert app.reader.find_step(1)


async def test_a_large_text_is_searched_beside_the_keys(host, text, monkeypatch):
    monkeypatch.setattr(reader_looking, "_AT_ONCE", 100)
    app = host()
    async with app.run_test(size=SIZE) as pilot:
        source = ChunkedSource()
        source.append(*[text[at : at + 500] for at in range(0, len(text), 500)])
        source.close()
        app.reader.show(source)
        await pilot.press("space", "space")
        origin = app.reader.cursor
        app.reader.begin_find()
        app.reader.find("zzz")
        app.reader.find("begins here")
        await settled(pilot)
        hits = [at for at in range(len(text)) if text.startswith("begins here", at)]
        first = next(i for i, at in enumerate(hits) if at >= origin)
        assert app.heard(Reader.Found)[-1].text == f"{first + 1}/{len(hits)}"
        assert app.reader.cursor == hits[first]


@pytest.mark.parametrize("keep", [True, False])
async def test_a_new_text_knows_no_hits(host, text, keep):
    app = host()
    async with app.run_test(size=SIZE) as pilot:
        app.reader.find("paragraph 3", keep=keep)
        await pilot.pause()
        app.reader.go_to(Span(0, 5))
        app.on_mount()
        await pilot.pause()
        assert not app.reader.keeping
        assert not app.reader._layers.hits
        assert not app.reader.find_step(1)


async def test_leaving_the_box_brings_back_what_was_found_before(host, text):
    app = host()
    async with app.run_test(size=SIZE) as pilot:
        reader = app.reader
        for typed, enter in (("paragraph 3", True), ("begins", False), ("none such", False)):
            reader.begin_find()
            reader.find(typed)
            (reader.accept_find if enter else reader.cancel_find)()
        assert reader.cursor == text.index("Paragraph 3")
        assert reader.find_step(1)
        await pilot.pause()
        assert app.heard(Reader.Found)[-1].text == "2/22"
        reader.begin_find()
        reader.find("begins")
        reader.find("")
        assert reader.cursor == text.index("paragraph 3")
        assert reader.find_again()  # Enter in the empty box
        await pilot.pause()
        assert app.heard(Reader.Found)[-1].text == "3/22"


async def test_what_is_nowhere_leaves_one_where_one_was(host, text):
    app = host()
    async with app.run_test(size=SIZE):
        reader = app.reader
        reader.begin_find()
        for typed in ("paragraph 2", "paragraph 2x"):
            reader.find(typed)
        reader.accept_find()
        assert (reader.cursor, reader.in_vain) == (0, "no hit for “paragraph 2x”")
        assert not reader.find_step(1)


async def test_nothing_is_found_in_hidden_text(host, text):
    app = host()
    async with app.run_test(size=SIZE) as pilot:
        reader = app.reader
        for keep, typed in ((True, "paragraph 3"), (False, "begins")):
            reader.begin_find()
            reader.find(typed, keep=keep)
            reader.accept_find()
        await pilot.pause()
        assert app.heard(Reader.Found)[-1].text == "1/11"
        for pattern in ("second", "none such"):
            reader.begin_find()
            reader.find(pattern)
            reader.cancel_find()
            await pilot.pause()
            assert "11 of 40" in app.heard(Reader.Keeping)[-1].text
        reader.find_step(-1)
        assert reader.cursor == text.index("begins", text.index("Paragraph 39"))


async def test_a_selection_is_as_it_was_when_the_box_is_left(host):
    app = host("Start here. Then go to the needle. End.")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("v")
        app.reader.begin_find()
        app.reader.find("needle")
        app.reader.cancel_find()
        assert app.target_text() == "Start here."
