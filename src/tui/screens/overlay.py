"""A dialog over the screen below it, which stays in view.

What lies below stands on the terminal already. Textual draws it again all the same, four times
over: once for each time that it lays a new screen out, and every line of it by way of Rich. That
took most of what a prompt needed to open. Here a dialog draws what stands in it, and what lies
below only where that has changed or comes into view again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from textual import on
from textual.events import Resize
from textual.strip import Strip

from tui.screens.beneath import Beneath
from tui.screens.dialog import Dialog

if TYPE_CHECKING:
    from typing import Self

    from textual.await_complete import AwaitComplete
    from textual.geometry import Region, Size
    from textual.screen import Screen
    from textual.widget import Widget

__all__ = ["Overlay"]

T = TypeVar("T")


class Overlay(Beneath[T], Dialog[T]):
    """A modal screen that is nothing but its widgets."""

    DEFAULT_CSS = """
    Overlay { background: transparent; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._covered: frozenset[Region] = frozenset()
        self._owed: frozenset[Region] = frozenset()
        self._size_drawn: Size | None = None
        self._whole = False
        self._hidden = False
        self._alone = False
        self._new = False
        self._gone = False
        self._seen: tuple[object, list[Strip]] | None = None

    @property
    def is_gone(self) -> bool:
        """Whether it is closed and all that comes of that has been asked for.

        Of one that is taken apart more is asked for until it is.
        """
        return not self.is_attached or (self._gone and self.app.is_screen_installed(self))

    # ---- what lies below

    def stand_on(self, below: Screen[Any]) -> None:
        """Know what of the screen below is not on the terminal yet, before this one covers it."""
        self._covered = self._changed = frozenset()
        self._size_drawn = self._seen = self._leaving = None
        self._whole = self._hidden = self._gone = False
        self._new = True
        if isinstance(below, Beneath):
            self._owed = below.undrawn
        else:
            self._whole = True

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return what lies below as it is drawn there, with nothing in it to click on."""
        self._dirty_regions.clear()
        if self._alone:
            return [Strip.blank(crop.width)] * crop.height
        lines = [strip.crop(crop.x, crop.right) for strip in self._look()[crop.y : crop.bottom]]
        lines = [strip.adjust_cell_length(crop.width) for strip in lines]
        # The screen below may not know yet that the terminal has grown.
        return lines + [Strip.blank(crop.width)] * (crop.height - len(lines))

    def _look(self) -> list[Strip]:
        """Return the lines below; those of the last look while nothing there has changed."""
        stack = self.app.screen_stack
        screens = stack[: stack.index(self)]
        state = [screen.looks if isinstance(screen, Beneath) else object() for screen in screens]
        if self._seen is None or self._seen[0] != (state, self.size):
            below = screens[-1]._compositor.render_strips(self.size)  # noqa: SLF001 - its lines
            self._seen = (state, self.size), [strip.discard_meta() for strip in below]
        return self._seen[1]

    # ---- what is drawn

    def _extend_compose(self, widgets: list[Widget]) -> None:
        """Bring no tooltip and no toasts: each is a widget more to style and to lay out."""

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Go, and let the screen below draw only what comes into view."""
        if self.is_asking and isinstance(below := self.app.screen_stack[-2], Beneath):
            below.uncover(self, self._covered | self._owed | self._unseen())
        return super().dismiss(result)

    def _unseen(self) -> frozenset[Region]:
        """Return what is undrawn; all of a dialog is no more than where it stands."""
        size = self._compositor.size
        if self._whole or self._size_drawn != size:
            return self.undrawn
        return self.undrawn - {size.region}

    def on_screen_suspend(self) -> None:
        """Know that another screen hides the terminal from this one."""
        super().on_screen_suspend()
        self._hidden = True
        self._gone = self not in self.app.screen_stack

    @on(Resize)
    def keep_laid_out(self, event: Resize) -> None:
        """Lay nothing out again for a size that is no news (nor the screens below)."""
        if event.size == self._size_drawn:
            event.prevent_default()

    def draw_ahead_soon(self) -> None:
        """Draw nothing ahead: of a dialog only a few lines are drawn."""

    def redraw(self) -> None:
        """Draw all of it, and all below."""
        self._whole = True
        self._seen = None
        super().redraw()

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Draw the dialog anew; its widgets do that, all of it only if another screen hid it."""
        if repaint and not regions and self._leaving is None:
            self._whole = self._whole or self._hidden
            repaint = self._whole or self._new
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def _compositor_refresh(self) -> None:
        """Draw where the dialog stands, where it stood, and what is owed to the screen below."""
        if self.app.screen is self and not self.app._batch_count:  # noqa: SLF001 - as in Beneath
            self._alone = self._limit(self._compositor._dirty_regions)  # noqa: SLF001 - no public way
        super()._compositor_refresh()
        self._alone = False

    def _limit(self, dirty: set[Region]) -> bool:
        """Draw no more than that; say whether nothing of it lies beside the dialog."""
        size = self._compositor.size
        whole = size.region
        shown = self._compositor.visible_widgets.items()
        covered = frozenset(
            clip.intersection(region) for widget, (region, clip) in shown if widget.parent is self
        )
        if self._whole or self._size_drawn not in {None, size}:
            dirty.add(whole)
        elif self._new:  # where it stood while it was made ready, the terminal shows what is below
            dirty.clear()
            dirty |= covered
        elif whole in dirty:
            dirty.discard(whole)
            dirty |= covered | self._covered
        if self._new:  # all that Textual has asked for of it is drawn with that
            self._repaint_required = False
        dirty |= self._owed
        self._covered, self._owed, self._size_drawn = covered, frozenset(), size
        self._whole = self._hidden = self._new = False
        return all(any(part.contains_region(place) for part in covered) for place in dirty)
