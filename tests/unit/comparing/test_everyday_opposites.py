"""Opposites and idioms of everyday news, by class: a pair each, and lookalikes of other things."""

from __future__ import annotations

import pytest

from tui.comparing import relate
from tui.comparing.relation import Passage
from tui.spans import Span


def relation(a, b):
    one, two = (Passage(path, Span(0, len(t)), t) for path, t in (("a", a), ("b", b)))
    return relate(one, two).relation


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The lift operated throughout the festival.", "The lift broke down during the festival."),
        ("The hotline worked all night.", "The hotline failed during the night."),
        ("The tram ran normally despite the snow.", "The tram stopped running because of snow."),
        ("Online banking stayed up at the weekend.", "Online banking went down at the weekend."),
        ("The pharmacy was closed on Monday.", "The pharmacy was open on Monday."),
        ("Swimmers were told to stop.", "Swimmers were told to carry on."),
        ("Seats for the premiere are sold out.", "There are still seats for the premiere."),
        ("The film was shot in the winter of 2019.", "The film was shot in July 2019."),
        ("The archive opens in summer 2027.", "The archive opens in December 2027."),
    ],
)
def test_opposed_outcomes_and_seasons_are_never_the_same(a, b):
    assert relation(a, b) == "differs"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The new rules take effect in March.", "The new rules come into force in March."),
        ("The proposal was turned down by the council.", "The council rejected the proposal."),
        ("The factory was shut down in 2019.", "The factory closed its doors in 2019."),
        ("The police are looking into the theft.", "The police are investigating the theft."),
        ("The film was shot in the winter of 2019.", "The film was shot in January 2019."),
    ],
)
def test_idioms_say_the_same_as_plain_words(a, b):
    assert relation(a, b) == "same"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The lift operated throughout the festival.", "The bus to the lake broke down on Monday."),
        ("The hotline worked all night.", "The heating failed in the school."),
        ("The cup final is sold out.", "Tickets for the concert are still on sale."),
        ("The new rules take effect in March.", "The new stamps go on sale in March."),
    ],
)
def test_opposites_said_of_two_things_are_not_marked(a, b):
    assert relation(a, b) == "related"
