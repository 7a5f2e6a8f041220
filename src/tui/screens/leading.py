"""The panel leads: its cards move the text, and its keys act on one card or on all marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work

from tui.screens.adjusting import Adjusting
from tui.screens.copying import Copying
from tui.screens.jumping import Jumping
from tui.screens.many import (
    One,
    counted,
    items_of_passages,
    judged,
    last_tagged,
    no_claims,
    tagging,
)
from tui.screens.many_asking import ask_tags, ask_verdict
from tui.widgets.annotation_panel import AnnotationPanel
from tui.widgets.annotation_panel_rows import ClaimRow, NoteRow, PairRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.annotations.annotation import Annotation
    from tui.comparing import Pair
    from tui.library.annotation_verbs import Wanted
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
        elif event.verb == "follow" and isinstance(rows[0], PairRow):
            self.choose_copy(rows[0])
        elif event.verb == "follow":
            self.follow_link(rows[0])
        elif isinstance(rows[0], PairRow) and event.verb == "relate":
            self.link_pair(rows[0].pair)
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

    async def items(self, rows: Sequence[PanelRow]) -> list[One]:
        """Return the passages that cards show, each once: of a pair, the one elsewhere."""
        if pairs := [row.pair.b for row in rows if isinstance(row, PairRow)]:
            return await self.desk.load(lambda: items_of_passages(pairs, self.library.placed))
        return [One(self.path, row.span, annotation_of(row)) for row in rows]

    # by default a worker is described by the `repr` of its arguments: here of all marked cards
    @work(group="dialog", exclusive=True, exit_on_error=False, description="tags cards")
    async def tag_rows(self, rows: Sequence[PanelRow]) -> None:
        """Ask for the tags of a card, or for those that all of several shall have."""
        items = await self.items(rows)
        wanted = await ask_tags(self.app, items, self.known_tags, self.recent_tags())
        if wanted:
            self.remember_tags(last_tagged(wanted))
        await self.mark_items(wanted, tagging(wanted or {}))

    @work(group="dialog", exclusive=True, exit_on_error=False, description="judges cards")
    async def judge_rows(self, rows: Sequence[PanelRow]) -> None:
        """Give every card the same verdict."""
        items, verdicts = await self.items(rows), self.library.settings.verdicts
        claims = all(isinstance(row, ClaimRow) for row in rows)
        answer = await ask_verdict(self.app, items, verdicts, dismissable=claims)
        if answer is not None and answer.no_claims:
            await self.mark_items(no_claims(items), "not claims:")
        elif answer is not None:
            await self.mark_items(judged(items, answer.verdict), "judged")

    async def mark_items(self, wanted: Wanted | None, done: str) -> None:
        """Save marks on several passages as one change, that `u` takes back at once."""
        if wanted is None:
            return
        if not wanted:
            self.say("nothing to change: it is so already")
            return
        count = sum(map(len, wanted.values()))
        words = f"{done} {counted(count, 'passage')}"
        await self.change(
            lambda: self.library.mark_many(wanted, words if count > 1 else ""), f"{words}; u undoes"
        )

    @work(group="dialog", exclusive=True, exit_on_error=False, description="deletes cards")
    async def delete_rows(self, rows: Sequence[PanelRow]) -> None:
        """Delete the annotations behind the cards; `u` brings them back."""
        names = [a.id for row in rows if (a := annotation_of(row)) is not None]
        if not names:
            self.say("these are not annotations: c x says that something is no claim")
            return
        back = "it" if len(names) == 1 else "them"
        words = f"deleted {counted(len(names), 'note')}; u brings {back} back"
        await self.change(lambda: self.library.delete(names), words)

    @work(group="dialog", exclusive=True, exit_on_error=False, description="links two passages")
    async def link_pair(self, pair: Pair) -> None:
        """Ask how a passage of this text stands to the one elsewhere, and link them."""
        if not self.can_annotate():
            return
        from tui.screens.relating import RelationPrompt

        relation = await self.app.push_screen_wait(RelationPrompt(pair.a.text, pair.b.text))
        if relation is not None:
            await self.change(
                lambda: self.library.link_passages(pair.a, pair.b, relation), "linked; u undoes"
            )

    @work(group="dialog", exclusive=True, exit_on_error=False, description="asks which copy")
    async def choose_copy(self, row: PairRow) -> None:
        """Go to a passage elsewhere; of several in the same words, ask which."""
        from tui.screens.chooser import Choice, Chooser

        rows = {one.key: one for one in (row, *row.copies)}
        name: str | None = row.key
        if row.copies:
            choices = [Choice(key, one.title, one.pair.b.text) for key, one in rows.items()]
            name = await self.app.push_screen_wait(Chooser(choices, "which copy?"))
        if name is not None:
            there = rows[name].pair.b
            self.read_at(there.path, there.span.start)

    def follow_link(self, row: PanelRow) -> None:
        """Go to the other end of the card's link; of several, ask which."""
        if isinstance(row, NoteRow) and row.links:
            self.follow_links(row.links)
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
