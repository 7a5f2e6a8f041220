"""Wherever a passage is shown in quotation marks, one pair stands around it."""

from __future__ import annotations

import pytest

from tui.annotations.annotation import Annotation
from tui.comparing import Cell, Pair, Passage, Row
from tui.library.records import Placed
from tui.screens.note_draft import NoteDraft
from tui.search.hit import Hit
from tui.spans import Span
from tui.widgets.annotation_panel_cards import note_lines
from tui.widgets.annotation_panel_cards import pair_lines as card_of_pair
from tui.widgets.annotation_panel_rows import NoteRow, PairRow
from tui.widgets.card_text import joined
from tui.widgets.ledger_lines import in_words, pair_lines
from tui.widgets.search_rows import Result, draw_row
from tui.widgets.table_notes import listed_lines

SAID = '"We will go."'
ONCE = "“We will go.”"
NOTE = NoteRow(Placed("a.md", Annotation("i1", quote=SAID), "exact", Span(0, 13)))
PASSAGE = Passage("a.md", Span(0, 13), SAID)
PAIR = Pair(PASSAGE, PASSAGE, "related", 0.5)
ROW = Row("r", SAID, "", (Cell("a.md", Span(0, 13), SAID, "asserted"),), "=", 1, 0, None)
HIT = Hit("a.md", Span(0, 13), SAID, 1.0, "notes", "i1", "mine", (), (Span(1, 3), Span(9, 13)))


@pytest.mark.parametrize(
    "lines",
    [
        note_lines(NOTE, 60, {}),
        listed_lines(NOTE, 60, {}),
        card_of_pair(PairRow(PAIR, "A title"), 60),
        pair_lines(PAIR, 60, quoted=SAID),
        in_words(ROW, ("a.md",), {}, at=0, width=60, limit=7),
        draw_row(Result(HIT, "A title"), 60),
    ],
)
def test_a_passage_in_marks_is_shown_in_one_pair(lines):
    shown = "\n".join(map(joined, lines))
    assert ONCE in shown
    assert '"' not in shown


def test_the_words_that_were_searched_for_stay_marked_without_the_marks():
    hits = [p.text for line in draw_row(Result(HIT, "A"), 60) for p in line if p.role == "hit"]
    assert hits == ["We", "go."]


def test_a_cut_passage_is_closed_once():
    quote = f'"{"word " * 99}end."'
    note = NoteRow(Placed("a.md", Annotation("i1", quote=quote), "exact", Span(0, len(quote))))
    lines = [joined(line) for line in note_lines(note, 40, {})]
    assert lines[0].startswith("“word")
    assert lines[2].endswith("…”")


def test_the_editor_shows_one_pair():
    assert NoteDraft(SAID).heading.plain == ONCE
