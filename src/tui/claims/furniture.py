"""Lines of a page that stand around its text: captions, bylines, ways to other pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.claims.endings import is_closed

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = [
    "after_tags",
    "heads_mail",
    "is_byline",
    "is_caption",
    "is_citation",
    "is_in_menu",
    "is_prose",
    "is_turning",
    "is_word",
    "stands_alone",
]

_TAGS = re.compile(
    r"(?:&nbsp;|</?(?:p|div|section|article|main|center|font|small|big|br|td|tr|li|ul|ol|"
    r"blockquote|figure|details|summary|dd|dt|aside)(?:\s[^<>\n]{0,200})?/?>\s{0,9})+",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?i)(?:\[?(?:photo|image|picture|photograph|illustration|figure|fig\.|credit|caption|video|"
    r"chart|graphic|sources?|via|read more|see also|also read|related|tags|category|categories|"
    r"filed under|published|updated|posted|by|author|editor'?s note|note|disclaimer|correction|"
    r"copyright|audio|podcast|listen|watch|journal reference|story source|doi|"
    r"foto|bild|quelle|bildunterschrift|bildquelle|bildrechte|video|stand)\s*\d*\s*[:|©])"
    r"|image (?:caption|source|credit)\b|(?:photo|video) caption\b|©|https?://|www\."
)
_CREDIT = re.compile(
    r"(?:\A|\W)(?:Photo|Photograph|Picture|Image|Credit|Foto|Bild)(?: credit)?(?::| by)"
    r" [^.:!?]{2,60}[.)\]]?\Z"
)
_SIGNS = re.compile(r"[:|©/.,]")
_BYLINE = re.compile(r"(?i)\Aby\s+[A-Z]|min(?:ute)?s?\s+read|\bread\s*→|·\s*\d+\s*min")
_TURNING = re.compile(
    r"(?i)(?:(?:previous|next|newer|older)(?: (?:article|post|story|entry|page))?|"
    r"(?:vorheriger|nächster) (?:artikel|beitrag)|weiter|zurück)\s*[:›»→←]"
)
_ALONE = re.compile(r"[A-Z]{2,}(?: [A-Z]{2,})?\Z|[A-Z][a-z]+(?: \(\d{1,6}\))\Z")
_CITED = re.compile(
    r", (?:1[89]|20)\d\d, (?:pp?|S)\.[ \xa0]?\d{1,4}(?:[-–]\d{1,4})?\.?\Z"
    r"|, (?:1[89]|20)\d\d; \d{1,4} ?(?:\(\d{1,3}\))?: ?[\w.-]{1,12}(?:[-–]\d{1,6})?\.?\Z"
)
_CITATION, _WHERE = 200, 30
"""Code points of a note that only says where something stands (“Ministry, 2023, p. 4.”)."""
_REPLY = re.compile(
    r"(?:On|Am|Le|El) [^\n]{6,160}\b(?:wrote|schrieb|a écrit|escribió)[^\n]{0,60}:\Z"
)
_ABOUT = frozenset(("about", "über", "à", "sobre", "zum", "zur"))
"""Words that a heading begins with above who wrote a text."""
_STOPS = frozenset('.!?”"')
_NEAR, _SHORT, _FAR = 40, 40, 90
"""Code points in which the sign of a caption stands, that a line of a menu has at most, and before
the end of a caption in which its credit begins."""


def is_caption(line: str) -> bool:
    """Say whether a line is a caption, a credit, a list of tags or whose page it is."""
    if _SIGNS.search(line, 0, _NEAR) is not None and _CAPTION.match(line) is not None:
        return True
    end = line[-_FAR:]
    return (": " in end or " by " in end) and _CREDIT.search(end) is not None


def is_byline(line: str) -> bool:
    """Say whether a line says who wrote the text, or how long it takes to read."""
    near = "read" in line or "·" in line or line[:3] in {"By ", "BY ", "by "}
    return near and _BYLINE.search(line) is not None


def heads_mail(line: str) -> bool:
    """Say whether a line with a colon stands above what a mail quotes (“On Friday, Ann wrote:”)."""
    return _REPLY.match(line) is not None


def is_word(line: str, tails: Collection[str]) -> bool:
    """Say whether a line is one word that heads nothing, and none of the `tails` of a text."""
    return line.isalnum() and (word := line.lower()) not in tails and word not in _ABOUT


def is_turning(line: str) -> bool:
    """Say whether a line without a stop leads to the page before or behind this one."""
    return _TURNING.match(line) is not None


def stands_alone(line: str) -> bool:
    """Say whether a line can only stand below a headline (“NEWS”, “Comments (14)”, “By …”)."""
    return len(line) < _SHORT and (is_byline(line) or _ALONE.match(line) is not None)


def is_citation(text: str, start: int, end: int) -> bool:
    """Say whether a paragraph only names a page or an issue (“Ministry, 2023, p. 4.”)."""
    if end - start >= _CITATION:
        return False
    return _CITED.search(text, max(start, end - _WHERE), end) is not None


def is_in_menu(text: str, start: int) -> bool:
    """Say whether no sentence ends above the line at `start` (“4 min read”, “27 comments”)."""
    return text[max(0, start - _SHORT) : start].rstrip()[-1:] not in _STOPS


def after_tags(text: str, start: int, end: int) -> int:
    """Return where words begin behind the tags that open a paragraph."""
    tags = _TAGS.match(text, start, end)
    return tags.end() if tags else start


def is_prose(text: str, span: tuple[int, int]) -> bool:
    """Say whether a paragraph is a full one, so that a line above it can be its heading."""
    return span[1] - span[0] > 80 and is_closed(text, *span)
