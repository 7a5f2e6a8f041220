"""It is TinyDB: everything TinyDB offers works on a store file, and is safe."""

from __future__ import annotations

import pytest
from tinydb import TinyDB, where
from tinydb.operations import set as set_field

from tui.annotations.folder import StoreFolder
from tui.annotations.identifiers import is_id
from tui.annotations.storage import open_database


@pytest.fixture
def database(folder):
    return open_database(StoreFolder(folder), "doc.json", "doc.txt")


def test_it_is_a_tinydb(database):
    assert isinstance(database, TinyDB)
    assert isinstance(database.table("_default"), TinyDB.table_class)


def test_rows_get_uuids_that_are_never_used_again(database):
    first = database.insert({"quote": "a"})
    database.remove(doc_ids=[first])
    second = database.insert({"quote": "b"})
    assert is_id(first)
    assert first != second


def test_queries_and_updates_work_and_are_seen_by_another_process(database, folder):
    database.insert_multiple([{"quote": "a", "tags": ["x"]}, {"quote": "b", "tags": []}])
    database.update(set_field("note", "n"), where("tags").any(["x"]))
    other = open_database(StoreFolder(folder), "doc.json")
    assert [row["note"] for row in other.search(where("quote") == "a")] == ["n"]
    assert other.count(where("quote").exists()) == 2


def test_a_list_that_is_changed_in_place_is_saved(database, folder):
    (key,) = [database.insert({"quote": "a", "tags": []})]
    database.update(lambda row: row["tags"].append("t"), doc_ids=[key])
    other = open_database(StoreFolder(folder), "doc.json")
    assert other.get(doc_id=key)["tags"] == ["t"]


def test_the_file_says_its_schema_and_its_document(database, folder):
    database.insert({"quote": "a"})
    contents = StoreFolder(folder).read("doc.json")
    assert contents.document == "doc.txt"
    assert contents.tables["_gloss"]["schema"] == {"v": 1}


def test_other_tables_are_kept(database, folder):
    database.table("mine").insert({"x": 1})
    database.insert({"quote": "a"})
    assert len(StoreFolder(folder).read("doc.json").tables["mine"]) == 1


def test_an_update_that_fails_changes_nothing(database):
    key = database.insert({"quote": "a"})

    def fail(row):
        row["note"] = "half done"
        raise RuntimeError

    with pytest.raises(RuntimeError):
        database.update(fail, doc_ids=[key])
    assert database.get(doc_id=key) == {"quote": "a"}


def test_two_writers_lose_nothing(folder):
    one, two = (open_database(StoreFolder(folder), "doc.json") for _ in range(2))
    for i in range(5):
        one.insert({"quote": f"one {i}"})
        two.insert({"quote": f"two {i}"})
    assert len(one) == len(two) == 10
