"""Sixteen colours that can be read on any terminal.

Rich takes the nearest of sixteen colours, by numbers that no terminal keeps to: the dark yellow
of a light theme becomes one that xterm draws as bright as the paper. Here the ground is black or
white, whichever is nearer, and only colours stand on it that have a contrast of at least 4.5:1
in each palette that is in wide use; other hues give way to the nearest of them, or to plain text.
Nothing is lost by that: colour never says what a sign, a word or an underline does not say too.
"""

from __future__ import annotations

import colorsys
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from rich.color import Color as RichColor
from rich.color import ColorType
from rich.segment import Segment
from rich.style import Style
from textual.filter import LineFilter

if TYPE_CHECKING:
    from textual.color import Color

__all__ = ["ON_BLACK", "ON_WHITE", "SixteenColours", "legible"]

BLACK, WHITE, BRIGHT = 0, 7, 15

ON_BLACK: Final = {0.0: 9, 60.0: 11, 120.0: 10, 180.0: 14, 360.0: 9}
"""By hue in degrees, what is legible on black: blue gives way to cyan, violet to plain text."""
ON_WHITE: Final = {0.0: 1, 240.0: 4, 360.0: 1}
"""By hue, what is legible on white: of the dark six only red and blue."""

_GREYISH = 0.22
"""Saturation below which a colour is plain text."""
_FAR = {True: 65.0, False: 30.0}
"""Degrees beyond which a hue gives way to plain text, on black and on white: amber is not red."""


class SixteenColours(LineFilter):
    """Draws every style in sixteen colours, for terminals that have no more."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SixteenColours)

    def __hash__(self) -> int:
        return hash(SixteenColours)

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments in colours that can be read on each other."""
        ground = background.rgb
        return [
            Segment(text, legible(style, ground) if style is not None else style, control)
            for text, style, control in segments
        ]


@lru_cache(4096)
def legible(style: Style, ground: tuple[int, int, int]) -> Style:
    """Return a style in sixteen colours; one that gives none is drawn on `ground`."""
    behind = _rgb(style.bgcolor) or ground
    dark = _luminance(behind) < 0.18
    colour = _rgb(style.color)
    number = (WHITE if dark else BLACK) if colour is None else _nearest(colour, dark=dark)
    plain = Style(
        color=RichColor.from_ansi(number), bgcolor=RichColor.from_ansi(BLACK if dark else BRIGHT)
    )
    return style + plain + Style(dim=False)


def _nearest(colour: tuple[int, int, int], *, dark: bool) -> int:
    hue, lightness, saturation = colorsys.rgb_to_hls(*(part / 255 for part in colour))
    allowed = ON_BLACK if dark else ON_WHITE
    distance, number = min((abs(hue * 360 - at), number) for at, number in allowed.items())
    if saturation < _GREYISH or distance > _FAR[dark]:
        return (BRIGHT if lightness > 0.93 else WHITE) if dark else BLACK
    return number


def _rgb(colour: RichColor | None) -> tuple[int, int, int] | None:
    if colour is None or colour.type is ColorType.DEFAULT:
        return None
    triplet = colour.get_truecolor()
    return triplet.red, triplet.green, triplet.blue


def _luminance(colour: tuple[int, int, int]) -> float:
    """Return the relative luminance (WCAG 2.1) of a colour."""
    parts = [part / 255 for part in colour]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
