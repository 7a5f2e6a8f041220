"""A screen that dialogs stand on, drawn anew only where it has changed.

Textual asks a screen that a dialog covers to repaint itself whole whenever anything has happened
to it, and then to do so again, each time with the dialog: four frames for a prompt that opens,
none of which shows anything new, and the next key waits for them. When the dialog goes, all of it
is painted once more, for the sake of a few lines.
"""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any, TypeVar

from textual import work
from textual.messages import Layout
from textual.reactive import var
from textual.screen import Screen
from textual.scrollbar import ScrollBar

from tui.handlers import KnownHandlers
from tui.screens.parting import Parting
from tui.screens.sparing import SparingCompositor
from tui.widgets.key_line import KeyLine
from tui.widgets.steps import in_steps

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Self

    from textual.binding import Binding
    from textual.events import Key, Paste, ScreenResume
    from textual.geometry import Region, Size
    from textual.message import Message
    from textual.timer import Timer
    from textual.widget import Widget

__all__ = ["Beneath"]

T = TypeVar("T")

AGAIN = 0.004
"""Seconds after which a frame is tried again that was held back."""
AHEAD = 0.05
"""Seconds after which a screen that another hides is drawn, for the key that brings it back."""
QUIET, PATIENCE = 0.3, 1.5
"""Seconds after a key for which a screen that another hides waits with its work, and at most."""
TICK = 0.02
"""Seconds between two looks whether it still has to."""
MANY = 50
"""Places changed below a dialog from which on all of the screen is drawn when it has gone."""


