from __future__ import annotations

from dataclasses import replace

import pytest

from tui.annotations.annotation import Annotation
from tui.annotations.merging import merge

BASE = Annotation("a", "q", note="note", tags=("x", "y"), verdict="disputed", start=1, end=2)


def test_changes_to_different_fields_go_together():
    both = merge(BASE, replace(BASE, note="ours"), replace(BASE, verdict="refuted"))
    assert both == replace(BASE, note="ours", verdict="refuted")


def test_two_notes_are_both_kept():
    note = merge(BASE, replace(BASE, note="ours"), replace(BASE, note="theirs")).note
    assert "ours" in note
    assert "theirs" in note


def test_a_note_that_continues_the_other_is_not_doubled():
    assert (
        merge(BASE, replace(BASE, note="note a"), replace(BASE, note="note a b")).note == "note a b"
    )


def test_tags_that_anybody_added_stay_and_that_anybody_removed_go():
    ours, theirs = replace(BASE, tags=("x", "y", "o")), replace(BASE, tags=("x", "t"))
    assert set(merge(BASE, ours, theirs).tags) == {"x", "o", "t"}


def test_of_two_verdicts_ours_stands_and_theirs_is_noted():
    both = merge(BASE, replace(BASE, verdict="refuted"), replace(BASE, verdict="opinion"))
    assert both.verdict == "refuted"
    assert "opinion" in both.note


def test_a_place_is_never_a_mixture_of_two():
    ours = replace(BASE, quote="qu", end=3)
    both = merge(BASE, ours, replace(BASE, quote="b", start=0))
    assert (both.quote, both.start, both.end) == ("qu", 1, 3)


@pytest.mark.parametrize("other", [BASE, replace(BASE, note="new")])
def test_what_nobody_else_changed_is_just_ours(other):
    assert merge(BASE, other, BASE) == other
    assert merge(BASE, BASE, other) == other
    assert merge(BASE, other, other) == other


def test_unknown_fields_of_both_are_kept():
    both = merge(BASE, replace(BASE, extra={"a": 1}), replace(BASE, extra={"b": 2}))
    assert both.extra == {"a": 1, "b": 2}
