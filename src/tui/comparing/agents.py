"""Who did it, and who holds an office: what fills a role in a passage.

"The dam was built by Hartwell" and "the dam was the work of Brandt" differ in nothing but a name,
and share little else. So names are read with the role they fill: what was done *by* them, the
office before them. "It was the union, not the employer, that left" says itself whom it contradicts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.comparing.words import fold_word, stem_set
from tui.spans import Span

if TYPE_CHECKING:
    from tui.comparing.keys import Key

__all__ = ["Contrast", "Filler", "contrasts", "fillers", "sole_deeds"]

_MOST = 8
"""Names with a role, and contrasts, of a passage that are looked at."""

_LOOK = 60
"""Code points before a name in which its role stands."""

_ROLE = re.compile(
    r"(?:\b(?P<deed>\w+) by|\b(?P<maker>work|handiwork) of|\b(?P<source>came|come|comes) from)"
    r" (?:the )?\Z"
    r"|\b(?P<office>\w+)(?: (?:of|for) (?:the )?\w+)?,? \Z"
)
_CONTRAST = re.compile(
    r"\b[Ii]t (?:was|is) (?P<cleft>[^,;.\n]{2,60}?)(?:, (?:and )?not (?P<than>[^,;.\n]{2,60}),)?"
    r" (?:that|who|which) "
    r"|(?:\A|[.!?;] )(?P<first>[^,;.\n]{2,60}), (?:and )?not (?P<second>[^,;.\n]{2,60}), "
)


@dataclass(frozen=True, slots=True)
class Filler:
    """A name and the role that it fills."""

    role: Key
    name: Span
    words: frozenset[str]
    """The words of the name, folded."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """Who a passage says it was, and who it was not, if it says so."""

    whole: Span
    who: Span
    other: Span | None
    stems: frozenset[str]
    """The content stems of `who`."""


def sole_deeds() -> frozenset[str]:
    """Return the stems of what one person or firm does: another name contradicts."""
    return stem_set("sole_deeds")


def fillers(text: str, keys: tuple[Key, ...]) -> tuple[Filler, ...]:
    """Return the names of a passage with the role they fill, in their order."""
    found: list[Filler] = []
    last = -1
    for at, key in enumerate(keys):
        if not key.named or at <= last:
            continue
        last = at
        while last + 1 < len(keys) and _goes_on(text, keys[last], keys[last + 1]):
            last += 1
        role = _role(text, key, keys)
        if role:
            words = frozenset(fold_word(k.span.of(text)) for k in keys[at : last + 1])
            found.append(Filler(role, Span(key.span.start, keys[last].span.end), words))
            if len(found) == _MOST:
                break
    return tuple(found)


def _goes_on(text: str, one: Key, two: Key) -> bool:
    return two.named and text[one.span.end : two.span.start] in {" ", " & ", "-"}


def _role(text: str, name: Key, keys: tuple[Key, ...]) -> Key | None:
    start = max(0, name.span.start - _LOOK)
    match = _ROLE.search(text[start : name.span.start])
    if match is None or match.lastgroup is None:
        return None
    place = start + match.start(match.lastgroup)
    role = next((key for key in keys if key.span.start == place), None)
    if role is None or match.lastgroup in {"maker", "source"}:
        return role
    listed = sole_deeds() if match.lastgroup == "deed" else stem_set("offices")
    return role if role.stem in listed else None


def contrasts(text: str, keys: tuple[Key, ...]) -> tuple[Contrast, ...]:
    """Return where a passage says who it was and who it was not."""
    found: list[Contrast] = []
    for match in _CONTRAST.finditer(text):
        who = Span(*match.span("cleft" if match["cleft"] else "first"))
        other = "than" if match["than"] else "second"
        stems = frozenset(key.stem for key in keys if key.span.overlaps(who))
        if stems:
            denied = Span(*match.span(other)) if match[other] else None
            found.append(Contrast(Span(*match.span()), who, denied, stems))
            if len(found) == _MOST:
                break
    return tuple(found)
