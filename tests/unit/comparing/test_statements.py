"""What was announced, and what nobody has announced."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.examples import examples
from tui.comparing.conflicts import Setting, conflict
from tui.comparing.features import features
from tui.comparing.statements import told
from tui.comparing.weights import Weights

SILENT = (
    "Corvel has not confirmed the merger.",
    "Corvel hasn't announced a merger.",
    "Nobody has announced a merger of Corvel.",
    "Corvel has confirmed nothing so far.",
    "There was no official announcement from Corvel.",
    "The merger of Corvel is unconfirmed.",
)
TOLD = (
    "Corvel has announced its merger with Dane.",
    "The announcement of Corvel's merger came in May.",
    "Corvel issued a brief statement on the merger.",
)


@pytest.mark.parametrize("silent", SILENT)
@pytest.mark.parametrize("said", TOLD)
def test_who_says_that_nothing_was_announced_is_at_odds_with_an_announcement(silent, said):
    for a, b in ((silent, said), (said, silent)):
        found = conflict(features(a), features(b), Weights(), lambda: Setting(common=True))

        assert found is not None
        assert found.difference.kind in {"certainty", "negation"}


@pytest.mark.parametrize("silent", SILENT)
def test_two_that_say_so_agree(silent):
    for other in SILENT:
        found = conflict(features(silent), features(other), Weights(), lambda: Setting(common=True))

        assert found is None


def test_other_statements_are_none():
    assert told("The bridge was closed in May.") is None
    assert told("He said nothing that matters.") is None


@examples(100)
@given(st.text(max_size=200))
def test_the_place_lies_in_the_text(text):
    found = told(text)

    assert found is None or 0 <= found.place.start < found.place.end <= len(text)
