"""Deeds that one source reports and another denies, and words that are opposites, in few words."""

from __future__ import annotations

import pytest

from tui.comparing.conflicts import Setting, conflict
from tui.comparing.features import features
from tui.comparing.negation import negated_words
from tui.comparing.weights import Weights
from tui.comparing.words import stem, words


def _kind(a: str, b: str) -> str | None:
    found = conflict(features(a), features(b), Weights(), lambda: Setting(common=True))
    return found.difference.kind if found else None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("No arrests have been made.", "A baker was arrested on the quay that morning."),
        ("No lives were lost.", "Two fishermen drowned off the mole."),
        ("Nobody was hurt when the crane fell.", "Two drivers suffered fractures."),
        ("No guard was hurt.", "Two drivers suffered fractures."),
        ("The audit found no defects.", "The audit listed nine faults."),
        ("The scales had been tested in May.", "The scales were never checked."),
        ("The siren went off.", "The siren never rang."),
        ("None of the barrels was insured.", "A policy with Astor covers the barrels."),
        ("A clerk could reach the files.", "No outsider could reach the files."),
    ],
)
def test_a_denial_meets_the_deed_it_denies(a: str, b: str) -> None:
    assert _kind(a, b) == "negation"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The siren went off at noon.", "The siren had been switched off."),
        ("Work on the pier has started.", "Work on the pier has been put off."),
        ("Riders will get a path.", "The path for riders was dropped from the plan."),
        ("Most of the stamps were genuine.", "Most of the stamps were forged."),
    ],
)
def test_states_that_cannot_both_hold_are_opposites(a: str, b: str) -> None:
    assert _kind(a, b) == "antonym"


def test_the_end_of_a_closure_is_a_time_of_reopening() -> None:
    closed, reopens = "The gallery stays closed until 2 April.", "The gallery reopens in May."
    assert _kind(closed, reopens) == "date"
    assert _kind("The pool reopens by 2 May.", "The gym closes in June.") is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("No arrests have been made.", "The baker was praised."),
        ("No lives were lost.", "Two fishermen sang."),
        ("The benefit is a model that knows a great deal.", "The rivals do not agree."),
    ],
)
def test_a_denial_of_something_else_does_not(a: str, b: str) -> None:
    assert _kind(a, b) is None


def test_what_stands_after_a_denied_deed_is_spared() -> None:
    text = "No oil has leaked from the wreck."
    denied = negated_words(text, words(text))[1]
    assert stem("leaked") in denied
    assert stem("wreck") not in denied
