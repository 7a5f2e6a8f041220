"""The control words of RTF that are signs, or that begin what is no text; items without a list."""

from __future__ import annotations

import re

__all__ = ["SHIFTS", "SIGNS", "SKIPPED", "SYMBOLS", "character", "code_page", "hung_item"]

SKIPPED = frozenset(
    (
        *("colortbl", "pict", "object", "header", "headerl", "headerr", "headerf"),
        *("footer", "footerl", "footerr", "footerf", "themedata", "listtable", "annotation"),
        *("listoverridetable", "rsidtbl", "generator", "xmlnstbl", "datastore", "fldinst"),
        *("latentstyles", "colorschememapping", "nonshppict", "bkmkstart", "bkmkend", "filetbl"),
        *("pnseclvl", "atnid", "atnauthor", "revtbl", "userprops", "mmathPr", "wgrffmtfilter"),
    )
)
SIGNS = {
    "tab": "\t",
    "line": "\n",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": "\u2003",
    "enspace": "\u2002",
}
SHIFTS = {"super": 1, "sub": -1, "nosupersub": 0, "up": 1, "dn": -1}
"""Whether characters are raised or lowered from here on."""
SYMBOLS = {"~": "\u00a0", "_": "\u2011", "-": "\u00ad", "{": "{", "}": "}", "\\": "\\"}
_HUNG = re.compile(r"([•‣▪◦●○∙·–—-]|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,5})[.)])[ \xa0]{0,4}\t\s{0,9}")
_DEEPEST_ITEM = 9


def hung_item(text: str, left: int, first: int) -> tuple[str, int] | None:
    """Return an item and its level where a paragraph has only the look of one.

    `left` and `first` are its indents; the sign of an item hangs out and a tab follows it.
    """
    hung = _HUNG.match(text) if first < 0 else None
    if hung is None:
        return None
    sign = hung[1] if any(map(str.isalnum, hung[1])) else "•"
    level = max(1, min(round(left / -first), _DEEPEST_ITEM))
    return f"{sign} {text[hung.end() :]}", level


def character(number: int) -> str:
    """Return the character that a Unicode word names; beyond 32,767 its number is below zero."""
    code = number + 65536 if number < 0 else number
    return chr(code) if 0 < code < 0x110000 else "\ufffd"


def code_page(number: int) -> str:
    """Return the codec of a Windows code page, that of Western Europe for one unknown."""
    import codecs

    try:
        return codecs.lookup(f"cp{number}").name
    except LookupError:
        return "cp1252"
