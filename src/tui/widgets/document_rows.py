"""The rows of the document list as they are drawn: read state, title, claims, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.style import Style
from textual.content import Content
from textual.geometry import Region

from tui.text.cleaning import clean
from tui.widgets.document_order import DocumentRow, Heading
from tui.widgets.rows import RowList, fit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual import events
    from textual.strip import Strip

    from tui.documents.duplicates import Duplicate

__all__ = ["CERTAINTY_SIGNS", "ROOMY", "DocumentRows", "facts_of", "list_title"]

CERTAINTY_SIGNS = {
    "asserted": "▎",
    "attributed": "”",
    "hedged": "?",
    "predicted": "→",
    "denied": "✗",
}
STATE_SIGNS: dict[str, str] = {"unread": "○", "in progress": "◐", "done": "✓"}
ROOMY = 64
"""Cells from which a row has room for outlet and date."""
TITLE = 12
"""Cells of a title that are worth more than how many claims of a document are judged."""


class Columns(NamedTuple):
    """The cells of the columns of a list, each with the space before it."""

    claims: int = 4
    """How many claims."""
    progress: int = 4
    """How many of them are judged, too, where there is room for that."""
    notes: int = 0


class DocumentRows(RowList[DocumentRow | Heading]):
    """Documents and the headings of their groups; the cursor steps over a heading."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *RowList.COMPONENT_CLASSES,
        "documents--count",
        "documents--notes",
        "documents--done",
        "documents--problem",
        "documents--heading",
    }
    DEFAULT_CSS = """
    DocumentRows {
        & > .documents--count { color: $text-muted; }
        & > .documents--notes { color: $text-warning; }
        & > .documents--done { color: $text-success; }
        & > .documents--problem { color: $text-error; }
        & > .documents--heading { color: $text-primary; text-style: bold; }
    }
    """

    columns = Columns()

    claims_are_off = False
    """Whether nobody looks for claims here: only those that a reader adds are counted."""

    @property
    def document(self) -> DocumentRow | None:
        """The document under the cursor; None in a list without any."""
        row = self.current
        return row if isinstance(row, DocumentRow) else None

    def make_room(self, rows: Iterable[DocumentRow], *, anew: bool = False) -> None:
        """Make the columns as wide as these rows need; `anew` forgets what others needed."""
        before, needed = self.columns, self.room_for(rows)
        self.columns = needed if anew else Columns(*map(max, before, needed))
        if self.columns != before:
            self.refresh()

    def room_for(self, rows: Iterable[DocumentRow]) -> Columns:
        """Return the cells that the counts of claims and of notes of these rows need."""
        most = most_notes = progress = 0
        for row in rows:
            most = max(most, row.claims or 0)
            most_notes = max(most_notes, row.notes)
            if row.judged:
                progress = max(progress, len(_progress(row)))
        notes = 1 + len(str(most_notes)) if most_notes else 0
        if self.claims_are_off and not most:
            return Columns(0, 0, notes)
        count = 1 + max(3, len(str(most)))
        return Columns(count, max(count, 1 + progress), notes)

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a document: past a heading, the way it was going."""
        cursor = super().validate_cursor(cursor)
        if not self.rows or not isinstance(self.rows[cursor], Heading):
            return cursor
        onward = cursor + 1 if cursor >= self.cursor or cursor == 0 else cursor - 1
        return onward if 0 <= onward < len(self.rows) else cursor

    def _reveal(self) -> None:
        """Scroll as far as the cursor needs, and show the heading above it."""
        super()._reveal()
        above = self.cursor - 1
        if above >= 0 and above < self.scroll_offset.y and isinstance(self.rows[above], Heading):
            self.scroll_to(y=above, animate=False, force=True, immediate=True)

    def on_click(self, event: events.Click) -> None:
        """Take no click on a heading for one on the document below it."""
        index = event.y + self.scroll_offset.y
        if index < len(self.rows) and isinstance(self.rows[index], Heading):
            event.prevent_default()

    def redraw_rows(self, indexes: Iterable[int]) -> None:
        """Draw rows again, those of them that are in view."""
        top, size = self.scroll_offset.y, self.size
        regions = [Region(0, i - top, size.width, 1) for i in indexes if 0 <= i - top < size.height]
        if regions:
            self.refresh(*regions)

    def in_view(self) -> list[str]:
        """The paths of the documents in view."""
        top = self.scroll_offset.y
        rows = self.rows[top : top + max(1, self.size.height)]
        return [row.path for row in rows if isinstance(row, DocumentRow)]

    def render_row(
        self, row: DocumentRow | Heading, width: int, style: Style, *, selected: bool
    ) -> Strip:
        """Draw ` ✓ Title…   14 ✎3`, ` ◐ Title…  2/6 ✎1`, or the heading of a group."""
        get = self.get_component_rich_style
        bar = "▌" if selected else " "
        if isinstance(row, Heading):
            heading = get("documents--heading")
            look = style + Style(color=heading.color, bold=heading.bold)
            count = f" {row.count} "
            return self.segments(
                [(fit(" " + clean(row.name), width - len(count)), look), (count, look)]
            )
        if row.problem:
            colour = Style(color=get("documents--problem").color)
            return self.segments(
                [(bar, style), ("✗ ", style + colour), (fit(clean(row.title), width - 3), style)]
            )
        muted = style + Style(color=get("documents--count").color)
        plain, progress, of_notes = self.columns
        is_roomy = width - 4 - progress - of_notes >= TITLE
        if self.claims_are_off and not row.claims:
            said = ""
        elif is_roomy:
            said = _progress(row)
        else:
            said = "" if row.claims is None else str(row.claims)
        count = f"{said:>{progress if is_roomy else plain}}"
        notes = f"✎{row.notes}" if row.notes else ""
        notes = f" {notes:<{of_notes}}" if of_notes else ""
        sign = Style(color=get("documents--done").color) if row.state == "done" else Style()
        copy = ("≈ " if row.copies[0].kind == "echo" else "= ") if row.copies else ""
        room = width - 4 - len(count) - len(notes) - len(copy)
        source = ""
        if width >= ROOMY:
            part = min(34, width // 3)
            source = "  " + fit(f"{clean(row.date):10}  {clean(row.outlet)}", part)
            room -= part + 2
        return self.segments(
            [
                (bar, style),
                (STATE_SIGNS[row.state] + " ", style + sign),
                (copy, muted),
                (fit(clean(row.title), room), style),
                (source, muted),
                (count, muted),
                (notes + " ", style + Style(color=get("documents--notes").color)),
            ]
        )


def _progress(row: DocumentRow) -> str:
    """Return how many claims there are; once any is judged, `2/6`."""
    if not row.claims or not row.judged:
        return "" if row.claims is None else str(row.claims)
    return f"{row.judged}/{row.claims}"


def list_title(
    count: str, by: Sequence[str], width: int, *, pending: int, arranged: bool
) -> Content:
    """Return `DOCUMENTS 12  by group, order ▾`, or less of it where there is less room.

    `by` are order and group, none as long as the folder is being walked through; `pending` says
    how many titles are still to be read.
    """
    order, group = by or ("", "none")
    ways = [f"by {order} ▾"] if group == "none" else [f"by {group}, {order} ▾", f"by {group} ▾"]
    if not by:
        ways = ["listing…"]
    elif not arranged:
        ways = [f"by {order if group == 'none' else group}…", "…"]
    elif pending:
        ways = [f"{pending} to read…"]
    room = width - len(f"DOCUMENTS {count}  ")
    way = next((way for way in ways if len(way) <= room), "")
    return Content.assemble(("DOCUMENTS ", "bold $foreground"), f"{count}  {way}")


def facts_of(row: DocumentRow) -> list[str]:
    """Return what the list says below about the document under the cursor: up to four lines."""
    lines: list[str] = []
    if row.problem:
        lines.append(row.problem)
    if row.claims:
        per = " ".join(f"{n} {CERTAINTY_SIGNS[c]}" for c, n in row.certainties if n)
        judged = f"{row.judged} of {row.claims} claims judged"
        claims = judged if row.judged else f"claims {row.claims}"
        lines += [claims, per]
    lines.append(" · ".join(part for part in (row.outlet, row.date) if part) or row.path)
    lines += [_copy_in_words(row.path, copy) for copy in row.copies[:1]]
    return lines


def _copy_in_words(path: str, copy: Duplicate) -> str:
    other = copy.b if copy.a == path else copy.a
    if copy.kind == "same":
        return f"= the same text as {other}"
    if copy.kind == "near":
        return f"= {copy.share:.0%} the same as {other}"
    if copy.kind == "echo":
        return f"≈ echo of {other}: {copy.share:.0%} of the shorter text"
    return f"= stands in {other}" if copy.a == path else f"= holds all of {other}"
