"""Search over everything in a library: passages, notes, tags and claims.

    index = Index(cache)                       # None keeps it in memory
    stale = ...compare index.versions() with the files...
    index.update(Change(path, version, document, claims) for path in stale)
    index.update([Change(gone)])               # no document: it is gone
    index.set_claims(path, claims)             # when they are known only later
    index.set_annotations(path, placed)        # at once after a save: things with
                                               # .annotation and .span (None: not found)
    index.search("postpned indefinetly", limit=10)          -> list[Hit], best first
    index.search(..., where={"notes"}, only={"a.md"})
    parse("date:soon wieghts").ignored         # what was not understood, in words

Errors are none: a bad query says what it ignored, a damaged or older index is made again.
`SearchService` is the same in a process beside the screen, with futures and progress
(:mod:`tui.search.service`). Importing this package is cheap; rapidfuzz comes with the first query.
"""

from __future__ import annotations

from tui.search.hit import Hit, Where
from tui.search.index import Change, Index
from tui.search.messages import Answer, Progress, Source
from tui.search.query import FILTERS, Filter, Query, parse
from tui.search.service import SearchService

__all__ = [
    "FILTERS",
    "Answer",
    "Change",
    "Filter",
    "Hit",
    "Index",
    "Progress",
    "Query",
    "SearchService",
    "Source",
    "Where",
    "parse",
]
