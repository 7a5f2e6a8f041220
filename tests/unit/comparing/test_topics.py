from __future__ import annotations

from tui.comparing.topics import topics


def test_a_claim_is_named_by_the_word_it_shares_with_most_others():
    claims = ["The harbour closes", "A harbour opens in Oslo", "Bread is dear", "Oslo votes"]
    named = topics([*claims, *("Bread again", "Snow", "Rain", "Wind", "Hail", "Sun", "Fog", "Ice")])
    assert named[0] == "harbour"
    assert named[2] == "bread"
    assert named[3] == "Oslo"


def test_a_claim_alone_has_no_topic():
    assert topics(["Snow fell", "Bread rose"]) == ["", ""]
    assert topics([]) == []


def test_words_of_any_text_name_no_topic():
    essays = [
        "All men have seen great things in the world",
        "Men found great things in the Devil's book",
        "The people gave all they had to the Devil",
        "People know all things",
    ]
    assert topics(essays) == ["", "Devil", "Devil", ""]


def test_a_topic_is_called_by_a_name_and_terms_stay_whole():
    claims = [
        "Secretary Clinton voted for the Affordable Care Act",
        "Clinton lost in the United States",
        "The Affordable Care Act made health care dear, Clinton said",
        "Trump wants no health care from Washington",
        "Nobody spends more on health care than the United States",
        "In the debate Trump attacked a rival",
    ]
    assert topics(claims) == [
        "Affordable Care Act",
        "United States",
        "Affordable Care Act",
        "health care",
        "United States",
        "Trump",
    ]


def test_of_two_words_the_one_that_few_sources_use_names_the_topic():
    claims = ["The harbour and the tunnel", "A tunnel below the harbour", "Tunnel and harbour"]
    others = ["The harbour sleeps"]
    where = [{"a"}, {"a"}, {"a"}, {"b"}]
    assert topics([*claims, *others], where)[:3] == ["tunnel"] * 3
