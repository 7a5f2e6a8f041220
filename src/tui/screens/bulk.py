"""Tag, judge, edit or delete annotations of any document, one or a thousand at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from tui.screens.drafting import SHARED, shared
from tui.screens.list_screen import ListScreen, T

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.annotations.annotation import Annotation

__all__ = ["BulkScreen", "common_tags", "retagged"]


def common_tags(annotations: Sequence[Annotation]) -> tuple[str, ...]:
    """Return the tags that all of them have, in the order of the first."""
    first = annotations[0].tags if annotations else ()
    return tuple(tag for tag in first if all(tag in one.tags for one in annotations))


def retagged(
    annotation: Annotation, before: Sequence[str], after: Sequence[str]
) -> tuple[str, ...]:
    """Return one annotation's tags after the common ones went from `before` to `after`."""
    kept = [tag for tag in annotation.tags if tag in after or tag not in before]
    return tuple(dict.fromkeys((*kept, *(tag for tag in after if tag not in before))))


def _many(count: int, one: str) -> str:
    return one if count == 1 else f"{count} {one}s"


class BulkScreen(ListScreen[T]):
    """Asks once, then changes all of them as one step that `u` takes back at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "tag_notes", "tag", id="notes.tag", tooltip="tag the marked notes"),
        Binding("c", "judge_notes", "judge", id="notes.judge", tooltip="judge the marked notes"),
        Binding("e", "edit_note", "edit", id="notes.edit", tooltip="edit the note"),
    ]

    def chosen(self) -> list[Annotation]:
        """Return the marked notes, or the current one; a subclass must say."""
        raise NotImplementedError

    @work(group="dialog", exclusive=True)
    async def action_tag_notes(self) -> None:
        """Tag the marked notes."""
        if chosen := self.chosen():
            await self.tag(chosen)

    @work(group="dialog", exclusive=True)
    async def action_judge_notes(self) -> None:
        """Judge the marked notes."""
        if chosen := self.chosen():
            await self.judge(chosen)

    @work(group="dialog", exclusive=True)
    async def action_edit_note(self) -> None:
        """Edit the first of them."""
        if chosen := self.chosen():
            await self.edit(chosen[0])

    @work(group="dialog", exclusive=True)
    async def action_delete_notes(self) -> None:
        """Delete the marked notes."""
        if chosen := self.chosen():
            await self.delete(chosen)

    async def _mark(self, marks: list[tuple[str, dict[str, Any]]], words: str) -> None:
        await self.change(lambda: self.library.mark_many("", marks), words)

    async def tag(self, annotations: Sequence[Annotation]) -> None:
        """Ask for the tags that all of them shall have; other tags of each stay."""
        from tui.screens.tagging import TagPrompt

        known = await self.desk.load(self.library.tags)
        before = common_tags(annotations)
        label = "tag " if len(annotations) == 1 else f"tag {len(annotations)} notes "
        after = await self.app.push_screen_wait(TagPrompt(known, before, label=label))
        if after is None or after == before:
            return
        marks = [
            (one.id, {"tags": tags})
            for one in annotations
            if (tags := retagged(one, before, after)) != one.tags
        ]
        await self._mark(marks, f"tagged {_many(len(annotations), 'note')}; u undoes")

    async def judge(self, annotations: Sequence[Annotation]) -> None:
        """Ask for the verdict of all of them."""
        from tui.screens.judging import NO_VERDICT, JudgePrompt

        verdicts = {one.verdict for one in annotations}
        current = next(iter(verdicts)) if len(verdicts) == 1 else "several"
        label = "judge" if len(annotations) == 1 else f"judge {len(annotations)} notes"
        prompt = JudgePrompt(
            self.library.settings.verdicts, current, label=label, dismissable=False
        )
        verdict = await self.app.push_screen_wait(prompt)
        if verdict is None:
            return
        chosen = None if verdict == NO_VERDICT else verdict
        marks = [(one.id, {"verdict": chosen}) for one in annotations if one.verdict != chosen]
        await self._mark(marks, f"judged {_many(len(annotations), 'note')}; u undoes")

    async def edit(self, annotation: Annotation) -> None:
        """Open the note editor on one of them."""
        from tui.screens.note import NoteDraft, NoteEditor

        known = await self.desk.load(self.library.tags)
        fields = ("note", "tags", "verdict", "attribution", "certainty")
        before = NoteDraft(annotation.quote, **{name: getattr(annotation, name) for name in fields})
        editor = NoteEditor(before, known=known, verdicts=self.library.settings.verdicts)
        after = await self.app.push_screen_wait(editor)
        if after is None:
            return
        changes = {
            name: getattr(after, name)
            for name in fields
            if getattr(after, name) != getattr(before, name)
        }
        saved: list[Annotation] = []

        def save() -> None:
            saved.append(self.library.edit(annotation.id, expected=annotation, **changes))

        await self.change(save, "saved")
        if saved and shared(annotation, changes, saved[0]):
            self.say(SHARED, "warning")

    async def delete(self, annotations: Sequence[Annotation]) -> None:
        """Delete them; many only after a question that shows what goes."""
        from tui.screens.confirm import Confirm

        count = len(annotations)
        if count > 1:
            shown = [one.quote or one.note for one in annotations[:200]]
            lines = [" ".join(text.split())[:200] for text in shown]
            question = Confirm(f"delete {count} notes?", lines, yes="delete")
            if not await self.app.push_screen_wait(question):
                return
        names = [one.id for one in annotations]
        await self.change(
            lambda: self.library.delete(names), f"deleted {_many(count, 'note')}; u brings back"
        )
