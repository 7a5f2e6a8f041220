"""What moved or was deleted, seen from the text: reviewed, attached anew, brought back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType

from tui.errors import GlossError
from tui.screens.unsaved import Unsaved
from tui.screens.wider import Wider
from tui.text.quoting import in_marks
from tui.widgets.reader import Reader

if TYPE_CHECKING:
    from tui.library import Placed
    from tui.screens.sketch import Sketch

__all__ = ["Reviewing"]

ATTACHING_KEYS = (
    ("Enter", "attach the note here"),
    ("v", "select"),
    ("/", "find"),
    ("Esc", "give up"),
)


class Reviewing(Unsaved, Wider):
    """`R`, and what a reader is told without asking: notes that moved, files that are damaged."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("R", "review", "review", id="review.open", show=False,
                tooltip="review what moved"),
    ]  # fmt: skip

    _attaching: Placed | None = None
    """The note that waits for a passage."""
    _told: tuple[str, int] = ("", 0)
    """The document of which was said how many notes moved, and how many."""
    _problems = -1
    """How many files needed attention at the last look; none was taken yet."""
    _opening: tuple[str, ...] = ()
    """What was said without being asked, and is still in view."""

    def on_mount(self) -> None:
        """Look for damaged files beside everything else."""
        self.look_for_problems()
        self.look_for_drafts()

    def on_resize(self) -> None:
        """Keep saying what the keys do while a note waits for its passage."""
        if self._attaching is not None:
            self.key_line.keys = ATTACHING_KEYS

    # ---- what is said without being asked

    @work(group="problems", exit_on_error=False)
    async def look_for_problems(self) -> None:
        """Say how many files of the library need attention, and which were renamed."""
        try:
            problems = await self.desk.load(self.library.problems)
            renamed = await self.desk.load(self.library.renamed)
        except GlossError as error:
            self.complain(error)
            return
        count = len(problems) - len(renamed)
        before, self._problems = self._problems, count
        if count > max(0, before):
            many = "1 file problem" if count == 1 else f"{count} file problems"
            self.volunteer(f"{many}: gloss doctor")
        if before >= 0:
            return  # what is renamed from now on is said as it happens
        if len(renamed) == 1:
            ((old, new),) = renamed.items()
            self.volunteer(f"{old} is {new} now: its notes went along")
        elif renamed:
            self.volunteer(f"{len(renamed)} files were renamed: their notes went along")

    def show_annotations(self, drawn: Sketch) -> None:
        """Draw the annotations; say once when some do not stand as they did."""
        super().show_annotations(drawn)
        if drawn.is_astray:
            self.look_for_moved(self.path)

    @work(group="moved", exclusive=True, exit_on_error=False)
    async def look_for_moved(self, path: str) -> None:
        """Say how many notes of a document wait for review, once for each time it is opened."""
        waiting = len(await self.desk.load(lambda: self.library.unsettled(path)))
        told, before = self._told
        self._told = path, waiting
        if self._attaching is not None:
            return  # the reader comes from the review
        if path == self.path and waiting > (before if told == path else 0):
            some = "1 note" if waiting == 1 else f"{waiting} notes"
            self.volunteer(f"{some} here moved or changed: R reviews", first=True)

    def volunteer(self, words: str, *, first: bool = False) -> None:
        """Say something that nobody asked for, beside what else was said so; or before it."""
        notice = " · ".join(self._opening)
        in_view = bool(notice) and self.key_line.notice == notice
        others = self._opening if in_view else ()
        self._opening = (words, *others) if first else (*others, words)
        self.say(" · ".join(self._opening), "warning")

    @work(group="problems", exit_on_error=False)
    async def look_for_drafts(self) -> None:
        """Say that notes were being written when the program ended."""
        left = await self.unsaved()
        if left:
            notes = "a note was" if len(left) == 1 else f"{len(left)} notes were"
            self.volunteer(
                f"{notes} left unsaved: U goes on with {'it' if len(left) == 1 else 'one'}"
            )

    # ---- the review

    @work(group="dialog", exclusive=True, exit_on_error=False)
    async def action_review(self) -> None:
        """List what moved; while a note waits for a passage, attach it here."""
        if self._attaching is not None:
            await self.attach_here(self._attaching)
            return
        from tui.screens.review import ReviewScreen

        asked = await self.app.push_screen_wait(
            ReviewScreen(self.desk, self.titles(), at=self.path)
        )
        await self.refresh_annotations()
        if asked is None:
            return
        placed = asked.placed
        self.read_at(placed.path, placed.span or placed.annotation.start)
        if asked.attach:
            self._attaching = placed
            self.key_line.keys = ATTACHING_KEYS
            short = in_marks(placed.annotation.quote, 30)
            self.say(f"select its passage (v); Enter attaches {short}")

    @on(Reader.Activated)
    def attach_activated(self, event: Reader.Activated) -> None:
        """Let Enter attach the note that waits, in its own document."""
        if self._attaching is not None and self._attaching.path == self.path:
            event.stop()
            event.prevent_default()
            self.action_review()

    async def attach_here(self, placed: Placed) -> None:
        """Let the note that waits stand on the target."""
        if placed.path != self.path:
            self.say(f"the note belongs to {placed.path}: attach it there, or Esc gives up")
            return
        span = self.target.span
        if not span or not self.can_mark():
            return
        here = replace(placed, span=span, found=self.reader.source.slice(span.start, span.end))
        self.stop_attaching()
        self.reader.clear_selection()
        await self.change(
            lambda: self.library.attach([here]), "attached; u undoes, R goes on", then=span
        )

    def stop_attaching(self) -> None:
        """Let no note wait for a passage any more."""
        if self._attaching is not None:
            self._attaching = None
            self.show_keys()

    def show_keys(self) -> None:
        """Say in the last line what works here; the class below says how."""
        raise NotImplementedError
