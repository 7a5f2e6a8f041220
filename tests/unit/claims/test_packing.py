"""Packed claims are the same claims, in a fraction of the room."""

import json
import tracemalloc

from hypothesis import given
from hypothesis import strategies as st

from tui.claims.claim import CERTAINTIES, KINDS, Claim
from tui.claims.packing import (
    PackedClaims,
    certainties,
    claims_from,
    columns_of,
    from_json,
    speakers,
    to_json,
    touching,
)
from tui.spans import Span
from tui.text.source import StringSource

TEXT = "The mayor said that 30 of the 40 wells were dry. " * 20


def a_claim(start, length, score, marks):
    kinds, who, certainty = marks
    span = Span(start, start + length)
    return Claim(span, span.of(TEXT), score, kinds, who, certainty)


MARKS = st.tuples(
    st.lists(st.sampled_from(KINDS), max_size=2).map(tuple),
    st.sampled_from((None, "the mayor", "she")),
    st.sampled_from(CERTAINTIES),
)
CLAIMS = st.lists(
    st.builds(a_claim, st.integers(0, 800), st.integers(1, 90), st.floats(0.25, 1), MARKS),
    max_size=12,
    unique_by=lambda claim: claim.span,
).map(lambda claims: sorted(claims, key=lambda claim: claim.span))


@given(CLAIMS, st.floats(0, 1), st.integers(0, 900), st.integers(1, 60))
def test_packed_claims_answer_as_a_list_of_them_does(claims, least, start, length):
    packed, span = (
        PackedClaims.of(StringSource(TEXT), reversed(claims)),
        Span(start, start + length),
    )
    assert packed == claims
    assert list(packed) == claims
    assert packed[2:5] == claims[2:5]
    assert packed.from_score(least) == [claim for claim in claims if claim.score >= least]
    assert certainties(packed, least) == certainties(claims, least)
    assert speakers(packed) == speakers(claims)
    assert touching(packed, span) == touching(claims, span)
    assert list(claims_from(packed, start)) == list(claims_from(claims, start))
    assert [packed.place_of(claim.span) for claim in claims] == list(range(len(claims)))
    assert packed.place_of(Span(901, 902)) is None


@given(CLAIMS)
def test_packed_claims_come_back_from_what_is_kept_of_them(claims):
    kept = json.loads(json.dumps(to_json(columns_of(claims))))
    packed = PackedClaims(StringSource(TEXT), from_json(kept))
    assert packed == PackedClaims.of(StringSource(TEXT), claims)
    assert packed == claims


def test_other_claims_are_not_equal():
    one, two = (a_claim(at, 9, 0.5, ((), None, "asserted")) for at in (0, 30))
    assert PackedClaims.of(StringSource(TEXT), [one]) != PackedClaims.of(StringSource(TEXT), [two])
    assert PackedClaims.of(StringSource(TEXT), [one]) != [two]
    assert PackedClaims.of(StringSource(TEXT), [one]) != []
    assert PackedClaims.of(StringSource(TEXT), []) == []


def test_a_claim_takes_some_bytes():
    marks = [(("figure",), None, "hedged"), ((), "the mayor", "attributed")]
    claims = [a_claim(at % 900, 40, 0.5, marks[at % 2]) for at in range(10_000)]
    tracemalloc.start()
    try:
        packed = PackedClaims.of(StringSource(TEXT), claims)
        size, _most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(packed) == 10_000
    assert size < 50 * len(packed)
