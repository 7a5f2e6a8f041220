"""Cards of any height, drawn by the line API: only what is in view is ever wrapped.

The view scrolls by whole cards, so that neither the number of cards nor their heights have to
be known: ten thousand cards open as fast as ten.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import ClassVar, Generic, TypeVar

from textual.geometry import Offset, Region, Size
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.widgets.calm_focus import CalmFocus
from tui.widgets.card_style import CARD_CSS, ROLES, CardStyles
from tui.widgets.card_text import Line, Piece, piece, wrap
from tui.widgets.plain_lines import PlainLines
from tui.widgets.scroll_bar import Scrolls

__all__ = ["CardView"]

T = TypeVar("T")


class CardView(PlainLines, CalmFocus, Scrolls, ScrollView, Generic[T]):
    """Draws cards, with a cursor on one and marks on some; a subclass says how one looks."""

    DEFAULT_CSS = CARD_CSS
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"card--{role}" for role in ROLES}

    HEADING: ClassVar[int] = 0  # lines over the first card that are no part of it
    GAP: ClassVar[int] = 1
    """Empty lines between cards."""

    cursor: var[int] = var(0, init=False)
    quiet: var[bool] = var(False, init=False)
    """Whether the cursor only shows while the list has the keys."""
    cards: var[Sequence[T]] = var[Sequence[T]]((), init=False)

    def __init__(self, *, id: str | None = None, empty: str = "") -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self.empty = empty
        self.marks: set[str] = set()
        self._styles = CardStyles(self)
        self._drawn: dict[int, list[Line]] = {}
        self._strips: dict[int, dict[tuple[int, int, str, bool], Strip]] = {}
        self._drawn_width = 0
        self._view: tuple[tuple[int, int], list[tuple[int, int]]] | None = None
        self._frame: Size | None = None
        self._sized = Size(0, 0)
        self._look: object = None

    def draw_card(self, card: T, width: int) -> list[Line]:
        """Return the lines of one card, in at most `width` cells; a subclass must say."""
        raise NotImplementedError

    def key_of(self, card: T) -> str:
        """Return what a card is known by when the list is filled anew, for marks and cursor."""
        return str(id(card))

    @property
    def said_of_none(self) -> str:
        """What is said where there is no card."""
        return self.empty

    @property
    def current(self) -> T | None:
        """The card under the cursor, or None in an empty list."""
        return self.cards[self.cursor] if self.cards else None

    @property
    def marked(self) -> list[T]:
        """The marked cards in order; with none marked, the current one."""
        chosen = [one for one in self.cards if self.key_of(one) in self.marks] if self.marks else []
        return chosen or [*self.cards[self.cursor : self.cursor + 1]]

    def show(self, cards: Sequence[T], cursor: int | None = None) -> None:
        """Put other cards in the list; the cursor stays on the same card where it can."""
        if cursor is None and self.cards:
            cursor = self._place_among(cards, self.cards[self.cursor])
        if self.marks:
            self.marks &= {self.key_of(card) for card in cards}
        self._make_way(cards)
        self.set_reactive(CardView.cards, cards)  # type: ignore[misc]  # a reactive of a generic class
        self.set_reactive(CardView.cursor, max(0, min(cursor or 0, len(cards) - 1)))
        self._measure()
        self._reveal()
        self.refresh()

    def _place_among(self, cards: Sequence[T], card: T) -> int:
        """Return where a card stands among others: itself, else what is known by the same key."""
        if self.cursor < len(cards) and cards[self.cursor] is card:
            return self.cursor
        itself = (index for index, other in enumerate(cards) if other is card)
        key = self.key_of(card)
        alike = (index for index, other in enumerate(cards) if self.key_of(other) == key)
        place = next(itself, None)
        return next(alike, self.cursor) if place is None else place

    def redraw(self) -> None:
        """Draw every card anew (something they show has changed)."""
        self._forget()
        self._measure()
        self.refresh()

    def move_to(self, index: int) -> None:
        """Put the cursor on a card without a message."""
        self.cursor = index

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a card."""
        return max(0, min(cursor, len(self.cards) - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Bring the card into view and redraw; where nothing scrolls, only two cards."""
        top = self.scroll_offset.y
        self._reveal()
        if not self.is_attached or self.scroll_offset.y != top:
            self.refresh()
            return
        self.refresh_card(old, new)

    def refresh_card(self, *places: int) -> None:
        """Draw only the cards at these places again."""
        if not self.is_attached or not self.size:
            return
        for row, (index, _) in enumerate(self._visible()):
            if index in places:
                self.refresh(Region(0, row, self.size.width, 1))

    def watch_quiet(self) -> None:
        """Show or hide the cursor."""
        self.refresh_card(self.cursor)

    # --- where things are -------------------------------------------------------------

    @property
    def _room(self) -> Size:
        """Cells and lines beside the scroll bar; Textual works that out whenever it is asked."""
        return self._frame or self.scrollable_content_region.size

    @contextmanager
    def _one_frame(self) -> Iterator[None]:
        """Ask only once how much room there is, while nothing can change it."""
        before, self._frame = self._frame, self._room
        try:
            yield
        finally:
            self._frame = before

    @property
    def _width(self) -> int:
        return max(1, self._room.width - 3)  # bar, space; a cell free

    @property
    def _height(self) -> int:
        return max(1, self._room.height)

    def _make_way(self, _cards: Sequence[T]) -> None:
        """Forget what was drawn before other cards come; a subclass may know what still holds."""
        self._forget()

    def _forget(self) -> None:
        self._drawn.clear()
        self._strips.clear()
        self._view = None

    def _lines(self, index: int) -> list[Line]:
        """Return the lines of one card, drawn once for a width; never more than fit the view."""
        if self._drawn_width != self._width:
            self._forget()
            self._drawn_width = self._width
        lines = self._drawn.get(index)
        if lines is None:
            if len(self._drawn) > 500:
                self._drawn.clear()
                self._strips.clear()
            self._strips.pop(index, None)
            lines = self._drawn[index] = self.draw_card(self.cards[index], self._width) or [()]
        return lines[: self._height]

    def _first_for_last(self, last: int) -> int:
        """Return the first card of the view whose last whole card is `last`."""
        with self._one_frame():
            room = self._height - len(self._lines(last))
            while last > 0 and room >= (need := len(self._lines(last - 1)) + self.GAP):
                room -= need
                last -= 1
        return last

    def _end(self) -> int:  # where the last page begins
        return self._first_for_last(len(self.cards) - 1)

    def _measure(self) -> None:
        """Tell the scroll bar how far there is to go: a unit is one card."""
        if not self.is_attached or not self.size.height:
            self._sized = Size(0, 0)  # measured as soon as it comes into view
            return
        end = self._end() if self.cards else 0
        size = Size(self._width, end + self._height if end else 0)
        if size != self.virtual_size:
            # Only a scroll bar that comes or goes moves anything: nothing else is laid out anew.
            self.set_reactive(CardView.virtual_size, size)
            self._scroll_update(size)

    def _reveal(self) -> None:
        """Scroll just as far as the cursor needs, at once."""
        if not self.is_attached or not self.cards or not self.size.height:
            return
        top = self.scroll_offset.y
        after = self.cursor >= top
        target = max(top, self._first_for_last(self.cursor)) if after else self.cursor
        if target != top:
            self.scroll_to(y=target, animate=False, force=True, immediate=True)

    def _visible(self) -> list[tuple[int, int]]:
        """Return (card, line of the card) for each line of the view; gaps are line -1."""
        top, height = self.scroll_offset.y, self._height
        if self._view is None or self._view[0] != (top, height):
            places: list[tuple[int, int]] = []
            index = top
            with self._one_frame():
                while len(places) < height and index < len(self.cards):
                    places += [(index, line) for line in range(len(self._lines(index)))]
                    places += [(index, -1)] * self.GAP
                    index += 1
            self._view = ((top, height), places[:height])
        return self._view[1]

    @property
    def terminal_cursor(self) -> Offset:
        """Where the terminal's own cursor belongs: on the card, for who listens or magnifies."""
        place = (self.cursor, 0 if self.cursor else self.HEADING)
        row = self._visible().index(place) if place in self._visible() else 0
        return self.content_region.offset + Offset(2, row)

    # --- drawing ----------------------------------------------------------------------

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some lines of the view."""
        with self._one_frame():
            return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the view."""
        width = self._room.width
        view = self._visible()
        if y >= len(view) and not self.cards:
            said = wrap([piece(self.said_of_none, "muted")], self._width)
            return self._styles.strip((Piece("  "), *(said[y] if y < len(said) else ())), width, "")
        index, number = view[y] if y < len(view) else (-1, -1)
        if number < 0:
            return Strip.blank(width, self._styles.get(Piece(""), ""))
        return self._strip_of(index, number)

    def _strip_of(self, index: int, number: int) -> Strip:
        """Return one line of a card as it is drawn now."""
        width = self._room.width
        first = 0 if index else self.HEADING
        here = index == self.cursor and number >= first and (self.has_focus or not self.quiet)
        state = ("cursor" if self.has_focus else "blurred") if here else ""
        marked = number == first and self.key_of(self.cards[index]) in self.marks
        lines, strips = self._lines(index), self._strips.setdefault(index, {})
        place = (number, width, state, marked)
        if (strip := strips.get(place)) is None:
            if marked:
                bar = Piece("●", "mark")
            else:
                bar = Piece("▌" if here else "│" if self.GAP else " ", "bar" if here else "rule")
            line = bar, Piece(" "), *lines[number]
            strip = strips[place] = self._styles.strip(line, width, state)
        return strip

    def notify_style_update(self) -> None:
        """Forget the styles when the theme changes, not whenever a screen comes."""
        super().notify_style_update()
        look = self.app.current_theme, self.background_colors, self.colors
        if look != self._look:
            self._look = look
            self._styles.clear()
            self._strips.clear()

    def on_resize(self) -> None:
        """Keep the cursor in view; `_lines` wraps anew where the width is another one.

        Textual tells the size also of what only comes into view again.
        """
        if self.size != self._sized:
            self._sized = self.size
            self._view = None
            self._measure()
            self._reveal()

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Draw the card that keys act on, or that waits for them; each role is styled for both."""
        self.refresh_card(self.cursor)
