"""What fills one slot differently, in sentences that share few words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.examples import examples
from tui.comparing.conflicts import Setting, conflict
from tui.comparing.features import features
from tui.comparing.weights import Weights


def found(a, b, *, common=True, before_a=None, before_b=None):
    given_ = Setting(
        common,
        features(before_a) if before_a else None,
        features(before_b) if before_b else None,
    )
    return conflict(features(a), features(b), Weights(), lambda: given_)


@pytest.mark.parametrize(
    ("a", "b", "kind", "one", "two"),
    [
        ("The hall seats 900.", "It has a capacity of 700.", "figure", "900", "700"),
        (
            "Entry fees to the baths stay as they are.",
            "Entry to the baths costs 8 per cent more.",
            "antonym",
            "stay as they are",
            "8 per cent",
        ),
        (
            "It is the longest tunnel in the county.",
            "Two longer tunnels exist in the county.",
            "wording",
            "longest",
            "longer",
        ),
        (
            "Divers went on using the old masks.",
            "Divers stopped using the masks in March.",
            "antonym",
            "went on",
            "stopped",
        ),
        (
            "In Ashby 85 homes burnt down.",
            "The fire destroyed 60 houses in Ashby.",
            "figure",
            "85",
            "60",
        ),
        (
            "The road reopens by 2 May.",
            "The road reopens in July at the earliest.",
            "date",
            "2 May",
            "July",
        ),
        (
            "No one was hurt at the mill.",
            "A boy broke his arm at the mill.",
            "negation",
            "not hurt",
            "broke",
        ),
        (
            "Four climbers were injured.",
            "Six of our friends got hurt.",
            "figure",
            "Four",
            "Six",
        ),
        (
            "The mill employs 320 people.",
            "The owner, with 290 employees, is small.",
            "figure",
            "320",
            "290",
        ),
        (
            "Gusts reached 31 m/s.",
            "The wind was measured at 19 metres per second.",
            "figure",
            "31 m/s",
            "19 metres per second",
        ),
        (
            "They bid 12 euros a share.",
            "The offer is worth 14 euros a share.",
            "figure",
            "12 euros a share",
            "14 euros a share",
        ),
        (
            "Panels cover all of the need for power.",
            "Panels cover just a quarter of the electricity needed.",
            "antonym",
            "all",
            "just a quarter",
        ),
        (
            "The pool reopens by 2 May.",
            "Reopening the pool before June is unlikely.",
            "date",
            "2 May",
            "June",
        ),
        (
            "The fire was put out at 14:20.",
            "They had the fire out shortly before midnight.",
            "date",
            "14:20",
            "midnight",
        ),
        ("No ransom was paid.", "They paid a ransom.", "negation", "not ransom", "ransom"),
        (
            "The radar was out of service.",
            "The radar kept running.",
            "antonym",
            "out of service",
            "kept running",
        ),
        (
            "An unlocked door led to the vault.",
            "The door to the vault was locked.",
            "negation",
            "unlocked",
            "locked",
        ),
    ],
)
def test_what_fills_one_slot_differently_is_found_and_named(a, b, kind, one, two):
    this = found(a, b)
    assert this is not None
    assert (this.difference.kind, this.difference.a, this.difference.b) == (kind, one, two)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The hall seats 900.", "The roof has 700 tiles."),
        ("The hall seats 904.", "It has a capacity of 900."),
        ("Two of the three injured went home.", "Three hikers were injured."),
        ("Profit was 31 million euros in 2030.", "They lost 2 million euros a day."),
        ("See hall 9.", "The meeting in hall 12 was long."),
        ("The pool reopens by 2 May.", "The gym closes in June."),
        ("No ransom was paid.", "They paid the plumber."),
        ("The radar was out of service.", "The canteen kept running."),
        ("Two people familiar with the talks said so.", "Five people took part in talks."),
    ],
)
def test_slots_of_two_things_are_no_conflict(a, b):
    assert found(a, b) is None


def test_more_is_asked_for_where_nothing_is_known_of_the_documents():
    a, b = "Four climbers were injured.", "Six of our friends got hurt."
    assert found(a, b, common=False) is None


def test_a_pronoun_lives_on_the_sentence_before():
    this = found(
        "The filing was planned for the first quarter.",
        "Analysts expect it to slip to the autumn.",
        before_b="The bank has prepared a filing.",
    )
    assert this is not None
    assert this.difference.kind == "date"


@examples(60)
@given(st.text(alphabet="not 12 open by Q3 closed, paid un", max_size=80), st.text(max_size=40))
def test_conflicts_are_symmetric(a, b):
    one, two = found(a, b), found(b, a)
    assert (one is None) == (two is None)
    assert found(a, a) is None or one is None or one.evidence >= 0


def test_the_subject_of_a_whole_library_is_no_deed_of_one_event():
    often = [features(f"Every open model of maker {n} is liked.") for n in range(30)]
    weights = Weights.of(often)
    a = features("The maker of cars has not opened its models.")
    b = features("A maker of cars has opened its models.")
    known = Setting(common=True)
    assert conflict(a, b, Weights.of([]), lambda: known) is not None
    assert conflict(a, b, weights, lambda: known) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The brewery does not share its recipes, old labels or glass bottles with other firms.",
            "Visitors hold large glass mugs, wooden tokens and paper maps in the yard all summer.",
        ),
        (
            "The mild winter helped the small orchards near the lake to bear early blossoms again.",
            "Late frost, drifting sand and greedy starlings harm vines along the southern slopes.",
        ),
    ],
)
def test_words_that_meet_by_chance_in_long_passages_are_no_conflict(a, b):
    assert found(a, b) is None


def test_who_opposes_something_in_two_words_needs_less_around_them():
    assert found("A launch is imminent in Ulm.", "All in Orm is postponed indefinitely.")
    assert not found("A talk is imminent in Ulm.", "All in Orm is postponed once more.")


def test_a_figure_that_the_other_document_has_too_is_answered_there():
    a = features("The flood reached about 340 homes in the old town.")
    b = features("Power is back in all but 800 homes of the old town.")
    told = {"hom": features("It flooded 352 homes.").figures}
    assert conflict(a, b, Weights(), lambda: Setting(common=True)) is not None
    assert conflict(a, b, Weights(), lambda: Setting(common=True, values_b=told)) is None


def test_documents_on_others_are_in_no_conflict():
    a, b = features("In Ashby 85 homes burnt down."), features("The fire destroyed 60 houses.")
    assert conflict(a, b, Weights(), lambda: Setting(common=True)) is not None
    assert conflict(a, b, Weights(), lambda: Setting(common=True, apart=True)) is None


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        ("The first eight barges have been lifted.", "All 38 barges had been painted.", False),
        ("Eight barges were lifted.", "They have lifted 38 barges.", True),
        ("The study had 24,966 guests.", "Most of the 25,120 guests were old.", True),
        ("Two guards were on duty.", "He was the only guard in the house.", True),
        ("By barge she needed 40.", "The guard had painted 66.", False),
        ("The line is 8 km long.", "The line would have been 11 km long.", False),
        ("The line is 8 km long.", "The line is 11 km long.", True),
    ],
)
def test_counts_with_nothing_else_in_common_are_of_two_things(a, b, apart):
    weights = Weights(90, {"barg": 4, "guest": 4, "guard": 4})
    made = conflict(features(a), features(b), weights, lambda: Setting(common=True))
    assert (made is not None) is apart


def test_words_with_little_beside_them_are_a_hint_and_dates_of_one_deed_are_none():
    assert found("Nobody was hurt.", "Two men were treated in hospital on Monday evening.").hint
    date = found("Work cannot begin before November.", "Work is to begin in September.")
    assert date.difference.kind == "date"
    assert not date.hint
