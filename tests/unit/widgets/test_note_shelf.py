"""Notes in every order, narrowed a step at a time, and what is kept of those that stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.annotations.annotation import Annotation
from tui.library import Placed
from tui.spans import Span
from tui.widgets import note_shelf
from tui.widgets.annotation_panel_rows import FIELDS, ORDERS, NoteRow, facts_of, ordered
from tui.widgets.filter_query import FilterQuery
from tui.widgets.note_list import Shown
from tui.widgets.note_shelf import NoteShelf


def run(steps):
    """Go through all steps; return how many there were, and what they come to."""
    count = 0
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return count, end.value
        count += 1


def row(number, start=0, tags=(), modified="", quote="q"):
    span = Span(start, start + 1) if quote else None
    note = Annotation(f"n{number}", quote, tags=tuple(tags), modified=modified)
    return NoteRow(Placed("a.md", note, "exact", span))


def many(count):
    return [row(n, (n * 7) % 100, ["ab"[n % 2]], f"2026-{n * 5 % 12:02}") for n in range(count)]


@given(
    st.lists(
        st.builds(
            row,
            st.integers(0, 10**9),
            st.integers(0, 5),
            st.lists(st.sampled_from("abc"), max_size=2),
            st.sampled_from(["", "2026-01", "2026-02"]),
            st.sampled_from(["", "one", "two"]),
        ),
        unique_by=lambda row: row.key,
        max_size=12,
    ),
    st.sampled_from(ORDERS),
    st.sampled_from(["", "tag:a", "one -tag:b", "status:memo"]),
)
def test_it_sorts_and_narrows_as_all_at_once_would(rows, order, typed):
    query = FilterQuery.parse(typed, FIELDS)
    wanted = rows if order == "place" else ordered(rows, order)
    shelf = NoteShelf(rows)
    _, places = run(shelf.narrowing(query, order))
    assert [rows[place] for place in places] == [r for r in wanted if query.accepts(facts_of(r))]
    run(shelf.preparing())
    assert run(shelf.narrowing(query, order))[1] == places


@pytest.mark.parametrize("order", ORDERS)
def test_thousands_are_sorted_and_narrowed_in_steps(order):
    rows = many(3_500)
    shelf = NoteShelf(rows)
    steps, places = run(shelf.narrowing(FilterQuery.parse("tag:a", FIELDS), order))
    assert steps > 35
    assert [rows[place] for place in places] == [
        one
        for one in (rows if order == "place" else ordered(rows, order))
        if one.placed.annotation.tags == ("a",)
    ]


@given(st.lists(st.text("ab:-tg ", max_size=6), max_size=8), st.lists(st.sampled_from(ORDERS)))
def test_what_was_typed_before_changes_nothing_of_what_is_found(typed, orders):
    rows = [row(n, 50 - n, ["a", "b"][: n % 3], quote="ab ba"[n % 4 :]) for n in range(24)]
    kept = NoteShelf(rows)
    for turn, letters in enumerate(typed):
        order = orders[turn % len(orders)] if orders else "place"
        for end in (*range(len(letters) + 1), *reversed(range(len(letters)))):
            query = FilterQuery.parse(letters[:end], FIELDS)
            fresh = run(NoteShelf(rows).narrowing(query, order))[1]
            assert list(run(kept.narrowing(query, order))[1]) == list(fresh)


def test_a_letter_more_looks_through_what_is_left_and_a_letter_less_through_nothing(monkeypatch):
    shelf = NoteShelf(many(3_500))
    looked = []
    among = FilterQuery.among

    def watched(query, places, known):
        looked.extend(places)
        return among(query, places, known)

    monkeypatch.setattr(FilterQuery, "among", watched)
    one, more = (FilterQuery.parse(typed, FIELDS) for typed in ("tag:a", "tag:a q"))
    found = run(shelf.narrowing(one, "place"))[1]
    assert len(looked) == 3_500
    run(shelf.narrowing(more, "place"))
    assert looked[3_500:] == found
    assert run(shelf.narrowing(one, "place"))[1] == found
    assert len(looked) == 3_500 + len(found)


def test_what_is_known_of_a_row_is_known_of_it_in_the_next_shelf(monkeypatch):
    rows = many(150)
    before = NoteShelf(rows)
    run(before.preparing())
    made = []
    monkeypatch.setattr(note_shelf, "facts_of", lambda *a: made.append(a[0]) or facts_of(*a))
    changed = row(7, 49, ["new"])
    after = NoteShelf([*rows[:7], changed, *rows[9:]], before=before)
    _, places = run(after.narrowing(FilterQuery.parse("tag:new", FIELDS), "place"))
    assert [after.rows[place] for place in places] == [changed]
    assert made == [changed]
    assert after.place_of(rows[8]) is None
    run(NoteShelf(rows, {"a": ("old",)}, before=before).preparing())
    assert len(made) == 151  # by other names all are found anew


def test_what_is_found_first_comes_first_and_more_behind_it():
    rows = many(3_500)
    shelf = NoteShelf(rows)
    run(shelf.preparing())
    query = FilterQuery.parse("tag:a", FIELDS)
    steps = shelf.narrowing(query, "date")
    first = Shown(shelf, list(next(found for found in steps if len(found) > 40)))
    whole = Shown(shelf, run(shelf.narrowing(query, "date"))[1])
    assert len(first) < len(whole)
    assert first.agrees(whole, 40)
    assert whole.agrees(first, 40)
    assert not first.agrees(whole, len(first) + 1)
    assert not first.agrees(Shown(shelf, whole.places[1:]), 40)
    assert first[:40] == whole[:40]
    assert whole.keys() == [row.key for row in whole]
    assert not first.agrees(Shown(NoteShelf(rows), whole.places), 40)
    assert all(shelf.accepts(query, place) for place in whole.places)


def test_of_two_notes_with_one_id_each_has_its_place():
    rows = [row(7), row(8), row(7), row(9)]  # as where a file in the folder is a copy
    shelf = NoteShelf(rows)
    assert Shown(shelf, [3, 2, 0]).keys() == [rows[place].key for place in (3, 2, 0)]


@given(
    st.lists(st.integers(0, 9), max_size=9),
    st.sets(st.integers(0, 9)),
    st.sets(st.integers(0, 12), max_size=4),
)
def test_marked_rows_are_found_by_their_keys_where_each_of_them_is_there_once(names, some, marked):
    rows = [row(name) for name in names]
    shown = Shown(NoteShelf(rows), [place for place in reversed(range(len(rows))) if place in some])
    keys = {f"n{number}" for number in marked}
    there = [one for one in shown if one.key in keys]
    found = shown.known_by(keys)
    assert found in (None, there)
    if len(set(names)) == len(names):
        assert (found is not None) == (len(there) == len(keys))
    elif found is not None:
        assert not keys


numbered = st.builds(
    row,
    st.integers(0, 9),
    st.integers(0, 5),
    st.lists(st.sampled_from("abc"), max_size=2),
    st.sampled_from(["", "2026-01", "2026-02"]),
)


@given(
    st.lists(numbered, unique_by=lambda row: row.key, max_size=9),
    st.lists(st.booleans(), min_size=9, max_size=9),
    st.lists(st.tuples(st.integers(0, 9), numbered), max_size=3),
    st.booleans(),
)
def test_what_has_changed_is_put_among_what_was_in_order(rows, stays, changed, turned):
    before = NoteShelf(rows)
    run(before.preparing())
    now = [one for one, stay in zip(rows, stays, strict=False) if stay]
    for place, one in changed:
        now.insert(place, one)
    shelf, anew = (
        NoteShelf(now[::-1] if turned else now, {}, before),
        NoteShelf(now[::-1] if turned else now),
    )
    for order in ORDERS:
        assert run(shelf.ordering(order))[1] == run(anew.ordering(order))[1]
    query = FilterQuery.parse("tag:a", FIELDS)
    assert run(shelf.narrowing(query, "tag"))[1] == run(anew.narrowing(query, "tag"))[1]


def test_after_a_change_nothing_is_sorted_or_folded_again(monkeypatch):
    rows = many(2_000)
    before = NoteShelf(rows)
    run(before.preparing())
    made = []
    rank, facts = note_shelf._rank, note_shelf.facts_of
    monkeypatch.setattr(note_shelf, "_rank", lambda *asked: made.append(asked) or rank(*asked))
    monkeypatch.setattr(note_shelf, "facts_of", lambda *asked: made.append(asked) or facts(*asked))
    now = [*rows[:700], row(700, 5, "c", "2026-07"), *rows[701:]]
    shelf = NoteShelf(now, {}, before)
    run(shelf.preparing())
    assert 0 < len(made) < 100
    assert shelf.in_order("date") is not None
