"""The claim ledger: what is claimed in the library, by whom, and where sources differ.

Every cell leads to its quote. Judging, merging or splitting a row makes a case of it, which
grouping anew never changes; that a source is silent is said only by a reader.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widgets import Static

from tui.errors import StoreError
from tui.screens.ledger_again import LedgerAgain
from tui.screens.many import counted
from tui.widgets.card_list import CardList
from tui.widgets.card_text import Piece
from tui.widgets.key_line import KeyLine
from tui.widgets.ledger_lines import fitting, in_words
from tui.widgets.ledger_rows import head_line, legend_line, numbers_of, short
from tui.widgets.ledger_table import LedgerTable
from tui.widgets.line_view import LineView
from tui.widgets.panel_filter import PanelFilter

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Self

    from textual.app import ComposeResult

    from tui.comparing import Ledger
    from tui.screens.desk import Desk
    from tui.screens.ledger_filters import Whereabouts

__all__ = ["LedgerScreen"]

_WORDS, _FEW_WORDS, _MANY_WORDS = 7, 3, 14
"""Lines for the current row in words, on a short screen, on a tall one."""
_SHORT, _TALL = 20, 45
"""Lines of a screen below which it is short, and from which on it is tall."""


class LedgerScreen(LedgerAgain):
    """Returns the passage to read in place, or None.

    Args:
        desk: the library, with its queue of saves.
        titles: the title of each document by its path.
        folder: where an export goes by default: the current folder.
        at: where to start: where somebody was before.
        ask: called when sources are shown of which there is no title yet.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "export", "export", id="ledger.export",
                tooltip="write the rows that are shown to a file"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    LedgerScreen {
        & FilterInput { height: 1; border: none; padding: 0 1; }
        & #ledger-head { height: 1; }
        & #ledger-words { height: 8; }
        & #ledger-legend { height: 1; background: $surface; }
        &.-short #ledger-words { height: 4; }
        &.-tall #ledger-words { height: 15; }
    }
    """
    OPENED_BY = "across.ledger"
    KEYS = (
        ("h j k l", "cell"),
        ("Enter", "quote in place"),
        ("c", "judge"),
        ("e", "word it"),
        ("M", "merge"),
        ("S", "split"),
        ("N", "silent"),
        ("+", "accept"),
        ("!", "conflicts"),
        ("0", "gaps"),
        ("U", "unjudged"),
        ("t", "topic"),
        ("o", "other side"),
        ("/", "filter"),
        ("w", "export"),
        ("?", "help"),
        ("Esc", "back"),
    )

    def __init__(
        self,
        desk: Desk,
        titles: Mapping[str, str],
        *,
        folder: Path | None = None,
        at: Whereabouts | None = None,
        ask: Callable[[], Any] = lambda: None,
    ) -> None:
        super().__init__(desk, at)
        self._ask = ask
        self._titles = titles
        self._folder = folder
        self._facts: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out header, rows, the current row in words, and who is who."""
        yield Static(classes="list--title")
        yield PanelFilter(placeholder="which topic, or which words?")
        yield LineView(id="ledger-head")
        yield LedgerTable()
        yield LineView(id="ledger-words", rule=True)
        yield LineView(id="ledger-legend")
        yield KeyLine()

    def on_mount(self) -> None:
        """Start in the rows; Textual calls every class's own."""
        self.entitle("claim ledger", "comparing the sources…")
        self.set_focus(self.table)

    def on_resize(self) -> None:
        """Fewer words where there is little room, more where there is much; columns anew."""
        self.set_class(self.is_short, "-short")
        self.give_filter_room()
        self.set_class(self.size.height >= _TALL, "-tall")
        self.call_after_refresh(self.tell)

    @property
    def is_short(self) -> bool:
        """Whether every row of the screen counts."""
        return self.size.height < _SHORT

    def start_like(self, other: Self) -> None:
        """Take over what `other` was made with."""
        if self._ledger is None:
            self.entitle("claim ledger", "comparing the sources…")
        self._folder, self._ask = other._folder, other._ask
        self.name_sources(other._titles)

    def forget(self) -> None:
        """Show nothing until the rows are made."""
        super().forget()
        for line in self.query(LineView):
            line.lines = ()

    # ---- what it shows

    def take(self, ledger: Ledger) -> None:
        """Show a ledger, or more of it."""
        self._ledger, self._facts = ledger, _facts(ledger)
        self.table.empty = "no claims here"
        if not self._titles.keys() >= set(ledger.paths):
            self._ask()
        at, self._at = self._at, None
        if at is None:
            self.narrow()
        else:
            self.come_back(at)

    def name_sources(self, titles: Mapping[str, str]) -> None:
        """Take titles that have been read since."""
        if titles != self._titles:
            self._titles = titles
            if self.is_mounted:
                self.tell()

    def tell_progress(self, words: str) -> None:
        """Say in the first line how far the ledger is that is being made."""
        if self._ledger is None:
            self.entitle("claim ledger", words, self.KEPT)
        else:
            self.entitle_rows()

    @property
    def _paths(self) -> tuple[str, ...]:
        return self._ledger.paths if self._ledger else ()

    @on(CardList.Moved)
    @on(CardList.Marked)
    @on(LedgerTable.Across)
    def tell(self) -> None:
        """Write everything around the rows."""
        if self._ledger is None:
            return
        self.entitle_rows()
        at, layout = self.table.column, self.table.layout_now
        self.query_one("#ledger-head", LineView).lines = [(Piece(" "), *head_line(layout, at))]
        width = self.size.width - 2
        legend = legend_line(self._ledger, self._titles, layout, at, width)
        self.query_one("#ledger-legend", LineView).lines = [legend]
        words = self.query_one("#ledger-words", LineView)
        height = self.size.height
        limit = _FEW_WORDS if self.is_short else _MANY_WORDS if height >= _TALL else _WORDS
        row = self.table.current
        sources, origins = self._paths, self._ledger.origins
        told = partial(in_words, at=at, width=width, limit=limit, origins=origins)
        words.lines = told(row, sources, self._titles, places=self.places) if row else ()
        self.take_turns()

    def entitle_rows(self) -> None:
        """Say in the first line what is shown, and how far the rest is."""
        shown, marked = self.table.cards, len(self.table.marks)
        states = [f"{self._only_in_words()}: {len(shown):,}"] if self.only else []
        states += [f"filtered: {len(shown):,}"] if self.filter_input.value else []
        states += [f"● {marked:,} marked"] if marked else []
        states += [self._under_way] if self._under_way else []
        room = self.size.width - 2 - len("claim ledger") - sum(3 + len(s) for s in states) - 3
        self.entitle("claim ledger", fitting(self._facts, room), *states)

    def _only_in_words(self) -> str:
        match self.only:
            case "topic":
                return f"only topic “{self._topic}”"
            case "gaps":
                number = numbers_of(self._paths).get(self._silent, 0)
                title = short(self._titles.get(self._silent, self._silent), 24)
                return f"only what {number} {title} leaves out"
            case "single":
                return "only what one origin says"
            case _:
                return f"only {self.only}"

    def action_close(self) -> None:
        """Leave the filter line, clear filters and marks, then close."""
        if self.filter_input.has_focus or self.filter_input.value:
            self.filter_input.value = ""
            self.close_filter()
            self.set_focus(self.table)
        elif self.table.marks:
            self.clear_marks()
        elif self.only:
            self.action_only(self.only)
        else:
            self.dismiss(None)

    def action_help(self) -> None:
        """Show every key that works here, and what the signs mean."""
        from tui.screens.help import HelpScreen, screen_table
        from tui.screens.signs import IN_CELLS, RELATIONS

        self.app.push_screen(HelpScreen([*screen_table(self), *IN_CELLS, *RELATIONS]))

    @work(group="save")
    async def action_export(self) -> None:
        """Write the rows that are shown as a table: Markdown to `*.md`, else CSV."""
        from tui.comparing.ledger_table import ledger_csv, ledger_markdown
        from tui.screens.ledger_export import ask_for_file, write

        if self._ledger is None:
            return
        rows = list(self.table.cards)
        path = await ask_for_file(self.app, self._folder or Path.cwd(), self.library.keeps)
        if path is None:
            return
        if self.library.keeps(path):
            self.say(f"{path.name} is the library's own; choose another file", "error")
            return
        make = ledger_markdown if path.suffix.casefold() in {".md", ".markdown"} else ledger_csv
        text = make(self._ledger, self._titles, rows)
        try:
            await self.desk.load(partial(write, path, text))
        except StoreError as error:
            self.say(str(error), "error")
            return
        self.say(f"{counted(len(rows), 'row')} written to {path}")


def _facts(ledger: Ledger) -> tuple[str, ...]:
    """Return what the top line says of a ledger; counted once, for it may have 100,000 cells."""
    topics = {row.topic for row in ledger.rows if row.topic}
    return (
        f"{counted(ledger.claims, 'claim')} in {counted(len(ledger.rows), 'row')}",
        counted(ledger.conflicts, "conflict"),
        f"{ledger.unjudged:,} unjudged",
        ledger.in_sources,
        counted(len(topics), "topic"),
    )
