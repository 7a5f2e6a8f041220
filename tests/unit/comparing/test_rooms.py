from __future__ import annotations

import pytest

from tui.comparing import relate
from tui.comparing.features import features
from tui.comparing.relation import Passage
from tui.comparing.rooms import other_rooms
from tui.spans import Span


@pytest.mark.parametrize(
    ("a", "b", "told"),
    [
        (
            "It began in a loading bay on the ground floor.",
            "It began in a compressor room on the second floor.",
            ("the ground floor", "the second floor"),
        ),
        ("It was found in the cellar.", "It was found in the attic.", ("the cellar", "the attic")),
        ("She was in her kitchen.", "She was in a bedroom.", ("her kitchen", "a bedroom")),
    ],
)
def test_floors_and_rooms_that_exclude_each_other_are_told(
    a: str, b: str, told: tuple[str, str]
) -> None:
    found = other_rooms(features(a), features(b))
    assert found is not None
    assert (found[0].of(a), found[1].of(b)) == told


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("It was in the kitchen.", "It was on the second floor."),
        ("It was on the first floor.", "It was on the ground floor."),
        ("It was in the cellar.", "It was in the basement."),
        ("It was in the attic above the kitchen.", "It was on the upper floor."),
        ("The first floor show was sold out.", "The second floor show was not."),
        ("It was in the kitchen and in the garage.", "It was in the garage."),
    ],
)
def test_what_may_be_one_place_is_no_difference(a: str, b: str) -> None:
    assert other_rooms(features(a), features(b)) is None


def test_another_floor_is_what_differs_between_passages_that_else_say_the_same() -> None:
    texts = "The fire started on the ground floor.", "The fire started on the third floor."
    pair = relate(*(Passage(t, Span(0, len(t)), t) for t in texts))
    assert pair.relation == "differs"
    assert [d.kind for d in pair.differences] == ["wording"]
