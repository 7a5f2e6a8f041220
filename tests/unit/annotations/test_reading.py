"""Damaged files: every whole row, the last change, the version before."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from support.examples import examples
from tui.annotations.names import file_name
from tui.annotations.reading import SCHEMA, load
from tui.errors import NewerSchemaError

NAME = file_name("report.txt")


def notes(store):
    return [a.note for a in store.of("report.txt")]


@pytest.fixture
def filled(store, note):
    for i in range(5):
        store.add("report.txt", note(f"n{i}"))
    return store


@given(cut=st.integers(0, 10_000))
@examples(60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_truncated_file_loses_no_note(filled, folder, again, cut):
    path = folder / NAME
    raw = path.read_bytes()
    path.write_bytes(raw[: cut % len(raw)])
    try:
        assert sorted(notes(again())) == ["n0", "n1", "n2", "n3", "n4"]
    finally:
        path.write_bytes(raw)


def test_a_note_deleted_before_the_damage_stays_deleted(filled, folder, again):
    filled.delete(filled.of("report.txt")[1].id)
    (folder / NAME).write_bytes(b"\0" * 100)
    assert sorted(notes(again())) == ["n0", "n2", "n3", "n4"]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"null",
        b"[]",
        b"7",
        b"[" * 100_000,
        b'{"_default": {}} trailing',
        b'{"_default": {"1": {"quote": 5}, "2": "row", "3": null}}',
        b'{"_default": {"1": {"quote": "q", "start": ' + b"9" * 5000 + b"}}}",
        '{"_default": {}}'.encode("utf-16"),
        os.urandom(2000),
    ],
    ids=range(10),
)
def test_damage_keeps_the_notes_and_the_bytes_and_says_so(filled, folder, again, note, raw):
    (folder / NAME).write_bytes(raw)
    store = again()
    assert {"n0", "n1", "n2", "n3", "n4"} <= set(notes(store))
    assert NAME in " ".join(store.problems)
    assert (folder / NAME).read_bytes() == raw, "reading wrote"
    store.add("report.txt", note("after"))
    kept = [p.read_bytes() for p in (folder / ".gloss" / "quarantine").glob("*")]
    assert kept == ([raw] if raw else [])
    assert {"n0", "n4", "after"} <= set(notes(again()))
    assert again().problems == []


def test_both_sides_of_a_merge_conflict_are_read(folder, again):
    folder.mkdir()
    (folder / NAME).write_text(
        '{"_default": {\n<<<<<<< HEAD\n"1": {"quote": "ours"},\n=======\n'
        '"2": {"quote": "theirs"}\n>>>>>>> other\n}}'
    )
    assert {a.quote for a in again().of("report.txt")} == {"ours", "theirs"}
    assert "unfinished merge" in again().problems[0]


def test_rows_of_one_key_are_both_kept(folder, again):
    folder.mkdir()
    (folder / NAME).write_text('{"_default": {"1": {"quote": "a"}, "1": {"quote": "b"}}}')
    assert {a.quote for a in again().of("report.txt")} == {"a", "b"}


def test_a_union_merge_of_two_edits_keeps_both_under_two_ids(store, folder, again, note):
    one = store.add("report.txt", note("base"))
    path = folder / NAME
    lines = path.read_bytes().split(b"\n")
    row = next(i for i, line in enumerate(lines) if b'"base"' in line)
    for words in (b"ours", b"theirs"):
        edited = lines[row].replace(b'"base"', b'"%b"' % words)
        lines.append(edited.replace(b'"modified": "2', b'"modified": "3'))
    lines[row : row + 1] = [lines.pop(), lines.pop()]
    path.write_bytes(b"\n".join(lines))
    read = again().of("report.txt")
    assert {a.note for a in read} == {"ours", "theirs"}
    assert one.id in {a.id for a in read}
    assert [a.id for a in read] == [a.id for a in again().of("report.txt")], "ids change"


def test_a_union_merge_that_brings_back_the_unedited_row_does_not_double_it(
    store, folder, again, note
):
    one = store.add("report.txt", note("base"))
    old = next(line for line in (folder / NAME).read_bytes().split(b"\n") if b'"base"' in line)
    store.replace(one.__class__(**{**one.__dict__, "note": "edited"}))
    new = (folder / NAME).read_bytes()
    line = next(line for line in new.split(b"\n") if b'"edited"' in line)
    modified = line.replace(b'"modified": "2', b'"modified": "3')
    (folder / NAME).write_bytes(new.replace(line, modified + b"\n" + old))
    assert notes(again()) == ["edited"]


def test_a_newer_schema_is_read_and_never_written(folder, again, note):
    folder.mkdir()
    raw = b'{"_gloss": {"schema": {"v": %d}}, "_default": {"1": {"quote": "q", "future": 1}}}'
    raw %= SCHEMA + 1
    (folder / NAME).write_bytes(raw)
    store = again()
    assert [a.quote for a in store.of("report.txt")] == ["q"]
    with pytest.raises(NewerSchemaError):
        store.add("report.txt", note())
    assert (folder / NAME).read_bytes() == raw
    assert "newer" in store.problems[0]


def test_a_damaged_file_of_a_newer_schema_is_not_written_either(folder, again, note):
    folder.mkdir()
    raw = b'{"_gloss": {"schema": {"v": 9}}, "_default": {"1": {"quote": "q"}, "2": {"quo'
    (folder / NAME).write_bytes(raw)
    with pytest.raises(NewerSchemaError):
        again().add("report.txt", note())
    assert (folder / NAME).read_bytes() == raw


def test_legacy_keys_get_ids_that_stay(folder, again, note):
    folder.mkdir()
    for path in ("a.txt", "b.txt"):
        (folder / file_name(path)).write_text('{"_default": {"1": {"quote": "q"}}}')
    store = again()
    ids = [store.of(path)[0].id for path in ("a.txt", "b.txt")]
    assert len(set(ids)) == 2
    store.add("a.txt", note())
    assert again().of("a.txt")[0].id == ids[0]


def test_a_path_that_leads_out_of_the_library_is_not_believed(folder):
    folder.mkdir()
    raw = '{"_gloss": {"document": {"path": "../../etc/passwd"}}, "_default": {}}'
    (folder / "x.json").write_text(raw)
    assert load(folder, "x.json").document is None


def test_a_fifo_is_refused_and_does_not_hang(folder, again):
    folder.mkdir()
    os.mkfifo(folder / NAME)
    assert again().all() == {}
    assert "regular file" in again().problems[0]


def test_reading_makes_nothing(folder, again):
    store = again()
    assert (store.of("a.txt"), store.all(), store.problems) == ([], {}, [])
    assert not folder.exists()


def test_a_file_that_does_not_say_whose_it_is_keeps_its_document(filled, folder, again):
    (folder / NAME).write_text('{"_default": {"1": {"quote": "by hand"}}}')
    assert list(again().all()) == ["report.txt"]
    assert [a.quote for a in again().of("report.txt")] == ["by hand"]
    assert again().problems == []
