from __future__ import annotations

import pytest

from tui.claims import NORMAL, detect
from tui.documents.document import Document

NEWS = "The court at Orsk closed on 4 May after 12 clerks were hurt, police said."
ABOUT = (
    "Jane Doe has covered courts for the Orsk Courier since 2015. In 2020 she won the Norvia "
    "prize for her reports on fraud at the port, and in 2022 she became its editor."
)


def marked(text):
    return [c.text for c in detect(Document("a.md", text, "md")) if c.score >= NORMAL]


@pytest.mark.parametrize(
    "box",
    [
        f"About Jane Doe\n\n{ABOUT}\n\nShe lives in Orsk with 2 cats.",
        f"About the author\n\n{ABOUT}",
        f"**About the author:** {ABOUT}",
        f"Über die Autorin: {ABOUT}",
        "*Jane Doe is a lecturer in law at Orsk. Her book, Paper Trail, came out in 2021.*",
    ],
)
def test_who_wrote_a_text_is_no_claim_of_it(box):
    assert marked(f"# Court closes\n\n{NEWS}\n\n{box}\n") == [NEWS]


def test_the_last_paragraph_with_the_name_below_the_title_is_about_the_author():
    text = f"# Court closes\n\nBy Jane Doe\n\n{NEWS}\n\nJane Doe runs 14 hotels in Orsk.\n"
    assert marked(text) == [NEWS]


def test_what_a_firm_says_about_itself_and_slanted_facts_stay():
    firm = "Norvia employs 12,000 people in 14 countries."
    assert firm in marked(f"# Court closes\n\n{NEWS}\n\nAbout Norvia\n\n{firm}\n")
    slanted = "Norvia Rail lost 4 million euros in May."
    assert slanted in marked(f"# Court closes\n\n{NEWS}\n\n*{slanted}*\n\nSo it goes.\n")


def test_what_is_told_below_the_name_of_somebody_else_stays():
    told = "Jane Jacobs said in 1961 that the city lost 400 homes to the road."
    assert told in marked(f"# The road\n\n{NEWS}\n\n## About Jane Jacobs\n\n{told}\n")


@pytest.mark.parametrize(
    ("top", "above"),
    [
        ("By Jane Doe", ""),
        ("Jane Doe 2 hours ago", "Jane Doe\nSenior Reporter\n"),
        ("Jane Doe · 3 May", "Jane Doe\n\n"),
    ],
)
def test_a_box_below_the_name_at_the_top_is_about_the_author(top, above):
    box = f"{above}Jane has covered 14 courts for the Courier since 2018. She won 3 prizes in May."
    more = "The court had 40 clerks in 2019."
    text = f"# Court closes\n\n{top}\n\n{NEWS}\n\n{box}\n\n{more}\n"
    assert marked(text) == [NEWS, more]


def test_a_firm_tells_what_it_is_above_whom_to_ask():
    firm = "Norvia Rail Ltd runs 14 trains in 3 countries. Founded in 2009, it employs 300 people."
    above = f"# Court closes\n\n{NEWS}\n\nAbout the Norvia Rail\n\nThe {firm}\n\n"
    assert marked(f"{above}Media contact: Ann Lee, press@norvia.example\n") == [NEWS]
    assert len(marked(f"{above}It lost 3 trains in May.\n")) > 1
