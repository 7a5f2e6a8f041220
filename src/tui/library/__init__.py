"""The library: what both fronts call."""

from __future__ import annotations

from tui.library.facade import Library
from tui.library.records import DocRow, Filters, Finding, Placed
from tui.library.reviewing import Unsettled

__all__ = ["DocRow", "Filters", "Finding", "Library", "Placed", "Unsettled"]
