"""Two accounts of one event: which of their sentences are nearest to each other."""

from __future__ import annotations

import pytest

from tui.claims.claim import Claim
from tui.comparing import Passage, compare
from tui.comparing.candidates import Candidates
from tui.comparing.nearest import nearest_to_each_other, outdone
from tui.spans import Span

MILL = {
    "owner": (
        "The ovens were hot all night.",
        "The wheel of the mill was never checked.",
        "Every worker at Torrow got a bonus.",
    ),
    "union": (
        "The wheel of the mill is checked twice a year, Torrow's engineers say.",
        "The bonus went to four workers out of thirty.",
        "No oven was lit at night.",
    ),
}


def candidates():
    made = Candidates()
    for path, lines in MILL.items():
        for at, line in enumerate(lines):
            made.add(Passage(path, Span(100 * at, 100 * at + len(line)), line))
    return made


@pytest.mark.parametrize("a", range(3))
@pytest.mark.parametrize("b", range(3, 6))
def test_each_part_of_the_story_has_one_nearest_sentence(a, b):
    made = candidates()
    nearest = {(0, 5), (1, 3), (2, 4)}

    assert nearest_to_each_other(made, a, b) == ((a, b) in nearest)
    assert nearest_to_each_other(made, b, a) == nearest_to_each_other(made, a, b)


def test_what_shares_nothing_is_not_near():
    made = Candidates()
    made.add(Passage("a", Span(0, 17), "The choir sang on."))
    made.add(Passage("b", Span(0, 19), "Copper became dear."))

    assert not nearest_to_each_other(made, 0, 1)


def test_less_evidence_is_asked_for_where_nothing_else_is_as_near():
    told = {
        path: [Claim(Span(100 * at, 100 * at + len(t)), t, 0.8) for at, t in enumerate(lines)]
        for path, lines in MILL.items()
    }
    found = {
        (pair.a.text.split()[1], pair.b.text.split()[1])
        for pair in compare(told.items())
        if pair.relation == "differs"
    }

    assert ("wheel", "wheel") in found


def outdone_in(made, a, b, most):
    return outdone(made, made.features[a], made.passages[a], b, most)


def test_what_others_are_much_nearer_to_is_outdone():
    made = candidates()

    assert outdone_in(made, 1, 4, 0)  # the wheel, the bonus
    assert outdone_in(made, 4, 1, 0)
    assert not outdone_in(made, 1, 3, 0)
    assert not outdone_in(made, 1, 4, 2)  # in three sentences, two others are all of them


def test_in_long_documents_none_may_be_nearer():
    made = Candidates()
    for path, told in (
        ("a", "The wheel of the mill broke on day"),
        ("b", "The mill had a fire on"),
    ):
        for day in range(50):
            line = f"{told} {day}."
            made.add(Passage(path, Span(100 * day, 100 * day + len(line)), line))
    line = "The wheel of the mill held."
    made.add(Passage("b", Span(9_000, 9_000 + len(line)), line))

    assert outdone_in(made, 0, 51, 2)
    assert not outdone_in(made, 0, 100, 2)


def test_a_passage_that_is_not_held_is_not_outdone_by_itself():
    made = candidates()
    target = Passage("owner", Span(100, 130), MILL["owner"][1][:30])

    assert not outdone(made, made.features[1], target, 3, 0)


def test_whichever_of_a_long_and_a_short_document_is_asked_about_as_many_may_be_nearer():
    made = Candidates()
    told = (
        ("a", "The wheel of the mill broke on day", 45),
        ("b", "The mill had a wheel on day", 6),
    )
    for path, begins, days in told:
        for day in range(days):
            line = f"{begins} {day}."
            made.add(Passage(path, Span(100 * day, 100 * day + len(line)), line))
    line = "The wheel of the mill held."
    made.add(Passage("b", Span(9_000, 9_000 + len(line)), line))

    for a, b in ((a, b) for a in range(8) for b in range(45, 52)):
        for most in range(4):
            assert outdone_in(made, a, b, most) == outdone_in(made, b, a, most)
