"""What a library can find: passages that answer a query, and passages that belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.library.parts import Parts

if TYPE_CHECKING:
    from collections.abc import Collection

    from tui.search import Hit, Where

__all__ = ["FindingVerbs"]


class FindingVerbs(Parts):
    """The verbs that look through the whole library."""

    def search(
        self,
        query: str,
        *,
        limit: int = 10,
        where: Collection[Where] | None = None,
        only: Collection[str] | None = None,
    ) -> list[Hit]:
        """Return the best hits, best first; typos are fine and a bad query is no error.

        `where` names what is searched (None: everything), `only` the documents by path.
        """
        return self._seeker.search(query, limit=limit, where=where, only=only)

    def ignored(self, query: str) -> tuple[str, ...]:
        """Return what of `query` means nothing to a search, in words."""
        from tui.search import parse

        return parse(query).ignored
