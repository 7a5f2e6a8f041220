"""Short paragraphs that ask readers for something, and those that only say what they are."""

from __future__ import annotations

import pytest

from tui.claims import NORMAL, detect, judge
from tui.documents.document import Document

SPENT = "Last year our team spent $212,000 on hosted machines."


def marked(text):
    return [c.text for c in detect(Document("a.txt", text, "text")) if c.score >= NORMAL]


def test_a_paragraph_that_asks_readers_to_sign_up_is_a_notice():
    assert not marked(
        "Sign up for our best stories from Norvia. Two million readers have since May."
    )


def test_what_a_text_says_about_itself_takes_nothing_from_what_stands_beside_it():
    assert marked(f"{SPENT} This is the story of how that happened.") == [SPENT]


@pytest.mark.parametrize(
    "line",
    [
        "Create an account at Norvia to read 3 more articles in May.",
        "Sign in to Norvia to read 3 more articles in May.",
        "Please sign the petition of the town of Lyon by 5 May 2019.",
        "Welcome to the Norvia Herald, read by 3 million people.",
        "Good morning, and welcome to the Belmark call for the year 2019.",
        "This article needs additional citations for 2019.",
        "Materials on Norvia may be edited for style and length since May 2019.",
        "Belmark is a trademark of Norvia Ltd. in 40 countries.",
    ],
)
def test_what_readers_and_listeners_are_told_is_no_claim(line):
    assert judge(line).score < NORMAL


@pytest.mark.parametrize(
    "sentence",
    [
        "Unions gave a cautious welcome to the offer of 4% in May.",
        "The line of trucks stretched 4 km on Monday.",
        "Install rates fell by 12% in May.",
        "Support for streaming joins rose by 3% in May.",
        "Sign language is used by 87,000 people in Norvia.",
    ],
)
def test_such_words_elsewhere_ask_nobody(sentence):
    assert judge(sentence).score >= NORMAL
