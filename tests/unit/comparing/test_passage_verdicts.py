from __future__ import annotations

from tui.comparing import Cell, Ledger, Row
from tui.comparing.passage_verdicts import with_verdicts
from tui.spans import Span

ONE = Cell("a", Span(0, 9), "It is so.", "asserted")
TWO = Cell("b", Span(0, 9), "It is so.", "asserted")
ASIDE = Cell("c", Span(4, 9), "is so", "asserted", proposed=True)
ROWS = Row("r1", "It is so.", "", (ONE, TWO, ASIDE)), Row("r2", "Other.", "", (TWO,))
LEDGER = Ledger(ROWS, ("a", "b", "c"))


def test_cells_have_the_verdicts_of_their_passages_and_rows_stay_unjudged():
    verdicts = {("a", Span(0, 9)): "disputed", ("c", Span(4, 9)): "opinion"}
    made = with_verdicts(LEDGER, verdicts)
    assert [cell.verdict for cell in made.rows[0].cells] == ["disputed", None, "opinion"]
    assert made.rows[0].of_passages == ("disputed",)  # what is only proposed is none of its own
    assert made.rows[1] is ROWS[1]
    assert made.unjudged == 2


def test_without_verdicts_the_ledger_is_what_it_was():
    assert with_verdicts(LEDGER, {}) is LEDGER
    assert with_verdicts(LEDGER, {("a", Span(1, 9)): "disputed"}) == LEDGER
