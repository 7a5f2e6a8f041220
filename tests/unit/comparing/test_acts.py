from __future__ import annotations

import pytest

from tui.comparing import relate
from tui.comparing.relation import Passage
from tui.spans import Span


def related(a, b):
    one, two = (Passage(path, Span(0, len(t)), t) for path, t in (("a", a), ("b", b)))
    pair, turned = relate(one, two), relate(two, one)
    assert pair.relation == turned.relation
    return pair.relation, *(d.kind for d in pair.differences[:1])


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The landlord sued the tenant.", "The tenant sued the landlord."),
        ("The insurer was rescued by the bank.", "The bank was rescued by the insurer."),
        ("The farmers owe the cooperative money.", "The cooperative owes the farmers money."),
        ("The museum lent a horn to the school.", "The school lent a horn to the museum."),
        ("It was paid for by a trust, not the state.", "It was paid for by the state."),
        ("A trust paid for the new church roof.", "Taxpayers paid for the new church roof."),
        ("The design award went to Lena Brandt.", "Oskar Wolff won the design award."),
        ("The design award was awarded to Mira Stahl.", "Oskar Wolff won the design award."),
        ("The next congress will be held in Porto.", "Ghent will host the next congress."),
        ("Calvo Foods was taken over by Nordfin.", "Merinda acquired Calvo Foods."),
    ],
)
def test_another_doer_is_a_difference(a, b):
    assert related(a, b) == ("differs", "name")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The landlord sued the tenant.", "The tenant was sued by the landlord."),
        ("The design award went to Oskar Wolff.", "Oskar Wolff won the design award."),
        ("The next congress will be held in Ghent.", "Ghent will host the next congress."),
        ("Nordfin acquired Calvo Foods.", "Calvo Foods was taken over by Nordfin."),
        ("The mayor met the bishop.", "The bishop met the mayor."),
    ],
)
def test_active_and_passive_and_what_is_mutual_say_the_same(a, b):
    assert related(a, b)[0] == "same"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The landlord sued the tenant.", "The tenant praised the new heating."),
        ("The design award went to Lena Brandt.", "Oskar Wolff won the short story prize."),
        ("Nordfin acquired Calvo Foods.", "Merinda took over the ferry line."),
        ("The congress of dentists is held in Porto.", "Ghent will host the chess games."),
    ],
)
def test_deeds_done_to_other_things_are_no_difference(a, b):
    assert related(a, b)[0] == "related"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("A faulty heater was the cause of the fire.", "The fire was started by a candle."),
        ("The derailment was blamed on a rail.", "Speed was the cause of the derailment."),
        ("Police blame ice for the derailment.", "The derailment was due to a broken rail."),
        ("Varna was the first city to ban bags.", "Other cities had already banned bags."),
        ("She was the first woman to lead the club.", "Two women had led the club before her."),
    ],
)
def test_another_cause_and_what_came_before_the_first_are_differences(a, b):
    assert related(a, b) == ("differs", "wording")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("A faulty heater was the cause of the fire.", "The flood was caused by a broken dam."),
        ("She was the first woman to lead the club.", "Two men had applied there before."),
        ("It was the first snow of the year.", "It had rained the day before."),
    ],
)
def test_causes_of_other_things_are_no_difference(a, b):
    assert related(a, b)[0] == "related"


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("The town wants to ban scooters.", "The town has banned scooters.", "differs"),
        ("The bakery plans to open in Ulm.", "The bakery has opened in Ulm.", "differs"),
        ("The bakery plans to open in Ulm.", "The bakery intends to open in Ulm.", "same"),
        ("The bakery plans to open in Ulm.", "The bakery has hired three boys.", "related"),
        ("The mayor wants to cut the fee.", "The fee should be cut, says the mayor.", "same"),
    ],
)
def test_a_plan_is_not_what_was_done(a, b, expected):
    found = related(a, b)
    assert found[0] == expected
    assert expected != "differs" or found[1] == "certainty"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Police opened an inquiry into the fire at the store.", "The store was opened in 1998."),
        ("The regulator opened an inquiry into the bank.", "The bank opened in March."),
    ],
)
def test_a_deed_done_to_something_about_a_thing_is_not_done_to_the_thing(a, b):
    assert related(a, b)[0] == "related"


def test_a_deed_done_to_one_thing_is_the_same_however_it_is_put():
    a, b = "The council opened the pool in May.", "The pool was opened by the council in May."
    assert related(a, b)[0] == "same"
