"""A few lines made of pieces, in the same roles and colours as the cards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from tui.widgets.card_style import CARD_CSS, ROLES, CardStyles
from tui.widgets.card_text import Line, Piece
from tui.widgets.plain_lines import PlainLines

__all__ = ["LineView"]


class LineView(PlainLines, Widget):
    """Shows `lines`, cut at its edges; has no keys."""

    DEFAULT_CSS = CARD_CSS.replace("CardView", "LineView", 1).replace("height: 1fr;", "", 1)
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"card--{role}" for role in ROLES}

    lines: var[Sequence[Line]] = var[Sequence[Line]]((), init=False)

    def __init__(
        self,
        *,
        id: str | None = None,  # noqa: A002 (Textual's name)
        rule: bool = False,
    ) -> None:
        """Show lines, with a `rule` above them: a border would be worked out anew at every key."""
        super().__init__(id=id)
        self._rule = rule
        self._styles = CardStyles(self)

    def watch_lines(self) -> None:
        """Draw the lines."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width, get = self.size.width, self._styles.get
        if self._rule:
            if not y:
                return Strip([Segment("─" * width, get(Piece("", "edge"), ""))], width)
            y -= 1
        line = self.lines[y] if y < len(self.lines) else ()
        parts = [Segment(p.text, get(p, "")) for p in (Piece(" "), *line) if p.text]
        return Strip(parts).adjust_cell_length(width, get(Piece(""), "")).simplify()

    def notify_style_update(self) -> None:
        """Forget the styles when the theme changes."""
        super().notify_style_update()
        self._styles.clear()
