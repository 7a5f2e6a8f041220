from __future__ import annotations

from tui.text.speakers import turns


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
