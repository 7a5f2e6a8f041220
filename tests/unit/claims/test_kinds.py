from __future__ import annotations

import pytest

from tui.claims import KINDS, judge


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The town has 12,400 inhabitants.", "figure"),
        ("Prices rose by 4 percent.", "figure"),
        ("The bridge opened in 1932.", "date"),
        ("The treaty was signed on 12 October.", "date"),
        ("Smoking causes cancer.", "causal"),
        ("The firm closed because sales fell.", "causal"),
        ("Berlin is larger than Paris.", "comparative"),
        ("It is one of the most popular museums in Europe.", "comparative"),
        ("The engine can run on hydrogen.", "capability"),
        ("The price will fall next year.", "predictive"),
        ("The firm expects to open ten shops.", "predictive"),
        ("New homes will not be allowed to have boilers.", "predictive"),
        ("The bridge is unlikely to be opened in May.", "predictive"),
        ("According to the police, two men fled.", "attribution"),
        ("The mayor resigned.", "fact"),
    ],
)
def test_a_kind_is_what_the_clause_asserts(sentence, kind):
    assert kind in judge(sentence).kinds


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The group was founded with a mission to reduce poverty.", "causal"),
        ("The change was announced in Rome.", "causal"),
        ("Smaller companies met in Rome.", "comparative"),
        ("Houses valued at less than $90,000 are exempt.", "comparative"),
        ("The lab published tools that others can use.", "capability"),
        ("They may meet in Rome.", "date"),
        ("GPT-4 was shown in Rome.", "figure"),
        ("The lab showed Llama 2 in Rome.", "figure"),
        ("No link between the two cases was found in Rome.", "figure"),
        ("More than 9,000 robots stand in Rome.", "comparative"),
        ("The firm rents its halls in Rome rather than owning them.", "comparative"),
    ],
)
def test_a_kind_is_not_what_the_clause_only_mentions(sentence, kind):
    assert kind not in judge(sentence).kinds


def test_kinds_come_in_their_order():
    kinds = judge("In 2019 the 12 largest firms grew because taxes fell, the bank said.").kinds
    assert list(kinds) == [kind for kind in KINDS if kind in kinds]
