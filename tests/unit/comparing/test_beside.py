"""Words that differ, and nothing in common beside them."""

from __future__ import annotations

import pytest

from tui.comparing.beside import beside_nothing, decided_for_others
from tui.comparing.features import features
from tui.comparing.relating import relate
from tui.comparing.relation import Passage
from tui.spans import Span

MAYOR = "The mayor of Torrow could not focus on the old harbour while the mill burned."
FARMERS = "Farmers in the upper valley now focus on apples, plums, nuts, cheese and late cherries."


def places(a, one, b, two):
    made = features(a), features(b)
    here, there = a.index(one), b.index(two)
    return *made, Span(here, here + len(one)), Span(there, there + len(two))


@pytest.mark.parametrize(
    ("a", "one", "b", "two", "nothing"),
    [
        (MAYOR, "focus", FARMERS, "focus", True),
        (MAYOR, "focus", "All summer the mayor of Torrow would focus on fish.", "focus", False),
        ("Nobody was hurt.", "hurt", "A guard was hurt by glass.", "hurt", False),
        ("Nobody was hurt.", "hurt", f"A guard was hurt by glass, and {FARMERS}", "hurt", False),
        ("Rain is likely.", "likely", f"Bread is likely to be dear, and {FARMERS}", "likely", True),
    ],
)  # fmt: skip
def test_long_sentences_must_share_more_than_what_differs(a, one, b, two, nothing):
    made = places(a, one, b, two)

    assert beside_nothing(*made) is nothing
    assert beside_nothing(*(made[n] for n in (1, 0, 3, 2))) is nothing


@pytest.mark.parametrize(
    ("a", "one", "b", "two", "others"),
    [
        ("On Sunday Berg won the race.", "won", "In the end Holm lost the race.", "lost", True),
        ("On Sunday Berg won the race.", "won", "In the end Berg lost the race.", "lost", False),
        ("On Sunday Berg won the race.", "won", "Lost the race, and went home.", "Lost", False),
        ("Berg opened the mill.", "opened", "Holm closed the mill.", "closed", False),
    ],
)
def test_who_wins_does_not_contradict_who_loses(a, one, b, two, others):
    assert decided_for_others(*places(a, one, b, two)) is others


def test_no_is_no_denial_inside_a_word():
    a, b = "The pilots want a no-fly zone over Torrow.", "The pilots want a zone over Torrow."

    assert not features(a).negated
    found = relate(Passage("a", Span(0, len(a)), a), Passage("b", Span(0, len(b)), b))
    assert not any(d.kind == "negation" for d in found.differences)
