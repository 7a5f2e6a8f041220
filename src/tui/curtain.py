"""The first screen, drawn before Textual is even imported: opening is instant.

Importing Textual and laying out its first frame takes most of a fifth of a second. Until then
this shows the same text at the same place, plainly; the highlights come with the real screen.
Keys typed meanwhile stay in the terminal's buffer, unechoed, until the driver reads them.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import sys
import termios
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tui.arrangement import Arrangement, column, geometry
from tui.documents.formats import extractor_of
from tui.errors import GlossError
from tui.library.starting import body_of, first_place, start_of
from tui.pinning import pinned
from tui.spans import Span
from tui.text.cells import UNSEEN, cell_widths, steady
from tui.text.cleaning import clean
from tui.text.layout import Layout
from tui.text.source import StringSource
from tui.text.viewport import Viewport
from tui.themes import DEFAULT_THEME, GROUNDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.arrangement import Geometry
    from tui.config import Settings
    from tui.documents import Entry
    from tui.documents.document import Document
    from tui.library import Library
    from tui.text.layout import Row

__all__ = ["Curtain", "draw", "raise_curtain", "typed_before"]

SMALLEST = (40, 10)
"""Columns and lines below which nothing is drawn ahead."""

HEAD = 64 * 1024
"""Bytes read of the document."""
GLANCE = 0.1
"""Seconds for which a folder is walked through before the first frame."""
TITLES = 8192
"""Bytes read of a document for its title."""


def draw(
    library: Library,
    at: str | None,
    size: tuple[int, int],
    measure: int,
    chosen: Arrangement | None = None,
) -> list[str]:
    """Return the lines of the first screen, without styles; none where there is nothing."""
    chosen = chosen or Arrangement()
    library.list_more(GLANCE)
    entries = library.listed()
    path, offset = first_place(library, entries, at)
    if not path:
        return []
    entry = library.entry(path)
    if entry.problem or not library.is_quick(path):
        return []
    large = entry.size > 4 * HEAD and not extractor_of(entry.format)
    document = library.head(path, HEAD) if large else library.document(path)
    where = geometry(*size, chosen)
    rows, left = text_rows(library, document, offset, where, chosen.measure or measure)
    listed = listing(library, entries, path, where)
    lines = [_fit(f" gloss  {library.name} › {document.title}", where.width)]
    for y in range(where.lines):
        row = rows[y] if y < len(rows) else None
        text = " " * (left + row.indent) + _spaced(row) if row else ""
        line = _fit(text, where.reader)
        if where.documents:
            line = _fit(listed[y] if y < len(listed) else "", where.documents - 1) + "▕" + line
        lines.append(f"{line}▏" if where.panel else line)
    return [*lines, "─" * where.width] if where.card else lines


def text_rows(
    library: Library,
    document: Document,
    offset: int | Span | None,
    where: Geometry,
    measure: int,
) -> tuple[Sequence[Row], int]:
    """Return the rows of the text in view, and the cells to their left."""
    place = column(where.reader, measure)
    view = Viewport(Layout(StringSource(document.text), place.measure), where.lines)
    at = start_of(library, document, offset)
    start = at.start if isinstance(at, Span) else at
    if start:
        view.go_to(start, centre=True)
    elif body := body_of(document):
        view.put_on_top(body)
    return view.rows, place.left + place.gutter


def listing(library: Library, entries: Sequence[Entry], path: str, where: Geometry) -> list[str]:
    """Return the rows of the document list."""
    if not where.documents:
        return []
    lines = [f"DOCUMENTS {len(entries)}"]
    for entry in entries[: where.lines - 1]:
        title = entry.path.rpartition("/")[2]
        if not entry.problem and not extractor_of(entry.format):
            with suppress(GlossError):
                title = library.head(entry.path, TITLES).title
        lines.append(f"{'▌' if entry.path == path else ' '}○ {clean(title)}")
    return lines


def _spaced(row: Row) -> str:
    """Return the text of a row with its tabs as spaces."""
    if "\t" not in row.drawn:
        return row.drawn
    ends = zip(row.drawn, row.cells, row.cells[1:], strict=False)
    return "".join(" " * (end - at) if char == "\t" else char for char, at, end in ends)


def _fit(text: str, width: int) -> str:
    """Return one line in exactly `width` cells."""
    text = steady(clean(text))
    widths = cell_widths(text)
    used, end = 0, len(text)
    for index, cells in enumerate(widths):
        if used + cells > width:
            end = index
            break
        used += cells
    return text[:end].replace(UNSEEN, "") + " " * (width - used)


@dataclass(frozen=True, slots=True)
class Curtain:
    """A first screen on the terminal; `attributes` are the terminal's own, to give back.

    So many bytes were `typed` before it was there.
    """

    attributes: list[Any]
    typed: int = 0

    def lower(self) -> None:
        """Give the terminal back, where the real screen never came."""
        os.write(sys.stdout.fileno(), b"\x1b[?1049l\x1b[?25h")
        termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, self.attributes)


def typed_before(file: int) -> int:
    """Return how many bytes wait, as whole lines, of what was typed before there was a reader.

    Until then a terminal makes line feeds of Enter, which later are Ctrl+J.
    """
    try:
        return int.from_bytes(fcntl.ioctl(file, termios.FIONREAD, bytes(4)), sys.byteorder)
    except OSError:
        return 0  # nobody knows


def raise_curtain(library: Library, at: str | None, settings: Settings) -> Curtain | None:
    """Draw the first screen on the terminal, keys unechoed; None where that cannot be."""
    try:
        attributes = termios.tcgetattr(sys.stdin.fileno())
        size = shutil.get_terminal_size()
        if size < SMALLEST:
            return None
        chosen = Arrangement.from_values(library.state.arrangement)
        lines = draw(library, at, (size.columns, size.lines), settings.measure, chosen)
    except (GlossError, OSError, ValueError, termios.error):
        return None  # the screen will say what is wrong
    typed = typed_before(sys.stdin.fileno())
    quiet = list(attributes)
    quiet[0] &= ~(termios.IXON | termios.ICRNL)  # or Ctrl+Q never arrives, and Enter as Ctrl+J
    quiet[3] &= ~(termios.ECHO | termios.ICANON)
    termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, quiet)
    style = colours(settings.theme, os.environ)
    body = pinned("".join(f"\x1b[{y};1H{style}{line}" for y, line in enumerate(lines, 1)))
    os.write(sys.stdout.fileno(), f"\x1b[?1049h\x1b[?25l{style}\x1b[2J{body}\x1b[0m".encode())
    return Curtain(attributes, typed)


def colours(theme: str, environ: Mapping[str, str]) -> str:
    """Return the control sequence for a theme's text on its background.

    Empty where the terminal does not say that it shows direct colours, or shall show none.
    """
    direct = environ.get("COLORTERM", "") in {"truecolor", "24bit"}
    if not direct or "NO_COLOR" in environ or theme not in {"", *GROUNDS}:
        return ""
    text, ground = GROUNDS[theme or DEFAULT_THEME]
    return f"\x1b[38;2;{_rgb(text)};48;2;{_rgb(ground)}m"


def _rgb(colour: str) -> str:
    """Return `#d5d9e4` as `213;217;228`."""
    return ";".join(str(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
