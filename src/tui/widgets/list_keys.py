"""The keys with which every list turns its pages, whatever it lists."""

from __future__ import annotations

from textual.binding import Binding

__all__ = ["PAGING"]

PAGING = (
    Binding(
        "f,pagedown,ctrl+f,ctrl+d",
        "page(1)",
        "page down",
        id="list.page-down",
        show=False,
        tooltip="a page",
    ),
    Binding(
        "b,pageup,ctrl+b,ctrl+u",
        "page(-1)",
        "page up",
        id="list.page-up",
        show=False,
        tooltip="back",
    ),
)
