"""Saying something in a widget, where it does not say so already.

What is told again to say the same is laid out and drawn again by Textual, and with it, where its
size may have changed, everything on the screen.
"""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Static

__all__ = ["Lines", "show", "show_lines"]


class Lines(Static):
    """Says something that takes as many lines as it takes.

    Textual lays the screen out a second time once it has given such a widget its place.
    """

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))


def show(widget: Static, content: Content, *, layout: bool = True) -> None:
    """Let a widget say something else; `layout` where its size follows what it says."""
    before = widget.content
    if not (isinstance(before, Content) and before.is_same(content)):
        widget.update(content, layout=layout)


def show_lines(widget: Static, content: Content | None, *, most: int) -> None:
    """Let a widget as high as its lines say something else, in `most` lines at most.

    The screen is laid out anew only where that takes another number of lines.
    """
    content = content or Content("")
    room = widget.content_size
    same = bool(room) and min(most, content.get_height({}, room.width)) == room.height
    show(widget, content, layout=not same)
