"""What the search screen knows of a library, and what it says when it closes.

A few functions, so that the screen can be tried and tested with three lines of them. They are
asked anew each time that the screen opens: it stands by, and opens often.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
    from concurrent.futures import Future

    from tui.search.hit import Hit
    from tui.search.messages import Answer

__all__ = ["Found", "SearchFunction", "SearchSource", "Verb"]

Verb = Literal["tag", "judge", "delete", "copy", "undo", "redo"]
"""What can be done to passages that were found."""


class SearchFunction(Protocol):
    """What answers a query: `SearchService.search` does."""

    def __call__(  # noqa: D102 - the class says it
        self, query: str, *, limit: int, only: Collection[str] | None
    ) -> Future[Answer] | Awaitable[Answer]: ...


@dataclass(frozen=True, slots=True)
class Found:
    """What was chosen, and all that was found, to go on through (`n`, `N`) or come back to."""

    hit: Hit | None
    """None where the search was closed without opening one."""
    hits: tuple[Hit, ...]
    query: str


async def _as_it_is() -> None:
    """Look nothing up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchSource:
    """Answers what the search screen asks, all but the texts at once."""

    search: SearchFunction
    """Answers a query."""
    text_of: Callable[[str], str]
    """The text of a document by path; called in a thread, may raise GlossError."""
    title_of: Callable[[str], str]
    """What to call a document."""
    locator_of: Callable[[Hit], str] = lambda _: ""
    """On which page a hit stands (`p. 12`; empty for none); called as and after `text_of`."""
    here: Callable[[], str] = str
    """The path of the document being read, for F5; empty for none."""
    recent: Callable[[], Sequence[str]] = tuple
    """Earlier queries, newest first."""
    saved: Callable[[], Sequence[str]] = tuple
    """Kept ones."""
    values: Callable[[], Mapping[str, Sequence[str]]] = dict
    """Known values of filters by filter, for completion, as they were last looked up."""
    facts: Callable[[], Sequence[str]] = tuple
    """Words for the first line (`5 documents`, `11 notes`), as they were last looked up."""
    look_up: Callable[[], Awaitable[None]] = _as_it_is
    """Looks up facts and values anew, beside the screen; may raise GlossError."""
    remember: Callable[[str], None] | None = None
    """Called with a query that was answered before it was left, cleared, or acted on."""
    save: Callable[[str, bool], None] | None = None
    """Called with a query and whether to keep it, when F3 keeps or drops one."""
    act: Callable[[Verb, Sequence[Hit]], Awaitable[str]] | None = None
    """Does a :data:`Verb` to passages, asking first where there is something to ask; returns what
    to say."""
