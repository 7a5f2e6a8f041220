"""What cannot be read or found is said in its own words; nothing ends for that."""

from __future__ import annotations

from types import SimpleNamespace

from textual.worker import WorkerState

from tui.errors import DocumentError, StoreError
from tui.screens.base import ReadingBase
from tui.screens.search_asking import SearchAsking


def test_a_worker_that_knows_what_to_do_says_so_without_a_traceback():
    class Screen(ReadingBase):
        def __init__(self):
            self.said = []

        def say(self, text, severity="information"):
            self.said.append((severity, text))

    screen = Screen()
    error = DocumentError("there is no document a.txt")
    worker = SimpleNamespace(error=error)
    for state in (WorkerState.CANCELLED, WorkerState.ERROR):
        screen.on_worker_state_changed(SimpleNamespace(worker=worker, state=state))
    assert screen.said == [("error", "there is no document a.txt")]


async def test_a_search_that_cannot_be_begun_says_why():
    class Screen(SearchAsking):
        only_here = False

        def __init__(self):
            self.told = []
            self.source = SimpleNamespace(search=self.search)

        async def search(self, _query, **_):
            raise StoreError("the notes cannot be read")

        def set_timer(self, *_):
            return SimpleNamespace(stop=lambda: self.told.append("no longer slow"))

        def _say_status(self):
            self.told.append(self._said)

    screen = Screen()
    await SearchAsking.ask.__wrapped__(screen, "words")
    assert screen.told == ["the notes cannot be read", "no longer slow"]
