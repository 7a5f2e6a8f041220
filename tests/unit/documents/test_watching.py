from __future__ import annotations

import os

import pytest

from tui.documents.listening import Listener
from tui.documents.watching import Changes, Watcher


def touch(file, seconds: int = 10) -> None:
    """Give a file another modification time, whatever the clock's grain."""
    info = file.stat()
    os.utime(file, ns=(info.st_atime_ns, info.st_mtime_ns + seconds * 10**9))


@pytest.fixture(params=["told", "asking"])
def watcher(request, library, monkeypatch):
    """Watch three files, once where the system tells of changes and once where it does not."""
    if request.param == "asking":
        monkeypatch.setattr(Listener, "to", lambda _: None)
    watching = Watcher(library({"a.txt": "a", "sub/b.txt": "b", "sub/deep/c.txt": "c"}))
    yield watching
    watching.close()


def paths(changes: Changes) -> tuple[list[str], list[str], list[str]]:
    return [e.path for e in changes.new], [e.path for e in changes.changed], list(changes.removed)


def test_nothing_changed_is_false(watcher):
    assert not watcher.poll()
    assert not watcher.poll(["a.txt"])


def test_new_files_appear(watcher, tmp_path):
    (tmp_path / "sub/new.txt").write_text("new")
    touch(tmp_path / "sub")
    assert paths(watcher.poll()) == (["sub/new.txt"], [], [])
    assert [e.path for e in watcher.entries] == [
        "a.txt",
        "sub/b.txt",
        "sub/deep/c.txt",
        "sub/new.txt",
    ]
    assert not watcher.poll()


def test_a_new_folder_of_documents_appears(watcher, tmp_path):
    (tmp_path / "other/inner").mkdir(parents=True)
    touch(tmp_path)
    assert not watcher.poll()
    (tmp_path / "other/inner/d.txt").write_text("d")
    touch(tmp_path)
    assert paths(watcher.poll()) == (["other/inner/d.txt"], [], [])


def test_removed_files_go(watcher, tmp_path):
    (tmp_path / "sub/b.txt").unlink()
    touch(tmp_path / "sub")
    assert paths(watcher.poll()) == ([], [], ["sub/b.txt"])


def test_a_change_inside_a_file_is_seen(watcher, tmp_path):
    (tmp_path / "sub/b.txt").write_text("longer")
    assert paths(watcher.poll()) == ([], ["sub/b.txt"], [])


def test_files_are_looked_at_in_turn_and_the_open_one_always(library, tmp_path, monkeypatch):
    monkeypatch.setattr(Listener, "to", lambda _: None)
    watcher = Watcher(library({f"{n}.txt": "" for n in range(6)}), at_once=2)
    (tmp_path / "5.txt").write_text("changed")
    assert [bool(watcher.poll()) for _ in range(3)] == [False, False, True]
    (tmp_path / "5.txt").write_text("changed again")
    assert watcher.poll(["5.txt"])


def test_a_library_that_goes_away_and_comes_back(watcher, tmp_path):
    (tmp_path / "sub").rename(tmp_path / ".away")
    assert sorted(watcher.poll().removed) == ["sub/b.txt", "sub/deep/c.txt"]
    (tmp_path / ".away").rename(tmp_path / "sub")
    touch(tmp_path)
    assert len(watcher.poll().new) == 2


def test_a_document_may_come_into_a_folder_that_was_empty(library, tmp_path):
    (tmp_path / "inbox").mkdir()
    watcher = Watcher(library({"a.txt": "a"}))
    (tmp_path / "inbox/new.txt").write_text("new")
    touch(tmp_path / "inbox")
    assert paths(watcher.poll()) == (["inbox/new.txt"], [], [])
    watcher.close()
