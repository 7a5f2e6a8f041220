"""What Markdown's signs say about a line, without taking them away.

Inline marks only: emphasis, code, links. The signs stay in the text, so that no offset moves; the
reader draws them faintly and what they mark in its own style. Each pattern is linear: it holds no
nested repetition, and what it may cross is capped.
"""

from __future__ import annotations

import re

__all__ = ["heading_level", "heading_words", "inline_marks"]

_INLINE = re.compile(
    r"(?P<code>(?<!`)(?P<tick>`{1,3})(?!`)[^`\n]{1,400}(?P=tick)(?!`))"
    r"|(?P<strong>(?<![\w*])\*\*(?=\S)[^*\n]{1,600}(?<=\S)\*\*(?!\*))"
    r"|(?P<strong_>(?<![\w_])__(?=\S)[^_\n]{1,600}(?<=\S)__(?![\w_]))"
    r"|(?P<emphasis>(?<![\w*\\])\*(?=[^\s*])[^*\n]{1,600}(?<=[^\s*])\*(?![\w*]))"
    r"|(?P<emphasis_>(?<![\w_\\])_(?=[^\s_])[^_\n]{1,600}(?<=[^\s_])_(?![\w_]))"
    r"|(?P<link>!?\[(?P<label>[^\[\]\n]{1,400})\]\([^()\s]{0,600}\))"
)
_UNDERLINE = re.compile(r"\n[ \t]*(?:=+|-+)[ \t]*\Z")
_CLOSING = re.compile(r"(?<=\s)#+\Z")
_HEADING = re.compile(r" {0,3}(#{1,6})(?=\s|$)")


def heading_level(line: str) -> int:
    """Return the level of a Markdown heading (ATX form), 0 where the line is none."""
    heading = _HEADING.match(line)
    return len(heading[1]) if heading else 0


def heading_words(text: str) -> str:
    """Return the words of a Markdown heading without the signs that make it one, on one line."""
    line = " ".join(_UNDERLINE.sub("", text).split())
    signs = [(start, end) for start, end, name in inline_marks(line) if name == "sign"]
    for start, end in sorted(signs, reverse=True):
        line = line[:start] + line[end:]
    if heading := _HEADING.match(line):
        line = line[heading.end() :]
    return _CLOSING.sub("", line).strip() or text.strip()


def inline_marks(line: str) -> list[tuple[int, int, str]]:
    """Return `(start, end, name)` of what is marked in one line, and of the signs that mark it.

    Names are `code`, `strong`, `emphasis`, `link` and, for the signs, `sign`.
    """
    found: list[tuple[int, int, str]] = []
    for match in _INLINE.finditer(line):
        name = (match.lastgroup or "").rstrip("_")
        start, end = match.span()
        if name == "link" or match["link"]:
            left, right = match.span("label")
            found += [(start, left, "sign"), (left, right, "link"), (right, end, "sign")]
            continue
        if match["code"]:
            name, size = "code", len(match["tick"])
        else:
            name = "strong" if match["strong"] or match["strong_"] else "emphasis"
            size = 2 if name == "strong" else 1
        found += [
            (start, start + size, "sign"),
            (start + size, end - size, name),
            (end - size, end, "sign"),
        ]
    return found
