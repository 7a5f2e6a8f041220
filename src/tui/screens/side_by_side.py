"""Two documents side by side: what corresponds scrolls together, and what differs is marked."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.reactive import var
from textual.screen import Screen
from textual.widgets import Static

from tui.claims import judge
from tui.claims.packing import touching
from tui.comparing import word_diff
from tui.comparing.correspondence import Correspondence
from tui.screens.parting import Parting
from tui.text.cleaning import clean
from tui.widgets.card_text import Piece
from tui.widgets.key_line import KeyLine
from tui.widgets.ledger_lines import pair_lines
from tui.widgets.line_view import LineView
from tui.widgets.reader import ClaimMark, Reader, RelationMark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult

    from tui.claims.claim import Certainty, Claim
    from tui.comparing import Pair, Passage
    from tui.documents.document import Document
    from tui.spans import Span

__all__ = ["SideBySide"]

_TWO_PANES = 120
"""Columns that two texts need; with fewer, one is shown at a time."""

_NOTHING = Piece("gloss found nothing that corresponds in these two texts", "muted")
_NOTHING_HERE = Piece("gloss found nothing that corresponds to this; ] [ go to what does", "muted")

_COPIED = 0.5
"""From this share of common words a word diff reads well; else only the reasons are marked."""


class SideBySide(Parting, Screen[tuple[str, "Span"] | None]):
    """Returns the passage to go on reading at (path, span), or None.

    Args:
        left: the document one comes from.
        right: the one it is compared with.
        pairs: their passages that correspond, as :func:`~tui.comparing.pairs.compare` gives them.
        at: where to start, in the left one.
        claims: the claims of both documents by their paths: a passage is drawn as its claim is.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,shift+tab", "swap", "other text", id="beside.swap", tooltip="other text"),
        Binding("question_mark,f1", "help", "help", id="app.help", tooltip="all the keys"),
        Binding("q,escape", "close", "close", id="app.close", tooltip="back to the text"),
    ]
    DEFAULT_CSS = """
    SideBySide {
        & Vertical { width: 1fr; }
        & .beside--right { border-left: vkey $border-blurred; }
        & .beside--title { height: 1; padding: 0 1; background: $panel; color: $text-muted; }
        & Vertical.-shown .beside--title { color: $text-primary; text-style: bold; }
        & LineView { height: 3; }
        &.-one Vertical { display: none; }
        &.-one Vertical.-shown { display: block; border-left: none; }
    }
    """
    KEYS = (
        ("] [", "next that corresponds"),
        ("Tab", "other text"),
        ("Enter", "read on here"),
        ("?", "help"),
        ("Esc", "back"),
    )

    side: var[int] = var(0, init=False)
    """The text that has the keys: 0 the left one, 1 the right one."""

    def __init__(
        self,
        left: Document,
        right: Document,
        pairs: Sequence[Pair],
        at: int = 0,
        *,
        claims: Mapping[str, Sequence[Claim]] = MappingProxyType({}),
    ) -> None:
        super().__init__()
        self._claims = claims
        self._documents = (left, right)
        self._at = at
        facing = [
            _facing(pair, left.path)
            for pair in pairs
            if pair.relation != "related" or pair.score >= _PIN
        ]
        # the one that was asked for may be among those that were found
        once = {(a.span, b.span): ((a, b), pair) for (a, b), pair in reversed(facing)}
        self._pairs = [*once.values()][::-1]
        self._places = Correspondence(
            [(a.span.start, b.span.start) for (a, b), _ in self._pairs],
            (len(left.text), len(right.text)),
        )
        self._followed: tuple[int, int, Span, int | None] | None = None

    def compose(self) -> ComposeResult:
        """Lay out the two texts, and below them how the passages at the cursor relate."""
        with Horizontal():
            for side in (0, 1):
                with Vertical(classes="beside--right" if side else "-shown"):
                    yield Static(classes="beside--title")
                    yield Reader(id=f"text-{side}")
        yield LineView(id="beside-words", rule=True)
        line = KeyLine()
        line.keys = self.KEYS
        yield line

    def reader(self, side: int) -> Reader:
        """Return the text on a side."""
        return self.query_one(f"#text-{side}", Reader)

    def on_mount(self) -> None:
        """Show both texts with the passages that correspond."""
        for side, document in enumerate(self._documents):
            reader = self.reader(side)
            reader.show_document(document, at=self._at if side == 0 else 0)
            reader.set_claims(
                ClaimMark(ends[side].span, str(n), self._certainty(ends[side]))
                for n, (ends, _) in enumerate(self._pairs)
            )
            reader.set_relations(
                RelationMark(ends[side].span, "≠" if pair.relation == "differs" else "=")
                for ends, pair in self._pairs
                if pair.relation != "related"
            )
        self.set_focus(self.reader(0))
        self.call_after_refresh(self.follow)

    def on_resize(self) -> None:
        """One text at a time where two do not fit."""
        one = self.size.width < _TWO_PANES
        self.set_class(one, "-one")
        hint = "   Tab shows the other text" if one else ""
        room = self.size.width - 2 - len(hint)
        for title, document in zip(
            self.query(".beside--title").results(Static), self._documents, strict=True
        ):
            said = Content(clean(document.title.replace("\n", " ")))
            if hint and room > 0:
                said = said.truncate(room, ellipsis=True)
            title.update(said + Content.styled(hint, "$text-muted not bold"))
        self._followed = None
        self.call_after_refresh(self.follow)  # one text alone needs the words of the other

    def watch_side(self) -> None:
        """Give the keys to the other text."""
        for side, pane in enumerate(self.query(Vertical)):
            pane.set_class(side == self.side, "-shown")
        self.set_focus(self.reader(self.side))
        self._followed = None
        self.call_after_refresh(self.follow)

    @on(Reader.TargetChanged)
    @on(Reader.Scrolled)
    def follow(self) -> None:
        """Let the other text follow the one that has the keys."""
        here = self.reader(self.side)
        found = self._pair_at(here)
        state = (self.side, here.top, here.target.span, found)
        if state == self._followed:
            return  # this was the other text, being moved
        self._followed = state
        there = self.reader(1 - self.side)
        if found is None:
            there.put_on_top(self._places.across(self.side, here.top))
        else:
            ends, _ = self._pairs[found]
            there.go_to(ends[1 - self.side].span, kind="claim", id=str(found))
        self._mark(found)

    def _certainty(self, passage: Passage) -> Certainty:
        """Return how sure a passage is of what it says: as the claim there, or judged alone."""
        there = touching(self._claims.get(passage.path, ()), passage.span)
        claim = min(there, key=lambda c: (c.span != passage.span, -c.score), default=None)
        return (claim or judge(passage.text)).certainty

    def _pair_at(self, reader: Reader) -> int | None:
        """Return the pair whose passage is the target's: the one reached, else the best."""
        if reader.target.kind == "claim" and reader.target.id:
            return int(reader.target.id)
        # on an empty line, the target is the sentence that follows
        at = reader.cursor if reader.cursor in reader.target.span else reader.target.span.start
        holds = (n for n, (ends, _) in enumerate(self._pairs) if at in ends[self.side].span)
        return max(holds, key=lambda n: self._pairs[n][1].score, default=None)

    def _mark(self, number: int | None) -> None:
        """Mark what differs between the two passages, and say it in words."""
        words = self.query_one("#beside-words", LineView)
        if number is None:
            words.lines = [(_NOTHING_HERE if self._pairs else _NOTHING,)]
            for side in (0, 1):
                self.reader(side).set_hits(())
            return
        (a, b), pair = self._pairs[number]
        for side, hits in enumerate(_differing(a, b, pair)):
            self.reader(side).set_hits(sorted(hits))
        other = (b, a)[self.side].text if self.has_class("-one") else None
        width = self.size.width - 2
        words.lines = pair_lines(pair, width, flipped=pair.a is not a, quoted=other)

    @on(Reader.Activated)
    def read_on(self) -> None:
        """Return the passage under the cursor."""
        self.dismiss((self._documents[self.side].path, self.reader(self.side).target.span))

    def action_swap(self) -> None:
        """Give the keys to the other text."""
        self.side = 1 - self.side

    def action_help(self) -> None:
        """Show every key that works here."""
        from tui.screens.help import HelpScreen, screen_table
        from tui.screens.signs import IN_TEXTS, RELATIONS

        self.app.push_screen(HelpScreen([*screen_table(self), *IN_TEXTS, *RELATIONS]))

    def action_close(self) -> None:
        """Return nothing."""
        self.dismiss(None)


