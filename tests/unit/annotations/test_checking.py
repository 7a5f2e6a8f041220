"""Copies of cloud folders, leftovers, damage: found, said, and mended without a loss."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tui.annotations.annotation import Link
from tui.annotations.checking import faults, repair
from tui.annotations.codebook import Codebook
from tui.annotations.names import file_name
from tui.annotations.passing import holders
from tui.errors import StoreError

NAME = file_name("report.txt")
STEM = NAME.removesuffix(".json")


def notes(store):
    return sorted(a.note for a in store.of("report.txt"))


@pytest.mark.parametrize(
    "name",
    [
        f"{STEM} (Ada's conflicted copy 2025-06-10).json",
        f"{STEM}.sync-conflict-20250610-101500-ABCDEFG.json",
        f"{STEM} (1).json",
        f"{STEM} 2.json",
        f"{STEM}-LAPTOP.json",
    ],
)
def test_a_conflict_copy_is_found_not_shown_and_merged(store, again, folder, note, name):
    both = store.add("report.txt", note("both"))
    store.add("report.txt", note("there"))
    (folder / name).write_bytes((folder / NAME).read_bytes())
    store.undo()
    store.add("report.txt", note("here"))
    other = again()
    assert notes(other) == ["both", "here"]
    assert other.get(both.id)[0] == "report.txt"
    (fault,) = faults(other)
    assert (fault.kind, fault.name) == ("copy", name)
    assert any(name[:40] in problem for problem in other.problems)
    repair(other, fault)
    assert notes(again()) == ["both", "here", "there"]
    assert faults(again()) == []
    assert (folder / ".gloss" / "merged" / name).exists()
    other.undo()
    assert notes(again()) == ["both", "here"]


def test_copies_without_their_original_hide_no_notes_of_each_other(store, again, folder, note):
    for words in ("one", "two"):
        store.add("report.txt", note(words))
        (folder / NAME).rename(folder / f"{STEM} ({words}).json")
    listed = again().all()
    assert sorted(a.note for notes in listed.values() for a in notes) == ["one", "two"]
    assert list(listed) == ["report.txt", f"{STEM} (two)"]
    assert list(holders(again().files)) == list(listed)


def test_two_versions_in_a_copy_are_both_kept(store, again, folder, note):
    one = store.add("report.txt", note("base", created="2025-01-01T00:00:00.000Z"))
    store.replace(replace(one, note="there"))
    (folder / f"{STEM} (1).json").write_bytes((folder / NAME).read_bytes())
    store.replace(replace(one, note="here"))
    (fault,) = faults(store)
    repair(store, fault)
    assert notes(again()) == ["here", "there"]


def test_a_damaged_file_is_mended(store, again, folder, note):
    store.add("report.txt", note("n"))
    raw = (folder / NAME).read_bytes()[:-30]
    (folder / NAME).write_bytes(raw)
    (fault,) = faults(again())
    assert fault.kind == "damaged"
    assert "quarantine" in repair(again(), fault)
    assert notes(again()) == ["n"]
    assert faults(again()) == []
    assert raw in [p.read_bytes() for p in (folder / ".gloss" / "quarantine").iterdir()]


def test_what_an_interrupted_save_left_is_removed(store, folder, note):
    store.add("report.txt", note())
    (folder / ".gloss" / f"{NAME}.new").write_bytes(b"half")
    (fault,) = faults(store)
    assert fault.kind == "litter"
    repair(store, fault)
    assert faults(store) == []


@pytest.mark.parametrize("saves", [1, 2])
def test_a_file_that_is_gone_can_be_had_back(store, again, folder, note, saves):
    for number in range(saves):
        store.add("report.txt", note(f"note {number}"))
    (folder / NAME).unlink()
    other = again()
    (fault,) = faults(other)
    assert (fault.kind, fault.repairable) == ("missing", False)
    assert str(folder / NAME) in fault.remedy
    (folder / NAME).touch()
    repair(other, next(fault for fault in faults(other) if fault.kind == "damaged"))
    assert notes(again()) == [f"note {number}" for number in range(saves)]


@pytest.mark.parametrize("target", ["nowhere.json", "link.json"])
def test_a_link_to_nothing_hides_no_other_file(store, again, folder, note, target):
    store.add("report.txt", note("kept"))
    (folder / "link.json").symlink_to(folder / target)
    other = again()
    assert [a.note for notes in other.all().values() for a in notes] == ["kept"]
    assert [fault.kind for fault in faults(other)] == ["unreadable"]
    assert len(other.unreadable()) == 1


def test_a_file_that_becomes_a_link_to_itself_is_one_clear_line(store, folder, note):
    store.add("report.txt", note("kept"))
    store.of("report.txt")
    (folder / NAME).unlink()
    (folder / NAME).symlink_to(NAME)
    with pytest.raises(StoreError, match="cannot be read"):
        store.of("report.txt")
    assert store.all() == {}


@pytest.mark.parametrize("name", ["lock", ""])
def test_what_keeps_every_save_away_is_said(store, again, folder, note, name):
    store.add("report.txt", note())
    own = folder / ".gloss" / name
    if name:
        own.unlink()
        own.mkdir()
    else:
        own.rename(folder / "away")
        own.touch()
    found = faults(again())
    assert ["nothing can be saved" in fault.what for fault in found] == [True]


@pytest.mark.parametrize(
    "name", [".other.json.icloud", "other.json.part", "other.json.!sync", ".other.json.~1f3a"]
)
def test_a_file_that_is_still_being_fetched_is_noted(store, folder, note, name):
    store.add("report.txt", note())
    (folder / name).write_bytes(b"")
    assert [fault.kind for fault in faults(store)] == ["unfinished"]


def test_a_newer_file_and_a_link_to_nothing_are_noted(store, folder, note):
    store.add("report.txt", note(links=(Link("same", "gone"),)))
    (folder / "new.json").write_text('{"_gloss": {"schema": {"v": 99}}, "_default": {}}')
    found = {fault.kind: fault for fault in faults(store)}
    assert set(found) == {"newer", "link"}
    with pytest.raises(StoreError, match="newest gloss"):
        repair(store, found["newer"])


def test_each_link_to_nothing_is_noted(store, note):
    there = store.add("report.txt", note())
    links = tuple(Link("same", to) for to in ("gone", there.id, "gone too", there.id))
    store.add("report.txt", note(links=links))
    said = [fault.what for fault in faults(store)]
    assert [what.partition(" is linked to ")[2] for what in said] == [
        "gone, which is gone",
        "gone too, which is gone",
    ]


def test_a_sound_folder_has_no_faults(store, note):
    assert faults(store) == []
    store.add("report.txt", note())
    assert faults(store) == []


def test_a_copy_of_the_codebook_is_merged_too(store, again, folder, note):
    store.add("report.txt", note(tags=("a", "b")))
    codebook = Codebook(store)
    codebook.describe("a", "here")
    codebook.describe("b", "there")
    (folder / "codebook (1).json").write_bytes((folder / "codebook.json").read_bytes())
    store.undo()
    other = again()
    (fault,) = faults(other)
    repair(other, fault)
    assert {t.name: t.description for t in Codebook(again()).tags()} == {"a": "here", "b": "there"}
    assert faults(again()) == []


def test_tags_with_one_quick_key_are_told_and_which_of_them_it_sets(store, folder):
    codebook = Codebook(store)
    codebook.set("money", key="1")
    assert faults(store) == []
    file = folder / "codebook.json"
    held = json.loads(file.read_text())
    held["_default"]["2"] = {"name": "cash", "key": "1"}
    file.write_text(json.dumps(held))
    (fault,) = faults(store)
    assert fault.what == "2 tags have the quick key 1: “cash”, “money”"
    assert fault.remedy.startswith("it sets “money”;")
