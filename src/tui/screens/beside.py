"""From a passage to the source that answers it, and from a page to its earlier capture."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from tui.errors import GlossError, quoted
from tui.screens.elsewhere import Elsewhere
from tui.screens.type_ahead import keys_pass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.claims.claim import Claim
    from tui.comparing import Pair
    from tui.documents.document import Document
    from tui.spans import Span

    _Facing = tuple[tuple[Document, Document], Sequence[Pair], Mapping[str, Sequence[Claim]]]

__all__ = ["Beside"]

_PATIENCE = 0.3
"""Seconds after which one is told what is being waited for."""


class Beside(Elsewhere):
    """`|`: the document that says the nearest thing, beside the one being read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("vertical_line", "beside", "side by side", id="across.beside", show=False,
                tooltip="beside the nearest source, or that of the card"),
        Binding("D", "changes", "changes", id="across.changes", show=False,
                tooltip="what this page has changed since it was kept before"),
    ]  # fmt: skip

    _matching: Event | None = None

    @work(group="dialog", exclusive=True, exit_on_error=False)
    async def action_beside(self) -> None:
        """Set the nearest source of the target beside the text; Esc gives up waiting for it."""
        from tui.screens.side_by_side import SideBySide

        chosen = self.panel.chosen_pair
        path, span = self.path, chosen.a.span if chosen else self.reader.target.span
        if not path or not span:
            return
        self.stop_matching()
        self._matching = stop = Event()
        notice = self.set_timer(_PATIENCE, lambda: self.say("looking for who says it… Esc stops"))
        try:
            with keys_pass():  # it says how to give it up, and one may read on
                found = await self.facing(path, span, stop, chosen)
        except GlossError as error:
            self.complain(error)
            return
        finally:
            notice.stop()
            if is_wanted := self._matching is stop:
                self.stop_matching()  # also where another key has ended this
        if not is_wanted:
            return
        if found is None:
            self.say("gloss found nothing elsewhere to set beside this passage")
            return
        texts, pairs, claims = found
        self.key_line.notice = ""
        place = await self.app.push_screen_wait(
            SideBySide(*texts, pairs, span.start, claims=claims)
        )
        if place is not None:
            self.read_at(*place)

    async def facing(
        self, path: str, span: Span, stop: Event, chosen: Pair | None = None
    ) -> _Facing | None:
        """Return two texts, what corresponds in them, and their claims; None where nothing does.

        The other text is the one of the pair that was `chosen`, else the nearest.
        """
        library, load = self.library, self.desk.load
        near = [chosen] if chosen else await self.nearest(path, span)
        if stop.is_set() or not near:
            return None
        other = near[0].b.path
        pairs = await load(lambda: library.compare([path, other], stop=stop.is_set))
        if stop.is_set():
            return None
        claims = await load(lambda: dict(library.claims_by_document([path, other])))
        texts = await load(lambda: (library.document(path), library.document(other)))
        return texts, [*pairs, near[0]], claims

    def stop_matching(self) -> bool:
        """Give up setting two texts side by side; say whether anybody waited for that."""
        stop, self._matching = self._matching, None
        if stop is not None:
            stop.set()
        return stop is not None

    def action_stop_waiting(self) -> bool:
        """Stop what one is waiting for on Esc."""
        if self.stop_matching():
            self.say("side by side was given up")
            return True
        return super().action_stop_waiting()

    def on_unmount(self) -> None:
        """Let a comparison that nobody waits for any more end."""
        self.stop_matching()

    @work(group="dialog", exclusive=True, exit_on_error=False)
    async def action_changes(self) -> None:
        """Set the capture before beside the text, with what has changed since."""
        from tui.comparing.revising import as_pairs
        from tui.screens.side_by_side import SideBySide

        path, library = self.path, self.library
        if not path:
            return
        try:
            changed = await self.desk.load(lambda: library.changed_since(path))
            if changed is None:
                self.say("no other document of the library has this one's address")
                return
            if not changed.revisions:
                self.say(f"{changed}: {quoted(changed.old, 100)}")
                return
            old = changed.old
            texts = await self.desk.load(lambda: (library.document(path), library.document(old)))
        except GlossError as error:
            self.complain(error)
            return
        self.say(str(changed))
        at = changed.revisions[0].new.span.start
        found = await self.app.push_screen_wait(
            SideBySide(*texts, as_pairs(list(changed.revisions)), at)
        )
        if found is not None:
            self.read_at(*found)
