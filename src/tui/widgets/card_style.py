"""How the pieces of a card look: roles as component classes, legible on every background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.color import Color
from textual.strip import Strip

from tui.widgets.card_text import Piece
from tui.widgets.tag_colours import legible

if TYPE_CHECKING:
    from rich.style import Style
    from textual.widget import Widget

    from tui.widgets.card_text import Line

__all__ = ["CARD_CSS", "ROLES", "CardStyles"]

ROLES = (
    *("cursor", "blurred", "bar", "rule", "edge", "mark"),  # the list's own
    *("muted", "strong", "quote", "key", "hit", "tag", "verdict", "link", "problem"),
    *("same", "differs", "asserted", "attributed", "hedged", "predicted", "denied"),
)

CARD_CSS = """
CardView {
    height: 1fr;
    scrollbar-size-vertical: 1;
    overflow-x: hidden;
    & > .card--cursor { background: $block-cursor-background; }
    & > .card--blurred { background: $block-cursor-blurred-background; }
    & > .card--bar { color: $accent; text-style: bold; }
    & > .card--rule { color: $text-muted; }
    & > .card--edge { color: $border; }
    & > .card--mark { color: $accent; text-style: bold; }
    & > .card--muted { color: $text-muted; }
    & > .card--strong { text-style: bold; }
    & > .card--quote { text-style: italic; }
    & > .card--key { color: $primary; text-style: bold; }
    & > .card--hit { text-style: underline bold; }
    & > .card--tag { color: $secondary; }
    & > .card--verdict { text-style: bold; }
    & > .card--link { text-style: bold; }
    & > .card--problem { color: $error; }
    & > .card--same { color: $success; text-style: bold; }
    & > .card--differs { color: $error; text-style: bold; }
    & > .card--asserted { color: $primary; }
    & > .card--attributed { color: $secondary; }
    & > .card--hedged { color: $warning; }
    & > .card--predicted { color: $accent; }
    & > .card--denied { color: $error; }
}
"""


class CardStyles:
    """The style of a piece in a state of its card (`""`, `"cursor"`, `"blurred"`), kept."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._kept: dict[tuple[str, str | None, str], Style] = {}

    def clear(self) -> None:
        """Forget every style, for another theme."""
        self._kept.clear()

    def get(self, piece: Piece, state: str) -> Style:
        """Return the style of `piece` on the background of `state`."""
        key = (piece.role, piece.colour, state)
        style = self._kept.get(key)
        if style is None:
            style = self._kept[key] = self._make(piece, state)
        return style

    def strip(self, line: Line, width: int, state: str) -> Strip:
        """Return the pieces of a line on the background of a state, in exactly `width` cells."""
        segments = [Segment(part.text, self.get(part, state)) for part in line if part.text]
        blank = self.get(Piece(""), state)
        line_up = Segment.adjust_line_length(segments, width, blank)
        return Strip(Segment.simplify(line_up), width)

    def _make(self, piece: Piece, state: str) -> Style:
        from rich.style import Style

        widget = self._widget
        background = widget.background_colors[1]
        if state:
            own = widget.get_component_styles(f"card--{state}").background
            background = own if own.ansi is not None else background + own
        colour, text_style = widget.colors[3], Style()
        if piece.role:
            role = widget.get_component_styles(f"card--{piece.role}")
            if role.has_rule("color"):
                colour = role.color
                if role.auto_color:
                    colour = background.get_contrast_text(colour.a)
            text_style = role.text_style
            if sign := widget.app.theme_variables.get(f"sign-{piece.role}"):
                colour = Color.parse(sign)  # the hue that it has in the text's gutter
        if piece.colour is not None:
            colour = Color.parse(piece.colour)
        shown = legible(colour, background)
        return Style(color=shown.rich_color, bgcolor=background.rich_color) + text_style
