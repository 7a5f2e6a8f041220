"""The search screen, with a few functions for a library."""

from __future__ import annotations

import pytest

from support.asked import TEXTS, AskedLibrary, hits_for, screen_of, shown, type_in
from support.stillness import settled
from tui.screens.search_source import Found
from tui.search import Progress


@pytest.fixture
def made():
    return AskedLibrary()


async def test_results_come_while_one_types_and_enter_returns_the_best(host, made):
    screen = screen_of(made)
    app = host(screen)
    async with app.run_test(size=(120, 40)) as pilot:
        await type_in(pilot, "postponed indef")
        assert shown(screen) == ["a.md", "b.md", "c.md"]
        await pilot.press("enter")
    assert app.result == Found(
        hits_for("postponed indef")[0], hits_for("postponed indef"), "postponed indef"
    )


async def test_escape_returns_nothing(host, made):
    app = host(screen_of(made))
    async with app.run_test() as pilot:
        await pilot.press("escape")
    assert app.result is None


@pytest.mark.parametrize("keys", [("down", "up", "down"), ("ctrl+n", "ctrl+p", "ctrl+n")])
async def test_keys_move_from_the_line_and_the_passage_follows(host, made, keys, drawn):
    screen = screen_of(made, query="postponed", locator_of=lambda hit: f"p. {len(hit.path)}")
    app = host(screen)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press(*keys)
        await settled(pilot)
        assert screen.results.cursor == 1
        assert any("Title of b.md   p. 4   b.md" in line for line in drawn(app))
        await pilot.press("enter")
    assert app.result.hit.path == "b.md"


async def test_the_selection_stays_on_its_hit_while_results_refine(host, made):
    screen = screen_of(made, query="postponed")
    async with host(screen).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("down", "down")
        assert screen.results.current.hit.path == "c.md"
        await type_in(pilot, " plan")
        assert shown(screen) == ["c.md", "a.md", "b.md"]
        assert screen.results.current.hit.path == "c.md"
        await type_in(pilot, " indefinitely launch")
        assert shown(screen)[0] == "a.md"
        assert screen.results.current.hit.path == "c.md"


async def test_an_untouched_selection_follows_the_best_hit(host, made):
    screen = screen_of(made, query="postponed")
    async with host(screen).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await type_in(pilot, " plan")
        assert screen.results.cursor == 0
        assert screen.results.current.hit.path == "c.md"


async def test_a_late_answer_is_dropped_and_the_old_results_stay_meanwhile(host, made):
    screen = screen_of(made, query="postponed")
    async with host(screen).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        made.waiting = []
        await pilot.press("space", "x", "y")
        await pilot.pause()
        assert shown(screen) == ["a.md", "b.md", "c.md"]
        for future, answer in made.waiting[:-1]:
            assert future.cancelled() or not future.set_result(answer)
        await pilot.pause()
        assert screen._answer.query == "postponed"
        future, answer = made.waiting[-1]
        future.set_result(answer)
        await settled(pilot)
        assert screen._answer.query == "postponed xy"


@pytest.mark.parametrize("begin", ["", "Another"])
async def test_enter_waits_for_the_answer_to_what_was_typed(host, made, begin):
    screen = screen_of(made, query=begin, recent=["an earlier one"])
    app = host(screen)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        made.waiting = []
        screen.input.value = ""
        await pilot.press(*"twice", "enter")
        await pilot.pause()
        assert app.screen is screen
        assert screen.input.value == "twice"
        future, answer = made.waiting[-1]
        future.set_result(answer)
        await settled(pilot)
    assert (app.result.query, app.result.hit.path) == ("twice", "b.md")


async def test_a_key_after_enter_takes_it_back(host, made):
    screen = screen_of(made)
    app = host(screen)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        made.waiting = []
        await pilot.press(*"twic", "enter", "e")
        await pilot.pause()
        future, answer = made.waiting[-1]
        future.set_result(answer)
        await settled(pilot)
        assert app.screen is screen


async def test_what_was_looked_at_is_known_when_nothing_was_opened(host, made):
    screen = screen_of(made)
    async with host(screen).run_test(size=(120, 40)) as pilot:
        await type_in(pilot, "zzzz")
        assert screen.looked_at == ""
        screen.input.value = ""
        await type_in(pilot, "postponed")
        assert screen.looked_at == "postponed"


async def test_an_answer_that_takes_long_is_waited_for_in_words(host, made, drawn):
    screen = screen_of(made)
    app = host(screen)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        made.waiting = []
        await pilot.press("x")
        while not any("searching…" in line for line in drawn(app)):
            await pilot.pause()
        future, answer = made.waiting[-1]
        future.set_result(answer)
        await settled(pilot)
        assert not any("searching…" in line for line in drawn(app))


