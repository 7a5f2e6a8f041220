"""Rows of the panel: their order, their links on both ends, what they say."""

from __future__ import annotations

from datetime import UTC, datetime

from tui.annotations.annotation import Annotation, Link
from tui.claims.claim import Claim
from tui.comparing.relation import Difference, Pair, Passage
from tui.library import Placed
from tui.spans import Span
from tui.widgets.annotation_panel_cards import claim_lines, note_lines, pair_lines, short_date
from tui.widgets.annotation_panel_notes import on_spans
from tui.widgets.annotation_panel_rows import (
    FIELDS,
    facts_of,
    link_ends,
    note_rows,
    ordered,
    pair_rows,
)
from tui.widgets.card_text import joined
from tui.widgets.claim_rows import ClaimRows
from tui.widgets.filter_query import FilterQuery


def placed(name, start=0, *, path="a.md", quote="A quote", status="exact", **fields):
    span = Span(start, start + 7) if quote and status != "orphan" else None
    return Placed(path, Annotation(name, quote, **fields), status, span)


def said(lines):
    return [joined(line) for line in lines]


def test_a_link_is_shown_on_both_of_its_ends():
    a = placed("a", links=(Link("contradicts", "b"),))
    b = placed("b", path="b.md", quote="Another")
    ends = link_ends([a, b], {"b.md": "The other"})
    assert [(e.relation, e.id, e.title, e.quote) for e in ends["a"]] == [
        ("contradicts", "b", "The other", "Another")
    ]
    assert [(e.relation, e.id, e.title) for e in ends["b"]] == [("contradicted by", "a", "a.md")]


def test_a_link_to_what_is_gone_says_so():
    a = placed("a", links=(Link("same", "gone"),))
    [row] = note_rows([a], link_ends([a], {}))
    assert "same a note that is not there any more" in said(note_lines(row, 60, {}))


def test_a_link_of_a_relation_that_is_not_known_is_called_the_same_on_both_ends():
    a = placed("a", links=(Link("cites", "b"),))
    ends = link_ends([a, placed("b", quote="Another")], {})
    assert [(e.relation, e.id) for e in ends["a"]] == [("cites", "b")]
    assert [(e.relation, e.id) for e in ends["b"]] == [("cites", "a")]


def test_memos_come_first_and_orphans_last():
    rows = note_rows([placed("o", status="orphan"), placed("p", 50), placed("m", quote="")], {})
    assert [row.key for row in ordered(rows, "place")] == ["m", "p", "o"]


def test_annotations_sort_by_date_and_by_first_tag():
    rows = note_rows(
        [
            placed("a", 10, modified="2025-01-01T00:00:00Z"),
            placed("b", 20, modified="2025-03-01T00:00:00Z", tags=("x",)),
            placed("c", 30, modified="2025-02-01T00:00:00Z", tags=("b",)),
        ],
        {},
    )
    assert [row.key for row in ordered(rows, "date")] == ["b", "c", "a"]
    assert [row.key for row in ordered(rows, "tag")] == ["c", "b", "a"]


def test_a_claim_is_judged_by_the_annotation_on_just_its_span():
    claims = [Claim(Span(0, 7), "One", 0.9), Claim(Span(7, 9), "Two", 0.9, ("figure",), "he")]
    rows = ClaimRows(claims, on_spans([placed("a", verdict="disputed", attribution="she")]))
    unjudged = FilterQuery.parse("judged:no", FIELDS)
    assert [unjudged.accepts(facts_of(row)) for row in rows] == [False, True]
    assert FilterQuery.parse("kind:fig says:he certainty:asserted", FIELDS).accepts(
        facts_of(rows[1])
    )
    plain = FilterQuery.parse("asserted figure", FIELDS)  # what the card shows finds it too
    assert [plain.accepts(facts_of(row)) for row in rows] == [False, True]
    for who in ("by:she", "says:she"):  # the search calls it `by:`
        spoken = FilterQuery.parse(who, FIELDS)
        assert [spoken.accepts(facts_of(row)) for row in rows] == [True, False]
    assert rows[0].attribution == "she"
    assert "disputed" in said(claim_lines(rows[0], 40, {}))[-1]


