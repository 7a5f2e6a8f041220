"""The rows of the annotation panel: what each is known by, where it stands, what it says.

Pure, so that sorting and filtering can be tested without a screen.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from tui.widgets.copied_pairs import copies_together
from tui.widgets.filter_query import Facts, facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tui.annotations.annotation import Annotation
    from tui.claims.claim import Claim
    from tui.comparing.relation import Pair
    from tui.library import Placed
    from tui.spans import Span

__all__ = [
    "FIELDS",
    "ORDERS",
    "ClaimRow",
    "LinkEnd",
    "NoteRow",
    "Order",
    "PairRow",
    "PanelRow",
    "facts_of",
    "link_ends",
    "note_rows",
    "ordered",
    "pair_rows",
    "place_of",
]

Order = Literal["place", "date", "tag"]
ORDERS: tuple[Order, ...] = ("place", "date", "tag")

FIELDS = ("tag", "verdict", "has", "doc", "by", "kind", "certainty", "judged", "status", "says")
"""What the filter line knows."""

_BACK = {"supports": "supported by", "contradicts": "contradicted by", "same": "same"}


@dataclass(frozen=True, slots=True)
class LinkEnd:
    """The other end of a link, in words: `contradicts` or `contradicted by`, and what."""

    relation: str
    id: str
    title: str
    quote: str


@dataclass(frozen=True, slots=True)
class NoteRow:
    """An annotation of the document."""

    placed: Placed
    links: tuple[LinkEnd, ...] = ()
    title: str = ""

    @property
    def key(self) -> str:
        """Its id."""
        return self.placed.annotation.id

    @property
    def span(self) -> Span | None:
        """Where it stands now, in code points; None for orphans and memos."""
        return self.placed.span


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim of the document, and the annotation on just its span where there is one."""

    claim: Claim
    annotation: Annotation | None = None

    @property
    def key(self) -> str:
        """Its first code point and its last."""
        return f"{self.claim.span.start}-{self.claim.span.end}"

    @property
    def span(self) -> Span:
        """Where it stands, in code points."""
        return self.claim.span

    @property
    def certainty(self) -> str:
        """How it is said: a reader's word before detection's."""
        return (self.annotation.certainty if self.annotation else None) or self.claim.certainty

    @property
    def attribution(self) -> str | None:
        """Who says so: a reader's word before detection's."""
        return (self.annotation.attribution if self.annotation else None) or self.claim.attribution


@dataclass(frozen=True, slots=True)
class PairRow:
    """A passage elsewhere, seen from this document: `pair.a` stands here, `pair.b` there."""

    pair: Pair
    title: str
    copies: tuple[PairRow, ...] = ()
    """Those in the same words, in other documents."""

    @property
    def key(self) -> str:
        """Both passages."""
        a, b = self.pair.a, self.pair.b
        return f"{a.span.start}-{a.span.end} {b.path} {b.span.start}"

    @property
    def span(self) -> Span:
        """Where the passage of this document stands, in code points."""
        return self.pair.a.span


PanelRow: TypeAlias = NoteRow | ClaimRow | PairRow


def link_ends(
    everything: Iterable[Placed], titles: Mapping[str, str]
) -> dict[str, tuple[LinkEnd, ...]]:
    """Return the links of every annotation by its id, each shown on both of its ends."""
    everything = list(everything)
    linked = [one for one in everything if one.annotation.links]
    if not linked:
        return {}
    placed = {one.annotation.id: one for one in everything}
    ends: dict[str, list[LinkEnd]] = {}

    def end(relation: str, name: str) -> LinkEnd:
        other = placed.get(name)
        if other is None:
            return LinkEnd(relation, name, "", "")
        return LinkEnd(relation, name, titles.get(other.path, other.path), other.annotation.quote)

    for one in linked:
        for link in one.annotation.links:
            ends.setdefault(one.annotation.id, []).append(end(link.relation, link.to))
            back = end(_BACK.get(link.relation, link.relation), one.annotation.id)
            ends.setdefault(link.to, []).append(back)
    return {name: tuple(dict.fromkeys(found)) for name, found in ends.items()}


