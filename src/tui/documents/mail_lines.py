"""The lines of a mail: those that flow are joined, those that begin with `>` are a quote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.documents.building import Builder

__all__ = ["unflowed", "write_plain"]

_QUOTED = re.compile(r"[ \t]{0,3}>")


def unflowed(text: str, *, delete: bool) -> str:
    """Join lines that end in a blank with the next of the same depth of quotation (RFC 3676).

    `delete` says that the blank itself is no part of the text.
    """
    rows: list[str] = []
    before: tuple[str, bool] | None = None  # signs of quotation, whether the line goes on
    for line in text.split("\n"):
        signs = line[: len(line) - len(line.lstrip(">"))]
        body = line[len(signs) :].removeprefix(" ")
        goes_on = body.endswith(" ") and body != "-- "
        kept = body[:-1] if goes_on and delete else body
        if before == (signs, True) and body != "-- ":
            rows[-1] += kept
        else:
            rows.append(f"{signs} {kept}" if signs else kept)
        before = signs, goes_on
    return "\n".join(rows)


def write_plain(text: str, builder: Builder) -> None:
    """Write paragraphs; lines that begin with `>` are a quote."""
    rows: list[str] = []
    quoting = False
    for line in [*text.split("\n"), ""]:
        quoted_line = _QUOTED.match(line) is not None
        if rows and (not line.strip() or quoted_line != quoting):
            builder.add("quote" if quoting else "paragraph", "\n".join(rows), level=int(quoting))
            rows = []
        quoting = quoted_line
        if line.strip():
            rows.append(line.rstrip())
