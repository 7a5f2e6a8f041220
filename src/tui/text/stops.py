"""Where a sentence stops: at which of its full stops, question marks and the like.

A stop may shorten a word, stand in a number, close a quotation that somebody goes on to name the
speaker of, or carry the number of a footnote; scripts differ in what a stop looks like, and in
what opens and closes a quotation. Everything is decided by a few characters around the stop.

All positions are code points.
"""

from __future__ import annotations

import re

from tui.text.abbreviations import SHORT, is_full_stop

__all__ = ["ASCII_STOP", "FULL_STOP", "STOP", "after_note", "ends_here"]

_LAST = 24
"""How far the last word before a stop is looked for."""


STOP = re.compile(
    r"[.!?…。！？｡؟۔।॥።။;\u037e][.!?…。！？｡؟।॥]*+[\"'”’»)\]*_」』）》]*+"
    r"(?:[“‘«](?![^\W_])|[ \u00a0\u202f]»(?![^\W_]))?[\"'”’)\]*_†‡]*+"
)
"""A stop with what closes after it: of “ ‘ « », which also open, only where no word follows."""
ASCII_STOP = re.compile(r"[.!?](?<![.!?]{2})[.!?]*+[\"')\]*_]*+(?=[\sA-Z\[]|\d{1,3}\s)")
"""The same for text that holds no other letters, where a semicolon ends nothing: only before
what a sentence can end at, so that names of files and versions are passed over. It looks at a run
of stops from its first one only: from each of them would take as many steps as squared. What is
before that one is asked behind it, for then `re` looks only where a stop stands."""
FULL_STOP = re.compile(ASCII_STOP.pattern.replace("[.!?]", r"\.", 1))
"""The same where only full stops stand: one sign is found far sooner than one of three."""
_WHOLE_STOPS = "。！？｡؟۔।॥።။"
"""Stops that end a sentence whatever follows, and need no space."""
_NOTE = re.compile(r"(?:\d{1,3}|[¹²³⁰⁴-⁹]{1,3})(?=\s{1,4}[\"“„«(]?[^\W\d_])")
"""The number of a footnote, glued to the stop: “It stands.3 The other”."""
_MARKS = re.compile(
    r"(?:\[(?:(?:citation|clarification|better source) needed|(?:note|nb|Anm\.) \d{1,3})\]"
    r"|\[(?:\^|fn:|\\?\[\^?)?[\w@#*:.,–-](?:[\w@#*:.,–-]|, ){0,23}(?:\\?\])?\]"
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
    r"|While|After|Before|Since|Also|However|His|Her|Its|Their|My|Our|You|On|At|With|So|No|Not"
    r"|Some|Many|Most|Several|What|Who|Why|How|Where|Because|Although|According)\s"
)
_GLUED_WORD = re.compile(r"[A-Z][a-z]*+['’\s,.!?]")
_SMALL = re.compile(r"(?:\s{0,9}\w{1,12}:\s)?[^\w\n]{0,6}([^\W\d_])")
"""The first letter of a sentence, behind the label of a speaker."""
_TWO_LETTERS = frozenset(("no", "so", "it", "me", "us", "up", "do", "go", "ok", "on", "in", "to"))
"""Words so short that may end a sentence, and shorten nothing in small letters."""
_COUNTED = re.compile(
    r"(?:[:;]|(?<!\w)(?:[Dd](?:er|as|em|en)|[Ii]m|[Vv]om|[Zz]u[mr]|[Bb]eim|[Ee]ine?[mnrs]?))\s{1,2}\Z"
)
"""What stands before the number of an item or of a German ordinal: “der 2. Weltkrieg”."""
_ARTICLE = 9
"""How far the article before a number is looked for."""
_ITEM = 2
"""Digits of the number of an item in a list."""
_FIGURES = frozenset("$£€¥₹₽₩§~≈+±<>≤≥#")
"""What stands before a figure."""
_LAST_WORD = re.compile(r"(?:.*[\s(\[“\"'‘„])?([^\s(\[“\"'‘„]+)\Z", re.DOTALL)
_NEXT_WORD = re.compile(
    r"(?:\[\d{1,3}\]){0,4}\s{0,12}+(?:[—–-]\s)?([\"'“”‘’„‚«»(\[*_#—–-]{0,4})([^\W_]{0,24})"
)


