"""The comparison of a small library outlives the document that it began with."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from pathlib import Path
from types import SimpleNamespace

import pytest

from tui.documents import Entry
from tui.errors import DocumentError
from tui.processes import WorkerDiedError
from tui.screens.desk import Overheard
from tui.screens.elsewhere import Elsewhere


class Screen(Elsewhere):
    """A screen without any widget: what it would draw is kept."""

    is_running = True

    def __init__(self, *entries):
        self.listed, self.asked, self.drawn, self.said = list(entries), [], [], []
        self.library = SimpleNamespace(
            entries=lambda: list(self.listed),
            is_listed=True,
            settings=0,
            cache_folder=0,
            state_folder=0,
        )
        workers = SimpleNamespace(follow=self.follow)
        self.desk = SimpleNamespace(load=self.load, workers=workers, comparing=Overheard())

    async def load(self, work):
        return work()

    def follow(self, *_):
        self.asked.append(Future())
        return self.asked[-1]

    def show_relations(self):
        self.drawn.append(self._pairs)

    def count_all(self):
        """Count nothing."""

    def complain(self, error):
        self.said.append(str(error))

    async def opens_a_document(self):
        """Do what the claims of a document lead to, in a task that can be cancelled."""
        task = asyncio.create_task(Elsewhere.compare_all.__wrapped__(self))
        for _ in range(5):
            await asyncio.sleep(0)
        return task


def entry(name, size=10):
    return Entry(name, Path(name), "txt", size, 1)


async def test_a_document_opened_meanwhile_takes_nothing_from_what_is_found():
    screen = Screen(entry("a.txt"), entry("b.txt"))
    first = await screen.opens_a_document()
    first.cancel()  # as the next one does, of its group
    second = await screen.opens_a_document()
    (asked,) = screen.asked
    asked.set_result(["pair"])
    await second
    assert screen.drawn[-1] == ["pair"]


async def test_documents_that_changed_are_compared_anew_and_the_older_comparison_is_not_begun():
    screen = Screen(entry("a.txt"), entry("b.txt"))
    first = await screen.opens_a_document()
    screen.listed[0] = entry("a.txt", size=20)
    second = await screen.opens_a_document()
    before, after = screen.asked
    assert before.cancelled()  # unless it has begun
    after.set_result(["new"])
    await asyncio.wait([first, second])
    assert screen.drawn[-1] == ["new"]
    await (await screen.opens_a_document())
    assert len(screen.asked) == 2


@pytest.mark.parametrize("entries", [(entry("a.txt"),), (entry("a.txt"), entry("b.txt", 10**7))])
async def test_one_document_or_large_ones_are_not_compared_as_they_are_opened(entries):
    screen = Screen(*entries)
    await (await screen.opens_a_document())
    assert not screen.asked


async def test_nothing_is_compared_before_all_documents_are_listed(monkeypatch):
    monkeypatch.setattr("tui.screens.elsewhere._LISTING", 0)
    screen = Screen(entry("a.txt"), entry("b.txt"))
    screen.library.is_listed = False
    comparing = await screen.opens_a_document()
    assert not screen.asked
    screen.library.is_listed = True
    for _ in range(5):
        await asyncio.sleep(0)
    screen.asked[0].set_result(["pair"])
    await comparing
    assert screen.drawn[-1] == ["pair"]


async def test_a_comparison_that_was_ended_is_said_once():
    screen = Screen(entry("a.txt"), entry("b.txt"))
    first = await screen.opens_a_document()
    screen.asked[0].set_exception(WorkerDiedError("it was interrupted."))
    await first
    await (await screen.opens_a_document())
    assert screen.said == ["it was interrupted."]


async def test_a_document_that_has_gone_keeps_none_of_the_others_from_being_counted():
    screen = Screen(entry("gone.txt"), entry("b.txt"))
    rows = [SimpleNamespace(path=e.path, claims=None, problem="") for e in screen.listed]
    screen.documents = SimpleNamespace(known=lambda: rows)
    screen.library.keep_claims = list
    counted = []

    async def count_in_list(path):
        if path == "gone.txt":
            raise DocumentError("there is no document gone.txt")
        counted.append(path)

    screen.count_in_list = count_in_list
    await Elsewhere.count_all.__wrapped__(screen)
    assert counted == ["b.txt"]
