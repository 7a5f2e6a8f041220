"""Opening documents: the first lines at once, the rest and its layers as they arrive."""

from __future__ import annotations

import asyncio
from contextlib import nullcontext
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from textual import on, work

from tui.claims.claim import NORMAL
from tui.claims.packing import certainties
from tui.documents.formats import extractor_of
from tui.errors import DocumentError, GlossError
from tui.library import Placed
from tui.library.progress import judged
from tui.library.starting import body_of, start_of
from tui.screens.filling import PIECEWISE
from tui.screens.shown import DENSITIES, ShownClaims
from tui.screens.sketch import Sketch, sketch
from tui.screens.type_ahead import TypeAhead
from tui.screens.waiting import Waiting
from tui.text.source import StringSource
from tui.widgets.annotation_panel_compact import CompactCard
from tui.widgets.annotation_panel_rows import link_ends
from tui.widgets.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from contextlib import AbstractAsyncContextManager

    from tui.claims.claim import Claim
    from tui.documents.document import Document
    from tui.spans import Span
    from tui.widgets.annotation_panel_rows import LinkEnd

__all__ = ["Opening"]

HEAD = 64 * 1024
"""Bytes read of something large before its first lines are drawn."""


def _nothing() -> None:
    """Do no more than what is done anyway."""


