from __future__ import annotations

import os
import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.documents import discover, entry_for
from tui.documents.discovery import MAX_BYTES, is_document_path, natural_key


def listed(settings):
    return {entry.path: entry.problem for entry in discover(settings)}


def test_supported_files_are_listed_in_natural_order(library):
    settings = library(dict.fromkeys(("b/ch 10.md", "b/ch 2.md", "a.TXT", "x.png", "Z.pdf"), "t"))
    assert [e.path for e in discover(settings)] == ["a.TXT", "b/ch 2.md", "b/ch 10.md", "Z.pdf"]
    assert [e.format for e in discover(settings)] == ["txt", "md", "md", "pdf"]


def test_an_entry_knows_its_file(library, tmp_path):
    (entry,) = discover(library({"a.txt": "four"}))
    assert (entry.file, entry.size, entry.problem) == (tmp_path / "a.txt", 4, None)
    assert entry.mtime_ns == (tmp_path / "a.txt").stat().st_mtime_ns


@pytest.mark.parametrize(
    "name",
    [".hidden.txt", ".git/a.txt", "annotations/x.txt", "README.md", "sub/readme", "a.exe", "b.jpg"],
)
def test_what_is_no_document_is_left_out(library, name):
    assert listed(library({name: "text", "kept.txt": "text"})) == {"kept.txt": None}


@pytest.mark.parametrize(
    "name", ["notes", "Dr. Ada Smith", "interview 3.5", "trailing.txt ", "-rf"]
)
def test_a_file_without_a_suffix_counts_when_it_holds_text(library, name):
    settings = library({name: "Some words."})
    assert listed(settings) == {name: None}
    (settings.root / name).write_bytes(b"\x7fELF\0\0\0\1")
    assert listed(settings) == ({} if name != "trailing.txt " else {name: None})


@pytest.mark.parametrize(
    ("glob", "excluded"),
    [
        ("drafts", {"drafts/a.txt", "x/drafts/b.txt"}),
        ("*.md", {"c.md", "x/d.md"}),
        ("x/*.md", {"x/d.md"}),
        ("x/**", {"x/d.md", "x/drafts/b.txt"}),
        ("**/drafts/a.txt", {"drafts/a.txt"}),
        ("/drafts/", {"drafts/a.txt", "x/drafts/b.txt"}),
        ("[", set()),
    ],
)
def test_globs_exclude_files_and_folders(library, tmp_path, glob, excluded):
    files = {"drafts/a.txt", "x/drafts/b.txt", "c.md", "x/d.md", "e.txt"}
    settings = library(dict.fromkeys(files, "t"), f'exclude = ["{glob}"]')
    assert set(listed(settings)) == files - excluded
    assert {f for f in files if is_document_path(tmp_path / f, settings)} == files - excluded


def test_only_the_documents_folders_are_walked(library):
    settings = library({"seeds/a.txt": "", "other/b.txt": "", "c.txt": ""}, 'documents = ["seeds"]')
    assert set(listed(settings)) == {"seeds/a.txt"}


def test_overlapping_folders_list_a_document_once(library):
    settings = library({"s/t/a.txt": ""}, 'documents = ["s", "s/t", "s/t/a.txt"]')
    assert len(discover(settings)) == 1


def test_links_are_followed_only_to_files_inside(library, tmp_path):
    settings = library({"lib/a.txt": "text", "lib/sub/b.txt": "text", "secret.txt": "canary"})
    lib = tmp_path / "lib"
    for name, target in {
        "inside.txt": "a.txt",
        "outside.txt": "../secret.txt",
        "out-folder": "..",
        "loop": ".",
        "self.txt": "self.txt",
        "dangling.txt": "nowhere",
        "sub-again": "sub",
    }.items():
        (lib / name).symlink_to(target)
    settings = type(settings).of_folder(lib)
    assert listed(settings) == {
        "a.txt": None,
        "inside.txt": None,
        "sub/b.txt": None,
        "outside.txt": "a link that leads out of the library",
        "out-folder": "a link that leads out of the library",
        "self.txt": "a link that leads nowhere",
        "dangling.txt": "a link that leads nowhere",
    }


