import io

import pytest

from tui.cli.console import Console, printable
from tui.cli.tables import cells, short, table


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self):
        return True


@pytest.fixture
def terminal(monkeypatch):
    monkeypatch.setattr("sys.stdout", Terminal())
    monkeypatch.setattr("sys.stderr", Terminal())
    return Console({"TERM": "xterm"})


def test_progress_is_said_only_when_something_takes_long(terminal):
    terminal.progress(1, 10)
    terminal.progress(0, 0)
    assert terminal.talk.getvalue() == ""
    terminal._next_progress = 0
    terminal.progress(2, 10)
    terminal.progress(3, 10)
    terminal.progress(0, 0)
    assert terminal.talk.getvalue() == "\rgloss: 2 of 10 documents\r\x1b[K"


def test_progress_is_for_terminals(monkeypatch):
    monkeypatch.setattr("sys.stderr", io.StringIO())
    console = Console({"TERM": "xterm"})
    console._next_progress = 0
    console.progress(2, 10)
    assert console.talk.getvalue() == ""


def test_many_rows_are_one_array(monkeypatch):
    import json

    monkeypatch.setattr("sys.stdout", io.StringIO())
    console = Console({})
    rows = [{"n": number} for number in range(2500)]
    console.rows(iter(rows))
    assert json.loads(console.out.getvalue()) == rows


def test_columns_line_up_in_any_script(monkeypatch):
    monkeypatch.setattr("sys.stdout", io.StringIO())
    console = Console({})
    table(console, ("a", "n", "b"), [("日本", "7", "x"), ("e\u0301", "12", "y")], right={1})
    assert console.out.getvalue().splitlines() == [
        "a      n  b",
        "日本   7  x",
        "e\u0301     12  y",
    ]
    assert cells("日本") == 4


def test_a_very_long_cell_moves_its_own_row_only(monkeypatch):
    monkeypatch.setattr("sys.stdout", io.StringIO())
    console = Console({})
    table(console, ("a", "b"), [("x" * 200, "1"), ("short", "2")])
    assert console.out.getvalue().splitlines() == ["a      b", f"{'x' * 200}  1", "short  2"]


def test_foreign_text_is_one_harmless_line():
    assert printable("a\n\tb\x1b[2J") == "a b␛[2J"
    assert short("x" * 300) == "x" * 99 + "…"
