from __future__ import annotations

import pytest

from tui.claims import detect
from tui.claims.clauses import clauses
from tui.claims.lexicon import lexicon
from tui.claims.words import Words
from tui.documents.document import Document


def parts(sentence):
    words = Words(sentence, lexicon("en"))
    return [sentence[words.start(start) : words.end(end - 1)] for start, end in clauses(words)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("While details are scarce, the leak suggests a release soon.",
         ["details are scarce", "the leak suggests a release soon."]),
        ("Sales fell in May, but profits rose by 3 percent.",
         ["Sales fell in May", "profits rose by 3 percent."]),
        ("The model is small; its makers call it a success.",
         ["The model is small", "its makers call it a success."]),
        ("In Scotland, the bill hit 3 million, and the operator may go.",
         ["In Scotland, the bill hit 3 million", "the operator may go."]),
        ("Norvia said that it would pay, but denied that it leaked.",
         ["Norvia said that it would pay", "denied that it leaked."]),
        ("These notes are not money, but promises to pay money.",
         ["These notes are not money, but promises to pay money."]),
        ("No decision has been made, and Norvia may still keep it, the people said.",
         ["No decision has been made", "Norvia may still keep it, the people said."]),
        ("A study of bees found no effect, possibly because they were tested soon.",
         ["A study of bees found no effect", "possibly because they were tested soon."]),
    ],
)  # fmt: skip
def test_contrasts_and_semicolons_part_a_sentence(sentence, expected):
    assert parts(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "It was small, but beautiful.",
        "The town, which lies in the hills, has 300 inhabitants.",
        "They sell bread, cheese, wine and oil.",
        "He was held for theft, which he denied; for arson, a crime; and for fraud.",
        "He said: “It is late, but we will win.”",
        "Critics argue that, while the tax may lower premiums, workers pay more.",
    ],
)
def test_lists_relative_clauses_and_quotations_stay_whole(sentence):
    assert parts(sentence) == [sentence]


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        (
            "Ashby Rovers are 17th, and a defeat on Saturday could put them in the bottom three.",
            ["Ashby Rovers are 17th", "a defeat on Saturday could put them in the bottom three."],
        ),
        (
            "Work could only be done by day, and in 1870 a storm swept away the barracks.",
            ["Work could only be done by day", "in 1870 a storm swept away the barracks."],
        ),
        (
            "Few of the owners may do it, since two thirds of them hold a single flat.",
            ["Few of the owners may do it", "two thirds of them hold a single flat."],
        ),
        ("There was one meeting, and no vote was taken.", None),
        ("The mayor said the bridge was safe, and the road would follow.", None),
        ("The port lost two cranes, and a third fell into the harbour.", None),
        ("The port lost two cranes, and you may see a third go.", None),
    ],
)
def test_what_is_so_and_what_may_be_so_are_told_apart(sentence, parts):
    found = detect(Document("a.txt", sentence, ""))
    assert [c.text for c in found] == (parts or [sentence])


def test_who_says_the_second_clause_is_asked_anew():
    text = "The firm insisted that the water was safe, and its own readings show that it was not."
    found = detect(Document("a.txt", text, ""))
    assert [(c.text, c.attribution) for c in found] == [
        ("The firm insisted that the water was safe", "The firm"),
        ("its own readings show that it was not.", "its own readings"),
    ]


def test_a_body_that_only_holds_something_speaks_too():
    text = "The club says 400 fans were sent away, and police believe some of them had no tickets."
    found = detect(Document("a.txt", text, ""))
    assert [c.attribution for c in found] == ["The club", "police"]


def test_what_the_same_source_goes_on_to_say_stays_with_it():
    text = "The minister said that prices rose, and that his officials reported that they fell."
    assert len(detect(Document("a.txt", text, ""))) == 1


def test_a_time_before_the_second_clause_keeps_them_not_together():
    assert parts("The bells may not ring before Advent, since two of the clappers are gone.") == [
        "The bells may not ring before Advent",
        "two of the clappers are gone.",
    ]
