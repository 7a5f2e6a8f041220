"""What is not in the core: which package an extra needs, and how to get it here."""

from __future__ import annotations

import sys
from importlib.util import find_spec

__all__ = ["EXTRAS", "has_extra", "install_line"]

EXTRAS = {"pdf": ("pypdfium2",), "web": ("trafilatura", "lxml_html_clean")}
"""The modules that each extra brings."""


def has_extra(extra: str) -> bool:
    """Say whether everything an extra needs is installed; nothing is imported."""
    return all(find_spec(module) is not None for module in EXTRAS[extra])


def install_line(extra: str, prefix: str = sys.prefix) -> str:
    """Return the command that installs an extra where this gloss is installed."""
    if "/pipx/" in prefix:
        return "pipx inject gloss-tui " + " ".join(EXTRAS[extra])
    if "/uv/tools/" in prefix:
        return f"uv tool install 'gloss-tui[{extra}]'"
    return f"pip install 'gloss-tui[{extra}]'"
