"""One text in panes of several widths: what was wrapped and drawn for each of them is kept.

Who shows other panes comes back to the width of before, and is shown the same rows again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.text.layout import Layout
from tui.widgets.reader_drawing import Drawing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rich.style import Style

    from tui.spans import Span
    from tui.text.source import TextSource

__all__ = ["Widths"]

_KEPT = 3
"""Widths that are kept: with all panes, without the one or the other, and the text alone, of
which one is the one on the screen."""


class Widths:
    """The layouts and the drawings of a text, by the cells that they are for."""

    def __init__(self) -> None:
        self._of: tuple[TextSource | None, list[Span] | None] = (None, None)
        self._layouts: dict[int, Layout] = {}
        self._drawings: dict[tuple[int, int], Drawing] = {}
        self._styles: Mapping[str, Style] | None = None

    def layout(self, source: TextSource, measure: int, only: list[Span] | None) -> Layout:
        """Return the rows of `source`, of which `only` some lines may be shown."""
        if self._of[0] is not source or self._of[1] is not only:
            self._of, self._layouts = (source, only), {}
        layout = self._layouts.pop(measure, None) or Layout(source, measure, only=only)
        self._layouts[measure] = layout
        for old in list(self._layouts)[: -_KEPT - 1]:
            del self._layouts[old]
        return layout

    def drawing(
        self, width: int, measure: int, styles: Callable[[], Mapping[str, Style]]
    ) -> Drawing:
        """Return what draws lines of `measure` cells in a pane of `width`."""
        if self._styles is None:
            self._styles = styles()
        drawing = self._drawings.pop((width, measure), None)
        drawing = self._drawings[width, measure] = drawing or Drawing(self._styles, width, measure)
        for old in list(self._drawings)[: -_KEPT - 1]:
            del self._drawings[old]
        return drawing

    def forget_drawn(self) -> None:
        """Draw everything anew: the text is another one, or its colours are."""
        self._drawings, self._styles = {}, None
