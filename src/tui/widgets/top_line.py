"""The first line: where one is, and how far."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import var

from tui.text.cleaning import clean
from tui.widgets.one_line import OneLine

__all__ = ["Place", "TopLine"]

LABEL = 20
"""Cells of a place at most: some chapters are called by whole sentences."""


@dataclass(frozen=True, slots=True)
class Place:
    """What the top line says: library › document, claim n of m, judged, notes, page, per cent."""

    library: str = ""
    title: str = ""
    claim: int | None = None
    claims: int = 0
    judged: int = 0
    notes: int = 0
    percent: int = 0
    at: str = ""
    """The page, chapter or time at the cursor, as one cites it."""
    busy: str = ""


_LEAST = 10
"""Cells for the program's name, the beginning of the title, and the gap behind it."""


class TopLine(OneLine):
    """Draws a :class:`Place` in one line, the less important parts only where there is room."""

    DEFAULT_CSS = """
    TopLine { dock: top; height: 1; padding: 0 1; background: $panel; color: $text-muted; }
    """
    ALLOW_SELECT = False  # `y` copies the passage: what cannot be copied must not look chosen

    place: var[Place] = var(Place(), init=False)

    def watch_place(self) -> None:
        """Draw the line anew."""
        self.update(self._line(), layout=False)

    def on_resize(self) -> None:
        """More or less fits."""
        self.update(self._line(), layout=False)

    def _line(self) -> Content:
        place, width = self.place, self.size.width - 2
        wide = width >= 98
        counts = []
        if place.claims:
            at = place.claim or "–"
            counts.append(f"claim {at} of {place.claims}" if wide else f"claim {at}/{place.claims}")
        if wide and place.judged:
            counts.append(f"{place.judged} judged")
        if place.notes:
            counts.append(f"✎ {place.notes}")
        if place.at:
            counts.append(Content(clean(place.at)).truncate(LABEL, ellipsis=True).plain)
        if place.title:
            counts.append(f"{place.percent} %")
        if place.busy:
            counts.append(place.busy)
        if place.claims and len(" · ".join(counts)) > width - _LEAST:
            counts[0] = counts[0].removeprefix("claim ")  # where one stands says more than a word
            while len(counts) > 1 and cell_len(" · ".join(counts)) > width - _LEAST:
                counts.pop()
        tail = "   " + " · ".join(counts) if counts else ""
        head = Content.styled("gloss", "bold $primary")
        if wide and place.library:
            head += Content("  " + clean(place.library) + (" ›" if place.title else ""))
        title = Content.styled(" " + clean(place.title), "bold $foreground")
        room = width - head.cell_length - cell_len(tail)
        return head + title.truncate(max(1, room), ellipsis=True) + Content(tail)
