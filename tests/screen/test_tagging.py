"""The tag prompt, key by key."""

from __future__ import annotations

import pytest
from textual import events

from tui.annotations import Tag
from tui.screens.tagging import TagPrompt
from tui.widgets.tag_field import TagField

BOOK = (
    Tag("release-date", 14, key="1"),
    Tag("delay", 9),
    Tag("safety/misuse", 7),
    Tag("licence", 5, aliases=("license",)),
)


@pytest.fixture
def tags(host):
    async def run(*keys, current=(), recent=(), known=BOOK):
        app = host(TagPrompt(known, current, recent))
        async with app.run_test(size=(80, 24)) as pilot:
            await app.strike(*keys)
            await pilot.pause()
        if app.result is host.UNFINISHED:
            return "open"
        return app.result and app.result.tags

    return run


@pytest.mark.parametrize(
    ("keys", "result"),
    [
        (["1"], ("release-date",)),
        (["9"], "open"),  # no tag stands behind it
        ([*"7x", "enter"], ("7x",)),  # so it is a letter like any other
        ([*"#1984", "enter"], ("1984",)),
        ([*"brand", "enter"], ("brand",)),
        ([*"saftey", "tab", "enter"], ("safety/misuse",)),
        ([*"saftey", "down", "enter"], ("safety/misuse",)),
        ([*"saftey", "enter"], ("saftey",)),  # what was typed, unless an offer was chosen
        ([*"license", "enter"], ("licence",)),
        ([*"delay,", *"7", "enter"], ("delay", "7")),  # a digit is quick only in the empty line
        ([*"saf", "tab", ",", *"new", "enter"], ("safety/misuse", "new")),
        (["tab", "enter"], ("release-date",)),  # offers of the empty line
        (["escape"], None),
        ([*"half", "escape"], None),
        (["enter"], ()),
    ],
)
async def test_keys(tags, keys, result):
    assert await tags(*keys) == result


@pytest.mark.parametrize(
    ("keys", "result"),
    [
        ([*"trust, ins", "tab", "enter"], ("Trust, institutional",)),
        ([*"trust, institutional, delay", "enter"], ("Trust, institutional", "delay")),
        ([*"trust, ins", "enter"], ("trust", "ins")),
        ([*'"a, b", delay', "enter"], ("a, b", "delay")),
        ([*"first, saf", "tab", ",", *"new", "enter"], ("first", "safety/misuse", "new")),
    ],
)
async def test_a_name_may_have_a_comma_and_what_was_typed_before_it_stays(tags, keys, result):
    known = (*BOOK, Tag("Trust, institutional", 2))
    assert await tags(*keys, known=known) == result


async def test_what_enter_will_do_is_said_of_a_name_with_a_comma(host, drawn):
    app = host(TagPrompt((*BOOK, Tag("Trust, institutional", 2))))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*'"Ada, B')
        assert drawn(app)[-1].strip() == "⏎ new tag “Ada, B”"
        await pilot.press(*["backspace"] * 9, *"trust, institutional")
        assert drawn(app)[-1].strip() == "⏎ add:  #Trust, institutional"


async def test_the_tags_that_are_set_stay_and_backspace_takes_the_last_off(tags):
    assert await tags(*"new", "enter", current=("delay",)) == ("delay", "new")
    assert await tags("backspace", "enter", current=("delay", "licence")) == ("delay",)
    assert await tags(*"-licence", "enter", current=("delay", "licence")) == ("delay",)
    assert await tags(*"-li", "tab", "enter", current=("delay", "licence")) == ("delay",)


async def test_recent_tags_are_offered_first(tags):
    assert await tags("tab", "enter", recent=("licence",)) == ("licence",)


async def test_a_codebook_without_tags_still_takes_new_ones(tags):
    assert await tags(*"first", "enter", known=()) == ("first",)


async def test_the_prompt_stands_at_the_foot_and_says_what_enter_will_do(host, drawn):
    app = host(TagPrompt(BOOK))
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.screen.query_one(TagField).region == (0, 22, 80, 2)
        assert "1 #release-date" in drawn(app)[-1]
        await pilot.press(*"saftey")
        assert "new tag" in drawn(app)[-1]
        assert "#safety/misuse" in drawn(app)[-1]
        await pilot.press("tab")
        assert "›#safety/misuse" in drawn(app)[-1]


async def test_a_hostile_tag_is_drawn_as_text(host, drawn):
    app = host(TagPrompt([Tag("[red]\x1b[31mx", 3)], ("[b]\x07",)))
    async with app.run_test(size=(80, 24)):
        text = "\n".join(drawn(app))
        assert "#[red]␛[31mx" in text
        assert "#[b]␇" in text


@pytest.mark.parametrize("size", [(20, 5), (1, 1), (200, 60)])
async def test_any_size(host, size):
    app = host(TagPrompt(BOOK, ("delay",)))
    async with app.run_test(size=size) as pilot:
        await pilot.press(*"x", "enter")
        await pilot.pause()
    assert app.result.tags == ("delay", "x")


async def test_a_new_tag_is_named_and_the_offers_stand_behind_their_key(host, drawn):
    app = host(TagPrompt(BOOK))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"de")
        assert drawn(app)[-1].strip() == "⏎ new tag “de” ↓  #delay"


async def test_a_new_tag_is_named_as_it_will_be_called(host, drawn):
    app = host(TagPrompt(BOOK))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("/")
        assert drawn(app)[-1].strip().startswith("a tag needs a name")
        await pilot.press(*"x//y ")
        assert drawn(app)[-1].strip() == "⏎ new tag “x/y”"


async def test_lines_that_are_pasted_are_tags(host):
    app = host(TagPrompt(BOOK))
    async with app.run_test(size=(80, 24)) as pilot:
        app.post_message(events.Paste("\none\r\n  two words \n\nthree\n"))
        await pilot.pause()
        await pilot.press("enter")
    assert app.result.tags == ("one", "two words", "three")
