from __future__ import annotations

import csv
import io
from dataclasses import replace

from tui.comparing import Cell, Ledger, Pair, Passage, Row
from tui.comparing.ledger_table import ledger_csv
from tui.comparing.opposites import Opposite
from tui.spans import Span

ROW = Row(
    "r-1", "=1+1, they say", "sums", (Cell("a", Span(0, 3), "So\nit is", "hedged"),), "≠", 1, 1
)


def table(*args):
    return list(csv.reader(io.StringIO(ledger_csv(*args))))


def test_every_source_has_its_stance_and_its_quotes():
    head, line = table(Ledger((ROW,), ("a", "b")), {"a": "First"})
    found = dict(zip(head, line, strict=True))
    assert (found["First"], found["a (quotes)"]) == ("hedged", "So it is")
    assert (found["b"], found["b (quotes)"]) == ("not found", "")


def test_who_says_otherwise_in_another_row_is_not_said_to_say_nothing():
    pair = Pair(*(Passage(path, Span(0, 3), f"So {path}") for path in "ab"), "differs", 0.5)
    head, line = table(Ledger((replace(ROW, opposites=(Opposite(pair, "r-2"),)),), ("a", "b")), {})
    assert line[head.index("b") :] == ["says otherwise", "So b"]


def test_a_spreadsheet_is_given_no_formula():
    (_, line) = table(Ledger((ROW,), ("a",)), {})
    assert line[2] == "'=1+1, they say"


def test_only_the_rows_asked_for_are_written():
    assert len(table(Ledger((ROW, ROW), ("a",)), {}, [])) == 1
