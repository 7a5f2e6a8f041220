"""The document list's order: changed row by row, it is what sorting all of it would give."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.examples import examples
from tui.documents.duplicates import Duplicate
from tui.widgets import document_order, document_ranks
from tui.widgets.document_order import (
    GROUPINGS,
    ORDERS,
    Arrangement,
    DocumentRow,
    Heading,
)
from tui.widgets.filter_query import FilterQuery

PATHS = [f"{folder}{name}.txt" for folder in ("", "a/", "b/") for name in "xyz"]
CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "title": st.sampled_from(["One", "two", "Two"]),
        "outlet": st.sampled_from(["", "The Post", "the post"]),
        "date": st.sampled_from(["", "2025", "2025-06-10", "2025-06-11"]),
        "state": st.sampled_from(["unread", "in progress", "done"]),
        "notes": st.integers(0, 3),
        "problem": st.sampled_from(["", "no permission to read it"]),
        "tags": st.lists(st.sampled_from(["delay", "Delay", "size"]), unique=True).map(tuple),
    },
)
FILTERS = st.sampled_from(["", "two", "-two", "tag:delay", "outlet:post", "date:2025-06 one"])


def arrangement(rows, order="path", group="none", typed=""):
    made = Arrangement(order, group)
    made.query = FilterQuery.parse(typed, made.fields())
    made.fill(rows)
    return made


def ended(steps):
    """Go through all steps; return what they come to."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def names(made):
    return [r.name if isinstance(r, Heading) else r.path for r in made.shown]


@examples(150)
@given(
    order=st.sampled_from(ORDERS),
    group=st.sampled_from(GROUPINGS),
    typed=FILTERS,
    changes=st.lists(st.tuples(st.sampled_from(PATHS), CHANGES), max_size=12),
)
def test_row_by_row_is_the_same_as_all_at_once(order, group, typed, changes):
    rows = [DocumentRow(path, path) for path in PATHS]
    made = arrangement(rows, order, group, typed)
    for path, change in changes:
        row = replace(made.rows[path], **change)
        index = made.put(row)
        assert made.rows[path] == row
        if index is not None:
            assert made.shown[index] is row
    anew = arrangement(made.rows.values(), order, group, typed)
    assert made.shown == anew.shown
    assert made.matching == anew.matching
    for index, shown in enumerate(made.shown):
        if isinstance(shown, DocumentRow):
            assert made.index_of(shown.path, made.key_at(index)) == index


def test_a_row_that_keeps_its_place_moves_no_other():
    made = arrangement([DocumentRow(path, path) for path in PATHS])
    row = replace(made.rows["a/y.txt"], title="Another", notes=2)
    assert made.stays(row)
    assert made.put(row) == PATHS.index("a/y.txt")
    made = arrangement(made.rows.values(), order="notes")
    assert not made.stays(replace(row, notes=0))


def test_groups_have_headings_with_counts_and_the_unknown_comes_last():
    rows = [
        DocumentRow("a.txt", "A", date="2025-06-10", tags=("delay", "size")),
        DocumentRow("b/b.txt", "B", date="2025-06-11", outlet="The Post", tags=("delay",)),
        DocumentRow("b/c.txt", "C"),
    ]
    assert arrangement(rows, group="date").shown[0] == Heading("2025-06", 2)
    assert names(arrangement(rows, group="tag")) == [
        *("#delay", "a.txt", "b/b.txt"),
        *("#size", "a.txt"),
        *("no tags", "b/c.txt"),
    ]
    assert names(arrangement(rows, group="folder")) == [
        *("top folder", "a.txt"),
        *("b", "b/b.txt", "b/c.txt"),
    ]
    made = arrangement([*rows, DocumentRow("d.txt", "D", problem="no")], group="tag")
    assert [made.step("a.txt", by) for by in (1, 2, 3, -1)] == ["b/b.txt", "b/c.txt", None, None]
    assert [made.step("b/c.txt", by) for by in (-1, -2)] == ["b/b.txt", "a.txt"]
    assert [made.step("gone.txt", by) for by in (1, 2, -1)] == ["a.txt", "b/b.txt", None]


def test_a_group_comes_with_its_first_document_and_goes_with_its_last():
    made = arrangement([DocumentRow("a.txt", "A"), DocumentRow("b.txt", "B")], group="outlet")
    made.put(replace(made.rows["a.txt"], outlet="The Post"))
    assert names(made) == ["The Post", "a.txt", "no outlet", "b.txt"]
    made.put(replace(made.rows["b.txt"], outlet="The Post"))
    assert made.shown[0] == Heading("The Post", 2)
    assert names(made) == ["The Post", "a.txt", "b.txt"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("delay", ["a.txt"]),
        ("outlet:post", ["a.txt"]),
        ("-outlet:post", ["b.txt", "c.txt", "d.pdf"]),
        ("outlet:none", ["b.txt", "c.txt", "d.pdf"]),
        ("date:2025-06", ["a.txt", "b.txt"]),
        ("state:done", ["b.txt"]),
        ('state:"in progress"', ["c.txt"]),
        ("tag:rumour", ["b.txt"]),
        ("tag:#rumour date:2025", ["b.txt"]),
        ("case:p07", ["c.txt"]),
        ("author:ito", ["c.txt"]),
        ("is:copy", ["c.txt"]),
        ("is:problem", ["d.pdf"]),
        ("DÉLAY", ["a.txt"]),
        ("outlet:", ["a.txt", "b.txt", "c.txt", "d.pdf"]),
    ],
)
def test_filters(typed, found):
    rows = [
        DocumentRow("a.txt", "Release delay", outlet="The Post", date="2025-06-10"),
        DocumentRow("b.txt", "Leak", date="2025-06", state="done", tags=("rumour/leak",)),
        DocumentRow(
            "c.txt",
            "Interview",
            author="J. Ito",
            state="in progress",
            attributes=(("case", "P07"),),
            copies=(Duplicate("c.txt", "e.txt", "near", 0.9),),
        ),
        DocumentRow("d.pdf", "d.pdf", problem="not a regular file"),
    ]
    made = arrangement(rows)
    made.query = FilterQuery.parse(typed, made.fields())
    made.arrange()
    assert names(made) == found


@examples(60)
@given(
    order=st.sampled_from(ORDERS),
    group=st.sampled_from(GROUPINGS),
    typed=FILTERS,
    changes=st.lists(CHANGES, max_size=40),
    run=st.integers(1, 9),
)
def test_in_steps_it_is_the_same_as_at_a_stroke(order, group, typed, changes, run):
    rows = [
        replace(DocumentRow(f"{number % 3}/{number}.txt", str(number)), **change)
        for number, change in enumerate(changes)
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(document_order, "_RUN", run)
        patch.setattr(document_order, "_STEP", 1 + run // 2)
        patch.setattr(document_ranks, "_SAMPLE", 2)
        before = arrangement(rows)
        steps = before.again(order, group, FilterQuery.parse(typed, before.fields()))
        made = ended(steps)
    whole = arrangement(rows, order, group, typed)
    assert (names(made), made.matching) == (names(whole), whole.matching)
    assert names(before) == [row.path for row in sorted(rows, key=lambda r: bool(r.problem))]
    for row in rows:
        made.put(replace(row, title="two", tags=("size",)))
        whole.put(replace(row, title="two", tags=("size",)))
    assert names(made) == names(whole)
