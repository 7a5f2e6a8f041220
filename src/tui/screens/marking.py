"""Annotating: every key acts on the target, and says when its work is safely on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from tui.errors import GlossError
from tui.screens.drafting import MEMO, draft_of, write_note
from tui.screens.many import counted
from tui.screens.saving import Saving

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.annotations.annotation import Annotation
    from tui.screens.drafting import Written
    from tui.widgets.reader import Target

__all__ = ["Marking"]

_MANY = 1_000
"""What a count in front of a key that changes something comes to at most."""


class Marking(Saving):
    """Notes, tags and links on the target, and undoing them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "tag", "tag", id="mark.tag", tooltip="tag the passage"),
        Binding("a", "note", "note", id="mark.note", tooltip="write a note on the passage"),
        Binding("full_stop", "repeat_tags", "same tags", id="mark.repeat", tooltip="tag as before"),
        Binding("e", "edit", "edit", id="mark.edit", show=False, tooltip="edit the annotation"),
        Binding("x", "delete", "delete", id="mark.delete", show=False, tooltip="delete it"),
        Binding("r", "relate", "relate", id="mark.relate", show=False, tooltip="link two notes"),
        Binding("M", "memo", "memo", id="mark.memo", show=False, tooltip="note on the document"),
        Binding("u", "undo", "undo", id="mark.undo", show=False, tooltip="undo the last change"),
        Binding("ctrl+r", "redo", "redo", id="mark.redo", show=False, tooltip="redo it"),
    ]

    _link_from: Annotation | None = None

    @work(group="dialog", exclusive=True, exit_on_error=False)
    async def action_tag(self) -> None:
        """Ask for tags; a digit in the empty prompt is a quick tag."""
        from tui.screens.tagging import TagPrompt

        if not self.can_mark():
            return
        await self.caught_up()
        target, annotation = self.target, self.target_annotation()
        current = annotation.tags if annotation else ()
        answer = await self.app.push_screen_wait(
            TagPrompt(self.known_tags, current, self.recent_tags())
        )
        if answer is not None and answer.tags != current:  # with none, none is made
            self.remember_tags(answer.tags)
            self.save_on(target, annotation, tags=answer.tags)

    def action_repeat_tags(self) -> None:
        """Put the tags used last on the target as well, or on as many as was typed from it on."""
        count = self.reader.take_count() or 1
        if not self.last_tags:
            self.say("no tags to repeat yet: t tags")
        elif not self.can_mark():
            return
        elif count > 1 and self.target.kind != "selection":
            self.repeat_on(self.reader.targets_on(min(count, _MANY)))
        else:
            annotation = self.target_annotation()
            self.save_on(self.target, annotation, tags=self._with_last_tags(annotation))

    def _with_last_tags(self, annotation: Annotation | None) -> tuple[str, ...]:
        current = annotation.tags if annotation else ()
        return tuple(dict.fromkeys((*current, *self.last_tags)))

    @work(group="save", exit_on_error=False, description="repeats tags")
    async def repeat_on(self, targets: Sequence[Target]) -> None:
        """Put the tags used last on all of these, as one step to undo."""
        ids = {placed.annotation.id: placed.annotation for placed in self.placed}
        marks = [
            (there or one.span, {"tags": tags})
            for one in targets
            for there in (ids.get(one.id or "") or self.annotation_of(one.span),)
            if (tags := self._with_last_tags(there)) != (there.tags if there else ())
        ]
        if not marks:
            self.say("nothing to change: it is so already")
            return
        path, words = self.path, f"tagged {counted(len(marks), 'passage')}"
        await self.change(
            lambda: self.library.mark_many({path: marks}, words), f"{words}; u undoes"
        )

    @work(group="dialog", exclusive=True, exit_on_error=False)
    async def action_note(self) -> None:
        """Open the note editor on the target's annotation, or on a new one."""
        if self.can_mark():
            await self.caught_up()
            await self.note_on(self.target, self.target_annotation())

    @work(group="dialog", exclusive=True, exit_on_error=False)
    async def action_edit(self) -> None:
        """Open it on the annotation that is meant, else on a new one."""
        if not self.can_mark():
            return
        annotation = None
        await self.caught_up()
        if self.annotations_meant():
            annotation = await self.choose_meant()
            if annotation is None:
                return  # none of them was chosen
            span = next(p.span for p in self.placed if p.annotation is annotation)
            if span is not None:
                self.reader.go_to(span, kind="annotation", id=annotation.id)
        await self.note_on(self.target, annotation)

    async def note_on(self, target: Target, annotation: Annotation | None) -> None:
        """Ask for the note on a target, and save it on its annotation or on a new one."""
        quote = self.reader.source.slice(target.span.start, target.span.end)
        place = annotation.id if annotation else f"{target.span.start}-{target.span.end}"
        written = await self.write_note(quote, annotation, place)
        if written.changes:
            self.remember_tags(written.changes.get("tags", ()))
            self.save_on(target, annotation, written, **written.changes)

    @work(group="dialog", exclusive=True, exit_on_error=False)
    async def edit_annotation(self, annotation: Annotation) -> None:
        """Edit an annotation wherever it stands: a memo, or one whose passage is lost."""
        written = await self.write_note(annotation.quote, annotation, annotation.id)
        if changes := written.changes:
            saved = await self.change(
                lambda: self.library.edit(annotation.id, expected=annotation, **changes),
                "saved",
                written=written,
            )
            self.tell_if_shared(annotation, changes, saved)

    async def write_note(self, quote: str, annotation: Annotation | None, place: str) -> Written:
        """Ask for the note and its marks; return what was changed."""
        return await write_note(
            self.app,
            self.library,
            draft_of(quote, annotation, self.document.title if self.document else ""),
            path=self.path,
            place=place,
            known=self.known_tags,
            recent=self.recent_tags(),
            editor=self.settings.editor,
        )

    @work(group="dialog", exclusive=True, exit_on_error=False)
    async def action_memo(self) -> None:
        """Write a note on the whole document."""
        path = self.path
        if not self.can_annotate():
            return
        written = await self.write_note("", None, MEMO)
        if said := written.changes:
            words = said.get("note", ""), said.get("tags", ())
            await self.change(lambda: self.library.memo(path, *words), "saved", written=written)

    @work(group="dialog", exclusive=True, exit_on_error=False)
    async def action_delete(self) -> None:
        """Delete the annotation under the cursor; `u` brings it back."""
        if self.documents.has_focus_within:
            self.say("gloss never deletes documents: x deletes notes, in the text or the panel")
            return
        none = "there is no annotation here: > and < go to the next one"
        if (annotation := await self.choose_meant(none)) is None:
            return
        await self.change(lambda: self.library.delete([annotation.id]), "deleted; u brings it back")

    @work(group="dialog", exclusive=True, exit_on_error=False)
    async def action_relate(self) -> None:
        """Choose one end of a link; the second time, say how the two relate."""
        if not self.can_mark():
            return
        from tui.screens.relating import RelationPrompt

        none = "r links two annotations: put a note or tag here first (a, t)"
        if (annotation := await self.choose_meant(none)) is None:
            return
        first = self._link_from
        if first is None or first.id == annotation.id:
            self._link_from = annotation
            self.say("now go to the other annotation and press r there")
            return
        self._link_from = None
        relation = await self.app.push_screen_wait(RelationPrompt(first.quote, annotation.quote))
        if relation is not None:
            await self.change(
                lambda: self.library.link(first.id, annotation.id, relation), "linked"
            )

    def action_undo(self) -> None:
        """Take the last change back, or as many as was typed, on disk too."""
        self.step_back(self.library.undo, "undone", "nothing to undo")

    def action_redo(self) -> None:
        """Make it again, or as many as was typed."""
        self.step_back(self.library.redo, "again", "nothing to redo")

    def step_back(self, step: Callable[[], str | None], done: str, nothing: str) -> None:
        """Go as many steps as was typed, as far as there are any; say which the last one was."""
        count = min(self.reader.take_count() or 1, _MANY)

        def go() -> str:
            said: list[str] = []
            try:
                while len(said) < count and (words := step()):
                    said.append(words)
            except GlossError as error:
                if not said:
                    raise
                said.append(str(error))
            several = f" {counted(len(said), 'change')}, the last" if len(said) > 1 else ""
            return f"{done}{several}: {said[-1]}" if said else nothing

        self.run_worker(self.change(go, str), group="dialog", exit_on_error=False)

    # ---- how it is done

    def can_mark(self) -> bool:
        """Say whether there is a passage to annotate; tell the reader why not."""
        if self.documents.has_focus_within:
            self.say("this key acts on the text: Enter or Tab goes there")
            return False
        if not self.path or not self.reader.target.span:
            self.say("open a document and stand on a passage first")
            return False
        return self.can_annotate()

    def can_annotate(self) -> bool:
        """Say whether the open document is the library's own; tell the reader why not."""
        if not self.path:
            self.say("open a document first")
            return False
        if self.document is not None and self.document.path.startswith("/"):
            self.say("this file lies outside the library: open its folder to annotate it")
            return False
        return True

    def annotations_meant(self) -> list[Annotation]:
        """Return what a key may mean that needs an annotation: the target, else all at the cursor.

        A sentence that the cursor is merely in says nothing about which of them it is, even
        where one of them covers just the sentence.
        """
        if self.target.kind != "sentence" and (found := self.target_annotation()) is not None:
            return [found]
        at = self.reader.cursor
        return [p.annotation for p in self.placed if p.span and at in p.span and p.annotation.quote]

    async def choose_meant(self, none: str = "") -> Annotation | None:
        """Return the annotation that is meant; where several lie under the cursor, ask which.

        `none` is what to say where there is none, not where the reader chooses none of them.
        """
        from tui.screens.chooser import Choice, Chooser

        await self.caught_up()
        here = self.annotations_meant()
        if not here and none:
            self.say(none)
        if len(here) < 2:
            return here[0] if here else None
        chosen = await self.app.push_screen_wait(
            Chooser([Choice(a.id, a.quote, a.note or ", ".join(a.tags)) for a in here])
        )
        return next((a for a in here if a.id == chosen), None)

    def recent_tags(self) -> Sequence[str]:
        """Tags used last, newest first."""
        return self.last_tags

    def remember_tags(self, tags: Sequence[str]) -> None:
        """Let `.` repeat these tags."""
        if tags:
            self.last_tags = tuple(tags)
