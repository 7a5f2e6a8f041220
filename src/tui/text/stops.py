"""Where a sentence stops: at which of its full stops, question marks and the like.

A stop may shorten a word, stand in a number, close a quotation that somebody goes on to name the
speaker of, or carry the number of a footnote; scripts differ in what a stop looks like, and in
what opens and closes a quotation. Everything is decided by a few characters around the stop.

All positions are code points.
"""

from __future__ import annotations

import re

from tui.text.abbreviations import SHORT, is_full_stop

__all__ = ["ASCII_STOP", "STOP", "after_note", "ends_here"]

_LAST = 24
"""How far the last word before a stop is looked for."""


STOP = re.compile(
    r"[.!?…。！？｡؟۔।॥።။;\u037e][.!?…。！？｡؟।॥]*+[\"'”’»)\]*_」』）》]*+"
    r"(?:[“‘«](?![^\W_])|[ \u00a0\u202f]»(?![^\W_]))?[\"'”’)\]*_†‡]*+"
)
"""A stop with what closes after it: of “ ‘ « », which also open, only where no word follows."""
ASCII_STOP = re.compile(r"[.!?][.!?]*+[\"')\]*_]*+(?=[\sA-Z\[]|\d{1,3}\s)")
"""The same for text that holds no other letters, where a semicolon ends nothing: only before
what a sentence can end at, so that names of files and versions are passed over."""
_WHOLE_STOPS = "。！？｡؟۔।॥።။"
"""Stops that end a sentence whatever follows, and need no space."""
_NOTE = re.compile(r"(?:\d{1,3}|[¹²³⁰⁴-⁹]{1,3})(?=\s{1,4}[\"“„«(]?[^\W\d_])")
"""The number of a footnote, glued to the stop: “It stands.3 The other”."""
_MARKS = re.compile(
    r"(?:\[(?:\^|fn:|\\?\[\^?)?[\w@#*:.,–-](?:[\w@#*:.,–-]|, ){0,23}(?:\\?\])?\]"
    r"(?:\([^()\s]{1,200}\)|_)?){1,6}(?=\s|\Z)"
)
"""Marks of notes in brackets behind a stop, as Wikipedia, Markdown, Org and clippers write them."""
_SPACED_MARK = re.compile(r"(?: \[[\w#*]{1,24}\]_(?=\s|\Z)){1,6}")
"""The same in reStructuredText, which has to put a space before it."""
_GOES_ON = re.compile(r"と(?![てりこきにも])|って|などと|という")
"""What quotes what stands before it in Japanese: the sentence goes on."""
_GREEK = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")
_GLUED = re.compile(
    r"(?:The|This|That|It|In|But|And|He|She|We|They|A|An|If|For|As|Then|There|These|Those|When"
    r"|While|After|Before|Since|Also|However|His|Her|Its|Their|My|Our|You)\s"
)
_GLUED_WORD = re.compile(r"[A-Z][a-z]*+['’\s,.!?]")
_FIGURES = frozenset("$£€¥₹₽₩§~≈+±<>≤≥#")
"""What stands before a figure."""
_LAST_WORD = re.compile(r"(?:.*[\s(\[“\"'‘„])?([^\s(\[“\"'‘„]+)\Z", re.DOTALL)
_NEXT_WORD = re.compile(
    r"(?:\[\d{1,3}\]){0,4}\s{0,12}+(?:[—–-]\s)?([\"'“”‘’„‚«»(\[*_#—–-]{0,4})([^\W_]{0,24})"
)


def ends_here(text: str, first: int, stop: int, cut: int) -> bool:  # noqa: C901, PLR0911 - a list of rules
    """Say whether the stop at `stop` (with its closing quotes up to `cut`) ends a sentence."""
    sign, following = text[stop], text[cut]
    if following == " " and sign == "." and cut == stop + 1:
        begins = text[cut + 1 : cut + 2]
        if begins.islower():
            return False
        if begins.isupper():
            low = max(first, stop - _LAST)
            word = text[max(low, text.rfind(" ", low, stop) + 1) : stop]
            if len(word) > 1 and word.isalpha() and word.lower() not in SHORT:
                return True  # most sentences end like this
    if sign in _WHOLE_STOPS:
        return cut == stop + 1 or not _GOES_ON.match(text, cut)
    if sign in ";\u037e" and not (stop > first and _GREEK.match(text, stop - 1)):
        return False
    if not following.isspace():
        if following == "[":
            return text[cut + 1 : cut + 2].isdigit()
        return following.isupper() and cut == stop + 1 and _is_glued(text, stop, cut)
    after = _NEXT_WORD.match(text, cut)
    opening, word = after.groups() if after else ("", "")
    if word[:1].islower() and not opening:
        return False
    if not word and not opening:
        following = text[cut : cut + 40].lstrip()[:1]
        if following in _FIGURES and sign == "." and cut == stop + 1:
            before = _LAST_WORD.match(text, max(first, stop - _LAST), stop)
            return before is None or is_full_stop(before[1], "", at_start=False)
        return bool(following) and following not in ",;:)]}.!?…"
    if sign != "." or cut > stop + 1:
        return not word[:1].islower() or (cut > stop + 1 and opening != "")
    before = _LAST_WORD.match(text, max(first, stop - _LAST), stop)
    return before is None or is_full_stop(before[1], word, at_start=before.start(1) == first)


def _is_glued(text: str, stop: int, cut: int) -> bool:
    """Say whether a new sentence begins without a space (“the company.The deal”)."""
    end = stop - (text[stop - 1 : stop] == " ")
    before = text[max(0, end - 3) : end]
    pattern = _GLUED if text[stop] == "." else _GLUED_WORD
    return (
        len(before) == 3
        and before.isalpha()
        and (before.islower() or text[stop] != ".")
        and bool(pattern.match(text, cut))
    )


def after_note(text: str, stop: int, cut: int, end: int) -> int:
    """Return where the marks of footnotes end that belong to a stop, else `cut`."""
    if text[cut] in " [":
        marks = (_MARKS if text[cut] == "[" else _SPACED_MARK).match(text, cut, end)
        return marks.end() if marks else cut
    note = _NOTE.match(text, cut, end)
    if note is None:
        return cut
    if not note[0].isascii():
        return note.end()  # a raised number is nothing else
    if not text[stop - 1 : stop].isalpha():
        return cut
    before = text[max(0, stop - 3) : stop]
    word = _LAST_WORD.match(text, max(0, stop - _LAST), stop)
    is_word = len(before) == 3 and before.isalpha() and before[1:].islower()
    is_end = text[stop] != "." or (word and is_full_stop(word[1], "The", at_start=False))
    return note.end() if is_word and is_end else cut
