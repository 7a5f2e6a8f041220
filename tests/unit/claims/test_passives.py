from __future__ import annotations

import pytest

from tui.claims import judge


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("Officers were called at 10.20pm on 4 May by a taxi driver.", None),
        ("The bones were found in a field in 2019 by a farmer.", None),
        ("The bridge was found to be safe in 2019 by the court.", "the court"),
        ("He was called a liar in May by the mayor.", "the mayor"),
        ("Two of the men were found", None),
    ],
)
def test_what_is_only_done_by_somebody_has_no_source(sentence, source):
    assert judge(sentence).attribution == source


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("It closed in 2019, said Anna Keller, an engineer who was not involved.", "Anna Keller"),
        ("It hired 40 men, said the people, who asked not to be named.", "the people"),
        ("The mayor, Ann Rudge, said the town, which was flooded in 2019, would close.",
         "Ann Rudge"),
        ("Light harms 40 species, notes ecologist Miguel Arce.", "ecologist Miguel Arce"),
    ],
)  # fmt: skip
def test_who_spoke_may_be_described_behind_the_verb(sentence, source):
    assert judge(sentence).attribution == source
