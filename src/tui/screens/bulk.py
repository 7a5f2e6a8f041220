"""Tag, judge, edit or delete annotations of any document, one or a thousand at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from tui.screens.drafting import SHARED, draft_of, shared, write_note
from tui.screens.list_screen import ListScreen, T
from tui.screens.many import Noted, counted, judged, tagging
from tui.screens.many_asking import ask_tags, ask_verdict
from tui.screens.restoring import Restoring

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.annotations.annotation import Annotation
    from tui.library import Placed
    from tui.library.annotation_verbs import Wanted

__all__ = ["BulkScreen"]


class BulkScreen(ListScreen[T], Restoring):
    """Asks once, then changes all of them as one step that `u` takes back at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "tag_notes", "tag", id="notes.tag", tooltip="tag the marked notes"),
        Binding("c", "judge_notes", "judge", id="notes.judge", tooltip="judge the marked notes"),
        Binding("e", "edit_note", "edit", id="notes.edit", tooltip="edit the note"),
    ]

    def chosen(self) -> list[Placed]:
        """Return the marked notes, or the current one; a subclass must say."""
        raise NotImplementedError

    def current_note(self) -> Placed | None:
        """Return the note under the cursor, the only one to be edited; a subclass must say."""
        raise NotImplementedError

    @work(group="dialog", exclusive=True)
    async def action_tag_notes(self) -> None:
        """Ask for the tags that all marked notes shall have; other tags of each stay."""
        if not (items := Noted(self.chosen())):
            return
        known = await self.desk.load(self.library.tags)
        wanted = await ask_tags(self.app, items, known, what="note")
        if wanted is not None:
            await self._mark(wanted, tagging(wanted))

    @work(group="dialog", exclusive=True)
    async def action_judge_notes(self) -> None:
        """Ask for the verdict of the marked notes."""
        if not (items := Noted(self.chosen())):
            return
        verdicts = self.library.settings.verdicts
        answer = await ask_verdict(self.app, items, verdicts, what="note")
        if answer is not None:
            await self._mark(judged(items, answer.verdict), "judged")

    async def _mark(self, wanted: Wanted, done: str) -> None:
        if not wanted:
            self.say("nothing to change: it is so already")
            return
        words = f"{done} {counted(sum(map(len, wanted.values())), 'note')}"
        await self.change(lambda: self.library.mark_many(wanted, words), f"{words}; u undoes")

    @work(group="dialog", exclusive=True)
    async def action_edit_note(self) -> None:
        """Edit the note under the cursor, whatever is marked."""
        if placed := self.current_note():
            await self.edit(placed.path, placed.annotation)

    async def edit(self, path: str, annotation: Annotation) -> None:
        """Open the note editor on one of them."""
        known = await self.desk.load(self.library.tags)
        draft = draft_of(annotation.quote, annotation, path)
        written = await write_note(
            self.app, self.library, draft, path=path, place=annotation.id, known=known
        )
        if not (changes := written.changes):
            return
        saved: list[Annotation] = []

        def save() -> None:
            saved.append(self.library.edit(annotation.id, expected=annotation, **changes))
            written.saved()

        await self.change(save, "saved")
        if saved and shared(annotation, changes, saved[0]):
            self.say(SHARED, "warning")

    @work(group="dialog", exclusive=True)
    async def action_delete_notes(self) -> None:
        """Delete the marked notes: one step, which is the answer to every second thought."""
        if chosen := self.chosen():
            await self.delete([one.annotation for one in chosen])

    async def delete(self, annotations: Sequence[Annotation]) -> None:
        """Delete them, and say how many went."""
        names = [one.id for one in annotations]
        said = counted(len(names), "note")
        back = "it" if len(names) == 1 else "them"
        await self.change(
            lambda: self.library.delete(names), f"deleted {said}; u brings {back} back"
        )
