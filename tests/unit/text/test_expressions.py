from __future__ import annotations

import itertools

import pytest

from tui.spans import Span
from tui.text import expressions
from tui.text.expressions import ExpressionSearch
from tui.text.matching import PatternError
from tui.text.source import StringSource

TEXT = "paragraph 7 says so.\n" * 20_000


class Clock:
    """A clock that is put on by hand."""

    now = 0.0

    def monotonic(self):
        return self.now


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(expressions, "time", clock)
    return clock


def test_the_whole_text_is_searched_from_the_origin_around_the_end():
    search = ExpressionSearch(StringSource(TEXT), r"graph \d", len(TEXT) // 2)
    found = list(itertools.chain.from_iterable(search.hits(lambda: True)))
    assert sorted(found) == [Span(at + 4, at + 11) for at in range(0, len(TEXT), 21)]
    assert found[0].start >= len(TEXT) // 2 > found[-1].start
    assert search.percent == 100


def test_one_that_takes_too_long_in_all_is_stopped_with_what_it_has(clock):
    search = ExpressionSearch(StringSource(TEXT), r"graph \d", 0, patience=10)
    pieces = search.hits(lambda: True)
    assert len(next(pieces)) > 1_000
    clock.now = 11
    with pytest.raises(PatternError, match=r"stopped after 10 s at 1\d %: .* too slow"):
        next(pieces)


def test_one_that_nobody_wants_any_more_is_given_up_at_once():
    exploding = StringSource("a" * 60 + "b")
    asked = itertools.count()
    with pytest.raises(PatternError, match="given up"):
        list(ExpressionSearch(exploding, r"(a+)+$", 0).hits(lambda: next(asked) < 2))
