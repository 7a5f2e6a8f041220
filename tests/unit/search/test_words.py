"""Words that are spelt, heard or inflected differently."""

from __future__ import annotations

import pytest

from tui.search.inflection import stem, stems
from tui.search.matching import LARGE, Matcher
from tui.search.phonetics import sound, sounds
from tui.search.vocabulary import NOTHING, Vocabulary

LISTED = """
postponed postpone postpones indefinitely constitution constitutions knowledge physics open
source opensource delay delays delayed weights weight held holdings through tough location write
vote move run nation national erupted told children bought use kept keeping
"""
WORDS = LISTED.split()


@pytest.fixture
def matcher():
    vocabulary = Vocabulary()
    for word in WORDS:
        vocabulary.numbered(word)
    return Matcher(vocabulary)


def meant(matcher, word, **how):
    return [c.text for c in matcher.candidates(word, **how)]


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("postpned", "postponed"),
        ("indefinetly", "indefinitely"),
        ("ohldings", "holdings"),
        ("constitushuns", "constitutions"),
        ("nolij", "knowledge"),
        ("fizix", "physics"),
        ("delaying", "delay"),
        ("wieghts", "weights"),
        ("delaynig", "delay"),
        ("knowldegeed", "knowledge"),
        ("locationyed", "location"),
        ("writimg", "write"),
        ("indefibi", "indefinitely"),
        ("kowled", "knowledge"),
        ("voting", "vote"),
        ("movers", "move"),
        ("running", "run"),
        ("using", "use"),
        ("nations", "national"),
        ("eruption", "erupted"),
        ("telling", "told"),
        ("child", "children"),
        ("buy", "bought"),
        ("kept", "keeping"),
    ],
)
def test_the_word_meant_is_found(matcher, typed, word):
    assert meant(matcher, typed)[0] == word or word in meant(matcher, typed)[:3]


def test_the_word_itself_costs_nothing(matcher):
    first = matcher.candidates("delay")[0]
    assert (first.text, first.cost) == ("delay", 0.0)


def test_a_word_still_being_typed_means_longer_ones_too(matcher):
    assert "constitution" in meant(matcher, "cons", unfinished=True)
    assert "opensource" in meant(matcher, "open", unfinished=True)
    assert "opensource" not in meant(matcher, "open")


def test_a_word_that_is_none_may_be_the_beginning_of_one(matcher):
    typing = {c.word: c.cost for c in matcher.candidates("consti", unfinished=True)}
    left = {c.word: c.cost for c in matcher.candidates("consti")}
    number = matcher.vocabulary.number("constitution")
    assert typing[number] < left[number]


def test_costs_grow_with_the_slips(matcher):
    def cost(typed):
        return {c.text: c.cost for c in matcher.candidates(typed)}

    assert 0 < cost("postpned")["postponed"] < cost("postpnd")["postponed"]


def test_a_large_vocabulary_finds_the_same_slips(matcher):
    for number in range(LARGE + 1):
        matcher.vocabulary.numbered(f"zz{number}")
    assert "postponed" in meant(matcher, "postpned")
    assert "holdings" in meant(matcher, "ohldings")  # the second letter came first


def test_new_words_are_found_at_once(matcher):
    assert "kubernetes" not in meant(matcher, "kubernets")
    matcher.vocabulary.numbered("kubernetes")
    assert "kubernetes" in meant(matcher, "kubernets")


def test_spellings_with_apostrophes_share_a_number():
    dont, same, nothing = Vocabulary().entered(["dont", "don't", "''"])
    assert dont == same != nothing == NOTHING


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("fotograf", "photograph"),
        ("rekomend", "recommend"),
        ("akwire", "acquire"),
        ("jeneral", "general"),
        ("konshus", "conscious"),
        ("nite", "night"),
        ("skool", "school"),
    ],
)
def test_words_that_sound_alike_have_one_key(a, b):
    assert sound(a) == sound(b)


def test_a_list_of_words_sounds_like_each_of_them():
    assert sounds(WORDS) == [sound(word) for word in WORDS]


def test_all_words_that_sound_alike_are_found_also_those_that_stand_together():
    vocabulary = Vocabulary(["", "nite", "night", "42", "knight", "nigh"])
    assert vocabulary.sounding(sound("nite")) == ["knight", "night", "nite"]
    assert vocabulary.sounding("") == vocabulary.sounding("zzz") == []
    vocabulary.numbered("knite")
    assert "knite" in vocabulary.sounding(sound("nite"))


def test_a_stump_is_no_stem(matcher):
    matcher.vocabulary.numbered("relations")
    assert "relations" not in meant(matcher, "relese")


def test_forms_of_the_word_meant_are_meant_though_what_is_typed_is_a_word_too(matcher):
    matcher.vocabulary.numbered("poved")
    assert "move" in meant(matcher, "poved")


def test_nothing_is_heard_in_a_run_of_consonants(matcher):
    matcher.vocabulary.numbered("six")
    assert sound("zzqx") == sound("six")
    assert meant(matcher, "zzqx") == []


@pytest.mark.parametrize("forms", ["delay delays delayed", "model models", "weigh weighs weighing"])
def test_forms_share_a_stem(forms):
    assert len({stem(form) for form in forms.split()}) == 1


def test_endings_can_be_piled_up():
    assert "enthusiasm" in stems("enthusiasming") or "enthusia" in stems("enthusiasming")


def test_a_known_word_that_is_spelt_as_it_is_meant_stands_for_its_forms_only(matcher):
    assert set(meant(matcher, "weights", spelt=True)) == {"weights", "weight"}
    assert "through" in meant(matcher, "tough")
    assert meant(matcher, "tough", spelt=True) == ["tough"]
    assert "postponed" in meant(matcher, "postpned", spelt=True)
