"""What the screen and the process beside it tell each other."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from tui.search.hit import Hit

__all__ = ["Answer", "Progress", "Source"]


@dataclass(frozen=True, slots=True)
class Source:
    """A document of the library: where its file is, and what tells its states apart.

    `name` is what the system calls the file, `said` what a reader has said about it instead of
    its own metadata.
    """

    path: str
    version: str
    name: str
    said: tuple[tuple[str, str], ...] = ()

    def __reduce__(self) -> tuple[type[Source], tuple[Any, ...]]:
        """Be sent in half the time that a frozen dataclass takes."""
        return Source, (self.path, self.version, self.name, self.said)

    @property
    def file(self) -> Path:
        """The file; made when asked for, since a hundred thousand Paths take 30 MB."""
        return Path(self.name)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an update has come, in documents. At the end `done == total`.

    `problems` are documents that cannot be read, with the reason.
    """

    done: int
    total: int
    problems: tuple[tuple[str, str], ...] = ()
    what: Literal["indexing", "finding claims"] = "indexing"

    @property
    def is_finished(self) -> bool:
        """Nothing is left to do."""
        return self.done >= self.total


@dataclass(frozen=True, slots=True)
class Answer:
    """The hits of one query, which it carries, so that a late one can be dropped.

    `seconds` is what the search took; `is_complete` says that nothing is still missing: all
    documents are indexed, and where the query is about claims, all of them are found.
    """

    query: str
    hits: tuple[Hit, ...]
    ignored: tuple[str, ...] = ()
    seconds: float = 0.0
    is_complete: bool = True
    progress: Progress | None = None
    """Of an answer that is not complete: how far the work is that it misses."""
