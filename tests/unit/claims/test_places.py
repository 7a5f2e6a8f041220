"""Where claims stand goes from one process to another, also as it is compiled."""

from __future__ import annotations

import pickle

from tui.claims.claim import Claim
from tui.claims.places import places_of
from tui.spans import Span


def test_places_come_back_from_another_process():
    places = places_of([Claim(Span(3, 9), "It rains.", 0.5)], shift=4)
    again = pickle.loads(pickle.dumps(places))
    assert again == places
    assert list(again.starts) == [7]
