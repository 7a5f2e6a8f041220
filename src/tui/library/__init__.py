"""The library: what both fronts call."""

from __future__ import annotations

from tui.library.facade import Library
from tui.library.records import DocRow, Filters, Finding, Placed

__all__ = ["DocRow", "Filters", "Finding", "Library", "Placed"]
