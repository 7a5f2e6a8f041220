"""What each of many passages gets when one key acts on all of them.

Pure functions, the same for the hits of a search, the notes of a list and the cards of the panel,
so that a key means the same in all of them; the screens only ask.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, overload

from tui.annotations.annotation import Annotation
from tui.library.readers_word import CLAIM_FIELD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from tui.comparing.relation import Passage
    from tui.library import Placed
    from tui.library.annotation_verbs import Wanted
    from tui.search.hit import Hit
    from tui.spans import Span

__all__ = [
    "Noted",
    "One",
    "common_and_other_tags",
    "common_tags",
    "common_verdict",
    "counted",
    "different",
    "items_of_hits",
    "items_of_passages",
    "judged",
    "last_tagged",
    "no_claims",
    "retagged",
    "tagged",
    "tagging",
]


class One(NamedTuple):
    """One of many: a passage of the document at `path`, and its annotation where it has one.

    `span` counts code points; it is None for a memo and for a note whose passage is lost.
    """

    path: str
    span: Span | None
    annotation: Annotation | None = None

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags it has."""
        return self.annotation.tags if self.annotation else ()

    @property
    def verdict(self) -> str | None:
        """The verdict it has."""
        return self.annotation.verdict if self.annotation else None


class Noted(Sequence[One]):
    """Notes as so many passages, each made when it is asked for: ten thousand take two frames."""

    def __init__(self, notes: Sequence[Placed]) -> None:
        self.notes = notes

    def __len__(self) -> int:
        return len(self.notes)

    def __iter__(self) -> Iterator[One]:
        return map(_one_of, self.notes)

    @overload
    def __getitem__(self, at: int) -> One: ...

    @overload
    def __getitem__(self, at: slice) -> list[One]: ...

    def __getitem__(self, at: int | slice) -> One | list[One]:
        if isinstance(at, slice):
            return [_one_of(note) for note in self.notes[at]]
        return _one_of(self.notes[at])


def _one_of(note: Placed) -> One:
    return One(note.path, note.span, note.annotation)


def different(items: Sequence[One], mark: Literal["tags", "verdict"]) -> list[Any]:
    """Return the tags, or the verdicts, that any of them has, each once, in their order."""
    if isinstance(items, Noted):
        return [*dict.fromkeys(map(attrgetter(f"annotation.{mark}"), items.notes))]
    return [*dict.fromkeys(map(attrgetter(mark), items))]


def counted(count: int, what: str) -> str:
    """Return `1 note` or `12 notes`."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def items_of_hits(hits: Iterable[Hit], placed_in: Callable[[str], Sequence[Placed]]) -> list[One]:
    """Return the passages that hits stand on, each once, with the annotation on just that span.

    `placed_in` returns the annotations of a document by its path.
    """
    found: dict[object, One] = {}
    by_id: dict[str, dict[str, Placed]] = {}
    by_span: dict[str, dict[Span | None, Placed]] = {}
    for hit in hits:
        if hit.path not in by_id:
            placed = placed_in(hit.path)
            by_id[hit.path] = {one.annotation.id: one for one in placed}
            by_span[hit.path] = {one.span: one for one in placed if one.annotation.quote}
        there = by_id[hit.path].get(hit.annotation or "") or by_span[hit.path].get(hit.span)
        if there is not None:
            found.setdefault(there.annotation.id, One(hit.path, there.span, there.annotation))
        elif hit.span and hit.annotation is None:
            found.setdefault((hit.path, hit.span), One(hit.path, hit.span))
    return list(found.values())


def items_of_passages(
    passages: Iterable[Passage], placed_in: Callable[[str], Sequence[Placed]]
) -> list[One]:
    """Return passages, each once, with the annotation on just that span; as of hits."""
    found: dict[tuple[str, Span], One] = {}
    by_path: dict[str, dict[Span | None, Placed]] = {}
    for passage in passages:
        if passage.path not in by_path:
            placed = (one for one in placed_in(passage.path) if one.annotation.quote)
            by_path[passage.path] = {one.span: one for one in placed}
        there = by_path[passage.path].get(passage.span)
        annotation = there.annotation if there is not None else None
        found.setdefault((passage.path, passage.span), One(passage.path, passage.span, annotation))
    return list(found.values())


def common_tags(items: Sequence[One]) -> tuple[str, ...]:
    """Return the tags that all of them have, in the order of the first."""
    return common_and_other_tags(items)[0]


def common_and_other_tags(items: Sequence[One]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the tags that all of them have, and those that only some have, each once."""
    first, *others = every = different(items, "tags") or [()]
    common = tuple(tag for tag in first if all(tag in tags for tags in others))
    known = dict.fromkeys(chain.from_iterable(every))
    return common, tuple(tag for tag in known if tag not in common)


def common_verdict(items: Sequence[One]) -> str | None:
    """Return the verdict of all of them, None where they have none, `several` where they differ."""
    first, *others = different(items, "verdict") or ["several"]
    return "several" if others else first


def retagged(
    tags: Sequence[str], before: Sequence[str], after: Sequence[str], taken: Sequence[str] = ()
) -> tuple[str, ...]:
    """Return one passage's tags after the common ones went from `before` to `after`.

    `taken` are tags to take off those that have them, though not all do.
    """
    kept = [tag for tag in tags if tag in after or (tag not in before and tag not in taken)]
    return tuple(dict.fromkeys((*kept, *(tag for tag in after if tag not in before))))


def tagged(
    items: Iterable[One], before: Sequence[str], after: Sequence[str], taken: Sequence[str] = ()
) -> Wanted:
    """Return the tags of those whose tags change; what only some of them have stays."""
    changes = ((one, retagged(one.tags, before, after, taken)) for one in items)
    return _wanted((one, {"tags": tags}) for one, tags in changes if tags != one.tags)


def tagging(wanted: Wanted) -> str:
    """Return what such a change is called: `untagged` where nothing but tags goes."""
    changes = [change for of_path in wanted.values() for change in of_path]
    only_less = all(
        isinstance(what, Annotation) and set(marks["tags"]) < set(what.tags)
        for what, marks in changes
    )
    return "untagged" if changes and only_less else "tagged"


def judged(items: Iterable[One], verdict: str | None) -> Wanted:
    """Return the verdict for those that do not have it; none makes no new annotations."""
    return _wanted((one, {"verdict": verdict}) for one in items if one.verdict != verdict)


def last_tagged(wanted: Wanted) -> tuple[str, ...]:
    """Return the tags that the last of them gets, for `.` to repeat."""
    marks = [marks for of_path in wanted.values() for _, marks in of_path]
    return tuple(marks[-1].get("tags", ())) if marks else ()


def no_claims(items: Iterable[One]) -> Wanted:
    """Return the mark that says: this is no claim."""
    return _wanted(
        (one, {"extra": {**(one.annotation.extra if one.annotation else {}), CLAIM_FIELD: False}})
        for one in items
    )


def _wanted(changes: Iterable[tuple[One, Mapping[str, Any]]]) -> Wanted:
    """Group changes by document, as :meth:`tui.library.Library.mark_many` takes them."""
    by_path: dict[str, list[tuple[Annotation | Span, Mapping[str, Any]]]] = {}
    for one, marks in changes:
        what = one.annotation or one.span
        if what is not None:
            by_path.setdefault(one.path, []).append((what, marks))
    return by_path
