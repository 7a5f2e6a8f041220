"""Write the tables of keys in `docs/settings.md` as the program has them: `python docs/keys.py`."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from tui.screens.bindings import bound

__all__ = ["tables"]

_PAGE = Path(__file__).with_name("settings.md")
_HEAD = "The help (`?`) shows the keys as they are then.\n"


def tables() -> str:
    """Return a table for each family of ids."""
    lines = []
    for family, rows in groupby(bound().items(), key=lambda row: row[0].partition(".")[0]):
        lines += ["", f"| {family} | keys | |", "|---|---|---|"]
        for name, one in rows:
            keys = " ".join(f"`{key}`" for key in sorted(one.keys))
            lines.append(f"| `{name}` | {keys} | {one.what} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    page = _PAGE.read_text("utf-8")
    _PAGE.write_text(page[: page.index(_HEAD) + len(_HEAD)] + tables(), "utf-8")
