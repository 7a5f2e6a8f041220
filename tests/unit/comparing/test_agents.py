"""Who did it: names in roles, and passages that say whom they contradict."""

from __future__ import annotations

import pytest

from tui.comparing.conflicts import Setting, conflict
from tui.comparing.features import features
from tui.comparing.weights import Weights


def _difference(a: str, b: str) -> tuple[str, str, str] | None:
    found = conflict(features(a), features(b), Weights(), lambda: Setting(common=True))
    return (found.difference.kind, found.difference.a, found.difference.b) if found else None


@pytest.mark.parametrize(
    ("a", "b", "one", "two"),
    [
        ("The mill was built by Orsen Steel.", "The mill was the work of Tamm & Co.",
         "Orsen Steel", "Tamm & Co"),
        ("The pumps were supplied by Velto.", "The pumps came from Karras.", "Velto", "Karras"),
        ("The pumps were supplied by Velto.",
         "The maker of the pumps, Karras, had tested the pumps.", "Velto", "Karras"),
        ("The company had refused a loan for the mill.",
         "It was the bank, not the company, that turned down a loan for the mill.",
         "the company", "the bank"),
        ("The firm paid for the repair of the mill.",
         "The town, not the firm, will pay for the repair of the mill.",
         "the firm", "The town"),
    ],
)  # fmt: skip
def test_another_agent_of_one_deed_differs(a: str, b: str, one: str, two: str) -> None:
    assert _difference(a, b) == ("name", one, two)
    assert _difference(b, a) == ("name", two, one)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The mill was built by Orsen Steel.", "The mill was built by the Orsen company."),
        ("The mill was seen by Anna Tamm.", "The mill was seen by Karl Velto."),
        ("The mill was built by Orsen Steel.", "The song was written by Karl Velto."),
        ("The bank turned down a loan.", "It was the bank, not the firm, that refused a loan."),
        ("The firm sold the mill.", "It was the bank, not the firm, that refused a loan."),
    ],
)
def test_one_agent_or_another_deed_does_not(a: str, b: str) -> None:
    assert _difference(a, b) is None


def test_a_passage_of_nothing_but_contrasts_is_read_to_an_end() -> None:
    made = features("It was Bob, not Eve, that left. " * 200)
    assert len(made.contrasts) <= 8
