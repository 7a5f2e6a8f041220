"""A pane with a border at its side, in which all rows are alike.

Textual makes each row of the pane anew, border and blanks, whenever the pane has another height or
its border another colour, and for the latter has all that the pane holds drawn again: that was a
third of what it takes to go from one pane to the other, or to open a line below them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Region

if TYPE_CHECKING:
    from typing import Self

    from textual.strip import Strip
    from textual.widget import Widget

    _Base = Widget
else:
    _Base = object  # a style sheet is inherited from the first base that is a widget, no other

__all__ = ["SideBorder"]


class SideBorder(_Base):
    """Draws one row for all, and lights its border alone; a class beside that of a pane."""

    _is_turning = False

    def light(self, *, on: bool) -> None:
        """Say by the border whether the keys are here; the style sheet knows it as `-focused`."""
        if self.has_class("-focused") == on:
            return
        self.set_class(on, "-focused", update=False)
        self._is_turning = True
        try:
            self.app.stylesheet.update_nodes([self], animate=False)
        finally:
            self._is_turning = False

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Draw the pane anew; of one whose border changes its colour, that alone."""
        if self._is_turning and not regions:
            regions = self._edges()
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def _edges(self) -> tuple[Region, ...]:
        """Return where the border stands, seen from the content."""
        left, right = self.styles.border.spacing.left, self.styles.border.spacing.right
        width, height = self.outer_size
        x = -self.content_offset.x
        places = (Region(x, 0, left, height), Region(x + width - right, 0, right, height))
        return tuple(place for place in places if place)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return rows of the pane, below what it holds."""
        spacing = self.styles.border.spacing
        if not crop or spacing.top or spacing.bottom or self.styles.outline:
            return super().render_lines(crop)
        return super().render_lines(Region(crop.x, 0, crop.width, 1)) * crop.height
