from __future__ import annotations

import pytest

from tui.claims import detect, judge
from tui.claims.claim import CANDIDATE
from tui.documents.document import Document


def said(text):
    return [
        (claim.text, claim.attribution)
        for claim in detect(Document("a.txt", text, "text"))
        if claim.score >= CANDIDATE
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("After an inspection found that two cables were rusting, the bridge was closed in May.",
         [("an inspection found that two cables were rusting", "an inspection"),
          ("the bridge was closed in May.", None)]),
        ("Shares fell 12% shortly after the company said profit would drop.",
         [("Shares fell 12%", None), ("the company said profit would drop.", "the company")]),
    ],
)  # fmt: skip
def test_what_is_told_beside_the_main_clause_is_a_claim_of_its_own(sentence, expected):
    assert said(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "After an inspection found rust, the bridge was closed in May.",
        "As its adviser had recommended, the council sold the land for 3 million euros.",
        "The product recommended by the agency caused 40 fires in May.",
        "Losses reported by the bank fell by 3% in 2019.",
        "The tunnel, which engineers said was safe, collapsed on 3 June.",
        "The price rose to 40 euros, more than analysts had expected.",
    ],
)
def test_a_source_beside_the_main_clause_leaves_it_to_the_author(sentence):
    assert said(sentence) == [(sentence, None)]


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("As the ministry noted in May, prices rose by 4%.", "the ministry"),
        ("After the storm, the mayor said 40 houses had lost their roofs.", "the mayor"),
        ("Once the drug worked in mice, a trial with 300 patients began, the company said.",
         "the company"),
        ("A report commissioned by the ministry found that 40 bridges were unsafe.", "A report"),
    ],
)  # fmt: skip
def test_a_source_of_all_of_it_stays(sentence, source):
    assert [who for _, who in said(sentence)] == [source]


def test_a_sentence_alone_still_names_whom_it_tells_of():
    assert judge("The bridge was closed after an inspection found rust.").attribution == (
        "an inspection"
    )
