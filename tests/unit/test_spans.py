from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.spans import Span, covering, merge_spans, overlapping, trim

spans = st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda p: Span(p[0], p[0] + p[1]))


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (4, 3)])
def test_a_span_runs_forward_from_zero(start, end):
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_a_span_is_half_open():
    span = Span(2, 5)
    assert len(span) == 3
    assert 2 in span
    assert 4 in span
    assert 5 not in span
    assert span.of("abcdefg") == "cde"


@given(spans, spans)
def test_overlap_is_symmetric_and_agrees_with_the_intersection(a, b):
    assert a.overlaps(b) == b.overlaps(a) == (a.intersection(b) is not None)


@given(spans, spans)
def test_a_union_covers_both(a, b):
    assert a.union(b).covers(a)
    assert a.union(b).covers(b)


@given(st.lists(spans))
def test_merging_keeps_every_offset_and_leaves_gaps(parts):
    merged = merge_spans(parts)
    assert {o for s in merged for o in range(s.start, s.end)} == {
        o for s in parts for o in range(s.start, s.end)
    }
    assert all(a.end < b.start for a, b in pairwise(merged))


@given(st.lists(spans), st.integers(0, 90))
def test_covering_finds_the_span_that_holds_an_offset(parts, offset):
    merged = merge_spans(parts)
    index = covering(merged, offset)
    holding = [i for i, s in enumerate(merged) if offset in s]
    assert holding == ([] if index is None else [index])


@given(st.lists(spans), spans)
def test_overlapping_finds_exactly_the_spans_in_a_window(parts, window):
    merged = merge_spans(parts)
    if window:
        expected = [i for i, s in enumerate(merged) if s.overlaps(window)]
        assert list(overlapping(merged, window)) == expected


@given(st.text(alphabet=" \nab", max_size=20), st.data())
def test_trimming_takes_white_space_only(text, data):
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    trimmed = trim(text, span)
    assert trimmed.of(text) == span.of(text).strip()
    assert span.covers(trimmed)


def test_shifting_stays_inside():
    assert Span(3, 5).shift(-4) == Span(0, 1)
