"""What is looked through next in a text too large for more, and what of it is drawn."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.claims.claim import Claim
from tui.screens import nearby as module
from tui.screens.nearby import AHEAD, STRETCH, Nearby
from tui.spans import Span

LENGTH = 100 * STRETCH
VIEW = Span(50 * STRETCH + 100, 50 * STRETCH + 2_000)


def claim(start):
    return Claim(span=Span(start, start + 10), text="x" * 10, score=0.9)


def look_through(nearby, view, length=LENGTH):
    """Look until nothing is wanted; return the stretches in their order."""
    done = []
    while (stretch := nearby.wanted(view, length)) is not None:
        places = {stretch.start, max(0, stretch.start - 5), stretch.end}
        nearby.add(stretch, [claim(place) for place in sorted(places)])
        done.append(stretch.start // STRETCH)
    return done


def test_the_view_comes_first_then_what_follows_then_the_ends():
    assert look_through(Nearby(), VIEW) == [50, 51, 49, 52, 48, 99, 0]


def test_nothing_is_looked_through_twice():
    nearby = Nearby()
    look_through(nearby, VIEW)
    assert look_through(nearby, VIEW) == []
    assert look_through(nearby, Span(51 * STRETCH, 51 * STRETCH + 9)) == [53]


def test_a_claim_belongs_to_the_stretch_it_begins_in():
    nearby = Nearby()
    look_through(nearby, VIEW)
    starts = [c.span.start for c in nearby.news(VIEW)]
    assert starts == [i * STRETCH for i in range(50 - AHEAD, 50 + AHEAD + 1)]


def test_there_are_news_only_where_others_are_to_be_drawn():
    nearby = Nearby()
    look_through(nearby, VIEW)
    assert nearby.news(VIEW) is not None
    assert nearby.news(VIEW) is None
    assert nearby.news(Span(VIEW.start + 500, VIEW.end + 500)) is None
    assert nearby.news(Span(0, 10)) is not None
    assert nearby.news(VIEW) is nearby.around(VIEW)  # the list of before: its marks are made


def test_a_view_over_an_edge_is_covered_by_both_stretches():
    nearby, view = Nearby(), Span(STRETCH - 10, STRETCH + 10)
    assert not nearby.covers(view)
    nearby.add(Span(0, STRETCH), [])
    assert not nearby.covers(view)
    nearby.add(Span(STRETCH, 2 * STRETCH), [])
    assert nearby.covers(view)


def test_what_was_looked_through_long_ago_is_forgotten(monkeypatch):
    monkeypatch.setattr(module, "KEPT", 3)
    nearby = Nearby()
    for index in range(5):
        nearby.add(Span(index * STRETCH, (index + 1) * STRETCH), [])
    assert not nearby.covers(Span(0, 1))
    assert nearby.covers(Span(4 * STRETCH, 5 * STRETCH))


@given(st.integers(1, 5 * STRETCH), st.data())
def test_looking_ends_and_stays_within_the_text(length, data):
    start = data.draw(st.integers(0, length - 1))
    view = Span(start, data.draw(st.integers(start, length)))
    nearby = Nearby()
    stretches = look_through(nearby, view, length)
    assert nearby.covers(view)
    assert stretches == list(dict.fromkeys(stretches))
    assert all(0 <= index * STRETCH < length for index in stretches)
