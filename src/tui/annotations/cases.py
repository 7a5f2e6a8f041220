"""Cases: what a judged claim of the ledger becomes.

A case has an id that stays, the reader's own wording, a verdict with its reasons, the
annotations that speak to it with their stance, and the sources that were read and are silent.
Grouping claims anew may propose members; only a reader changes them. Every change is kept in
the case's history.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from tui.annotations.changes import RowChange
from tui.annotations.identifiers import new_id, now
from tui.annotations.names import CASES
from tui.errors import StoreError, quoted
from tui.text.quoting import unmarked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.annotations.store import AnnotationStore

__all__ = ["Case", "CaseBook", "Event", "Member", "Silence"]


@dataclass(frozen=True, slots=True)
class Member:
    """An annotation of the case, by its id, and how it stands to it (a certainty)."""

    annotation: str
    stance: str
    extra: Mapping[str, Any] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Silence:
    """A document that somebody has read and that says nothing on the case."""

    path: str
    date: str
    name: str = ""
    text_sha256: str = ""
    """The text that was read, by which a renamed document is known again."""
    extra: Mapping[str, Any] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to a case, when (RFC 3339, UTC), and who did it."""

    time: str
    words: str
    name: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class Case:
    """One thing that sources may say, in the reader's wording."""

    id: str
    wording: str
    verdict: str | None = None
    reasons: str = ""
    members: tuple[Member, ...] = ()
    silent: tuple[Silence, ...] = ()
    history: tuple[Event, ...] = ()
    created: str = ""
    modified: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)


class CaseBook:
    """The cases of the library whose annotations are in `store`; changes can be undone there."""

    def __init__(self, store: AnnotationStore, *, name: str = "") -> None:
        self._store = store
        self.name = name
        """Who signs what is done."""

    def all(self) -> list[Case]:
        """Return the cases in the order they were made.

        Raises:
            StoreError: the file cannot be read at all.
        """
        rows = self._store.files.read(CASES).rows
        return [_from_row(one, row) for one, row in rows.items()]

    def get(self, case_id: str) -> Case:
        """Return a case.

        Raises:
            StoreError: there is none with that id.
        """
        return _from_row(case_id, self._row(case_id))

    def _row(self, case_id: str) -> Mapping[str, Any]:
        row = self._store.files.read(CASES).rows.get(case_id)
        if row is None:
            raise StoreError(f"there is no case {quoted(case_id)}; it may be deleted")
        return row

    def add(self, wording: str, **fields: Any) -> Case:
        """Save a new case and return it."""
        time = now()
        event = Event(time, f"made: {wording}", self.name)
        case = Case(new_id(), wording, created=time, modified=time, history=(event,), **fields)
        after = _to_row(case)
        words = f"made a row of {quoted(unmarked(wording), 40)}"
        self._store.change(words, [RowChange(CASES, None, case.id, None, after)])
        return case

    def replace(self, case: Case) -> Case:
        """Save a changed case, with what changed added to its history, and return it.

        Raises:
            StoreError: there is no such case, or it cannot be saved.
        """
        old = self.get(case.id)
        if not _differences(old, case):
            return old
        with self._store.files.locked():  # nobody changes it between the two
            before = self._row(case.id)
            old = _from_row(case.id, before)
            time = now()
            event = Event(time, "; ".join(_differences(old, case)), self.name)
            new = replace(case, modified=time, history=(*old.history, event))
            words = f"changed the row {quoted(unmarked(case.wording), 40)}"
            self._store.change(words, [RowChange(CASES, None, case.id, before, _to_row(new))])
        return new

    def silence(self, path: str, text_sha256: str = "") -> Silence:
        """Return the word of who reads that the document at `path` is silent, given now."""
        return Silence(path, now(), self.name, text_sha256)

    def delete(self, case_id: str) -> Case:
        """Delete a case and return what it was; its annotations stay.

        Raises:
            StoreError: there is no such case, or it cannot be saved.
        """
        before = self._row(case_id)
        case = _from_row(case_id, before)
        words = f"deleted the row {quoted(unmarked(case.wording), 40)}"
        self._store.change(words, [RowChange(CASES, None, case_id, before, None)])
        return case


_MEMBER = ("annotation", "stance")
_SILENCE = ("path", "date", "name", "text_sha256")
_EVENT = ("time", "words", "name")


def _differences(old: Case, new: Case) -> list[str]:
    told: list[str] = []
    if new.wording != old.wording:
        told.append(f"wording: {new.wording}")
    if new.verdict != old.verdict:
        told.append(f"verdict: {old.verdict or 'none'} to {new.verdict or 'none'}")
    if new.reasons != old.reasons:
        told.append(f"reasons: {new.reasons}")
    stances = {member.annotation: member.stance for member in old.members}
    now_there = {member.annotation: member.stance for member in new.members}
    told += [f"added {one} ({s})" for one, s in now_there.items() if one not in stances]
    told += [f"removed {one}" for one in stances if one not in now_there]
    told += [
        f"{one}: {stances[one]} to {stance}"
        for one, stance in now_there.items()
        if one in stances and stances[one] != stance
    ]
    told += [f"silent: {s.path}" for s in new.silent if s not in old.silent]
    paths = {silence.path for silence in new.silent}
    told += [f"not silent: {s.path}" for s in old.silent if s.path not in paths]
    if new.extra != old.extra:
        told.append("other fields")
    return told


def _objects(value: Any, *names: str) -> list[tuple[list[str], dict[str, Any]]]:
    """Return the named texts of each object in a list, and what else it holds.

    What is no text counts as empty.
    """
    rows = [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
    return [
        (
            [v if isinstance(v := row.get(n), str) else "" for n in names],
            {n: v for n, v in row.items() if n not in names},
        )
        for row in rows
    ]


def _from_row(key: str, row: Mapping[str, Any]) -> Case:
    known = {name: row.get(name) for name in ("wording", "reasons", "created", "modified")}
    texts = {name: value if isinstance(value, str) else "" for name, value in known.items()}
    verdict = row.get("verdict")
    lists = {"members", "silent", "history", "verdict"}
    return Case(
        id=key,
        verdict=verdict if isinstance(verdict, str) else None,
        members=tuple(
            Member(v[0], v[1], more) for v, more in _objects(row.get("members"), *_MEMBER)
        ),
        silent=tuple(
            Silence(v[0], v[1], v[2], v[3], more)
            for v, more in _objects(row.get("silent"), *_SILENCE)
        ),
        history=tuple(
            Event(v[0], v[1], v[2], more) for v, more in _objects(row.get("history"), *_EVENT)
        ),
        extra={n: v for n, v in row.items() if n not in texts and n not in lists},
        **texts,
    )


def _to_row(case: Case) -> dict[str, Any]:
    row: dict[str, Any] = {"wording": case.wording, "verdict": case.verdict}
    row |= {"reasons": case.reasons, "created": case.created, "modified": case.modified}
    row["members"] = [
        {"annotation": m.annotation, "stance": m.stance, **m.extra} for m in case.members
    ]
    row["silent"] = [
        {"path": s.path, "date": s.date, "name": s.name}
        | ({"text_sha256": s.text_sha256} if s.text_sha256 else {})
        | dict(s.extra)
        for s in case.silent
    ]
    row["history"] = [
        {"time": e.time, "words": e.words, "name": e.name, **e.extra} for e in case.history
    ]
    return row | dict(case.extra)
