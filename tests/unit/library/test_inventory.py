"""The list of documents while the folder is still being walked through."""

from __future__ import annotations

import threading
from contextlib import closing

import pytest

from tui.documents import LibrarySettings, discovery
from tui.library.inventory import Inventory


@pytest.fixture
def folder(tmp_path):
    for name in ("b 10.txt", "b 2.txt", "sub/c.txt", "sub/deeper/a.txt"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("Words.")
    return tmp_path


@pytest.fixture
def inventory(folder):
    return Inventory(LibrarySettings.of_folder(folder))


ALL = ["b 2.txt", "b 10.txt", "sub/c.txt", "sub/deeper/a.txt"]


def paths(entries):
    return [entry.path for entry in entries]


def test_a_walk_can_be_left_and_gone_on_with(inventory):
    assert not inventory.go_on(0)
    assert inventory.is_under_way
    seen = [paths(inventory.so_far())]
    while not inventory.go_on(0):
        seen.append(paths(inventory.so_far()))
    assert [] in seen
    assert paths(inventory.so_far()) == paths(inventory.all()) == ALL
    assert inventory.is_complete
    assert not inventory.is_under_way
    assert inventory.walks == 1


def test_what_is_there_so_far_is_in_order(inventory):
    while inventory.count < 2:
        inventory.go_on(0)
    assert paths(inventory.so_far())[:2] == ALL[:2]
    assert inventory.get("b 2.txt") is not None
    assert inventory.get("missing.txt") is None


def test_who_needs_all_waits_for_all(inventory):
    inventory.go_on(0)
    assert paths(inventory.all()) == ALL


def test_a_stopped_walk_ends_with_what_it_has_seen(inventory):
    inventory.go_on(0)
    inventory.stop()
    assert len(inventory.all()) < len(ALL)
    assert not inventory.is_complete


def test_several_threads_walk_once(inventory, monkeypatch):
    walks = []
    original = discovery.walk
    monkeypatch.setattr(discovery, "walk", lambda *a: walks.append(a) or original(*a))
    found = []
    threads = [threading.Thread(target=lambda: found.append(inventory.all())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [paths(each) for each in found] == [ALL] * 8
    assert len(walks) == 1


def test_a_refresh_sees_what_is_new(inventory, folder):
    inventory.all()
    (folder / "a.txt").write_text("New.")
    assert paths(inventory.all()) == ALL
    assert paths(inventory.all(refresh=True)) == ["a.txt", *ALL]
    assert inventory.walks == 2


def test_named_documents_stay_in_the_order_they_were_named_in(folder):
    from dataclasses import replace

    settings = replace(LibrarySettings.of_folder(folder), only=("sub/c.txt", "b 2.txt"))
    inventory = Inventory(settings)
    assert paths(inventory.all()) == paths(inventory.so_far()) == ["sub/c.txt", "b 2.txt"]
    inventory.widen(settings.widened())
    assert paths(inventory.all(refresh=True)) == ALL


def test_folders_of_the_kernel_are_known_by_any_name(tmp_path, monkeypatch):
    """A link to `/` has its `/proc` under another name."""
    (tmp_path / "real" / "proc").mkdir(parents=True)
    (tmp_path / "real" / "proc" / "kcore.txt").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    monkeypatch.setattr(discovery, "_NO_FOLDERS_OF_FILES", {str(tmp_path / "real" / "proc")})
    link = tmp_path / "link"
    assert Inventory(LibrarySettings(link, (link,), link / "annotations")).all() == []


def test_of_a_named_document_that_went_elsewhere_its_namesakes_are_looked_at_first(folder):
    from tui.library import Library

    with closing(Library.open([str(folder / "b 2.txt")])) as library:
        assert sorted(paths(library.unlisted("x.txt"))) == sorted(set(ALL) - {"b 2.txt"})
        (folder / "sub" / "b 2.txt").write_text("Moved.", encoding="utf-8")
        assert paths(library.unlisted("b 2.txt")) == ["sub/b 2.txt"]
    with closing(Library.open(str(folder))) as library:
        assert library.unlisted("b 2.txt") == []
