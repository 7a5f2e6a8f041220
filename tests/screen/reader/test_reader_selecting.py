from __future__ import annotations

from types import SimpleNamespace

import pytest

from tui.spans import Span
from tui.text.source import StringSource
from tui.widgets.reader import ClaimMark, Reader

SIZE = (80, 20)
TEXT = "One two three. Four five six! Seven eight.\n\nNext paragraph here. It has two.\n\nThe end."


SELECTS = [
    ("v", "One two three."),
    ("v b", "One two t"),
    ("v b b", "One t"),
    ("v h", "One two three"),
    ("v 3 h", "One two thr"),
    ("v l l", "One two three. F"),
    ("v 1 0 l", "One two three. Four five"),
    ("v 5 0 percent_sign", TEXT[:43]),
    ("v w", "One two three. F"),
    ("v e", "One two three. Four"),
    ("v 2 e", "One two three. Four five"),
    ("v dollar_sign", "One two three. Four five six! Seven eight."),
    ("v 0", "O"),
    ("v o w", "two three."),
    ("v o e", "e two three."),
    ("v plus", "One two three. Four five six!"),
    ("v equals_sign minus", "One two three."),
    ("v minus", "One two three."),
    ("v right_parenthesis", "One two three. Four five six!"),
    ("v 2 right_parenthesis", "One two three. Four five six! Seven eight."),
    ("v right_curly_bracket", "One two three. Four five six! Seven eight."),
    ("V", "One two three. Four five six! Seven eight."),
    ("2 right_parenthesis v o left_parenthesis", "Four five six! Seven eight."),
    ("2 right_parenthesis v o plus plus", "One two three. Four five six! Seven eight."),
    ("2 right_parenthesis v o plus minus", "Seven eight."),
    ("v G", TEXT),
]


async def test_keys_select(host):
    app = host(TEXT)
    async with app.run_test(size=SIZE) as pilot:
        for keys, selected in SELECTS:
            app.on_mount()
            await pilot.press(*keys.split())
            target = app.reader.target
            assert (target.kind, target.span.of(TEXT)) == ("selection", selected), keys
            assert app.heard(Reader.SelectionChanged)[-1].span == target.span


@pytest.mark.parametrize("key", ["escape", "v"])
async def test_a_selection_ends(host, key):
    app = host(TEXT)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("v", key)
        assert app.reader.target.kind == "sentence"
        assert app.heard(Reader.SelectionChanged)[-1].span is None


async def test_v_starts_with_the_claim_that_was_reached(host):
    app = host(TEXT)
    async with app.run_test(size=SIZE) as pilot:
        app.reader.set_claims([ClaimMark(Span(4, 24), "c")])
        await pilot.press("right_square_bracket", "v")
        assert app.reader.target.span == Span(4, 24)


async def test_a_count_is_dropped_before_the_selection(host):
    app = host(TEXT)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("v", "3", "escape")
        assert app.reader.selecting
        await pilot.press("escape")
        assert not app.reader.selecting


async def test_a_character_is_what_a_reader_sees(host):
    family = "👨\u200d👩\u200d👧"
    app = host(f"a{family}e\u0301b")
    async with app.run_test(size=SIZE) as pilot:
        app.reader.select(Span(0, 1))
        seen = []
        for _ in range(3):
            await pilot.press("l")
            seen.append(app.target_text())
        assert seen == [f"a{family}", f"a{family}e\u0301", f"a{family}e\u0301b"]
        await pilot.press("h", "h")
        assert app.target_text() == f"a{family}"


def cell_of(app, words):
    for y, line in enumerate(app.lines()):
        if words in line:
            return line.index(words), y
    raise AssertionError(words)


async def test_a_click_moves_the_cursor(host):
    app = host(TEXT)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.click(Reader, offset=cell_of(app, "five"))
        assert app.target_text() == "Four five six!"
        assert app.reader.cursor == TEXT.index("five")


@pytest.mark.parametrize(("times", "selected"), [(2, "five"), (3, "Four five six!")])
async def test_more_clicks_select(host, times, selected):
    app = host(TEXT)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.click(Reader, offset=cell_of(app, "five"), times=times)
        assert (app.reader.target.kind, app.target_text()) == ("selection", selected)


async def test_dragging_selects(host):
    app = host(TEXT)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.mouse_down(Reader, offset=cell_of(app, "two"))
        await pilot.hover(Reader, offset=cell_of(app, "six"))
        await pilot.hover(Reader, offset=cell_of(app, "paragraph"))
        await pilot.mouse_up(Reader, offset=cell_of(app, "paragraph"))
        text = app.target_text()
        assert text == TEXT[TEXT.index("two") : TEXT.index("paragraph") + 1]
        await pilot.hover(Reader, offset=cell_of(app, "The end"))
        assert app.target_text() == text


async def test_the_wheel_moves_the_text_and_no_selection(host, text):
    app = host()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("v")
        selected = app.reader.target
        app.reader.scroll_rows(6)
        await pilot.pause()
        assert app.reader.top > 0
        assert app.reader.target == selected


async def test_the_text_comes_while_the_mouse_is_held_below_it(host, text):
    app = host()
    async with app.run_test(size=SIZE) as pilot:
        reader = app.reader
        await pilot.mouse_down(reader, offset=(20, 4))
        reader.on_mouse_move(SimpleNamespace(x=30, y=SIZE[1]))
        top, end = reader.top, reader.target.span.end
        for _ in range(5):
            reader.pull()
        assert reader.top > top
        assert reader.target.span.end > end
        await pilot.mouse_up(reader, offset=(30, 10))
        assert reader._pulling is None
        top = reader.top
        reader.pull()
        assert reader.top == top
        await pilot.mouse_down(reader, offset=(30, 4))
        reader.show(StringSource("Another program wrote this meanwhile."))
        reader.on_mouse_move(SimpleNamespace(x=30, y=0))
        assert (reader.selecting, app.mouse_captured) == (False, None)


async def test_the_text_goes_by_lines_and_the_cursor_stays(host):
    app = host()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*"5j", "2", "ctrl+e")
        layout, cursor = app.reader._view.layout, app.reader.cursor
        assert app.reader.top == layout.below(layout.first(), 2).start
        await pilot.press("ctrl+y")
        assert app.reader.top == layout.below(layout.first(), 1).start
        assert app.reader.cursor == cursor