def note_rows(
    placed: Iterable[Placed],
    links: Mapping[str, tuple[LinkEnd, ...]],
    titles: Mapping[str, str] | None = None,
    known: Mapping[str, NoteRow] | None = None,
) -> list[NoteRow]:
    """Return a row for each annotation that is a note, a `known` one (by id) if it is the same."""
    names, before = titles or {}, known or {}
    rows: list[NoteRow] = []
    for one in placed:
        name = one.annotation.id
        ends, title, row = links.get(name, ()), names.get(one.path, ""), before.get(name)
        if row is None or row.placed is not one or row.title != title or row.links != ends:
            if not one.annotation.is_note:
                continue
            row = NoteRow(one, ends, title)
        rows.append(row)
    return rows


def pair_rows(path: str, pairs: Iterable[Pair], titles: Mapping[str, str]) -> list[PairRow]:
    """Return a row for each pair, turned so that `pair.a` stands in the document `path`.

    Pairs that are copies of each other are one row (:mod:`tui.widgets.copied_pairs`).
    """
    rows: list[PairRow] = []
    for pair in pairs:
        here = pair
        if pair.a.path != path:
            turned = tuple(replace(d, a=d.b, b=d.a) for d in pair.differences)
            here = replace(pair, a=pair.b, b=pair.a, differences=turned)
        rows.append(PairRow(here, titles.get(here.b.path, here.b.path)))
    return copies_together(rows)


def facts_of(row: PanelRow, former: Mapping[str, Sequence[str]] | None = None) -> Facts:
    """Return what the filter line can look at in a row.

    `former` are other names of tags, by which they are found too.
    """
    if isinstance(row, NoteRow):
        return _note_facts(row, former or {})
    if isinstance(row, ClaimRow):
        note = row.annotation
        kinds = note.kinds if note and note.kinds else row.claim.kinds
        verdict = note.verdict if note else None
        shown = (row.claim.text, row.attribution or "", row.certainty, *kinds, verdict or "")
        return facts(
            "\n".join(shown),  # a word that a card shows finds it, without its field's name too
            kind=kinds,
            certainty=[row.certainty],
            says=_some(row.attribution),
            by=_some(row.attribution),  # as in the search
            verdict=_some(verdict),
            judged=["yes"] if verdict else [],
            tag=_names(note.tags, former or {}) if note else (),
        )
    where = [name for one in (row, *row.copies) for name in (one.pair.b.path, one.title)]
    titles = "\n".join(where[1::2])
    return facts(f"{row.pair.b.text}\n{titles}", doc=where, kind=[row.pair.relation])


def _some(value: str | None) -> list[str]:
    return [value] if value else []


def _names(tags: Sequence[str], former: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    return (*tags, *(name for tag in tags for name in former.get(tag, ())))


def _note_facts(row: NoteRow, former: Mapping[str, Sequence[str]]) -> Facts:
    note = row.placed.annotation
    has = {
        "note": note.note,
        "tag": note.tags,
        "verdict": note.verdict,
        "link": row.links,
        "quote": note.quote,
    }
    text = (note.quote, note.note, *note.tags, note.attribution or "", row.title)
    return facts(
        "\n".join(text),
        tag=_names(note.tags, former),
        verdict=_some(note.verdict),
        has=[name for name, there in has.items() if there],
        doc=[row.placed.path, row.title],
        by=[*_some(note.creator), *_some(note.attribution)],
        says=_some(note.attribution),
        certainty=_some(note.certainty),
        judged=["yes"] if note.verdict else [],
        status=[row.placed.status] if note.quote else ["memo"],
    )


def ordered(rows: Sequence[NoteRow], order: Order) -> list[NoteRow]:
    """Return annotations by place (memos first, orphans last), newest first, or by first tag."""
    if order == "date":
        return sorted(rows, key=lambda row: row.placed.annotation.modified, reverse=True)
    if order == "tag":
        return sorted(
            rows,
            key=lambda row: (
                not row.placed.annotation.tags,
                row.placed.annotation.tags[:1],
                place_of(row),
            ),
        )
    return sorted(rows, key=place_of)


def place_of(row: NoteRow) -> int:
    """Return what a note is sorted by within its document: memos first, orphans last."""
    span = row.placed.span
    if span is not None and span.end > span.start:
        return span.start
    return 1 << 60 if row.placed.annotation.quote else -1
