"""What the tag prompt offers, and what typed names come to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.examples import examples
from tui.annotations import Tag
from tui.widgets.tag_completion import (
    begun,
    complete,
    edit_tags,
    quick_tags,
    resolve,
    split_tags,
)

BOOK = [
    Tag("release-date", 14, key="3"),
    Tag("delay", 9),
    Tag("safety/misuse", 7),
    Tag("safety/bio", 2),
    Tag("licence", 5, aliases=("license", "licensing")),
]


def test_beginnings_come_before_middles_and_typos():
    book = [Tag("undated"), Tag("date"), Tag("release-date"), Tag("dtae-line")]
    assert complete("date", book) == ["date", "release-date", "undated", "dtae-line"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("relese", "release-date"),
        ("saftey", "safety/misuse"),
        ("dleay", "delay"),
        ("misuze", "safety/misuse"),
    ],
)
def test_a_misspelt_tag_is_offered_first(typed, meant):
    assert complete(typed, BOOK)[0] == meant


def test_what_resembles_nothing_offers_nothing():
    assert complete("zzzqqq", BOOK) == []


def test_recent_tags_lead_within_their_rank_and_in_the_empty_prompt():
    assert complete("safety", BOOK, recent=("safety/bio",))[0] == "safety/bio"
    assert complete("", BOOK, recent=("licence", "delay"))[:3] == [
        "licence",
        "delay",
        "release-date",
    ]


def test_an_old_name_completes_to_the_tag_it_became():
    assert complete("license", BOOK)[0] == "licence"
    assert resolve("LICENSING", BOOK) == "licence"


def test_the_codebooks_own_case_wins_but_an_exact_name_stays():
    assert resolve("Delay", BOOK) == "delay"
    assert resolve("Delay", [*BOOK, Tag("Delay")]) == "Delay"
    assert resolve("new thing", BOOK) == "new thing"


def test_an_accent_makes_another_name_however_it_is_coded():
    book = (Tag("forderung", 3), Tag("\xe9t\xe9", 1))
    assert resolve("F\xf6rderung", book) == "F\xf6rderung"
    assert complete("F\xf6rderung", book) == ["forderung"]
    assert resolve("E\u0301te\u0301", book) == "\xe9t\xe9"


def test_quick_tags_are_the_keys_of_the_codebook_then_the_most_used():
    assert quick_tags(BOOK) == {
        "1": "delay",
        "2": "safety/misuse",
        "3": "release-date",
        "4": "licence",
        "5": "safety/bio",
    }


def test_several_names_are_parted_by_commas_and_lose_their_hash():
    assert split_tags(" #delay ,, release date , #a//b/ ,-x, - , /") == [
        "delay",
        "release date",
        "a/b",
        "-x",
    ]


def test_a_minus_takes_a_tag_off():
    assert edit_tags(("delay", "licence"), ["-license", "new"], BOOK) == ("delay", "new")


@examples(60)
@given(st.lists(st.text(max_size=12), max_size=5), st.text(max_size=40))
def test_tags_stay_distinct_and_nothing_typed_breaks_the_prompt(current, typed):
    tags = edit_tags(current, split_tags(typed), BOOK)
    assert len(set(tags)) == len(tags)
    assert set(complete(typed, BOOK)) <= {tag.name for tag in BOOK}


def test_a_tag_is_found_by_a_word_of_what_it_means():
    book = (Tag("foi", 3, description="Freedom-of-information requests"), Tag("inform", 1))
    assert complete("inform", book) == ["inform"]  # a part of a word is no beginning of one
    assert complete("freed", book) == ["foi"]
    assert complete("requ", book) == ["foi"]
    assert complete("re", book) == []  # two letters say too little


WITH_COMMAS = [
    *BOOK,
    Tag("Trust, institutional", 3),
    Tag("trust", 9),
    Tag("War, 1914, causes of", 1),
]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("delay, trust, institutional", ["delay", "trust, institutional"]),
        ("trust, delay", ["trust", "delay"]),
        ("war, 1914, causes of, trust", ["war, 1914, causes of", "trust"]),
        ("-Trust, institutional, x", ["-Trust, institutional", "x"]),
        ('"Trust, mutual", x', ["Trust, mutual", "x"]),
        ('x, #"a, b, c" , -"d, e"', ["x", "a, b, c", "-d, e"]),
        ('x, "a, b', ["x", "a, b"]),
        ('"x", y', ['"x"', "y"]),
        ('", x', [", x"]),
    ],
)
def test_a_comma_may_stand_in_a_known_name_or_between_quotation_marks(typed, names):
    assert split_tags(typed, WITH_COMMAS) == names


@pytest.mark.parametrize(
    ("typed", "before", "name"),
    [
        ("tru", "", "tru"),
        ("delay, Trust, ins", "delay", "Trust, ins"),
        ("delay, -Trust, ins", "delay", "-Trust, ins"),
        ('delay, "Trust, mut', "delay", "Trust, mut"),
        ("delay, trust, del", "delay, trust", "del"),
        ("delay, #del", "delay", "del"),
        ("delay,", "delay", ""),
    ],
)
def test_the_name_that_is_being_typed_may_have_a_comma(typed, before, name):
    assert begun(typed, WITH_COMMAS) == (before, name)


def test_many_commas_and_marks_are_soon_parted():
    assert len(split_tags('x, "' * 20_000, WITH_COMMAS)) == 2
    assert len(split_tags("trust, " * 20_000, WITH_COMMAS)) == 20_000
