"""The note editor: what one has to say about a passage, with the passage in view.

Nothing is lost here: Escape saves, an unchanged draft makes nothing, and the draft is handed
to `autosave` soon after each change, also in the midst of typing, so that it survives a crash.
"""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.getters import query_one
from textual.widgets import Input, Static, TextArea

from tui.annotations.annotation import VERDICTS
from tui.claims.claim import CERTAINTIES
from tui.screens.note_draft import NoteDraft
from tui.screens.note_editing import EditorError, edit_outside
from tui.screens.standby import StandingDialog
from tui.text.cleaning import clean
from tui.widgets.line_input import LineInput
from tui.widgets.note_choice import NoteChoice
from tui.widgets.note_text import NoteText, keys_of_note, restored
from tui.widgets.showing import show, show_lines
from tui.widgets.steps import in_steps
from tui.widgets.tag_field import TagField, TagQuestion

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence
    from typing import Self

    from textual.app import ComposeResult
    from textual.timer import Timer

    from tui.widgets.tag_completion import KnownTag

__all__ = ["NoteDraft", "NoteEditor"]

PAUSE = 0.4
"""Seconds after a change until the draft is put by, with what was typed meanwhile."""


class NoteEditor(StandingDialog[NoteDraft | None]):
    """Edits a draft; returns it changed, or None where nothing was changed.

    Args:
        draft: what there is so far.
        known: the codebook, for completion.
        recent: tags last used, newest first.
        verdicts: the library's verdicts.
        restored: what was being written when the program ended; shown in place of `draft`.
        autosave: called with the draft soon after each change, before another editor is
            started, and when the screen goes away without an answer; the caller deletes what
            it kept once the answer is saved.
        editor: the command that F4 starts; by default that of the environment.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "save", "save and close", id="note.save", tooltip="save and close"),
        Binding("f4", "edit", "$EDITOR", id="note.edit", tooltip="write in your own editor"),
    ]
    DEFAULT_CSS = """
    NoteEditor {
        align: center bottom;
        & > VerticalScroll {
            width: 100%; min-width: 8; height: auto; max-height: 100%;
            padding: 0 1; background: $panel; color: $foreground;
            border-top: solid $primary; scrollbar-size-vertical: 1;
        }
        & .note--quote { height: auto; max-height: 4; text-style: italic; margin-bottom: 1; }
        & NoteText, & NoteText:focus {
            height: auto; min-height: 4; max-height: 12; border: none; padding: 0;
            background: $surface; margin-bottom: 1;
        }
        & Horizontal { height: 1; }
        & Horizontal > Static { width: 11; color: $text-primary; text-style: bold; }
        & Horizontal > Input { width: 1fr; background: $surface; }
        & Input > .input--placeholder { color: $text-muted; }
        & .note--hint { height: auto; color: $text-muted; margin-top: 1; }
        &.-short .note--quote { max-height: 1; margin-bottom: 0; }
        &.-short .note--hint { margin-top: 0; height: 1; }
        &.-short NoteText { min-height: 2; margin-bottom: 0; }
        &.-tiny .note--quote { display: none; }
        &.-tiny > VerticalScroll { border-top: none; }
    }
    """

    text_area = query_one(NoteText)
    tag_field = query_one(TagField)

    def __init__(
        self,
        draft: NoteDraft,
        *,
        known: Sequence[KnownTag] = (),
        recent: Sequence[str] = (),
        verdicts: Sequence[str] = VERDICTS,
        restored: NoteDraft | None = None,
        autosave: Callable[[NoteDraft], None] | None = None,
        editor: Sequence[str] | None = None,
    ) -> None:
        super().__init__()
        self._before = draft
        self._shown = restored or draft
        self._known, self._recent, self._verdicts = known, recent, verdicts
        self._autosave, self._editor = autosave, editor
        self._pause: Timer | None = None
        self._latest = self._shown
        self._ready: tuple[object, ...] | None = None
        """What the fields were filled from for the next draft, if nothing has changed them."""

    def compose(self) -> ComposeResult:
        """Lay out the passage, the note, and what else there is to say."""
        draft = self._shown
        self._fit(self.app.size.height)  # before the first layout, which scrolls to the field
        with VerticalScroll(can_focus=False):
            yield Static(self._before.heading, classes="note--quote")
            yield NoteText(draft.note, compact=True, tab_behavior="focus", id="note")
            yield TagField(self._tags_asked(), id="tags")
            yield NoteChoice("verdict", self._verdicts, draft.verdict, id="verdict")
            with Horizontal(id="who"):
                yield Static("who says")
                yield LineInput(
                    clean(draft.attribution or ""),
                    placeholder="as detected",
                    compact=True,
                    select_on_focus=False,
                    id="attribution",
                )
            yield NoteChoice(
                "certainty", CERTAINTIES, draft.certainty, none="as detected", id="certainty"
            )
            yield Static(keys_of_note(self._left_behind()), classes="note--hint")

    def _tags_asked(self) -> TagQuestion:
        return TagQuestion(self._known, self._shown.tags, self._recent, label="tags       ")

    def _left_behind(self) -> str:
        return "an unsaved draft" if self._shown != self._before else ""

    def ask_again(self, other: Self) -> None:
        """Edit another draft; where it was made ready for that, nothing in it changes."""
        is_ready, self._ready = other._asked() == self._ready, None
        self._take_over(other)
        if not is_ready:
            deque(self._fill(), 0)
        self._start()

    def _take_over(self, other: Self) -> None:
        self._before, self._shown, self._latest = other._before, other._shown, other._latest
        self._known, self._recent, self._verdicts = other._known, other._recent, other._verdicts
        self._autosave, self._editor = other._autosave, other._editor

    def _asked(self) -> tuple[object, ...]:
        """Return all that the fields are filled from."""
        return self._before, self._shown, self._known, self._recent, self._verdicts

    async def get_ready(self, other: Self) -> None:
        """Be filled, laid out and drawn for another draft, with nobody to hand it to yet."""
        asked, other._autosave = other._asked(), None
        if asked != self._ready:
            await in_steps(self._filling(other), self.app)
        await self.draw_behind()  # also where that was broken off

    def _filling(self, other: Self) -> Generator[None, None, None]:
        """Be filled for another draft in short steps, unless one is asked for meanwhile."""
        begun = self._ready = (other,)
        self._take_over(other)
        for step in self._fill():
            yield step
            if self._ready is not begun or not self._is_behind:
                return
        self._start()
        self._ready = other._asked()

    def _fill(self) -> Generator[None, None, None]:
        """Let the fields say what the draft does, in short steps."""
        draft = self._shown
        most = 1 if self.has_class("-short") else 4  # as the style sheet has it
        show_lines(self.query_one(".note--quote", Static), self._before.heading, most=most)
        if self.text_area.written != draft.note:
            self.text_area.load_text(draft.note)
        self.text_area.history.clear()
        yield
        self.tag_field.ask(self._tags_asked())
        yield
        with self.prevent(Input.Changed, NoteChoice.Changed):
            self._choice("verdict").ask(self._verdicts, draft.verdict)
            self._choice("certainty").ask(CERTAINTIES, draft.certainty)
            self.query_one("#attribution", Input).value = clean(draft.attribution or "")
        self._hint(self._left_behind())
        self._show_marks()

    def _show_marks(self) -> None:
        """Let a memo, which is on no passage, have only a note and tags."""
        for name in ("#verdict", "#who", "#certainty"):
            self.query_one(name).display = bool(self._before.quote)

    def _start(self) -> None:
        """Stand in the note, behind what is there."""
        self.text_area.move_cursor(self.text_area.document.end)
        self.text_area.focus()

    def on_mount(self) -> None:
        """Start in the note."""
        self._show_marks()
        self._start()

    def on_resize(self) -> None:
        """Leave out what matters least on a small screen."""
        self._fit(self.size.height)
        self.call_after_refresh(self._show_field)

    def _fit(self, height: int) -> None:
        self.set_class(height < 20, "-short")
        self.set_class(height < 8, "-tiny")

    def _show_field(self) -> None:
        """Keep the field that is written in where it can be seen."""
        if self.focused is not None:
            self.focused.scroll_visible(animate=False, immediate=True, top=True)

    @property
    def draft(self) -> NoteDraft:
        """What the fields say now."""
        note = self.text_area.written.strip("\n")
        changed = replace(self._before, note=note, tags=self.tag_field.tags)
        if not self._before.quote:
            return changed
        given, now = self._shown.attribution or "", self.query_one("#attribution", Input).value
        said = restored(given, clean(given), now)
        who = (said if said == given else said.strip()) or None
        verdict, certainty = self._choice("verdict").value, self._choice("certainty").value
        return replace(changed, verdict=verdict, attribution=who, certainty=certainty)

    def _choice(self, name: str) -> NoteChoice:
        return self.query_one(f"#{name}", NoteChoice)

    def _hint(self, problem: str) -> None:
        """Say what went wrong."""
        show(self.query_one(".note--hint", Static), keys_of_note(problem))

    @on(TextArea.Changed)
    @on(Input.Changed)
    @on(TagField.Changed)
    @on(NoteChoice.Changed)
    def put_by(self) -> None:
        """Hand the draft over soon, however fast the keys follow each other until then."""
        if self._autosave is None:
            return
        self._latest = self.draft  # kept, since the fields are gone when the screen is
        if self._pause is None:
            self._pause = self.set_timer(PAUSE, self._put_by_now)

    def _put_by_now(self) -> None:
        if self._pause is not None:
            self._pause.stop()
            self._pause = None
        if self._autosave is not None and self._latest != self._before:
            self._autosave(self._latest)

    @on(TagField.Submitted)
    @on(Input.Submitted, "#attribution")
    def go_on(self, event: TagField.Submitted | Input.Submitted) -> None:
        """Go to the next field: Enter ends a one-line field, not the note."""
        event.stop()
        self.focus_next()

    def action_edit(self) -> None:
        """Write the note in one's own editor, with the screen out of the way."""
        if self._pause is not None:
            self._put_by_now()  # no timer runs until the editor is closed
        try:
            self.text_area.text = edit_outside(self.app, self.text_area.written, self._editor)
        except EditorError as error:
            self._hint(str(error))
        else:
            self.text_area.move_cursor(self.text_area.document.end)

    def action_save(self) -> None:
        """Return the draft if anything in it has changed."""
        draft = self.draft
        if self._pause is not None:
            self._pause.stop()
            self._pause = None
        self._autosave = None  # what is still said of the fields is said of an answer
        self.dismiss(draft if draft != self._before else None)

    def on_unmount(self) -> None:
        """Put the draft by when the program ends with the editor open."""
        if self._pause is not None:
            self._put_by_now()
