"""The review: notes whose source changed, each with what was there, what is, and how sure.

gloss proposes, the reader decides: one key accepts the proposal, attaches the note to another
passage, keeps it as it is, or deletes it. Nothing is written before that.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.widgets import Static

from tui.screens.bulk import BulkScreen
from tui.widgets.card_list import CardList
from tui.widgets.filter_list import PlainList
from tui.widgets.key_line import KeyLine
from tui.widgets.review_rows import ReviewRow, in_its_place, review_lines, review_rows
from tui.widgets.tag_colours import colours_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult

    from tui.library import Placed, Unsettled
    from tui.library.records import Status
    from tui.screens.desk import Desk
    from tui.widgets.card_text import Line

__all__ = ["ReviewRequest", "ReviewScreen"]

_SURE = ("fuzzy", "moved")
"""What can be accepted many at a time; the others need a choice each."""


@dataclass(frozen=True, slots=True)
class ReviewRequest:
    """A note to go to in the text, to look at it or to `attach` it to a passage there."""

    placed: Placed
    attach: bool = False


class ReviewList(PlainList[ReviewRow]):
    """The notes, an empty line between them."""

    GAP: ClassVar[int] = 1


class ReviewScreen(BulkScreen[ReviewRequest]):
    """Returns what to do in the text, or None.

    Args:
        desk: the library, with its queue of saves.
        titles: the title of each document by its path.
        at: the document to start in.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "y", "accept", "accept", id="review.accept", tooltip="accept what stands there now"
        ),
        Binding("r", "attach", "re-attach", id="review.attach", tooltip="attach it to a selection"),
        Binding("o", "keep", "keep", id="review.keep", tooltip="keep it as it is"),
        Binding("x", "delete_notes", "delete", id="review.delete", tooltip="delete the note"),
        Binding("v", "look", "look", id="review.look", tooltip="look at the place in the text"),
    ]
    OPENED_BY = "review.open"
    KEYS = (
        ("Enter", "accept"),
        ("r", "attach"),
        ("o", "keep"),
        ("x", "delete"),
        ("u", "undo"),
        ("Space", "mark"),
        ("?", "help"),
        ("Esc", "back"),
        ("v", "look"),
        ("e", "edit"),
    )

    cards = query_one(ReviewList)

    def __init__(self, desk: Desk, titles: Mapping[str, str], *, at: str = "") -> None:
        super().__init__(desk)
        self._titles = titles
        self._at = at
        self._rows: Sequence[ReviewRow] = ()
        self._colours: dict[str, str | None] = {}

    def compose(self) -> ComposeResult:
        """Lay out the title and the list."""
        yield Static(classes="list--title")
        yield ReviewList(self._draw, lambda row: row.key, empty="looking for every passage…")
        yield KeyLine()

    def on_mount(self) -> None:
        """Start in the list."""
        super().on_mount()
        self.set_focus(self.cards)

    def _draw(self, row: ReviewRow, width: int) -> list[Line]:
        return review_lines(row, width, self._colours)

    async def reload(self) -> None:
        """Look where every note stands, off the screen's thread."""

        def read() -> tuple[list[Unsettled], dict[str, str | None]]:
            colours = colours_of(self.library.tags())
            return self.library.unsettled(), colours

        if (found := await self.newest(read)) is None:
            return
        items, self._colours = found
        self._rows = review_rows(items, self._titles)
        self.cards.empty = "every note stands where it stood: nothing to review"
        paths = [row.item.placed.path for row in self._rows]
        at, self._at = self._at, ""
        self.cards.show(self._rows, paths.index(at) if at in paths else None)
        self.tell()

    @on(CardList.Marked)
    def tell(self) -> None:
        """Say how many notes wait, and why."""
        counts = Counter(row.item.placed.status for row in self._rows)
        order: tuple[Status, ...] = ("fuzzy", "moved", "ambiguous", "orphan")
        marked = len(self.cards.marks)
        self.entitle(
            "Review",
            f"● {marked:,} marked" if marked else "",
            "  ".join(f"{counts[name]:,} {name}" for name in order if counts[name]),
        )

    def chosen(self) -> list[Placed]:
        """Return the marked notes, or the current one."""
        return [row.item.placed for row in self.cards.marked]

    def current_note(self) -> Placed | None:
        """Return the note under the cursor."""
        row = self.cards.current
        return None if row is None else row.item.placed

    @on(CardList.Chosen)
    def accept_chosen(self) -> None:
        """Accept by Enter as by `y`."""
        self.action_accept()

    @work(group="dialog", exclusive=True)
    async def action_accept(self) -> None:
        """Let the notes stand where gloss proposes; where it is unsure, ask for the place."""
        proposals = [row.item.placed for row in self.cards.marked]
        if len(proposals) == 1:
            await self._accept_one(proposals[0])
            return
        sure = [placed for placed in proposals if placed.status in _SURE]
        left = len(proposals) - len(sure)
        rest = f", {left} unsure or lost left" if left else ""
        if not sure:
            self.say("these are unsure or lost: Enter on each, without marks, lets you choose")
            return
        await self.change(
            lambda: self.library.attach(sure), f"{len(sure)} accepted{rest}; u undoes"
        )

    async def _accept_one(self, placed: Placed) -> None:
        proposal: Placed | None = placed
        if placed.span is None:
            self.say("nothing to accept: r attaches it to a passage, o keeps it, x deletes it")
            return
        if placed.status == "ambiguous":
            proposal = await self._choose(placed)
        if proposal is not None:
            await self.change(lambda: self.library.attach([proposal]), "accepted; u undoes")

    async def _choose(self, placed: Placed) -> Placed | None:
        """Ask which of several places it is."""
        from tui.screens.chooser import Choice, Chooser

        places = await self.desk.load(lambda: self.library.candidates(placed))
        if not places:
            return placed
        choices = [
            Choice(
                str(n),
                place.placed.found or "",
                f"{100 * place.through:.0f} % through · {in_its_place(place)}",
            )
            for n, place in enumerate(places)
        ]
        chosen = await self.app.push_screen_wait(Chooser(choices, "which passage is it?"))
        return None if chosen is None else places[int(chosen)].placed

    def action_attach(self) -> None:
        """Go to the text, to select another passage for the note."""
        self._go(attach=True)

    def action_look(self) -> None:
        """Go to where the note stands or stood."""
        self._go(attach=False)

    def _go(self, *, attach: bool) -> None:
        row = self.cards.current
        if row is not None and row.item.gone:
            self.say("its document is gone: o keeps the note as it is, x deletes it")
        elif row is not None:
            self.dismiss(ReviewRequest(row.item.placed, attach=attach))

    @work(group="save")
    async def action_keep(self) -> None:
        """Leave notes as they are until their text changes again."""
        kept = [row.item.placed for row in self.cards.marked]
        if kept:
            words = "kept as it is" if len(kept) == 1 else f"{len(kept)} kept as they are"
            await self.change(
                lambda: self.library.keep_as_is(kept),
                f"{words} until the text changes again; u undoes",
            )

    def action_close(self) -> None:
        """Clear the marks, then close."""
        if self.cards.marks:
            self.cards.marks.clear()
            self.cards.refresh()
            self.tell()
        else:
            self.dismiss(None)
