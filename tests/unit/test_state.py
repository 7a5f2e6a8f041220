from __future__ import annotations

import json

import pytest

from tui.state import DocumentState, LibraryState, Place


@pytest.fixture
def state(tmp_path):
    return LibraryState(tmp_path / "state", tmp_path / "library")


def again(state, tmp_path):
    return LibraryState(tmp_path / "state", tmp_path / "library")


def test_a_new_library_has_no_state_and_reading_it_creates_nothing(state, tmp_path):
    assert state.document("a.txt") == DocumentState()
    assert state.last_document == ""
    assert state.searches == []
    assert state.jumps == []
    assert not (tmp_path / "state").exists()


def test_everything_comes_back(state, tmp_path):
    state.update("a.txt", position=7, furthest=90, read="in progress", marks={"m": 3})
    state.last_document = "a.txt"
    state.layout = {"panel": "notes", "width": 40}
    state.remember_search("one")
    state.remember_search("two")
    state.remember_search("one")
    state.jumps = [Place("a.txt", 3), Place("b.txt", 5)]
    assert state.save()
    back = again(state, tmp_path)
    assert back.document("a.txt") == DocumentState(7, 90, "in progress", {"m": 3})
    assert back.documents().keys() == {"a.txt"}
    assert back.last_document == "a.txt"
    assert back.layout == {"panel": "notes", "width": 40}
    assert back.searches == ["one", "two"]
    assert back.jumps == [Place("a.txt", 3), Place("b.txt", 5)]


def test_two_programs_keep_each_others_documents(state, tmp_path):
    other = again(state, tmp_path)
    other.update("b.txt", position=2)
    state.update("a.txt", position=1)
    assert other.save()
    assert state.save()
    back = again(state, tmp_path)
    assert (back.document("a.txt").position, back.document("b.txt").position) == (1, 2)


def test_a_moved_document_takes_its_state_along(state, tmp_path):
    state.update("old.txt", position=9)
    state.save()
    state.move("old.txt", "new.txt")
    state.save()
    back = again(state, tmp_path)
    assert back.document("new.txt").position == 9
    assert back.document("old.txt") == DocumentState()


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"[]",
        b"\xff",
        b"[" * 50_000,
        b'{"documents": 3, "library": []}',
        b'{"documents": {"a.txt": 4}}',
        b'{"documents": {"a.txt": {"position": -4, "read": "x", "marks": 3, "opened": "y"}}}',
        b'{"library": {"searches": [1, null], "jumps": [[1, 2], "x", ["a", true]], "layout": 5}}',
    ],
)
def test_a_damaged_file_is_a_fresh_start(state, tmp_path, raw):
    state.file.parent.mkdir(parents=True)
    state.file.write_bytes(raw)
    assert state.document("a.txt") == DocumentState()
    assert state.searches == []
    assert state.jumps == []
    assert state.layout == {}
    state.update("a.txt", position=1)
    assert state.save()
    assert again(state, tmp_path).document("a.txt").position == 1


def test_odd_names_are_kept(state, tmp_path):
    state.update("bad-\udcff\x1b.txt", position=4)
    assert state.save()
    assert again(state, tmp_path).document("bad-\udcff\x1b.txt").position == 4
    json.loads(state.file.read_bytes())


def test_an_unwritable_folder_only_forgets(tmp_path):
    (tmp_path / "file").write_text("")
    state = LibraryState(tmp_path / "file", tmp_path)
    state.update("a.txt", position=1)
    assert not state.save()
    assert state.document("a.txt").position == 1


def test_an_unknown_field_is_an_error_of_the_caller(state):
    with pytest.raises(TypeError):
        state.update("a.txt", colour="red")


def test_the_arrangement_of_the_screen_is_the_machines_not_the_librarys(state, tmp_path):
    state.arrangement = {"documents": 30}
    assert state.save()
    other = LibraryState(tmp_path / "state", tmp_path / "another")
    assert other.arrangement == {"documents": 30}
    other.arrangement = {}
    assert other.save()
    assert again(state, tmp_path).arrangement == {}