def test_what_is_no_regular_file_is_listed_and_never_opened(library, tmp_path):
    settings = library({"a.txt": ""})
    os.mkfifo(tmp_path / "fifo.txt")
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s.txt")[-100:]) if len(str(tmp_path)) < 90 else None
        assert listed(settings) == {
            "a.txt": None,
            "fifo.txt": "not a regular file",
            "zero.txt": "a link that leads out of the library",
        }


def test_a_file_over_a_gigabyte_is_listed_with_its_size(library, tmp_path):
    settings = library({})
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert listed(settings) == {"big.txt": "larger than 1 GB (1.0 GB)"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_listed_with_the_reason(library, tmp_path):
    settings = library({"a.txt": "", "closed/b.txt": ""})
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "closed").chmod(0)
    try:
        problems = listed(settings)
    finally:
        (tmp_path / "closed").chmod(0o700)
    assert problems["a.txt"] == "no permission to read it"
    assert "permission denied" in problems["closed"]


def test_hostile_names_are_kept_as_they_are(library, tmp_path):
    names = ["esc-\x1b]0;x\x07.txt", "nl-\nb.txt", "[red]x.txt", "bidi-\u202ex.txt", "*.txt"]
    settings = library(dict.fromkeys(names, "t"))
    with open(os.fsencode(tmp_path) + b"/bad-\xff\xfe.txt", "wb"):  # noqa: PTH123 (bytes)
        pass
    assert set(listed(settings)) == {*names, "bad-\udcff\udcfe.txt"}


def test_files_it_was_opened_on_are_listed_whatever_they_are(library, tmp_path):
    from dataclasses import replace

    settings = library({"README.md": "x", "data.log": "text", "b.bin": b"\0\1\2", "a.txt": ""})
    only = ("README.md", "data.log", "b.bin", "gone.txt", str(tmp_path / "a.txt"))
    assert listed(replace(settings, only=only)) == {
        "README.md": None,
        "data.log": None,
        "b.bin": "not a format gloss reads",
        "gone.txt": "the file is missing",
        str(tmp_path / "a.txt"): None,
    }


def test_a_link_named_on_the_command_line_does_not_lead_out_either(library, tmp_path):
    settings = library({"lib/a.txt": "", "secret.txt": "canary"})
    (tmp_path / "lib/link.txt").symlink_to("../secret.txt")
    inner = type(settings).of_folder(tmp_path / "lib")
    assert entry_for(inner, "link.txt").problem == "a link that leads out of the library"


def test_a_walk_can_be_cancelled(library):
    settings = library({f"{n}/a.txt": "" for n in range(5)})
    asked = iter([False, False, True])
    assert len(discover(settings, cancelled=lambda: next(asked))) < 5


@given(st.lists(st.text(alphabet="aB10 .-é", max_size=8), max_size=8))
def test_natural_order_is_total_and_stable(names):
    once = sorted(names, key=natural_key)
    once.reverse()
    assert sorted(names, key=natural_key) == once[::-1]


def test_numbers_sort_by_value():
    names = ["b10", "b9", "B1", "a", "b09", "b10a"]
    assert sorted(names, key=natural_key) == ["a", "B1", "b09", "b9", "b10", "b10a"]


def test_a_folder_without_end_is_listed_up_to_a_number_and_says_so(library, monkeypatch):
    monkeypatch.setattr("tui.documents.discovery.MOST", 3)
    entries = discover(library({f"sub/{n}.txt": "text" for n in range(9)}))
    assert [e.path for e in entries if not e.problem] == ["sub/0.txt", "sub/1.txt", "sub/2.txt"]
    assert [e.problem for e in entries if e.problem] == [
        "only 3 documents are listed; open a smaller folder"
    ]
