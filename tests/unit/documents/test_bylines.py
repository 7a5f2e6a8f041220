from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.documents.bylines import bylines, is_furniture
from tui.documents.plain import structure


def rows(text: str) -> list[tuple[int, str]]:
    offset, found = 0, []
    for line in text.split("\n"):
        found.append((offset, line))
        offset += len(line) + 1
    return found


@pytest.mark.parametrize(
    "line",
    [
        "May 30, 2026 · 12 min read",
        "Published 2 August 2025",
        "Last updated: 2025-06-10 10:30 GMT",
        "Saturday, May 30, 2026",
        "June 2025",
        "ADVERTISEMENT",
        "Tags: AI · Open source",
        "5 min read",
    ],
)
def test_what_a_page_adds_is_no_heading(line):
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "The election of May 2024 and what came of it",
        "2024",
        "Chapter 12",
        "Share prices fall",
        "In June 2025 the council voted to raise fares again.",
        "1984",
    ],
)
def test_a_heading_is_one_even_with_a_year(line):
    assert not is_furniture(line)


def test_author_and_date_near_the_top():
    text = "A Title\n\nBy Ada Smith, The Daily\nPublished 2 August 2025\n\nProse goes on.\n"
    found = bylines(rows(text))
    assert (found.author, found.date) == ("Ada Smith", "2025-08-02")
    assert [s.of(text) for s in found.spans] == [
        "By Ada Smith, The Daily",
        "Published 2 August 2025",
    ]


@pytest.mark.parametrize(
    "text",
    ["By the time it snowed, all was lost.", "by and by", "Standing by: a report", "x\n" * 20],
)
def test_prose_is_no_byline(text):
    assert bylines(rows(text + "\nJune 2, 2025" if "x" in text else text)).spans == ()


def test_a_saved_article_is_described_by_its_top(reading, outline):
    prose = "The council said on Tuesday that the buses were late because of the snow. " * 3
    document = reading("a.txt", f"Late Buses\n\nBy Ada Smith\nMay 30, 2026\n\n{prose}\n\n{prose}\n")
    assert (document.title, document.metadata.author) == ("Late Buses", "Ada Smith")
    assert document.metadata.date == "2026-05-30"
    assert outline(document, "matter") == [
        ("matter", 0, "", "By Ada Smith"),
        ("matter", 0, "", "May 30, 2026"),
    ]


def test_what_front_matter_says_counts_more(reading):
    text = "---\nauthor: Bob\n---\n\n# T\n\nBy Ada Smith\n\nJune 2, 2025\n"
    metadata = reading("a.md", text).metadata
    assert (metadata.author, metadata.date) == ("Bob", "2025-06-02")


@pytest.mark.parametrize("piece", ["by ", "2025 ", "June ", "a ", "·", "1", "published "])
def test_a_hostile_line_is_read_in_linear_time(piece):
    bylines([(0, piece * 200_000)] * 14)
    is_furniture(piece * 40)


@given(st.text(alphabet="By AdMay 30,2026.:|", max_size=60))
def test_spans_stay_inside(text):
    assert all(s.end <= len(text) for s in bylines(rows(text)).spans)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Mira Oakes", "Mira Oakes"),
        ("Von Jana Weiß und Max von der Au, Kelderby", "Jana Weiß und Max von der Au"),
        ("Par Zoé Blanc", "Zoé Blanc"),
        ("Por Ana Gómez y Luis Díaz | 3 de mayo", "Ana Gómez y Luis Díaz"),
        ("Von Montag bis Freitag", ""),
        ("Von Berlin nach Rom", ""),
        ("Por España", ""),
        ("Por qué pasó", ""),
    ],
)
def test_who_wrote_it_is_no_heading_below_the_title(line, author):
    found = structure(f"Kelderby\n\n{line}\n\n" + "The tram left the rails at the curve. " * 9)
    assert found.metadata.author == author
    assert any(b.kind == "heading" and b.span.start == 10 for b in found.blocks) == (not author)


def test_a_title_may_begin_like_a_byline():
    found = structure("By The Sea\n\n" + "The tram left the rails at the curve. " * 9)
    assert [b.kind for b in found.blocks] == ["heading"]
