from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.documents.plain import structure

LONG = "The city council said on Tuesday that the buses were late because of the snow. " * 3

ARTICLE = f"""\
Title: The Late Bus
By: Ada Smith
Published: May 30, 2026
Source: The Daily
Link: https://example.org/bus
Section: Local

{LONG}
Why the buses were late
{LONG}
- a first point
- a second point
{LONG}
"""

BOOK = """\
CHAPTER I

Call me Ishmael. Some years ago, never mind how long
precisely, having little or no money in my purse, I thought
I would sail about a little

The Second Part

and see the watery part of the world. It is a way I have of
driving off the spleen.
Not A Heading
because it is in the middle of a paragraph that is wrapped.
"""


def test_an_article_with_a_header_block(reading, outline):
    document = reading("a.txt", ARTICLE)
    assert outline(document) == [
        ("matter", 0, "", ARTICLE[: ARTICLE.index("\n\nThe") + 1]),
        ("heading", 2, "", "Why the buses were late"),
        ("item", 1, "", "- a first point"),
        ("item", 1, "", "- a second point"),
    ]
    metadata = document.metadata
    assert (metadata.title, metadata.author) == ("The Late Bus", "Ada Smith")
    assert (metadata.date, metadata.outlet) == ("2026-05-30", "The Daily")
    assert metadata.url == "https://example.org/bus"
    assert metadata.attributes == {"section": "Local"}


def test_a_wrapped_book(reading, outline):
    document = reading("a.txt", BOOK)
    assert [row[3] for row in outline(document, "heading")] == ["CHAPTER I", "The Second Part"]
    assert document.title == "CHAPTER I"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A Line\n\ntext\n", "A Line"),
        ("Skip to content\n\nReal Title\n\ntext", "Real Title"),
        ("Monday, May 4, 2026\nSite\nThe Same Title\nx\nThe Same Title\n", "The Same Title"),
        (
            f"{LONG}\n",
            "The city council said on Tuesday that the buses were late because of the snow.",
        ),
        ("word " * 60, "word " * 23 + "word…"),
        ("---\n!!!\n", "a.txt"),
        ("", "a.txt"),
    ],
)
def test_the_title_of_a_text_that_names_none(reading, title, text):
    assert reading("a.txt", text).title == title


@pytest.mark.parametrize(
    "text", ["Note: this is prose.\nIt goes on here.\n", "Title: x\n", "He said: yes.\nSo: no.\n\n"]
)
def test_prose_with_colons_is_no_header_block(text):
    found = structure(text)
    assert found.metadata.title == ""
    assert not any(b.kind == "matter" for b in found.blocks)


def test_the_turns_of_a_transcript_are_blocks_with_their_speaker():
    text = "Interview, May 2025\n\nI: Where?\nP07: In Rome.\nIn May.\n\nI: Why?\nP07: I had to.\n"
    blocks = [b for b in structure(text).blocks if b.kind == "speech"]
    assert [(b.label, b.span.of(text)) for b in blocks] == [
        ("I", "I: Where?"),
        ("P07", "P07: In Rome.\nIn May."),
        ("I", "I: Why?"),
        ("P07", "P07: I had to."),
    ]


@given(st.lists(st.sampled_from(["A: x. ", "B: 1. ", "- a", "TITLE", "By Ann Lee", ""])))
def test_turns_and_other_blocks_are_disjoint(lines):
    spans = [b.span for b in structure("\n".join(lines)).blocks]
    assert all(a.end <= b.start for a, b in pairwise(spans))


@given(st.text(alphabet="Aa1.-:=• \n", max_size=80))
def test_blocks_are_sorted_disjoint_and_inside(text):
    spans = [b.span for b in structure(text).blocks]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(0 <= s.start < s.end <= len(text) for s in spans)


@pytest.mark.parametrize("piece", [*"A1-=: \n.I", "A: ", "A\n\n", "1. "])
def test_a_hostile_text_is_read_in_linear_time(piece):
    structure(piece * (100_000 // len(piece)))


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("Titel: Flut\nAutor: Ada\nDatum: 3. März 2025", "2025-03-03"),
        ("Titre : Flut\nAuteur : Ada\nDate : 1er août 2025", "2025-08-01"),
        ("Título: Flut\nAutora: Ada\nFecha: 12 de diciembre de 2025", "2025-12-12"),
        ("Title: Flut\nAuthor: Ada\nDate: sold out 2025", "2025"),
    ],
)
def test_header_lines_may_be_in_other_languages(head, date, reading):
    metadata = reading("a.txt", f"{head}\n\nText.\n").metadata
    assert (metadata.title, metadata.author, metadata.date) == ("Flut", "Ada", date)
