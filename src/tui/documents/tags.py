"""HTML cut into tags and text, in linear time and the same under every Python.

The standard library's parser was rewritten in point releases (offsets would move) and has
had quadratic cases; this one follows the HTML standard's tokeniser as far as text needs it.
It never fails, never recurses, and reads nothing but what it is given.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Tag", "attributes_of", "tokens", "unescape"]

_OPEN = re.compile(r"<(/?)([a-zA-Z][^\s/>]{0,64})")
_ATTRIBUTE = re.compile(r"""([^\s"'>/=]{1,200})(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?""")
_QUOTED_REST = re.compile(r"""(?:[^>"']++|"[^"]*+"|'[^']*+')*+>""")
_HUGE_NUMBER = re.compile(r"&#(?:\d{8,}|[xX][0-9a-fA-F]{8,});?")
_RAW = frozenset(
    ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript")
)
_RAW_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _RAW}
_PATIENCE = 20_000_000
_FARTHEST = 1_000_000
_MOST_ATTRIBUTES = 64


class Tag(NamedTuple):
    """A start tag (`close` false) or end tag, with its attributes not yet taken apart."""

    name: str
    close: bool
    rest: str


def unescape(text: str) -> str:
    """Replace character references; numbers beyond all characters become U+FFFD."""
    if "&" not in text:
        return text
    return html.unescape(_HUGE_NUMBER.sub("\ufffd", text))


def attributes_of(tag: Tag) -> dict[str, str]:
    """Return a tag's attributes, the first of each name, at most 64 of them."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(tag.rest):
        value = match[2] or match[3] or match[4] or ""
        found.setdefault(match[1].lower(), unescape(value))
        if len(found) >= _MOST_ATTRIBUTES:
            break
    return found


def tokens(text: str, *, xml: bool = False) -> Iterator[Tag | str]:
    """Yield tags, and the text between them with its character references replaced.

    Comments, declarations and processing instructions are left out. What scripts, styles
    and titles contain is one piece of text between their tags. A `<` that starts nothing
    is text. In `xml`, a tag that closes itself has no content.
    """
    position = 0
    finder = _Finder(text)
    last_close = text.rfind(">")
    while position < len(text):
        at = text.find("<", position)
        while at >= 0 and not _starts(text, at, last_close):
            at = text.find("<", at + 1) if at < last_close else -1
        if at < 0:
            yield unescape(text[position:])
            return
        if at > position:
            yield unescape(text[position:at])
        match = _OPEN.match(text, at)
        if match is None:
            position = finder.after_declaration(at)
            continue
        end = finder.tag_end(match.end())
        name = match[2].lower()
        yield Tag(name, bool(match[1]), text[match.end() : end])
        position = end + 1
        if xml and text[end - 1] == "/" and not match[1]:
            yield Tag(name, True, "")
        elif name in _RAW and not match[1]:
            closing = _RAW_ENDS[name].search(text, position)
            inner_end = len(text) if closing is None else closing.start()
            if inner_end > position:
                inner = text[position:inner_end]
                yield unescape(inner) if name in ("title", "textarea") else inner
            position = inner_end


class _Finder:
    """Looks ahead for the ends of things, and never twice in vain for the same end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._absent: set[str] = set()
        self._patience = _PATIENCE

    def _find(self, needle: str, start: int) -> int:
        if needle in self._absent:
            return -1
        found = self._text.find(needle, start)
        if found < 0:
            self._absent.add(needle)
        return found

    def after_declaration(self, at: int) -> int:
        """Return the end of a comment, declaration, instruction or tag without a name."""
        if self._text.startswith("<!--", at):
            end = self._find("-->", at + 2)
            return end + 3 if end >= 0 else at + 4
        end = self._text.find(">", at) + 1
        if self._text[at : at + 9].lower() == "<!doctype" and "[" in self._text[at:end]:
            subset = self._find("]>", at)
            return subset + 2 if subset >= 0 else end
        return end

    def tag_end(self, start: int) -> int:
        """Return where the `>` of a tag stands: not one inside quotes, if they close."""
        end = self._text.find(">", start)
        inner = self._text[start:end]
        if self._patience <= 0 or not ('"' in inner or "'" in inner):
            return end
        quoted = _QUOTED_REST.match(self._text, start, start + _FARTHEST)
        if quoted is not None:
            return quoted.end() - 1
        self._patience -= min(_FARTHEST, len(self._text) - start)
        return end


def _starts(text: str, at: int, last_close: int) -> bool:
    """Say whether the `<` at `at` starts markup that ends somewhere."""
    if at >= last_close:
        return False
    following = text[at + 1]
    return following in "!?/" or (following.isascii() and following.isalpha())
