"""Who waits for a document may go before anybody has begun to read it."""

from __future__ import annotations

from concurrent.futures import Future
from types import SimpleNamespace

import pytest

from tui.documents.extraction import Job
from tui.screens.waiting import Waiting


@pytest.mark.parametrize("awaited", ["page.html", "", "other.html"])
def test_what_nobody_waits_for_when_it_begins_is_stopped(awaited):
    screen = SimpleNamespace(_awaited="page.html", _job=None)

    def begin(_):
        screen._awaited = awaited
        return Job(Future())

    screen.library = SimpleNamespace(begin=begin)
    job = Waiting.begin(screen, "page.html")
    assert job.future.cancelled() == (awaited != "page.html")
    assert screen._job is (job if awaited == "page.html" else None)
