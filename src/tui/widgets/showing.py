"""Saying something in a widget, where it does not say so already.

What is told again to say the same is laid out and drawn again by Textual, and with it, where its
size may have changed, everything on the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

if TYPE_CHECKING:
    from textual.widgets import Static

__all__ = ["show"]


def show(widget: Static, content: Content, *, layout: bool = True) -> None:
    """Let a widget say something else; `layout` where its size follows what it says."""
    before = widget.content
    if not (isinstance(before, Content) and before.is_same(content)):
        widget.update(content, layout=layout)
