"""One gate against hostile text: what a terminal could misread is replaced when drawn.

The replacement is one code point for one code point, so that offsets stay what they are.
"""

from __future__ import annotations

__all__ = ["clean"]


def _table() -> dict[int, str]:
    table = {c: chr(0x2400 + c) for c in range(0x20)}  # Control Pictures
    table[0x7F] = "␡"
    table.update(dict.fromkeys(range(0x80, 0xA0), "�"))  # C1: 0x9B alone is a CSI
    table.update(dict.fromkeys((0x061C, 0x200E, 0x200F), "�"))  # bidirectional marks
    table.update(dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "�"))
    table.update(dict.fromkeys((0x2028, 0x2029), "␤"))
    table.update(dict.fromkeys(range(0xD800, 0xE000), "�"))  # lone surrogates
    table.update(dict.fromkeys((0xFFF9, 0xFFFA, 0xFFFB), "�"))
    table.update(dict.fromkeys(range(0xE0000, 0xE0080), "�"))  # tags: invisible text
    return table


_TABLE = _table()


def clean(text: str) -> str:
    """Return `text` with every control and bidirectional override as a visible sign.

    Same length, code point for code point; line feeds and tabs are replaced too, so handle
    them before drawing.
    """
    return text if text.isprintable() else text.translate(_TABLE)  # what it replaces never is
