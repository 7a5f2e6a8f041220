"""What a library can say across its documents: who else says this, and who says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.library.basis import silent
from tui.library.ledger_verbs import LedgerVerbs
from tui.library.proposing import sentences_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tui.annotations.annotation import LinkRelation
    from tui.comparing import Candidates, Pair, Passage, Row
    from tui.search import Hit
    from tui.spans import Span

__all__ = ["PROPOSED", "ComparingVerbs"]

_SMALL = 3_000_000
"""Bytes of documents up to which every claim is a candidate; above, the index proposes some."""

_REMEMBERED = 500
"""Passages of which it is remembered who else says so."""

PROPOSED = 40
"""Passages that the index is asked for."""

_WORKED_OUT = 60
"""Sentences of those that are compared in full."""

_TELLING = 10
"""Words of a passage that it is asked with."""

MOST_COMPARED = 2_000
"""Pairs that are returned of a whole library."""


class ComparingVerbs(LedgerVerbs):
    """The verbs that hold documents against each other; gloss finds, people judge."""

    _candidates: tuple[object, Candidates] | None = None
    _answers: tuple[Candidates, dict[tuple[str, Span], list[Pair]]] | None = None
    """What was asked of which candidates: two threads may ask while other ones are made."""

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
        from tui.comparing.proposals import likeliest

        text = span.of(self._sources.document(path).text)
        target = Passage(path, span, text)
        if hits is None:
            known = self.related_at_once(path, span)
            if known is not None:
                return known
            hits = self.search(self.asked_for(path, span), limit=PROPOSED, where={"text"})
        passages, weights = likeliest(text, list(sentences_of(hits, path)), _WORKED_OUT)
        return related(target, passages, weights=weights, written=self.written(path))

    def related_at_once(self, path: str, span: Span) -> list[Pair] | None:
        """Return what :meth:`related` does if that needs no index; None in a large library.

        Whoever reads to and fro is answered from memory.

        Raises:
            DocumentError: when the document cannot be read.
        """
        from tui.comparing import Passage, related

        if not self.is_small:
            return None
        text = self._sources.document(path).text
        candidates = self._all_candidates()
        answers = self._answers
        if answers is None or answers[0] is not candidates or len(answers[1]) >= _REMEMBERED:
            answers = self._answers = candidates, {}
        known = answers[1].get((path, span))
        if known is None:
            target = Passage(path, span, span.of(text))
            known = related(target, candidates, written=self.written(path))
            answers[1][path, span] = known
        return known

    def asked_for(self, path: str, span: Span) -> str:
        """Return the query that finds passages like `span` in the index: words as they are spelt.

        What slips of the finger could have made of them takes longer to find than all the rest.
        """
        from tui.comparing.candidates import telling_words

        return f"= {telling_words(span.of(self._sources.document(path).text), _TELLING)} "

    @property
    def is_small(self) -> bool:
        """Whether every claim is held against every other without asking the index."""
        return self._bytes() <= _SMALL

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

    def member(self, path: str, span: Span) -> str:
        """Return the id of the annotation on just this passage, made for a case if there is none.

        One that was made so is no note (:attr:`~tui.annotations.annotation.Annotation.is_note`)
        until a reader puts something on it.
        """
        from tui.annotations.annotation import MEMBER

        return self._on(path, span, {"extra": {MEMBER: True}})

    def call_silent(self, row: Row, path: str) -> str:
        """Say that the document at `path` was read and is silent on a row, or take that back.

        Returns what was done in words; the row is a case from then on.

        Raises:
            UsageError: the document does say something.
            DocumentError: it cannot be read.
            StoreError: it cannot be saved.
        """
        from tui.comparing.cases import silence

        known = self.cases.get(row.case).silent if row.case else ()
        return silence(
            self.cases,
            row,
            path,
            lambda cell: cell.annotation or self.member(cell.path, cell.span),
            text_sha256=self._sources.document(path).sha256,
            known_as=self._silences.names_of(known, path),
        )

    def link_passages(self, a: Passage, b: Passage, relation: LinkRelation) -> str:
        """Link two passages as one step, with an annotation on each that has none; say so in words.

        Raises:
            StoreError: when it cannot be saved.
        """

        def linked() -> str:
            one, other = (self._on(passage.path, passage.span, {}) for passage in (a, b))
            self._notes.link(one, other, relation)
            return "linked two passages"

        return self.in_one_step(linked)

    def _on(self, path: str, span: Span, fields: dict[str, Any]) -> str:
        """Return the id of the annotation on just this passage, made with `fields` if need be."""
        for placed in self._placing.of(path):
            if placed.span == span and placed.annotation.quote:
                return placed.annotation.id
        made = self._notes.draft(path, span, fields)
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
        known = self._candidates
        if known is None or known[0] != state:
            known = self._candidates = state, filed(self.claims_by_document(), self.written)[0]
        return known[1]
