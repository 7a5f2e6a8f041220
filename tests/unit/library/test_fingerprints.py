"""What is known of annotations is known by their quotes and places, in any order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.library.fingerprints import digest_of, fingerprint

PLACES = st.tuples(st.none() | st.integers(0, 10**9), st.text())


@given(one=PLACES, two=PLACES)
def test_only_the_same_quote_at_the_same_place_has_the_same_fingerprint(one, two):
    assert (fingerprint(*one) == fingerprint(*two)) is (one == two)


@given(places=st.lists(PLACES, unique=True, min_size=1))
def test_a_digest_is_of_all_of_them_in_any_order(places):
    prints = [fingerprint(*place) for place in places]
    assert digest_of(prints) == digest_of(reversed(prints))
    assert digest_of(prints) != digest_of(prints[1:])
    assert len(digest_of(prints)) == 64


def test_a_lone_surrogate_in_a_quote_has_a_fingerprint_too():
    assert fingerprint(3, "\ud800") != fingerprint(3, "?")
