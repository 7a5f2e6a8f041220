from __future__ import annotations

import pytest

from tui.claims import judge


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("A memo dated Jan. 17 and seen by the Post says the firm must raise 9 million.", "A memo"),
        ("A video that has been viewed 2 million times claims that stoves are banned.", "A video"),
        ("A post shared 12,000 times claims that the vaccine contains chips.", "A post"),
        ("The letter sent in May was wrong, Ann Rudge said on 4 June.", "Ann Rudge"),
        ("Debt climbed to 3.4 billion francs, its annual results showed last month.",
         "its annual results"),
        ("It takes 143 weeks, as figures from the ministry show.", "figures from the ministry"),
        ("It travels 143 miles, as the driver determines.", None),
        ("Tests by the safety office found the same fault in 9 of 40 kettles.",
         "Tests by the safety office"),
        ("The tests found the same fault in 9 of 40 kettles.", None),
    ],
)  # fmt: skip
def test_a_paper_speaks_however_it_is_described(sentence, source):
    assert judge(sentence).attribution == source
