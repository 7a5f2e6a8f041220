from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.documents.rtf import _Parser
from tui.errors import DocumentError

RTF = r"""{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times;}}{\colortbl;\red0;}
{\stylesheet{\s0 Normal;}{\s1 heading 1;}{\s2\b heading 2;}}
{\info{\title The {\b Bus} Book}{\author Ada Smith}{\creatim\yr2024}}
\pard\s1 Chapter One\par
\pard Caf\'e9 \u8212 ? dash\emdash and \{braces\}, soft\-hyphen\~x.{\footnote
\pard The {\i note}.}\par
{\*\generator secret}{\pict ffd8ff}\line still here\par
\pard{\listtext \'b7\tab}one\par
{\listtext 2.\tab}two\par
\trowd\pard\intbl Year\cell Late\cell\row\trowd\intbl 2023\cell 42 %\cell\row
\pard\page After the break\par
\pard\outlinelevel1 Sub\par
}"""


def test_golden(reading, outline):
    document = reading("a.rtf", RTF)
    assert document.text == (
        "Chapter One\n\nCafé — dash—and {braces}, soft\u00adhyphen\u00a0x.[1]\n\nstill here\n\n"
        "• one\n2. two\n\nYear | Late\n2023 | 42 %\n\nAfter the break\n\nSub\n\n[1] The note.\n"
    )
    assert outline(document) == [
        ("heading", 1, "", "Chapter One"),
        ("item", 1, "", "• one"),
        ("item", 1, "", "2. two"),
        ("table", 0, "", "Year | Late\n2023 | 42 %"),
        ("locator", 0, "p. 2", "After the break\n\nSub\n\n[1] The note."),
        ("heading", 2, "", "Sub"),
        ("item", 1, "", "[1] The note."),
    ]
    assert (document.metadata.title, document.metadata.author) == ("The Bus Book", "Ada Smith")


@pytest.mark.parametrize(
    ("rtf", "text"),
    [
        (rb"{\rtf1\ansicpg1251 \'cf\'f0\'e8}", "При\n"),
        (rb"{\rtf1\ansicpg932 \'93\'fa\'96\'7b}", "日本\n"),
        (rb"{\rtf1\uc2 \u960 pp\uc0 \u961 x}", "πρx\n"),
        (rb"{\rtf1 \u-10179 ?\u-8704 ?}", "\U0001f600\n"),
        (b"{\\rtf1 a\\\nb}", "a\n\nb\n"),
        (rb"{\rtf1 end\page begin}", "end\n\nbegin\n"),
    ],
)
def test_characters(reading, rtf, text):
    assert reading("a.rtf", rtf).text == text


def test_what_is_no_rtf_is_refused(reading):
    with pytest.raises(DocumentError, match="no RTF"):
        reading("a.rtf", b"plain text")
    with pytest.raises(DocumentError, match="nested"):
        reading("a.rtf", b"{\\rtf1 " + b"{" * 10_000)


@given(st.text(alphabet="{}\\'*abu1- \n;", max_size=60))
def test_any_file_is_read_without_an_error(text):
    parser = _Parser(None)
    parser.feed(text)
    parser.result(partial=False)


@pytest.mark.parametrize(
    "piece", ["{", "}", "{}", "\\", "\\a", "\\'", "\\u1", "\\par ", "\\cell", "x"]
)
def test_a_hostile_file_is_read_in_linear_time(piece):
    _Parser(None).feed("{\\rtf1 " + piece * (100_000 if piece != "{" else 4_000))


