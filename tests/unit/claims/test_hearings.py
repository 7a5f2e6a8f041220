from __future__ import annotations

import pytest

from tui.claims import detect, judge
from tui.documents.document import Document

TURNS = "P3: What happened?\n\nP4: {}\n\nP3: Really?\n\nP4: The firm closed in 2019.\n"


def marked(said):
    found = detect(Document("a.txt", TURNS.format(said), ""))
    return [c for c in found if c.text == said and c.score >= 0.5]


@pytest.mark.parametrize(
    ("said", "certainty", "source"),
    [
        ("I have heard that the charging station was the problem.", "hedged", "P4"),
        ("I was told the contractor had left the site.", "hedged", "P4"),
        ("We hear the depot will close.", "hedged", "P4"),
        ("Word is that the council paid for both.", "hedged", "P4"),
        ("I've been told there are 40 rats in the cellar.", "hedged", "P4"),
        ("I was told that the batteries were never tested.", "denied", "P4"),
        ("They say the new buses are worse.", "attributed", "P4"),
        ("I heard from the driver that the cable had melted.", "attributed", "the driver"),
        ("I hear from my sister that the school lost two teachers.", "attributed", "my sister"),
        ("We have been told by the operator that the well is dry.", "attributed", "the operator"),
    ],
)
def test_hearsay_is_whose_it_is_said_to_be_else_the_speakers(said, certainty, source):
    (claim,) = marked(said)
    assert (claim.certainty, claim.attribution) == (certainty, source)


@pytest.mark.parametrize(
    "said",
    [
        "I have heard the song before.",
        "I've heard all that before.",
        "I was told to wait.",
        "We hear a lot about it.",
        "I heard him.",
        "I was told that I should wait.",
    ],
)
def test_what_somebody_merely_heard_is_no_claim(said):
    assert not marked(said)


@pytest.mark.parametrize(
    "sentence",
    [
        "I have heard that the bridge was closed for two weeks in March.",
        "I was told on Monday that the clinic had closed.",
        "The talk is that he sold it for 3 million euros.",
        "It is said that the tower was built in 1204.",
        "Ich habe gehört, dass die Brücke im Mai schließt.",
        "Es heißt, der Bürgermeister habe 2 Millionen Euro bekommen.",
    ],
)
def test_an_authors_hearsay_is_hedged(sentence):
    claim = judge(sentence)
    assert (claim.certainty, claim.attribution) == ("hedged", None)


def test_to_whom_something_is_told_is_no_source():
    assert judge("Mir wurde gesagt, dass die Pumpen nie liefen.").attribution is None


@pytest.mark.parametrize(
    "sentence", ["I have heard him say he knew.", "My voice, as I heard it, startled me."]
)
def test_what_was_heard_itself_is_no_hearsay(sentence):
    assert judge(sentence).certainty != "hedged"
