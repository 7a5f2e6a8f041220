"""The records of the ledger: its rows, the cells in them, and what a reader has made of some."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from tui.claims.claim import Certainty

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.comparing.opposites import Opposite
    from tui.comparing.relation import Pair
    from tui.spans import Span

__all__ = ["Cell", "Judged", "Ledger", "Row", "Sign", "Stance", "wording_of"]

Stance = Certainty | Literal["not found", "silent"]

Sign = Literal["≠", "=", "~", "«", ""]
"""A row's sign: sources differ, agree, speak of one thing, repeat one text; or only one speaks."""

_MARKUP = re.compile(r"\*\*|__|`|^(?:[-*+•]|\d{1,2}[.)])\s|\*(?=\w)|(?<=\w)\*")
"""Signs of Markdown that would only get in the way in a row's name."""


@dataclass(frozen=True, slots=True)
class Cell:
    """How one source puts a claim; `proposed` if grouping found it and no reader has agreed."""

    path: str
    span: Span
    text: str
    stance: Stance
    annotation: str | None = None
    proposed: bool = False
    otherwise: bool = False
    """Whether it contradicts what the row's first passage says: the other side."""
    verdict: str | None = None
    """What a reader made of this passage, in the text; the row's own verdict is another."""


@dataclass(frozen=True, slots=True)
class Row:
    """One claim across the library.

    `id` is the case's once it is one, else made from the claim it is named by, so that it
    stays while that text stays. `says` and `otherwise` count origins: copies of one text are
    one. `pairs` are the comparisons behind the row, the most telling first, and `opposites` those
    with passages that contradict one of its own from elsewhere. `silent` are the paths that a
    reader has confirmed.
    """

    id: str
    claim: str
    topic: str
    cells: tuple[Cell, ...]
    sign: Sign = ""
    says: int = 1
    otherwise: int = 0
    verdict: str | None = None
    case: str | None = None
    pairs: tuple[Pair, ...] = ()
    silent: tuple[str, ...] = ()
    word: tuple[str, ...] = ()
    """For each of `silent` who says so and when, as far as it is known."""
    score: float = 0.0
    """The best score of its claims: how surely the row is about something checkable."""
    opposites: tuple[Opposite, ...] = ()
    of_passages: tuple[str, ...] = ()
    """The verdicts that its passages have, each once; `verdict` is the row's own."""

    def at(self, path: str) -> list[Cell]:
        """Return the row's cells in one source."""
        return [cell for cell in self.cells if cell.path == path]

    def stance(self, path: str) -> Stance:
        """Return how a source puts the claim, or that nothing was found.

        It is the stance of its first cell that does not say otherwise, else of its first one. That
        a reader has called it silent goes before what is only proposed.
        """
        found = self.at(path)
        if found and not self.is_silent(path):
            return min(found, key=lambda cell: cell.otherwise).stance
        return "silent" if path in self.silent else "not found"

    def dissents(self, path: str) -> bool:
        """Whether all that a source says in this row contradicts what the row's first cell says."""
        found = self.at(path)
        return bool(found) and all(c.otherwise for c in found) and not self.is_silent(path)

    def is_silent(self, path: str) -> bool:
        """Whether a reader has called a source silent, and none has put a passage of it here."""
        return path in self.silent and all(cell.proposed for cell in self.at(path))

    def against(self, path: str) -> list[Opposite]:
        """Return what a source says otherwise, if not in this row."""
        return [one for one in self.opposites if one.pair.b.path == path]

    @property
    def sources(self) -> int:
        """In how many documents the claim was found."""
        return len({cell.path for cell in self.cells})

    @property
    def is_single(self) -> bool:
        """Whether all that is known of it goes back to one origin, copied or not."""
        return self.says + self.otherwise < 2

    @property
    def is_lonely(self) -> bool:
        """Whether one source says it, and none was found to say otherwise."""
        return self.sources < 2 and not self.opposites


@dataclass(frozen=True)
class Ledger:
    """The rows, most contested first, and the columns."""

    rows: tuple[Row, ...]
    paths: tuple[str, ...]
    origins: Mapping[str, str] = field(default_factory=dict)
    """The origin of each source that shares its text with another one."""

    def left_out_by(self, path: str) -> Callable[[Row], bool]:
        """Return what says of a row whether a source leaves it out that others do not.

        Of three origins and more at least two must speak of it: what stands in one place only
        nearly all others leave out. Where a reader has called the source silent is no gap.
        """
        origins = {self.origins.get(one, one) for one in self.paths}
        least = min(2, len(origins) - 1)

        def is_left_out(row: Row) -> bool:
            return (
                row.says + row.otherwise >= least
                and path not in row.silent
                and not row.at(path)
                and not row.against(path)
            )

        return is_left_out

    @property
    def claims(self) -> int:
        """How many passages stand in rows; what is only proposed for one stands in another."""
        return sum(not cell.proposed for row in self.rows for cell in row.cells)

    @property
    def conflicts(self) -> int:
        """How many rows have sources that differ."""
        return sum(row.sign == "≠" for row in self.rows)

    @property
    def unjudged(self) -> int:
        """How many rows have no verdict."""
        return sum(row.verdict is None for row in self.rows)

    @property
    def in_sources(self) -> str:
        """How many sources there are, and how many origins if copies are among them, in words."""
        copies = len(self.origins) - len(set(self.origins.values()))
        count = f"{(n := len(self.paths)):,} source{'' if n == 1 else 's'}"
        return f"{count} of {len(self.paths) - copies:,} origins" if copies else count


@dataclass(frozen=True, slots=True)
class Judged:
    """A case as the ledger needs it: its members are cells that were found in the texts."""

    id: str
    wording: str
    verdict: str | None
    members: tuple[Cell, ...]
    silent: tuple[str, ...] = ()
    word: tuple[str, ...] = ()


def wording_of(text: str) -> str:
    """Return what a row is called that has its name from a passage."""
    return " ".join(_MARKUP.sub("", text).split())
