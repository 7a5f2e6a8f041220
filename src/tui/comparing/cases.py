"""From a row of the ledger to a case: what judging, merging and splitting do.

A row that a reader has judged, merged or split is a case from then on: its members are
annotations, and only readers change them. Each function saves through the
:class:`~tui.annotations.cases.CaseBook` it is given and returns what was done in words.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.annotations.cases import Member
from tui.errors import UsageError, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.annotations.cases import Case, CaseBook
    from tui.comparing.claim_ledger import Cell, Row

    Annotate = Callable[[Cell], str]
    """Returns the id of the annotation on a cell's passage, made if there is none."""

__all__ = ["accept", "judge", "merge", "silence", "split"]


def judge(cases: CaseBook, row: Row, verdict: str | None, annotate: Annotate) -> str:
    """Give the row a verdict, or take it away."""
    case = _case(cases, row, annotate)
    if case.verdict != verdict:
        cases.replace(replace(case, verdict=verdict))
    return f"{verdict or 'no verdict'}: {quoted(row.claim, 50)}"


def merge(cases: CaseBook, rows: Sequence[Row], annotate: Annotate) -> str:
    """Make one case of several rows, under the first one's wording and verdict.

    Raises:
        UsageError: there are fewer than two rows, or two of them have different verdicts.
    """
    if len(rows) < 2:
        raise UsageError("mark the rows to merge with Space first.")
    verdicts = {row.verdict for row in rows if row.verdict}
    if len(verdicts) > 1:
        raise UsageError("the rows have different verdicts: judge them alike before merging.")
    first, *others = sorted(rows, key=lambda row: row.case is None)
    case = _case(cases, first, annotate)
    members = {member.annotation: member for member in case.members}
    silent = {silence.path: silence for silence in case.silent}
    for row in others:
        for member in _members(row, annotate):
            members.setdefault(member.annotation, member)
        if row.case:
            silent |= {silence.path: silence for silence in cases.get(row.case).silent}
    cases.replace(
        replace(
            case,
            verdict=next(iter(verdicts), None),
            members=tuple(members.values()),
            silent=tuple(silent.values()),
        )
    )
    for row in others:
        if row.case:
            cases.delete(row.case)
    return f"merged {len(rows)} rows into {quoted(first.claim, 50)}"


def split(cases: CaseBook, row: Row, cell: Cell, annotate: Annotate) -> str:
    """Take one passage out of a row: both become cases.

    Raises:
        UsageError: the passage is the only one of its row.
    """
    if len([c for c in row.cells if not c.proposed]) < 2 or cell.proposed:
        raise UsageError("there is nothing to split: the row has only this passage.")
    case = _case(cases, row, annotate)
    out = annotate(cell)
    members = tuple(member for member in case.members if member.annotation != out)
    cases.replace(replace(case, members=members))
    wording = " ".join(cell.text.split())
    cases.add(wording, members=(Member(out, cell.stance),))
    return f"split off {quoted(wording, 50)}"


def accept(cases: CaseBook, row: Row, cell: Cell, annotate: Annotate) -> str:
    """Take a proposed passage into the case."""
    case = _case(cases, row, annotate)
    member = Member(annotate(cell), cell.stance)
    cases.replace(replace(case, members=(*case.members, member)))
    return f"added {quoted(cell.text, 50)}"


def silence(cases: CaseBook, row: Row, path: str, annotate: Annotate) -> str:
    """Say that a source has been read and is silent on the row, or take that back.

    Raises:
        UsageError: the source does say something.
    """
    if row.at(path):
        raise UsageError("this source is not silent: there is a passage of it.")
    case = _case(cases, row, annotate)
    if path in row.silent:
        kept = tuple(one for one in case.silent if one.path != path)
        cases.replace(replace(case, silent=kept))
        return "no longer said to be silent"
    cases.confirm_silent(case.id, path)
    return f"read, and silent on {quoted(row.claim, 50)}"


def _case(cases: CaseBook, row: Row, annotate: Annotate) -> Case:
    """Return the row's case, made if it is none yet."""
    if row.case:
        return cases.get(row.case)
    return cases.add(row.claim, members=_members(row, annotate))


def _members(row: Row, annotate: Annotate) -> tuple[Member, ...]:
    return tuple(Member(annotate(cell), cell.stance) for cell in row.cells if not cell.proposed)
