"""Everything that changes annotations, whichever front asks for it.

Each method returns only when the change is safely on disk. What a script may pass is checked
here, so that the screen and the command line refuse the same things in the same words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tui.annotations.tags import tidy
from tui.claims.claim import CERTAINTIES, KINDS
from tui.errors import DocumentError, UsageError, quoted, quoted_path
from tui.library.quoting import find_quote
from tui.spans import Span

if TYPE_CHECKING:
    from tui.annotations import AnnotationStore
    from tui.annotations.annotation import Annotation, LinkRelation
    from tui.documents.document import Document
    from tui.library.sources import Sources

__all__ = ["Notes", "known_marks", "says_nothing"]

_RELATIONS = ("supports", "contradicts", "same")


class Notes:
    """The verbs that write annotations of one library."""

    def __init__(
        self, sources: Sources, store: Callable[[], AnnotationStore], verdicts: Sequence[str]
    ) -> None:
        self._sources = sources
        self._open_store = store
        self._verdicts = tuple(verdicts)

    @property
    def _store(self) -> AnnotationStore:
        return self._open_store()

    def draft(self, path: str, span: Span, marks: Mapping[str, Any]) -> Annotation:
        """Return an annotation of `span` (code points) with `marks`, not saved yet.

        Raises:
            DocumentError: when the document is not the library's or cannot be read.
            UsageError: when the span is empty or ends behind the text, or a mark is unknown.
        """
        document = self._document(path)
        _check(span, document)
        return self._made(document, span, marks)

    def draft_quote(
        self,
        path: str,
        quote: str,
        *,
        occurrence: int | None,
        prefix: str | None,
        suffix: str | None,
        marks: Mapping[str, Any],
    ) -> Annotation:
        """Return an annotation of the passage that says `quote`, word for word; not saved yet.

        Raises:
            QuoteNotFoundError: when the passage is not in the text.
            UsageError: when several passages fit and none is chosen.
        """
        document = self._document(path)
        span = find_quote(document, quote, occurrence=occurrence, prefix=prefix, suffix=suffix)
        return self._made(document, span, marks)

    def draft_memo(self, path: str, marks: Mapping[str, Any]) -> Annotation:
        """Return a note on a whole document, not saved yet.

        Raises:
            DocumentError: when the document is not the library's or cannot be read.
            UsageError: when it says nothing.
        """
        fields = known_marks(marks, self._verdicts)
        if not any(fields.values()):
            raise UsageError("a memo without a note, tags or a verdict says nothing.")
        from tui.annotations import make_memo

        return make_memo(self._document(path), **fields)

    def add(self, path: str, annotations: Sequence[Annotation]) -> None:
        """Save what was drafted for one document: all of it or nothing.

        Raises:
            StoreError: when it cannot be saved.
        """
        self._store.add_many(path, annotations)

    def edit(
        self, name: str, expected: Annotation | None, changes: Mapping[str, Any]
    ) -> Annotation:
        """Change the annotation `name`: its marks, or its `span` (code points).

        `expected` is what the change was made from; what others changed since is kept too,
        and what they deleted comes back.

        Raises:
            StoreError: when there is no such annotation, or it cannot be saved.
        """
        old = expected or self._store.get(name)[1]
        marks = dict(changes)
        span = marks.pop("span", None)
        new = replace(old, **known_marks(marks, self._verdicts))
        if span is not None:
            from tui.annotations.selectors import selectors

            document = self._document(self._store.get(name)[0])
            _check(span, document)
            new = replace(new, **selectors(document, span))
        return old if new == old else self._store.replace(new, expected=old)

    def edit_or_clear(
        self, name: str, expected: Annotation, changes: Mapping[str, Any]
    ) -> Annotation | None:
        """Change an annotation as :meth:`edit` does; delete it where it says nothing then.

        Raises:
            StoreError: when it cannot be saved.
        """
        marks = known_marks(changes, self._verdicts)
        if not self._cleared([(expected, replace(expected, **marks))]):
            return self.edit(name, expected, changes)
        self._store.delete_many([name])
        return None

    def _cleared(self, changes: Sequence[tuple[Annotation, Annotation]]) -> set[str]:
        """Return the ids of those off which a change (before, after) takes the last they said.

        One that said nothing before is a highlight, which somebody wants; one that somebody
        has written on meanwhile, or that another one is linked to, stays too.
        """
        bare = [old for old, new in changes if says_nothing(new) and not says_nothing(old)]
        if not bare:
            return set()
        there = {one.id: one for ones in self._store.all().values() for one in ones}
        linked = {link.to for one in there.values() for link in one.links}
        return {old.id for old in bare if there.get(old.id) == old and old.id not in linked}

    def mark_many(
        self, path: str, kept_at: str, wanted: Sequence[tuple[Annotation | Span, Mapping[str, Any]]]
    ) -> None:
        """Put marks on annotations and passages of `path` (by span), as one undoable step.

        What others have changed since on the annotations that are given is kept. Those that
        say nothing any more are deleted.

        Raises:
            StoreError: when they cannot be saved.
        """
        old = [(what, marks) for what, marks in wanted if not isinstance(what, Span)]
        both = [(one, replace(one, **known_marks(marks, self._verdicts))) for one, marks in old]
        gone = self._cleared(both)
        kept = [(before, after) for before, after in both if before.id not in gone]
        new = [self.draft(path, what, marks) for what, marks in wanted if isinstance(what, Span)]
        words = f"marked {len(wanted)} passages" if len(wanted) > 1 else ""
        with self._store.history.one_step(words):
            if kept:
                self._store.replace_many(
                    [after for _, after in kept], expected=[before for before, _ in kept]
                )
            if gone:
                self._store.delete_many(sorted(gone))
            if new:
                self._store.add_many(kept_at, new)

    def link(self, name: str, other: str, relation: LinkRelation) -> Annotation:
        """Say on `name` what it is to `other`; an earlier word on the same pair is replaced."""
        from tui.annotations.annotation import Link

        if relation not in _RELATIONS:
            raise UsageError(f"a link is one of {', '.join(_RELATIONS)}; not {quoted(relation)}")
        if name == other:
            raise UsageError("an annotation cannot be linked to itself.")
        _, annotation = self._store.get(name)
        self._store.get(other)
        links = tuple(link for link in annotation.links if link.to != other)
        linked = replace(annotation, links=(*links, Link(relation, other)))
        return self._store.replace(linked, expected=annotation)

    def _document(self, path: str) -> Document:
        if not self._sources.holds(path):
            self._sources.document(path)  # says so where it is missing or unreadable
            raise DocumentError(f"{quoted_path(path)} is not a document of this library.")
        return self._sources.document(path)

    def _made(self, document: Document, span: Span, marks: Mapping[str, Any]) -> Annotation:
        from tui.annotations import make_annotation

        fields = known_marks(marks, self._verdicts)
        return make_annotation(document, span, **fields)


def says_nothing(annotation: Annotation) -> bool:
    """Say whether an annotation only marks its passage: no note, tag, verdict, link or field."""
    one = annotation
    said = (one.note.strip(), one.tags, one.verdict, one.attribution, one.certainty)
    return not any((*said, one.kinds, one.links, one.extra))


def _check(span: Span, document: Document) -> None:
    if not span or span.end > len(document.text):
        raise UsageError(
            f"[{span.start}, {span.end}) is no passage: "
            f"{quoted_path(document.path)} has {len(document.text)} characters."
        )


def known_marks(marks: Mapping[str, Any], verdicts: Sequence[str]) -> dict[str, Any]:
    """Return `marks` as an annotation's fields hold them.

    Raises:
        UsageError: at a mark or a value that gloss does not know.
    """
    fields: dict[str, Any] = {}
    for name, value in marks.items():
        match name:
            case "note":
                fields[name] = _text(name, value)
            case "tags":
                fields[name] = _tags(value)
            case "verdict":
                fields[name] = _one_of(name, value, verdicts)
            case "certainty":
                fields[name] = _one_of(name, value, CERTAINTIES)
            case "attribution":
                fields[name] = _text(name, value).strip() or None if value is not None else None
            case "kinds":
                fields[name] = tuple(
                    dict.fromkeys(k for v in value if (k := _one_of("kind", v, KINDS)))
                )
            case "extra" if isinstance(value, dict):
                fields[name] = dict(value)
            case _:
                raise UsageError(f"an annotation has no {quoted(name)}.")
    return fields


def _text(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise UsageError(f"{name} must be text.")
    return value


def _tags(value: object) -> tuple[str, ...]:
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise UsageError("tags must be a list of texts.")
    tidied = (tidy(_text("a tag", tag)) for tag in value)
    return tuple(dict.fromkeys(tag for tag in tidied if tag))


def _one_of(name: str, value: object, known: Sequence[str]) -> str | None:
    if value is None or value in ("", "none"):
        return None
    if not isinstance(value, str) or value not in known:
        raise UsageError(
            f"{name} {quoted(str(value))} is not known: use one of {', '.join(known)}, or none."
        )
    return value
