"""Dialogs and lists that stay when they have answered, and ask again without being made again.

Making a dialog is what takes long: its widgets are composed, styled, mounted and laid out two or
three times, one message after the other, before anything can be drawn; and taken apart when it
goes. A coder opens the same three a few hundred times an hour. So each kind is made once, the
ones asked for most in the first pause, and stays behind the screen; what comes after only changes
what it says, and costs a frame of a few lines. So do the two lists that cover all of the screen.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from tui.drawn_rows import read_ahead
from tui.screens.beneath import Beneath
from tui.screens.overlay import Overlay
from tui.screens.type_ahead import TypeAhead
from tui.widgets.steps import in_steps

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from typing import Self, TypeAlias

    from textual import events
    from textual.geometry import Size

    Make: TypeAlias = Callable[[Any], "Standing[Any]"]
    """Makes one over the first screen."""
    Load: TypeAlias = Callable[[], Make]

__all__ = ["Standby", "Standing", "StandingDialog"]

R = TypeVar("R")
T = TypeVar("T")


class Standing(Beneath[T], Generic[T]):
    """A screen that can ask anew what another of its kind was made to ask."""

    def ask_again(self, other: Self) -> None:
        """Ask what `other`, which is never shown, would have asked; forget what was asked before.

        It is mounted, and not on the screen.
        """
        raise NotImplementedError

    def lay_out_ahead(self, size: Size) -> None:
        """Lay out what asks for it; Textual would when it is shown, before its first frame."""
        self._layout_required = False
        self._layout_widgets.clear()
        self._refresh_layout(size)

    async def fill_ahead(self) -> None:
        """Read what it will show, before it is asked for; a dialog shows what it is given."""


class StandingDialog(Standing[T], Overlay[T], Generic[T]):
    """A dialog that stays when it has answered."""

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Let the cursor blink again."""
        super().on_screen_resume(event)
        self._blink(on=True)

    def on_screen_suspend(self) -> None:
        """Let no cursor blink where nobody sees it."""
        super().on_screen_suspend()
        self._blink(on=False)

    async def draw_behind(self) -> None:
        """Lay out what it will ask next, and draw it, before it is asked for."""
        for _ in range(ROUNDS + 1):
            await self._at_rest()
            if not self._is_behind or not self._layout_required:
                break
            self.lay_out_ahead(self.app.size)
        await in_steps(self._drawing(), self.app)

    async def _at_rest(self) -> None:
        """Wait until its widgets have dealt with what they were asked, and what comes of it."""
        for _ in range(2):
            for node in (*self.walk_children(), self):
                await TypeAhead.dealt_with(node)

    @property
    def _is_behind(self) -> bool:
        """Whether it stands behind the screen, for nobody to see."""
        return self.is_attached and self not in self.app.screen_stack

    def _drawing(self) -> Generator[None, None, None]:
        """Draw a row in each step, as a frame will, which finds it drawn."""
        console = self.app.console
        shown = self._compositor.visible_widgets.items()
        places = [clip.intersection(at) for one, (at, clip) in shown if one.parent is self]
        for place in places:
            for y in place.line_range:
                if not self._is_behind:
                    return
                for row in self._compositor.drawn(y, place.x, place.right):
                    read_ahead(row.render(console))
                yield

    def _blink(self, *, on: bool) -> None:
        field: Any = self.focused
        if hasattr(field, "cursor_blink"):
            field.cursor_blink = on


def _tag_prompt() -> Make:
    from tui.screens.tagging import TagPrompt

    return lambda _: TagPrompt(())


def _judge_prompt() -> Make:
    from tui.screens.judging import JudgePrompt

    return lambda _: JudgePrompt()


def _note_editor() -> Make:
    from tui.screens.note import NoteDraft, NoteEditor

    return lambda _: NoteEditor(NoteDraft("a passage"))


def _search() -> Make:
    from tui.screens.search import SearchScreen

    return lambda first: SearchScreen(first.search_source)


