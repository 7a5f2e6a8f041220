from __future__ import annotations

import pytest

from tui.claims import detect
from tui.documents.document import Document

ANN = "HOST: What did the firm say?\n\nANN: {}\n\nHOST: And then?\n\nANN: It closed in 2019.\n"


def marked(said, language_before=ANN):
    found = detect(Document("a.txt", language_before.format(said), ""))
    return [c for c in found if c.text == said and c.score >= 0.5]


@pytest.mark.parametrize(
    ("said", "certainty"),
    [
        ("They never answered.", "denied"),
        ("That's not true.", "denied"),
        ("Not one letter came.", "denied"),
        ("I don't think they will pick the dam.", "denied"),
        ("They'll go up again next spring.", "predicted"),
        ("Peat holds more per euro.", "attributed"),
        ("A reef costs a third of a wall.", "attributed"),
        ("My brother sold his last month.", "attributed"),
        ("A new relay costs less than my car.", "attributed"),
    ],
)
def test_the_few_words_of_an_answer_count(said, certainty):
    (claim,) = marked(said)
    assert claim.certainty == certainty
    assert claim.attribution == "ANN"


@pytest.mark.parametrize(
    "said",
    [
        "I don't know.",
        "We'll see.",
        "That doesn't matter to me.",
        "No, I wasn't surprised.",
        "That's not the point.",
        "I'm not a doctor.",
        "And I hope we see more of that.",
    ],
)
def test_chat_does_not(said):
    assert not marked(said)


def test_an_author_who_says_so_chats():
    assert not marked("They never answered.", "The firm closed its mill in May.\n\n{}\n")


def test_what_a_speaker_tells_of_his_own_is_his_to_say():
    (claim,) = marked("My daughter wants to open a shop there in May.")
    assert claim.attribution == "ANN"


@pytest.mark.parametrize(
    ("said", "counts"),
    [("“That was never a penalty,” Brandt said.", True), ("“Not today,” Brandt said.", False)],
)
def test_a_quoted_denial_is_no_scrap(said, counts):
    found = detect(Document("a.txt", said, ""))
    assert any(claim.score >= 0.5 for claim in found) == counts
