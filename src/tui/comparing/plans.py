"""What is planned beside what was done: "plans to sell the castle", "has sold the castle"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.comparing.relation import Difference

if TYPE_CHECKING:
    from tui.comparing.features import Features
    from tui.comparing.keys import Key

__all__ = ["planned_and_done", "wishes"]

_PLANS = re.compile(
    r"\b(?:plans?|planned|planning|intends?|intended|intending|wants?|hopes?|hoped|aims?|means"
    r"|proposes?|prepares?|preparing|expects?|set|due|scheduled|about|going) to (?:be )?"
    r"|\b(?:will|shall)(?: soon| probably)? (?:be )?"
)
_DONE = re.compile(
    r"\b(?:has|have|had)(?: now| already| just| since| finally| recently)? (?:been )?"
    r"|\b(?:was|were) "
)
_WISHES = re.compile(
    r"\b(?:wants?|wanted|wish(?:es)?|demand(?:s|ed)?|calls? for|called for|urge[sd]?|should"
    r"|ought to|proposes?|proposed|in favour of|favours|recommend(?:s|ed)?|would like)\b"
)


def planned_and_done(a: Features, b: Features) -> Difference | None:
    """Return the difference where one passage plans the deed that the other says was done."""
    if not a.negated and not b.negated:
        for mine, other, told in ((a, b, ("planned", "done")), (b, a, ("done", "planned"))):
            plan, deed = _after(_PLANS, mine), _after(_DONE, other)
            if (
                plan
                and deed
                and _after(_PLANS, other) is None
                and (plan.stem == deed.stem or not plan.concepts.isdisjoint(deed.concepts))
            ):
                return Difference("certainty", *told)
    return None


def wishes(text: str) -> bool:
    """Say whether a passage says what somebody wants, or what should be: that is one thing."""
    return _WISHES.search(text) is not None


def _after(words: re.Pattern[str], passage: Features) -> Key | None:
    """Return the deed right after one of `words`, None where there is none."""
    for match in words.finditer(passage.text):
        for key in passage.keys:
            if key.span.start == match.end():
                return key
    return None
