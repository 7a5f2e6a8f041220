"""Asking once what many passages shall get: their tags, their verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tui.screens.many import common_and_other_tags, common_verdict, counted, tagged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import App

    from tui.library.annotation_verbs import Wanted
    from tui.screens.many import One
    from tui.widgets.tag_completion import KnownTag

__all__ = ["Answer", "ask_tags", "ask_verdict"]


@dataclass(frozen=True, slots=True)
class Answer:
    """A verdict, or None for none; or that these are no claims."""

    verdict: str | None = None
    no_claims: bool = False


async def ask_tags(
    app: App[Any],
    items: Sequence[One],
    known: Sequence[KnownTag],
    recent: Sequence[str] = (),
    *,
    what: str = "passage",
) -> Wanted | None:
    """Ask for the tags that all of them shall have; return what changes, None when given up.

    What all have is shown and can be taken off; `-name` takes off a tag that only some have.
    """
    from tui.screens.tagging import TagPrompt

    before, partly = common_and_other_tags(items)
    label = "tag " if len(items) == 1 else f"tag {counted(len(items), what)} "
    prompt = TagPrompt(known, before, recent, label=label, partly=partly)
    after = await app.push_screen_wait(prompt)
    return None if after is None else tagged(items, before, after.tags, after.taken)


async def ask_verdict(
    app: App[Any],
    items: Sequence[One],
    verdicts: Sequence[str],
    *,
    what: str = "passage",
    dismissable: bool = False,
) -> Answer | None:
    """Ask for the verdict of all of them; None when given up."""
    from tui.screens.judging import NO_VERDICT, NOT_A_CLAIM, JudgePrompt

    label = "judge" if len(items) == 1 else f"judge {counted(len(items), what)}"
    prompt = JudgePrompt(verdicts, common_verdict(items), label=label, dismissable=dismissable)
    verdict = await app.push_screen_wait(prompt)
    if verdict is None:
        return None
    if verdict == NOT_A_CLAIM:
        return Answer(no_claims=True)
    return Answer(None if verdict == NO_VERDICT else verdict)
