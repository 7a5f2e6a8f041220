from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from support.examples import examples
from tui.layers import Marks
from tui.spans import Span
from tui.widgets.annotation_panel_places import Places


@dataclass
class Row:
    span: Span | None


SPANS = st.builds(
    lambda start, length: Span(start, start + length), st.integers(0, 60), st.integers(1, 25)
)


@given(st.lists(st.builds(Row, st.none() | SPANS), max_size=12), SPANS)
@examples(150)
def test_says_what_looking_at_every_row_would_say(rows, span):
    places = Places(rows)
    assert places.at(span) == [i for i, r in enumerate(rows) if r.span and r.span.overlaps(span)]
    starts = [r.span.start for r in rows if r.span and r.span.start <= span.start]
    found = places.before(span.start)
    if not starts:
        assert found is None
    else:
        wanted = next(i for i, r in enumerate(rows) if r.span and r.span.start == max(starts))
        assert found == wanted


@given(st.lists(st.builds(Row, SPANS), max_size=12), st.integers(0, 90))
@examples(150)
def test_the_number_of_a_mark_is_that_of_the_first_that_holds_the_place(rows, offset):
    marks = Marks(rows)
    holding = [i for i, row in enumerate(marks.all, 1) if offset in row.span]
    assert marks.number_at(offset) == (holding[0] if holding else None)