_PIN = 0.2
"""From this score a pair of merely related passages is shown, and holds two places together."""


def _facing(pair: Pair, left: str) -> tuple[tuple[Passage, Passage], Pair]:
    """Return the pair's passages with the left document's first, and the pair."""
    return ((pair.a, pair.b) if pair.a.path == left else (pair.b, pair.a)), pair


def _differing(a: Passage, b: Passage, pair: Pair) -> tuple[set[Span], set[Span]]:
    """Return what to mark in each text: a word diff of what was copied, else the reasons.

    What stands in one text only is marked whole.
    """
    if not (a.text and b.text):
        return ({a.span} if a.text else set(), {b.span} if b.text else set())
    changes = word_diff(a.text, b.text)
    common = sum(len(change.a) for change in changes if change.kind == "equal")
    if common >= _COPIED * max(len(a.text), len(b.text)):
        apart = [change for change in changes if change.kind != "equal"]
        return (
            {change.a.shift(a.span.start) for change in apart if change.a},
            {change.b.shift(b.span.start) for change in apart if change.b},
        )
    marked: tuple[set[Span], set[Span]] = (set(), set())
    for found in pair.differences:
        if found.kind == "certainty":
            continue  # "open" and "stated" are our words, not the text's
        said = (found.a, found.b) if pair.a is a else (found.b, found.a)
        for side, passage in enumerate((a, b)):
            span = _word(passage, said[side].removeprefix("not "))
            if span is not None:
                marked[side].add(span)
    return marked


def _word(passage: Passage, word: str) -> Span | None:
    at = passage.text.find(word) if word else -1
    return type(passage.span)(at, at + len(word)).shift(passage.span.start) if at >= 0 else None