class Beneath(KnownHandlers, Parting, Screen[T]):
    """Draws what changes below a dialog, once; and where the dialog stood when it has gone."""

    focused: var[Widget | None] = var(None)
    """The widget with the keys; as Textual has it, the whole screen is drawn when that changes."""

    looks = 0
    """Grows whenever something of it has changed: what was kept of an earlier look is old then."""
    _leaving: tuple[Screen[Any], frozenset[Region]] | None = None
    """The dialog that is going, and where it stood."""
    _back = True
    """Whether the screen knows that it is on top again."""
    _again: Timer | None = None
    """When the frame is due that was held back."""
    _ahead: Timer | None = None
    """When it is to be drawn ahead."""
    _compositor: SparingCompositor
    _changed: frozenset[Region] = frozenset()
    """Where something changed below the dialog: a dialog that is going may draw it no more."""

    @property
    def undrawn(self) -> frozenset[Region]:
        """Where the terminal does not show the screen as it is."""
        return frozenset(self._repaint_regions | self._compositor._dirty_regions)  # noqa: SLF001 - no public way

    def __init__(
        self,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - as every screen
        classes: str | None = None,
    ) -> None:
        super().__init__(name, id, classes)
        self._compositor = SparingCompositor()

    def on_screen_suspend(self) -> None:
        """Being covered changes nothing of what is drawn."""
        self._repaint_required = False
        self._repaint_regions.clear()
        self.draw_ahead_soon()

    # ---- what is drawn ahead

    def draw_ahead_soon(self) -> None:
        """Draw all of the screen in a pause, while another one hides it."""
        if self._ahead is not None:
            self._ahead.stop()
        self._ahead = self.set_timer(AHEAD, self.draw_ahead)

    def draw_ahead(self) -> None:
        """Draw all of the screen, unless it is seen, once no key has come for a while."""
        self._ahead = None
        if getattr(self.app, "pause", AHEAD) < AHEAD:
            self.draw_ahead_soon()
        elif self._is_hidden:
            # all of it is drawn, as it is now: nobody has to ask for that
            self._compositor.update_widgets(set(self._compositor.visible_widgets))
            self._compositor._dirty_regions.clear()  # noqa: SLF001 - no public way
            self._dirty_widgets.clear()
            self._draw_whole()

    @property
    def _is_hidden(self) -> bool:
        """Whether another screen covers all of this one."""
        stack = self.app.screen_stack
        above = stack[stack.index(self) + 1 :] if self in stack else stack
        return any(not screen.is_modal for screen in above)

    @work(group="ahead", exclusive=True, exit_on_error=False)
    async def _draw_whole(self) -> None:
        await in_steps(self._compositor.getting_ready(self.app.console), self.app)

    async def let_keys_pass_above(self) -> None:
        """Wait while keys come for a screen that hides this one, though not for ever.

        The key that brings it back comes first as well: it shows what was drawn ahead.
        """
        if not self._is_hidden:
            return
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if getattr(self.app, "pause", QUIET) >= (QUIET if self._is_hidden else AHEAD):
                break
            await asyncio.sleep(TICK)

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        """Know that what was drawn ahead stands elsewhere now."""
        self._forget_ready()
        super()._refresh_layout(size, scroll)

    def _screen_resized(self, size: Size) -> None:
        """Lay out for another size than this one, of which Textual may tell three times."""
        if size != self._size or not self.is_current:
            super()._screen_resized(size)

    def _forget_ready(self) -> None:
        self._compositor.forget_ready()
        if self._is_hidden:
            self.draw_ahead_soon()

    # ---- what is below a dialog

    def uncover(self, dialog: Screen[Any], regions: frozenset[Region]) -> None:
        """Know that `dialog` goes: only `regions` have to be drawn."""
        self._leaving, self._back = (dialog, regions), False

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Know that Textual has asked for all of it to be drawn, for the last time.

        Its styles are as they were made: another theme makes them anew for every open screen.
        """
        event.refresh_styles = False
        self._back = True

    def post_message(self, message: Message) -> bool:
        """Take no message that asks for a layout because a scroll bar comes or goes.

        What it scrolls asks for the same, and every pane was laid out twice. Nor may it come in:
        it would stand for those that wait before it.
        """
        if isinstance(message, Layout) and isinstance(message.widget, ScrollBar):
            return False
        return super().post_message(message)

    def forget_frames(self) -> None:
        """Know nothing of what is on the terminal: it was away, and comes again."""
        self._leaving, self._back, self._changed = None, True, frozenset()

    def before_key(self, event: Key | Paste) -> None:
        """For the classes above: a key or a paste comes, before anything is done with it."""

    def after_key(self) -> None:
        """For the classes above: a key has done what it does."""

    def unbound_key(self, key: str) -> None:
        """Say that a key does nothing here: who knows it from elsewhere waits for something."""
        from tui.screens.help import key_name

        why = "does nothing here: F1 shows every key"
        if any(binding.key == key for binding in self.bindings_below()):
            why = "works in the text: Esc goes back"
        for line in self.query(KeyLine):
            if not line.notice:
                line.tell(f"{key_name(key)} {why}")

    def bindings_below(self) -> Iterator[Binding]:
        """Yield the bindings of the screen that this one stands on, as a reader has set them."""
        from tui.screens.help import own_bindings

        for screen in self.app.screen_stack[-2:-1]:
            for active in own_bindings(screen):
                yield active.binding

    def redraw(self) -> None:
        """Draw all of it, whatever is believed to stand on the terminal."""
        self._leaving = None
        self._compositor.forget_ready()
        self.refresh()

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Draw the screen anew; where only a dialog went, the places it stood on."""
        if repaint and not regions and self._leaving is not None:
            regions = tuple(self._leaving[1] | self._changed)
            repaint = bool(regions)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def _on_timer_update(self) -> None:
        """Draw what has changed in widgets too, where parts of the screen are drawn anew.

        Textual takes a screen that asks to be drawn for drawn whole, and forgets its widgets.
        """
        if self._repaint_required and self.is_current and not self.app._batch_count:  # noqa: SLF001 - as below
            self._compositor.update_widgets(self._dirty_widgets)
        super()._on_timer_update()

    def catch_up(self) -> bool:
        """Draw the frame that was held back, if one was; say whether one was."""
        if self._again is None:
            return False
        self._again.stop()
        self._again = None
        self._compositor.update_widgets(self._dirty_widgets)  # Textual forgets them with the frame
        self._compositor_refresh()
        return True

    def _compositor_refresh(self) -> None:
        """Hand on what has changed, and take it for done (Textual has no public hook for this)."""
        on_top = self.app.screen is self
        if on_top and self.app._batch_count:  # noqa: SLF001 - no public way to ask
            if self._again is None:  # a frame drawn now would be lost
                self._again = self.set_timer(AGAIN, self.catch_up)
            return
        self.looks += 1
        dirty, whole = self._compositor._dirty_regions, self._compositor.size.region  # noqa: SLF001 - as above
        if on_top and self._repaint_required and not self._repaint_regions:
            dirty.add(whole)  # it is due at once: the same would be drawn twice
            self._repaint_required = False
        inside = {part for place in dirty if (part := place.intersection(whole))}
        dirty.clear()  # what lay there before the terminal became smaller is not there any more
        dirty |= inside
        if not on_top and inside and self._is_hidden:
            dirty.clear()  # all of it is drawn when it comes into view
            self._dirty_widgets.clear()
            self._repaint_required = False
            self._forget_ready()
            return
        super()._compositor_refresh()
        self._compositor.forget_ready()
        if not on_top:
            self._repaint_required = False
            self._changed = (
                self._changed | inside if len(self._changed) < MANY else frozenset({whole})
            )
        elif self._leaving is not None and self._back and _is_gone(self._leaving[0]):
            self._leaving = None
            self._changed = frozenset()


def _is_gone(dialog: Screen[Any]) -> bool:
    """Say whether a dialog asks for nothing more to be drawn below it."""
    return bool(getattr(dialog, "is_gone", not dialog.is_attached))
