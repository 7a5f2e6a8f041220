"""Marks over the ends of lines, and none in code."""

from tui.spans import Span
from tui.text.layout import Layout
from tui.text.source import ChunkedSource, StringSource
from tui.widgets.reader_inline import Inline


def styled(source, *literal):
    layout = Layout(source, 40)
    runs = Inline().runs(layout.rows(layout.first(), 30), source, literal)
    return [(source.slice(run.start, run.end), run.style) for run in runs if run.style != "faint"]


def test_a_mark_goes_on_in_the_next_line():
    text = "It was *never\nmore than* that.\n\n*not\n\nclosed*\n"
    expected = [("never\n", "emphasis"), ("more than", "emphasis")]
    assert styled(StringSource(text)) == expected
    source = ChunkedSource(size=8)
    source.append(text)
    assert styled(source) == expected


def test_code_and_what_stands_before_the_text_are_left_as_they_are():
    text = "# Heading\n\n```\n# no heading *of*\ndef __init__(**all**)\n```\n*after*\n"
    code = Span(text.index("```"), text.index("*after"))
    assert styled(StringSource(text), code) == [("# Heading", "heading"), ("after", "emphasis")]


def test_the_way_to_a_line_makes_no_difference():
    source = StringSource("Said *one\ntwo\nthree* and no more.\n\nBut *also\nthis*.\n")
    layout = Layout(source, 40)
    rows = layout.rows(layout.first(), 30)
    down = [Inline().runs([row], source, ()) for row in rows]
    one = Inline()
    assert [one.runs([row], source, ()) for row in reversed(rows)] == down[::-1]
    assert [run.style for run in down[1]] == ["emphasis"]
