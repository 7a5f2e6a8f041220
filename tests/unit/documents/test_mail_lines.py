"""Who wrote what of a mail: its sender, whom it forwards, whom it quotes."""

from __future__ import annotations

import pytest

from tui.documents.mail_lines import letterheads, quoted_sender, said_in_quote, sender_name
from tui.spans import Span

FORWARDED = {
    "outlook": "From: Priya Nair <p@x.y>\nSent: Monday, 3 June 2024 17:02\nTo: Sam\nSubject: A",
    "gmail": "---------- Forwarded message ---------\nFrom: Priya Nair <p@x.y>\n"
    "Date: Wed, Jun 5, 2024 at 4:48 PM\nSubject: A\nTo: Sam <s@x.y>",
    "german": "-----Ursprüngliche Nachricht-----\nVon: Priya Nair [mailto:p@x.y]\n"
    "Gesendet: Montag, 3. Juni 2024\nAn: Sam\nBetreff: A",
    "apple": "Begin forwarded message:\n\nFrom: Priya Nair <p@x.y>\nSubject: A\nDate: 3 June 2024",
}


@pytest.mark.parametrize("head", FORWARDED.values(), ids=FORWARDED.keys())
def test_who_wrote_what_is_forwarded_says_it(reading, head):
    mail = (
        "From: Sam <s@x.y>\nSubject: Fwd\nContent-Type: text/plain; charset=utf-8\n\n"
        f"See below.\n\n{head}\n\nWe found lead.\n\n> Did you?\n\nYes.\n"
    )
    document = reading("a.eml", mail.encode())
    found = [(b.kind, b.label, b.span.of(document.text)) for b in document.blocks]
    assert found[1:] == [
        ("matter", "", head),
        ("speech", "Priya Nair", "We found lead."),
        ("quote", "", "> Did you?"),
        ("speech", "Priya Nair", "Yes."),
    ]
    assert document.metadata.author == "Sam"


def test_a_letter_that_only_begins_with_from_is_no_mail(reading):
    mail = "Subject: x\n\nFrom: Holt\nTo: Ash\nBy: boat\n\nWe found lead.\n"
    assert [b.kind for b in reading("a.eml", mail).blocks] == ["matter"]


def test_what_the_archive_of_a_list_says_is_nobodys(reading):
    mail = (
        "From ada at x.y  Mon Mar  4 10:11:12 2024\nFrom: ada at x.y (Ada Byrne)\n\nAbout 300.\n"
        "-------------- next part --------------\nAn HTML attachment was scrubbed...\n"
        "_______________________________________________\nRivers mailing list\nRivers at x.y\n"
    )
    document = reading("a.mbox", mail)
    spoken = [(b.label, b.span.of(document.text)) for b in document.blocks if b.kind == "speech"]
    assert spoken == [("Ada Byrne", "About 300.")]


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ('"Brandt, Lena" <l@x.y>', "Brandt, Lena"),
        ("Ada via Rivers <r@x.y>", "Ada"),
        ("a@x.y (Ada)", "Ada"),
        ("Ada (Rivers Trust) <a@x.y>", "Ada (Rivers Trust)"),
        ("a@x.y", "a@x.y"),
        ("<a@x.y>", "a@x.y"),
    ],
)
def test_a_sender_is_named_without_the_address(header, name):
    assert sender_name(header) == name


def test_each_message_of_an_mbox_is_spoken_by_its_sender_but_for_what_it_quotes(reading):
    one = b"From x Mon Jun  2 10:00:00 2025\nFrom: Ada <a@b.c>\nSubject: One\n\nIt was late.\n\n"
    two = b"From y Mon Jun  2 11:00:00 2025\nFrom: b@b.c\nSubject: Two\n\n> It was late.\n\nNo.\n"
    document = reading("a.mbox", one + two)
    spoken = [(b.label, b.span.of(document.text).strip()) for b in document.blocks]
    spoken = [one for one, b in zip(spoken, document.blocks, strict=True) if b.kind == "speech"]
    assert spoken == [("Ada", "It was late."), ("b@b.c", "No.")]


@pytest.mark.parametrize("piece", ["From: a\n", "-", "From: ", "From: a\nA: b\n", "\n", "Begin"])
def test_a_hostile_text_has_few_letterheads(piece):
    text = piece * (300_000 // len(piece))
    assert len(letterheads(text)) <= len(text) // 20


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("On Wed, Jun 5, 2024 at 4:48 PM Priya Nair <p@x.y> wrote:", "Priya Nair"),
        ("On Mon, Jun 3, 2024 at 11:02 AM Sam Okoye <s@x.y>\nwrote:", "Sam Okoye"),
        ("On 03/03/2024 18:20, Bo Lind via Rivers wrote:", "Bo Lind"),
        ("On 7 Jun 2024, Ursula von der Leyen wrote:", "Ursula von der Leyen"),
        ("Am 05.06.2024 um 16:48 schrieb Priya Nair <p@x.y>:", "Priya Nair"),
        ("Le mer. 5 juin 2024 à 16:48, Priya Nair <p@x.y> a écrit :", "Priya Nair"),
        ("Ada Byrne writes:", "Ada Byrne"),
        ("As the board wrote:", ""),
        ("In 2019 the board wrote:", ""),
        ("We said no. The Mayor wrote:", ""),
        ("See below:", ""),
    ],
)
def test_the_line_above_a_quote_names_who_is_quoted(line, name):
    assert quoted_sender(f"No.\n\n{line}\n") == name


def test_what_is_quoted_within_a_quote_is_not_of_whom_it_quotes():
    quote = "> On 5 Jun 2024, at 18:04, Sam <s@x.y> wrote:\n> It fell.\n>> It rose.\n"
    span, name = said_in_quote(quote, "")
    assert (name, span.of(quote)) == ("Sam", "> It fell.\n")
    assert said_in_quote("> It fell.", "") == (Span(0, 10), "")


def test_a_quote_is_spoken_by_whom_the_mail_says_it_quotes(reading):
    mail = (
        "From: Bo <b@x.y>\nContent-Type: text/html\n\n<p>No.</p><p>On 5 Jun 2024, Ada wrote:</p>"
        "<blockquote><p>It rose.</p><p>Twice.</p></blockquote><p>So?</p><blockquote>I</blockquote>"
    )
    document = reading("a.eml", mail)
    spoken = [(b.label, b.span.of(document.text)) for b in document.blocks if b.kind == "speech"]
    assert spoken == [("Ada", "It rose."), ("Ada", "Twice.")]
