"""The same frame in fewer bytes, for slow lines and slow terminals.

Rich writes every segment as style, text, reset: some forty bytes of colour before a word of five.
Most neighbours differ in nothing, or in one attribute, so a frame says only what changes; over SSH
that is the difference between a page that appears and one that is painted.

Standard: ECMA-48, 8.3.117 (SGR); direct colours as in ISO 8613-6 with semicolons, as Rich writes.
"""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["SEQUENCE", "change", "said", "thrifty"]

SEQUENCE = re.compile(r"(\x1b\[[0-9;?<=>]*[ -/]*[@-~])")
_MOVES = frozenset("ABCDEFGHd")
_ON_AGAIN = {"22": ("1", "2"), "23": ("3",), "24": ("4",), "27": ("7",), "29": ("9",)}
_OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "7": "27", "9": "29"}
"""What switches an attribute off; 22 does for bold and faint both."""


def thrifty(frame: str) -> str:
    """Return what draws exactly the same as `frame`, and leaves the attributes reset.

    `frame` starts with attributes reset and scrolls nothing, as every frame here does.
    """
    pieces = SEQUENCE.split(frame)
    out: list[str] = []
    current = wanted = ""
    for index, piece in enumerate(pieces):
        if not piece:
            continue
        if index % 2 == 0:
            if piece == "\n" and index + 1 < len(pieces) and pieces[index + 1].endswith("H"):
                continue  # the next move says where to go on
            if wanted != current:
                out.append(change(current, wanted))
                current = wanted
            out.append(piece)
        elif piece[-1] == "m":
            wanted = said(wanted, piece[2:-1])
        else:
            if piece[-1] not in _MOVES and wanted != current:
                out.append(change(current, wanted))
                current = wanted
            out.append(piece)
    if current:
        out.append("\x1b[0m")
    return "".join(out)


def said(wanted: str, parameters: str) -> str:
    """Return the attributes wanted once `parameters` are said too."""
    if parameters in {"", "0"}:
        return ""
    if parameters.startswith("0;"):
        return parameters[2:]
    return _merged(wanted, parameters) if wanted else parameters


@lru_cache(4096)
def change(current: str, wanted: str) -> str:
    """Return the shortest sequence from the attributes `current` to `wanted`."""
    if not current:
        return f"\x1b[{wanted}m"
    full = f"\x1b[0;{wanted}m" if wanted else "\x1b[0m"
    old, new = _parse(current), _parse(wanted)
    if old is None or new is None:
        return full
    parts = []
    gone = old[0] - new[0]
    if not gone <= _OFF.keys():
        return full
    kept = set(old[0] & new[0])
    for code in sorted(gone):
        parts.append(_OFF[code])
        if _OFF[code] == "22":
            kept -= {"1", "2"}
    parts += sorted(new[0] - kept)
    for was, now, default in ((old[1], new[1], "39"), (old[2], new[2], "49")):
        if was != now:
            parts.append(now or default)
    short = f"\x1b[{';'.join(parts)}m"
    return short if parts and len(short) < len(full) else full


@lru_cache(4096)
def _merged(before: str, after: str) -> str:
    """Return the attributes in force when `after` is said while `before` holds."""
    state = _parse(f"{before};{after}")
    return (
        f"{before};{after}"
        if state is None
        else ";".join(filter(None, (*sorted(state[0]), *state[1:])))
    )


@lru_cache(4096)
def _parse(parameters: str) -> tuple[frozenset[str], str, str] | None:
    """Return attributes, foreground and background, or None for what is not understood."""
    attributes: set[str] = set()
    foreground = background = ""
    codes = iter(parameters.split(";")) if parameters else iter(())
    for code in codes:
        if code in {"38", "48"}:
            kind = next(codes, "")
            count = {"2": 3, "5": 1}.get(kind)
            if count is None:
                return None
            colour = ";".join([code, kind, *(next(codes, "0") for _ in range(count))])
            if code == "38":
                foreground = colour
            else:
                background = colour
        elif code in _OFF:
            attributes.add(code)
        elif code in _ON_AGAIN:
            attributes.difference_update(_ON_AGAIN[code])
        elif code == "0":
            attributes.clear()
            foreground = background = ""
        elif code.isdigit() and (30 <= int(code) <= 37 or 90 <= int(code) <= 97 or code == "39"):
            foreground = "" if code == "39" else code
        elif code.isdigit() and (40 <= int(code) <= 47 or 100 <= int(code) <= 107 or code == "49"):
            background = "" if code == "49" else code
        else:
            return None
    return frozenset(attributes), foreground, background
