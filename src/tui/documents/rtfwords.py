"""The control words of RTF that are signs, or that begin what is not text."""

from __future__ import annotations

__all__ = ["SIGNS", "SKIPPED", "SYMBOLS"]

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
SYMBOLS = {"~": "\u00a0", "_": "\u2011", "-": "\u00ad", "{": "{", "}": "}", "\\": "\\"}
