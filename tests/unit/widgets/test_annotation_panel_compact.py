"""The card under the text: nobody is named twice, and what does not fit says so."""

from __future__ import annotations

from tui.annotations.annotation import Annotation
from tui.claims.claim import Claim
from tui.library import Placed
from tui.spans import Span
from tui.widgets.annotation_panel_compact import compact_lines
from tui.widgets.annotation_panel_model import Around
from tui.widgets.annotation_panel_rows import ClaimRow, NoteRow
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
