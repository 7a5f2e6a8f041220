"""Short paragraphs that ask readers for something (“Support us.”), with what stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.claims.lexicon import bit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    from tui.claims.sources import Attribution
    from tui.claims.words import Words

    _Sentence: TypeAlias = tuple[tuple[int, int], Words, Attribution | None, list[tuple[int, int]]]

__all__ = ["is_notice"]

_BOILERPLATE, _CTA = bit("boilerplate"), bit("cta")
_COUNTED, _FINITE = bit("figure"), bit("finite", "auxiliary", "past", "money", "unit", "state")
_ADDRESSED = bit("cta", "you", "we", "me", "boilerplate")
_ENROLLING = frozenset(("sign", "subscribe", "register", "log"))
_REQUEST = 7
_TEXTS = frozenset(
    ("article", "post", "piece", "guide", "blog", "section", "chapter", "video", "tutorial",
     "episode", "story", "report", "paper")
)  # fmt: skip


def is_notice(sentences: Sequence[_Sentence]) -> bool:
    """Say whether a short paragraph asks readers for something (“Support us.”)."""
    last = len(sentences) - 1
    for position, (_, words, said, _) in enumerate(sentences):
        if said:
            return False
        asks = words.bits[0] & _CTA
        if words.union & _BOILERPLATE:
            if _is_of_itself(words):
                continue
            return position < last or not _holds_facts(sentences[:last])
        if asks and not position and words.lower[0] in _ENROLLING:
            return True  # “Sign up for our best stories. Two million readers have.”
        ends = position in {0, last}  # one in the midst of facts asks only for itself
        if ends and last and len(words) <= _REQUEST and asks:
            return True
    return False


def _is_of_itself(words: Words) -> bool:
    """Say whether a text says no more than what it is about (“This is the story of …”)."""
    lower = words.lower
    this = lower.index("this") + 1 if "this" in lower else len(lower)
    story = lower[this : this + 3] == ["is", "the", "story"]
    return story or not _TEXTS.isdisjoint(lower[this : this + 1])


def _holds_facts(sentences: Sequence[_Sentence]) -> bool:
    """Say whether the sentences before a notice tell something (“Norvia was founded in 2009.”)."""
    unions = [words.union for _, words, _, _ in sentences]
    return any(own & _COUNTED and own & _FINITE and not own & _ADDRESSED for own in unions)