WORD = rb"""{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0\fcharset0 Times New Roman;}
{\f1\fnil\fcharset204 Times New Roman CYR;}{\f2\fcharset128 MS Mincho;}}
{\stylesheet{\s0 Normal;}{\s15\sbasedon0 Title;}{\s16 Quote;}}
\pard\plain\s15 A title\par
\pard\plain {\b bold} and{\f1  \'cf\'f0\'e8\'e2\'e5\'f2}, {\f2\'82\'a0\'82\'a2} \'96 done.\par
{\listtext\pard\plain 1.\tab}\pard\ls1\ilvl0 first\par
{\listtext\pard\plain a)\tab}\pard\ls1\ilvl1 inner\par
\pard See {\field{\*\fldinst{HYPERLINK "http://example.org"}}{\fldrslt{\ul the site}}}.\par
\pard A {\v hidden}{\deleted gone}{\revised kept}{\*\atnid AB}{\*\annotation\pard remark}\v0 .\par
\pard\plain\s16 A quotation.\par
}"""


def test_word_speaks_in_several_code_pages_and_hides_what_was_deleted(reading, outline):
    document = reading("a.rtf", WORD)
    assert document.text == (
        "A title\n\nbold and Привет, あい – done.\n\n1. first\n  a) inner\n\nSee the site.\n\n"
        "A kept.\n\nA quotation.\n"
    )
    assert outline(document) == [
        ("heading", 1, "", "A title"),
        ("item", 1, "", "1. first"),
        ("item", 2, "", "a) inner"),
        ("quote", 1, "", "A quotation."),
    ]


def test_textedit_writes_paragraphs_as_line_ends(reading):
    rtf = rb"""{\rtf1\ansi\ansicpg1252\cocoartf2761
\cocoatextscaling0{\fonttbl\f0\fswiss\fcharset0 Helvetica;\f1\fswiss\fcharset238 Helvetica-Bold;}
{\*\expandedcolortbl;;}{\*\listtable{\list{\listlevel{\leveltext\'01\uc0\u8226 ;}}\listid1}}
\pard\pardirnatural

\f0\b0\fs24 \cf0 Caf\'e9 \'97 \uc0\u321 \'f3d\
\
\f1 \'f3\'b3\
{\listtext	\uc0\u8226 	}one\
}"""
    assert reading("a.rtf", rtf).text == "Café — Łód\n\nół\n\n• one\n"


def test_notes_that_stand_in_a_destination_of_their_own_are_read(reading):
    rtf = r"""{\rtf1{\pard Ran 112 years{\super\chftn}{\*\footnote\chftn\~\pard {\pard First.\par}
{\pard Second.\par}}, and {\*\unknown left\par out}then closed.\par}}"""
    assert reading("a.rtf", rtf).text == (
        "Ran 112 years[1], and then closed.\n\n[1] First. Second.\n"
    )


def test_what_hangs_out_before_a_tab_is_the_sign_of_an_item(reading, outline):
    rtf = r"""{\rtf1{\pard \li360 \fi-360 4.\tx360\tab Fourth\par}{\pard \li720 \fi-360 \bullet
\tx360\tab deeper\par}{\pard \li0 \fi0 a.\tab no item\par}}"""
    document = reading("a.rtf", rtf)
    assert document.text == "4. Fourth\n  • deeper\n\na.\tno item\n"
    assert [(kind, depth) for kind, depth, *_ in outline(document)] == [("item", 1), ("item", 2)]


def test_a_row_without_an_end_is_kept(reading):
    table = r"{\rtf1\trowd\pard\intbl a\cell b\cell\row\trowd\pard\intbl c\cell d\cell}"
    assert reading("a.rtf", table).text == "a | b\nc | d\n"


def test_the_last_paragraph_stands_behind_the_table_before_it_without_a_mark_of_its_own(reading):
    rtf = r"{\rtf1 \trowd\cellx9\pard\intbl Year\cell Sum\cell\row\pard The end.}"
    assert reading("a.rtf", rtf).text == "Year | Sum\n\nThe end.\n"


@pytest.mark.parametrize(
    "head", [r"\mac", r"\ansi\deff0{\fonttbl{\f0\fcharset77 Times;}}", r"\ansi\ansicpg10000"]
)
def test_bytes_are_read_as_the_head_says(reading, head):
    rtf = rf"{{\rtf1{head}\pard Caf\'8e \'d2quoted\'d3.\par}}"
    assert reading("a.rtf", rtf).text == "Café “quoted”.\n"
