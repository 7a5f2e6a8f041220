from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.annotations.annotation import MEMBER, Annotation, Link, from_row, to_row

texts = st.text(max_size=20)
others = st.dictionaries(texts.map("x-".__add__), st.none() | st.integers() | texts, max_size=3)
annotations = st.builds(
    Annotation,
    id=st.just("a"),
    quote=texts,
    prefix=texts,
    suffix=texts,
    start=st.none() | st.integers(0, 10**9),
    end=st.none() | st.integers(0, 10**9),
    note=texts,
    tags=st.lists(texts, unique=True).map(tuple),
    verdict=st.none() | texts.filter(bool),
    attribution=st.none() | texts.filter(bool),
    certainty=st.none() | texts.filter(bool),
    kinds=st.lists(texts, unique=True).map(tuple),
    links=st.lists(
        st.builds(Link, st.sampled_from(("supports", "contradicts", "same")), texts, others),
        unique=True,
    ).map(tuple),
    extra=others,
)


@given(annotations)
def test_a_row_through_json_is_the_same_annotation(annotation):
    read = from_row("a", json.loads(json.dumps(to_row(annotation))))
    assert read == annotation
    assert [link.extra for link in read.links] == [link.extra for link in annotation.links]


def test_a_row_needs_only_a_quote():
    assert from_row("a", {"quote": "q"}) == Annotation("a", "q")


def test_quote_note_and_tags_come_first():
    row = to_row(Annotation("a", "q", verdict="disputed", prefix="p"))
    assert list(row)[:3] == ["quote", "note", "tags"]


def test_what_says_nothing_is_left_out():
    assert to_row(Annotation("a", "q")) == {"quote": "q", "note": "", "tags": []}


def test_offset_zero_says_something():
    assert to_row(Annotation("a", "q", start=0, end=1))["start"] == 0


def test_unknown_fields_survive_a_change():
    read = from_row("a", {"quote": "q", "future": {"x": [1]}})
    assert to_row(replace(read, note="n"))["future"] == {"x": [1]}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("note", []),
        ("tags", "t"),
        ("start", "4"),
        ("start", -1),
        ("end", True),
        ("end", 1e400),
        ("verdict", 3),
        ("links", {}),
        ("links", [{"relation": [], "to": "b"}]),
        ("links", [{"relation": "same", "to": {}}]),
        ("kinds", None),
    ],
)
def test_a_field_of_a_wrong_type_counts_as_missing(name, value):
    assert from_row("a", {"quote": "q", name: value}) == Annotation("a", "q")


def test_the_key_is_the_id_whatever_the_row_says():
    assert from_row("a", {"quote": "q", "id": "b"}).id == "a"


@pytest.mark.parametrize(
    "said",
    [{"note": "x"}, {"tags": ("x",)}, {"verdict": "refuted"}, {"links": (Link("same", "b"),)}],
)
def test_what_was_made_for_a_case_is_a_note_once_it_says_something(said):
    held = from_row("a", to_row(Annotation("a", "quote", extra={MEMBER: True})))
    assert not held.is_note
    assert replace(held, **said).is_note
    assert Annotation("a", "a plain highlight").is_note
