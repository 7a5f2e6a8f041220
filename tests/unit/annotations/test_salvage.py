from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from tui.annotations.salvage import salvage, versions_of_one

rows = st.dictionaries(
    st.text("abc", min_size=1, max_size=3),
    st.fixed_dictionaries({"quote": st.text(max_size=5), "note": st.text(max_size=5)}),
    max_size=4,
)


@given(rows, st.binary(max_size=8), st.binary(max_size=8))
def test_whole_rows_are_found_between_anything(data, before, after):
    raw = before.replace(b'"', b"") + json.dumps({"_default": data}).encode() + after
    found = salvage(raw)
    assert {key: dict(row) for key, row in found.items()} == data


def test_a_row_within_a_row_is_not_a_row_of_its_own():
    assert list(salvage(b'"a": {"quote": "x", "y": {"quote": "z"}}')) == ["a"]


def test_the_same_version_twice_is_one():
    assert len(versions_of_one([("a", {"quote": "x"}), ("a", {"quote": "x"})])) == 1


def test_the_version_changed_last_keeps_the_key():
    old = {"quote": "x", "created": "1", "modified": "2"}
    new = {"quote": "y", "created": "1", "modified": "3"}
    kept = versions_of_one([("a", new), ("a", old)])
    assert dict(kept["a"]) == new
    assert old in [dict(row) for row in kept.values()]


def test_a_megabyte_of_anything_is_searched_at_once():
    for piece in (b'"', b'"a": {', b"\\", b'"a":', b"{", b" "):
        assert salvage(piece * (200_000 // len(piece))) == {}
