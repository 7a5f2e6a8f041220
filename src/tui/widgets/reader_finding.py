"""Finding in the document: live while one types, every hit shown, `n N`, `&`."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.errors import quoted
from tui.widgets.reader_looking import ReaderLooking, Search

if TYPE_CHECKING:
    from tui.spans import Span

__all__ = ["ReaderFinding"]


class ReaderFinding(ReaderLooking):
    """What the find box asks for, and going from one hit to the next."""

    _find_origin: tuple[int, int] | None = None
    _former: tuple[Search | None, tuple[list[Span], ReaderLooking.Keeping | None] | None] = (
        None,
        None,
    )
    """What was looked for and shown before the find box opened: both come back if it is left."""

    def text_changed(self, *, another: bool) -> None:
        """In another text there is nowhere to come back to."""
        super().text_changed(another=another)
        if another:
            self._find_origin, self._former = None, (None, None)
        elif self._former[0] is not None:
            self._former = replace(self._former[0], complete=False), self._former[1]

    # Typing -----------------------------------------------------------------------------

    def begin_find(self) -> None:
        """Remember where one is: a search goes from here, and Esc comes back."""
        self._find_origin = (self._view.cursor, self._view.top.start)
        self._former = self._search, self.shown

    def find(self, pattern: str, *, regex: bool = False, keep: bool = False) -> None:
        """Look for `pattern` from where :meth:`begin_find` was called, and show its hits.

        Without capitals it matches either case. With `keep` only the paragraphs that hold it are
        shown; an empty pattern shows all again. Posts :class:`Found`, more than once where the
        text is large.
        """
        self.workers.cancel_group(self, "find")
        if self._find_origin is None:
            self.begin_find()
        origin = self._find_origin[0] if self._find_origin else 0
        if pattern:
            self._look(Search(pattern, regex, keep, origin))
        elif keep:
            self.clear_find(moved=False)
        else:
            self._take_back()

    def accept_find(self) -> None:
        """Stay at the hit; the place before becomes one to come back to."""
        if self._find_origin and self._find_origin[0] != self._view.cursor:
            self.tell(self.Jumped(self._find_origin[0]))
        self._find_origin = None

    def find_again(self) -> bool:
        """Enter in the empty box: on to the next hit of what was looked for before it."""
        self._take_back()
        self._find_origin = None
        return self.find_step(1)

    def cancel_find(self) -> None:
        """Go back to where one was, with the hits and the paragraphs that were shown there."""
        self._take_back()
        self._find_origin = None
        self.redraw()

    def _take_back(self) -> None:
        """Undo what was found since the box opened."""
        former, shown = self._former
        if former is not self._search or former is None:
            self.clear_find(moved=False)
            self.show_again(shown)
            if former is not None:
                self._have_again(former)
        self._go_back()

    def _have_again(self, former: Search) -> None:
        if former.complete:
            self._search = former
            self.set_hits(former.hits, former.current)
        else:
            again = replace(former, hits=[], current=None, jumped=True)
            self._former = again, self._former[1]
            self._look(again)

    def _go_back(self) -> None:
        if self._find_origin is not None:
            cursor, top = self._find_origin
            self._view.put_on_top(top)
            self._view.go_to(cursor)
            self.extend_selection(cursor)

    def clear_find(self, *, moved: bool = True) -> None:
        """Forget the pattern: no hits, all paragraphs."""
        self.workers.cancel_group(self, "find")
        self._search = None
        if moved:
            self._find_origin = None
        self.keep_only(None)
        self.set_hits(())
        self.tell(self.Found(None, 0, complete=True, forgotten=True))

    # From hit to hit --------------------------------------------------------------------

    @property
    def in_vain(self) -> str:
        """Why there is no hit to go to; empty while there is one, or may still be."""
        search = self._search
        if search is None or not search.complete or search.hits:
            return ""
        return search.problem or f"no hit for {quoted(search.pattern)}"

    def find_step(self, direction: int) -> bool:
        """Go to the next (1) or previous (-1) hit, with a count; say if there is one."""
        search, count = self._search, self._times()
        if search is None or not search.hits:
            return False
        if self._find_origin is None:
            self.tell(self.Jumped(self._view.cursor))
        starts = [span.start for span in search.hits]
        if direction > 0:
            index = bisect_right(starts, self._view.cursor) + count - 1
        else:
            index = bisect_left(starts, self._view.cursor) - count
        search.current = index % len(starts)
        self._go_to_hit(search)
        self.set_hits(search.hits, search.current)
        self._report()
        return True
