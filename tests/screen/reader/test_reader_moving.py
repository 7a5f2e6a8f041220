from __future__ import annotations

import pytest

from tui.spans import Span
from tui.widgets.reader import ClaimMark, NoteMark, Reader

SIZE = (80, 20)


def starts(text, *numbers):
    return [text.index(f"Paragraph {number} begins") for number in numbers]


LANDS_ON = [
    ("j", "It has a second"),
    ("down", "It has a second"),
    ("j k", "Paragraph 0 begins"),
    ("4 j", "Paragraph 1 begins"),
    ("4 down 4 up", "Paragraph 0 begins"),
    ("right_parenthesis", "It has a second"),
    ("2 right_parenthesis", "The third ends paragraph 0"),
    ("3 right_parenthesis", "Paragraph 1 begins"),
    ("3 right_parenthesis left_parenthesis", "The third ends paragraph 0"),
    ("right_curly_bracket", "Paragraph 1 begins"),
    ("5 right_curly_bracket 2 left_curly_bracket", "Paragraph 3 begins"),
    ("G", "The third ends paragraph 39"),
    ("end", "The third ends paragraph 39"),
    ("G g", "Paragraph 0 begins"),
    ("G home", "Paragraph 0 begins"),
    ("1 1 G", "Paragraph 5 begins"),
    ("1 1 g", "Paragraph 5 begins"),
]


async def test_a_motion_lands_on_a_sentence(host):
    app = host()
    async with app.run_test(size=SIZE) as pilot:
        for keys, lands_on in LANDS_ON:
            app.on_mount()
            await pilot.press(*keys.split())
            assert app.target_text().startswith(lands_on), keys
            assert app.reader.in_view.start <= app.reader.cursor < app.reader.in_view.end


@pytest.mark.parametrize(
    ("forth", "back"),
    [("space", "b"), ("f", "pageup"), ("pagedown", "b"), ("ctrl+d", "ctrl+u")],
)
async def test_pages_turn_and_turn_back(host, forth, back):
    app = host()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(forth)
        rows = 10 if forth == "ctrl+d" else SIZE[1] - 2
        layout = app.reader._view.layout
        assert app.reader.top == layout.below(layout.first(), rows).start
        assert app.reader.cursor == app.reader.top
        await pilot.press("2", forth, "3", back)
        assert app.reader.top == 0


async def test_half_of_the_text_is_50_per_cent(host, text):
    app = host()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("5", "0", "percent_sign")
        assert app.reader.cursor == (len(text) - 1) // 2
        assert app.heard(Reader.Counting)[-1].digits == ""


async def test_claims_and_annotations_are_reached_and_stay_the_target(host, text):
    one, two, three = (Span(at, at + 20) for at in starts(text, 1, 3, 30))
    app = host()
    async with app.run_test(size=SIZE) as pilot:
        app.reader.set_claims([ClaimMark(two, "c2", "hedged"), ClaimMark(one, "c1")])
        app.reader.set_annotations([NoteMark(three, "n3")])
        await pilot.press("right_square_bracket")
        assert (app.reader.target.kind, app.reader.target.id) == ("claim", "c1")
        await pilot.press("right_square_bracket", "right_square_bracket")
        assert (app.reader.target.span, app.reader.target.id) == (two, "c2")
        await pilot.press("left_square_bracket")
        assert app.reader.target.id == "c1"
        await pilot.press("greater_than_sign")
        assert (app.reader.target.kind, app.reader.target.id) == ("annotation", "n3")
        shorter = Span(three.start, three.end - 5)
        app.reader.set_annotations([NoteMark(shorter, "n3")])  # as when its ends are moved
        assert (app.reader.target.span, app.reader.target.id) == (shorter, "n3")
        assert app.reader.in_view.covers(three)
        await pilot.press("j")
        assert app.reader.target.kind == "sentence"
        await pilot.press("less_than_sign")
        assert app.reader.target.id == "n3"


