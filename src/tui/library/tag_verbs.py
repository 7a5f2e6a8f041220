"""What a library can do with tags: each change reaches every annotation, as one undoable step."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from tui.library.parts import Parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.annotations.codebook import Codebook
    from tui.annotations.tags import Tag

__all__ = ["TagVerbs"]


class TagVerbs(Parts):
    """The codebook, and changes to a tag everywhere at once; each says in words what it did."""

    _tags: tuple[int, Sequence[Tag]] | None = None
    """The tags as they were when the files of annotations last changed."""

    @cached_property
    def _codebook(self) -> Codebook:
        from tui.annotations.codebook import Codebook

        return Codebook(self._store)

    def tags(self) -> list[Tag]:
        """Return every tag that is described or used, by name, with its count."""
        revision = self._store.revision
        if self._tags is None or self._tags[0] != revision:
            self._tags = revision, self._codebook.tags()
        return list(self._tags[1])

    def resolve_tag(self, name: str) -> str:
        """Return the name that a tag goes by now: itself, or what an alias leads to."""
        return self._codebook.resolve(name)

    def rename_tag(self, old: str, new: str, description: str | None = None) -> str:
        """Give a tag another name; the old one becomes an alias.

        With a `description` it gets that too, in the same step.

        Raises:
            UsageError: when there is no such tag, or there is one with the new name.
        """
        return self._codebook.rename(old, new, description)

    def merge_tags(self, names: Iterable[str], into: str) -> str:
        """Make several tags one; the others' names become its aliases."""
        return self._codebook.merge(names, into)

    def delete_tag(self, *names: str) -> str:
        """Take tags, and what nests below them, off every annotation."""
        return self._codebook.delete(*names)

    def undo_tags(self) -> str | None:
        """Take the last change of tags within the day back; say which, None when there is none."""
        if not (steps := self._store.trash(tags=True)):
            return None
        self._store.history.done.append(steps[-1])
        return self._store.undo()

    def describe_tag(self, name: str, text: str) -> str:
        """Say what a tag means; a tag that is not used yet is added."""
        return self._codebook.describe(name, text)

    def set_tag(self, name: str, **fields: Any) -> str:
        """Set description, colour, key, parent or aliases of a tag; None takes one away.

        Raises:
            UsageError: when the key is no digit from 1 to 9.
        """
        return self._codebook.set(name, **fields)
