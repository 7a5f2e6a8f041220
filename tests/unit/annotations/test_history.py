"""Undo and redo, within a session and, for deletes, after a restart."""

from __future__ import annotations

import json
import time
from dataclasses import replace

import pytest

from tui.annotations import Codebook, history, trash
from tui.errors import ConflictError, StoreError


@pytest.fixture
def file_bytes(folder):
    def read():
        (path,) = folder.glob("*.json")
        return path.read_bytes()

    return read


def notes(store):
    return [a.note for a in store.of("report.txt")]


def test_every_change_is_undone_and_done_again_to_the_byte(store, note, file_bytes):
    first = store.add("report.txt", note("one"))
    states = [file_bytes()]
    store.add_many("report.txt", [note("two"), note("three")])
    states.append(file_bytes())
    store.replace(replace(first, note="changed"))
    states.append(file_bytes())
    store.delete_many([a.id for a in store.of("report.txt")[:2]])
    states.append(file_bytes())
    for state in reversed(states[:-1]):
        assert store.undo()
        assert file_bytes() == state
    for state in states[1:]:
        assert store.redo()
        assert file_bytes() == state
    assert store.redo() is None


def test_undo_says_what_was_done(store, note):
    one = store.add("report.txt", note())
    store.delete(one.id)
    assert store.undo() == "deleted the annotation on “council met on Monday”"
    assert store.undo().startswith("added")
    assert store.undo() is None
    store.add("report.txt", note(quote="“So it is.”"))
    assert store.undo() == "added the annotation on “So it is.”"


def test_a_new_change_forgets_what_was_undone(store, note):
    store.add("report.txt", note("a"))
    store.undo()
    store.add("report.txt", note("b"))
    assert store.redo() is None


def test_undo_leaves_what_somebody_else_changed_since_and_says_so(store, again, note):
    one, two = store.add_many("report.txt", [note("one"), note("two")])
    store.replace_many([replace(one, note="1"), replace(two, note="2")])
    again().replace(replace(one, note="theirs"))
    assert "except 1" in store.undo()
    assert notes(store) == ["theirs", "two"]


def test_a_step_of_which_nothing_can_be_taken_back_is_not_said_to_be_undone(store, again, note):
    one, two = store.add_many("report.txt", [note("one"), note("two")])
    store.replace_many([replace(one, note="1"), replace(two, note="2")])
    store.undo()
    again().replace_many([replace(one, note="theirs"), replace(two, note="theirs")])
    with pytest.raises(ConflictError, match=r"^nothing done again .*: all of it changed elsewhere"):
        store.redo()
    with pytest.raises(ConflictError, match=r"^nothing undone .*: all of it changed elsewhere"):
        store.undo()
    assert notes(store) == ["theirs", "theirs"]
    assert store.undo() is None


def test_undo_spans_documents(store, note):
    one = store.add("a.txt", note("a"))
    two = store.add("b.txt", note("b"))
    store.delete_many([one.id, two.id])
    store.undo()
    assert set(store.all()) == {"a.txt", "b.txt"}


def test_a_delete_is_undone_after_a_restart(store, again, note, file_bytes):
    ones = store.add_many("report.txt", [note(str(i)) for i in range(4)])
    before = file_bytes()
    store.delete_many([ones[1].id, ones[2].id])
    later = again()
    assert later.undo() == "deleted 2 annotations"
    assert file_bytes() == before
    assert later.redo() == "deleted 2 annotations"
    assert notes(again()) == ["0", "3"]


def test_a_change_of_tags_is_undone_by_another_session_and_is_no_delete(store, again, note):
    one = store.add("report.txt", note("a", tags=("press",)))
    Codebook(store).rename("press", "release")
    Codebook(store).describe("release", "What was released")
    other = again()
    assert other.trash() == []
    assert other.undo() == "described the tag “release”"
    assert other.undo().startswith("renamed the tag “press”")
    assert other.get(one.id)[1].tags == ("press",)
    assert other.undo() is None


def test_the_trash_lists_what_is_away_and_gives_it_back(store, again, note):
    for words in ("a", "b"):
        store.delete(store.add("report.txt", note(words)).id)
    first, second = again().trash()
    assert (first.changes[0].before["note"], second.changes[0].before["note"]) == ("a", "b")
    other = again()
    other.restore(first)
    assert notes(store) == ["a"]
    assert len(other.trash()) == 1
    assert other.undo().startswith("restored")
    assert notes(store) == []


def test_the_trash_empties_itself_after_a_day(store, folder, again, note, monkeypatch):
    store.delete(store.add("report.txt", note("old")).id)
    later = time.time() + trash.KEPT_SECONDS + 1
    monkeypatch.setattr(time, "time", lambda: later)
    assert again().trash() == []
    store.delete(store.add("report.txt", note("new")).id)
    assert b"old" not in (folder / ".gloss" / "trash.jsonl").read_bytes()
    assert len(again().trash()) == 1


def test_a_trash_that_was_cut_short_or_garbled_is_no_obstacle(store, folder, again, note):
    store.delete(store.add("report.txt", note("a")).id)
    path = folder / ".gloss" / "trash.jsonl"
    garbled = b'[]\n{"at": 1}\n{"at": 99999999999, "words": 1, "rows": [{"id": 3}, 7]}\n{"cut'
    path.write_bytes(garbled + b"\n" + path.read_bytes() + b'{"cut')
    assert [step.words for step in again().trash()] == [
        "deleted the annotation on “council met on Monday”"
    ]
    other = again()
    other.delete(other.add("report.txt", note("b")).id)
    assert len(again().trash()) == 2


