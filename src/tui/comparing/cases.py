"""From a row of the ledger to a case: what judging, merging and splitting do.

A row that a reader has judged, merged or split is a case from then on: its members are
annotations, and only readers change them. Each function saves through the
:class:`~tui.annotations.cases.CaseBook` it is given, changes no case twice (or redoing it
would find another row than it left), and returns what was done in words.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tui.annotations.cases import Member
from tui.comparing.ledger_records import wording_of
from tui.errors import UsageError, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from tui.annotations.cases import CaseBook, Silence
    from tui.comparing.ledger_records import Cell, Row

    Annotate = Callable[[Cell], str]
    """Returns the id of the annotation on a cell's passage, made if there is none."""

__all__ = ["accept", "judge", "merge", "silence", "split", "word"]


def judge(cases: CaseBook, row: Row, verdict: str | None, annotate: Annotate) -> str:
    """Give the row a verdict, or take it away."""
    if row.case is None:
        cases.add(row.claim, members=_members(row, annotate), verdict=verdict)
    else:
        cases.replace(replace(cases.get(row.case), verdict=verdict))
    return f"judged {quoted(row.claim, 40)}: {verdict or 'no verdict'}"


def word(cases: CaseBook, row: Row, wording: str, annotate: Annotate) -> str:
    """Call the row what the reader calls it.

    Raises:
        UsageError: there are no words.
    """
    wording = " ".join(wording.split())
    if not wording:
        raise UsageError("a row needs some words.")
    if row.case is None:
        cases.add(wording, members=_members(row, annotate))
    else:
        cases.replace(replace(cases.get(row.case), wording=wording))
    return f"called the row {quoted(wording, 40)}"


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
    members: dict[str, Member] = {}
    silent: dict[str, Silence] = {}
    for row in (first, *others):
        known = cases.get(row.case) if row.case else None
        for member in known.members if known else _members(row, annotate):
            members.setdefault(member.annotation, member)
        silent |= {silence.path: silence for silence in known.silent} if known else {}
    fields: dict[str, Any] = {
        "verdict": next(iter(verdicts), None),
        "members": tuple(members.values()),
        "silent": tuple(silent.values()),
    }
    if first.case is None:
        cases.add(first.claim, **fields)
    else:
        cases.replace(replace(cases.get(first.case), **fields))
    for row in others:
        if row.case:
            cases.delete(row.case)
    return f"merged {len(rows)} rows into {quoted(first.claim, 40)}"


def split(cases: CaseBook, row: Row, cell: Cell, annotate: Annotate) -> str:
    """Take one passage out of a row: both become cases.

    Raises:
        UsageError: the passage is the only one of its row.
    """
    if len([c for c in row.cells if not c.proposed]) < 2 or cell.proposed:
        raise UsageError("there is nothing to split: the row has only this passage.")
    out = annotate(cell)
    wording = wording_of(cell.text)
    left = [c for c in row.cells if c != cell and not c.proposed]
    # a row that has the name of what goes is called by what stays
    name = wording_of(left[0].text) if row.claim == wording else None
    members = [m for m in _present(cases, row, annotate) if m.annotation != out]
    _save(cases, row, members, name)
    cases.add(wording, members=(Member(out, cell.stance),))
    return f"split off {quoted(wording, 40)}"


def accept(cases: CaseBook, row: Row, cell: Cell, annotate: Annotate) -> str:
    """Take a proposed passage into the case."""
    member = Member(annotate(cell), cell.stance)
    _save(cases, row, [*_present(cases, row, annotate), member])
    return f"added {quoted(cell.text, 40)}"


def silence(
    cases: CaseBook,
    row: Row,
    path: str,
    annotate: Annotate,
    *,
    text_sha256: str = "",
    known_as: Collection[str] = (),
) -> str:
    """Say that a source has been read and is silent on the row, or take that back.

    What is only proposed for the row is no passage of it: who says that the source is silent says
    that it does not belong there.

    Args:
        cases: Where the row's case is kept, or will be.
        row: The row.
        path: The source.
        annotate: What returns the annotation on a passage.
        text_sha256: The text that was read.
        known_as: Other paths that the source had when somebody called it silent.

    Raises:
        UsageError: the source does say something.
    """
    if any(not cell.proposed for cell in row.at(path)):
        raise UsageError("this source is not silent: there is a passage of it.")
    if row.against(path) and path not in row.silent:
        raise UsageError("this source is not silent: another row has what it says otherwise.")
    said = cases.silence(path, text_sha256)
    if row.case is None:
        cases.add(row.claim, members=_members(row, annotate), silent=(said,))
        return f"read, and silent on {quoted(row.claim, 40)}"
    case = cases.get(row.case)
    kept = tuple(one for one in case.silent if one.path not in {path, *known_as})
    if path in row.silent:
        cases.replace(replace(case, silent=kept))
        return f"not said to be silent on {quoted(row.claim, 40)}"
    cases.replace(replace(case, silent=(*kept, said)))
    return f"read, and silent on {quoted(row.claim, 40)}"


def _present(cases: CaseBook, row: Row, annotate: Annotate) -> tuple[Member, ...]:
    """Return the members of the row's case, or those it will have once it is one."""
    return cases.get(row.case).members if row.case else _members(row, annotate)


def _save(cases: CaseBook, row: Row, members: Sequence[Member], name: str | None = None) -> None:
    """Save the row as a case of `members`, by another `name` if one is given.

    It is one change, undone and redone as one. Of a case that is there already only what changes
    is written: somebody else may have worded it anew since the row was drawn.
    """
    if row.case is None:
        cases.add(name or row.claim, members=tuple(members))
    else:
        case = cases.get(row.case)
        cases.replace(replace(case, wording=name or case.wording, members=tuple(members)))


def _members(row: Row, annotate: Annotate) -> tuple[Member, ...]:
    return tuple(Member(annotate(cell), cell.stance) for cell in row.cells if not cell.proposed)