def _notes() -> Make:
    from tui.screens.notes import NotesScreen

    return lambda first: NotesScreen(first.desk, first.titles())


def _codebook() -> Make:
    from tui.screens.codebook import CodebookScreen

    return lambda first: CodebookScreen(first.desk, first.titles())


def _help() -> Make:
    from tui.screens.help import HelpScreen

    return lambda first: HelpScreen(first.key_tables())


def _palette() -> Make:
    from tui.screens.commands import ActionCommands
    from tui.screens.palette import Palette

    return lambda first: Palette(tuple(ActionCommands(first).actions()))


def _outline() -> Make:
    from tui.screens.outline import OutlineScreen

    return lambda _: OutlineScreen(())


WANTED = (
    _tag_prompt,
    _judge_prompt,
    _note_editor,
    _search,
    _notes,
    _codebook,
    _help,
    _palette,
    _outline,
)
"""What is made before anybody asks for it; each imports what it needs, in any thread."""


SETTLING = 0.05
"""Seconds that the widgets of a dialog have to ask for another layout, which it is given ahead."""
ROUNDS = 2
"""How often: one asks when it is filled, another when it is given its place."""


class Standby(TypeAhead[R]):
    """An application that keeps its dialogs."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._standing: dict[type[Standing[Any]], Standing[Any]] = {}
        self._wanted = deque(WANTED)

    def on_mount(self) -> None:
        """Make dialogs anew where another theme gives them other colours."""
        self.theme_changed_signal.subscribe(self, self._make_anew)

    def _make_anew(self, _theme: object) -> None:
        for dialog in list(self._standing.values()):
            if dialog not in self.screen_stack:
                self.let_go(dialog)

    def push_screen(self, screen: Any, *args: Any, **options: Any) -> Any:
        """Push a screen; a dialog of a kind that stands by asks in place of the new one."""
        if isinstance(screen, Standing):
            screen = self._stand_in(screen)
        if isinstance(screen, Overlay) and self.screen_stack:
            screen.stand_on(self.screen)
        return super().push_screen(screen, *args, **options)

    def _stand_in(self, asked: Standing[T]) -> Standing[T]:
        """Return the screen that is to ask: the one that stands by, else `asked` from now on."""
        kind = type(asked)
        there = self._standing.get(kind)
        if there is None:
            self._keep(asked)
        elif there is not asked and there.is_mounted and there not in self.screen_stack:
            there.forget_frames()
            there.ask_again(asked)
            return there
        return asked

    def _keep(self, dialog: Standing[Any]) -> None:
        self._standing[type(dialog)] = dialog
        self.install_screen(dialog, f"standing-{type(dialog).__name__}")

    def let_go(self, dialog: Standing[Any]) -> None:
        """Keep a screen no longer."""
        del self._standing[type(dialog)]
        self.uninstall_screen(dialog)
        if dialog not in self.screen_stack:
            dialog.remove()

    def make_next_ready(self) -> None:
        """Make the next of the dialogs that are wanted most, unless all stand by."""
        if self._wanted and len(self.screen_stack) == 1:
            self.run_worker(self._make_ready(self._wanted.popleft()), group="standby")

    async def _make_ready(self, load: Load) -> None:
        """Mount a dialog and lay it out behind the screen, so that its first time is no first."""
        make = await asyncio.to_thread(load)
        if not self.screen_stack or self._exit:
            return
        if (dialog := make(self.screen_stack[0])).__class__ in self._standing:
            return
        self._keep(dialog)
        _, mounted = self._get_screen(dialog)  # no public way to mount a screen and not show it
        await mounted
        if dialog not in self.screen_stack and not self._exit:
            dialog._refresh_layout(self.size)  # noqa: SLF001 - as above
            await dialog.fill_ahead()
        for _ in range(ROUNDS):
            await asyncio.sleep(SETTLING)
            if dialog in self.screen_stack or not dialog.is_attached or self._exit:
                return
            dialog.lay_out_ahead(self.size)
