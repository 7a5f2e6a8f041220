from __future__ import annotations

import json

import pytest

from tui.annotations.changelog import read_changes, save_change
from tui.annotations.layout import DEFAULT, parse
from tui.annotations.row import Row
from tui.annotations.saving import Signature

ONE = {DEFAULT: {"a": Row({"quote": "a"})}}
TWO = {DEFAULT: {"b": Row({"quote": "b"})}}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "last"


def replayed(path, inode):
    tables = {}
    for change in read_changes(path, inode, "quote"):
        tables = change.applied(tables)
    return tables.get(DEFAULT)


def test_the_line_of_the_file_that_is_there_counts(path):
    save_change(path, {}, ONE, old=None, new=(1, 10))
    save_change(path, ONE, TWO, old=Signature(1, 10, 99), new=(2, 20))
    assert replayed(path, 1) == ONE[DEFAULT]
    assert replayed(path, 2) == TWO[DEFAULT]
    assert replayed(path, 3) == TWO[DEFAULT], "a copy has an inode of its own"


def test_a_save_that_was_never_finished_is_forgotten_by_the_next(path):
    save_change(path, {}, ONE, old=None, new=(1, 10))
    save_change(path, ONE, TWO, old=Signature(1, 10, 99), new=(2, 20))
    three = {DEFAULT: {**ONE[DEFAULT], "c": Row({"quote": "c"})}}
    save_change(path, ONE, three, old=Signature(1, 10, 99), new=(3, 30))
    assert replayed(path, 3) == three[DEFAULT]


def test_a_file_that_others_have_written_is_kept_whole(path):
    save_change(path, {}, ONE, old=None, new=(1, 10))
    save_change(path, TWO, TWO, old=Signature(1, 11, 99), new=(2, 20))
    assert replayed(path, 1) == TWO[DEFAULT], "the inode is used again, the time is another"


@pytest.mark.parametrize("raw", [b"", b"null\n", b"{}\n", b'{"inode": "x"}\n', b"[[[", b"\xff\n"])
def test_a_garbled_log_says_nothing(path, raw):
    path.write_bytes(raw)
    assert read_changes(path, 1, "quote") == []


def test_rows_that_are_no_rows_do_not_count(path):
    line = {"inode": 1, "modified": 1, "whole": True, "meta": {}, "gone": []}
    path.write_text(json.dumps({**line, "set": {"a": {"quote": 7}, "b": {"quote": "b"}}}))
    assert replayed(path, 1) == {"b": {"quote": "b"}}


@pytest.mark.parametrize("white", [b"", b"\r", b"\t "])
def test_rows_that_stand_in_a_file_are_kept_as_they_stand(path, white):
    raw = (
        b'{\n"_default": {\n"a": {%b"quote": "\xe2\x80\xa8 \xc3\xa9 \\ud800"},\n'
        b'"b": {"quote": "b"},\n"~": {}\n}\n}\n' % white
    )
    tables = parse(raw)
    assert tables[DEFAULT]["a"].line
    tables[DEFAULT]["b"]["note"] = "new"
    save_change(path, tables, tables, old=None, new=(1, 10), whole=True)
    assert replayed(path, 1) == tables[DEFAULT]
