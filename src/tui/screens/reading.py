"""The reading screen: documents, text, annotations; where all day is spent."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType

from tui.arrangement import NARROW, WIDE
from tui.screens.arranging import Arranging
from tui.screens.base import DENSITIES
from tui.screens.describing import Describing
from tui.screens.foreseeing import Foreseeing
from tui.screens.leading import Leading
from tui.screens.originals import Originals
from tui.screens.reading_keys import (
    CODING_KEYS,
    DOCUMENT_KEYS,
    KEYS,
    PANEL_KEYS,
    SELECTING_KEYS,
    SMALL_CODING_KEYS,
    SMALL_KEYS,
)
from tui.screens.reviewing import Reviewing
from tui.widgets.annotation_panel import AnnotationPanel
from tui.widgets.annotation_panel_compact import CompactCard
from tui.widgets.document_list import DocumentList
from tui.widgets.find_prompt import FindPrompt
from tui.widgets.key_line import KeyLine
from tui.widgets.pane_row import PaneRow
from tui.widgets.reader import Reader
from tui.widgets.top_line import Place, TopLine

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.dom import DOMNode

    from tui.screens.help import KeyRow
    from tui.widgets.reader import Highlights

__all__ = ["ReadingScreen"]

MOVES = frozenset(
    f"reader.{way}-{what}"
    for way in ("next", "previous")
    for what in ("claim", "annotation", "sentence", "paragraph")
)
"""Keys of the text that lead it also from the panes beside it, where they would do nothing."""
SELECT_FIRST = "v selects first; then h l w b e 0 $ move the end"
UNUSED = {
    **dict.fromkeys(
        ("h", "l", "left", "right", "w", "0", "dollar_sign", "circumflex_accent"), SELECT_FIRST
    ),
    **dict.fromkeys(
        ("i", "I", "insert"), "gloss never changes a document: a writes a note on the passage"
    ),
    "d": "Ctrl+D is half a page down, Ctrl+U up; x deletes a note",
    "Z": "q quits: whatever was written is saved",
    "percent_sign": "% goes with a number before it: 50% is the middle of the text",
}
"""What keys of `less` and `vi` that do nothing in the text may have been pressed for."""


class ReadingScreen(Describing, Originals, Foreseeing, Leading, Reviewing, Arranging):
    """Three panes that follow each other, one line above, one below."""

    AUTO_FOCUS = "Reader"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-small"), (WIDE, "-wide")]  # noqa: RUF012 - Textual's own type
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "close", "quit", id="app.close", show=False, tooltip="close, then quit"),
        Binding("question_mark,f1", "help", "help", id="app.help", tooltip="all the keys"),
        Binding("H", "highlights", "highlights", id="view.highlights", show=False),
        Binding("plus,equals_sign", "density(1)", "more claims", id="view.more", show=False),
        Binding("minus", "density(-1)", "fewer claims", id="view.fewer", show=False),
        Binding("ctrl+c", "copy", "copy", id="text.copy", show=False),
        Binding("escape", "cancel", "cancel", id="app.cancel", show=False),
    ]

    def compose(self) -> ComposeResult:
        """Lay out the panes between the two lines."""
        self.expect_room()
        yield FindPrompt()  # the first: where it comes and goes the others keep their places
        yield TopLine()
        with PaneRow(id="panes"):
            yield self.fitted(DocumentList(id="documents"))
            yield self.fitted(Reader(measure=self.settings.measure, id="reader"))
            yield self.fitted(CompactCard(id="card"))
            yield self.fitted(AnnotationPanel(id="panel"))
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin as this reader left it."""
        self.density = self.settings.density
        self.arrangement = self.arrangement  # for the panes, which are there now
        self.documents.row_list.claims_are_off = not self.library.settings.claims
        self.show_keys()

    def on_unmount(self) -> None:
        """Wait for what is being saved."""
        self._awaited = ""
        self.stop_job()
        self.library.stop_listing()
        self.stop_index()
        self.state.save()
        self.desk.close()

    async def refresh_rows(self) -> None:
        """Show what others wrote; what a cloud folder left half done or double is said too."""
        await super().refresh_rows()
        self.look_for_problems()

    # ---- the lines above and below

    def show_place(self) -> None:
        """Say in the top line where one is."""
        self.top_line.place = Place(
            library=self.library.name,
            title=self.document.title if self.document else "",
            claim=self.claim_number(self.reader.target.span.start),
            claims=self.claim_count,
            judged=self.judged if self.placed else 0,
            notes=len(self.sketch.notes.rows) if self.placed else 0,
            percent=self.reader.percent,
            at=self.document.place_at(self.reader.cursor) if self.document else "",
        )

    def show_keys(self) -> None:
        """Say in the last line what works here, in the pane that has the keys."""
        if self.arranging:
            self.key_line.keys = self.layout_keys()
        elif self.documents.has_focus_within:
            self.key_line.keys = DOCUMENT_KEYS
        elif self.panel.has_focus_within:
            self.key_line.keys = PANEL_KEYS
        elif self.reader.selecting:
            self.key_line.keys = SELECTING_KEYS
        else:
            reads = self.library.settings.claims
            wide, small = (KEYS, SMALL_KEYS) if reads else (CODING_KEYS, SMALL_CODING_KEYS)
            self.key_line.keys = wide if self.size.width >= WIDE else small

    def on_descendant_focus(self) -> None:
        """Other keys work in another pane."""
        self.show_keys()

    @on(Reader.SelectionChanged)
    def show_keys_of_selection(self) -> None:
        """Other keys work while something is selected."""
        if self._attaching is None:
            self.show_keys()

    def on_key(self) -> None:
        """A notice has been read once the next key is pressed."""
        if self.key_line.notice and self.desk.saving == 0:
            self.key_line.notice = ""

    def on_mouse_down(self) -> None:
        """Or once the mouse is: other keys may work where it is."""
        if self.key_line.notice and self.desk.saving == 0:
            self.key_line.notice = ""

    def unbound_key(self, key: str) -> None:
        """Say what the key may have been pressed for, if it was pressed in the text."""
        moves = self.reader._bindings.key_to_bindings.get(key, ())  # noqa: SLF001 - no public way
        action = next((move.action for move in moves if move.id in MOVES), None)
        if action is not None and not self.reader.has_focus:
            self.call_later(self.app.run_action, action, self.reader)
        elif key in UNUSED and self.reader.has_focus and not self.key_line.notice:
            self.key_line.tell(UNUSED[key])
        else:
            super().unbound_key(key)

    def on_resize(self) -> None:
        """Other keys fit."""
        self.show_keys()

    # ---- what is drawn

    def action_highlights(self) -> None:
        """Draw claims and notes, notes only, or nothing."""
        order: tuple[Highlights, ...] = ("all", "notes", "none")
        self.reader.highlights = order[(order.index(self.reader.highlights) + 1) % 3]
        self.say(f"highlights: {self.reader.highlights}")

    def action_density(self, by: int) -> None:
        """Show more or fewer claims."""
        names = list(DENSITIES)
        self.density = names[max(0, min(len(names) - 1, names.index(self.density) + by))]
        self.show_claims(self.claims)
        self.say(f"claims: {self.density}, {len(self.shown_claims())} shown")

    # ---- help and leaving

    @work(group="dialog", exclusive=True, exit_on_error=False)
    async def action_help(self) -> None:
        """Show every key."""
        from tui.screens.help import HelpScreen

        await self.app.push_screen_wait(HelpScreen(self.key_tables()))

    async def action_close(self) -> None:
        """Close what is open over the text, then quit."""
        if self.find_prompt.is_open:
            self.find_prompt.action_cancel()
        else:
            await self.app.action_quit()

    def action_cancel(self) -> None:
        """Give up what is being read, the selection, the hits, the notice."""
        if self.action_stop_waiting():
            return
        self.reader.clear_selection()
        self.clear_find()
        self.stop_attaching()
        self.key_line.notice = ""
        self.show_pane("reader")

    def action_copy(self) -> None:
        """Copy a selection; without one, say how to quit, for who means that."""
        if self.reader.target.kind == "selection":
            self.action_copy_target()
        else:
            self.say("Ctrl+Q or q quits")

    def key_tables(self) -> list[KeyRow]:
        """Every key, by where it works."""
        from tui.screens.help import class_bindings, key_table

        keymap = self.settings.keymap
        tables: list[tuple[str, type[DOMNode]]] = [
            ("anywhere", type(self.app)),
            ("reading", Reader),
            ("the screen", type(self)),
            ("the layout", PaneRow),
            ("documents", DocumentList),
            ("annotations", AnnotationPanel),
            ("find box", FindPrompt),
        ]
        return key_table((where, class_bindings(kind, keymap)) for where, kind in tables)
