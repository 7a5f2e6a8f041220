"""The search screen, with a few functions for a library."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future

import pytest

from support.stillness import settled
from tui.errors import DocumentError
from tui.screens.search import Found, SearchScreen
from tui.search import Answer, Hit, Progress
from tui.spans import Span

TEXTS = {
    "a.md": "Before.\n\nThe launch was postponed indefinitely.\n\nAfter.",
    "b.md": "It was postponed twice, they say. " * 30,
    "c.md": "Another postponed plan.",
}


def hits_for(query):
    words = [w for w in query.split() if w]
    found = []
    for path, text in TEXTS.items():
        matches = [Span(text.find(w), text.find(w) + len(w)) for w in words if w in text]
        if matches:
            found.append(Hit(path, Span(0, len(text)), text, len(matches), matches=tuple(matches)))
    return tuple(sorted(found, key=lambda hit: -hit.score))


class Library:
    """Answers at once, or when told to."""

    def __init__(self):
        self.asked = []
        self.waiting = None
        self.progress = None

    def search(self, query, *, limit, only):
        self.asked.append((query, only))
        future = Future()
        hits = tuple(h for h in hits_for(query) if only is None or h.path in only)
        answer = Answer(query, hits, ("tag: has no value",) if "tag:" in query else (), 0.002)
        if self.progress:
            answer = Answer(query, hits, is_complete=False, progress=self.progress)
        if self.waiting is None:
            future.set_result(answer)
        else:
            self.waiting.append((future, answer))
        return future

    def text_of(self, path):
        if path == "c.md":
            raise DocumentError("it cannot be read")
        return TEXTS[path]


@pytest.fixture
def made():
    return Library()


class Acted:
    """Remembers what was to be done to which passages."""

    def __init__(self):
        self.done = []

    async def __call__(self, verb, hits):
        self.done.append((verb, [hit.path for hit in hits]))
        await asyncio.sleep(0)
        return f"{verb} done"


def screen_of(made, **how):
    return SearchScreen(made.search, made.text_of, lambda path: f"Title of {path}", **how)


async def type_in(pilot, words):
    """Type a few words: the last letter by key, as all of them would take long."""
    line = pilot.app.screen.input
    line.value += words[:-1]
    line.cursor_position = len(line.value)
    await pilot.press(words[-1])
    await settled(pilot)


def shown(screen):
    return [row.hit.path for row in screen.results.cards]


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
    screen = screen_of(made, query="postponed")
    app = host(screen)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press(*keys)
        await settled(pilot)
        assert screen.results.cursor == 1
        assert any("Title of b.md   b.md" in line for line in drawn(app))
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


async def test_marked_passages_are_tagged_together(host, made):
    acted = Acted()
    screen = screen_of(made, query="postponed", act=acted)
    async with host(screen).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("tab", "tab", "ctrl+t")
        await settled(pilot)
        assert acted.done == [("tag", ["a.md", "b.md"])]
        assert screen.key_line.notice == "tag done"
        assert not screen.results.marks


@pytest.mark.parametrize(
    ("keys", "done"),
    [
        (["t"], [("tag", ["a.md"])]),
        (["c"], [("judge", ["a.md"])]),
        (["x"], [("delete", ["a.md"])]),
        (["y"], [("copy", ["a.md"])]),
        (["A", "x"], [("delete", ["a.md", "b.md", "c.md"])]),
        (["u"], [("undo", ["a.md"])]),
        (["escape"], []),
    ],
)
async def test_f2_offers_what_letters_do_elsewhere(host, made, keys, done):
    acted = Acted()
    screen = screen_of(made, query="postponed", act=acted)
    app = host(screen)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await app.strike("f2", *keys)
        await settled(pilot)
        assert acted.done == done
        assert screen.input.value == "postponed"


async def test_what_was_done_stands_in_the_last_line_until_something_is_typed(host, made):
    screen = screen_of(made, query="postponed", act=Acted())
    app = host(screen)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        asked = len(made.asked)
        await app.strike("f2", "x")
        await settled(pilot)
        assert len(made.asked) > asked  # what is found now may be another
        assert screen.key_line.notice == "delete done"
        await type_in(pilot, " plan")
        assert screen.key_line.notice == ""


async def test_without_a_result_there_is_nothing_but_undo(host, made):
    acted = Acted()
    app = host(screen_of(made, act=acted))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await app.strike("f2", "x", "u")
        await settled(pilot)
    assert acted.done == [("undo", [])]


async def test_f1_lists_the_keys_and_the_line_types_a_question_mark(host, made, drawn):
    screen = screen_of(made, act=Acted())
    app = host(screen)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await app.strike("?")
        assert screen.input.value == "?"
        await app.strike("f1")
        await pilot.pause()
        assert any("F2" in line and "judge" in line for line in drawn(app))
        await app.strike("escape")
        await pilot.pause()
        assert app.screen is screen


async def test_the_empty_line_offers_saved_and_recent_searches(host, made, drawn):
    screen = screen_of(made, recent=["postponed"], saved=["by:altman"])
    app = host(screen)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert any("★ by:altman" in line for line in drawn(app))
        await pilot.press("down", "enter")
        await settled(pilot)
        assert screen.input.value == "postponed"
        assert shown(screen)


async def test_a_search_can_be_saved_and_dropped(host, made):
    kept = []
    screen = screen_of(made, query="postponed", save=lambda query, keep: kept.append((query, keep)))
    async with host(screen).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("f3", "f3")
    assert kept == [("postponed", True), ("postponed", False)]


async def test_a_filter_is_completed_with_the_right_arrow(host, made):
    screen = screen_of(made, values={"tag": ["release-date"]})
    async with host(screen).run_test(size=(120, 40)) as pilot:
        await type_in(pilot, "tag:rel")
        await pilot.press("right")
        await settled(pilot)
        assert screen.input.value == "tag:release-date"


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
    screen = screen_of(made, query="postponed")
    app = host(screen)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert any("indexing 1 of 3" in line for line in drawn(app))
        made.progress = None
        while not screen._answer.is_complete:
            await pilot.pause()
        await settled(pilot)
        asked = len(made.asked)
        assert asked > 1
        assert not any("indexing" in line for line in drawn(app))


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
