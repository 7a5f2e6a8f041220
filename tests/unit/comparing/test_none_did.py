"""What "no" of something denies, and what it leaves open."""

from __future__ import annotations

import pytest

from tui.comparing import Passage, relate
from tui.comparing.conflicts import Setting, conflict
from tui.comparing.features import features
from tui.comparing.weights import Weights
from tui.spans import Span


def _conflict(a: str, b: str) -> str | None:
    found = conflict(features(a), features(b), Weights(), lambda: Setting(common=True))
    return found.difference.kind if found else None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("No porter will lose his place.", "Forty porters blocked the gate."),
        ("No barns were lost.", "Families were told to leave their barns."),
        ("There will be no cuts in June.", "The lake has fallen to its lowest level in years."),
        ("No single choir can match that.", "A new choir is welcome in the valley."),
        ("The mask was not found by the abbot.", "Diggers found the mask in a mound."),
        ("We do not make bells.", "Bells were found in the chapel."),
        ("The banks cannot merge before July.", "The banks are to merge."),
    ],
)
def test_no_of_a_thing_leaves_open_what_else_it_does(a: str, b: str) -> None:
    assert _conflict(a, b) is None
    assert _conflict(b, a) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("No barns were lost.", "Nine barns burned to the ground."),
        ("No letters reached the tower.", "It ignored three letters from its pilots."),
        ("No porter was hurt.", "Two porters were hurt at the gate."),
    ],
)
def test_no_of_a_thing_is_denied_by_so_many_of_it(a: str, b: str) -> None:
    assert _conflict(a, b) == "negation"
    assert _conflict(b, a) == "negation"


def test_who_denies_one_thing_more_says_neither_the_same_nor_otherwise():
    a = "You may repaint a boat, rename it and refit it for your trade, and no harbour offers that."
    b = "Smugglers could repaint a boat, rename it and refit it for their trade at night."
    pair = relate(Passage("a", Span(0, len(a)), a), Passage("b", Span(0, len(b)), b))
    assert pair.relation == "related"


@pytest.mark.parametrize(
    ("none", "other", "denied"),
    [
        ("No barns were lost in Ulm.", "Some 40 acres were lost in Ulm.", False),
        ("No barns were lost in Ulm.", "Six barns were lost in Ulm.", True),
        ("No nurse lost her life in Ulm.", "Some 40 acres were lost in Ulm.", False),
        ("No nurse died in Ulm.", "Two patients died in Ulm.", True),
    ],
)
def test_who_says_that_none_of_a_kind_did_it_is_denied_by_that_kind_only(none, other, denied):
    found = conflict(features(none), features(other), Weights(), lambda: Setting(common=True))

    assert (found is not None) == denied


def test_none_that_is_somewhere_is_not_denied_by_others_of_its_kind() -> None:
    assert _conflict("No choir is in trouble.", "Two of the choirs sang on Monday.") is None
    assert _conflict("No choir is in trouble.", "Two of the choirs are in trouble.") is not None


def test_not_before_a_day_says_when_and_denies_nothing() -> None:
    texts = "Services may not resume before 12 October.", "Services will resume on 9 October."
    pair = relate(*(Passage(t, Span(0, len(t)), t) for t in texts))
    kinds = [d.kind for d in pair.differences]
    assert "date" in kinds
    assert "negation" not in kinds