@pytest.mark.parametrize(
    "said",
    [
        {"undone": []},
        {"again": {}},
        {"at": 10**400},
        {"rows": [{"name": "tags.json", "about": None, "id": "a", "row": {}, "position": 0}]},
        *(
            {"rows": [{"name": name, "about": about, "id": "a", "row": {}, "position": 0}]}
            for name, about in (
                ("../x.json", None), ("/x.json", None), ("a/x.json", None), ("x", None),
                (".x.json", None), ("x.json", "../x"), ("x.json", 3),
            )
        ),
    ],
)  # fmt: skip
def test_no_trash_of_somebody_else_ends_the_program_or_leads_out_of_its_folder(store, folder, said):
    (folder / ".gloss").mkdir(parents=True)
    line = {"at": 1e12, "words": "deleted a note", "rows": []} | said
    (folder / ".gloss" / "trash.jsonl").write_text(json.dumps(line), "utf-8")
    assert not [c for step in store.trash() for c in step.changes if c.name != "tags.json"]
    store.undo()
    assert not [path for path in folder.parent.rglob("x*") if path.is_file()]


def test_steps_can_be_joined(store, note):
    with store.history.one_step("marked 2 passages"):
        store.add("report.txt", note("a"))
        store.add("report.txt", note("b"))
    assert store.undo() == "marked 2 passages"
    assert notes(store) == []
    assert store.redo() == "marked 2 passages"
    assert sorted(notes(store)) == ["a", "b"]


def test_steps_are_joined_also_when_the_oldest_are_forgotten(store, note, monkeypatch):
    monkeypatch.setattr(history, "_LONGEST", 5)
    for number in range(7):
        store.add("report.txt", note(f"earlier {number}"))
    with store.history.one_step("marked 2 passages"):
        store.add("report.txt", note("one"))
        store.add("other.txt", note("two"))
    assert store.undo() == "marked 2 passages"
    assert "one" not in notes(store)
    assert store.of("other.txt") == []
    assert notes(store)[-1] == "earlier 6"
    assert store.redo() == "marked 2 passages"
    assert notes(store)[-1] == "one"


def test_joined_steps_are_joined_again_with_others(store, note):
    with store.history.one_step() as outer:
        store.add("report.txt", note("first"))
        with store.history.one_step("two"):
            store.add("report.txt", note("second"))
            store.add("report.txt", note("third"))
        outer.words = "three"
    assert store.undo() == "three"
    assert notes(store) == []
    assert store.undo() is None


def test_a_step_longer_than_the_history_is_undone_whole(store, note, monkeypatch):
    monkeypatch.setattr(history, "_LONGEST", 3)
    with store.history.one_step("tagged 9 notes"):
        for number in range(9):
            store.add(f"{number}.txt", note(str(number)))
    assert store.undo() == "tagged 9 notes"
    assert store.all() == {}
    for number in range(5):
        store.add("report.txt", note(str(number)))
    assert len(store.history.done) == 3


def test_what_was_done_before_an_error_is_one_step(store, note):
    def tag():
        with store.history.one_step("tagged 3 notes"):
            for path in ("a.txt", "b.txt", "../c.txt"):
                store.add(path, note("one"))

    with pytest.raises(StoreError):
        tag()
    assert store.undo() == "tagged 3 notes"
    assert store.all() == {}


def test_every_delete_of_the_day_is_undone_after_a_restart_the_last_one_first(store, again, note):
    for words in ("a", "b", "c"):
        store.delete(store.add("report.txt", note(words)).id)
    later = again()
    later.add("report.txt", note("new"))
    for _ in range(4):
        assert later.undo()
    assert sorted(notes(later)) == ["a", "b", "c"]
    assert later.undo() is None
    for _ in range(4):
        assert later.redo()
    assert notes(later) == ["new"]


def test_a_tag_deleted_everywhere_is_back_everywhere_after_a_restart(store, again, note):
    one = store.add("a.txt", replace(note(), tags=("money", "law")))
    two = store.add("b.txt", replace(note(), tags=("money",)))
    Codebook(store).describe("money", "what it costs")
    Codebook(store).delete("money")
    later = again()
    later.replace(replace(later.get(two.id)[1], note="theirs"))
    later = again()
    assert "except 1" in later.undo()
    assert later.get(one.id)[1].tags == ("money", "law")
    assert later.get(two.id)[1].note == "theirs"
    assert {t.name: t.description for t in Codebook(later).tags()}["money"] == "what it costs"


def test_a_tag_that_nobody_described_is_back_after_a_restart_too(store, again, note):
    one = store.add("a.txt", replace(note(), tags=("money",)))
    Codebook(store).delete("money")
    later = again()
    assert later.undo() == "deleted the tag “money”"
    assert later.get(one.id)[1].tags == ("money",)
    assert again().undo() is None


def test_a_row_that_one_step_changes_twice_is_done_again_as_it_was_left(store, note):
    with store.history.one_step("linked two passages"):
        made = store.add("report.txt", note("one"))
        store.replace(replace(made, note="two"))
        gone = store.add("report.txt", note("gone"))
        store.delete(gone.id)
    assert store.undo() == "linked two passages"
    assert notes(store) == []
    assert store.redo() == "linked two passages"
    assert notes(store) == ["two"]


def test_what_others_change_within_a_step_is_left_as_they_want_it(store, note, again):
    made = store.add("report.txt", note("one"))
    with store.history.one_step("changed twice"):
        store.replace(replace(made, note="two"))
        other = again()
        other.replace(replace(made, note="theirs"))
        store.replace(replace(made, note="three"))
    assert store.undo() == "changed twice (except 1 that changed elsewhere meanwhile)"
    assert notes(store) == ["theirs"]