class Opening(Waiting):
    """Which document is read, what is drawn on it, and how one gets to the next."""

    sketch = Sketch()
    """What is drawn of the annotations."""
    _links: Mapping[str, tuple[LinkEnd, ...]] = MappingProxyType({})
    """Both ends of every link, as far as they are known."""
    judged = 0
    """How many of the claims that are shown bear a verdict."""
    _links_known = False
    """Whether they were looked for: that takes a look at all notes of the library."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._sketching = asyncio.Lock()

    # ---- which document

    def open_document(self, path: str, offset: int | Span | None = None) -> bool:
        """Read `path`, at an offset (code points), a span, or where one was last time.

        Where it cannot be read, the reason stands in its place, and the answer is False.
        """
        if self.document is not None and path == self.path:
            if offset is not None:
                self.reader.go_to(offset)
            return True
        self.keep_position()
        self.stop_waiting()
        entry = self.library.entry(path)
        if entry.problem:
            self.show_problem(path, entry.problem)
            return False
        if not self.library.is_quick(path):
            self.wait_for(path, offset)
            return True
        large = entry.size > 4 * HEAD and not extractor_of(entry.format)
        try:
            document = self.library.head(path, HEAD) if large else self.library.document(path)
        except DocumentError as error:
            self.show_problem(path, str(error))
            return False
        self.show_document(document, offset, complete=not large)
        if large:
            self.read_rest(path, entry.size, offset)
        else:
            self.load_layers()
        return True

    def show_problem(self, path: str, reason: str) -> None:
        """Say in the text's place why there is none."""
        self.document = None
        self.clear_text(path, reason)
        self.documents.change(path, problem=reason)
        self.say(reason, "error")

    def clear_text(self, path: str, words: str) -> None:
        """Show words in the text's place, and nothing on them."""
        self.claims, self.placed = (), ()
        self.reader.show(StringSource(words))
        self.reader.more_claims = False
        self.panel.show_notes(())
        self.panel.show_claims(())
        self.documents.current = path
        self.show_place()

    def show_document(
        self, document: Document, offset: int | Span | None, *, complete: bool = True
    ) -> None:
        """Draw a document, or its head, without its layers, which come when they are there."""
        self.document, self.nearby, self.tally = document, None, None
        self.shown = ShownClaims()
        self.reader.more_claims = self.library.settings.claims  # which are still to be found
        if not self.library.settings.claims:
            self.reader.claims_are_off = True
            self.panel.leave_claims_out()
        self.claims, self.placed = (), ()
        at = start_of(self.library, document, offset)
        self.reader.show_document(document, at=at, complete=complete)
        if at == 0 and (body := body_of(document)):
            self.reader.put_on_top(body)
        self.documents.current = document.path
        self.state.last_document = document.path
        self.show_place()

    @work(group="layers", exclusive=True, exit_on_error=False)
    async def load_layers(self) -> None:
        """Find annotations and claims of the open document, and draw them."""
        await self.refresh_annotations()

    async def refresh_annotations(self, then: Callable[[], None] = _nothing) -> None:
        """Draw what is on disk now: after opening, and after a change, ours or another's.

        `then` is done in the frame that shows it.
        """
        await self.let_keys_pass_above()
        path = self.path
        try:
            await self.draw_annotations(path, then)
            if path and not self._links_known:
                self._links_known = True
                await self.draw_annotations(path)
        except GlossError as error:
            self.complain(error)
            self.reader.more_claims = False  # none are looked for

    async def draw_annotations(self, path: str, then: Callable[[], None] = _nothing) -> None:
        """Draw the annotations of the open document where any are new, then do `then`."""
        async with self._sketching:  # whoever comes second finds most of it done
            before, links, order = self.sketch, self._links, self.panel.order
            app = self.app

            def look() -> Sketch:
                if isinstance(app, TypeAhead):
                    app.let_draw()  # the frame of the key that brought this screen back
                placed, known = self.placed_in(path), self.library.tags()
                ends = self.links() if self._links_known else links
                if before.is_of(path, placed, known, ends):
                    return before
                found = sketch(path, placed, known, ends, order=order, before=before)
                self.tell_index(found)
                return found

            found = await self.desk.load(look) if path else before
            async with self.one_frame(then):
                is_drawn = found is before and self.placed is before.placed
                is_new = path == self.path and not is_drawn
                is_first = self.placed is not before.placed
                if is_new:
                    self.show_annotations(found)
                    self.show_card()
                then()
            if is_new and (is_first or found.of_claims != before.of_claims):
                self.find_claims(path)  # beside the frame they would make it late

    def one_frame(self, then: Callable[[], None]) -> AbstractAsyncContextManager[None]:
        """Draw what is shown after a change at once, together with what is said of it."""
        app = self.app
        if then is _nothing or not isinstance(app, TypeAhead):
            return nullcontext()
        return app.in_one_frame()

    def was_saved(self, path: str) -> None:
        """For the classes above: a change was saved, and what is drawn of `path` shows it."""

    def tell_index(self, drawn: Sketch) -> None:
        """For the classes above: these annotations are to be found from now on; in any thread."""

    def placed_in(self, path: str) -> list[Placed]:
        """Return where the annotations stand; a text without any is not read for that."""
        if len(self.reader.source) > PIECEWISE and not self.library.recorded(path):
            return []
        return self.library.placed(path)

    def links(self) -> dict[str, tuple[LinkEnd, ...]]:
        """Return both ends of every link of the library, with the titles of their documents."""
        recorded = self.library.recorded_all()
        if not any(a.links for annotations in recorded.values() for a in annotations):
            return {}
        kept = [Placed(path, a, "exact") for path, found in recorded.items() for a in found]
        return link_ends(kept, {row.path: row.title for row in self.documents.known()})

    # ---- what is drawn on it

    def show_annotations(self, drawn: Sketch) -> None:
        """Draw the annotations in text, panel and list."""
        self.sketch, self.placed, self.known_tags = drawn, drawn.placed, drawn.known
        self._links = drawn.links
        self.panel.show_tags(drawn.known)
        self.card.show_tags(drawn.known)
        self.reader.set_annotations(drawn.marks)
        self.panel.show_list(drawn.notes)
        self.documents.change(self.path, notes=len(drawn.notes.rows))
        self.count_judged()
        self.show_place()

    def show_claims(self, claims: Sequence[Claim]) -> None:
        """Draw the claims that the density shows."""
        self.claims = claims
        shown = self.shown.of(claims, self.density)
        self.reader.set_claims(shown.marks)
        self.panel.show_claims(shown.claims, later=self.near_only)
        self.count_judged()
        if not self.near_only:  # else these are only some of them
            self.documents.count_claims(self.path, certainties(claims, NORMAL))
        self.show_place()

    def count_judged(self) -> None:
        """Say how many claims are judged: of those that are shown, and in the list of all."""
        if self.sketch.path != self.path:
            return  # its annotations are still to come
        verdicts = self.sketch.verdicts
        if self.near_only:
            tally, least = self.tally, DENSITIES[self.density]
            self.judged = tally.judged(verdicts, least) if tally else 0
            in_list = tally.judged(verdicts, NORMAL) if tally else 0
        else:
            self.judged = judged(self.shown_claims(), verdicts, 0)
            in_list = judged(self.claims, verdicts)
        self.documents.change(self.path, judged=in_list)

    @on(Reader.TargetChanged)
    def follow_target(self, event: Reader.TargetChanged) -> None:
        """Let the panel and the top line follow the cursor."""
        self.panel.follow(event.target)
        self.show_card()
        self.show_position()

    @on(CompactCard.Appeared)
    def show_card(self) -> None:
        """Let the card under the text, where there is one, show what is on the target."""
        if self.card.display:
            self.card.show_around(self.panel.around(self.reader.target))

    @on(Reader.Scrolled)
    def follow_scroll(self) -> None:
        """Say how far one is, and look for claims there where not all were looked for."""
        self.show_position()
        self.follow_view()

    def show_place(self) -> None:
        """Say in the top line where one is."""
        raise NotImplementedError

    def keep_position(self) -> None:
        """Remember where the reader stands in the document, and how far it was read."""
        if self.document is None or self._awaited:  # half a document is no measure
            return
        known = self.state.document(self.path)
        seen = max(known.furthest, self.reader.in_view.end)
        read = known.read
        if read != "done":
            read = "done" if seen >= len(self.reader.source) - 1 else "in progress"
        self.state.update(self.path, position=self.reader.cursor, furthest=seen, read=read)
        self.documents.change(self.path, state=read)
