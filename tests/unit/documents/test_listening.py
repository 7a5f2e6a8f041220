"""Listening to the system: what it tells, and what happens where it tells nothing."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from tui.documents.listening import Heard, Listener
from tui.documents.watching import Watcher

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells")


@pytest.fixture
def listener(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/old.txt").write_text("old")
    listening = Listener.to([str(tmp_path), str(tmp_path / "sub")])
    yield listening
    if listening is not None:
        listening.close()


@on_linux
def test_silence_is_false(listener):
    assert not listener.heard()
    assert not listener.take()


@on_linux
def test_a_file_that_was_written_is_named_once(listener, tmp_path):
    (tmp_path / "sub/old.txt").write_text("new")
    assert listener.heard()
    assert listener.take() == Heard(frozenset({str(tmp_path / "sub/old.txt")}))
    assert not listener.heard()


@on_linux
@pytest.mark.parametrize(
    "deed",
    [
        lambda top: (top / "new.txt").write_text("new"),
        lambda top: (top / "sub/old.txt").unlink(),
        lambda top: (top / "sub/old.txt").rename(top / "other.txt"),
        lambda top: (top / "folder").mkdir(),
        lambda top: shutil.rmtree(top / "sub"),
    ],
)
def test_names_that_come_and_go_are_told(listener, tmp_path, deed):
    deed(tmp_path)
    assert listener.take().names


@on_linux
def test_reading_and_hidden_files_are_no_change(listener, tmp_path):
    (tmp_path / "sub/old.txt").read_bytes()
    (tmp_path / ".old.txt.swp").write_text("an editor's")
    assert not listener.heard()


@on_linux
def test_a_folder_that_is_moved_is_heard_by_its_new_name(listener, tmp_path):
    (tmp_path / "sub").rename(tmp_path / "moved")
    assert listener.take().names
    (tmp_path / "sub").mkdir()
    assert listener.listen_to([str(tmp_path), str(tmp_path / "sub"), str(tmp_path / "moved")])
    listener.take()
    (tmp_path / "moved/old.txt").write_text("new")
    assert listener.take().files == {str(tmp_path / "moved/old.txt")}
    (tmp_path / "sub/new.txt").write_text("new")
    assert listener.take().names


@on_linux
def test_any_bytes_may_be_a_name(listener, tmp_path):
    name = os.fsencode(tmp_path) + b"/\xff\x1b[2J.txt"
    with open(name, "w", encoding="ascii"):  # noqa: PTH123 (a name that is no text)
        pass
    listener.take()
    os.utime(name, ns=(0, 0))
    assert listener.take().files == {os.fsdecode(name)}


@on_linux
def test_more_than_the_system_keeps_is_a_reason_to_look_at_all(listener, tmp_path):
    kept = int(Path("/proc/sys/fs/inotify/max_queued_events").read_text())
    if kept > 50_000:
        pytest.skip("the system keeps too many")
    for _ in range(kept // 2 + 1):  # the same event twice in a row would count once
        os.utime(tmp_path / "sub/old.txt")
        os.utime(tmp_path / "sub")
    assert listener.take().names
    assert not listener.take()


def test_what_is_closed_says_nothing(listener):
    if listener is not None:
        listener.close()
        listener.close()
        assert not listener.heard()
        assert not listener.listen_to([])


class OutOfWatches:
    """A C library on a system with none left to give, or none at all."""

    def __init__(self, handle: int) -> None:
        self.handle = handle

    def inotify_init1(self, flags: int) -> int:
        del flags
        return self.handle

    def inotify_add_watch(self, *_: object) -> int:
        import ctypes
        import errno

        ctypes.set_errno(errno.ENOSPC)
        return -1


@on_linux
@pytest.mark.parametrize("has_handle", [True, False])
def test_without_watches_a_library_is_asked_as_before(library, tmp_path, monkeypatch, has_handle):
    handle = os.open(tmp_path, os.O_RDONLY) if has_handle else -1
    monkeypatch.setattr("ctypes.CDLL", lambda *_, **__: OutOfWatches(handle))
    watcher = Watcher(library({"a.txt": "a"}))
    assert not watcher.is_told
    assert not watcher.has_heard()
    (tmp_path / "b.txt").write_text("b")
    os.utime(tmp_path, ns=(0, 0))
    assert [entry.path for entry in watcher.poll().new] == ["b.txt"]


@on_linux
def test_watches_may_run_out_later(library, tmp_path, monkeypatch):
    watcher = Watcher(library({"a.txt": "a"}))
    assert watcher.is_told
    monkeypatch.setattr(Listener, "listen_to", lambda *_: False)
    (tmp_path / "b.txt").write_text("b")
    assert watcher.has_heard()
    assert [entry.path for entry in watcher.poll().new] == ["b.txt"]
    assert not watcher.is_told
    assert not watcher.poll()
