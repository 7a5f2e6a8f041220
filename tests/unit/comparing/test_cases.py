"""Rows become cases; what readers have put into one, only readers change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tui.annotations import AnnotationStore, CaseBook
from tui.comparing import Cell, Row
from tui.comparing.cases import accept, judge, merge, silence, split
from tui.errors import UsageError
from tui.spans import Span


@pytest.fixture
def cases(tmp_path):
    return CaseBook(AnnotationStore(tmp_path), name="R")


def annotate(cell):
    return f"note-{cell.path}-{cell.span.start}"


def cell(path, start=0, **more):
    return Cell(path, Span(start, start + 5), "It is so.", "asserted", **more)


def row(name, *cells, **more):
    return Row(name, f"Claim {name}", "", cells, **more)


AB = row("ab", cell("a"), cell("b"))
C = row("c", cell("c"))


def of(case):
    return row("x", cell("a"), cell("b"), case=case.id, verdict=case.verdict)


def test_judging_makes_a_case_once_and_changes_it_afterwards(cases):
    judge(cases, AB, "disputed", annotate)
    (case,) = cases.all()
    assert (case.wording, case.verdict) == ("Claim ab", "disputed")
    assert [m.annotation for m in case.members] == ["note-a-0", "note-b-0"]
    judge(cases, of(case), None, annotate)
    assert [c.verdict for c in cases.all()] == [None]
    assert cases.get(case.id).history


def test_merging_keeps_the_first_case_and_every_member(cases):
    judge(cases, AB, "refuted", annotate)
    (case,) = cases.all()
    merge(cases, [C, of(case)], annotate)
    (merged,) = cases.all()
    assert (merged.id, merged.verdict, len(merged.members)) == (case.id, "refuted", 3)


def test_rows_with_different_verdicts_are_not_merged(cases):
    rows = [row("x", cell("a"), verdict="refuted"), row("y", cell("b"), verdict="supported")]
    with pytest.raises(UsageError, match="different verdicts"):
        merge(cases, rows, annotate)
    assert cases.all() == []


def test_a_row_that_loses_the_passage_it_is_called_by_is_called_by_the_next(cases):
    first, second = (
        Cell(path, Span(0, 9), text, "asserted")
        for path, text in (("a", "- It is *so*\nor so."), ("b", "It is."))
    )
    named = Row("r", "It is so or so.", "", (first, second))
    split(cases, named, first, annotate)
    assert sorted(case.wording for case in cases.all()) == ["It is so or so.", "It is."]
    (kept,) = (case for case in cases.all() if case.wording == "It is.")
    assert [m.annotation for m in kept.members] == ["note-b-0"]


def test_splitting_makes_two_cases_without_losing_a_member(cases):
    split(cases, AB, AB.cells[1], annotate)
    assert sorted(m.annotation for c in cases.all() for m in c.members) == ["note-a-0", "note-b-0"]
    with pytest.raises(UsageError, match="nothing to split"):
        split(cases, C, C.cells[0], annotate)


def test_a_proposed_cell_is_a_member_only_when_accepted(cases):
    proposed = cell("b", proposed=True)
    open_row = row("x", cell("a"), proposed)
    judge(cases, open_row, "disputed", annotate)
    (case,) = cases.all()
    assert [m.annotation for m in case.members] == ["note-a-0"]
    cases.replace(replace(case, wording="As another program says"))
    accept(cases, row("x", cell("a"), proposed, case=case.id), proposed, annotate)
    assert [m.annotation for m in cases.get(case.id).members] == ["note-a-0", "note-b-0"]
    assert cases.get(case.id).wording == "As another program says"  # after the row was drawn


def test_silence_is_kept_with_name_and_date_and_can_be_taken_back(cases):
    silence(cases, C, "d", annotate)
    (case,) = cases.all()
    assert [(s.path, s.name) for s in case.silent] == [("d", "R")]
    silence(cases, row("c", cell("c"), case=case.id, silent=("d",)), "d", annotate)
    assert cases.get(case.id).silent == ()
    with pytest.raises(UsageError, match="not silent"):
        silence(cases, C, "c", annotate)


def test_who_calls_a_source_silent_says_that_what_is_proposed_of_it_does_not_belong_there(cases):
    judge(cases, C, None, annotate)
    (case,) = cases.all()
    proposed = row("c", cell("c"), cell("d", proposed=True), case=case.id)
    silence(cases, proposed, "d", annotate, text_sha256="5ha")
    assert [(s.path, s.text_sha256) for s in cases.get(case.id).silent] == [("d", "5ha")]
    renamed = row("c", cell("c"), case=case.id, silent=("e",))
    silence(cases, renamed, "e", annotate, known_as={"d"})
    assert cases.get(case.id).silent == ()
