from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.comparing.witnesses import origins


def test_the_earliest_of_what_belongs_together_is_the_origin():
    copies = [("c", "b"), ("d", "c"), ("x", "y")]
    assert origins(copies, ["b", "a", "c", "d", "y", "x"]) == {
        "b": "b", "c": "b", "d": "b", "x": "y", "y": "y",
    }  # fmt: skip


def test_without_copies_everybody_is_an_origin():
    assert origins([], ["a", "b"]) == {}


names = st.sampled_from("abcdefgh")


@given(st.lists(st.tuples(names, names)))
def test_whoever_is_joined_has_one_origin_and_it_is_its_own(copies):
    found = origins(copies, "abcdefgh")
    assert all(found[one] == found[two] for one, two in copies)
    assert all(found[origin] == origin for origin in found.values())
    assert all(origin <= path for path, origin in found.items())
