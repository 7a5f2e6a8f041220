"""The claims of a large text, packed: a claim is made when somebody looks at it.

A claim is seven objects and a copy of its words, three quarters of a kilobyte; a text of 1 MB has
fifteen thousand. Packed, one takes some twenty bytes: where it starts and ends, how it scores, and
the number of what else is said of it, which many claims share. Its words stand in the text.

Positions are code points.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import compress
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeAlias, overload

from tui.claims.claim import Claim
from tui.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tui.claims.claim import Certainty, Kind
    from tui.text.source import TextSource

__all__ = [
    "Columns",
    "PackedClaims",
    "Row",
    "certainties",
    "claims_from",
    "columns_of",
    "columns_of_rows",
    "from_json",
    "speakers",
    "to_json",
    "touching",
]

Columns: TypeAlias = "tuple[array[int], array[int], array[float], array[int], tuple[_Said, ...]]"
"""Starts, ends, scores, the number of what is said of each, and what is said."""

_Said: TypeAlias = "tuple[tuple[Kind, ...], str | None, Certainty, tuple[str, ...]]"

Row: TypeAlias = "tuple[int, int, float, _Said]"
"""Where a claim starts and ends, its score, and what is said of it: kinds, source, certainty, cues.

Thousands of these are made in the time of one thousand claims.
"""


def columns_of(claims: Iterable[Claim]) -> Columns:
    """Pack claims, by position; what comes out needs the text to be claims again."""
    return columns_of_rows(
        (c.span.start, c.span.end, c.score, (c.kinds, c.attribution, c.certainty, c.cues))
        for c in claims
    )


def columns_of_rows(rows: Iterable[Row]) -> Columns:
    """Pack what claims are made of, by position; no claim is made for that."""
    by_place = sorted(rows, key=itemgetter(0, 1))
    said = [row[3] for row in by_place]
    number = {what: place for place, what in enumerate(dict.fromkeys(said))}
    numbers = array("I", map(number.__getitem__, said))
    starts = array("I", [row[0] for row in by_place])
    ends = array("I", [row[1] for row in by_place])
    return starts, ends, array("d", [row[2] for row in by_place]), numbers, tuple(number)


def to_json(columns: Columns) -> dict[str, Any]:
    """Return packed claims as JSON can hold them, and :func:`from_json` reads them."""
    starts, ends, scores, numbers, said = columns
    return {
        "starts": starts.tolist(),
        "ends": ends.tolist(),
        "scores": scores.tolist(),
        "numbers": numbers.tolist(),
        "said": said,
    }


def from_json(kept: Mapping[str, Any]) -> Columns:
    """Return the packed claims that :func:`to_json` has kept.

    Raises:
        ValueError: it is something else.
    """
    try:
        said = tuple((tuple(k), who, sure, tuple(cues)) for k, who, sure, cues in kept["said"])
        starts, ends = array("I", kept["starts"]), array("I", kept["ends"])
        scores, numbers = array("d", kept["scores"]), array("I", kept["numbers"])
    except (LookupError, TypeError, OverflowError) as error:
        raise ValueError("no packed claims") from error
    is_whole = len(starts) == len(ends) == len(scores) == len(numbers)
    if not is_whole or max(numbers, default=-1) >= len(said):
        raise ValueError("no packed claims")
    return starts, ends, scores, numbers, said


class PackedClaims(Sequence[Claim]):
    """Claims of a text, by position; equal to any other sequence of the same claims."""

    __hash__ = None  # type: ignore[assignment]  # as a list

    def __init__(self, text: TextSource, columns: Columns) -> None:
        self._text = text
        self._columns = columns
        self.starts, self.ends, self._scores, self._numbers, self._said = columns
        self.longest = max(map(int.__sub__, self.ends, self.starts), default=0)

    @classmethod
    def of(cls, text: TextSource, claims: Iterable[Claim]) -> PackedClaims:
        """Pack the claims of a text."""
        return cls(text, columns_of(claims))

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, index: int) -> Claim: ...

    @overload
    def __getitem__(self, index: slice) -> list[Claim]: ...

    def __getitem__(self, index: int | slice) -> Claim | list[Claim]:
        if isinstance(index, slice):
            return [self._claim(at) for at in range(*index.indices(len(self)))]
        return self._claim(index)

    def __iter__(self) -> Iterator[Claim]:
        return map(self._claim, range(len(self)))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, PackedClaims):
            return self._columns == other._columns and self._has_the_text_of(other)
        if isinstance(other, Sequence):
            return len(self) == len(other) and all(map(Claim.__eq__, self, other))
        return NotImplemented

    def rows(self) -> Iterator[tuple[int, int, str, float, int]]:
        """Yield where each claim starts and ends, its words, its score and its number in `said`."""
        text = self._text.slice(0, len(self._text))
        for start, end, score, number in zip(
            self.starts, self.ends, self._scores, self._numbers, strict=True
        ):
            yield start, end, text[start:end], score, number

    @property
    def said(self) -> tuple[_Said, ...]:
        """What is said of claims: kinds, source, certainty, cues; many claims share one of them."""
        return self._said

    def _claim(self, index: int) -> Claim:
        start, end = self.starts[index], self.ends[index]
        kinds, attribution, certainty, cues = self._said[self._numbers[index]]
        words, score = self._text.slice(start, end), self._scores[index]
        return Claim(Span(start, end), words, score, kinds, attribution, certainty, cues)

    def _has_the_text_of(self, other: PackedClaims) -> bool:
        a, b = self._text, other._text
        return a is b or a.slice(0, len(a)) == b.slice(0, len(b))

    def place_of(self, span: Span) -> int | None:
        """Return the index of the claim that has just this span."""
        for at in range(
            bisect_left(self.starts, span.start), bisect_right(self.starts, span.start)
        ):
            if self.ends[at] == span.end:
                return at
        return None

    def places(self, least: float) -> list[tuple[int, int]]:
        """Return where each claim starts and ends that scores `least` or more."""
        every = zip(self.starts, self.ends, self._scores, strict=True)
        return [(start, end) for start, end, score in every if score >= least]

    def certainty(self, index: int) -> Certainty:
        """Return the certainty of one claim."""
        return self._said[self._numbers[index]][2]

    def from_score(self, least: float) -> PackedClaims:
        """Return the claims that score `least` or more."""
        if all(score >= least for score in self._scores):
            return self
        some = [score >= least for score in self._scores]
        starts, ends, numbers = (
            array("I", compress(column, some)) for column in (self.starts, self.ends, self._numbers)
        )
        scores = array("d", compress(self._scores, some))
        return PackedClaims(self._text, (starts, ends, scores, numbers, self._said))

    def speaker(self, index: int) -> str | None:
        """Return who says so in one claim."""
        return self._said[self._numbers[index]][1]


def speakers(claims: Sequence[Claim]) -> list[str]:
    """Return who says so, once for each claim of theirs."""
    if isinstance(claims, PackedClaims):
        return [who for at in range(len(claims)) if (who := claims.speaker(at))]
    return [claim.attribution for claim in claims if claim.attribution]


def certainties(claims: Sequence[Claim], least: float) -> list[Certainty]:
    """Return the certainties of the claims that score `least` or more."""
    if isinstance(claims, PackedClaims):
        found = claims.from_score(least)
        return [found.certainty(at) for at in range(len(found))]
    return [claim.certainty for claim in claims if claim.score >= least]


def touching(claims: Sequence[Claim], span: Span) -> list[Claim]:
    """Return the claims that share code points with `span`."""
    if isinstance(claims, PackedClaims):
        first = bisect_left(claims.starts, span.start - claims.longest)
        claims = claims[first : bisect_left(claims.starts, span.end)]
    return [claim for claim in claims if claim.span.overlaps(span)]


def claims_from(claims: Sequence[Claim], offset: int) -> Iterator[Claim]:
    """Yield the claims that start behind `offset`."""
    if isinstance(claims, PackedClaims):
        return (claims[at] for at in range(bisect_right(claims.starts, offset), len(claims)))
    return (claim for claim in claims if claim.span.start > offset)