def ends_here(text: str, first: int, stop: int, cut: int) -> bool:  # noqa: C901, PLR0911, PLR0912 - a list of rules
    """Say whether the stop at `stop` (with its closing quotes up to `cut`) ends a sentence."""
    sign, following = text[stop], text[cut]
    if following == " " and sign == "." and cut == stop + 1:
        begins = text[cut + 1 : cut + 2]
        if begins.islower():
            return _ends_small(text, first, stop)
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
        return cut == stop + 1 and _ends_small(text, first, stop)
    if not word and not opening:
        following = text[cut : cut + 40].lstrip()[:1]
        if following in _FIGURES and sign == "." and cut == stop + 1:
            before = _LAST_WORD.match(text, max(first, stop - _LAST), stop)
            return before is None or is_full_stop(before[1], "", at_start=False)
        return bool(following) and following not in ",;:)]}.!?…"
    if sign != "." or cut > stop + 1:
        if not word[:1].islower():
            return True
        return cut > stop + 1 and opening != "" and text[cut - 1] not in ".…"
    if after and len(word) == 1 and text[after.end() : after.end() + 1] == ".":
        initial = text[stop - 2 : stop - 1].isspace() and text[stop - 1 : stop].isupper()
        if initial and word.isupper():
            return False  # “Wan F. A. Jusoh”
    return _ends_word(text, first, stop, word)


def _ends_word(text: str, first: int, stop: int, after: str) -> bool:
    """Say whether the full stop at `stop` ends more than the word before it."""
    before = _LAST_WORD.match(text, max(first, stop - _LAST), stop)
    if before is None:
        return True
    begun = before.start(1)
    near = max(first, begun - _ARTICLE)
    if len(before[1]) <= _ITEM and before[1].isdigit() and _COUNTED.search(text, near, begun):
        return False
    at_start = near == first and not text[first:begun].strip()
    return is_full_stop(before[1], after, at_start=at_start)


def _ends_small(text: str, first: int, stop: int) -> bool:
    """Say whether a sentence that began in small letters ends before one that does too.

    So people write in chats and captions; in other texts small letters mean that it goes on.
    """
    begins = _SMALL.match(text, first, stop)
    if begins is None or not begins[1].islower():
        return False
    if text[stop] != ".":
        return text[stop] in "!?"
    before = _LAST_WORD.match(text, max(first, stop - _LAST), stop)
    return before is not None and _is_long(before[1].lower())


def _is_long(word: str) -> bool:
    """Say whether a word in small letters is too long, or too plain, to be shortened."""
    if word.isdigit():
        return len(word) > _ITEM
    parts = word.split(".")
    if word in SHORT or (len(parts) > 1 and min(map(len, parts)) == 1):
        return word in _TWO_LETTERS
    last = parts[-1].replace("’", "'").rpartition("'")[2]
    return last.isalpha() and (len(parts[-1]) > _ITEM or word in _TWO_LETTERS)


def _is_glued(text: str, stop: int, cut: int) -> bool:
    """Say whether a new sentence begins without a space (“the company.The deal”)."""
    end = stop - (text[stop - 1 : stop] == " ")
    before = text[max(0, end - 3) : end]
    pattern = _GLUED if text[stop] == "." else _GLUED_WORD
    if text[stop] == "." and (before[1:].isdigit() or before[-1:] in (")", "]")):
        return bool(pattern.match(text, cut))  # “on 2024-01-01.It broke”
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
