"""Work beside the screen: answers come back, errors too, and nothing is left running."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from concurrent.futures import CancelledError

import pytest

from tui.processes import WorkerDiedError, Workers

PATIENCE = 300
"""Seconds in which a process answers on any machine."""


@pytest.fixture
def workers():
    made = Workers()
    yield made
    made.close()


def test_answers_come_from_another_process(workers):
    assert workers.submit(os.getpid).result(timeout=PATIENCE) != os.getpid()


def test_jobs_are_done_in_order_by_one_process(workers):
    first, second = workers.submit(os.getpid), workers.submit(os.getpid)
    assert first.result(timeout=PATIENCE) == second.result(timeout=PATIENCE)


def test_an_error_is_raised_where_the_work_was_asked_for(workers):
    with pytest.raises(ValueError, match="invalid literal"):
        workers.submit(int, "seven").result(timeout=PATIENCE)


def test_a_killed_process_is_said_and_the_next_job_gets_another(workers):
    pid = workers.submit(os.getpid).result(timeout=PATIENCE)
    with pytest.raises(WorkerDiedError):
        workers.submit(os._exit, 3).result(timeout=PATIENCE)
    assert workers.submit(os.getpid).result(timeout=PATIENCE) != pid


def test_a_process_that_rests_is_another_one_afterwards_and_loses_no_work(workers):
    pid = workers.submit(os.getpid).result(timeout=PATIENCE)
    workers.rest()
    while workers.submit(os.getpid).result(timeout=PATIENCE) == pid:
        workers.rest()  # it may not have been told yet that it has nothing to do
    futures = [workers.submit(abs, -number) for number in range(3)]
    workers.rest()
    assert [future.result(timeout=PATIENCE) for future in futures] == [0, 1, 2]


@pytest.mark.parametrize("wait", [True, False])
def test_nothing_runs_after_close(workers, wait):
    pid = workers.submit(os.getpid).result(timeout=PATIENCE)
    workers.close(wait=wait)
    for thread in threading.enumerate():
        if thread.name == "gloss-end":  # who does not wait leaves it to a thread
            thread.join(PATIENCE)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    with pytest.raises(CancelledError):
        workers.submit(os.getpid).result(timeout=PATIENCE)


def test_a_process_that_starts_while_all_is_closed_ends_too(workers, monkeypatch):
    start = subprocess.Popen

    def close_meanwhile(*args, **options):
        workers.close()
        return start(*args, **options)

    monkeypatch.setattr("tui.processes.subprocess.Popen", close_meanwhile)
    with pytest.raises(CancelledError):
        workers.submit(time.sleep, 60).result(PATIENCE)


def test_what_work_says_on_its_way_is_heard_in_order(workers):
    heard = []
    assert workers.follow(counting, heard.append, 3).result(timeout=PATIENCE) == "done"
    assert heard == [0, 1, 2]
    with pytest.raises(ValueError, match="five is enough"):
        workers.follow(counting, heard.append, 9).result(timeout=PATIENCE)
    assert heard[3:] == [0, 1, 2, 3, 4]
    assert workers.submit(len, "still there").result(timeout=PATIENCE) == 11


def counting(count, *, tell):
    for number in range(count):
        if number == 5:
            raise ValueError("five is enough")
        tell(number)
    return "done"
