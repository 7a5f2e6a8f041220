"""TeX as bibliographies use it, turned into text: accents, signs, Greek letters, braces.

Each pattern looks at a bounded piece, so a hostile file costs no more than a long one.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress

__all__ = ["plain", "verbatim"]

_ACCENT = re.compile(
    r"\\(?:([`'^\"~=.])\s{0,3}|([uvHcdbrkt])(?![a-zA-Z])\s{0,3})"
    r"(?:\{\s{0,3}(\\?[a-zA-Z])\s{0,3}\}|(\\[ij](?![a-zA-Z])|[a-zA-Z]))"
)
_COMBINING = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    '"': "\u0308",
    "~": "\u0303",
    "=": "\u0304",
    ".": "\u0307",
    "u": "\u0306",
    "v": "\u030c",
    "H": "\u030b",
    "c": "\u0327",
    "d": "\u0323",
    "b": "\u0331",
    "r": "\u030a",
    "k": "\u0328",
    "t": "\u0361",
}
_WORDS = {
    "ss": "ß",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "aa": "å",
    "AA": "Å",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "i": "ı",
    "j": "ȷ",
    "dh": "ð",
    "DH": "Ð",
    "dj": "đ",
    "DJ": "Đ",
    "th": "þ",
    "TH": "Þ",
    "ng": "ŋ",
    "NG": "Ŋ",
    "\\": " ",
    "TeX": "TeX",
    "circ": "°",
    "deg": "°",
    "LaTeX": "LaTeX",
    "textendash": "–",
    "textemdash": "—",
    "textquoteright": "’",
    "textquoteleft": "‘",
    "textquotedblright": "”",
    "textquotedblleft": "“",
    "textquotesingle": "'",
    "textquotedbl": '"',
    "guillemotleft": "«",
    "guillemotright": "»",
    "quotedblbase": "„",
    "quotesinglbase": "‚",
    "ldots": "…",
    "dots": "…",
    "textellipsis": "…",
    "textbackslash": "\\",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textunderscore": "_",
    "textbar": "|",
    "textless": "<",
    "textgreater": ">",
    "textbullet": "•",
    "textperiodcentered": "·",
    "textdegree": "°",
    "textmu": "μ",
    "texteuro": "€",
    "euro": "€",
    "pounds": "£",
    "textsterling": "£",
    "textregistered": "®",
    "texttrademark": "™",
    "textcopyright": "©",
    "copyright": "©",
    "S": "§",
    "P": "¶",
    "times": "×",
    "pm": "±",
    "cdot": "·",
    "leq": "≤",
    "le": "≤",
    "geq": "≥",
    "ge": "≥",
    "neq": "≠",
    "approx": "≈",
    "sim": "∼",
    "to": "→",
    "rightarrow": "→",
    "infty": "∞",
}
_WORD = re.compile(r"\\(\\|[a-zA-Z]{1,30})(?:\{\}|\s{1,3}(?!\Z))?")
_MATH = re.compile(r"(?<!\\)\$([^$\\]{0,500}(?:\\.[^$\\]{0,500}){0,50})\$", re.DOTALL)
_SIGN = re.compile(r"\\([&%$#_{}])|\\([ ,;:!/-])|([{}])")


def plain(value: str) -> str:
    """Return TeX as text: accents composed, signs for their names, braces and commands off."""
    value = _MATH.sub(lambda match: re.sub(r"(?<!\\)[_^]", "", match[1]) + "{}", value)
    value = _ACCENT.sub(_accented, value)
    value = _WORD.sub(_said, value)
    value = value.replace("---", "—").replace("--", "–").replace("``", "“").replace("''", "”")
    value = value.replace("~", "\u00a0").replace(_TILDE, "~")
    return " ".join(_SIGN.sub(_signed, value).split())


def verbatim(value: str) -> str:
    """Return an address or a number as it is: in it `~` and `--` are themselves."""
    value = re.sub(r"\\url\s{0,3}|\\textasciitilde(?:\{\})?", _unsaid, value)
    value = re.sub(r"\\([&%$#_~])(?:\{\})?", r"\1", value)
    return value.replace("{", "").replace("}", "").strip()


_TILDE = "\ue07e"  # stands for a tilde that is one, while the others become blanks


def _accented(match: re.Match[str]) -> str:
    letter = (match[3] or match[4]).lstrip("\\")
    return unicodedata.normalize("NFC", letter + _COMBINING[match[1] or match[2]])


def _said(match: re.Match[str]) -> str:
    name = match[1]
    if name == "textasciitilde":
        return _TILDE
    if name in _WORDS:
        return _WORDS[name]
    size = "CAPITAL" if name[0].isupper() else "SMALL"
    with suppress(KeyError):
        return unicodedata.lookup(f"GREEK {size} LETTER {name.upper().removeprefix('VAR')}")
    return ""


def _signed(match: re.Match[str]) -> str:
    if match[2]:
        return " " if match[2] in " ,;:" else ""
    return match[1] or ""


def _unsaid(match: re.Match[str]) -> str:
    return "~" if "tilde" in match[0] else ""
