"""The colour of a tag, the same wherever the tag is drawn, and legible on any theme.

The codebook may name one of :data:`HUES` or any colour of CSS; a tag without one takes that
of the topic above it, else a hue that the topic's name gives, so that subtags belong together at
a glance.
A tag is always written out too: colour only repeats what the name says.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

from textual.color import Color, ColorParseError

from tui.annotations.tags import topics_above

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.widgets.tag_completion import KnownTag

__all__ = ["CONTRAST", "HUES", "colours_of", "contrast", "legible", "tag_colour"]

CONTRAST = 4.5
"""The least contrast of text with its background (WCAG 2.2, success criterion 1.4.3)."""

HUES: dict[str, str] = {
    "blue": "#5b9dff",
    "green": "#4fbf7a",
    "amber": "#e0a33a",
    "violet": "#ab87f5",
    "teal": "#35b8b0",
    "pink": "#e57cb0",
    "orange": "#f0813f",
    "red": "#f0616d",
}


def colours_of(tags: Iterable[KnownTag]) -> dict[str, str | None]:
    """Return the colour that the codebook gives each tag: its own, else that of a topic above."""
    own = {tag.name: tag.colour for tag in tags}
    found: dict[str, str | None] = {}
    for name in own:
        levels = (name, *topics_above(name))
        found[name] = next((colour for level in levels if (colour := own.get(level))), None)
    return found


def _luminance(colour: Color) -> float:
    """Return the relative luminance (WCAG 2.2), from 0 to 1."""
    parts = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.normalized
    )
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio of two opaque colours, from 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@lru_cache(1024)
def legible(colour: Color, background: Color) -> Color:
    """Return `colour`, moved towards black or white as far as text on `background` needs."""
    if colour.ansi is not None or background.ansi is not None:
        return colour  # the terminal's own colours: what they look like is its reader's choice
    shown = (background + colour).with_alpha(1.0)
    black, white = Color(0, 0, 0), Color(255, 255, 255)
    end = max((black, white), key=lambda pole: contrast(pole, background))
    for step in range(11):
        mixed = shown.blend(end, step / 10)
        if contrast(mixed, background) >= CONTRAST:
            return mixed
    return end


def tag_colour(name: str, colour: str | None = None) -> Color:
    """Return the colour of the tag `name`, which the codebook may have given `colour`."""
    if colour:
        try:
            return Color.parse(HUES.get(colour.casefold(), colour))
        except ColorParseError:
            pass  # a colour nobody knows: as if none were given
    topic = name.partition("/")[0].casefold()
    hues = tuple(HUES.values())
    return Color.parse(hues[crc32(topic.encode("utf-8", "surrogatepass")) % len(hues)])
