from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.comparing.words import LONGEST, fold_word, is_content, stem, words


@pytest.mark.parametrize(
    "forms",
    [
        "release releases released releasing",
        "transparent transparency",
        "compete competes competitor competition competitive",
        "delay delays delayed",
        "scrap scrapped scrapping",
        "license licence licences licensing",
        "labour labor",
        "buy bought",
    ],
)
def test_forms_of_one_word_share_a_stem(forms):
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "two", ["police policy", "summers sum", "department depart", "station state", "letter let",
            "carried cars", "party part", "flowers flow"],
)  # fmt: skip
def test_words_that_only_look_alike_have_stems_of_their_own(two):
    one, other = two.split()
    assert stem(one) != stem(other)


def test_a_stem_never_eats_a_short_word_or_a_name_with_digits():
    assert [stem(w) for w in ("ring", "bus", "gpt-4", "news")] == ["ring", "bus", "gpt-4", "news"]


def test_names_with_numbers_stay_one_word_and_compounds_do_not():
    lows = [word.low for word in words("GPT-4, gpt-oss-120b and GPT-3.5 are open-source.")]
    assert lows == ["gpt-4", "gpt-oss-120b", "and", "gpt-3.5", "are", "open", "source"]


def test_case_accents_and_possessives_make_no_difference():
    assert fold_word("Café’s") == fold_word("CAFE") == "cafe"


def test_empty_words_are_no_content():
    assert not is_content("the")
    assert is_content("delay")


@given(st.text(max_size=300))
def test_every_word_stands_where_it_says(text):
    for word in words(text):
        assert 0 <= word.start < word.end <= len(text)
        assert word.low == fold_word(text[word.start : word.end][:64])


def test_only_the_beginning_of_a_long_passage_is_read():
    assert words("word " * LONGEST)[-1].end <= LONGEST


@pytest.mark.parametrize(("one", "two"), [("harmless", "harm"), ("partly", "part")])
def test_a_word_and_its_opposite_have_two_stems(one, two):
    assert stem(one) != stem(two)
