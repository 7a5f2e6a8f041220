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


def sources(text):
    return {c.text: c.attribution for c in detect(Document("a.txt", text, ""))}


LIFT = """P07: The councillor has promised to mend the lift by May.

P08: I heard the same thing, but from the caretaker. {}

P07: The lift fell twice in 2019.

P08: My sister lives on the third floor. She says that the lift fell twice.
"""
BOARD = """**Anna Berg:** Tom Falk told the board that the pump was new.

**Tom Falk:** {} told the board that the pump was old, in March.

**Anna Berg:** He says the pump failed in May 2019.

**Tom Falk:** The pump ran for 40 days.
"""


def test_a_pronoun_stands_for_whom_the_same_speaker_has_just_named_by_a_role():
    told = "He told us the parts were never ordered."
    found = sources(LIFT.format(told))
    assert found[told] == "the caretaker"
    assert found["She says that the lift fell twice."] == "My sister"


@pytest.mark.parametrize(("pronoun", "source"), [("She", "Anna Berg"), ("He", "He")])
def test_nobody_calls_himself_he(pronoun, source):
    found = sources(BOARD.format(pronoun))
    assert found[f"{pronoun} told the board that the pump was old, in March."] == source
    assert found["He says the pump failed in May 2019."] == "Tom Falk"


def test_without_a_name_near_a_role_stands_for_he_in_prose():
    found = sources("The caretaker locked the door. He said the key was lost in May.")
    assert found["He said the key was lost in May."] == "The caretaker"
    found = sources("It was lent by the caretaker. He said the key was lost in May.")
    assert found["He said the key was lost in May."] == "He"
    found = sources("Police found the car in a ditch. He said the road was icy in May.")
    assert found["He said the road was icy in May."] == "He"