def test_a_pair_is_turned_to_the_document_that_is_read():
    pair = Pair(
        Passage("b.md", Span(0, 3), "120 billion"),
        Passage("a.md", Span(5, 9), "20 billion"),
        "differs",
        0.9,
        (Difference("figure", "120", "20"),),
    )
    [row] = pair_rows("a.md", [pair], {"b.md": "The other"})
    assert row.span == Span(5, 9)
    lines = said(pair_lines(row, 60))
    assert lines[0] == "≠ differs  The other"
    assert lines[1] == "“120 billion”"
    assert lines[2] == "figure: 20 here, there 120"


STORY = "The bridge over the Lune was closed for 14 hours on Friday, the council said."


def elsewhere(path, text, relation="same"):
    return Pair(Passage("a.md", Span(0, 9), "Here."), Passage(path, Span(0, 9), text), relation, 1)


def test_copies_of_a_wire_story_are_one_card_that_names_them_all():
    pairs = [
        elsewhere("b.md", STORY),
        elsewhere("c.md", "It was shut for a day."),
        elsewhere("g.md", f"LANCASTER – {STORY}"),
        elsewhere("d.md", "LANCASTER (Wire) – " + STORY.replace(" ", "\n", 3)),
        elsewhere("e.md", STORY.replace("14", "15"), "differs"),
        elsewhere("f.md", STORY.upper()),
    ]
    rows = pair_rows("a.md", pairs, {"b.md": "Post", "d.md": "Herald"})
    assert [[one.pair.b.path for one in (row, *row.copies)] for row in rows] == [
        ["b.md", "g.md", "d.md", "f.md"],
        ["c.md"],
        ["e.md"],
    ]
    assert said(pair_lines(rows[0], 60))[0] == "= same  4 in these words: Post, g.md, Herald, f.md"
    assert said(pair_lines(rows[1], 60))[0] == "= same  c.md"
    found = FilterQuery.parse("doc:herald", FIELDS)
    assert found.narrow(rows, [facts_of(row) for row in rows]) == rows[:1]


def test_one_document_that_repeats_itself_is_no_copy_of_itself():
    rows = pair_rows("a.md", [elsewhere("b.md", STORY), elsewhere("b.md", STORY)], {})
    assert [row.copies for row in rows] == [(), ()]


def test_a_card_says_quote_verdict_tags_note_speaker_and_date():
    note = placed(
        "a",
        verdict="disputed",
        tags=("delay", "x"),
        note="First line.\nSecond line.",
        attribution="the company",
        modified="2020-11-20T12:00:00",
    )
    [row] = note_rows([note], {})
    assert said(note_lines(row, 60, {})) == [
        "“A quote”",
        "disputed  #delay #x",
        "First line.",
        "Second line.",
        "said by the company · 20 Nov 2020",
    ]


def test_a_passage_that_changed_says_so_in_words():
    [row] = note_rows([placed("a", status="orphan")], {})
    assert said(note_lines(row, 60, {}))[-1] == "! orphan: not found in the text any more"


def test_a_date_of_this_year_leaves_the_year_out():
    now = datetime(2025, 12, 1, tzinfo=UTC)
    assert short_date("2025-11-20T12:00:00", now) == "20 Nov"
    assert short_date("not a date") == ""


def test_hostile_text_stays_text():
    [row] = note_rows([placed("a", quote="\x1b[31m[b]x", note="a\x07", tags=("[i]",))], {})
    assert said(note_lines(row, 60, {})) == ["“␛[31m[b]x”", "#[i]", "a␇"]


def test_a_tag_is_found_by_its_former_name():
    row = note_rows([placed("a", tags=("new/part",))], {}, {})[0]
    former = {"new/part": ("distrust",)}
    wanted = FilterQuery.parse("tag:distrust", FIELDS)
    assert wanted.accepts(facts_of(row, former))
    assert not wanted.accepts(facts_of(row))
