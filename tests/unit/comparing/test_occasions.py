"""What was asked for and what came of it, and how things stood on other days."""

from __future__ import annotations

from datetime import date

import pytest

from tui.comparing.features import features
from tui.comparing.occasions import LASTING, STATE, asked_and_done, on_other_days
from tui.comparing.relating import relate
from tui.comparing.relation import Passage
from tui.spans import Span


def span(text, part):
    return Span(text.index(part), text.index(part) + len(part))


@pytest.mark.parametrize(
    ("a", "one", "b", "two", "apart"),
    [
        ("The club turned down an offer of 28 million euros.", "28 million euros",
         "The club sold him for 34 million euros.", "34 million euros", True),
        ("The prosecution had asked for six years.", "six years",
         "He was sentenced to four years.", "four years", True),
        ("The union demands 8 per cent.", "8 per cent",
         "The mill offers 3 per cent.", "3 per cent", False),
        ("He paid 5 million, and his rival had offered help.", "5 million",
         "He paid 7 million.", "7 million", False),
    ],
)  # fmt: skip
def test_what_is_asked_for_is_not_what_came_of_it(a, one, b, two, apart):
    assert asked_and_done(features(a), features(b), span(a, one), span(b, two)) is apart


@pytest.mark.parametrize(
    ("a", "one", "days", "state", "other"),
    [
        ("About 5,200 homes have no light.", "5,200", 2, STATE, True),
        ("About 5,200 homes have no light.", "5,200", 1, STATE, False),
        ("About 5,200 homes lost their light.", "5,200", 9, STATE, False),
        ("She leads by 1,200 votes.", "1,200", 3, STATE, True),
        ("The mill has been closed since Monday.", "closed", 3, LASTING, True),
        ("The mill is closed.", "closed", 3, LASTING, False),
    ],
)
def test_a_state_is_of_its_day(a, one, days, state, other):
    b = "There were 800 of them, and it was open."
    mine, others = features(a, date(2025, 3, 10)), features(b, date(2025, 3, 10 + days))

    assert on_other_days(mine, others, span(a, one), span(b, "800"), state) is other
    assert on_other_days(others, mine, span(b, "800"), span(a, one), state) is other


def test_of_reports_without_a_date_nothing_is_known():
    text = "About 5,200 homes have no light."
    made = features(text)

    assert not on_other_days(made, made, span(text, "5,200"), span(text, "5,200"))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Services may not resume before 12 October.", "The ferry was not serviced in August."),
        ("Holm will not reopen the mill, a baker said.", "The mill was opened in 1998."),
        ("The Torrow council denied this and left the mill.", "The Torrow council left the mill."),
    ],
)  # fmt: skip
def test_chance_is_no_denial(a, b):
    found = relate(Passage("a", Span(0, len(a)), a), Passage("b", Span(0, len(b)), b))

    assert not (found.relation == "differs" and found.differences[0].kind == "negation")
