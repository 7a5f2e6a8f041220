"""The box that says who wrote a text (“About Jane Doe”): no part of what the text says."""

from __future__ import annotations

import re
from functools import lru_cache

from tui.claims.people import is_first_name

__all__ = ["BOX", "heads_box", "is_note"]

BOX = 3
"""Paragraphs below such a heading that can belong to the box."""

_NAMELESS, _NAMED, _TOP = 2, 5, 2_000
"""Words of a heading on who wrote a text, and code points in which “By Tim Becker” stands."""
_WHO = (
    "about the author",
    "about the authors",
    "about the writer",
    "about the reporter",
    "about the journalist",
    "about our reporter",
    "über den autor",
    "über die autorin",
    "über die autoren",
    "zum autor",
    "zur autorin",
    "à propos de l'auteur",
    "sobre el autor",
    "sobre la autora",
)
_OPENING = re.compile(
    r"(?:About the (?:author|writer)s?|Über (?:den Autor|die Autorin))\b", re.IGNORECASE
)
_NAME, _LONGEST = re.compile(r"[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]*){1,2}"), 60
_NOTE = re.compile(
    r"[A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þ][\w'’.-]*){1,3}"
    r" (?:is|ist|writes|schreibt|teaches|works|covers|reports|lives)\b"
)
"""What is said of an author first (“Jane Doe teaches law”)."""


_BELOW = re.compile(
    r"\s*[*_]{0,2}(?P<name>[\w'’.-]+(?: [A-ZÀ-Þ][\w'’.-]*){0,3})"
    r" (?:is|has|writes|teaches|works|covers|reports|lives)\b"
)
"""How such a box tells who somebody is now; below other headings it is told what they did."""
_BY = re.compile(
    r"(?m)^[ \t*_]*(?:[Bb]y|BY|Von|Por|Par)[ \t]+"
    r"(?P<name>[^\W\d_a-z][\w'’.-]+(?: [^\W\d_a-z][\w'’.-]*){1,2})"
    r"(?=[ \t*_]*(?:$|[,|·•—–-]|and\b|und\b|last\b|[Uu]pdated\b|\d)[^\n]{0,60}$)"
)
_TITLED = re.compile(r"[A-ZÀ-Þ][\w'’&.,/ -]{2,60}")
"""What somebody is, on a line below the name (“Senior Reporter”)."""
_DOES = re.compile(
    r"(?: [^.\n,]{1,40})?(?:, [^.\n]{1,80},)? (?:is|are|has|was founded|develops|designs|makes|"
    r"builds|produces|provides|offers|operates|helps|works|supports|delivers|serves|runs|supplies|"
    r"manufactures|combines)\b"
)
_OF_RELEASES = re.compile(
    r"(?i)www\.|https?://|[\w.]@\w|forward-looking|for (?:more|further) information"
    r"|investor relations|media (?:contact|inquiries|enquiries)|press (?:contact|office)|contacts?:"
)
"""What stands in or below the box in which a firm tells, at the end of a release, what it is."""
_BIOGRAPHY = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þ][\w'’.-]*){0,2})"
    r"(?:,? (?:who|which) [^.\n]{1,80},)? (?:is|has (?:been|covered|written|reported|worked)|"
    r"covers|writes|reports|works|joined|lives|teaches|ist|arbeitet|schreibt|berichtet)\b"
)
"""What is said of an author elsewhere than below a text (“Jane has been writing since 2009”)."""


def heads_box(text: str, words: list[str], end: int) -> bool:
    """Say whether a heading of such words (in small letters) stands above who wrote `text`.

    It ends at `end` (code points). A heading may also name somebody whom the text is about.
    """
    if words[:1] not in (["about"], ["über"], ["à"], ["sobre"], ["zum"], ["zur"]):
        return False
    if " ".join(words) in _WHO:
        return True
    name = " ".join(words[1:]).removeprefix("the ")
    if words[0] != "about" or not 0 < len(words) - 1 < _NAMED:
        return False
    if len(words) > _NAMELESS and _is_of_person(text, words, name, end):
        return True
    # What a firm is, at the end of its release (“About Norvia Steel”, with whom to ask below it).
    opening = text[end : end + 4 * _LONGEST].strip(" \n\t*_:").lower().removeprefix("the ")
    told = opening.startswith(name) and _DOES.match(opening, len(name))
    return bool(told) and _OF_RELEASES.search(text, end, end + _TOP) is not None


def _is_of_person(text: str, words: list[str], name: str, end: int) -> bool:
    """Say whether a heading names the author, or what stands below tells who somebody is."""
    if f"\nby {name}" in text[:_TOP].lower():
        return True
    below = _BELOW.match(text, end) if is_first_name(words[1]) else None
    return below is not None and below["name"].lower() in {words[1], name}


def is_note(text: str, start: int, end: int, *, last: bool) -> bool:
    """Say whether the paragraph `[start, end)` says of itself that it is about who wrote the text.

    It does with its first words, or as the `last` one that begins with the name below the title,
    or tells, all in italics, who somebody is.
    """
    if text[start] in "AaÜü" and _OPENING.match(text, start, end):
        return True
    if _tells_of_author(text, start, end):
        return True
    if last and (name := _NAME.match(text, start, min(end, start + _LONGEST))):
        top = text[: min(start, _TOP)].lower()
        if f"\nby {name[0].lower()}" in top:
            return True
    mark = text[start - 1 : start]
    slanted = last and mark in {"*", "_"} and text[end - 1] == mark
    return slanted and _NOTE.match(text, start, end) is not None


def _tells_of_author(text: str, start: int, end: int) -> bool:
    """Say whether a paragraph begins with the name in the line “By …”, and what he or she does."""
    told = _BIOGRAPHY.match(text, start, min(end, start + 2 * _LONGEST))
    if told is None:
        return False
    name = told["name"].lower()
    if _stands_below(text, start, name):
        return True
    authors = _named_by(text[: min(start, _TOP)])
    return any(name == author or name in author.split() for author in authors)


@lru_cache(maxsize=16)
def _named_by(top: str) -> tuple[str, ...]:
    """Return who is named in lines “By …” of what a text begins with, in small letters."""
    return tuple(found["name"].lower() for found in _BY.finditer(top))


def _stands_below(text: str, start: int, name: str) -> bool:
    """Say whether a paragraph stands below its author's name, which stands at the top, too.

    What somebody is can stand between them (“Rami Sood”, “Senior Reporter”, “Rami has …”).
    """
    above = text[max(0, start - 2 * _LONGEST) : start].split("\n")
    lines = [line.strip(" \t*_#") for line in above[1:] if line.strip()][-2:]
    if lines[1:] and not _TITLED.fullmatch(lines[1]) and lines[1] != lines[0]:
        return False
    for line in lines:
        full = line.lower()
        if _NAME.fullmatch(line) and (name == full or name in full.split()):
            return f"\n{full}" in text[: min(start - len(line) - 2, _TOP)].lower()
    return False
