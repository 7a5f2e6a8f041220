from __future__ import annotations

import pytest

from tui.claims import detect, judge
from tui.claims.lexicon import lexicon
from tui.claims.present import UNDATED, present_of
from tui.documents.document import Document, Metadata


def dated(text, date=""):
    return Document("a.txt", text, "text", metadata=Metadata(date=date))


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("The tunnel opens in 2031.", UNDATED),
        ("The mill was sold in 2019. The tunnel opens in 2031.", 2019),
        ("The tunnel was approved in 2024 and opens in 2031.", 2024),
        ("The contract was extended until 2041. In 2025, the mill closed.", 2025),
        ("The works are to be completed in 2033. They began in 2026.", 2026),
        ("The bridge collapsed in 1987.", UNDATED),
        ("The target of 2,030 houses fell to 2030-B in 20.2031.", UNDATED),
    ],
)
def test_a_text_is_as_old_as_what_last_happened_in_it(text, year):
    assert present_of(dated(text), lexicon("en")) == year


def test_a_german_text_is_as_old_as_what_last_happened_in_it():
    text = "Die Mühle wurde 2019 verkauft. Der Tunnel öffnet 2031."
    assert present_of(dated(text), lexicon("de")) == 2019


def test_the_date_of_a_document_is_its_present():
    assert present_of(dated("The mill was sold in 2019.", "2023-04-05"), lexicon("en")) == 2023


@pytest.mark.parametrize(
    ("date", "certainty"), [("2029-01-02", "predicted"), ("2035", "asserted"), ("", "predicted")]
)
def test_a_year_is_to_come_for_the_text_and_not_for_who_reads_it(date, certainty):
    (claim,) = detect(dated("The Harrow tunnel opens in 2031 with two lanes.", date))
    assert claim.certainty == certainty


def test_a_history_in_the_present_tense_foretells_nothing():
    assert judge("The war begins in 1914 with an attack on Belgium.").certainty == "asserted"
