from __future__ import annotations

import pytest

from tui.comparing.reporting import after_dateline, reporting_spans


def rest(text):
    for span in reversed(reporting_spans(text)):
        text = text[: span.start] + text[span.end :]
    return text


@pytest.mark.parametrize(
    ("text", "gone", "left"),
    [
        ("The keeper, Ana Reyes, said a rescue was possible.", "Reyes", "rescue"),
        ("The keeper said on Monday the lamp had failed.", "keeper", "lamp"),
        ("Ana Reyes told reporters that the lamp had failed.", "Reyes", "lamp"),
        ("“The lamp failed,” said the keeper, Ana.", "keeper", "lamp"),
        ('"The lamp failed," union secretary Ana Reyes said.', "Reyes", "lamp"),
        ("The lamp failed, according to two visitors.", "visitors", "lamp"),
        ("According to two visitors the lamp failed on Monday.", "visitors", "lamp"),
        ("According to a head of the guards, the lamp failed.", "guards", "lamp"),
    ],
)
def test_who_speaks_is_no_part_of_what_is_said(text, gone, left):
    assert gone not in rest(text)
    assert left in rest(text)


def test_who_speaks_of_himself_stays():
    assert "airline" in rest("The airline said it would fly again.")


@pytest.mark.parametrize(
    "text", ["OSLO, March 3 (Nordic) - Shares fell.", "**Lund, 2 March 2026** – Shares fell."]
)
def test_a_dateline_is_skipped(text):
    assert text[after_dateline(text) :] == "Shares fell."


def test_a_dash_alone_makes_no_dateline():
    assert after_dateline("On 3 March the shares fell - by a third.") == 0


def test_who_told_whom_is_no_part_of_what_is_claimed():
    text = "The dean will resign, four members of the senate told the Chronicle."

    assert [span.of(text) for span in reporting_spans(text)] == [
        "four members of the senate told the Chronicle"
    ]
