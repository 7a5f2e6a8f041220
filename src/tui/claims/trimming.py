"""Where a clause stands in the text, without what does not belong to a claim.

Lead-ins (“Cost-Effectiveness: …”), bullets, citations, marks of notes and loose signs stay
outside; marks of emphasis stay in where both are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.claims.endings import without_citations
from tui.claims.words import DASHES

if TYPE_CHECKING:
    from tui.claims.words import Words

__all__ = ["after_label", "placed"]

_LEADING = frozenset(" \t\n\r,;:—–-•·#>|\u00a0")
_TRAILING = _LEADING | {"*", "_", "\\"}
_EMPHASIS = ("***", "**", "__", "*", "_", "`", "~~", "==")
_TAGS = re.compile(r"(?:</?[A-Za-z][^<>\n]{0,40}>|&nbsp;|<sup>[^<>\n]{1,12}</sup>)+\Z")
_NOTE = r"\[(?:\d{1,3}(?:[,–-]\s?\d{1,3})*|[a-z]|(?:\^|fn:|[#@])[\w:.-]{1,24})\]"
_DOUBT = (
    r"\[\*?(?:citation needed|clarification needed|dubious|who\?|when\?|which\?|why\?|where\?"
    r"|by whom\?|according to whom\?|failed verification|better source needed)\*?\]"
)
"""What editors of an encyclopaedia put behind a sentence."""
_CITATION = re.compile(rf"(?:\s*{_NOTE}_?|\s*{_DOUBT}|\s*\(#?\d{{1,6}}\)|[¹²³⁰⁴-⁹†‡])+[.!]?\Z")
_CITED_BY = frozenset("])>;_¹²³⁰⁴⁵⁶⁷⁸⁹†‡")
_RAISED, _TAG_ENDS = frozenset("]¹²³⁰⁴⁵⁶⁷⁸⁹†‡"), frozenset(">;")
"""What such a note ends with, but for brackets round a figure, and what a tag does."""
_NOTED = re.compile(rf"{_NOTE}[_:]?\s+")
_PLAIN_END = frozenset(".!")
_BRACKETS = {"(": ")", "[": "]"}
_DASHES = DASHES | {"-"}
_MARKS = frozenset("*_`~=")
_AROUND = _MARKS | {*_BRACKETS}
_CITED = 60
_EMOJI = "\u2190"
"""What stands from here on and is no letter: arrows, signs, pictures."""
_QUOTED = frozenset("「『《〈【（")
_LEAD_INS = frozenset(
    ("why it matters", "why this matters", "the big picture", "driving the news", "yes but",
     "by the numbers", "the bottom line", "bottom line", "what's next", "what happens next",
     "zoom in", "zoom out", "between the lines", "state of play", "how it works", "go deeper",
     "catch up quick", "the latest", "the details", "the context", "the backdrop", "the intrigue",
     "the other side", "the catch", "reality check", "what happened", "what to know",
     "what we know", "what they're saying", "what's new", "what's happening", "what's behind it",
     "how we got here", "tl;dr", "tl dr", "in short", "in brief", "good to know",
     "the short version", "the upshot")
)  # fmt: skip
_LABEL = 12
_SHORT_LABEL = 3
_REST = 4


def placed(  # noqa: C901 - a list of rules
    text: str, sentence: tuple[int, int], words: Words, start: int, end: int
) -> tuple[int, int] | None:
    """Return where the words `[start, end)` of `sentence` stand in `text`, trimmed, or None."""
    if not start and end == len(words.tokens):
        low, high = sentence
        plain = text[low].isalnum() and text[high - 1] in _PLAIN_END and text[high - 2].isalnum()
        plain = plain and text[high - 2] not in _CITED_BY  # “¹” counts as a letter
        if plain and not (low and text[low - 1] in _MARKS):
            return sentence
    low = sentence[0] + words.start(start)
    high = sentence[1] if end == len(words.tokens) else sentence[0] + words.end(end - 1)
    if start and text[low - 1] in '"“„«(':
        low -= 1
    if low and text[low - 1] in _MARKS:
        low = _with_emphasis(text, low, high)
    if text[low] == "[" and (noted := _NOTED.match(text, low, high)):
        low = noted.end()  # the number of the footnote that the sentence stands in
    if text[high - 1] in _CITED_BY or text[high - 2] in _CITED_BY:
        high = _without_notes(text, low, high)
    while low < high and (
        text[low] in _LEADING
        or (text[low] >= _EMOJI and not text[low].isalnum() and text[low] not in _QUOTED)
    ):
        low += 1
    while low < high and text[high - 1] in _TRAILING:
        if text[high - 1] in "*_" and text[low] in "*_":
            break
        high -= 1
    if low < high and text[low] in _AROUND:
        low, high = _within_marks(text, low, high)
        while low < high and text[high - 1] in _LEADING:
            high -= 1
        while low < high and text[low] in _LEADING:
            low += 1
    return (low, high) if low < high else None


def _without_notes(text: str, low: int, high: int) -> int:
    """Return where the span ends without marks of notes, tags and citations."""
    end = high - (text[high - 1] in _PLAIN_END)
    last, before = text[end - 1], text[end - 2]
    noted = last in _RAISED or (last == "_" and before == "]") or (last == ")" and before.isdigit())
    if noted and (citation := _CITATION.search(text, max(low, high - _CITED), high)):
        high = citation.start()
    if text[high - 1] in _TAG_ENDS and (tags := _TAGS.search(text, max(low, high - _CITED), high)):
        high = tags.start()
    return without_citations(text, low, high)


def _with_emphasis(text: str, low: int, high: int) -> int:
    """Return the start with the mark before it, where the mark is closed inside."""
    for mark in _EMPHASIS:
        if text.startswith(mark, low - len(mark)) and text.find(mark, low, high) > 0:
            return low - len(mark)
    return low


def _within_marks(text: str, low: int, high: int) -> tuple[int, int]:
    """Return the span without the marks of emphasis or brackets that stand around all of it."""
    bracket = _BRACKETS.get(text[low])
    if bracket and text[high - 1] in {bracket, ")"}:
        end = text.find("](", low, high) if bracket == "]" else high - 1
        if end > low and text.find(bracket, low, high) == end and text.find(")", end) == high - 1:
            return low + 1, end  # “(… in May.)”, “[… in May.](https://…)”
    for mark in _EMPHASIS if text[low] in _MARKS else ():
        size = len(mark)
        if text.startswith(mark, low):
            closing = text.rfind(mark, low + size, high)
            if closing > low + size and high - closing - size <= text[high - 1 : high].count("."):
                inside = text.find(mark, low + size, high) == closing
                return (low + size, closing) if inside else (low, high)
    return low, high


def after_label(words: Words, end: int, *, item: bool) -> int:
    """Return the first word after a label in title case (“Cost-Effectiveness: …”), else 0.

    So too after one of those that newsletters have (“Why it matters: …”).
    """
    return _after_lead_in(words, end) or _after_title(words, end, item=item)


def _after_lead_in(words: Words, end: int) -> int:
    lower = words.lower
    colon = lower.index(":") if ":" in lower[:_LABEL] else end
    if colon >= end - _REST:
        return 0
    label = " ".join(word for word in lower[:colon] if word[0].isalnum())
    after = colon + 1
    while lower[after] == "*":
        after += 1
    return after if label in _LEAD_INS else 0


def _after_title(words: Words, end: int, *, item: bool) -> int:
    for position in range(1, min(end - _REST, _LABEL)):
        sign = words.lower[position]
        if sign == ":":
            after = position + 1
            while after < end - 1 and words.lower[after] == "*":
                after += 1  # “**Cost:** …”
            if "(" in words.tokens[:position] and ")" not in words.tokens[:position]:
                return 0  # “Norvia (NYSE: NOR) has sold …”
            label = [token for token in words.tokens[:position] if token[0].isalnum()]
            large = sum(1 for token in label if token[0].isupper())
            goes_on = words.tokens[after][0].isupper()
            if large * 2 >= len(label) and (goes_on or (item and len(label) <= _SHORT_LABEL)):
                return after
            return 0
        if sign in _DASHES and words.lower[position - 2 : position] == ["*", "*"]:
            again = sign in words.lower[position + 1 : end]  # “**Norvia** – a firm – closed …”
            return 0 if again or not words.tokens[position + 1][0].isupper() else position + 1
        if sign in {".", ",", ";", '"', "“"}:
            return 0
    return 0
