from __future__ import annotations

import pytest

from tui.claims import detect
from tui.claims.claim import NORMAL
from tui.documents.document import Document

ASKED = "HOST: {}\n\nANN: {}\n\nHOST: Good.\n\nANN: It closed in 2019.\n"
LISTED = "# The bridge\n\nThe council closed the bridge on Monday.\n\n{}\n\n- {}\n"
TIMED = "# Fire at the mill\n\n13:40 A fire breaks out in the old mill in Leeds.\n\n{}\n"


def marked(text):
    found = detect(Document("a.txt", text, ""))
    return {c.text: c.attribution for c in found if c.score >= NORMAL}


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How long did it take?", "Three weeks."),
        ("How many people came?", "About 400."),
        ("When did it close?", "In March 2019."),
        ("Where was it built?", "In Leeds."),
        ("Who ran the ferry?", "Norvia Marine, until 2021."),
    ],
)
def test_a_short_answer_with_a_figure_a_date_or_a_name_counts(question, answer):
    assert marked(ASKED.format(question, answer)).get(answer) == "ANN"
    assert answer not in marked(ASKED.format("So it was.", answer))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Do you like it?", "Very much."),
        ("How are you?", "Fine, thanks."),
        ("How many sugars?", "Two, please."),
        ("Who paid?", "I did, in 2019."),
    ],
)
def test_chat_is_no_answer(question, answer):
    assert answer not in marked(ASKED.format(question, answer))


@pytest.mark.parametrize("head", ["Key facts:", "## Key figures", "The audit found:"])
@pytest.mark.parametrize(
    "item", ["Length: 420 metres", "Closure from 3 June", "No inspections since 2015"]
)
def test_items_of_a_list_of_facts_need_no_verb(head, item):
    assert item in marked(LISTED.format(head, item))


@pytest.mark.parametrize(
    "head", ["Contents:", "## Ingredients", "Nutrition facts:", "In the shop:"]
)
@pytest.mark.parametrize("item", ["Length: 420 metres", "Closure from 3 June"])
def test_items_of_any_other_list_do(head, item):
    assert item not in marked(LISTED.format(head, item))


@pytest.mark.parametrize(
    ("entry", "claim"),
    [
        ("14:05 Fire crews enter the building", "Fire crews enter the building"),
        ("14:20: Two councillors walk out", "Two councillors walk out"),
        ("90+2' Larsen hits the bar.", "Larsen hits the bar."),
        ("15:10 Owner says the pumps had been off since May.", None),
    ],
)
def test_entries_of_a_live_blog_are_in_the_present_and_begin_behind_their_time(entry, claim):
    found = marked(TIMED.format(entry))
    assert (claim or entry[6:]) in found
    assert "15:10 Owner" not in found.values()


@pytest.mark.parametrize("time", ["88' GOAL!", "90+3'", "14:05"])
def test_the_time_of_an_entry_may_stand_above_it(time):
    found = marked(TIMED.format(f"{time}\nOsei levels from the spot. What a finish."))
    assert "Osei levels from the spot." in found
    assert len(found) == 2


@pytest.mark.parametrize(
    "entry", ["10:00 Opening speech, Ann Rudge", "12:30 Lunch", "18:00 Doors open", "06:14 Leeds"]
)
def test_a_programme_tells_nothing_that_has_happened(entry):
    assert len(marked(TIMED.format(entry))) == 1


@pytest.mark.parametrize("entry", ["Doors open", "Jury sworn", "Witness called", "Lunch break"])
def test_two_words_behind_a_time_are_no_claim(entry):
    assert not [text for text in marked(TIMED.format(f"- 10:05 — {entry}")) if entry in text]
