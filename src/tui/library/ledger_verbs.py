"""The ledger of a library: what is claimed, by whom, and what readers have made of it."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, cast

from tui.errors import DocumentError, StoreError
from tui.library.basis import Bases, of_documents, share_of, silent, state_of
from tui.library.comparisons import Comparisons
from tui.library.finding_verbs import FindingVerbs
from tui.library.listing_verbs import ListingVerbs
from tui.library.readers_word import CLAIM_FIELD
from tui.library.silences import Silences, word_of
from tui.library.surest import Chosen, Surest, surest_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from tui.annotations.cases import Case, CaseBook
    from tui.claims.claim import Claim
    from tui.comparing import Cell, Judged, Ledger, Pair, Stance
    from tui.documents import Entry
    from tui.library.basis import Basis
    from tui.library.records import Placed

__all__ = ["LedgerVerbs"]

_LITTLE = 150_000
"""Bytes of documents that are compared in a moment."""

_MANY = 500
"""Documents from which on what is compared of each is remembered, and how it compares."""

_COMPARED = 100_000_000
"""Bytes of documents up to which those that repeat each other are looked through for copies."""


class LedgerVerbs(ListingVerbs, FindingVerbs):
    """The verbs of the ledger; gloss finds, people judge."""

    _shown: tuple[Basis, list[Pair]] | None = None

    def ledger(
        self,
        *,
        some: Basis | None = None,
        stop: Callable[[], bool] = lambda: False,
        tell: Callable[[int, int], None] = silent,
        breathe: Callable[[], None] = lambda: None,
    ) -> Ledger:
        """Return what is claimed and by whom: a row for each claim, a column for each source.

        `some` is what :meth:`ledger_sample` has found, where that is to be shown.
        `stop` is asked again and again; once it says True, the ledger is what was found so far.
        `tell` hears how many documents, then how many claims, of how many are done.
        `breathe` is called hundreds of times a second while claims are grouped.
        """
        from tui.comparing import ledger
        from tui.comparing.passage_verdicts import with_verdicts

        basis = some or self.ledger_basis(stop=stop, tell=tell)
        documents, noted = basis.documents, self._placing.all()
        made = ledger(
            documents,
            [*_linked(documents, noted), *self._sifted(basis)],
            judged=[self._judged(case) for case in self.cases.all()],
            order=sorted((path for path, _ in documents), key=partial(_place, basis.days)),
            origins=basis.origins,
            breathe=breathe,
        )
        verdicts = {
            (one.path, one.span): one.annotation.verdict
            for one in noted
            if one.span and one.annotation.verdict
        }
        return with_verdicts(made, verdicts, breathe)

    def ledger_basis(
        self,
        *,
        stop: Callable[[], bool] = lambda: False,
        tell: Callable[[int, int], None] = silent,
        show: Callable[[Basis], None] | None = None,
    ) -> Basis:
        """Return the claims and comparisons behind the ledger, made once for a state of the files.

        In a large library that takes minutes; :meth:`ledger_is_known` says whether it is done.
        `show` gets now and then what was found so far, in a library of few documents.
        """
        spoken = self._spoken()
        state = self._ledger_state(spoken)
        known = self._bases.known(state)
        if known is not None:
            return known
        entries = [entry for entry in self._sources.entries() if entry.problem is None]
        is_large = len(entries) >= _MANY
        basis = of_documents(
            partial(self._chosen, entries, spoken.keys(), remember=is_large),
            len(entries),
            stop=stop,
            tell=tell,
            memory=Comparisons(self._cache, self._rules) if is_large else None,
            show=show,
        )
        echoing = {s.path for p in basis.pairs if p.relation == "echo" for s in (p.a, p.b)}
        if echoing and not stop():
            basis = replace(basis, origins=self._origins(echoing, basis.days))
        if not stop():
            self._bases.keep(state, basis, entries, on_disk=self._bytes() > _LITTLE)
        return basis

    def _sifted(self, basis: Basis) -> list[Pair]:
        """Return the comparisons of a basis that are shown, looked through once for each."""
        from tui.comparing.sifting import sifted

        shown = self._shown  # another thread may ask for another basis meanwhile
        if shown is None or shown[0] is not basis:
            shown = self._shown = basis, sifted(basis.documents, basis.pairs)
        return shown[1]

    def ledger_before(self) -> Basis | None:
        """Return what the ledger stood on when it was made last, to be shown until it is anew.

        Documents that have changed since are left out.
        """
        return self._bases.before(e for e in self._sources.entries() if e.problem is None)

    def ledger_sample(self, count: int, tell: Callable[[int, int], None] = silent) -> Basis:
        """Return what some documents from all over the library give: there in a moment."""
        entries = [entry for entry in self._sources.entries() if entry.problem is None]
        some = entries[:: max(1, len(entries) // count)]
        spoken = self._spoken()
        remember = len(entries) >= _MANY
        choose = partial(self._chosen, some, spoken.keys(), remember=remember)
        # the share that each document has among all of them, so that nothing is chosen twice
        return of_documents(choose, len(entries), stop=lambda: False, tell=tell, fast=True)

    def _chosen(
        self, entries: Sequence[Entry], spoken: Collection[str], each: int, *, remember: bool
    ) -> Iterator[Chosen]:
        if remember:
            described = self.described().keys()
            surest = Surest(self._cache, self.claims, self.written)
            yield from surest.of(entries, each, {*spoken, *described})
            return
        for path, claims in self.claims_by_document([e.path for e in entries], skip=True):
            yield Chosen(path, surest_of(claims, each), self.written(path))

    def _bytes(self) -> int:
        return sum(entry.size for entry in self._sources.entries() if entry.problem is None)

    def unknown_to_ledger(self) -> list[str]:
        """Return the documents whose claims have to be found before :meth:`ledger` can be made."""
        if self._bases.known(self._ledger_state()) is not None:
            return []
        entries = [entry for entry in self._sources.entries() if entry.problem is None]
        if len(entries) < _MANY:
            return [entry.path for entry in entries]
        surest = Surest(self._cache, self.claims, self.written)
        return surest.unknown(entries, share_of(len(entries)))

    def ledger_is_known(self) -> bool:
        """Say whether :meth:`ledger` would answer in a moment."""
        return self._bytes() <= _LITTLE or self._bases.known(self._ledger_state()) is not None

    def ledger_made_of(self) -> tuple[int, object]:
        """Return what is different once documents, and once annotations have changed on disk.

        Documents as they were when somebody last looked at them.
        """
        return self._sources.listing, self._store.files.signatures()

    @cached_property
    def _rules(self) -> str:
        from tui.library.cache import fingerprint

        # What cuts texts into sentences says where claims are, and so does what reads documents.
        names = ("claims", "comparing", "text", "documents")
        return " ".join(fingerprint(f"tui.{name}") for name in names)

    def _spoken(self) -> dict[str, list[str]]:
        """Return what readers say that changes claims, by the path of the document.

        Only that: a verdict or a merged row must not compare everything again.
        """
        said: dict[str, list[str]] = {}
        for p in self._placing.all():
            a = p.annotation
            if CLAIM_FIELD in a.extra or a.attribution or a.certainty or a.kinds:
                mark = a.extra.get(CLAIM_FIELD)
                words = f"{p.path} {p.span} {mark} {a.attribution} {a.certainty} {a.kinds}"
                said.setdefault(p.path, []).append(words)
        return said

    def _ledger_state(self, spoken: Mapping[str, Sequence[str]] | None = None) -> str:
        said = spoken if spoken is not None else self._spoken()
        words = sorted(word for found in said.values() for word in found)
        words += [f"{path} {sorted(facts.items())}" for path, facts in self.described().items()]
        return state_of(self._sources.entries(), self._rules, "\n".join(words))

    def _origins(self, echoing: Collection[str], days: Mapping[str, str]) -> dict[str, str]:
        """Return the origin of each of the documents that are copies of others."""
        from tui.comparing import origins

        sizes = {entry.path: entry.size for entry in self._sources.entries()}
        if sum(sizes.get(path, 0) for path in echoing) > _COMPARED:
            return {}
        found = {(c.a, c.b) for copies in self.copies(echoing).values() for c in copies}
        return origins(sorted(found), sorted(echoing, key=partial(_place, days)))

    @cached_property
    def _bases(self) -> Bases:
        return Bases(self._cache)

    def claims_by_document(
        self, paths: Sequence[str] | None = None, *, skip: bool = False
    ) -> Iterator[tuple[str, Sequence[Claim]]]:
        """Yield the documents that can be read (those of `paths`, or all) with their claims.

        Raises:
            DocumentError: when one that was named cannot be read, unless it is to `skip` those.
        """
        if paths is None:
            paths = [entry.path for entry in self._sources.entries() if entry.problem is None]
            skip = True
        for path in paths:
            try:
                claims = self.claims(path)
            except DocumentError:
                if not skip:
                    raise
            else:
                yield path, claims

    @property
    def cases(self) -> CaseBook:
        """The cases: rows of the ledger that a reader has judged."""
        from tui.annotations.cases import CaseBook

        return CaseBook(self._store, name=self.creator)

    def _judged(self, case: Case) -> Judged:
        from tui.comparing import Judged

        cells = (self._cell(member.annotation, member.stance) for member in case.members)
        return Judged(
            case.id,
            case.wording,
            case.verdict,
            tuple(cell for cell in cells if cell is not None),
            tuple(map(self._silences.path_of, case.silent)),
            tuple(map(word_of, case.silent)),
        )

    @cached_property
    def _silences(self) -> Silences:
        return Silences(self._sources, self._placing)

    def _cell(self, name: str, stance: str) -> Cell | None:
        """Return the cell of a case's member; None when the passage is gone."""
        from tui.comparing import Cell

        try:
            path, _ = self._store.get(name)
        except StoreError:
            return None
        for placed in self._placing.of(self._placing.moved().get(path, path)):
            if placed.annotation.id == name and placed.span is not None:
                text = placed.found or placed.annotation.quote
                return Cell(placed.path, placed.span, text, cast("Stance", stance), name)
        return None


def _linked(
    documents: Sequence[tuple[str, Sequence[Claim]]], noted: Iterable[Placed]
) -> list[Pair]:
    """Return what readers have linked, which goes before what gloss found."""
    from tui.comparing import Passage, linked_pairs

    known = {
        placed.annotation.id: (Passage(placed.path, placed.span, ""), placed.annotation)
        for placed in noted
        if placed.span is not None
    }
    links = (
        (here, link.relation, known[link.to][0])
        for here, annotation in known.values()
        for link in annotation.links
        if link.to in known
    )
    return linked_pairs(links, documents)


def _place(days: Mapping[str, str], path: str) -> tuple[bool, str, str]:
    """Return where a document stands among others: by its date, those without one last."""
    date = days.get(path, "")
    return not date, date, path
