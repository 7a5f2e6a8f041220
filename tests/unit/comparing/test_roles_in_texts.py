"""Who is meant, what is forbidden and what nobody knows, between texts about one thing."""

from __future__ import annotations

import pytest

from tui.comparing import Passage, relate
from tui.comparing.conflicts import Setting, conflict
from tui.comparing.features import features
from tui.comparing.things import speak_of_others
from tui.comparing.weights import Weights
from tui.spans import Span


def _conflict(a: str, b: str) -> str | None:
    found = conflict(features(a), features(b), Weights(), lambda: Setting(common=True))
    return found.difference.kind if found else None


def _relation(a: str, b: str) -> str:
    return relate(Passage("a", Span(0, len(a)), a), Passage("b", Span(0, len(b)), b)).relation


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("The cause is still unclear.", "A torn belt caused it, the miller says.", "wording"),
        (
            "It is not yet known what caused the blaze.",
            "The blaze was caused by a fuse.",
            "wording",
        ),
        (
            "The old miller was slightly injured at the weir.",
            "The old miller of the weir is in intensive care.",
            "antonym",
        ),
    ],
)
def test_what_sources_of_one_event_say_otherwise(a: str, b: str, kind: str) -> None:
    assert _conflict(a, b) == kind
    assert _conflict(b, a) == kind


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The cause is still unclear.", "The miller may have caused it."),
        ("They caused fewer crashes than others.", "The crash was caused by the miller."),
    ],
)
def test_what_is_said_of_another_or_left_open_is_no_conflict(a: str, b: str) -> None:
    assert _conflict(a, b) is None


@pytest.mark.parametrize(("who", "apart"), [("skier", False), ("bridge", True)])
def test_a_name_may_be_that_of_a_person_whom_another_only_describes(who: str, apart: bool) -> None:
    one, two = features("Vera Holm was injured."), features(f"The {who} was not injured.")
    assert speak_of_others(one, two, one.keys[-1].span, two.keys[-1].span) is apart


def test_a_clause_without_its_subject_does_not_say_the_same():
    one = "Small bakers and millers could refit the old ovens, at no heavy costs, for winter bread."
    two = "Thieves, among them gangs from the coast, could refit the old ovens to forge coins."
    assert _relation(one, two) == "related"


def test_what_is_forbidden_agrees_with_what_is_ruled_out():
    one = "The harbour has a licence that rules out commercial fishing in the bay."
    two = "Some ports forbid commercial fishing."
    assert _conflict(one, two) != "negation"
