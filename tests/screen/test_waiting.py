"""Documents that take time to be read, and folders that take time to be listed."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import Future
from dataclasses import replace

import pytest

from support.program import opened, press
from support.stillness import settled, until
from tui.app import GlossApp
from tui.config import Settings
from tui.documents.extraction import Job
from tui.errors import DocumentError
from tui.library import Library
from tui.screens import listing, waiting
from tui.widgets.document_list import DocumentRow

PAGE = "<title>A long page</title><i role=doc-pagebreak title=7></i>" + "".join(
    f"<p>Paragraph {n} says so.</p>" for n in range(40)
)


@pytest.fixture
def folder(written):
    return written({"a.txt": "Short and plain.", "page.html": PAGE})


@pytest.fixture
def slow(monkeypatch):
    """Make the page slow: its job ends when the test says so."""
    jobs: list[Job] = []

    def begin(library, path):
        job = Job(Future(), progress=(3, 40))
        job.finish = lambda: job.future.set_result(library.document(path))
        jobs.append(job)
        return job

    class Slow(Job):
        __slots__ = ("finish",)

    monkeypatch.setitem(globals(), "Job", Slow)
    monkeypatch.setattr(Library, "begin", begin)
    monkeypatch.setattr(Library, "is_quick", lambda _library, path: path != "page.html")
    monkeypatch.setattr(waiting, "TICK", 0.005)
    return jobs


def text_of(screen):
    return screen.reader.source.slice(0, 100_000)


async def test_the_beginning_comes_first_then_all_of_it_and_the_cursor_stays(folder, slow):
    async with opened(folder) as pilot:
        screen = pilot.app.screen
        screen.open_document("page.html")
        assert "page.html” …" in text_of(screen)
        await until(pilot, lambda: screen.document and screen.top_line.place.busy)
        assert "page 3 of 40" in screen.top_line.place.busy
        await press(pilot, "j", "j", "j")
        cursor = screen.reader.cursor
        assert cursor
        slow[0].finish()
        await settled(pilot)
        assert "Paragraph 39" in text_of(screen)
        assert screen.reader.cursor == cursor
        assert not screen.top_line.place.busy
        assert f"p. 7 · {screen.reader.percent} %" in str(screen.top_line.content)


async def test_a_place_far_behind_is_waited_for(folder, slow):
    async with opened(folder) as pilot:
        screen = pilot.app.screen
        at = Library.document(screen.library, "page.html").text.index("Paragraph 30")
        screen.library.state.update("page.html", position=at)
        head = screen.library.head
        screen.library.head = lambda path, limit: replace(head(path, limit), text="A long page\n")
        screen.open_document("page.html")
        await until(pilot, lambda: slow)
        await pilot.pause()
        assert screen.document is None
        slow[0].finish()
        await settled(pilot)
        assert screen.reader.cursor == at


async def test_escape_stops_it(folder, slow):
    async with opened(folder) as pilot:
        screen = pilot.app.screen
        screen.open_document("page.html")
        await until(pilot, lambda: slow)
        await press(pilot, "escape")
        assert slow[0].future.cancelled()
        assert "was stopped" in screen.log_of_notices[-1][1]
        screen.open_document("page.html")
        await until(pilot, lambda: len(slow) == 2)
        slow[1].finish()
        await settled(pilot)
        assert "Paragraph 39" in text_of(screen)


async def test_going_elsewhere_stops_it(folder, slow):
    async with opened(folder) as pilot:
        screen = pilot.app.screen
        screen.open_document("page.html")
        await until(pilot, lambda: slow)
        screen.open_document("a.txt")
        await settled(pilot)
        assert slow[0].future.cancelled()
        assert text_of(screen) == "Short and plain."
        assert not screen.top_line.place.busy


async def test_what_is_wrong_with_it_stands_in_its_place(folder, slow):
    async with opened(folder) as pilot:
        screen = pilot.app.screen
        screen.library.head = lambda *_: (_ for _ in ()).throw(DocumentError("no"))
        screen.open_document("page.html")
        await until(pilot, lambda: slow)
        slow[0].future.set_exception(DocumentError("it needs more memory or time"))
        await settled(pilot)
        assert text_of(screen) == "it needs more memory or time"
        assert screen.documents.row("page.html").problem


async def test_a_beginning_alone_is_no_measure_of_what_was_read(folder, slow):
    async with opened(folder) as pilot:
        screen = pilot.app.screen
        screen.library.state.update("page.html", position=0, furthest=0)
        screen.open_document("page.html")
        await until(pilot, lambda: screen.document is not None)
        await press(pilot, "G")
        screen.open_document("a.txt")
        await settled(pilot)
        assert screen.library.state.document("page.html").read != "done"


async def test_leaving_does_not_wait_for_it(folder, slow):
    async with opened(folder) as pilot:
        pilot.app.screen.open_document("page.html")
        await until(pilot, lambda: pilot.app.screen._job)
    assert slow[0].future.cancelled()


async def test_the_list_fills_while_the_folder_is_walked_through(folder, monkeypatch):
    for n in range(8):
        (folder / f"f{n}").mkdir()
        (folder / f"f{n}" / "x.txt").write_text(f"Text {n}.")
    monkeypatch.setattr(listing, "GLANCE", 0)
    monkeypatch.setattr(listing, "WALK", 0)
    gate = threading.Event()
    more = Library.list_more
    monkeypatch.setattr(
        Library, "list_more", lambda self, s: (not s or gate.wait(300)) and more(self, s)
    )
    monkeypatch.setattr(listing, "WALK", 0.001)
    library = Library.open([str(folder)])
    app = GlossApp(library, Settings(), None)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert not library.is_listed
        assert app.screen.documents.count < 10
        gate.set()
        await settled(pilot)
        assert app.screen.documents.count == 10
        assert app.screen.documents.listing == 0
        assert app.screen.path
    library.close()


async def test_the_key_is_answered_before_others_are_asked_who_says_so(written, monkeypatch):
    said = "The ferry Aurora sank off the coast of Velde on {} May 2019.\n"
    asked, related = [], Library.related_at_once
    monkeypatch.setattr(
        Library,
        "related_at_once",
        lambda *of: asked.append(pilot.app._is_holding) or related(*of),
    )
    async with opened(written({"a.txt": said.format(3), "b.txt": said.format(5)})) as pilot:
        await press(pilot, "right_square_bracket", "asterisk")
        await until(pilot, lambda: bool(asked))
        await settled(pilot)
        assert not any(asked)


async def test_the_top_line_follows_the_cursor_to_the_next_minute(written, drawn):
    cue = "00:0{0}:00,000 --> 00:0{0}:05,000\nThe bridge was closed in 200{0}.\n\n"
    folder = written({"talk.srt": cue.format(1) + cue.format(7)})
    async with opened(folder, size=(80, 24)) as pilot:
        await settled(pilot)
        assert "1:00" in drawn(pilot.app)[0]
        await press(pilot, "G")
        await settled(pilot)
        assert "7:00" in drawn(pilot.app)[0]


async def test_what_the_next_keys_ask_for_is_known_before_they_are_pressed(written, monkeypatch):
    said = "The ferry Aurora sank off Velde on {0} May. It had {0}0 people on board. All died.\n"
    async with opened(written({"a.txt": said.format(3), "b.txt": said.format(5)})) as pilot:
        screen = pilot.app.screen
        await press(pilot, "asterisk")
        await settled(pilot)
        screen.look_ahead()  # as after a moment without a key
        await settled(pilot)
        known = dict(screen.library._answers[1])
        monkeypatch.setattr("tui.comparing.related", None)  # nothing more is worked out
        await press(pilot, "shift+tab", "right_parenthesis")
        await settled(pilot)
        assert (screen.path, screen.reader.target.span) in known


async def test_of_two_listings_the_newer_one_stands_whichever_ends_first(folder):
    def rows(*paths):
        return lambda: [DocumentRow(path, title=path) for path in paths]

    async with opened(folder) as pilot:
        await settled(pilot)
        documents, later = pilot.app.screen.documents, asyncio.Event()

        async def beside(work):
            done = work()
            await later.wait()
            return done

        older = asyncio.ensure_future(documents.fill(rows("a.txt", "gone.txt"), beside))
        await asyncio.sleep(0)
        documents.change("a.txt", title="Changed meanwhile")
        await documents.fill(rows("b.txt"), asyncio.to_thread)
        later.set()
        await older
        assert [row.path for row in documents.known()] == ["b.txt"]
