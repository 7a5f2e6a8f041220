"""The panel leads: its cards move the text, and its keys act on one card or on all marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work

from tui.screens.adjusting import Adjusting
from tui.screens.copying import Copying
from tui.screens.jumping import Jumping
from tui.widgets.annotation_panel import AnnotationPanel
from tui.widgets.annotation_panel_rows import ClaimRow, NoteRow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.annotations.annotation import Annotation
    from tui.spans import Span
    from tui.widgets.annotation_panel_rows import PanelRow

__all__ = ["Leading"]


class Leading(Adjusting, Jumping, Copying):
    """What the screen does with what the panel says."""

    @on(AnnotationPanel.Chosen)
    def lead_text(self, event: AnnotationPanel.Chosen) -> None:
        """Let the text follow the panel; Enter gives it the keys."""
        event.stop()
        if event.span is not None:
            kind = None if event.kind == "passage" else event.kind
            name = event.id if event.kind == "annotation" else str(event.span.start)
            self.reader.go_to(event.span, kind=kind, id=name)
        if event.final:
            self.show_pane("reader")

    @on(AnnotationPanel.Acted)
    def act_on_cards(self, event: AnnotationPanel.Acted) -> None:
        """Do to the cards what the same key does to a passage."""
        event.stop()
        rows = event.rows
        if event.verb == "tag":
            self.tag_rows(rows)
        elif event.verb == "judge":
            self.judge_rows(rows)
        elif event.verb == "delete":
            self.delete_rows(rows)
        elif event.verb == "copy":
            self.copy_text("\n\n".join(self.words_of(row) for row in rows))
        elif event.verb == "follow":
            self.follow_link(rows[0])
        elif isinstance(rows[0], NoteRow) and rows[0].span is None and event.verb == "edit":
            self.edit_annotation(rows[0].placed.annotation)
        else:
            self.stand_on(rows[0])
            if event.verb == "edit":
                self.action_note()
            else:
                self.action_relate()

    def stand_on(self, row: PanelRow) -> None:
        """Make a card's passage the target."""
        if row.span is None:
            return
        if isinstance(row, NoteRow):
            self.reader.go_to(row.span, kind="annotation", id=row.key)
        elif isinstance(row, ClaimRow):
            self.reader.go_to(row.span, kind="claim", id=str(row.span.start))

    @work(group="dialog", exclusive=True, exit_on_error=False)
    async def tag_rows(self, rows: Sequence[PanelRow]) -> None:
        """Add tags to every card; to a single one, say all that it shall have."""
        from tui.screens.tagging import TagPrompt

        single = annotation_of(rows[0]) if len(rows) == 1 else None
        current = single.tags if single else ()
        label = "tag " if len(rows) == 1 else f"tag {len(rows)} passages "
        tags = await self.app.push_screen_wait(
            TagPrompt(self.known_tags, current, self.recent_tags(), label=label)
        )
        if tags is None:
            return
        self.remember_tags(tags)

        def wanted(annotation: Annotation | None) -> dict[str, object]:
            if len(rows) == 1:
                return {"tags": tags}
            return {"tags": tuple(dict.fromkeys((*(annotation.tags if annotation else ()), *tags)))}

        await self.mark_rows(rows, wanted)

    @work(group="dialog", exclusive=True, exit_on_error=False)
    async def judge_rows(self, rows: Sequence[PanelRow]) -> None:
        """Give every card the same verdict."""
        from tui.screens.judging import NO_VERDICT, NOT_A_CLAIM, JudgePrompt

        label = "judge" if len(rows) == 1 else f"judge {len(rows)} passages"
        verdict = await self.app.push_screen_wait(
            JudgePrompt(self.library.settings.verdicts, label=label)
        )
        if verdict == NOT_A_CLAIM:
            spans = [row.span for row in rows if row.span is not None]
            path = self.path
            await self.change(
                lambda: [self.library.dismiss_claim(path, span) for span in spans], "no claims"
            )
        elif verdict is not None:
            chosen = None if verdict == NO_VERDICT else verdict
            await self.mark_rows(rows, lambda _: {"verdict": chosen})

    async def mark_rows(
        self, rows: Sequence[PanelRow], wanted: Callable[[Annotation | None], dict[str, object]]
    ) -> None:
        """Save marks on several cards as one change, that `u` takes back at once."""
        path = self.path
        marks: list[tuple[str | Span, dict[str, object]]] = []
        for row in rows:
            annotation = annotation_of(row)
            what = annotation.id if annotation is not None else row.span
            if what is not None:
                marks.append((what, wanted(annotation)))
        words = f"{len(marks)} saved" if len(marks) > 1 else "saved"
        await self.change(lambda: self.library.mark_many(path, marks), words)

    @work(group="dialog", exclusive=True, exit_on_error=False)
    async def delete_rows(self, rows: Sequence[PanelRow]) -> None:
        """Delete the annotations behind the cards; `u` brings them back."""
        names = [a.id for row in rows if (a := annotation_of(row)) is not None]
        if not names:
            self.say("these are not annotations: c x says that something is no claim")
            return
        await self.change(
            lambda: self.library.delete(names), f"{len(names)} deleted; u brings them back"
        )

    def follow_link(self, row: PanelRow) -> None:
        """Go to the other end of the card's first link."""
        if isinstance(row, NoteRow) and row.links:
            self.open_annotation(row.links[0].id)
        else:
            self.say("no link here: r makes one")

    def words_of(self, row: PanelRow) -> str:
        """Return a card as text to paste."""
        if isinstance(row, NoteRow):
            annotation = row.placed.annotation
            return "\n".join(part for part in (annotation.quote, annotation.note) if part)
        return row.claim.text if isinstance(row, ClaimRow) else row.pair.b.text


def annotation_of(row: PanelRow) -> Annotation | None:
    """Return the annotation behind a card, if there is one."""
    if isinstance(row, NoteRow):
        return row.placed.annotation
    return row.annotation if isinstance(row, ClaimRow) else None
