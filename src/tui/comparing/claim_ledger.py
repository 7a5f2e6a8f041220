"""The ledger: what is claimed in a library, and by whom.

Claims that say the same or the opposite form a row, sources are the columns, a cell is how a
source puts it. Two rules. What a reader has judged (a case) stays as it was left: grouping
anew only proposes cells for it. And a source in which nothing was found is *not found*, never
*silent*: silence is somebody's word.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from tui.claims.claim import NORMAL
from tui.comparing.grouping import eased, group
from tui.comparing.ledger_records import Cell, Ledger, Row, wording_of
from tui.comparing.opposites import LEAST, opposites
from tui.comparing.sides import count, sided
from tui.comparing.topics import topics

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from tui.claims.claim import Claim
    from tui.comparing.grouping import Key
    from tui.comparing.ledger_records import Judged, Sign
    from tui.comparing.opposites import Opposite
    from tui.comparing.relation import Pair
    from tui.spans import Span

__all__ = ["ledger"]

MOST_ROWS = 5_000

_PLAIN = 0.2
"""Score from which on a contradiction may lead the ledger: of weaker ones most are chance."""


def ledger(
    documents: Sequence[tuple[str, Sequence[Claim]]],
    pairs: Sequence[Pair],
    *,
    judged: Iterable[Judged] = (),
    order: Sequence[str] = (),
    origins: Mapping[str, str] | None = None,
    breathe: Callable[[], None] = lambda: None,
) -> Ledger:
    """Group claims into rows.

    Args:
        documents: Paths with their claims (:func:`~tui.comparing.pairs.compare` takes the same).
        pairs: What :func:`~tui.comparing.pairs.compare` found among them.
        judged: The reader's cases. Their rows keep exactly their members; what grouping would
            add is marked as proposed.
        order: The paths in the order of the columns, by date for instance.
        origins: The origin of each document that shares its text with another one: those of one
            origin count once.
        breathe: Called again and again, hundreds of times a second, so that others get a turn.
    """
    every = {
        (path, claim.span): claim for path, found in eased(documents, breathe) for claim in found
    }
    claims = {key: claim for key, claim in every.items() if claim.score >= NORMAL}
    for key in _contradicting(claims, eased(pairs, breathe)):
        if key in every:
            claims[key] = every[key]
    between: defaultdict[Key, list[Pair]] = defaultdict(list)
    for pair in eased(pairs, breathe):
        for key in ((pair.a.path, pair.a.span), (pair.b.path, pair.b.span)):
            between[key].append(pair)
    cases = list(judged)
    owner = _owners(cases, claims)
    groups = group([k for k in claims if k not in owner], pairs, between, breathe)
    copied = origins or {}
    judged_rows = [
        _case_row(case, claims, owner, between, copied) for case in eased(cases, breathe)
    ]
    others = _told_apart(_row(keys, claims, between, copied) for keys in eased(groups, breathe))
    homes = dict(owner)
    homes.update((key, row.id) for row, keys in zip(others, groups, strict=True) for key in keys)
    shown = {row.id: {(cell.path, cell.span) for cell in row.cells} for row in judged_rows}
    against = opposites(pairs, homes, shown)
    rows = [_opposed(row, against.get(row.id, ()), copied) for row in (*judged_rows, *others)]
    said_by = [{cell.path for cell in row.cells} for row in rows]
    named = topics([row.claim for row in rows], said_by, breathe)
    rows = [replace(row, topic=topic) for row, topic in zip(rows, named, strict=True)]
    places = {id(row): _place(row) for row in eased(rows, breathe)}
    rows.sort(key=lambda row: places[id(row)])
    paths = [path for path, _ in documents]
    rank = {path: place for place, path in enumerate(order)}
    paths.sort(key=lambda p: (rank.get(p, len(rank)), p))
    return Ledger(tuple(rows[:MOST_ROWS]), tuple(paths), copied)


def _place(row: Row) -> tuple[bool, bool, bool, int, bool, float, float, str]:
    sources = len({cell.path for cell in row.cells} | {one.pair.b.path for one in row.opposites})
    within = bool(row.pairs) and row.pairs[0].relation == "differs"
    clash = max((p.score for p in _conflicts(row)), default=0.0)
    weak = row.sign == "≠" and not row.case and clash < _PLAIN
    return (
        *(row.is_lonely, row.sign != "≠", weak, -sources, not within),
        *(-round(clash, 1), -row.score, row.claim),
    )


def _conflicts(row: Row) -> Iterator[Pair]:
    yield from (pair for pair in row.pairs if pair.relation == "differs")
    yield from (one.pair for one in row.opposites)


def _opposed(row: Row, against: tuple[Opposite, ...], copied: Mapping[str, str]) -> Row:
    """Return a row with what is said against it in other rows; who says so counts."""
    if not against:
        return row
    dissent = {(cell.path, cell.span) for cell in row.cells if cell.otherwise}
    against = tuple(
        replace(one, of_dissent=(one.pair.a.path, one.pair.a.span) in dissent) for one in against
    )
    counted = {copied.get(cell.path, cell.path) for cell in row.cells}
    others = {copied.get(one.pair.b.path, one.pair.b.path) for one in against if not one.of_dissent}
    otherwise = row.otherwise + len(others - counted)
    return replace(row, sign="≠", opposites=against, otherwise=otherwise)


def _contradicting(claims: Mapping[Key, Claim], pairs: Iterable[Pair]) -> list[Key]:
    """Return the passages that contradict one of `claims`: less surely one, each has a row too."""
    found = []
    for pair in pairs:
        if pair.relation == "differs" and pair.score >= LEAST:
            ends = (pair.a.path, pair.a.span), (pair.b.path, pair.b.span)
            found += [ends[n] for n in (0, 1) if ends[1 - n] in claims and ends[n] not in claims]
    return found


def _owners(cases: Sequence[Judged], claims: Mapping[Key, Claim]) -> dict[Key, str]:
    """Return which claims belong to a case: those that overlap one of its members."""
    members: defaultdict[str, list[tuple[Span, str]]] = defaultdict(list)
    for case in cases:
        for cell in case.members:
            members[cell.path].append((cell.span, case.id))
    return {
        (path, span): owner
        for path, span in claims
        for member, owner in members.get(path, ())
        if member.overlaps(span)
    }


def _case_row(
    case: Judged,
    claims: Mapping[Key, Claim],
    owner: Mapping[Key, str],
    between: Mapping[Key, Sequence[Pair]],
    copied: Mapping[str, str],
) -> Row:
    keys = [key for key, of in owner.items() if of == case.id]
    telling = _telling(pair for key in keys for pair in between.get(key, ()))
    proposed = []
    for pair in telling:
        for side in (pair.a, pair.b):
            key = (side.path, side.span)
            if key in claims and key not in owner and pair.relation != "related":
                stance = claims[key].certainty
                proposed.append(Cell(side.path, side.span, side.text, stance, proposed=True))
    cells = (*case.members, *dict.fromkeys(proposed))
    within = set(keys)
    inside = tuple(p for p in telling if _inside(p, within))
    shown = {(cell.path, cell.span) for cell in cells}
    behind = tuple(p for p in telling if _inside(p, shown))
    cells = sided(cells, behind)
    members = cells[: len(case.members)]
    says, otherwise = count(members, inside, copied)  # what is only proposed agrees with nothing
    counted = {copied.get(cell.path, cell.path) for cell in members}
    against = {
        copied.get(cell.path, cell.path)
        for cell in cells[len(members) :]
        if cell.otherwise and cell.path not in case.silent
    }
    otherwise += len(against - counted)  # as it is counted that stands against other rows
    differs = any(p.relation == "differs" for p in behind)
    sign = "≠" if differs else _sign(cells, inside, copied)
    return Row(
        case.id, case.wording, "", cells, sign, says, otherwise,
        case.verdict, case.id, behind[:8], case.silent, case.word, 1.0,
    )  # fmt: skip


def _row(
    keys: Sequence[Key],
    claims: Mapping[Key, Claim],
    between: Mapping[Key, Sequence[Pair]],
    copied: Mapping[str, str],
) -> Row:
    within = set(keys)
    inside = _telling(p for key in keys for p in between.get(key, ()) if _inside(p, within))
    name = keys[0]
    cells = tuple(
        Cell(path, span, claims[path, span].text, claims[path, span].certainty)
        for path, span in keys
    )
    cells = sided(cells, inside)
    text = wording_of(claims[name].text)
    made = hashlib.blake2s(f"{name[0]}\0{text}".encode("utf-8", "surrogatepass"), digest_size=6)
    says, otherwise = count(cells, inside, copied)
    return Row(
        f"r-{made.hexdigest()}", text, "", cells, _sign(cells, inside, copied), says, otherwise,
        pairs=inside[:8], score=max(claims[key].score for key in keys),
    )  # fmt: skip


def _told_apart(rows: Iterable[Row]) -> list[Row]:
    """Return rows with an id each: a source may say the same sentence twice."""
    seen: Counter[str] = Counter()
    apart = []
    for row in rows:
        seen[row.id] += 1
        times = seen[row.id]
        apart.append(row if times == 1 else replace(row, id=f"{row.id}-{times}"))
    return apart


def _inside(pair: Pair, keys: set[Key]) -> bool:
    return (pair.a.path, pair.a.span) in keys and (pair.b.path, pair.b.span) in keys


def _telling(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    """Return pairs once each, with the contradictions first, then by score.

    A pair stands at both of its claims; comparing what it holds would take as long as all the rest.
    """
    order = attrgetter("a.path", "a.span", "b.path", "b.span")
    once = {id(pair): pair for pair in pairs}.values()
    return tuple(sorted(once, key=lambda p: (p.relation != "differs", -p.score, *order(p))))


def _sign(cells: Sequence[Cell], inside: Sequence[Pair], copied: Mapping[str, str]) -> Sign:
    """Return a row's sign; that a copy says what its original says is no agreement."""
    if any(pair.relation == "differs" for pair in inside):
        return "≠"
    if len({cell.path for cell in cells}) < 2:
        return ""
    if len({copied.get(cell.path, cell.path) for cell in cells}) < 2:
        return "«"
    relations = {
        pair.relation
        for pair in inside
        if copied.get(pair.a.path, pair.a.path) != copied.get(pair.b.path, pair.b.path)
    }
    if relations == {"echo"}:
        return "«"
    return "=" if relations & {"same", "echo"} else "~"
