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
