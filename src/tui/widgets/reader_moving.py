"""Motions: the keys that `less` and `vi` users know, with counts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.message import Message

from tui.messages import Notice
from tui.text import motions
from tui.text.source import line_of, offset_of_line
from tui.widgets.reader_counting import ReaderCounting, count_binding
from tui.widgets.reader_marks import ClaimMark, NoteMark, Target

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.layers import Marks
    from tui.spans import Span
    from tui.text.source import TextSource

__all__ = ["ReaderMoving"]

M = TypeVar("M", ClaimMark, NoteMark)

_BLANKS = 100
"""Blank lines that one step goes over."""


def _binding(key: str, action: str, name: str, tooltip: str, *, show: bool = False) -> Binding:
    return Binding(
        key, action, name, id=f"reader.{name.replace(' ', '-')}", tooltip=tooltip, show=show
    )


class ReaderMoving(ReaderCounting):
    """Moves the cursor and the view."""

    BINDINGS: ClassVar[list[BindingType]] = [
        _binding("j,down", "line(1)", "line down", "one line down"),
        _binding("k,up", "line(-1)", "line up", "one line up"),
        _binding("space,f,pagedown,ctrl+f", "page(1)", "page down", "one page down"),
        _binding("pageup,ctrl+b", "page(-1)", "page up", "one page up"),
        _binding("ctrl+d", "half_page(1)", "half page down", "half a page down"),
        _binding("ctrl+u", "half_page(-1)", "half page up", "half a page up"),
        _binding("g,home", "home", "top", "the first line; with a count that line of the source"),
        _binding("G,end", "end", "bottom", "the last line; with a count that line of the source"),
        _binding("percent_sign", "percent", "per cent", "with a count, so far into the text"),
        _binding("right_parenthesis", "sentence(1)", "next sentence", "the next sentence"),
        _binding("left_parenthesis", "sentence(-1)", "previous sentence", "the sentence before"),
        _binding("right_curly_bracket", "paragraph(1)", "next paragraph", "the next paragraph"),
        _binding(
            "left_curly_bracket", "paragraph(-1)", "previous paragraph", "the paragraph before"
        ),
        _binding("right_square_bracket", "claim(1)", "next claim", "the next claim", show=True),
        _binding("left_square_bracket", "claim(-1)", "previous claim", "the claim before"),
        _binding("greater_than_sign", "annotation(1)", "next annotation", "the next annotation"),
        _binding(
            "less_than_sign", "annotation(-1)", "previous annotation", "the annotation before"
        ),
        _binding("enter", "activate", "follow", "follow the target"),
        *(count_binding(digit) for digit in range(1, 10)),
    ]

    @dataclass
    class ClaimWanted(Message):
        """The `count`-th claim from `origin` on, beyond those that were looked for."""

        origin: int
        direction: int
        count: int

    more_claims = False
    """Whether there may be claims beyond those that are known."""

    claims_are_off = False
    """Whether nobody looks for claims here: the reader's own are the only ones."""

    # Moving -----------------------------------------------------------------------------

    def _moved(self, move: Callable[[], None], *, jump: bool = False) -> None:
        """Run a move of the view, let the selection follow, and redraw."""
        self._at_end = False
        origin = self._view.cursor
        if jump:
            self.tell(self.Jumped(origin))
        self._reached = None
        move()
        self.extend_selection(self._view.cursor)
        self.redraw()

    def extend_selection(self, offset: int) -> None:
        """For the class above: the cursor moved to `offset` while something is selected."""

    def move_to(self, offset: int, *, jump: bool = False, centre: bool = False) -> None:
        """Move the cursor; a selection in the making follows it."""
        self._moved(lambda: self._view.go_to(offset, centre=centre), jump=jump)

    def action_line(self, direction: int) -> None:
        """Move by lines of the screen; one line alone to where there are words."""
        if self._digits or self._anchor is not None:
            self._moved(partial(self._view.lines, self._times() * direction))
        else:
            self._moved(partial(self._to_words, direction))

    def _to_words(self, direction: int) -> None:
        """Go a line on, over blank ones: who stands there is shown on the words after them."""
        view, steps = self._view, 0
        for _ in range(_BLANKS):
            before = view.cursor
            view.lines(direction)
            if view.cursor == before:
                break
            steps += 1
            if view.layout.row_at(view.cursor).drawn.strip():
                return
        if steps > 1:  # there are no words: one line is one line
            view.lines(-direction * (steps - 1))

    def action_page(self, direction: int) -> None:
        """Turn pages."""
        self._moved(partial(self._view.pages, self._times() * direction))

    def action_back(self) -> None:
        """Turn one page back."""
        self.action_page(-1)

    def action_half_page(self, direction: int) -> None:
        """Turn half pages."""
        self._moved(partial(self._view.half_pages, self._times() * direction))

    def action_home(self) -> None:
        """Go to the top, or to the source line of the count."""
        self._to_line_or(self._view.home)

    def action_end(self) -> None:
        """Go to the bottom, or to the source line of the count."""
        to_the_end = not self._digits
        self._to_line_or(self._view.bottom)
        self._at_end = to_the_end and not self._source.complete

    def _to_line_or(self, otherwise: Callable[[], None]) -> None:
        number = self.take_count()
        if number is None:
            self._moved(otherwise, jump=True)
        else:
            self.move_to(offset_of_line(self._source, number), jump=True, centre=True)

    def action_percent(self) -> None:
        """Go so many per cent into the text."""
        per_cent = min(100, self.take_count() or 0)
        offset = per_cent * max(0, len(self._source) - 1) // 100
        self.move_to(offset, jump=True, centre=True)

    def line_of(self, offset: int) -> int:
        """Return the number, from 1, of the source line that holds `offset`."""
        return line_of(self._source, offset)

    def _repeat(self, step: Callable[[TextSource, int], int]) -> None:
        offset = self._view.cursor
        for _ in range(min(self._times(), 1_000)):
            offset = step(self._source, offset)
        self.move_to(offset)

    def action_sentence(self, direction: int) -> None:
        """Go to the start of a sentence."""
        self._step(motions.next_sentence if direction > 0 else motions.previous_sentence, direction)

    def action_paragraph(self, direction: int) -> None:
        """Go to the start of a paragraph."""
        step = motions.next_paragraph if direction > 0 else motions.previous_paragraph
        self._step(step, direction)

    def _step(self, step: Callable[[TextSource, int], int], direction: int) -> None:
        """Go by steps that one sees, from where the cursor is shown and not from before it."""
        if self._anchor is not None:
            self._repeat(step)
            return
        offset, source = self._view.cursor, self._source
        for _ in range(min(self._times(), 1_000)):
            seen = motions.seen_at(source, offset)
            offset = step(source, seen if direction > 0 else offset)
            if direction < 0 and motions.seen_at(source, offset) == seen:
                offset = step(source, offset)
        self.move_to(offset)

    def action_claim(self, direction: int) -> None:
        """Make the next or previous claim the target."""
        marks, at = self._in_reach(self._layers.claims), self._from_where(direction)
        if self.more_claims and (left := self._beyond(marks, at, direction)):
            self.tell(self.ClaimWanted(at, direction, left))
            return
        claim = self._next_of(marks, direction, "claim")
        if claim is not None:
            self.reach(Target(claim.span, "claim", claim.id))

    def _beyond(self, marks: Marks[ClaimMark], at: int, direction: int) -> int:
        """Return the count if it leads beyond the claims that are known, taking it; else 0."""
        count = max(1, int(self._digits or 1))
        ahead = marks.count_after(at) if direction > 0 else marks.count_before(at)
        return self._times() if count > ahead else 0

    def action_annotation(self, direction: int) -> None:
        """Make the next or previous annotation the target."""
        note = self._next_of(self._in_reach(self._layers.notes), direction, "annotation")
        if note is not None:
            self.reach(Target(note.span, "annotation", note.id))

    def reach_claim(self, origin: int, direction: int, count: int) -> bool:
        """Make the `count`-th claim from `origin` the target; False where fewer are known."""
        marks = self._in_reach(self._layers.claims)
        ahead = marks.count_after(origin) if direction > 0 else marks.count_before(origin)
        if count > ahead:
            return False
        found = marks.after(origin, count) if direction > 0 else marks.before(origin, count)
        if found is not None:
            self.reach(Target(found.span, "claim", found.id))
        return found is not None

    def _next_of(self, marks: Marks[M], direction: int, name: str) -> M | None:
        """Return the mark that so many steps lead to; where there is none, say so."""
        count, at = self._times(), self._from_where(direction)
        found = marks.after(at, count) if direction > 0 else marks.before(at, count)
        if found is None:
            way = "after" if direction > 0 else "before"
            where = f"{way} this place" if len(marks) else "here so far"
            if name == "claim" and self.claims_are_off and not len(marks):
                where = "here: gloss.toml says claims = false"
            self.tell(Notice(f"no {name} {where}"))
        return found

    def _in_reach(self, marks: Marks[M]) -> Marks[M]:
        """For the class above: leave out what is hidden."""
        return marks

    def next_claim(self) -> None:
        """Go on to the next claim, as `]` does."""
        self.action_claim(1)

    def next_targets(self) -> list[Span]:
        """Return what the next keys are likely to act on: the claims and sentences around."""
        marks, source = self._in_reach(self._layers.claims), self._source
        claims = marks.after(self._view.cursor), marks.before(self._from_where(-1))
        steps = motions.next_sentence, motions.previous_sentence
        sentences = [motions.sentence_at(source, step(source, self._view.cursor)) for step in steps]
        after, before = (claim.span if claim else None for claim in claims)
        around = (after, sentences[0], before, sentences[1])
        return list(dict.fromkeys(span for span in around if span))

    def targets_on(self, count: int) -> list[Target]:
        """Return the target and those after it, `count` in all where there are as many.

        What has just been tagged is an annotation, and yet the claim or sentence that it was.
        """
        found = [first := self.target]
        source, claims = self._source, self._in_reach(self._layers.claims)
        before = claims.after(first.span.start - 1)
        is_one = before is not None and before.span == first.span
        of_claims = first.kind == "claim" or (first.kind == "annotation" and is_one)
        while len(found) < count:
            at = found[-1].span.start
            if of_claims:
                mark = claims.after(at)
                following = Target(mark.span, "claim", mark.id) if mark else None
            else:
                span = motions.sentence_at(source, motions.next_sentence(source, at))
                following = Target(span, "sentence") if span.start > at else None
            if following is None:
                break
            found.append(following)
        return found

    def _from_where(self, direction: int) -> int:
        """Return where to look from: a target reached before may have been scrolled half away."""
        target = self._reached
        return target.span.start if target and direction < 0 else self._view.cursor

    def reach(self, target: Target) -> None:
        """Make a claim or annotation the target, whole in view where it fits."""
        self._digits = ""
        if self._anchor is not None:
            self.move_to(target.span.start)
            return
        self._view.reveal(max(target.span.start, target.span.end - 1), centre=True)
        self._view.go_to(target.span.start, centre=True)
        self._reached = target
        self.redraw()

    def action_activate(self) -> None:
        """Say that the reader wants to follow the target."""
        self.tell(self.Activated(self.target))
