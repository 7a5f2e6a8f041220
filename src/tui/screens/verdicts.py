"""Judging claim after claim: a verdict on the target, and where to go from there."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from tui.claims.packing import claims_from, touching
from tui.library.readers_word import CLAIM_FIELD, without_label
from tui.screens.marking import Marking

if TYPE_CHECKING:
    from tui.claims.claim import Claim
    from tui.spans import Span

__all__ = ["Verdicts"]


class Verdicts(Marking):
    """`c` judges; `C` says whether the next claim without a verdict comes by itself then."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "judge", "judge", id="mark.judge", tooltip="give a verdict"),
        Binding(
            "C",
            "advance",
            "go on",
            id="mark.advance",
            show=False,
            tooltip="after judging, go on to the next unjudged claim, or stay",
        ),
    ]

    @property
    def advances(self) -> bool:
        """Whether judging goes on to the next claim: as last said here, else in the settings."""
        return bool(self.state.layout.get("advance", self.settings.advance))

    def action_advance(self) -> None:
        """Go on after judging from now on, or stay."""
        goes_on = not self.advances
        self.state.layout = {**self.state.layout, "advance": goes_on}
        self.say(
            "after judging: on to the next claim without a verdict; C stays again"
            if goes_on
            else "after judging: stay where one is; C goes on again"
        )

    @work(group="dialog", exclusive=True, exit_on_error=False)
    async def action_judge(self) -> None:
        """Ask for a verdict by its letter; or that the target is no claim, or is one."""
        from tui.screens.judging import IS_A_CLAIM, NO_VERDICT, NOT_A_CLAIM, JudgePrompt

        if not self.can_mark():
            return
        await self.caught_up()
        path, target, annotation = self.path, self.target, self.target_annotation()
        claim = self.claim_here(target.span)
        verdict = await self.app.push_screen_wait(
            JudgePrompt(
                self.library.settings.verdicts,
                annotation.verdict if annotation else None,
                dismissable=claim is not None,
                addable=claim is None,
            )
        )
        if verdict is None:
            return
        if verdict == NOT_A_CLAIM and claim is not None:
            span = claim.span
            await self.change(lambda: self.library.dismiss_claim(path, span), "not a claim")
        elif verdict == IS_A_CLAIM:
            await self._add_claim(path, target.span)
            return
        elif annotation is not None or verdict != NO_VERDICT:
            chosen = None if verdict == NO_VERDICT else verdict
            self.save_on(target, annotation, verdict=chosen)
        if self.advances and claim is not None:
            self.go_to_unjudged(claim.span)

    async def _add_claim(self, path: str, span: Span) -> None:
        """Say that a passage is a claim, and stay on what is said in it."""
        said = await self.desk.load(lambda: without_label(self.library.document(path), span))
        self.reader.clear_selection()
        if said != span and self.reader.target.span == span:
            self.reader.go_to(said, centre=False, kind="claim", id=str(said.start))
        await self.change(lambda: self.library.add_claim(path, said), "a claim", then=said)

    def claim_here(self, span: Span) -> Claim | None:
        """Return the shown claim that `span` is, as good as covers, or stands in."""
        shared = (
            (len(both), claim)
            for claim in touching(self.shown_claims(), span)
            if (both := claim.span.intersection(span)) is not None
            and (3 * len(both) > 2 * len(claim.span) or both == span)
        )
        return max(shared, key=lambda found: found[0], default=(0, None))[1]

    def go_to_unjudged(self, after: Span) -> None:
        """Go to the next claim without a verdict; where there is none, say so and stay."""
        judged = [
            p.span
            for p in self.placed
            if p.span and (p.annotation.verdict or p.annotation.extra.get(CLAIM_FIELD) is False)
        ]
        for claim in claims_from(self.shown_claims(), after.start):
            if claim.span not in judged:
                self.reader.go_to(claim.span, kind="claim", id=str(claim.span.start))
                return
        self.say("no claim without a verdict after this one")
