"""What the search screen does to the passages that were found."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from support.asked import AskedLibrary, screen_of, type_in
from support.stillness import settled


@pytest.fixture
def made():
    return AskedLibrary()


class Acted:
    """Remembers what was to be done to which passages."""

    def __init__(self):
        self.done = []

    async def __call__(self, verb, hits):
        self.done.append((verb, [hit.path for hit in hits]))
        await asyncio.sleep(0)
        return f"{verb} done"


async def test_marked_passages_are_tagged_together(host, made):
    acted = Acted()
    screen = screen_of(made, query="postponed", act=acted)
    async with host(screen).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("tab", "tab", "ctrl+t")
        await settled(pilot)
        assert acted.done == [("tag", ["a.md", "b.md"])]
        assert screen.key_line.notice == "tag done"
        await pilot.press("ctrl+t")
        await settled(pilot)
        assert acted.done[1:] == [("tag", ["a.md", "b.md"])]
        assert "● 2 marked" in str(screen.status.content)
        await pilot.press("escape")
        assert "marked" not in str(screen.status.content)
        assert screen.is_current


async def test_marks_stay_on_what_another_query_hides(host, made):
    acted = Acted()
    screen = screen_of(made, query="postponed", act=acted)
    async with host(screen).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("tab", "tab")
        screen.input.value = "nowhere"
        await settled(pilot)
        assert not screen.results.cards
        assert str(screen.status.content).startswith("● 2 marked")
        screen.input.value = ""
        await settled(pilot)
        await pilot.press("ctrl+t")
        await settled(pilot)
        assert acted.done == [("tag", ["a.md", "b.md"])]
        assert len(screen.results.marked) == 2


async def test_what_was_marked_for_an_earlier_query_comes_after_what_is_marked_now(host, made):
    acted = Acted()
    screen = screen_of(made, query="postponed", act=acted)
    app = host(screen)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("tab")
        screen.results.show(screen.results.cards[1:])
        screen.results.action_mark_all()
        assert screen.results.is_all_marked
        await app.strike("f2", "x")
        await settled(pilot)
    assert acted.done == [("delete", ["b.md", "c.md", "a.md"])]


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


async def test_what_was_done_stands_in_the_last_line_until_something_is_typed(host, made, drawn):
    looked, facts = [], ["2 notes"]
    how = {"act": Acted(), "remember": looked.append, "facts": facts}
    screen = screen_of(made, query="postponed", **how)
    app = host(screen)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        asked = len(made.asked)
        facts[:] = ["1 note"]
        assert "2 notes" in drawn(app)[0]
        await app.strike("f2", "x")
        await settled(pilot)
        assert "1 note" in drawn(app)[0]
        assert len(made.asked) > asked  # what is found now may be another
        assert screen.key_line.notice == "delete done"
        assert looked == ["postponed"]
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


async def test_the_cursor_stays_on_a_passage_that_has_become_a_note(host, made):
    screen = screen_of(made, query="postponed", act=Acted())
    async with host(screen).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("down")
        plain = screen._answer
        assert screen.results.current.hit.path == "b.md"
        notes = [replace(hit, where="notes", annotation=f"id {hit.path}") for hit in plain.hits]
        screen._show(replace(plain, hits=tuple(notes[::-1])))
        assert screen.results.current.hit.annotation == "id b.md"
        screen._show(replace(plain, hits=plain.hits[2:]))
        assert screen.results.current.hit.path == "c.md"
