from __future__ import annotations

import pytest

from tui.claims.claim import Claim
from tui.comparing import compare
from tui.comparing.roles import cause_of
from tui.spans import Span


def found(a, b):
    one, two = ([Claim(Span(0, len(text)), text, 0.9)] for text in (a, b))
    return compare([("a", one), ("b", two)])[0]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Norvolt sued Altia over the patent.", "Altia sued Norvolt over the patent."),
        ("Brenta bought Olvera for a billion.", "Brenta was bought by Olvera for a billion."),
    ],
)
def test_who_did_it_to_whom_is_a_difference(a, b):
    for pair in (found(a, b), found(b, a)):
        assert (pair.relation, pair.differences[0].kind) == ("differs", "name")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Norvolt sued Altia over the patent.", "Altia was sued by Norvolt over the patent."),
        ("Brenta met Olvera in the final.", "Olvera met Brenta in the final."),
    ],
)
def test_active_and_passive_say_the_same(a, b):
    assert found(a, b).relation == "same"


def test_another_cause_is_a_difference():
    pair = found("The blackout was due to a storm.", "A cyber attack caused the blackout.")
    (told,) = pair.differences
    assert (pair.relation, told.kind, told.a, told.b) == (
        "differs", "wording", "a storm.", "A cyber attack",
    )  # fmt: skip


def test_one_cause_in_two_wordings_is_the_same():
    pair = found("The blackout was due to a storm.", "The blackout was caused by a storm.")
    assert pair.relation == "same"


@pytest.mark.parametrize("text", ["It was dark.", "The case was due in May."])
def test_without_a_cause_there_is_none(text):
    assert cause_of(text) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Exports to China rose by 4 per cent.", "Exports to Japan fell by 6 per cent."),
        ("The first stage is 140 kilometres long.", "The third stage is 190 kilometres long."),
        ("Board member Anna Berg joined in 2019.", "Board member Petra Holm joined in 2021."),
        ("In 2018 the zoo had 400,000 visitors.", "In 2019 the zoo had 520,000 visitors."),
        ("Prices rose in 2021.", "Prices fell in 2023."),
        ("The north tower is 90 metres high.", "The south tower is 70 metres high."),
        ("The shop in Linz has closed.", "The shop in Graz is open."),
        ("The critic praised the orchestra.", "The critic attacked the stage design."),
    ],
)
def test_another_qualifier_makes_another_thing(a, b):
    assert found(a, b).relation == "related"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The housing bill passed the upper chamber.", "The housing bill failed in the chamber."),
        ("Air quality in the valley has improved.", "Air quality in the valley has worsened."),
        ("Tickets for the derby are sold out.", "Tickets for the derby are still available."),
        ("The mill is still in use.", "The mill was abandoned years ago."),
        ("The champion won the final.", "The champion was beaten in the final."),
    ],
)
def test_opposed_outcomes_differ(a, b):
    assert found(a, b).relation == "differs"


def test_a_plan_under_consideration_is_no_plan():
    pair = found(
        "The grocer will close its shop in Arden.",
        "The grocer is considering closing its shop in Arden.",
    )
    assert (pair.relation, pair.differences[0].kind) == ("differs", "certainty")


def test_not_guilty_agrees_with_acquitted():
    assert found(
        "The accountant was acquitted.", "The accountant was found not guilty."
    ).relation != ("differs")


def test_a_study_is_the_cause_of_nothing():
    assert cause_of("This is the result of a study with 900 pupils.") is None
    assert cause_of("The smell is the result of a broken pipe.") is not None
