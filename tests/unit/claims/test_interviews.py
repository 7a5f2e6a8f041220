from __future__ import annotations

import pytest

from tui.claims import detect
from tui.claims.interviews import answers
from tui.documents.document import Document

ASKED = (
    "{}how much was lost?\n\nThe registers of 1750 are gone for good.\n\n"
    "Why were they in the cellar?\n\nThe town had no money in 2009.\n\n"
    "And what is next?\n\nThe new building opens in 2027.\n\n{}"
)
INTRO = "The river came in July. Simon Atherley, the director, saved 900 boxes.\n\n"


@pytest.mark.parametrize(
    ("above", "first", "who"),
    [
        (INTRO, "Mr Atherley, ", "Simon Atherley"),
        (INTRO, "Ms Petrie, ", "Petrie"),
        (f"{INTRO}An interview with Simon Atherley\n\n", "So ", "Simon Atherley"),
        (f"Interview: Katja Brodersen\n\n{INTRO}", "So ", "Simon Atherley"),
        (INTRO, "So ", None),
        ("Questions about the flood\n\n", "So ", None),
    ],
)
def test_who_answers_questions_without_labels_is_who_is_asked(above, first, who):
    text = above + ASKED.format(first, "Thank you.")
    found = {c.text: c.attribution for c in detect(Document("a.txt", text, "text"))}
    assert found["The new building opens in 2027."] == who
    assert found["The registers of 1750 are gone for good."] == who


@pytest.mark.parametrize("last", ["Thank you.", "Simon Atherley was born in 1962.", "# More"])
def test_the_last_answer_ends_where_the_interview_does(last):
    text = INTRO + ASKED.format("Mr Atherley, ", f"{last}\n\nThe archive burnt in 1901.")
    assert text[: list(answers(text))[-1][1]].endswith("in 2027.\n\n")


def test_questions_among_much_prose_make_no_interview():
    text = INTRO + ASKED.format("Mr Atherley, ", "Why?").replace(
        "good.\n\n", "good.\n\n" + "The town had 40 clerks.\n\n" * 20
    )
    assert not list(answers(text))


def test_a_bold_line_between_questions_in_bold_asks_too():
    text = (
        "**Ms Solvang, what has changed?**\n\nIt lost 41 metres in 2019.\n\n"
        "**Some say that is how nature works.**\n\nThe last warming took 2,000 years.\n\n"
        "**Could satellites help?**\n\nIn 2021 the bridge fell.\n\n**And now?**\n\nWe have 3 left."
        "\n\n**About glaciers**\n\nThe largest one has 400 metres of ice."
    )
    found = {c.text: c.attribution for c in detect(Document("a.txt", text, "text"))}
    assert found["The last warming took 2,000 years."] == "Solvang"
    assert found["We have 3 left."] == "Solvang"
    assert found["The largest one has 400 metres of ice."] is None
