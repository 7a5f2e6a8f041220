from __future__ import annotations

import errno
import os
import threading
from dataclasses import replace

import pytest

from tui.annotations.names import file_name
from tui.errors import StoreError


def notes(store, path="report.txt"):
    return [a.note for a in store.of(path)]


def test_what_is_added_is_read_by_another_program(store, again, note):
    added = store.add("report.txt", note("n", tags=("t",)))
    assert again().of("report.txt") == [added]
    assert again().get(added.id) == ("report.txt", added)
    assert again().all() == {"report.txt": [added]}


def test_a_new_annotation_is_dated_and_signed(folder, note):
    from tui.annotations.store import AnnotationStore

    added = AnnotationStore(folder, creator="Ada").add("a.txt", note(created="", modified=""))
    assert added.creator == "Ada"
    assert added.created == added.modified != ""


def test_a_document_outside_the_library_is_refused(store, note):
    for path in ("/etc/passwd", "../x.txt", "a/../../x", "", "a\0b"):
        with pytest.raises(StoreError, match="not in the library"):
            store.add(path, note())


@pytest.mark.parametrize(
    "path",
    [
        "a b.txt",
        "ä/ö.md",
        "-rf",
        "..txt",
        "con.txt",
        "a" * 300,
        "\udcff.txt",
        "x\ny",
        "~",
        "%41 [b]",
    ],
)
def test_any_path_has_a_safe_file_of_its_own(store, again, folder, note, path):
    store.add(path, note("n"))
    assert notes(again(), path) == ["n"]
    (name,) = [p.name for p in folder.iterdir() if p.suffix == ".json"]
    assert name.isprintable()
    assert len(os.fsencode(name)) <= 120
    assert list(again().all()) == [path]


def test_paths_that_look_alike_have_different_files():
    names = {file_name(p) for p in ("a/x.txt", "b/x.txt", "x.txt", "X.txt", "x.md", "x txt")}
    assert len({name.casefold() for name in names}) == 6


def test_many_at_once_are_all_or_none(store, note):
    one = note("a")
    store.add("report.txt", one)
    many = [note("b"), replace(note("c"), id=one.id)]
    store.add_many("report.txt", many)
    assert sorted(notes(store)) == ["b", "c"], "an id that comes again is the newer row"


def test_a_change_is_dated(store, note):
    one = store.add("report.txt", note("n", created="2020-01-01T00:00:00Z"))
    changed = store.replace(replace(one, note="m"))
    assert changed.modified > one.created
    assert changed.created == one.created


def test_a_change_to_what_somebody_else_changed_keeps_both_texts(store, again, note):
    one = store.add("report.txt", note("base", tags=("t",)))
    again().replace(replace(one, note="theirs", tags=("t", "u")))
    both = store.replace(replace(one, note="ours", verdict="disputed"), expected=one)
    assert {"ours", "theirs"} <= set(both.note.split())
    assert (both.tags, both.verdict) == (("t", "u"), "disputed")
    assert again().of("report.txt") == [both]


def test_a_change_to_what_somebody_else_deleted_brings_it_back(store, again, note):
    one = store.add("report.txt", note("base"))
    again().delete(one.id)
    store.replace(replace(one, note="ours"), expected=one)
    assert notes(again()) == ["ours"]


def test_also_in_a_program_that_had_only_read_it(store, again, note):
    one = store.add("report.txt", note("base"))
    reader = again()
    (read,) = reader.of("report.txt")
    store.delete(one.id)
    reader.replace(replace(read, note="ours"), expected=read)
    assert notes(store) == ["ours"]


def test_without_an_expectation_the_last_word_stands(store, again, note):
    one = store.add("report.txt", note("base"))
    again().replace(replace(one, note="theirs"))
    store.replace(replace(one, note="ours"))
    assert notes(store) == ["ours"]


def test_what_is_not_there_cannot_be_changed(store, note):
    for act in (lambda: store.replace(note()), lambda: store.delete("x"), lambda: store.get("x")):
        with pytest.raises(StoreError, match="no annotation"):
            act()


def test_deleting_many_is_all_or_none(store, note):
    one = store.add("report.txt", note("a"))
    with pytest.raises(StoreError):
        store.delete_many([one.id, "x"])
    assert notes(store) == ["a"]


def test_the_revision_tells_of_every_change_by_anybody(store, again, note):
    seen = [store.revision]
    one = again().add("report.txt", note("a"))
    seen.append(store.revision)
    again().replace(replace(one, note="b"))
    seen.append(store.revision)
    store.delete(one.id)
    seen.append(store.revision)
    assert len(set(seen)) == 4
    assert store.revision == seen[-1]


def test_an_edit_by_hand_is_seen(store, folder, note):
    store.add("report.txt", note("before"))
    (path,) = folder.glob("*.json")
    path.write_bytes(path.read_bytes().replace(b"before", b"by hand"))
    assert notes(store) == ["by hand"]


def test_a_folder_that_cannot_be_written_is_read_and_says_why(
    store, again, folder, note, monkeypatch
):
    store.add("report.txt", note("n"))
    monkeypatch.setattr(os, "open", _read_only(os.open))
    other = again()
    assert notes(other) == ["n"]
    with pytest.raises(StoreError, match="Read-only file system"):
        other.add("report.txt", note("m"))
    assert notes(other) == ["n"]


def _read_only(really):
    def opened(path, flags, *args, **kwargs):
        if flags & (os.O_WRONLY | os.O_RDWR):
            raise OSError(30, "Read-only file system", str(path))
        return really(path, flags, *args, **kwargs)

    return opened


def test_reading_does_not_wait_for_a_save(store, again, note):
    store.add("report.txt", note("n"))
    read = []
    with store.files.locked():
        reader = threading.Thread(target=lambda: read.append(notes(store)))
        reader.start()
        reader.join(5)
    assert read == [["n"]]


def test_many_threads_of_one_store_lose_nothing(store, again, note):
    def work(number):
        for i in range(5):
            store.add("report.txt", note(f"{number}-{i}"))

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(notes(again()))) == 20


def test_git_merges_by_lines_and_ignores_what_is_ours(store, folder, note):
    store.add("report.txt", note())
    assert "merge=union" in (folder / ".gitattributes").read_text()
    assert (folder / ".gloss" / ".gitignore").read_text() == "*\n"


def test_attributes_that_somebody_wrote_are_left(folder, store, note):
    folder.mkdir()
    (folder / ".gitattributes").write_text("mine\n")
    store.add("report.txt", note())
    assert (folder / ".gitattributes").read_text() == "mine\n"


def test_what_git_is_to_know_is_written_once_there_is_room(store, folder, note, monkeypatch):
    def full(path, raw, *, durable):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("tui.annotations.folder.write_beside", full)
        with pytest.raises(StoreError, match="No space left"):
            store.add("report.txt", note())
    store.add("report.txt", note())
    assert (folder / ".gloss" / ".gitignore").read_text() == "*\n"
    assert "merge=union" in (folder / ".gitattributes").read_text()
