"""The control words of RTF that are signs, or that begin what is no text."""

from __future__ import annotations

__all__ = ["CODE_PAGES", "SHIFTS", "SIGNS", "SKIPPED", "SYMBOLS", "character", "code_page"]

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
CODE_PAGES = {"ansicpg": "", "mac": "mac_roman", "pc": "cp437", "pca": "cp850", "deff": ""}
"""Words of the head that say how bytes are read; empty where the number that follows says it."""
_MACINTOSH = {10000: "mac_roman", 10006: "mac_greek", 10007: "mac_cyrillic", 10029: "mac_latin2"}
SHIFTS = {"super": 1, "sub": -1, "nosupersub": 0, "up": 1, "dn": -1}
"""Whether characters are raised or lowered from here on."""
SYMBOLS = {"~": "\u00a0", "_": "\u2011", "-": "\u00ad", "{": "{", "}": "}", "\\": "\\"}


def character(number: int) -> str:
    """Return the character that a Unicode word names; beyond 32,767 its number is below zero."""
    code = number + 65536 if number < 0 else number
    return chr(code) if 0 < code < 0x110000 else "\ufffd"


def code_page(number: int) -> str:
    """Return the codec of a code page of Windows, that of Western Europe for one unknown."""
    import codecs

    try:
        return codecs.lookup(_MACINTOSH.get(number, f"cp{number}")).name
    except LookupError:
        return "cp1252"