async def test_keys_of_others_go_on_to_the_screen(host):
    app = host()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("o", "e", "plus", "0")
        assert app.keys == ["o", "e", "+", "0"]
        await pilot.press("v", "o", "e", "plus", "0", "escape")
        assert app.keys == ["o", "e", "+", "0"]
        await pilot.press("1", "0", "j")
        assert app.keys == ["o", "e", "+", "0"]


async def test_far_motions_say_where_they_came_from(host):
    app = host()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("j", "j")
        here = app.reader.cursor
        assert not app.heard(Reader.Jumped)
        await pilot.press("G")
        assert [jump.origin for jump in app.heard(Reader.Jumped)] == [here]


async def test_enter_follows_the_target(host, text):
    app = host()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        (message,) = app.heard(Reader.Activated)
        assert message.target == app.reader.target


async def test_what_is_new_is_said_once(host):
    app = host()
    async with app.run_test(size=SIZE) as pilot:
        app.said.clear()
        await pilot.press("j")
        assert len(app.heard(Reader.TargetChanged)) == 1
        assert not app.heard(Reader.Scrolled)
        await pilot.press("space")
        assert app.heard(Reader.Scrolled)[-1].top == app.reader.top


async def test_go_to_makes_a_target_and_a_head_grows_under_the_cursor(host, text):
    from tui.text.source import StringSource

    app = host(text[:2_000])
    async with app.run_test(size=SIZE) as pilot:
        span = Span(*[1_000, 1_020])
        app.reader.go_to(span, kind="annotation", id="n")
        top = app.reader.top
        app.reader.extend(StringSource(text))
        await pilot.pause()
        assert app.reader.target.id == "n"
        assert app.reader.top == top
        assert len(app.reader.source) == len(text)


@pytest.mark.parametrize("text", ["", "\n", "x", "\n\n\n", "\t", "\u0301"])
async def test_no_text_is_too_small(host, text):
    app = host(text)
    async with app.run_test(size=SIZE) as pilot:
        keys = "j k space b G g 5 j right_parenthesis left_curly_bracket right_square_bracket"
        await pilot.press(*keys.split(), *"vlhwebo", "plus", "minus", "escape", "enter")
        assert app.reader.cursor == 0 or text.strip("\n") == ""


@pytest.mark.parametrize("size", [(1, 1), (2, 2), (5, 3), (20, 5), (300, 100)])
async def test_no_screen_is_too_small_or_too_large(host, size):
    app = host("- 中文 👨‍👩‍👧 item\n\n" * 30)
    async with app.run_test(size=size) as pilot:
        await pilot.press("j", "space", "v", "l", "escape", "G", "ctrl+u")
        assert all(len(line) <= size[0] for line in app.lines())


UNEVEN = "# Head\n\n\n- One item. Its end.\n\n- Two\n  goes on.\n\n\n\nLast words.\n"


@pytest.mark.parametrize(
    ("key", "back"),
    [
        ("j", "k"),
        ("right_parenthesis", "left_parenthesis"),
        ("right_curly_bracket", "left_curly_bracket"),
    ],
)
async def test_every_step_shows_over_blank_lines_and_signs_of_items(host, key, back):
    app = host(UNEVEN)
    async with app.run_test(size=SIZE) as pilot:
        seen = [app.reader.terminal_cursor]
        for _ in range(9):
            await pilot.press(key)
            seen.append(app.reader.terminal_cursor)
        steps = seen[: seen.index(seen[-1]) + 1]
        assert len(set(steps)) == len(steps) > 3
        assert app.target_text() == "Last words."
        while (seen := app.reader.terminal_cursor) != steps[0]:
            await pilot.press(back)
            assert (app.reader.terminal_cursor.y, app.reader.terminal_cursor.x) < (seen.y, seen.x)


async def test_where_there_are_no_words_a_line_is_a_line(host):
    app = host("word" + "\n" * 300)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("j", "j", "j")
        assert app.reader.line_of(app.reader.cursor) == 4
