"""The title of a plain text, which nothing marks: the line that looks like one.

A title is short, does not end like a sentence and stands before the prose. What a page puts
above it (its own name, the section, cookies, an address, who wrote it) is no title, nor is
how a letter or a speech begins. A colon alone does not make a line speech: titles are full of
them. Where there is no title, the name of the file says more than a sentence would, if it
says anything.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.documents.bylines import is_byline

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["title_among"]

_LONGEST = 120
_FEW = 3  # lines among which a heading counts though a paragraph stands before it
_CHROME = re.compile(
    r"(?:skip (?:to|navigation)\b.*|menu|search|subscribe.*|sign (?:in|up)|log ?in|register|home"
    r"|today['’]s paper|contents|advertisement|accept(?: all)?|(?:back|jump) to .*|share|print)\Z",
    re.IGNORECASE,
)
_SITE = re.compile(
    r"(?:the )?(?:[\w-]+ )?(?:times|post|guardian|news|journal|herald|tribune|daily|gazette|mail"
    r"|telegraph|magazine|review|opinion|analysis|politics|business|technology|tech|science"
    r"|world|sports?|culture|transport|health|economy|local|features?|blog)\Z",
    re.IGNORECASE,
)
_ELSE = re.compile(
    r"https?://|www\.|\[?\(?\d{1,2}:\d\d|(?i:author|date|by):|.*\b(?i:cookies?)\b|#!|.*-\*-"
)
_GREETING = re.compile(
    r"(?:(?:dear|hello|hi|hey|greetings|my (?:dear|lords?|friends?))(?: [\w.'’-]+){0,4}"
    r"|sirs?|madam|(?:ladies|gentlemen)(?: and \w+)?)[ ]?[,:!.–—-]{0,2}\Z",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"(?:[QA]|[A-Z]{1,2}\d{1,3}|[A-Z][A-Z.'’ -]{1,40}"  # Q, P07 and ADA SMITH only ever speak
    r"|(?P<name>[^\W\d_a-z][\w.'’-]{1,30}(?: [^\W\d_a-z][\w.'’-]{0,30})?)):[ \t]+(?P<said>\S.*)"
)
_SAID = re.compile(r".*[.!…]['’”\")]{0,2}\Z")
_COMMENT = re.compile(r"\A(?:#{1,6}|//+|;{1,3}|%{1,3}|--)[ \t]+|[ \t]+#{1,6}\Z")
_RELEASE = re.compile(
    r"(?:for immediate release|(?:press|media|news) (?:release|statement|notice)"
    r"|pressemitteilung|medienmitteilung|communiqué(?: de presse)?|nota de prensa)\b",
    re.IGNORECASE,
)
"""What stands between the name of who sends a statement and its title."""
_ENDS = (".", ",", ";", ":", "!”", ".”", "…", '."')
_SENTENCE = re.compile(r"[.!?]['”\"]? +[“\"]?[A-Z]")
_HASHED = re.compile(r"[0-9a-f]{8,}|\d{5,}", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w'’]*")
_TELLING = re.compile(r"[^\W\d_]{3,}|(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


def title_among(lines: Sequence[str], name: str) -> str:
    """Return the title among the first lines of a text; empty where its `name` says more.

    `lines` are without those that are blank, dates or bylines. Without a title, and where
    the name says nothing either, it is the first line.
    """
    lines = [bare for line in lines if (bare := _COMMENT.sub("", line))]
    best, worth, sender = "", 0, ""
    for place, line in enumerate(lines):
        if best and _RELEASE.match(line):
            best, worth, sender = "", 0, best
            continue
        if _is_prose(line):
            if place:
                break
            continue
        if place and _is_prose(lines[0]) and place >= _FEW:
            break
        now = _worth(line)
        if now > worth:
            best, worth = line, now
    if best or sender:
        return best or sender
    stem = name.rpartition("/")[2].rpartition(".")[0]
    if len(_TELLING.findall(_HASHED.sub(" ", stem))) > 1:  # two words, or one and a year
        return ""
    said = [line for line in lines if any(map(str.isalnum, line))]
    return next((line for line in said if not is_byline(line)), said[0] if said else "")


def _worth(line: str) -> int:
    """Return how much a line looks like a title: 0 not at all, 2 and more quite so."""
    words = len(line.split())
    if not any(map(str.isalpha, line)) or _CHROME.match(line) or _ELSE.match(line):
        return 0
    if is_byline(line) or _GREETING.match(line) or _is_spoken(line):
        return 0
    if len(line) > _LONGEST or (line.endswith(_ENDS) and not _is_capitalised(line)):
        return 0
    return 1 if _SITE.match(line) else 3 if words > 1 else 2


def _is_spoken(line: str) -> bool:
    """Say whether a line is what somebody says, after a name and a colon."""
    spoken = _SPOKEN.match(line)
    if spoken is None or spoken["name"] is None:
        return spoken is not None
    return not spoken["said"][0].islower() and _SAID.match(spoken["said"]) is not None


def _is_prose(line: str) -> bool:
    if len(line) > _LONGEST:
        return True
    if _is_capitalised(line):
        return False
    return _SENTENCE.search(line) is not None or (line.endswith(_ENDS) and len(line.split()) >= 8)


def _is_capitalised(line: str) -> bool:
    """Say whether nearly all long words begin with a capital: a headline, whatever its end."""
    words = [word for word in _WORD.findall(line[: _LONGEST + 1]) if len(word) > 3]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= 4 and capitals * 5 >= len(words) * 4 and not line.endswith((",", ":"))
