"""The numbers of lists as word processors write them: 3, c, iv, with what stands around them."""

from __future__ import annotations

__all__ = ["BULLET", "label", "numeral"]

BULLET = "• "
_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    )
)
_MOST_ROMAN = 4_000
_LETTERS = 26
_MOST_LETTERS = 260


def numeral(number: int, kind: str) -> str:
    """Return a number as `kind` writes it: `1`, `01`, `a`, `A`, `i` or `I` (what counts so)."""
    if kind in ("a", "A") and 0 < number <= _MOST_LETTERS:
        letter = chr(ord("a") + (number - 1) % _LETTERS) * ((number - 1) // _LETTERS + 1)
        return letter if kind == "a" else letter.upper()
    if kind in ("i", "I") and 0 < number < _MOST_ROMAN:
        roman = ""
        for value, sign in _ROMAN:
            count, number = divmod(number, value)
            roman += sign * count
        return roman if kind == "i" else roman.upper()
    return f"{number:02d}" if kind == "01" else str(number)


def label(text: str) -> str:
    """Return what stands before an item, with its blank; a bullet where nothing says more."""
    flat = " ".join(text.split())
    return f"{flat} " if any(map(str.isalnum, flat)) else BULLET
