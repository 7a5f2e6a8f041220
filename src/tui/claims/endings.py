"""What stands behind the words of a paragraph or a claim: marks, tags, notes, citations.

Each pattern looks at a capped stretch before the end only. Where a sign may come again and again
it is taken whole (`++`), since even sixty can be cut up in more ways than can be tried.
"""

from __future__ import annotations

import re

__all__ = ["is_closed", "without_citations"]

_STOPS = tuple(". ! ? … .\" .” !” ?” .) .’ .' .» 。 ！ ？ .* ._ .]".split())  # noqa: SIM905 - signs
_LAST_SIGNS = frozenset(stop[-1] for stop in _STOPS)
_NOTES = frozenset("]_¹²³⁰⁴⁵⁶⁷⁸⁹†‡")
_MARKS = re.compile(r"(?:\s?\[[^\][\n]{1,24}\]_?|[¹²³⁰⁴-⁹†‡])+\Z")
_BEHIND = re.compile(
    r"(?:\*++|_++|~~|==|`|\\|</?[A-Za-z][^<>\n]{0,40}>|<sup>[^<>\n]{1,12}</sup>"
    r"|&nbsp;|\s?\{[#.:][^{}\n]{1,40}\}|\s?[\u2190-\u2bff\U0001f000-\U0001faff\ufe0f\u200d]"
    r"|\s[#@]\w{1,30}+)+\Z"
)
"""Marks of emphasis, tags, names of places in the text, emoji, hashtags (“… in May. #news”)."""
_LAST_OF_MARKS = frozenset("*_~=`\\>;}")
_JOINER = "\u200d"
"""The first of the signs and emoji; all letters behind it count as one of them."""
_NEAR, _FAR = 60, 900

_AUTHOR = r"[A-Z][\w'’.-]{1,30}(?:,? (?:&|and|und|et|et al\.?|[A-Z][\w'’.-]{1,30})){0,5}"
_SEE = r"(?:(?:see|cf\.|e\.g\.,?|vgl\.) )?"
_WORK = rf"{_SEE}{_AUTHOR},? (?:1[89]|20)\d\d[a-z]?(?:[,:] ?[\w. –-]{{1,16}})?"
_PLACE = (
    rf"{_SEE}(?:pp?\.|S\.|ch\.|[Ff]ig(?:ure)?s?\.?|[Tt]ables?|[Ss]ec(?:tion|\.)|§|Abb\.|Tab\.)"
    r" ?\d{1,4}[a-z]?(?:[–-]\d{1,4})?"
)
_CITED = re.compile(rf"\((?:{_WORK}(?:; ?{_WORK}){{0,6}}|{_PLACE}|https?://[^()\s]{{1,300}})\)\Z")
_SOURCE = re.compile(
    r"(?:\(\[[^\[\]\n]{1,80}\]\([^()\s]{1,400}\)\)"
    r"|\[(?:[Ss]ource|[Ll]ink|[Qq]uelle|[Ff]uente|[Rr]ef|via|\d{1,3})\]\([^()\s]{1,400}\))\Z"
)
_ROUNDS = 4


def is_closed(text: str, start: int, end: int) -> bool:
    """Say whether the paragraph `[start, end)` ends with a stop, whatever is marked behind it."""
    last = text[end - 1]
    if last not in '."”':
        end = _end_of_words(text, start, end)
        last = text[max(start, end - 1)]
    if last in _NOTES and (marks := _MARKS.search(text, max(start, end - _NEAR), end)):
        end = marks.start()
        last = text[end - 1]
    return last in _LAST_SIGNS and text[max(start, end - 2) : end].endswith(_STOPS)


def _end_of_words(text: str, start: int, end: int) -> int:
    """Return where the words end, before marks of emphasis, tags and the target of a link."""
    if _may_be_marked(text[max(start, end - _NEAR) : end]) and (
        behind := _BEHIND.search(text, max(start, end - _NEAR), end)
    ):
        end = behind.start()
    if end > start and text[end - 1] == ")":
        opening = text.rfind("](", max(start, end - _FAR), end)
        if opening > 0 and text[opening - 1] in _LAST_SIGNS and text.find(" ", opening, end) < 0:
            end = opening  # “[… in May.](https://…)”
    return end


def _may_be_marked(near: str) -> bool:
    """Say whether `near`, what a paragraph ends with, may end with marks: most end with words."""
    last = near[-1:]
    return last in _LAST_OF_MARKS or last >= _JOINER or "#" in near or "@" in near


def without_citations(text: str, low: int, high: int) -> int:
    """Return where `[low, high)` ends without the works, places and sources that it names last.

    A stop behind them goes, too. None are taken away where nothing would be left.
    """
    for _ in range(_ROUNDS):
        end = high - 1 if text[high - 1] in ".!" else high
        if text[end - 1] != ")":
            break
        begin = text.rfind("(", max(low, end - _FAR), end)
        found = None
        if begin > low:
            label = text.rfind("[", max(low, begin - _NEAR * 2), begin)
            if label > low:
                found = _SOURCE.match(text, label - (text[label - 1] == "("), end)
            found = found or (text[begin - 1] != "]" and _CITED.match(text, begin, end)) or None
        if not found:
            break
        cut = found.start()
        while cut > low and text[cut - 1].isspace():
            cut -= 1
        if cut <= low:
            break
        high = cut
    return high
