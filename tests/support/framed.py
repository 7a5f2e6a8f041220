"""Frames as Textual writes them, for a small terminal."""

from __future__ import annotations

from tui.text.cells import width_of

WIDTH, HEIGHT = 40, 14


def cells_in(text):
    return sum(map(width_of, text))


def fit(text, width):
    while cells_in(text) > width:
        text = text[:-1]
    return text


def fitted(text, width):
    text = fit(text, width)
    return text + " " * (width - cells_in(text))


def frame(rows, cursor=(1, 1)):
    """Return a frame as Textual writes it: `rows` are (y, x, text, style)."""
    out, last = "", rows[0][0]
    for y, x, text, style in rows:
        shown = f"\x1b[{style}m{text}\x1b[0m" if style else text
        out += f"{'' if y == last else chr(10)}\x1b[{y + 1};{x + 1}H{shown}"
        last = y
    return f"{out}\x1b[{cursor[0]};{cursor[1]}H"
