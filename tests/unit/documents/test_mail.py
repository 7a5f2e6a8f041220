from __future__ import annotations

import pytest

from tui.errors import DocumentError

MAIL = b"""\
From: =?utf-8?q?Ada_Sm=C3=ADth?= <ada@example.org>
To: Bob <bob@example.org>
Date: Tue, 10 Jun 2025 12:00:00 +0200
Subject: =?utf-8?b?TGF0ZSBidXNlcw==?=
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: multipart/alternative; boundary=c

--c
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

The buses are late in Z=FCrich.

> You wrote this
> some days ago.
Indeed.
--c
Content-Type: text/html

<p>The buses are late</p>
--c--
--b
Content-Type: application/pdf
Content-Disposition: attachment; filename="report.pdf"

x
--b--
"""


def test_golden(reading, outline):
    document = reading("a.eml", MAIL)
    assert document.text == (
        "From: Ada Smíth <ada@example.org>\nTo: Bob <bob@example.org>\n"
        "Date: Tue, 10 Jun 2025 12:00:00 +0200\nSubject: Late buses\n\n"
        "The buses are late in Zürich.\n\n> You wrote this\n> some days ago.\n\nIndeed.\n\n"
        "[attachment: report.pdf]\n"
    )
    assert outline(document) == [
        ("matter", 0, "", document.text[: document.text.index("\n\n")]),
        ("quote", 1, "", "> You wrote this\n> some days ago."),
        ("matter", 0, "", "[attachment: report.pdf]"),
    ]
    metadata = document.metadata
    assert (metadata.title, metadata.author) == ("Late buses", "Ada Smíth")
    assert metadata.date == "2025-06-10"


def test_an_html_mail_is_read_as_a_page(reading):
    mail = b"Subject: x\nContent-Type: text/html; charset=utf-8\n\n<h1>Big</h1><p>Caf\xc3\xa9</p>"
    assert reading("a.eml", mail).text == "Subject: x\n\nBig\n\nCafé\n"


def test_a_folder_of_messages(reading, outline):
    one = (
        b"From ada Tue Jun 10 12:00:00 2025\nFrom: Ada\nSubject: One\n\nFrom here on.\n>From x\n\n"
    )
    two = b"From bob Wed Jun 11 12:00:00 2025\nFrom: Bob\n\nTwo.\n"
    document = reading("a.mbox", one + two)
    assert outline(document, "locator", "heading") == [
        ("locator", 0, "message 1", document.text[: document.text.index("\n\nMessage 2")]),
        ("heading", 1, "", "One"),
        ("locator", 0, "message 2", "Message 2\n\nFrom: Bob\n\nTwo."),
        ("heading", 1, "", "Message 2"),
    ]


def test_a_saved_web_page(reading):
    page = (
        b"Snapshot-Content-Location: https://example.org/a\nSubject: Saved\nMIME-Version: 1.0\n"
        b"Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n"
        b"<title>Saved page</title><p>Words.</p>\n--b\nContent-Type: image/png\n\nx\n--b--\n"
    )
    document = reading("a.mhtml", page)
    assert (document.text, document.title) == ("Words.\n", "Saved page")


@pytest.mark.parametrize(
    "charset", ["klingon", "base64", "utf-16", "x" * 500, "us-ascii", "unknown-8bit"]
)
def test_a_lying_charset_is_not_believed(reading, charset):
    mail = f"Subject: x\nContent-Type: text/plain; charset={charset}\n\nZürich".encode()
    assert "Z" in reading("a.eml", mail).text


@pytest.mark.parametrize(
    "raw",
    [
        b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n" * 3000,
        b"Subject: " + b"=?utf-8?q?a?= " * 20_000 + b"\n\nx",
        b"From: " + b"<" * 100_000 + b"\n\nx",
        b"To: " + b"a," * 100_000 + b"\n\nx",
        b"Date: " + b"1" * 100_000 + b"\n\nx",
        b"Content-Type: text/plain" + b"; a*0=b" * 5_000 + b"\n\nx",
        b"Content-Type: " + b"a" * 200_000 + b"\n\nx",
    ],
)
def test_a_hostile_mail_gives_text_or_one_clear_line(reading, raw):
    try:
        assert reading("a.eml", raw).text is not None
    except DocumentError as error:
        assert "nested" in str(error) or "parts" in str(error)  # noqa: PT017 (either may be)


def test_deep_nesting_is_one_clear_line_or_text(reading):
    deep = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(1_500)
    )
    with pytest.raises(DocumentError, match="nested"):
        reading("a.eml", deep + b"\nx")


def test_what_is_no_mail_is_refused(reading):
    with pytest.raises(DocumentError, match="no header lines"):
        reading("a.eml", b"\njust text")
    with pytest.raises(DocumentError, match="no messages"):
        reading("a.mbox", b"just text")


FLOWED = b"""\
Subject: Re: buses
Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes
Content-Transfer-Encoding: quoted-printable

The buses were late on =E2=80=9CTuesday=E2=80=9D, the council =20
says in its report.
New line.
>> Are they =20
>> late?
> Yes.
--=20
Ada
"""


def test_lines_that_flow_are_joined_where_they_were_broken(reading):
    text = reading("a.eml", FLOWED).text
    assert text == (
        "Subject: Re: buses\n\n"
        "The buses were late on “Tuesday”, the council says in its report.\nNew line.\n\n"
        ">> Are they late?\n> Yes.\n\n--\nAda\n"
    )


