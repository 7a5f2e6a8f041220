from __future__ import annotations

import pytest

from tui.claims import detect
from tui.claims.claim import NORMAL
from tui.documents.document import Document


def said(text):
    return {
        claim.text: claim.attribution
        for claim in detect(Document("a.txt", text, "text"))
        if claim.score >= NORMAL
    }


ANSWERS = "".join(
    f"Q: What was in {year}?\n\nA: The weir was removed in {year}.\n\n"
    for year in range(2001, 2005)
)


@pytest.mark.parametrize(
    ("above", "who"),
    [
        ("An interview with Dr. Mira Hollis, director of the observatory\n\n", "Dr. Mira Hollis"),
        ("Ann Rudge counts fish. In conversation with Karl Voss she explains it.\n\n", None),
        ("Ten questions about the weir\n\n", None),
    ],
)
def test_an_answer_is_said_by_whoever_is_interviewed_and_never_by_a_letter(above, who):
    found = said(above + ANSWERS)
    assert found["The weir was removed in 2003."] == who


@pytest.mark.parametrize(
    "above",
    [
        "On Tue, 3 Mar 2026 at 09:12, Ann Rudge <ann@example.org> wrote:",
        "On Tue, Mar 3, 2026 at 9:12 AM Ann Rudge <ann@example.org> wrote:\n",
        "On Tue, 3 Mar 2026 at 09:12, Ann Rudge\n<ann@example.org> wrote:",
        "Am Di., 3. März 2026 um 08:00 Uhr schrieb Ann Rudge <ann@example.org>:",
        "Ann Rudge wrote:",
    ],
)
def test_what_a_mail_quotes_is_said_by_whoever_wrote_it(above):
    text = (
        "The insurer paid 12,000 euros in May.\n\n"
        f"{above}\n> The roof leaks in 14 places.\n>\n> On Monday, Karl Voss wrote:\n"
        ">> The storm broke 300 tiles.\n\nThe bank paid 3,000 euros in June.\n"
    )
    assert said(text) == {
        "The insurer paid 12,000 euros in May.": None,
        "The roof leaks in 14 places.": "Ann Rudge",
        "The storm broke 300 tiles.": "Karl Voss",
        "The bank paid 3,000 euros in June.": None,
    }


def test_a_mail_below_another_one_is_said_by_its_sender():
    text = (
        "The tests failed on 3 of 14 machines in May.\n\n"
        "-----Original Message-----\nFrom: Ann Rudge [mailto:ann@example.org]\n"
        "Sent: Monday, March 2, 2026 8:00 AM\nTo: Tom Bell\nSubject: Pumps\n\n"
        "The vendor shipped 14 machines in April.\n"
    )
    assert list(said(text).values()) == [None, "Ann Rudge"]


def test_posts_of_a_thread_are_said_by_whoever_wrote_them():
    text = (
        "Pump X200 leaks\n\nu/anna_k · 3 hours ago\nMy pump leaked 4 litres in May.\n\n"
        "water boy · 1 hour ago\nMine lost 3 litres in June.\n\n"
        "**tomr** wrote:\nThe firmware caused 12 failures in our town.\n"
    )
    assert list(said(text).values()) == ["anna_k", "water boy", "tomr"]


def test_what_somebody_is_in_a_thread_is_no_part_of_the_name():
    text = (
        "Pump X200 leaks\n\nanna_k [Solved] · 3 hours ago\nMy pump leaked 4 litres in May.\n\n"
        "Moderator: tomr · 1 hour ago\nMine lost 3 litres in June.\n"
    )
    assert list(said(text).values()) == ["anna_k", "tomr"]


def test_a_byline_is_no_post():
    text = "Ann Rudge · 3 hours ago\n\nThe bridge in Lund was closed in May.\n"
    assert list(said(text).values()) == [None]


def test_a_question_in_bold_claims_nothing():
    assert said("**How many salmon were there in the river in 1985?**\n") == {}


def test_a_line_in_italics_or_brackets_between_turns_is_said_by_nobody():
    text = (
        "Ann: The mill closed in 1994.\n\nKarl: The roof fell in 2003.\n\n"
        "*They walk to the wheel, which was built in 1840 in Lund.*\n\n"
        "Ann: The wheel weighs 14 tonnes.\n\n(The recording stopped for 20 minutes at 3 pm.)\n\n"
        "Karl: We paid 3,000 euros.\n\nIt was sold in 2019.\n"
    )
    assert list(said(text).values()) == ["Ann", "Karl", None, "Ann", None, "Karl", "Karl"]


def test_how_something_is_said_is_no_part_of_who_says_it():
    text = "\n".join(
        f"{who}: The dam at Holm lost {count} litres of water in May."
        for count, who in enumerate(["ADLER", "BRANDT (laughs)", "ADLER", "BRANDT"], 40)
    )
    assert [c.attribution for c in detect(Document("a.txt", text, ""))] == [
        "ADLER", "BRANDT", "ADLER", "BRANDT"
    ]  # fmt: skip


def test_whom_the_questions_call_by_name_gives_the_answers():
    text = (
        "Arne Finch on the pier\n\nQ: Mr Finch, what went wrong?\n\nA: The piles rotted in 2019.\n"
        "\nQ: Who knew?\n\nA: The engineer knew in 2018.\n\nQ: And now?\n\nA: It costs 3 million.\n"
    )
    named = {c.attribution for c in detect(Document("a.txt", text, ""))}
    assert named == {"Arne Finch"}
