from __future__ import annotations

import select
from types import SimpleNamespace

import pytest

from tui.text.matching import LIMIT, Matcher, PatternError


def test_matches_in_code_points():
    with Matcher(r"d\w+", ignore_case=True) as matcher:
        assert matcher.spans("中 Delay 😀 die x*") == [(2, 7), (10, 13)]
        assert matcher.spans("\ud800dd") == [(1, 3)]
        assert matcher.spans("") == []


def test_empty_matches_are_none():
    with Matcher("x*", ignore_case=False) as matcher:
        assert matcher.spans("axxb") == [(1, 3)]


def test_lines_have_their_own_ends():
    with Matcher("^b$", ignore_case=False) as matcher:
        assert matcher.spans("a\nb\nc") == [(2, 3)]


def test_what_is_no_pattern_says_why():
    with pytest.raises(PatternError, match="not a pattern yet"):
        Matcher("(", ignore_case=False)


def test_a_pattern_that_explodes_is_stopped():
    with Matcher(r"(a+)+$", ignore_case=False, limit=0.5) as matcher:
        with pytest.raises(PatternError, match="too long"):
            matcher.spans("a" * 60 + "b")
        assert matcher._process.poll() is not None


def test_a_process_that_starts_late_is_no_fault_of_the_pattern(monkeypatch):
    ready, asked = select.select, []

    def late(*streams):
        asked.append(streams[-1])
        return ([], [], []) if len(asked) < 50 else ready(*streams)

    monkeypatch.setattr("tui.text.matching.select.select", late)
    clock = SimpleNamespace(monotonic=lambda: len(asked) / 10)  # a tenth of a second for each
    monkeypatch.setattr("tui.text.matching.time", clock)
    with Matcher("b", ignore_case=False) as matcher:
        monkeypatch.undo()
        assert matcher.spans("abc") == [(1, 2)]
    assert len(asked) / 10 > LIMIT


def test_a_process_that_is_not_wanted_any_more_is_ended():
    with Matcher(r"(a+)+$", ignore_case=False, limit=60) as matcher:
        with pytest.raises(PatternError, match="given up"):
            matcher.spans("a" * 60 + "b", lambda: False)
        assert matcher._process.poll() is not None
