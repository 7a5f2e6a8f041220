"""What a library can find: passages that answer a query, and passages that belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.library.parts import Parts
from tui.library.seeking import version_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from tui.search import Hit, Where
    from tui.search.messages import Progress
    from tui.search.service import SearchService

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

    def search_service(
        self, on_progress: Callable[[Progress], None] | None = None
    ) -> SearchService:
        """Return the same search in a process of its own, for a screen that must not wait.

        It is told which documents and annotations there are with :meth:`brief`.
        """
        from tui.search.service import SearchService

        return SearchService(self.cache_folder, on_progress=on_progress)

    def brief(self, service: SearchService) -> None:
        """Tell a search service which documents there are, and all annotations."""
        self.tell_documents(service)
        for path, placed in self._placing.by_path().items():
            service.set_annotations(path, self.findable(placed))

    def tell_documents(self, service: SearchService) -> None:
        """Tell a search service which documents there are now."""
        from tui.search.messages import Source

        described = self.described()  # once: each look at the file costs as much as the rest
        service.update(
            Source(entry.path, version_of(entry, said), entry.name, tuple(said.items()))
            for entry in self._sources.entries()
            if entry.problem is None
            for said in (described.get(entry.path, {}),)
        )

    def ignored(self, query: str) -> tuple[str, ...]:
        """Return what of `query` means nothing to a search, in words."""
        from tui.search import parse

        return parse(query).ignored
