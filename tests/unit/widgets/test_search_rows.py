from __future__ import annotations

import pytest

from tui.search.hit import Hit
from tui.spans import Span
from tui.widgets.card_text import cells, joined
from tui.widgets.search_box import choices, completed
from tui.widgets.search_list import offers
from tui.widgets.search_preview import around
from tui.widgets.search_rows import Offer, Result, draw_row, in_context, row_key, rows_of

TEXT = "Long before that, " * 20 + "the launch was postponed indefinitely. " + "And after it, " * 20


def hit(text=TEXT, *words, path="a.md", start=0, **how):
    words = words or ("postponed", "indefinitely")
    spans = tuple(Span(text.index(w), text.index(w) + len(w)) for w in words if w in text)
    return Hit(path, Span(start, start + len(text)), text, 1.0, matches=spans, **how)


def marked(lines):
    return [part.text for line in lines for part in line if part.role == "hit"]


def test_words_are_shown_in_their_context():
    parts = in_context(TEXT, hit().matches, 120)
    text = joined(parts)
    assert [p.text for p in parts if p.role == "hit"] == ["postponed", "indefinitely"]
    assert "launch was postponed indefinitely. And" in text
    assert text.startswith("… ")
    assert text.endswith(" …")


def test_a_short_text_is_shown_whole():
    assert joined(in_context("A short\n one.", (), 100)) == "A short one."


@pytest.mark.parametrize("width", [12, 30, 44, 80, 150])
def test_no_line_is_wider_than_the_list(width):
    note = hit(annotation="a1", note="日本語 and a long note " * 9, where="notes")
    for row in (*rows_of([hit(), note], str.upper, by_document=False), Offer("by:x", "w " * 99)):
        assert all(cells(joined(line)) <= width for line in draw_row(row, width))


def test_a_note_is_shown_before_its_quote():
    note = Hit(
        "a.md",
        Span(3, 9),
        "quoted",
        1.0,
        "notes",
        "a1",
        "what I think",
        (Span(5, 6),),
        (Span(0, 6),),
    )
    lines = draw_row(Result(note, "A title"), 60)
    assert [joined(line).split("  ")[0].strip() for line in lines] == [
        "A title",
        "what I think",
        "“quoted”",
    ]
    assert marked(lines) == ["I", "quoted"]


def test_groups_follow_their_best_hit():
    hits = [hit(path="b"), hit(path="a"), hit(path="b", start=900)]
    rows = rows_of(hits, str, by_document=True)
    assert [(row.hit.path, row.in_group) for row in rows] == [("b", 2), ("b", 0), ("a", 1)]
    assert "b" in joined(draw_row(rows[0], 60)[0])
    assert "2 here" in joined(draw_row(rows[0], 60)[0])


def test_a_row_is_known_by_its_place_and_not_by_its_score():
    assert row_key(Result(hit(), "x")) == row_key(Result(hit(), "y"))
    title, below = (Result(hit(start=start), "x") for start in (0, 7))
    assert row_key(title) != row_key(below), "a mark on the one was a mark on the other"
    assert row_key(Result(hit(annotation="a1"), "x")) == "a1"


def test_hostile_text_is_drawn_as_signs():
    lines = draw_row(Result(hit("\x1b[31mred\u202e [b]bold[/b]", "red"), "\x1b]0;t\x07"), 60)
    text = "".join(joined(line) for line in lines)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "[b]bold[/b]" in text


def test_the_passage_is_shown_where_it_stands():
    text = "\n\n".join(f"Paragraph {n} says something." for n in range(400))
    start = text.index("Paragraph 300")
    span = Span(start, start + 28)
    lines, at = around(text, span, [Span(start, start + 9)], 40)
    assert joined(lines[at]).startswith("Paragraph 300")
    assert marked(lines) == ["Paragraph"]
    assert len(lines) < 800


def test_the_line_of_a_match_deep_in_a_paragraph_is_found():
    text = "word " * 300 + "needle " + "word " * 300
    start = text.index("needle")
    lines, at = around(text, Span(0, len(text)), [Span(start, start + 6)], 40)
    assert "needle" in joined(lines[at])


def test_the_empty_line_offers_saved_searches_first_and_none_twice():
    found = offers(["by:x"], ["open", "by:x"])
    assert [offer.query for offer in found[:3]] == ["by:x", "open", '"']


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("ta", "tag:"),
        ("open ver", "open verdict:"),
        ("-ta", "-tag:"),
        ("tag:rel", "tag:release-date"),
        ("x tag:Pol", "x tag:policy"),
        ("is:c", "is:claim"),
        ("certainty:h", "certainty:hedged"),
        ("by:sam", 'by:"Sam Altman"'),
        ('by:"Sam A', 'by:"Sam Altman"'),
        ('by:"Sam Altman"', None),
        ('x "open', None),
        ("t", None),
        ("tag:", None),
        ("tag:zzz", None),
        ("http:x", None),
        ("word ", None),
        ("", None),
    ],
)
def test_filters_and_their_values_are_completed(line, whole):
    values = {"tag": ["release-date", "policy"], "by": ["Sam Altman"]}
    assert completed(line, values) == whole


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        ("tag:", ["tag:release-date", "tag:policy"]),
        ("x -tag:p", ["x -tag:policy"]),
        ("tag:da", ["tag:release-date"]),
        ("tag:at", []),
        ("tag:policy", []),
        ("certainty:a", ["certainty:attributed", "certainty:asserted"]),
        ("by:alt", ['by:"Sam Altman"']),
        ('by:"', ['by:"Sam Altman"']),
        ("by:sam altman", []),
        ("http:", []),
        ("word", []),
        ("", []),
    ],
)
def test_every_value_that_fits_what_is_typed_is_offered(line, lines):
    values = {"tag": ["release-date", "policy"], "by": ["Sam Altman"]}
    assert choices(line, values) == lines
