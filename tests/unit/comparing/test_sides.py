"""Which side of a row each passage is on, and who counts on it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tui.comparing import Cell, Ledger, Pair, Passage, Row, ledger
from tui.comparing.ledger_table import ledger_csv, ledger_markdown
from tui.comparing.sides import count, sided
from tui.spans import Span
from tui.widgets.card_text import joined
from tui.widgets.ledger_lines import in_words
from tui.widgets.ledger_rows import Layout, row_line

from .test_claim_ledger import doc

CELLS = [Cell(path, Span(0, 2), path, "asserted") for path in "abcde"]
RELATIONS = ("same", "echo", "differs", "related")


def pair(a, b, relation="differs"):
    return Pair(Passage(a, Span(0, 2), a), Passage(b, Span(0, 2), b), relation, 0.9)


def against(*pairs):
    return "".join(cell.path for cell in sided(CELLS, pairs) if cell.otherwise)


def test_who_contradicts_the_first_is_on_the_other_side():
    assert against(pair("a", "c"), pair("b", "a")) == "bc"


def test_who_contradicts_a_copy_of_the_first_is_on_the_other_side_too():
    assert against(pair("a", "b", "echo"), pair("b", "c")) == "c"


def test_who_agrees_with_a_dissenter_dissents():
    assert against(pair("a", "b"), pair("b", "c", "same"), pair("a", "d", "related")) == "bc"


def test_who_contradicts_a_dissenter_does_not_thereby_dissent():
    assert against(pair("a", "b"), pair("b", "c")) == "b"


def test_where_only_two_that_are_related_to_the_first_are_at_odds_the_later_one_is_marked():
    beside = [pair("a", other, "related") for other in "bcd"]
    assert against(*beside, pair("b", "c"), pair("c", "d", "same")) == "cd"
    assert against(*beside, pair("c", "b")) == "c"


def test_what_was_found_with_the_first_itself_goes_before_what_follows_from_others():
    assert against(pair("a", "b"), pair("a", "c", "same"), pair("b", "c", "same")) == "b"


@given(
    st.lists(
        st.builds(
            pair, st.sampled_from("abcde"), st.sampled_from("abcde"), st.sampled_from(RELATIONS)
        ),
        max_size=12,
    )
)
def test_the_first_is_always_on_its_own_side_and_everybody_on_one(pairs):
    cells = sided(CELLS, pairs)
    assert not cells[0].otherwise
    assert [cell.path for cell in cells] == list("abcde")
    says, otherwise = count(cells, [], {})
    assert says + otherwise == 5


BRIDGE, NOT_BRIDGE = "The master was on the bridge.", "The master was not on the bridge."
TWICE = "The master was on the bridge until the end."


def split_row(monkeypatch):
    """Return two rows: of a against b, and of c, who contradicts b alone."""
    keys = [[("a", Span(0, len(BRIDGE))), ("b", Span(0, len(NOT_BRIDGE)))]]
    keys.append([("c", Span(0, len(TWICE)))])
    monkeypatch.setattr("tui.comparing.claim_ledger.group", lambda *_: keys)
    said = {"a": BRIDGE, "b": NOT_BRIDGE, "c": TWICE}
    ends = {path: Passage(path, Span(0, len(text)), text) for path, text in said.items()}
    pairs = [Pair(ends[one], ends["b"], "differs", 0.9) for one in "ac"]
    made = ledger([doc(path, text) for path, text in said.items()], pairs)
    return made, next(row for row in made.rows if row.claim == BRIDGE)


def test_who_contradicts_only_a_dissenter_is_not_counted_against_the_row(monkeypatch):
    _, row = split_row(monkeypatch)
    assert (row.sign, row.says, row.otherwise) == ("≠", 1, 1)
    assert [one.of_dissent for one in row.against("c")] == [True]


def test_the_sign_of_a_cell_says_on_which_side_it_is(monkeypatch):
    made, row = split_row(monkeypatch)
    drawn = joined(row_line(row, made.paths, Layout.of(100, 3, 0), None))
    assert drawn.split(BRIDGE)[1].split()[:3] == ["▎", "≠", "~"]
    words = [joined(line) for line in in_words(row, made.paths, {}, at=2, width=100, limit=9)]
    assert words[0] == f"3 c  ~ against 2, in a row not shown  “{TWICE}”"
    assert f"2 b  ≠ otherwise  ▎ asserts  “{NOT_BRIDGE}”" in words


def test_a_table_says_on_which_side_each_source_is(monkeypatch):
    made, row = split_row(monkeypatch)
    line = ledger_csv(made, {}, [row]).splitlines()[1]
    assert f"asserted,{BRIDGE},says otherwise (asserted),{NOT_BRIDGE},in another row" in line
    assert "| asserted | says otherwise (asserted) | in another row |" in ledger_markdown(
        made, {}, [row]
    )


def test_a_source_leaves_out_what_two_origins_speak_of_and_it_does_not():
    cells = {path: Cell(path, Span(0, 2), path, "asserted") for path in "abc"}
    both = Row("r-1", "both", "", (cells["a"], cells["b"]), says=2)
    one = Row("r-2", "one", "", (cells["a"],), says=1)
    silent = replace(both, id="r-3", silent=("c",))
    three = Ledger((both, one, silent), ("a", "b", "c"))
    assert [row.id for row in filter(three.left_out_by("c"), three.rows)] == ["r-1"]
    assert not list(filter(three.left_out_by("a"), three.rows))
    two = Ledger((both, one), ("a", "b"))
    assert [row.id for row in filter(two.left_out_by("b"), two.rows)] == ["r-2"]
    copied = Ledger((one,), ("a", "b", "c"), {"a": "a", "c": "a"})
    assert list(filter(copied.left_out_by("c"), copied.rows)) == [one]
    assert [row.is_single for row in three.rows] == [False, True, False]