async def test_f5_keeps_to_this_document_and_f6_groups(host, made, drawn):
    screen = screen_of(made, query="postponed", here="b.md")
    app = host(screen)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("f5")
        await settled(pilot)
        assert made.asked[-1] == ("postponed", {"b.md"})
        assert shown(screen) == ["b.md"]
        await pilot.press("f5", "f6")
        await settled(pilot)
        assert shown(screen) == ["a.md", "b.md", "c.md"]
        assert any("by document" in line for line in drawn(app))


async def test_the_empty_line_offers_saved_and_recent_searches(host, made, drawn):
    looked = []
    screen = screen_of(made, recent=["postponed"], saved=["by:altman"], remember=looked.append)
    app = host(screen)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert any("★ by:altman" in line for line in drawn(app))
        await pilot.press("down", "enter")
        await settled(pilot)
        assert screen.input.value == "postponed"
        assert shown(screen)
        await type_in(pilot, " plan")
        await pilot.press("ctrl+u")
        await settled(pilot)
        assert [offer.query for offer in screen.offers.cards[1:3]] == [
            "postponed plan",
            "postponed",
        ]
    assert looked == ["postponed plan"]


async def test_a_search_can_be_saved_and_dropped(host, made):
    kept = []
    screen = screen_of(made, query="postponed", save=lambda query, keep: kept.append((query, keep)))
    async with host(screen).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("f3", "f3")
    assert kept == [("postponed", True), ("postponed", False)]


async def test_a_saved_search_is_dropped_where_it_is_offered_and_nothing_else_is(host, made):
    kept = []
    screen = screen_of(
        made,
        recent=["recent"],
        saved=["by:altman"],
        save=lambda query, keep: kept.append((query, keep)),
    )
    async with host(screen).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("f3", "f3")
        await settled(pilot)
        assert screen.offers.cards[0].query == "recent"
    assert kept == [("by:altman", False)]


async def test_a_filter_is_completed_with_the_right_arrow(host, made):
    screen = screen_of(made, values={"tag": ["release-date"]})
    async with host(screen).run_test(size=(120, 40)) as pilot:
        await type_in(pilot, "tag:rel")
        await pilot.press("right")
        await settled(pilot)
        assert screen.input.value == "tag:release-date"


async def test_what_a_filter_may_be_is_offered_until_something_is_found(host, made):
    screen = screen_of(made, values={"by": ["Sam Altman", "Meta"]})
    async with host(screen).run_test(size=(120, 40)) as pilot:
        await type_in(pilot, "by:")
        assert screen.is_offering
        assert [row.query for row in screen.offers.cards] == ['by:"Sam Altman"', "by:Meta"]
        assert screen.key_line.notice == ""
        await pilot.press("down", "enter")
        await settled(pilot)
        assert screen.input.value == "by:Meta"


async def test_a_value_with_a_space_is_completed_in_quotes(host, made):
    screen = screen_of(made, values={"by": ["Sam Altman"]})
    async with host(screen).run_test(size=(120, 40)) as pilot:
        await type_in(pilot, "by:sam")
        await pilot.press("right")
        await settled(pilot)
        assert screen.input.value == 'by:"Sam Altman"'


async def test_what_is_ignored_is_said(host, made):
    screen = screen_of(made, query="postponed tag:")
    async with host(screen).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert screen.key_line.notice == "ignored: tag: has no value"


async def test_an_unreadable_document_is_said_in_the_preview(host, made, drawn):
    screen = screen_of(made, query="Another")
    app = host(screen)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert any("it cannot be read" in line for line in drawn(app))


async def test_an_index_that_grows_is_asked_again_and_said(host, made, drawn):
    made.progress = Progress(1, 3)
    screen = screen_of(made, query="nowhere")
    app = host(screen)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert any("indexing 1 of 3" in line for line in drawn(app))
        assert screen.results.empty == "nothing found yet"
        made.progress = None
        while not screen._answer.is_complete:
            await pilot.pause()
        await settled(pilot)
        asked = len(made.asked)
        assert asked > 1
        assert not any("indexing" in line for line in drawn(app))
        assert screen.results.empty == "nothing found"


async def test_one_comes_back_to_the_hit_one_has_left(host, made):
    chosen = hits_for("postponed")[2]
    screen = screen_of(made, query="postponed", chosen=chosen)
    async with host(screen).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert screen.results.current.hit == chosen


@pytest.mark.parametrize("size", [(200, 60), (80, 24), (60, 15), (20, 6), (3, 2)])
async def test_every_size_works(host, made, size):
    screen = screen_of(made, query="postponed")
    app = host(screen)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("down", "f6", "tab", "pagedown", "pageup")
        await settled(pilot)
        await pilot.press("enter")
    assert app.result.hit.path in TEXTS
