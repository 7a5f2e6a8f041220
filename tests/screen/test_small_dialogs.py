"""Confirm, chooser, relation and outline: every answer by one key."""

from __future__ import annotations

import pytest

from tui.screens.chooser import Choice, Chooser
from tui.screens.confirm import Confirm
from tui.screens.describing import DescribeScreen, Description
from tui.screens.outline import Heading, OutlineScreen
from tui.screens.relating import RelationPrompt
from tui.widgets.filter_list import FilterList

CHOICES = [Choice("a", "first", "a note"), Choice("b", "[red]second"), Choice("c", "third")]
HEADINGS = [
    Heading(0, 2, "What led to the delay?"),
    Heading(100, 3, "Safety and misuse"),
    Heading(200, 3, "Geopolitics and regulation"),
    Heading(300, 2, "What the company says"),
]


@pytest.fixture
def answer(host):
    async def run(dialog, *keys, size=(80, 24)):
        app = host(dialog)
        async with app.run_test(size=size) as pilot:
            await app.strike(*keys)
            await pilot.pause()
        return "open" if app.result is host.UNFINISHED else app.result

    return run


@pytest.mark.parametrize(
    ("key", "result"),
    [("y", True), ("enter", True), ("n", False), ("escape", None), ("q", None), ("j", "open")],
)
async def test_confirm(answer, key, result):
    assert await answer(Confirm("merge?", ["12 notes"] * 40, yes="merge"), key) == result


async def test_confirm_shows_what_changes_and_drawn_text_stays_text(host, drawn):
    app = host(Confirm("delete #[b]x?", ["3 notes in [red]a.md\x1b[31m"], yes="delete"))
    async with app.run_test(size=(80, 24)):
        text = "\n".join(drawn(app))
        assert "3 notes in [red]a.md␛[31m" in text
        assert "delete #[b]x?  y delete  n no" in text


@pytest.mark.parametrize(
    ("keys", "result"),
    [
        ("2", "b"),
        ("9", "open"),
        (["enter"], "a"),
        (["j", "enter"], "b"),
        (["G", "k", "enter"], "b"),
        (["escape"], None),
    ],
)
async def test_chooser(answer, keys, result):
    assert await answer(Chooser(CHOICES), *keys) == result


async def test_choices_of_one_word_have_one_line_each(host, drawn):
    colours = [Choice(str(n), f"colour {n}", colour="#ff8800") for n in range(1, 10)]
    app = host(Chooser(colours, "which colour?"))
    async with app.run_test(size=(80, 24)):
        lines = drawn(app)
        assert [line.split()[-1] for line in lines[-10:]] == ["colour?", *"123456789"]


@pytest.mark.parametrize(
    ("key", "result"),
    [("s", "supports"), ("c", "contradicts"), ("=", "same"), ("escape", None)],
)
async def test_relation(answer, key, result):
    key = "equals_sign" if key == "=" else key
    assert await answer(RelationPrompt("one", "another"), key) == result


@pytest.mark.parametrize(
    ("keys", "result"),
    [
        (["enter"], 100),  # the heading above where the reader is
        (["down", "enter"], 200),
        ([*"company", "enter"], 300),
        ([*"geopolitcs", "enter"], 200),
        ([*"misuse", "escape", "enter"], 100),  # the first Escape only clears the filter
        ([*"no such", "enter"], "open"),
        (["escape"], None),
    ],
)
async def test_outline(answer, keys, result):
    assert await answer(OutlineScreen(HEADINGS, 150), *keys) == result


@pytest.mark.parametrize(("times", "height"), [(1, 1 + len(HEADINGS)), (20, 22)])
async def test_the_outline_is_as_high_as_its_rows(host, times, height):
    app = host(OutlineScreen(HEADINGS * times))
    async with app.run_test(size=(80, 24)):
        assert app.screen.query_one(FilterList).size.height == height


@pytest.mark.parametrize("size", [(20, 5), (2, 1)])
@pytest.mark.parametrize(
    ("make", "keys", "result"),
    [
        (lambda: Confirm("do it?", ["a"] * 9), ["y"], True),
        (lambda: Chooser(CHOICES * 9), ["j", "j", "3"], "c"),
        (lambda: RelationPrompt("one " * 99, "two"), ["s"], "supports"),
        (lambda: OutlineScreen(HEADINGS, 0), ["down", "down", "down", "enter"], 300),
        (lambda: OutlineScreen([]), ["down", "escape"], None),
    ],
)
async def test_any_size(answer, make, keys, result, size):
    assert await answer(make(), *keys, size=size) == result


async def test_the_outline_says_which_keys_move(host, drawn):
    app = host(OutlineScreen(HEADINGS, 0))
    async with app.run_test(size=(80, 24)):
        assert any("↑↓ Ctrl+N Ctrl+P move" in line for line in drawn(app))


@pytest.mark.parametrize("width", [60, 120, 200])
async def test_what_is_described_hides_the_keys_of_the_screen_below(host, width):
    app = host(DescribeScreen(Description("a.md", {}, {})))
    async with app.run_test(size=(width, 24)) as pilot:
        await pilot.pause()
        hint = app.screen.query_one("#describe-hint")
        below = [app.screen.get_widget_at(x, hint.region.y)[0] for x in range(width)]
        assert app.screen not in below
