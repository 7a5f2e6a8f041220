"""The record of a source, and what all rules about sources share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.claims.lexicon import bit

if TYPE_CHECKING:
    from tui.claims.words import Words

__all__ = ["NOBODY", "NO_SOURCE", "VERBS", "Attribution", "is_record"]

VERBS = bit("say", "believe", "show", "stance")
"""Verbs that can have a source for their subject."""

NO_SOURCE = frozenset(
    (
        "i",
        "i'd",
        "i've",
        "i'm",
        "i'll",
        "you",
        "we",
        "we'd",
        "we've",
        "we're",
        "we'll",
        "let",
        "me",
        "us",
        "which",
        "what",
        "when",
        "how",
        "why",
        "go",
        "everyone",
        "everybody",
        "anyone",
        "somebody",
        "someone",
        "having",
    )
)
"""Words that are nobody in particular, or the author."""

NOBODY = frozenset(("no", "nothing", "nobody", "none"))
_RECORD, _ARTEFACT = bit("record"), bit("artefact")


class Attribution:
    """A source as a range of words, and the cue at word `cue` that names it.

    `reports` is true where the content is told (said, written, shown), false where only an
    attitude is (wants, criticises); `closing` where the source stands beside the whole
    sentence (“…, a judge ruled.”).
    """

    __slots__ = ("closing", "cue", "reports", "source")

    def __init__(
        self, source: tuple[int, int], cue: int, *, reports: bool, closing: bool = False
    ) -> None:
        self.source = source
        self.cue = cue
        self.reports = reports
        self.closing = closing


def is_record(words: Words, span: tuple[int, int], *, finding: bool = False) -> bool:
    """Say whether a phrase names a paper, a study, data or a leak.

    With `finding` only what can find something out counts: a study shows a result, while what a
    model or a repository shows is only what it holds, unless it is said who made it (“tests by
    the safety office”).
    """
    bits = words.bits[span[0] : span[1]]
    unlike = _ARTEFACT if finding else 0
    for own in bits:  # a generator costs twice as much
        if own & _RECORD and not own & unlike:
            return True
    if not finding or "by" not in words.lower[span[0] + 1 : span[1]]:
        return False
    return any(own & _ARTEFACT for own in bits)
