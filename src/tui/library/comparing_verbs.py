"""What a library can say across its documents: who else says this, and who says otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, cast

from tui.errors import DocumentError, StoreError
from tui.library.basis import Bases, of_documents, silent, state_of
from tui.library.claiming import CLAIM_FIELD
from tui.library.finding_verbs import FindingVerbs
from tui.library.listing_verbs import ListingVerbs
from tui.library.proposing import sentences_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from tui.annotations.cases import Case, CaseBook, Silence
    from tui.claims.claim import Claim
    from tui.comparing import Candidates, Cell, Judged, Ledger, Pair, Stance
    from tui.library.basis import Basis
    from tui.search import Hit
    from tui.spans import Span

__all__ = ["PROPOSED", "ComparingVerbs"]

_SMALL = 3_000_000
"""Bytes of documents up to which every claim is a candidate; above, the index proposes some."""

PROPOSED = 40
"""Passages that the index is asked for."""

_TELLING = 10
"""Words of a passage that it is asked with."""


_LITTLE = 150_000
"""Bytes of documents that are compared in a moment."""

MOST_COMPARED = 2_000
"""Pairs that are returned of a whole library."""

_COMPARED = 100_000_000
"""Bytes of documents up to which those that repeat each other are looked through for copies."""


class ComparingVerbs(ListingVerbs, FindingVerbs):
    """The verbs that hold documents against each other; gloss finds, people judge."""

    _candidates: tuple[object, Candidates] | None = None

    def related(self, path: str, span: Span, hits: Iterable[Hit] | None = None) -> list[Pair]:
        """Return the passages of other documents nearest to `span`, best first.

        Args:
            path: The document.
            span: Its passage.
            hits: What a search for :meth:`asked_for` has found, if somebody has searched already.

        Raises:
            DocumentError: when the document cannot be read.
        """
        from tui.comparing import Passage, related

        text = span.of(self._sources.document(path).text)
        target = Passage(path, span, text)
        if hits is None and self.is_small:
            return related(target, self._all_candidates(), written=self.written(path))
        if hits is None:
            hits = self.search(self.asked_for(path, span), limit=PROPOSED, where={"text"})
        return related(target, sentences_of(hits, path), written=self.written(path))

    def asked_for(self, path: str, span: Span) -> str:
        """Return the query that finds passages like `span` in the index."""
        from tui.comparing.candidates import telling_words

        return telling_words(span.of(self._sources.document(path).text), _TELLING)

    @property
    def is_small(self) -> bool:
        """Whether every claim is held against every other without asking the index."""
        return self._bytes() <= _SMALL

    def _bytes(self) -> int:
        return sum(entry.size for entry in self._sources.entries() if entry.problem is None)

    def compare(
        self,
        paths: Sequence[str] | None = None,
        *,
        stop: Callable[[], bool] = lambda: False,
        tell: Callable[[int, int], None] = silent,
    ) -> list[Pair]:
        """Return related claims across documents (among `paths`, or all), best first.

        `stop` and `tell` are those of :meth:`ledger`.
        """
        if paths is None:  # kept, so that the ledger compares nothing again
            return list(self.ledger_basis(stop=stop, tell=tell).pairs)[:MOST_COMPARED]
        from tui.comparing import compare

        return compare(
            self.claims_by_document(paths),
            limit=MOST_COMPARED,
            written=self.written,
            stop=stop,
            tell=tell,
        )

    def ledger(
        self, *, stop: Callable[[], bool] = lambda: False, tell: Callable[[int, int], None] = silent
    ) -> Ledger:
        """Return what is claimed and by whom: a row for each claim, a column for each source.

        `stop` is asked again and again; once it says True, the ledger is what was found so far.
        `tell` hears how many documents, then how many claims, of how many are done.
        """
        from tui.comparing import ledger

        basis = self.ledger_basis(stop=stop, tell=tell)
        documents = basis.documents
        return ledger(
            documents,
            [*self._linked(documents), *basis.pairs],
            judged=[self._judged(case) for case in self.cases.all()],
            order=sorted((path for path, _ in documents), key=self._date_of),
            origins=basis.origins,
        )

    def ledger_basis(
        self, *, stop: Callable[[], bool] = lambda: False, tell: Callable[[int, int], None] = silent
    ) -> Basis:
        """Return the claims and comparisons behind the ledger, made once for a state of the files.

        In a large library that takes minutes; :meth:`ledger_is_known` says whether it is done.
        """
        state = self._ledger_state()
        known = self._bases.known(state)
        if known is not None:
            return known
        entries = [entry for entry in self._sources.entries() if entry.problem is None]
        basis = of_documents(
            self.claims_by_document(), len(entries), stop=stop, tell=tell, written=self.written
        )
        echoing = {s.path for p in basis.pairs if p.relation == "echo" for s in (p.a, p.b)}
        if echoing and not stop():
            basis = replace(basis, origins=self._origins(echoing))
        if not stop():
            self._bases.keep(state, basis, on_disk=self._bytes() > _LITTLE)
        return basis

    def ledger_is_known(self) -> bool:
        """Say whether :meth:`ledger` would answer in a moment."""
        return self._bytes() <= _LITTLE or self._bases.known(self._ledger_state()) is not None

    def _ledger_state(self) -> str:
        from tui.library.cache import fingerprint

        rules = f"{fingerprint('tui.claims')} {fingerprint('tui.comparing')}"
        # Only what changes claims: a verdict or a merged row must not compare everything again.
        said = sorted(
            f"{p.path} {p.span} {a.extra.get(CLAIM_FIELD)} {a.attribution} {a.certainty} {a.kinds}"
            for p in self._placing.all()
            for a in (p.annotation,)
            if CLAIM_FIELD in a.extra or a.attribution or a.certainty or a.kinds
        )
        return state_of(self._sources.entries(), rules, "\n".join(said))

    def _origins(self, echoing: Collection[str]) -> dict[str, str]:
        """Return the origin of each of the documents that are copies of others."""
        from tui.comparing import origins

        sizes = {entry.path: entry.size for entry in self._sources.entries()}
        if sum(sizes.get(path, 0) for path in echoing) > _COMPARED:
            return {}
        found = {(c.a, c.b) for copies in self.copies(echoing).values() for c in copies}
        return origins(sorted(found), sorted(echoing, key=self._date_of))

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

    def member(self, path: str, span: Span) -> str:
        """Return the id of the annotation on just this passage, made for a case if there is none.

        One that was made so is no note (:attr:`~tui.annotations.annotation.Annotation.is_note`)
        until a reader puts something on it.
        """
        from tui.annotations.annotation import MEMBER

        for placed in self._placing.of(path):
            if placed.span == span and placed.annotation.quote:
                return placed.annotation.id
        made = self._notes.draft(path, span, {"extra": {MEMBER: True}})
        self._notes.add(self._placing.kept_at(path), [made])
        return made.id

    def in_one_step(self, work: Callable[[], str]) -> str:
        """Run changes so that one undo takes all of them back; `work` says what they are called."""
        with self._store.history.one_step() as step:
            step.words = work()
        return step.words

    def _all_candidates(self) -> Candidates:
        """Return every claim that is compared, made ready once as long as nothing changes."""
        from tui.comparing.pairs import filed

        state = (
            self._placing.revision,
            tuple((entry.path, entry.mtime_ns, entry.size) for entry in self._sources.entries()),
        )
        if self._candidates is None or self._candidates[0] != state:
            self._candidates = state, filed(self.claims_by_document(), self.written)[0]
        return self._candidates[1]

    def _linked(self, documents: Sequence[tuple[str, Sequence[Claim]]]) -> list[Pair]:
        """Return what readers have linked, which goes before what gloss found."""
        from tui.comparing import Passage, linked_pairs

        known = {
            placed.annotation.id: (Passage(placed.path, placed.span, ""), placed.annotation)
            for placed in self._placing.all()
            if placed.span is not None
        }
        links = (
            (here, link.relation, known[link.to][0])
            for here, annotation in known.values()
            for link in annotation.links
            if link.to in known
        )
        return linked_pairs(links, documents)

    def _judged(self, case: Case) -> Judged:
        from tui.comparing import Judged

        cells = (self._cell(member.annotation, member.stance) for member in case.members)
        return Judged(
            case.id,
            case.wording,
            case.verdict,
            tuple(cell for cell in cells if cell is not None),
            tuple(silence.path for silence in case.silent),
            tuple(_word_of(silence) for silence in case.silent),
        )

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

    def _date_of(self, path: str) -> tuple[bool, str, str]:
        date = self.written(path)
        return not date, date, path


def _word_of(silence: Silence) -> str:
    """Return who said that a source is silent, and on which day (local time)."""
    try:
        said = datetime.fromisoformat(silence.date).astimezone().date().isoformat()
    except ValueError:
        said = silence.date
    return f"{silence.name or 'a reader'}, {said}"
