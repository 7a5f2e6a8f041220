"""The last line: the keys that work here, now; or what has just happened.

A notice takes no key and covers no text: it stands here until the next key.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import var

from tui.text.cleaning import clean
from tui.widgets.one_line import OneLine

__all__ = ["KeyLine", "fitting"]

WAYS_OUT = ("Esc", "?")
"""The keys that stay longest on a narrow screen: the way out, then where all the keys are."""

SECONDS = 4
"""How long a notice stays that no key takes back."""


def fitting(keys: Sequence[tuple[str, str]], room: int) -> list[tuple[str, str]]:
    """Return the pairs that fit into `room` cells, in their order, two spaces between them.

    The ways out stay whatever there is room for; of the rest the first ones do.
    """
    widths = [cell_len(f"{key} {label}") + 2 for key, label in keys]
    left = room + 2
    names = [key for key, _ in keys]
    kept: set[int] = set()
    for place in [names.index(key) for key in WAYS_OUT if key in names]:
        if widths[place] <= left:
            kept.add(place)
            left -= widths[place]
    for place, width in enumerate(widths):
        if place in kept:
            continue
        if width > left:
            break
        kept.add(place)
        left -= width
    return [keys[place] for place in sorted(kept)]


class KeyLine(OneLine):
    """Shows (key, what it does) pairs, as many as fit, the way out always; or one notice."""

    DEFAULT_CSS = """
    KeyLine {
        dock: bottom;
        height: 1;
        padding: 0 1;
        background: $panel;
        color: $foreground;
        & .key { color: $primary; }
    }
    """

    keys: var[Sequence[tuple[str, str]]] = var[Sequence[tuple[str, str]]]((), init=False)
    notice: var[str] = var("", init=False)
    severity: var[str] = var("information", init=False)

    standing: var[str] = var("", init=False)
    """What holds until something takes it back: it stands before the keys."""
    pending: var[str] = var("", init=False)
    """A count that is being typed: it stands at the right end."""

    def watch_keys(self) -> None:
        """Draw the keys anew."""
        self.update(self._line(), layout=False)

    def watch_notice(self) -> None:
        """Show the notice, or the keys again."""
        self.update(self._line(), layout=False)

    def watch_standing(self) -> None:
        """Show what holds, or no more."""
        self.update(self._line(), layout=False)

    def watch_pending(self) -> None:
        """Show the count so far."""
        self.update(self._line(), layout=False)

    def tell(self, words: str) -> None:
        """Show a notice for a few seconds, on screens that do not take it back at the next key."""
        self.severity = "information"
        self.notice = words

        def take_back() -> None:
            if self.notice == words:
                self.notice = ""

        self.set_timer(SECONDS, take_back)

    def on_resize(self) -> None:
        """More or fewer keys fit."""
        self.update(self._line(), layout=False)

    def _line(self) -> Content:
        room = max(1, self.size.width - 2)
        if not self.pending:
            return self._said(room)
        left = self._said(max(1, room - len(self.pending) - 2))
        gap = " " * max(1, room - left.cell_length - len(self.pending))
        return Content.assemble(left, gap, (self.pending, "bold $primary"))

    def _said(self, room: int) -> Content:
        """Return the notice, or what holds and the keys, in `room` cells."""
        if self.notice:
            sign, colour = {
                "warning": ("! ", "$text-warning"),
                "error": ("✗ ", "$text-error"),
            }.get(self.severity, ("", "$foreground"))
            return Content.assemble((sign, colour), (clean(self.notice), "bold")).truncate(
                room, ellipsis=True
            )
        held = [Content.styled(clean(self.standing), "bold $primary")] if self.standing else []
        room -= sum(part.cell_length + 2 for part in held)
        keys = (
            Content.assemble((key, "bold $primary"), " ", label)
            for key, label in fitting(self.keys, room)
        )
        return Content("  ").join([*held, *keys])
