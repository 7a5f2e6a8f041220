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


def captions(*cues: str) -> str:
    rows = (
        f"{n}\n00:00:{n:02d},000 --> 00:00:{n + 1:02d},000\n{text}\n"
        for n, text in enumerate(cues, start=1)
    )
    return "\n".join(rows)


ROLLING = """\
WEBVTT
Kind: captions
Language: en

00:00:00.160 --> 00:00:02.389 align:start position:0%
\x20
so<00:00:00.400><c> today</c><00:00:00.640><c> the</c><00:00:01.000><c> council</c>

00:00:02.389 --> 00:00:02.399 align:start position:0%
so today the council
\x20

00:00:02.399 --> 00:00:04.710 align:start position:0%
so today the council
said<00:00:02.800><c> that</c><00:00:03.200><c> buses</c>

00:00:04.710 --> 00:00:04.720 align:start position:0%
said that buses
\x20

00:00:04.720 --> 00:00:07.000 align:start position:0%
said that buses
were<00:00:05.000><c> late</c> &gt;&gt; were they
"""


def test_automatic_captions_that_roll_are_said_once(reading, outline):
    document = reading("talk of june.vtt", ROLLING)
    assert document.text == "so today the council said that buses were late\n\n– were they\n"
    assert [row[2] for row in outline(document)] == ["00:00:00", "00:00:02", "00:00:04"]
    assert document.metadata.title == ""  # the name of the file says more than what is said first


def test_captions_that_grow_are_said_once(reading):
    text = captions("so today", "so today the council", "so today the council met.")
    assert reading("a.srt", text).text == "so today the council met.\n"


def test_each_voice_of_a_cue_speaks_for_itself(reading, outline):
    vtt = (
        "WEBVTT - An interview\n\nREGION\nid:fred\n\n00:01.000 --> 00:03.000 region:fred\n"
        "<v.loud Ada Lovelace><i>Hello</i>, <lang en>all</lang></v>\n"
        "<v Charles>Good <ruby>day<rt>dei</rt></ruby></v>\n\n"
        "00:03.000 --> 00:05.000\n<v Charles>How are you?\n"
    )
    document = reading("a.vtt", vtt)
    assert document.text == "Ada Lovelace: Hello, all\n\nCharles: Good day How are you?\n"
    assert [row[2] for row in outline(document) if row[0] == "speech"] == [
        "Ada Lovelace",
        "Charles",
    ]
    assert document.metadata.title == "An interview"


def test_who_answers_is_not_who_asked(reading):
    text = captions("JOHN SMITH: I think so.", "- Really?\n- MARY: Yes.", ">> ANN: No.")
    assert reading("a.srt", text).text == (
        "JOHN SMITH: I think so.\n\n– Really?\n\nMARY: Yes.\n\nANN: No.\n"
    )


def test_dashes_in_one_cue_are_turns_of_two_people(reading):
    cue = "1\n00:00:01,000 --> 00:00:03,000\n- Was it late?\n- It was.\n"
    assert reading("a.srt", cue).text == "– Was it late?\n\n– It was.\n"


@pytest.mark.parametrize(
    "name",
    [
        *("Maria Keller", "James O'Neill (he/him)", "MAN 2 (OVER RADIO)", "Okafor, Ngozi"),
        *("+49 170 *****12", "Room 4.12 | Library", "李 娜", "Éva", "Ursula von der Leyen"),
    ],
)
def test_a_name_before_what_is_said_is_known_however_meetings_write_it(reading, outline, name):
    text = captions("Ann: We lost.", f"{name}: It rose.")
    document = reading("a.srt", text)
    assert document.text == f"Ann: We lost.\n\n{name}: It rose.\n"
    assert [row[2] for row in outline(document) if row[0] == "speech"] == ["Ann", name]


def test_a_name_in_brackets_is_one_only_before_a_colon(reading):
    text = captions("[SPEAKER_00]: Where?", "[SPEAKER_01]: Here. [Music]", "[Music] Bye.")
    assert reading("a.srt", text).text == (
        "SPEAKER_00: Where?\n\nSPEAKER_01: Here. [Music] [Music] Bye.\n"
    )


@pytest.mark.parametrize(
    "said",
    ["Here is the thing: it broke.", "The truth is: no.", "Remember this: go.", "So, Ann: go."],
)
def test_half_a_sentence_before_a_colon_is_nobody(reading, outline, said):
    document = reading("a.srt", captions("Ann: We lost.", said))
    assert document.text == f"Ann: We lost. {said}\n"
    assert [row[2] for row in outline(document) if row[0] == "speech"] == ["Ann"]


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        ("[Narrator] Nobody came.", "Narrator: Nobody came.\n"),
        ("<v A\0nn>Nobody came.", "Ann: Nobody came.\n"),
        ("[MALE REPORTER]\nNobody came.", "MALE REPORTER: Nobody came.\n"),
        ("[HOST] Who?\n[ANN BO] Me.\nUs.", "HOST: Who?\n\n[ANN BO] Me. Us.\n"),
        ("[Laughter] Nobody came.", "[Laughter] Nobody came.\n"),
        ("[Minister Music] Nobody came.", "[Minister Music] Nobody came.\n"),
        ("\n\nNobody came.", "Nobody came.\n"),
        ("\n2\n00:00:05,000 --> 00:00:06,000\nNobody.", "Nobody.\n"),
        ("\n\nNOTE not said\n\nnor this", ""),
    ],
)
def test_who_speaks_in_brackets_and_what_stands_below_blank_lines(reading, cue, text):
    said = reading(
        "a.srt",
        f"1\n00:00:01,000 --> 00:00:02,000\n{cue}\n\n9\n00:01:00,000 --> 00:01:02,000\nEnd.\n",
    ).text
    assert said == (f"{text}\nEnd.\n" if text else "End.\n")
