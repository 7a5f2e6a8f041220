"""Foreign formats: one module each, a pair of pure functions between text and items.

`write(items)` returns the text of a file, `read(text)` the items of one; no module opens a
file or knows of a library. A format that can only be written has no `read`, a bibliography no
`write`; one that is packed is bytes, and holds a whole project.
"""

from __future__ import annotations

from tui.exchange.formats import FORMATS, Format, format_for, format_named, packed_for
from tui.exchange.item import Item

__all__ = ["FORMATS", "Format", "Item", "format_for", "format_named", "packed_for"]
