from __future__ import annotations

import os
import queue
import select
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import CancelledError

import pytest

from tui.search.service import SearchService, Source

PATIENCE = 300


@pytest.fixture
def sources(tmp_path, lib):
    folder = tmp_path / "texts"
    for path, text in lib.TEXTS.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return [Source(path, "1", str(folder / path)) for path in lib.TEXTS]


@pytest.fixture
def reports():
    return queue.SimpleQueue()


@pytest.fixture
def service(tmp_path, reports):
    service = SearchService(tmp_path / "cache", on_progress=reports.put)
    yield service
    service.close()


def finished(reports):
    while not (report := reports.get(timeout=PATIENCE)).is_finished:
        pass
    return report


def ask(service, query, **how):
    return service.search(query, **how).result(PATIENCE)


def test_documents_are_read_beside_and_found(service, sources, reports):
    service.update(sources)
    assert finished(reports).total == 3
    answer = ask(service, "postpned indefinetly tag:")
    assert answer.hits[0].path == "delay.md"
    assert answer.query == "postpned indefinetly tag:"
    assert answer.ignored == ("tag: has no value",)
    assert answer.is_complete


def test_an_unreadable_document_is_reported_and_hides_no_other(service, sources, reports):
    service.update([*sources, Source("gone.md", "1", f"{sources[0].name}/gone.md")])
    assert [path for path, _ in finished(reports).problems] == ["gone.md"]
    assert ask(service, "postponed").hits


def test_notes_are_found_by_the_next_query(service, lib):
    service.set_annotations("delay.md", [lib.noted("delay.md", "misuse", "see the cancellation")])
    assert ask(service, "cancelation").hits[0].annotation == "a1"


def test_claims_are_found_by_the_next_query(service, sources, reports, lib):
    service.update(sources)
    finished(reports)
    service.set_claims("leak.txt", [lib.claim("leak.txt", "It is not certain.", "denied")])
    assert [hit.where for hit in ask(service, "certainty:denied").hits] == ["claims"]


def test_claims_nobody_has_told_of_are_found_in_the_background(service, sources, reports):
    service.update(sources)
    finished(reports)
    first = ask(service, "is:claim")
    assert not first.is_complete
    while (report := reports.get(timeout=PATIENCE)).what != "finding claims" or report.done < 3:
        pass
    answer = ask(service, "is:claim")
    assert answer.is_complete
    assert {hit.where for hit in answer.hits} == {"claims"}


def test_claims_are_found_in_the_text_as_a_reader_has_it_read(service, tmp_path, reports):
    file = tmp_path / "old.txt"
    file.write_bytes("Der Zug für Füße, 12 Millionen Euro teuer, fährt ab 2019.".encode("cp437"))
    told = Source("old.txt", "1", str(file), (("encoding", "cp437"), ("title", "Züge")))
    service.update([told])
    finished(reports)
    while not (answer := ask(service, "is:claim")).is_complete:
        pass
    assert [hit.text[:16] for hit in answer.hits] == ["Der Zug für Füße"]


def test_a_process_that_always_dies_is_given_up(service):
    for _ in range(10):
        service.start()
        if (process := service._process) is None:
            break
        process.kill()
        process.wait()
        while service._process is process:
            pass
    assert service.search("anything").cancelled()


def test_a_later_query_overtakes_earlier_ones(service):
    futures = [service.search("abc"[: number + 1]) for number in range(3)]
    assert futures[-1].result(PATIENCE).query == "abc"
    for future in futures[:-1]:
        with pytest.raises(CancelledError):
            future.result(PATIENCE)


def test_a_service_that_died_is_started_again_and_told_everything(service, sources, reports, lib):
    service.update(sources)
    service.set_annotations("delay.md", [lib.noted("delay.md", "misuse", "see the cancellation")])
    finished(reports)
    process = service._process
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    while service._process is process:
        pass
    assert ask(service, "cancelation").hits
    finished(reports)
    assert ask(service, "postponed", where={"text"}).hits


def test_closing_ends_the_process_and_what_waits_for_it(service):
    service.start()
    process, waiting = service._process, service.search("abc")
    service.close()
    assert process.returncode is not None
    assert waiting.cancelled() or waiting.done()
    service.close()
    assert service.search("after that").cancelled()


HOST = """
import sys
import threading
import time
from tui.search import SearchService
service = SearchService(None)
service.search("start").result(300)
print(service._process.pid, flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="waits for a process of another one")
def test_the_process_ends_when_its_parent_is_killed():
    with subprocess.Popen(
        [sys.executable, "-c", HOST], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as host:
        watched = os.pidfd_open(int(host.stdout.readline()))
        host.kill()
        ended, _, _ = select.select([watched], [], [], PATIENCE)
        os.close(watched)
    assert ended


def test_what_is_being_said_as_the_process_ends_is_no_error():
    others, begun, ended = set(threading.enumerate()), threading.Event(), threading.Event()

    class Long:
        def __reduce__(self):
            begun.set()
            ended.wait()
            return str, ()

    service = SearchService(None)
    service.start()
    service._tell("annotations", "a.txt", Long())
    threads = set(threading.enumerate()) - others
    assert begun.wait(PATIENCE)
    service.close()
    while all(thread.is_alive() for thread in threads):
        time.sleep(0.001)
    ended.set()
    for thread in threads:
        thread.join()