OUTLOOK = b"""\
From: =?utf-8?B?SsO8cmdlbiBNw7xsbGVy?= <j@example.org>
To: "Doe, Jane" <jane@example.org>, =?iso-8859-1?Q?Andr=E9?= <a@example.org>
Subject: =?utf-8?Q?AW=3A_Z=C3=BCge?= =?utf-8?Q?_versp=C3=A4tet?=
Content-Type: multipart/mixed; boundary="A"

--A
Content-Type: multipart/related; boundary="B"; type="multipart/alternative"

--B
Content-Type: multipart/alternative; boundary="C"

--C
Content-Type: text/plain; charset="iso-8859-1"
Content-Transfer-Encoding: quoted-printable

Die Z=FCge waren versp=E4tet, =
sagt der Vorstand.
--C
Content-Type: text/html; charset="iso-8859-1"

<html><body><p class=3DMsoNormal>Die Z=FCge<o:p></o:p></p></body></html>
--C--
--B
Content-Type: image/png; name="image001.png"
Content-ID: <image001>

x
--B--
--A
Content-Type: application/pdf
Content-Disposition: attachment; filename*0*=utf-8''Bericht%20M%C3%A4; filename*1*=rz.pdf

x
--A
Content-Type: message/rfc822
Content-Disposition: attachment

From: Ann <ann@example.org>
Subject: Inner mail

The inner body.
--A--
"""


def test_a_mail_in_a_mail_has_its_own_header_and_pictures_are_no_attachments(reading):
    document = reading("a.eml", OUTLOOK)
    assert document.text == (
        'From: Jürgen Müller <j@example.org>\nTo: "Doe, Jane" <jane@example.org>, '
        "André <a@example.org>\nSubject: AW: Züge verspätet\n\n"
        "Die Züge waren verspätet, sagt der Vorstand.\n\n"
        "From: Ann <ann@example.org>\nSubject: Inner mail\n\nThe inner body.\n\n"
        "[attachment: Bericht März.pdf]\n"
    )


def test_a_line_that_an_mbox_escaped_is_itself_again(reading):
    raw = (
        "From a@b Mon Feb  3 10:00:00 2020\nSubject: x\n\n"
        "One\n\n>From here on.\n\n>>From two\n\n> quoted\n"
    )
    assert reading("a.mbox", raw).text.endswith("One\n\nFrom here on.\n\n>From two\n\n> quoted\n")


def test_parts_that_are_not_read_are_named(reading):
    parts = (
        "Content-Type: text/calendar\n\nBEGIN:VCALENDAR\n",
        "Content-Type: text/markdown\n\nA *point*.\n",
        "Content-Type: application/pgp-signature\n\nxyz\n",
    )
    body = "".join(f"--b\n{part}" for part in parts)
    mail = (
        f"Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n{body}--b--\n"
    )
    assert reading("a.eml", mail).text == (
        "Subject: x\n\nA *point*.\n\n"
        "[attachment: text/calendar]\n\n[attachment: application/pgp-signature]\n"
    )


@pytest.mark.parametrize(
    "charset", ["=klingon", "=rot13", "=unknown-8bit", "=\0", "*=utf-8'en'klingon", "*=\0'en'x"]
)
def test_a_charset_that_nobody_knows_is_guessed(reading, charset):
    head = f"Subject: x\nContent-Type: text/plain; charset{charset}; name*=\0'en'a\n\n".encode()
    text = reading("a.eml", head + b"Caf\xe9 ferm\xe9.\n").text
    assert text in ("Subject: x\n\nCafé fermé.\n", "Subject: x\n\n[attachment: text/plain]\n")
    text = reading("a.eml", head.replace(b"; name*=\0'en'a", b"") + b"Caf\xe9 ferm\xe9.\n").text
    assert text == "Subject: x\n\nCafé fermé.\n"


def test_an_encoding_that_the_mail_does_not_name_is_said_to_be_guessed(reading):
    words = "Министр заявил во вторник, что новый закон вступит в силу с января."
    raw = b"From: a@b.c\nSubject: x\nContent-Type: text/plain\n\n" + words.encode("cp1251")
    document = reading("a.eml", raw)
    assert words in document.text
    assert document.metadata.attributes["charset"].startswith("cp1251 (guessed")
    named = raw.replace(b"text/plain", b"text/plain; charset=windows-1251")
    assert not reading("b.eml", named).metadata.attributes


@pytest.mark.parametrize("count", [500, 501])
def test_too_many_parts_are_refused_not_left_out(reading, count):
    body = "--b\nContent-Type: text/plain\n\npart\n" * count
    mail = f"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n{body}--b--\n"
    if count > 500:
        with pytest.raises(DocumentError, match="more than 500 parts"):
            reading("a.eml", mail)
    else:
        assert reading("a.eml", mail).text.count("part") == count


def test_a_header_in_plain_bytes_is_read_as_a_text_is(reading):
    raw = "From: a@x\nSubject: Blåbær i Tromsø\n\nJa.\n"
    for encoding in ("latin-1", "utf-8"):
        assert reading("a.eml", raw.encode(encoding)).metadata.title == "Blåbær i Tromsø"


def test_a_saved_page_without_an_address_of_its_own_has_that_of_the_mail(reading):
    raw = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/lift\n"
        'Content-Type: multipart/related; boundary="B"\n\n--B\nContent-Type: text/html\n\n'
        "<title>Lift</title><p>It was out.</p>\n--B--\n"
    )
    assert reading("a.mhtml", raw).metadata.url == "https://example.org/lift"


def test_a_kind_with_a_nul_in_it_marks_no_place(reading):
    raw = "From: a@x\nContent-Type: \0text/html\n\nSome words.\n"
    assert "\0" not in reading("a.eml", raw).text
