from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tui.comparing.correspondence import Correspondence

OFFSETS = st.integers(0, 1000)


def test_pins_answer_each_other_and_places_between_are_spread():
    places = Correspondence([(100, 300)], (200, 400))
    assert [places.across(0, n) for n in (0, 50, 100, 150, 200)] == [0, 150, 300, 350, 400]
    assert [places.across(1, n) for n in (0, 150, 300, 400)] == [0, 50, 100, 200]


def test_without_pins_texts_scroll_by_their_lengths():
    assert Correspondence([], (100, 1000)).across(0, 50) == 500


def test_a_pin_out_of_order_does_not_make_it_jump():
    places = Correspondence([(10, 10), (20, 900), (30, 30), (40, 40)], (1000, 1000))
    assert places.across(0, 30) == 30


def test_empty_texts_are_no_trouble():
    assert Correspondence([], (0, 0)).across(0, 5) == 0
    assert Correspondence([], (0, 9)).across(1, 5) == 0


@given(st.lists(st.tuples(OFFSETS, OFFSETS), max_size=30), st.lists(OFFSETS, min_size=2))
def test_scrolling_on_never_scrolls_the_other_text_back(pins, offsets):
    places = Correspondence(pins, (1000, 1000))
    for side in (0, 1):
        answers = [places.across(side, offset) for offset in sorted(offsets)]
        assert all(one <= two for one, two in pairwise(answers))
        assert all(0 <= answer <= 1000 for answer in answers)
