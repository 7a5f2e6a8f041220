"""What is known of the claims of a large text adds up, whatever was looked through first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.claims.claim import CERTAINTIES, Claim
from tui.claims.places import places_of, places_within
from tui.documents.document import Document
from tui.screens.tally import PIECE, Tally
from tui.spans import Span

LENGTH = 5 * PIECE + 100


def claim(start, score=0.9, certainty="asserted"):
    return Claim(Span(start, start + 10), "x" * 10, score, certainty=certainty)


def counted(claims, at=0):
    tally, order = Tally(LENGTH), []
    while (piece := tally.wanted(at)) is not None:
        tally.add(piece, places_of(c for c in claims if c.span.start in piece))
        order.append(piece.start // PIECE)
    return tally, order


def test_it_begins_where_one_is_and_ends_when_all_is_known():
    tally = Tally(LENGTH)
    assert not tally.complete
    tally, order = counted([], at=3 * PIECE + 5)
    assert order == [3, 4, 5, 0, 1, 2]
    assert tally.complete


@given(st.lists(st.integers(0, LENGTH - 1), unique=True), st.integers(0, LENGTH), st.integers(1, 9))
def test_the_next_claim_and_its_number_are_those_of_the_whole_list(starts, offset, by):
    starts = sorted(starts)
    tally, _ = counted([claim(start) for start in starts], at=offset)
    assert tally.starts(0.5) == starts
    after = [start for start in starts if start > offset]
    before = [start for start in starts if start < offset]
    assert tally.next_to(offset, by, 0.5) == (after[min(by, len(after)) - 1] if after else None)
    assert tally.next_to(offset, -by, 0.5) == (before[-min(by, len(before))] if before else None)
    assert [tally.number_of(start, 0.5) for start in starts] == list(range(1, len(starts) + 1))


def test_the_density_chooses_which_count():
    found = [claim(1, 0.3), claim(20, 0.6, "hedged"), claim(PIECE + 3, 0.8, "denied")]
    tally, _ = counted(found)
    assert [len(tally.starts(least)) for least in (0.0, 0.5, 0.75)] == [3, 2, 1]
    assert tally.certainties(0.5) == ["hedged", "denied"]
    assert set(CERTAINTIES) >= set(tally.certainties(0.0))


def test_places_are_found_in_a_window_and_told_in_the_whole_text():
    text = "He left.\n\nThe ministry said on Monday that 12.5 % of 3,400 cases were false.\n"
    document = Document("a.txt", text, format="txt")
    found = places_within(document, Span(10, len(text)), 1_000)
    assert list(found.starts) == [1_010]
    assert found.scores[0] == pytest.approx(0.9, abs=0.4)
    assert not len(places_within(document, Span(0, 10), 1_000))
