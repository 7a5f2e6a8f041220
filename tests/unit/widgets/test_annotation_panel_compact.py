"""The card under the text: nobody is named twice, and what does not fit says so."""

from __future__ import annotations

from dataclasses import replace

from tui.annotations.annotation import Annotation
from tui.claims.claim import Claim
from tui.comparing.relation import Pair, Passage
from tui.library import Placed
from tui.spans import Span
from tui.widgets.annotation_panel_compact import compact_lines
from tui.widgets.annotation_panel_model import Around
from tui.widgets.annotation_panel_rows import ClaimRow, LinkEnd, NoteRow, PairRow
from tui.widgets.card_text import joined

CLAIM = Claim(Span(0, 9), "It waits.", 0.9, certainty="attributed", attribution="the company")
NOTE = Annotation("one", "It waits.", verdict="disputed", attribution="the company")
AROUND = Around(NoteRow(Placed("a.md", NOTE, "exact", Span(0, 9))), ClaimRow(CLAIM), (), 1, 3)


def test_the_speaker_is_named_once():
    assert joined(compact_lines(AROUND, 120, {}, 5)[0]).count("the company") == 1


def test_a_first_line_that_does_not_fit_ends_in_an_ellipsis():
    line = joined(compact_lines(AROUND, 30, {}, 5)[0])
    assert line.endswith("…")
    assert len(line) <= 30


def test_what_room_is_left_says_why_the_claim_was_marked():
    alone = Around(None, AROUND.claim, (), 0, 0)
    lines = [joined(line) for line in compact_lines(alone, 40, {}, 2, ("figure: 40", "date: 2019"))]
    assert lines[1] == "marked for figure: 40 · date: 2019"
    assert len(compact_lines(alone, 40, {}, 1, ("figure: 40",))) == 1


def test_a_link_of_the_reader_is_seen_before_what_was_merely_found_elsewhere():
    pair = Pair(
        Passage("a.md", CLAIM.span, "It waits."), Passage("b.md", CLAIM.span, "No."), "differs", 0.9
    )
    found = tuple(PairRow(pair, f"source {n}") for n in range(5))
    links = tuple(LinkEnd("contradicts", str(n), f"linked {n}", "It goes.") for n in range(2))
    around = replace(AROUND, note=replace(AROUND.note, links=links), pairs=found)
    lines = [joined(line) for line in compact_lines(around, 40, {}, 5)]
    assert [line.split("  ")[0] for line in lines[1:]] == [
        *("contradicts linked 0", "≠ source 0"),
        *("contradicts linked 1", "≠ source 1"),
    ]
