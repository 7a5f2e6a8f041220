"""Signs that Word sets in a font of symbols, where a code stands for a picture and no letter."""

from __future__ import annotations

__all__ = ["symbol"]

_GREEK = dict(
    zip(
        "abgdezhqiklmnxoprstufcyw" + "ABGDEZHQIKLMNXOPRSTUFCYW",
        "αβγδεζηθικλμνξοπρστυφχψω" + "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ",
        strict=True,
    )
)
_SYMBOL = {ord(latin): greek for latin, greek in _GREEK.items()}
_SYMBOL |= {0xA3: "≤", 0xA5: "∞", 0xAC: "←", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×"}
_SYMBOL |= {0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xD6: "√", 0xDE: "⇒", 0xE5: "∑"}
_WINGDINGS = {
    0x6C: "●",
    0x6E: "■",
    0x6F: "☐",
    0xA7: "▪",
    0xA8: "☐",
    0xDF: "←",
    0xE0: "→",
    0xE8: "➔",
}
_WINGDINGS |= {0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"}
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x54: "☒", 0xA3: "☐"}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}


def symbol(font: str, code: str) -> str:
    """Return the sign that a `font` has at a `code` (hex), empty where it is not known.

    Word adds F000 to codes of such fonts.
    """
    try:
        number = int(code[:6], 16)
    except ValueError:
        return ""
    signs = _FONTS.get(font.casefold())
    if signs is None:
        plain = 0x20 <= number < 0x7F or 0xA0 <= number < 0xD800
        return chr(number) if plain else ""
    return signs.get(number & 0xFF, "")
