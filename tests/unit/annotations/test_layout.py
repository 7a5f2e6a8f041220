from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.annotations.layout import DEFAULT, META, DuplicateRowsError, dump, parse
from tui.annotations.row import Row

keys = st.text(max_size=6).filter(lambda key: key != "~")
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=5,
)
rows = st.dictionaries(keys, values, max_size=3)
tables = st.dictionaries(keys, st.dictionaries(keys, rows, max_size=4), min_size=1, max_size=3)


@given(tables)
def test_what_is_written_is_read(data):
    raw, _written = dump(data)
    assert parse(raw) == data


@given(tables)
def test_it_is_json_with_a_sentinel_in_each_table(data):
    read = json.loads(dump(data)[0])
    assert {name: {**table, "~": {}} for name, table in data.items()} == read


@given(tables)
def test_known_rows_are_not_parsed_again(data):
    raw, written = dump(data)
    known = {row.line: row for table in written.values() for row in table.values()}
    for name, table in parse(raw, known).items():
        assert all(row is known[written[name][key].line] for key, row in table.items())


@given(tables, st.integers(1, 60))
def test_a_cut_file_is_never_taken_for_a_whole_one(data, cut):
    raw, _written = dump(data)
    cut_off = raw[: max(0, len(raw) - cut)]
    if cut_off == raw[:-1]:  # only the last line end
        return
    with pytest.raises(ValueError):  # noqa: PT011  # the words are json's
        parse(cut_off)


def test_a_new_row_is_one_added_line():
    before, _ = dump({DEFAULT: {"a": {"quote": "x"}, "b": {"quote": "y"}}})
    after, _ = dump({DEFAULT: {"a": {"quote": "x"}, "b": {"quote": "y"}, "c": {"quote": "z"}}})
    old, new = before.splitlines(), after.splitlines()
    assert [line for line in new if line not in old] == [b'"c": {"quote": "z"},']
    assert [line for line in old if line not in new] == []


def test_the_line_of_an_unchanged_row_is_written_as_it_was():
    raw, written = dump({DEFAULT: {"a": {"quote": "x"}}})
    odd = raw.replace(b'{"quote": "x"}', b'{"quote":"\\u0078"}')
    assert dump(parse(odd))[0] == odd
    changed = parse(odd)
    changed[DEFAULT]["a"]["note"] = "n"
    assert b'{"quote": "x", "note": "n"}' in dump(changed)[0]
    assert written[DEFAULT]["a"].line == b'"a": {"quote": "x"},'


@pytest.mark.parametrize(
    "change",
    [
        lambda row: row.__setitem__("note", "n"),
        lambda row: row.update(note="n"),
        lambda row: row.__ior__({"note": "n"}),
        lambda row: row.setdefault("note", "n"),
        lambda row: row.pop("quote"),
        lambda row: row.__delitem__("quote"),
        lambda row: row.popitem(),
        lambda row: row.clear(),
        lambda row: row["tags"].append("t"),
    ],
)
def test_every_way_to_change_a_row_drops_its_line(change):
    row = Row({"quote": "x", "tags": []})
    row.line = b"line"
    change(row)
    assert row.line == b""


def test_reading_a_text_field_keeps_the_line():
    row = Row({"quote": "x", "tags": []})
    row.line = b"line"
    assert row["quote"] == "x"
    assert row.line == b"line"


def test_json_in_any_other_layout_is_read():
    data = {META: {"schema": {"v": 1}}, DEFAULT: {"1": {"quote": "ö"}}}
    assert parse(json.dumps(data, indent=2).encode()) == data
    assert parse(b"\xef\xbb\xbf" + json.dumps(data).encode()) == data
    assert parse(dump(data)[0].replace(b"\n", b"\r\n")) == data


def test_a_row_that_stands_twice_is_said_to():
    raw, _ = dump({DEFAULT: {"a": {"quote": "x"}}})
    twice = raw.replace(b'"a": {"quote": "x"},', b'"a": {"quote": "x"},\n"a": {"quote": "y"},')
    with pytest.raises(DuplicateRowsError):
        parse(twice)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"null",
        b"[]",
        b"7",
        b'{"_default": []}',
        b'{"_default": {"1": "row"}}',
        b'{"_default": {"1": {}, "1": {}}}',
        b'{\n"_default": {\n"a": {"x": 1}, "b": {},\n"~": {}\n}\n}\nmore',
        b'{\n"_default": {\n"a": {"x": 1}, {"y": 1},\n"~": {}\n}\n}\n',
    ],
)
def test_what_is_no_table_of_rows_is_refused(raw):
    with pytest.raises(ValueError):  # noqa: PT011  # the words are json's
        parse(raw)


def test_nesting_that_no_person_made_is_refused():
    with pytest.raises((ValueError, RecursionError)):
        parse(b"[" * 100_000)


def test_lone_surrogates_survive():
    data = {DEFAULT: {"\udcff": {"quote": "\ud800"}}}
    assert parse(dump(data)[0]) == data


def test_not_a_number_becomes_nothing():
    assert parse(b'{"_default": {"1": {"start": NaN}}}') == {DEFAULT: {"1": {"start": None}}}


def test_a_key_as_long_as_ours_is_read_as_carefully():
    for key in ("a" * 36, "é" * 18, '"' + "a" * 34, "\\" + "a" * 34, 'a": {"b": 1, "' + "c" * 30):
        data = {DEFAULT: {key: {"quote": "x"}}}
        assert parse(dump(data)[0]) == data
    with pytest.raises(ValueError):  # noqa: PT011  # the words are json's
        parse(b'{\n"_default": {\n"' + b"\xff" * 36 + b'": {"quote": "x"},\n"~": {}\n}\n}\n')
