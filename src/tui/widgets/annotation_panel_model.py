"""What the annotation panel holds: the rows of every tab, their order and their filters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tui.widgets.annotation_panel_notes import NoteList
from tui.widgets.annotation_panel_places import Places
from tui.widgets.annotation_panel_rows import (
    FIELDS,
    ORDERS,
    ClaimRow,
    NoteRow,
    Order,
    PairRow,
    PanelRow,
    facts_of,
    pair_rows,
)
from tui.widgets.claim_rows import ClaimRows
from tui.widgets.filter_query import Facts, FilterQuery

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.claims.claim import Claim
    from tui.comparing.relation import Pair
    from tui.spans import Span

__all__ = ["TABS", "Around", "PanelModel", "Tab"]

Tab = Literal["notes", "claims", "elsewhere"]
TABS: tuple[Tab, ...] = ("notes", "claims", "elsewhere")

_UNJUDGED = "judged:no"


@dataclass(frozen=True, slots=True)
class Around:
    """What there is on one passage: its annotation (number `place` of `total`), claim, pairs."""

    note: NoteRow | None = None
    claim: ClaimRow | None = None
    pairs: tuple[PairRow, ...] = ()
    place: int = 0
    total: int = 0


class PanelModel:
    """The rows of the three tabs, all of them and those that the filters accept."""

    def __init__(self) -> None:
        self.rows: dict[Tab, Sequence[PanelRow]] = dict.fromkeys(TABS, ())
        self.filters: dict[Tab, str] = dict.fromkeys(TABS, "")
        self.order: Order = "place"
        self.missing: Sequence[str] = ()
        """Titles of documents in which nothing related was found."""
        self.notes = NoteList()
        self._claims = ClaimRows((), {})
        self._facts: dict[Tab, list[Facts]] = {}
        self._of_notes: dict[str, tuple[NoteRow, Facts]] = {}
        """What is known of notes, by their ids: most are the same after a change, in any order."""
        self._former: Mapping[str, Sequence[str]] = {}
        self._places: dict[Tab, Places] = {}

    def set_notes(self, notes: NoteList) -> bool:
        """Take the annotations; say whether claims learned from them that others are judged."""
        before, self.notes = self.notes, notes.in_order(self.order)
        self._set("notes", self.notes.rows)
        if len(self._of_notes) > 2 * len(self.notes.rows):  # of notes that are gone
            self._of_notes.clear()
        self._places["notes"] = self.notes.places
        marks = self.notes.marks
        claims = self._claims
        changed = [
            place
            for where in before.marks.keys() | marks.keys()
            if before.marks.get(where) is not marks.get(where)
            and (place := claims.place_of(*where)) is not None
        ]
        if not changed:
            return False
        self._claims = claims.judged_by(marks, changed)
        places = self.places("claims")
        self._set("claims", self._claims)
        self._places["claims"] = places.moved_to(self._claims)
        return True

    def set_former(self, names: Mapping[str, Sequence[str]]) -> None:
        """Take the other names of tags, by which a filter finds them too."""
        if names != self._former:
            self._former = names
            self._facts.clear()
            self._of_notes.clear()

    def set_claims(self, claims: Sequence[Claim]) -> None:
        """Take the claims."""
        self._claims = ClaimRows(claims, self.notes.marks)
        self._set("claims", self._claims)

    def set_pairs(self, path: str, pairs: Sequence[Pair], titles: Mapping[str, str]) -> None:
        """Take what is related elsewhere."""
        self._set("elsewhere", pair_rows(path, pairs, titles))

    def _set(self, tab: Tab, rows: Sequence[PanelRow]) -> None:
        self.rows[tab] = rows
        self._facts.pop(tab, None)

    def next_order(self) -> None:
        """Sort the annotations another way."""
        self.order = ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)]
        self.notes = self.notes.in_order(self.order)
        self._set("notes", self.notes.rows)
        self._places["notes"] = self.notes.places

    def toggle_unjudged(self, tab: Tab) -> None:
        """Accept only what has no verdict, or everything again."""
        typed = self.filters[tab]
        left = typed.replace(_UNJUDGED, "").strip()
        self.filters[tab] = left if _UNJUDGED in typed else f"{typed} {_UNJUDGED}".strip()

    def narrowed(self, tab: Tab) -> Sequence[PanelRow]:
        """Return the rows of a tab that its filter accepts."""
        rows = self.rows[tab]
        query = FilterQuery.parse(self.filters[tab], FIELDS)
        if not query:
            return rows
        self.learn(tab)
        return query.narrow(rows, self._facts[tab])

    def learn(self, tab: Tab, count: int | None = None) -> bool:
        """Learn what a filter looks at in `count` more rows, or in all; say whether more is left.

        Done in the pause before the first letter, that letter need not wait for it.
        """
        rows, known = self.rows[tab], self._facts.setdefault(tab, [])
        until = len(rows) if count is None else min(len(rows), len(known) + count)
        known.extend([self._facts_of(rows[place]) for place in range(len(known), until)])
        return until < len(rows)

    def _facts_of(self, row: PanelRow) -> Facts:
        if not isinstance(row, NoteRow):
            return facts_of(row, self._former)
        before = self._of_notes.get(row.key)
        if before is not None and before[0] is row:
            return before[1]
        found = facts_of(row, self._former)
        self._of_notes[row.key] = row, found
        return found

    def around(self, span: Span, name: str | None = None) -> Around:
        """Return what there is on a passage; `name` is an annotation's id where that is meant."""
        here = {tab: [(i, self.rows[tab][i]) for i in self.places(tab).at(span)] for tab in TABS}
        found = here["notes"]
        if name:
            found = [fit for fit in found if fit[1].key == name] or [
                fit for fit in enumerate(self.rows["notes"]) if fit[1].key == name
            ]
        place, note = min(found, key=lambda fit: (fit[1].span != span, fit[0]), default=(-1, None))
        claims = (row for _, row in here["claims"] if isinstance(row, ClaimRow))
        pairs = tuple(row for _, row in here["elsewhere"] if isinstance(row, PairRow))
        return Around(
            note if isinstance(note, NoteRow) else None,
            next(claims, None),
            pairs,
            place + 1,
            len(self.rows["notes"]),
        )

    def places(self, tab: Tab) -> Places:
        """Return where the rows of a tab stand."""
        known = self._places.get(tab)
        if known is None or known.rows is not self.rows[tab]:
            known = self._places[tab] = Places(self.rows[tab])
        return known

    def state(self, tab: Tab, shown: int, marked: int, *, typed: bool = True) -> list[str]:
        """Return in words what narrows a tab, with what is `typed` or without."""
        query = self.filters[tab]
        of_all = f"{shown} of {len(self.rows[tab])}"
        said = (
            f"by {self.order}" if tab == "notes" and self.order != "place" else "",
            f"{of_all} / {query}" if query and typed else of_all if query else "",
            f"● {marked} marked" if marked else "",
        )
        return [part for part in said if part]

    def nothing_in(self, tab: Tab) -> str:
        """Return in words in which documents nothing related was found."""
        return _nothing_in(self.missing) if tab == "elsewhere" else ""


def _nothing_in(titles: Sequence[str]) -> str:
    """Return in words in which documents nothing was found; the first few by name."""
    if not titles:
        return ""
    named = ", ".join(title if len(title) <= 30 else f"{title[:29]}…" for title in titles[:4])
    more = f" and {len(titles) - 4} more" if len(titles) > 4 else ""
    return f"gloss found nothing in {named}{more}"
