"""The styles of the reader's layers, by name, from the theme in use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.style import Style
from textual.color import Color, ColorParseError

from tui.widgets.tag_colours import CONTRAST, contrast

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import App
    from textual.widget import Widget

__all__ = ["COMPONENTS", "CSS", "SIGNS", "palette", "tint"]

SIGNS = {"asserted": "▎", "attributed": "”", "hedged": "?", "predicted": "→", "denied": "✗"}
"""What the gutter says of a claim, by certainty."""

CSS = """
Reader {
    width: 1fr;
    height: 1fr;
    background: $background;
    color: $foreground;

    & > .reader--claim-attributed { background: $claim-attributed; }
    & > .reader--claim-hedged { background: $claim-hedged; }
    & > .reader--claim-predicted { background: $claim-predicted; }
    & > .reader--claim-denied { background: $claim-denied; }
    & > .reader--note { background: $note; }
    & > .reader--hit { background: $hit; color: $hit-text; }
    & > .reader--hit-current { background: $hit-current; color: $hit-text; text-style: bold; }
    & > .reader--target { text-style: bold underline; }
    & > .reader--selection { text-style: reverse; }
    & > .reader--overlap { text-style: underline; }
    & > .reader--heading { color: $heading; text-style: bold; }
    & > .reader--subheading { text-style: bold; }
    & > .reader--quote { text-style: italic; }
    & > .reader--code { color: $secondary; }
    & > .reader--strong { text-style: bold; }
    & > .reader--emphasis { text-style: italic; }
    & > .reader--struck { text-style: strike; }
    & > .reader--link { color: $primary; }
    & > .reader--faint { color: $faint; }
    & > .reader--pointer { color: $primary; text-style: bold; }
    & > .reader--sign-asserted { color: $sign-asserted; }
    & > .reader--sign-attributed { color: $sign-attributed; }
    & > .reader--sign-hedged { color: $sign-hedged; }
    & > .reader--sign-predicted { color: $sign-predicted; }
    & > .reader--sign-denied { color: $sign-denied; }
    & > .reader--sign-note { color: $accent; }
    & > .reader--sign-same { color: $sign-same; }
    & > .reader--sign-differs { color: $sign-differs; }
}
"""

COMPONENTS = {
    *(f"reader--claim-{name}" for name in ("attributed", "hedged", "predicted", "denied")),
    *(f"reader--sign-{name}" for name in (*SIGNS, "note", "same", "differs")),
    *("reader--note", "reader--hit", "reader--hit-current", "reader--target"),
    *("reader--selection", "reader--overlap", "reader--pointer", "reader--faint"),
    *("reader--heading", "reader--subheading", "reader--quote", "reader--code"),
    *("reader--strong", "reader--emphasis", "reader--struck", "reader--link"),
}

_SHAPES = {
    **dict.fromkeys(
        ("claim-attributed", "claim-hedged", "claim-predicted", "claim-denied"), "underline"
    ),
    "note": "dim reverse",
    "target": "bold underline not dim",
    "overlap": "not underline not reverse",
    "selection": "bold reverse not dim",
}
"""What a layer looks like where a tint cannot show: the target bolder than what it lies on, and
a notch where a span inside another begins or ends, in underlined and in reversed text alike."""

_WITHOUT_COLOUR = {"hit": "reverse underline", "hit-current": "bold reverse underline"}
"""What a layer looks like where there is no colour at all: its own two, dark on bright, would be
turned to bright on dark, like all other text."""

_FINE = frozenset({"256", "truecolor"})
"""The colour systems (as Rich names them) whose backgrounds can be fainter than the text."""


def tint(colour: str, background: Color, foreground: Color) -> Color | None:
    """Return `colour` mixed into `background` as strongly as text on it stays legible.

    None for what is no colour, and where the terminal's own colours are used.
    """
    try:
        wanted = Color.parse(colour)
    except ColorParseError:
        return None
    if wanted.ansi is not None or background.ansi is not None or foreground.ansi is not None:
        return None
    for part in (0.42, 0.36, 0.3, 0.24, 0.18, 0.12):
        mixed = background.blend(wanted, part)
        if contrast(mixed, foreground) >= CONTRAST:
            return mixed
    return None


def without_tints(app: App[Any]) -> bool:
    """Say whether extents need a shape: no colour, sixteen, or those the terminal chose."""
    return app.no_color or app.native_ansi_color or app.console.color_system not in _FINE


def palette(reader: Widget, tag_colours: Iterable[str]) -> dict[str, Style]:
    """Return the style of every layer by its short name; `""` is plain text, a `#` name a tag's."""
    plain = reader.rich_style
    styles = {"": plain}
    shaped = without_tints(reader.app)
    for name in COMPONENTS:
        short = name.removeprefix("reader--")
        # By its name it would also be blended with all behind it: ten times the work.
        styles[short] = reader.get_component_styles(name).partial_rich_style
        if shaped and short in _SHAPES:
            styles[short] = Style.parse(_SHAPES[short])
        elif reader.app.no_color and short in _WITHOUT_COLOUR:
            styles[short] = Style.parse(_WITHOUT_COLOUR[short])
    background, foreground = reader.background_colors[1], reader.colors[3]
    for colour in tag_colours:
        mixed = tint(colour, background, foreground)
        note = styles["note"] if shaped or mixed is None else Style(bgcolor=mixed.rich_color)
        styles[f"#{colour}"] = note
    return styles
