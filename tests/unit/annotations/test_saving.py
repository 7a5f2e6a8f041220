from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading

import pytest

from tui.annotations.saving import (
    ChangedMeanwhileError,
    append_line,
    fill_file,
    finish,
    locked,
    make_folder,
    put_in_place,
    read_bytes,
    signature,
    start_file,
    write_beside,
)
from tui.errors import StoreError

_SECOND = 10**9
"""Some file systems keep no time that is finer."""


@pytest.fixture
def files(tmp_path):
    path = tmp_path / "notes.json"

    def save(raw, expected=None):
        expected, beside = expected or signature(path), tmp_path / "notes.new"
        inode = start_file(beside, path)
        fill_file(beside, raw, stamp=expected.modified_ns + _SECOND if expected else _SECOND)
        put_in_place(path, beside, expected=expected, previous=tmp_path / "notes.previous")
        assert signature(path).inode == inode

    return path, save


def test_the_old_file_is_kept_as_the_previous_one(files, tmp_path):
    path, save = files
    save(b"one")
    assert not (tmp_path / "notes.previous").exists()
    save(b"two")
    save(b"three")
    assert path.read_bytes() == b"three"
    assert (tmp_path / "notes.previous").read_bytes() == b"two"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["notes.json", "notes.previous"]


@pytest.mark.parametrize(("before", "after"), [(0o640, 0o640), (0o440, 0o640)])
def test_who_may_read_a_file_stays_as_it_was_but_it_can_be_saved_again(files, before, after):
    path, save = files
    save(b"one")
    path.chmod(before)
    save(b"two")
    assert path.stat().st_mode & 0o777 == after


def test_every_save_has_another_signature(files):
    path, save = files
    seen = set()
    for _ in range(50):
        save(b"same length")
        seen.add(signature(path).modified_ns)
    assert len(seen) == 50


def test_a_file_that_changed_since_it_was_read_is_not_written_over(files, tmp_path):
    path, save = files
    save(b"one")
    read = signature(path)
    path.write_bytes(b"by an editor")
    with pytest.raises(ChangedMeanwhileError):
        save(b"two", expected=read)
    assert path.read_bytes() == b"by an editor"
    assert [p.name for p in tmp_path.iterdir()] == ["notes.json"]


def test_a_full_disk_leaves_the_old_file_and_no_litter(files, tmp_path, monkeypatch):
    path, save = files
    save(b"one")

    def full(_descriptor, _data):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(OSError, match="No space"):
            save(b"two")
    assert path.read_bytes() == b"one"
    assert [p.name for p in tmp_path.iterdir()] == ["notes.json"]


def test_where_files_cannot_have_two_names_the_old_one_is_copied(files, tmp_path, monkeypatch):
    _path, save = files

    def refuse(*_args, **_kwargs):
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    save(b"one")
    save(b"two")
    assert (tmp_path / "notes.previous").read_bytes() == b"one"


def test_the_lock_keeps_another_process_out_and_dies_with_its_holder(tmp_path):
    lock = tmp_path / "lock"
    code = (
        "import sys; from pathlib import Path; from tui.annotations.saving import locked\n"
        "with locked(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(lock)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with holder:
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(StoreError, match="another program"), locked(lock, 0.05):
            pass
        holder.kill()
        holder.wait()
        with locked(lock, 5):
            pass


def test_threads_wait_for_the_lock(tmp_path):
    inside, most = [0], [0]

    def work():
        for _ in range(20):
            with locked(tmp_path / "lock"):
                inside[0] += 1
                most[0] = max(most[0], inside[0])
                inside[0] -= 1

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1]


def test_a_folder_that_cannot_lock_says_what_to_do(tmp_path, monkeypatch):
    def refuse(*_args):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", refuse)
    with pytest.raises(StoreError, match="local disk"), locked(tmp_path / "lock"):
        pass


def test_a_link_is_not_written_through(tmp_path):
    (tmp_path / "precious").write_bytes(b"precious")
    (tmp_path / "new").symlink_to(tmp_path / "precious")
    with pytest.raises(OSError, match="symbolic links"):
        write_beside(tmp_path / "new", b"x", durable=False)
    assert (tmp_path / "precious").read_bytes() == b"precious"


def test_a_line_after_one_that_was_cut_short_starts_on_its_own(tmp_path):
    path = tmp_path / "lines"
    path.write_bytes(b'{"cut')
    append_line(path, "whole")
    assert path.read_bytes() == b'{"cut\nwhole\n'


def test_what_is_not_there_reads_as_nothing(tmp_path):
    assert read_bytes(tmp_path / "none") == (None, b"")
    assert read_bytes(tmp_path / "none" / "deeper") == (None, b"")
    make_folder(tmp_path / "a" / "b")
    with pytest.raises(StoreError):
        read_bytes(tmp_path / "a")


def test_what_a_killed_writer_left_half_way_is_completed(files, tmp_path):
    path, save = files
    save(b"new")
    (tmp_path / "notes.previous.old").write_bytes(b"old")
    finish(path, tmp_path / "notes.previous")
    assert (tmp_path / "notes.previous").read_bytes() == b"old"
    os.link(path, tmp_path / "notes.previous.old")
    finish(path, tmp_path / "notes.previous")
    assert (tmp_path / "notes.previous").read_bytes() == b"old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["notes.json", "notes.previous"]
