from __future__ import annotations

import pytest

from tui.errors import DocumentError

SRT = """\
1
00:00:01,000 --> 00:00:03,500
The buses were <i>late</i>

2
00:00:03,600 --> 00:00:05,000
on Tuesday.

3
00:01:10,000 --> 00:01:12,000
MAYOR: We will look into it.

4
00:01:12,100 --> 00:01:14,000
{\\an8}Soon.
5
00:01:14,100 --> 00:01:16,000
REPORTER: When?
"""

VTT = """\
WEBVTT

NOTE a comment

STYLE
::cue { color: red }

intro
00:01.000 --> 00:03.000 align:start
<v Ada>Buses &amp; trains

00:03.000 --> 00:05.000
Buses &amp; trains
are <00:04.000><c>late</c>
"""


def test_golden_srt(reading, outline):
    document = reading("a.srt", SRT)
    assert document.text == (
        "The buses were late on Tuesday.\n\nMAYOR: We will look into it. Soon.\n\nREPORTER: When?\n"
    )
    assert outline(document) == [
        ("locator", 0, "00:00:01", "The buses were late "),
        ("locator", 0, "00:00:03", "on Tuesday."),
        ("speech", 0, "MAYOR", "MAYOR: We will look into it. Soon."),
        ("locator", 0, "00:01:10", "MAYOR: We will look into it. "),
        ("locator", 0, "00:01:12", "Soon."),
        ("locator", 0, "00:01:14", "REPORTER: When?"),
        ("speech", 0, "REPORTER", "REPORTER: When?"),
    ]


def test_golden_vtt(reading, outline):
    document = reading("a.vtt", VTT)
    assert document.text == "Ada: Buses & trains are late\n"
    assert ("speech", 0, "Ada", "Ada: Buses & trains are late") in outline(document)


def test_a_pause_ends_a_paragraph(reading):
    srt = "1\n0:00:01,0 --> 0:00:02,0\nOne\n\n2\n0:00:09,0 --> 0:00:10,0\ntwo\n"
    assert reading("a.srt", srt).text == "One\n\ntwo\n"


def test_a_file_without_times_is_refused(reading):
    with pytest.raises(DocumentError, match="no subtitles"):
        reading("a.srt", "just text\n")


def test_an_encoding_can_be_forced(reading):
    srt = "1\n0:00:01,0 --> 0:00:02,0\nŁódź\n".encode("cp1250")
    assert reading("a.srt", srt, encoding="cp1250").text == "Łódź\n"
