from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.search.selecting import Tally, bitmap, members

SETS = st.lists(st.tuples(st.sets(st.integers(0, 150)), st.integers(1, 40)), max_size=8)


@given(st.sets(st.integers(0, 500)))
def test_bits_hold_what_was_put_in(numbers):
    assert set(members(bitmap(sorted(numbers), 501))) == numbers


@given(SETS, st.integers(1, 30), st.sets(st.integers(0, 150)))
def test_the_heaviest_are_those_that_adding_up_one_by_one_finds(sets, most, among):
    tally = Tally()
    weights = dict.fromkeys(range(151), 0)
    for numbers, weight in sets:
        tally.add(bitmap(sorted(numbers), 151), weight)
        for number in numbers:
            weights[number] += weight
    found = tally.heaviest(most, bitmap(sorted(among), 151))
    assert all(weights[number] == weight > 0 for weight, number in found)
    assert {number for _, number in found} <= among
    expected = sorted((weights[n] for n in among if weights[n]), reverse=True)[:most]
    assert sorted((weight for weight, _ in found), reverse=True) == expected
