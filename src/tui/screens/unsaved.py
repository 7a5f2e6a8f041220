"""Going on with a note that was being written when the program ended, wherever one is by now."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tui.errors import GlossError
from tui.screens.drafting import MEMO, draft_of, drafts_of, write_note
from tui.screens.jumping import Jumping
from tui.screens.marking import Marking
from tui.screens.restoring import Restoring
from tui.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.annotations.annotation import Annotation
    from tui.screens.drafts import Left

__all__ = ["Unsaved"]

_SPAN = re.compile(r"(\d{1,12})-(\d{1,12})")


class Unsaved(Marking, Jumping, Restoring):
    """`U` lists drafts that were left behind before what was deleted."""

    async def unsaved(self) -> Sequence[Left]:
        """Return the drafts of this library, the newest first."""
        return await self.desk.load(drafts_of(self.library).left)

    async def write_on(self, left: Left) -> None:
        """Go to the passage, and open the editor with what was written."""
        place = left.place
        renamed = await self.desk.load(self.library.renamed)
        path = renamed.get(left.path, left.path)
        known: Annotation | None = None
        numbers = _SPAN.fullmatch(place)
        span = Span(int(numbers[1]), int(numbers[2])) if numbers else None
        if span is None and place != MEMO:
            try:
                path, known = await self.desk.load(lambda: self.library.annotation(place))
            except GlossError:
                known = None  # deleted meanwhile: what was written becomes a new note
            path = renamed.get(path, path)
        self.jump_to(path, span or (known.start if known else None))
        written = await write_note(
            self.app,
            self.library,
            draft_of(left.draft.quote, known, left.draft.title),
            path=left.path,
            place=place,
            known=self.known_tags,
            recent=self.recent_tags(),
            editor=self.settings.editor,
        )
        self.redraw()  # another document was drawn as the dialog opened: not all of it came through
        if changes := written.changes:
            await self.change(
                lambda: self._keep(path, span, known, left, changes), "saved", written=written
            )

    def _keep(
        self,
        path: str,
        span: Span | None,
        known: Annotation | None,
        left: Left,
        changes: dict[str, Any],
    ) -> Annotation:
        """Save what was written: on its note, its words where they are nearest, else as a memo."""
        library, quote = self.library, left.draft.quote
        if known is not None:
            return library.edit(known.id, expected=known, **changes)
        near = span.start if span is not None else 0
        words = re.finditer(re.escape(quote), library.document(path).text) if quote else ()
        if places := [match.start() for match in words]:
            at = min(places, key=lambda place: abs(place - near))
            return library.mark(path, Span(at, at + len(quote)), **changes)
        if quote:  # its words are gone from the text: they are kept with what was written
            lines = "\n".join(f"> {line}" for line in quote.splitlines())
            changes = {**changes, "note": f"{lines}\n\n{changes.get('note', '')}".rstrip()}
        memo = library.draft_memo(path, **changes)
        library.add(path, [memo])
        return memo
