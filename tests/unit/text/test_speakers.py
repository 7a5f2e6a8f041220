from __future__ import annotations

import pytest

from tui.text.speakers import after_label, turns


def test_turns_are_what_stands_after_a_label_up_to_the_next():
    text = "I: Where?\nP07: In Rome.\nIn May.\n\nI: Why?\nP07: I had to.\n"
    found = [(turn.label, turn.span.of(text)) for turn in turns(text)]
    assert found == [
        ("I", "Where?"),
        ("P07", "In Rome.\nIn May."),
        ("I", "Why?"),
        ("P07", "I had to."),
    ]


def test_times_and_emphasis_around_a_label_are_no_part_of_it():
    text = "".join(f"[00:0{n}:00] **Interviewer:** Yes?\n**Anna B.:** No.\n" for n in range(4))
    assert {turn.label for turn in turns(text)} == {"Interviewer", "Anna B."}


def test_a_colon_alone_makes_no_transcript():
    assert turns("Note: this is it.\n\nA text.\n\nBut: no.\n\nMore.\n\nLast: one.\n") == []
    assert turns("") == []


def test_a_label_that_never_comes_back_belongs_to_what_is_said():
    text = "A: One.\nB: Two.\n" * 6 + "A: I thought.\nRemember: it was late.\nB: Yes.\n"
    assert [turn.label for turn in turns(text)][-2:] == ["A", "B"]


def test_the_header_lines_of_mails_are_nobody_who_speaks():
    mail = "From: Ada\nTo: Bob\nDate: 7 April\nSubject: Late\n\nThe bus was late.\n\n"
    assert turns(mail * 4) == []


@pytest.mark.parametrize(
    "said",
    [
        "[14:02] <{}> ",
        "[14:02:55] <{}> ",
        "14/03/2026, 14:02 - {}: ",
        "[14.03.26, 2:02:11 PM] {}: ",
    ],
)
def test_the_lines_of_a_chat_are_turns_without_the_time_and_the_name(said):
    text = "".join(
        f"{said.format(name)}it was late\nand wet\n" for name in ("dent", "Ana Pell") * 3
    )
    found = turns(text)
    assert [turn.label for turn in found] == ["dent", "Ana Pell"] * 3
    assert {turn.span.of(text) for turn in found} == {"it was late\nand wet"}
    for turn in found:
        assert after_label(text, turn.whole.start, turn.label) == turn.span.start
        assert after_label(text, turn.whole.start, "somebody") == turn.whole.start


@pytest.mark.parametrize(
    "above", ["{}  01:02:11", "{}   0:04", "[{}] 10:02:11", "{}\t(00:03)", "{} (00:03):"]
)
def test_a_name_and_a_time_may_stand_above_what_is_said(above):
    names = ("Okafor, Ngozi", "Tom B. (Guest)") if ":" not in above[-1] else ("Ann", "Speaker 2")
    text = "Budget hearing\n\nKEYWORDS\nbudget, roof\n\nSPEAKERS\nsome\n\n" + "".join(
        f"{above.format(name)}\nIt leaks.\n\n" for name in names * 2
    )
    found = turns(text)
    assert [turn.label for turn in found] == [*names, *names]
    assert {turn.span.of(text) for turn in found} == {"It leaks."}
    for turn in found:
        assert after_label(text, turn.whole.start, turn.label) == turn.span.start


def test_a_programme_is_no_transcript():
    hours = "Registration  09:00\nCoffee  10:30\nTalk by Ann  11:00\nCoffee  12:30\nLunch  13:30\n"
    assert turns(hours) == []


def test_tags_and_times_alone_are_no_speakers():
    assert turns("<p> It was late.\n" * 9) == []
    assert turns("14:02 left\n15:10 arrived\n" * 9) == []


def test_minutes_may_begin_with_who_is_present_and_have_speakers_of_one_turn():
    text = (
        "# Minutes\n\n*They met at 10.02 am. Present: Mr Doyle.*\n\n**The Chair:** Good day.\n\n"
        "**Mr. P. Doyle:** How many?\n\n**The Minister (Ms Keane):** It is 214.\n\n"
        "**Mr. P. Doyle:** No.\n\n**The Minister (Ms Keane):** Yes.\n\n**Mrs Lind:** I see.\n\n"
        "**The Minister (Ms Keane):** So.\n\n**The Chair:** Order.\n"
    )
    assert [turn.label for turn in turns(text)] == [
        *("The Chair", "Mr. P. Doyle", "The Minister (Ms Keane)", "Mr. P. Doyle"),
        *("The Minister (Ms Keane)", "Mrs Lind", "The Minister (Ms Keane)", "The Chair"),
    ]


def test_who_speaks_once_in_capitals_with_an_office_has_a_turn_where_all_are_in_capitals():
    text = "MINISTER FERRO: Four died.\n\nQUESTION: Why?\n\n" * 4 + "JENS HOLM, SAFETY BOARD: No.\n"
    assert [turn.label for turn in turns(text)][-2:] == ["QUESTION", "JENS HOLM, SAFETY BOARD"]


def test_a_short_interview_with_three_voices_is_a_transcript():
    text = "Interview 7\n\nI: How many?\n\nP07: Forty.\n\nI: Since?\n\nP07: May.\n\nP08: No.\n"
    assert [turn.label for turn in turns(text)] == ["I", "P07", "I", "P07", "P08"]
    assert turns("Rome: 40\n\nWho: Ann\n\nRome: 50\n\nWhen: May\n\nWho: Bob\n") == []


def test_who_speaks_once_with_an_office_has_a_turn():
    text = (
        "Operator: Good morning.\n\nAnn Lee, Chief Executive: Sales rose.\n\n"
        "Tom Roe, Finance: Costs fell.\n\nOperator: Next.\n\nAnn Lee: We will see.\n\n"
        "Eva Voss, Norvia Bank: Why?\n\nAnn Lee: Rates rose.\n\nOperator: That was all.\n"
    )
    assert [turn.label for turn in turns(text)] == [
        "Operator", "Ann Lee", "Tom Roe", "Operator", "Ann Lee", "Eva Voss", "Ann Lee", "Operator"
    ]  # fmt: skip
