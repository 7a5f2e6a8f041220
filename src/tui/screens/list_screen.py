"""What the two long lists share: a title, a key line, and changes that happen off the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual import work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from tui.errors import GlossError
from tui.screens.beneath import Beneath
from tui.screens.type_ahead import TypeAhead
from tui.text.cleaning import clean
from tui.widgets.card_list import CardList
from tui.widgets.key_line import KeyLine
from tui.widgets.showing import show

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events

    from tui.screens.desk import Desk

__all__ = ["ListScreen"]

R = TypeVar("R")
T = TypeVar("T")


class ListScreen(Beneath[T | None]):
    """A screen over a library's annotations; `reload` reads them anew after every change."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "undo", "undo", id="mark.undo", show=False, tooltip="undo the last change"),
        Binding("ctrl+r", "redo", "redo", id="mark.redo", show=False, tooltip="redo it"),
        Binding("question_mark,f1", "help", "help", id="app.help", tooltip="all the keys"),
        Binding("q,escape", "close", "close", id="app.close", tooltip="back to the text"),
        Binding("L", "go_on('across.ledger')", "ledger", id="across.ledger", show=False,
                tooltip="the ledger: who claims what"),
        Binding("T", "go_on('codebook.open')", "tags", id="codebook.open", show=False,
                tooltip="the codebook"),
        Binding("A", "go_on('notes.open')", "all notes", id="notes.open", show=False,
                tooltip="all notes of the library"),
        Binding("R", "go_on('review.open')", "review", id="review.open", show=False,
                tooltip="review what moved"),
        Binding("s", "go_on('search.open')", "search all", id="search.open", show=False,
                tooltip="search everything"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    ListScreen > .list--title { height: 1; padding: 0 1; background: $panel; }
    ListScreen > FilterInput.-textual-compact { padding: 0 1; }
    """
    KEYS: ClassVar[Sequence[tuple[str, str]]] = ()
    """What the key line says."""
    OPENED_BY: ClassVar[str] = ""
    """The id of the binding that opens it."""

    key_line = query_one(KeyLine)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._asked = self._shown_of = 0
        """How often was asked what the library holds, and of which time that is shown."""

    @property
    def library(self) -> Any:
        """What the desk saves to and loads from."""
        return self.desk.library

    def on_mount(self) -> None:
        """Show the keys and read the library, unless it is made before it is asked for."""
        self.key_line.keys = self.KEYS
        if self in self.app.screen_stack:
            self.read()

    @work(group="read", exclusive=True)
    async def read(self) -> None:
        """Read the library off the screen's thread, then show it."""
        try:
            await self._renew()
        except GlossError as error:
            self.say(str(error), "error")

    async def _renew(self) -> None:
        """Read the library as it is after all that has been saved."""
        await self.desk.saved()
        await self.reload()

    async def reload(self) -> None:
        """Read what the screen shows; a subclass must say."""
        raise NotImplementedError

    async def newest(self, read: Callable[[], R]) -> R | None:
        """Return what `read` finds beside the screen; None where a later one has come before it.

        Two that are under way at once may end in any order.
        """
        self._asked += 1
        mine = self._asked
        found = await self.desk.load(read)
        if mine < self._shown_of:
            return None
        self._shown_of = mine
        return found

    def entitle(self, name: str, *facts: str) -> None:
        """Write the first line."""
        parts = [Content.styled(name, "bold $text-primary")]
        parts += [Content.styled(clean(fact), "$text-muted") for fact in facts if fact]
        # one line, whatever it says
        show(self.query_one(".list--title", Static), Content("   ").join(parts), layout=False)

    def say(self, words: str, severity: str = "information") -> None:
        """Show one line until the next key, and keep it in the log."""
        self.desk.said.append((severity, words))
        self.key_line.severity = severity
        self.key_line.notice = words

    def on_key(self, event: events.Key) -> None:
        """Let the keys be seen again."""
        del event
        self.key_line.notice = ""

    async def change(self, save: Callable[[], object], words: str) -> bool:
        """Run a change on the save queue, then read anew; say when it is on disk."""
        self.say("saving…")
        try:
            await self.desk.save(save)
            await self._renew()
        except GlossError as error:
            self.say(str(error), "error")
            return False
        self.say(words)
        return True

    @work(group="save")
    async def action_undo(self) -> None:
        """Take the last change back, on disk too."""
        await self._step("undone", "nothing to undo", self.library.undo)

    @work(group="save")
    async def action_redo(self) -> None:
        """Make it again."""
        await self._step("again", "nothing to redo", self.library.redo)

    async def _step(self, done: str, nothing: str, step: Callable[[], str | None]) -> None:
        try:
            what = await self.desk.save(step)
            await self._renew()
        except GlossError as error:
            self.say(str(error), "error")
            return
        self.say(f"{done}: {what}" if what else nothing)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing leads to where one is."""
        if action == "go_on" and parameters == (self.OPENED_BY,):
            return False
        return super().check_action(action, parameters)

    def action_go_on(self, name: str) -> None:
        """Leave for another list, or the search: the binding `name` of the text opens it."""
        keys = [binding.key for binding in self.bindings_below() if binding.id == name]
        if any(cards.marks for cards in self.query(CardList)):
            self.say("something is marked here: Esc takes the marks away")
        elif keys and isinstance(self.app, TypeAhead):
            self.dismiss(None)
            self.app.hand_on_next(keys[0])

    def action_help(self) -> None:
        """Show every key that works here."""
        from tui.screens.help import HelpScreen, screen_table

        self.app.push_screen(HelpScreen(screen_table(self)))

    def action_close(self) -> None:
        """Return nothing."""
        self.dismiss(None)
