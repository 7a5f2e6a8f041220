"""A few plain words: what state things are in, and what is none of a reader's business."""

from __future__ import annotations

import pytest

from tui.claims import NORMAL, detect, judge
from tui.claims.scoring import weights
from tui.documents.document import Document


@pytest.mark.parametrize(
    "sentence",
    [
        "The sprinklers were off.",
        "The mudguards are plastic.",
        "The lift is out of order.",
        "The bridge is finished.",
        "Both crew members were asleep.",
        "The club will appeal.",
        "Verletzt wurde bisher niemand.",
        "Ein Stempel der Behörde fehlt.",
    ],
)
def test_a_state_is_told_in_a_few_words(sentence):
    assert judge(sentence).score > NORMAL - weights()["score"]["state"] / 4


@pytest.mark.parametrize(
    "sentence",
    [
        "It was an open secret.",
        "Parents were frustrated.",
        "She was gone.",
        "It is an empty phrase.",
        "He was absent.",
    ],
)
def test_a_state_of_somebody_unnamed_or_a_mere_attribute_is_not(sentence):
    assert judge(sentence).score < NORMAL


@pytest.mark.parametrize("sentence", ["It will take four.", "Deliveries begin in September."])
def test_a_number_or_a_date_is_enough_for_a_few_words(sentence):
    assert judge(sentence).score > judge("It will take ages.").score + 0.2


def test_that_there_is_no_such_thing_is_told():
    lacking = judge("There is no lift in the building.").score
    assert lacking > judge("There is no doubt about the building.").score


@pytest.mark.parametrize(
    "sentence",
    [
        "“We are incredibly excited to bring this to Leeds,” said Ann Rudge, its chief executive.",
        "Tuesday 13 February 2024 at 7.30 p.m. in the Guildhall.",
        "There being no further business, the Chair closed the meeting at 9.05 p.m.",
        "All suspects are presumed innocent until proven guilty in a court of law.",
        "Finch; Doyle, Lyle, Marsh, Webb; Ness, Ito, Grady (Shaw 60), Cole; Brandão, Price.",
        "Otter Bank Trust is a registered charity, no. 555123.",
        "Das Gespräch führte Lena Uhl.",
        "Reviewed by Mona Lee · 11 June 2024 · We may earn a commission from links on this page.",
    ],
)
def test_feelings_calendars_and_formulas_are_no_claims(sentence):
    assert judge(sentence).score < NORMAL


def test_a_feeling_beside_a_figure_is_one():
    assert judge("“We are delighted that 340 people have signed,” said Ann Rudge.").score >= NORMAL


@pytest.mark.parametrize(
    "line",
    [
        "I wanted to know how a town of 40,000 people did what Leeds could not.",
        "I have carried the Kestrel up four flights of stairs every evening for three weeks.",
    ],
)
def test_what_the_author_went_through_is_no_claim(line):
    assert not [c for c in detect(Document("a.txt", line, "")) if c.score >= NORMAL]


def test_a_few_words_count_in_quotation_marks_too():
    assert judge("“Nobody asked for their boiler back.”").score >= NORMAL


def test_strong_verbs_are_verbs():
    swept = judge("A storm swept away the barracks.").score
    assert swept > judge("A storm far away from the barracks.").score + 0.2


def test_what_became_of_an_evening_is_no_plain_fact():
    became = judge("Der Abend wurde lang.").score
    assert became < judge("Verletzt wurde bisher niemand.").score - 0.2


@pytest.mark.parametrize("mark", ["-", "1."])
def test_what_a_list_asks_for_is_no_claim(mark):
    listed = f"{mark} Publish every reading since May.\n{mark} Line the 64 pipes by 2025.\n"
    asked = f"The pipes are old.\n\nWe ask the board to do two things:\n\n{listed}"
    assert not [c for c in detect(Document("a.txt", asked, "")) if c.score >= 0.5]


def test_nor_is_it_in_german():
    text = (
        "Die Straße ist gefährlich und die Stadt weiß das.\n\nWir fordern deshalb:\n\n"
        "- Tempo 30 vor der Schule bis zum Herbst\n- eine Ampel am Wehr bis Mai\n"
    )
    assert not [c for c in detect(Document("a.txt", text, "")) if "\n- " in text[: c.span.start]]


def test_what_a_list_tells_is_one():
    told = "We ask the board to read this:\n\n- The pipes were laid in 1931.\n"
    assert [c.text for c in detect(Document("a.txt", told, ""))] == ["The pipes were laid in 1931."]
