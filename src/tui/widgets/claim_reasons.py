"""Why a claim was marked: found beside the screen, once for each, for the cards that say it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.widget import Widget

if TYPE_CHECKING:
    from tui.claims.claim import Claim

__all__ = ["ClaimReasons"]

_MOST = 1_000  # claims whose cues are kept


class ClaimReasons(Widget):
    """What a widget that shows cards needs to say why a claim on one of them was marked.

    The second base of such a widget: Textual takes the style of the first.
    """

    _why: dict[str, tuple[str, ...]]

    def why_marked(self, claim: Claim) -> tuple[str, ...]:
        """Return the cues of a claim; none until they are found, then `why_told` is called."""
        if not self.is_attached:
            return ()
        text = claim.text
        if text not in self._why:
            self._why[text] = ()
            self.run_worker(partial(self._find_why, claim), name="why", group="why", thread=True)
        return self._why[text]

    def why_told(self, text: str) -> None:
        """For the class above: the cues of the claim with this text are known now."""

    def _find_why(self, claim: Claim) -> None:
        from tui.claims import why  # its word lists are read here, where no key waits

        found = why(claim)
        self.app.call_from_thread(self._told_why, claim.text, found)

    def _told_why(self, text: str, found: tuple[str, ...]) -> None:
        if len(self._why) > _MOST:
            self._why.clear()
        self._why[text] = found
        self.why_told(text)
