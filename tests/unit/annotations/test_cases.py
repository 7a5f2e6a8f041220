from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tui.annotations.cases import CaseBook, Event, Member
from tui.annotations.metadata import MetadataBook
from tui.errors import StoreError


@pytest.fixture
def cases(store):
    return CaseBook(store, name="Ada")


def test_a_case_is_kept_with_its_members_and_its_history(cases, again):
    made = cases.add("It was paid", verdict="supported", members=(Member("a", "asserted"),))
    cases.replace(replace(made, verdict="disputed", members=(Member("b", "denied"),)))
    (read,) = CaseBook(again()).all()
    assert (read.id, read.wording, read.verdict) == (made.id, "It was paid", "disputed")
    assert read.members == (Member("b", "denied"),)
    assert [event.name for event in read.history] == ["Ada", "Ada"]
    assert read.history[1].words == "verdict: supported to disputed; added b (denied); removed a"


def test_a_change_that_changes_nothing_is_no_event(cases):
    made = cases.add("x")
    assert cases.replace(made).history == made.history


def test_a_document_is_silent_only_when_somebody_said_so(cases, again):
    made = cases.add("x")
    assert made.silent == ()
    cases.replace(replace(made, silent=(cases.silence("a.txt", "5ha"),)))
    (silence,) = CaseBook(again()).get(made.id).silent
    assert (silence.path, silence.name, silence.text_sha256) == ("a.txt", "Ada", "5ha")
    assert silence.date.endswith("Z")


def test_history_cannot_be_rewritten(cases):
    made = cases.add("x")
    changed = cases.replace(replace(made, reasons="r", history=(Event("", "forged"),)))
    assert [e.words for e in changed.history] == ["made: x", "reasons: r"]


def test_a_case_is_deleted_and_comes_back(cases, store):
    made = cases.add("x")
    cases.delete(made.id)
    assert cases.all() == []
    with pytest.raises(StoreError, match="no case"):
        cases.get(made.id)
    store.undo()
    assert cases.all() == [made]


def test_unknown_fields_and_wrong_types_are_no_obstacle(cases, folder):
    folder.mkdir()
    row = '{"wording": "w", "members": [3, {"annotation": "a"}], "history": 7, "future": [1]}'
    (folder / "cases.json").write_text(f'{{"_default": {{"1": {row}}}}}')
    (case,) = cases.all()
    assert case.members == (Member("a", ""),)
    assert cases.replace(replace(case, reasons="r")).extra == {"future": [1]}


def test_unknown_fields_within_a_row_survive_a_change(cases, folder):
    held = {
        "members": [{"annotation": "a", "stance": "asserted", "by": "Ada"}],
        "silent": [{"path": "p", "date": "d", "name": "n", "pages": [1, 2]}],
        "history": [{"time": "t", "words": "w", "name": "n", "from": "here"}],
    }
    row = {"wording": "w", **held}
    name = cases.add("w").id
    (folder / "cases.json").write_text(json.dumps({"_default": {name: row}}))
    cases.replace(replace(cases.get(name), reasons="r"))
    kept = json.loads((folder / "cases.json").read_text())["_default"][name]
    assert {name: kept[name][:1] for name in held} == held


def test_cases_and_attributes_are_no_annotations(cases, store):
    cases.add("x")
    MetadataBook(store).set("a.txt", {"case": "P07"})
    assert store.all() == {}
    assert store.problems == []


def test_attributes_are_set_taken_away_and_undone(store, again):
    book = MetadataBook(store)
    book.set("a.txt", {"case": "P07", "title": "T"})
    book.set("", {"question": "who knew"})
    assert book.set("a.txt", {"title": None}) == {"case": "P07"}
    other = MetadataBook(again())
    assert other.all() == {"a.txt": {"case": "P07"}, "": {"question": "who knew"}}
    store.undo()
    assert other.of("a.txt") == {"case": "P07", "title": "T"}
    with pytest.raises(StoreError):
        book.set("../x", {"a": "b"})


def test_attributes_of_a_newer_gloss_hide_nothing(folder, store):
    folder.mkdir()
    rows = '{"1": {"of": "a.txt"}, "2": {"path": "b.txt", "a": "b"}}'
    newer = f'{{"_gloss": {{"schema": {{"v": 2}}}}, "_default": {rows}}}'
    (folder / "metadata.json").write_text(newer)
    assert MetadataBook(store).all() == {"b.txt": {"a": "b"}}


def test_what_another_program_does_meanwhile_is_no_key_error(cases, again, monkeypatch):
    made = cases.add("x")
    seen = cases.get

    def deleted_meanwhile(name):
        found = seen(name)
        CaseBook(again()).delete(name)
        return found

    monkeypatch.setattr(cases, "get", deleted_meanwhile)
    with pytest.raises(StoreError, match="there is no case"):
        cases.replace(replace(made, verdict="disputed"))


def test_what_two_say_of_one_document_at_once_is_both_kept(store, again, monkeypatch):
    book, other = MetadataBook(store), again()
    book.set("a.txt", {"title": "T"})
    reading, tried = store.files.read, []
    monkeypatch.setattr(other.files, "_lock_seconds", 0)

    def and_another_writes(name):
        found = reading(name)
        if not tried:
            tried.append(name)
            with pytest.raises(StoreError, match="another program"):
                MetadataBook(other).set("a.txt", {"case": "P07"})
        return found

    monkeypatch.setattr(store.files, "read", and_another_writes)
    book.set("a.txt", {"outlet": "O"})
    assert tried
    said = MetadataBook(other).set("a.txt", {"case": "P07"})
    assert said == {"title": "T", "outlet": "O", "case": "P07"}
