from __future__ import annotations

import pytest

from tui.claims import detect
from tui.claims.people import People
from tui.documents.document import Document


def sources(text):
    return [claim.attribution for claim in detect(Document("a.txt", text, "text"))]


@pytest.mark.parametrize(
    ("name", "pronoun", "fits"),
    [
        ("Anna Keller", "she", True),
        ("Anna Keller", "he", False),
        ("Mr Lowe", "sie", False),
        ("Petra Wolters", "sie", True),
        ("Tolan Grish", "he", True),
        ("Jo Martin", "she", True),
        ("a spokesman for the bank", "he", True),
    ],
)
def test_a_first_name_tells_whom_a_pronoun_cannot_mean(name, pronoun, fits):
    assert People().may_be(name, pronoun) is fits


def test_a_surname_stands_for_one_person_only():
    people = People()
    people.note("Anna Keller")
    assert people.full("Keller") == "Anna Keller"
    people.note("Peter Keller")
    assert people.is_surname("Keller")
    assert people.full("Keller") == "Keller"


def test_she_is_not_the_man_of_the_same_surname_who_spoke_last():
    text = (
        "Anna Keller said the port lost 4 million euros. Peter Keller, her brother, said the bank "
        "paid 3 million. He said the rest was owed. She denied that 12 men were fired."
    )
    assert sources(text)[-2:] == ["Peter Keller", "Anna Keller"]


def test_he_is_whom_a_surname_has_just_named():
    text = (
        "Luka Perić rakes salt. Ivana Grgić said that 12 storms came in 1980. "
        "Perić does not believe it. “We had two bad years in 1957,” he told me."
    )
    assert sources(text)[-1] == "Luka Perić"


def test_nobody_stands_for_a_pronoun_whom_it_cannot_mean():
    text = "Anna Keller runs the port. He said that it lost 4 million euros in 2019."
    assert sources(text)[-1] == "He"


def test_it_is_the_union_that_spoke_last_though_it_has_no_name():
    text = (
        "The Norvian Port Authority said that 11 cranes stood still. The union of hauliers "
        "disputes that. It says the toll costs 40 million euros."
    )
    assert sources(text)[-2:] == ["The union of hauliers"] * 2


def test_it_is_the_paper_or_the_body_that_the_sentence_before_was_about():
    text = "Cascade was sued. The complaint says 14 gates were shut. It accuses the firm of fraud."
    assert sources(text)[-1] == "The complaint"
    text = "The department accepts both findings. It denies that 40 pupils were put at risk."
    assert sources(text)[-1] == "The department"


def test_german_sie_is_one_person_where_its_verb_is_singular():
    text = (
        "Das teilte Geschäftsführerin Petra Wolters am Mittwoch mit. "
        "Bisher stammten 64 Prozent aus dem Werk, sagte sie. 12 Männer sahen es, sagten sie."
    )
    assert sources(text)[-2:] == ["Geschäftsführerin Petra Wolters", "sie"]
