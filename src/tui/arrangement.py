"""Where the panes stand: what the reader chose, and the cells that come of it.

One pure function says it for the screen and for the curtain that is drawn before the screen,
so that nothing jumps when one gives way to the other. What is remembered is sizes in cells,
never shares: a list of titles needs as much room on a wide terminal as on a narrow one. On a
terminal too narrow for a remembered size it gives way, and comes back with the room.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "MEASURES",
    "NARROW",
    "WIDE",
    "Arrangement",
    "Border",
    "Column",
    "Geometry",
    "PaneChoice",
    "column",
    "geometry",
]

NARROW: Final = 70
"""Columns below which one pane shows at a time."""
WIDE: Final = 100
"""Columns from which the panes stand side by side; below, a card stands under the text."""
LOW: Final = 12
"""Lines below which the text needs all of them, and no card is shown."""
MEASURES: Final = (20, 200)
"""The narrowest and the widest measure that a key can choose."""

PaneChoice = Literal["all", "no-documents", "no-panel", "text"]
"""The panes of a wide screen, in the order in which one key goes through them."""
Border = Literal["documents", "panel", "card"]
"""A border that can be moved, by the pane that it belongs to."""

_ROOMY: Final = 120
"""Columns below which all three panes give way: at 100 a line of the text still has 48 cells."""

_AMPLE: Final = 108
"""Cells of the text's pane that hold also a measure far wider than usual."""

_GUTTER: Final = 5
"""Cells of the gutter where there is room for all of its signs."""

_BESIDE: Final = 12
"""Cells beside a line of the text: its gutter, and a little on both sides."""

_TITLES: Final = 44
"""Columns of documents that show most titles in full."""

_TEXT: Final = 76
"""Cells of the text's pane, for lines of 70, of which the titles take none away."""

_BLANK: Final = 24
"""Cells that the documents take at most of what the text leaves blank."""

_LINES = 2
"""The lines above and below the panes."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What the reader chose; None leaves it to the size of the screen.

    `documents` and `panel` are columns, `card` is lines, each with its border; `measure` is the
    cells of a line of text. `folded` hides the card on a small screen.
    """

    panes: PaneChoice = "all"
    documents: int | None = None
    panel: int | None = None
    card: int | None = None
    measure: int | None = None
    folded: bool = False

    @classmethod
    def from_values(cls, values: Mapping[str, object]) -> Arrangement:
        """Take what is usable of remembered values, defaults for the rest."""
        panes = values.get("panes")
        measure = _whole(values.get("measure"))
        return cls(
            panes=next((choice for choice in get_args(PaneChoice) if choice == panes), "all"),
            documents=_whole(values.get("documents")),
            panel=_whole(values.get("panel")),
            card=_whole(values.get("card")),
            measure=measure and max(MEASURES[0], min(measure, MEASURES[1])),
            folded=values.get("folded") is True,
        )

    def values(self) -> dict[str, Any]:
        """Return what differs from the defaults, for JSON."""
        return {k: v for k, v in asdict(self).items() if v not in (None, False, "all")}

    def resized(self, border: Border, cells: int | None) -> Arrangement:
        """Return the arrangement with another size of a pane, None for its default."""
        changes: dict[str, Any] = {border: cells}
        return replace(self, **changes)


@dataclass(frozen=True, slots=True)
class Geometry:
    """Where the panes stand, in cells; a pane of no cells is not shown."""

    width: int
    height: int
    documents: int
    panel: int
    card: int

    @property
    def reader(self) -> int:
        """The width of the text's pane."""
        return self.width - self.documents - self.panel

    @property
    def lines(self) -> int:
        """The lines of the text's pane."""
        return max(0, self.height - _LINES - self.card)

    def size_of(self, border: Border) -> int:
        """Return the size of the pane that a border belongs to."""
        sizes = {"documents": self.documents, "panel": self.panel, "card": self.card}
        return sizes[border]


def geometry(width: int, height: int, chosen: Arrangement | None = None) -> Geometry:
    """Return the panes of a screen of this size.

    Whatever was chosen, three tenths of a wide screen stay with the text.
    """
    chosen = chosen or Arrangement()
    if width >= WIDE:
        documents = _within(chosen.documents, 14, width * 30 // 100)
        panel = _within(chosen.panel, 20, width * 40 // 100)
        missing = max(0, _ROOMY - width)  # below it all three give way, the text least
        usual = max(28 - missing * 2 // 10, min(52, width * 22 // 100))
        panel = panel or usual
        if not documents:
            documents = max(26 - missing * 2 // 10, min(_TITLES, width * 18 // 100))
            # the end of a title is worth a few cells of a line, unless they were asked for
            wanted = min(_TITLES, 26 + (width - _ROOMY) * 35 // 100) - documents
            text = max(_TEXT, (chosen.measure or 0) + _GUTTER + 3)
            documents += max(0, min(wanted, width - documents - usual - text))
            # blank beside the text is worth more as the rest of titles that are cut
            text = max(_AMPLE, (chosen.measure or 0) + _BESIDE)
            documents += max(0, min(_BLANK, width - documents - panel - text))
        return Geometry(
            width,
            height,
            0 if chosen.panes in ("no-documents", "text") else documents,
            0 if chosen.panes in ("no-panel", "text") else panel,
            0,
        )
    card = 0
    if width >= NARROW and height >= LOW and not chosen.folded:
        card = min(_within(chosen.card, 3, height) or 6, (height - _LINES) // 2)
    return Geometry(width, height, 0, 0, card)


class Column(NamedTuple):
    """The text's column in its pane: the gutter's cells, those to its left, those of a line."""

    gutter: int
    left: int
    measure: int


def column(width: int, measure: int) -> Column:
    """Return where lines of `measure` cells stand in a pane of `width`: in the middle."""
    gutter = min(_GUTTER if width >= 44 else 3 if width >= 16 else 1, max(0, width - 1))
    room = max(0, width - gutter)
    measure = max(1, min(measure, room - 1 if room > 8 else room))
    return Column(gutter, max(0, (room - measure) // 2 - 1) if room > measure + 2 else 0, measure)


def _within(value: int | None, least: int, most: int) -> int | None:
    return None if value is None else max(least, min(value, most))


def _whole(value: object) -> int | None:
    sound = isinstance(value, int) and not isinstance(value, bool) and 0 < value <= 1000
    return value if sound and isinstance(value, int) else None
