"""A regular expression on its way through a text of any size.

One piece has a time limit, because a pattern can take for ever on a single line. All of them
together have another one: a pattern that takes just less than that on each piece of a large text
would take minutes, and nobody waits that long for a search that says nothing.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tui.spans import Span
from tui.text.finding import is_smart_caseless, pieces_from
from tui.text.matching import Matcher, PatternError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tui.text.source import TextSource

__all__ = ["PATIENCE", "ExpressionSearch"]

PATIENCE = 10.0
"""Seconds that a regular expression may take in the whole text."""

_PIECE = 1 << 18
"""Code points given to a regular expression at once."""


class ExpressionSearch:
    """Where `pattern` matches in `source`, from `origin` on and around the end."""

    def __init__(
        self, source: TextSource, pattern: str, origin: int, *, patience: float = PATIENCE
    ) -> None:
        self._source, self._pattern, self._origin = source, pattern, origin
        self._patience = patience
        self._looked = 0

    @property
    def percent(self) -> int:
        """How much of the text has been looked through."""
        return 100 * self._looked // max(1, len(self._source))

    def hits(self, is_wanted: Callable[[], bool]) -> Iterator[list[Span]]:
        """Yield the matches of piece after piece; `is_wanted` is asked about ten times a second.

        Raises:
            PatternError: when it is no pattern, takes too long, or is not wanted any more.
        """
        deadline = time.monotonic() + self._patience

        def goes_on() -> bool:
            return is_wanted() and time.monotonic() < deadline

        ignore_case = is_smart_caseless(self._pattern)
        with Matcher(self._pattern, ignore_case=ignore_case) as matcher:
            for piece in pieces_from(self._source, self._origin, _PIECE):
                text = self._source.slice(piece.start, piece.end)
                try:
                    spans = matcher.spans(text, goes_on)
                except PatternError as error:
                    if time.monotonic() < deadline:
                        raise
                    raise self._too_slow() from error
                self._looked += len(piece)
                yield [Span(piece.start + a, piece.start + b) for a, b in spans]

    def _too_slow(self) -> PatternError:
        after = f"stopped after {self._patience:.0f} s at {self.percent} %"
        return PatternError(f"{after}: this pattern is too slow")
