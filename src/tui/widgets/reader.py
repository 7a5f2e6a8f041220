"""The reader: a text of any size with layers of spans, driven by the keys of `less` and `vi`.

How a screen uses it::

    reader.show_document(document, at=offset)          # or show(source, blocks=..., markdown=...)
    reader.extend(StringSource(whole_text))            # after a head: position and selection stay
    reader.set_claims([ClaimMark(span, id, certainty)])
    reader.set_annotations([NoteMark(span, id, colour)])   # colour as CSS writes it, "" for none
    reader.set_relations([RelationMark(span, "≠")])
    reader.highlights = "all" | "notes" | "none"; reader.measure += 4
    reader.go_to(span, kind="annotation", id=...)   # makes it the target; go_to(offset) moves
    reader.target, .cursor, .top, .in_view, .percent, .line_of(offset)
    reader.next_claim(); reader.refresh_target()

Finding: `begin_find()` when the box opens, `find(pattern, regex=..., keep=...)` at each letter
(live; `keep` for `&`), `accept_find()` on Enter, `find_again()` where nothing was typed,
`cancel_find()` on Esc, `find_step(1 or -1)` for `n N`, `clear_find()`; each posts `Found`, whose
`text` is what to show: "3/17", "no hit".

It posts `TargetChanged`, `SelectionChanged`, `Scrolled`, `Activated` (Enter), `Jumped(origin)`
before a motion that a jump list should remember, `Counting(digits)` while a count is typed,
`Keeping` when only some paragraphs are shown, and `Notice` where a key finds nothing to go to.
The screen keeps marks and the jump list, opens the find box and decides which claims to show.

A key that the reader has no use for now (`o`, `e`, `w` without a selection, `0` and `%` without a
count) goes on to the screen's own bindings: its actions are switched off by `check_action`.

The classes below it, each adding one thing: `ReaderBase` (state, drawing), `ReaderCounting`,
`ReaderMoving`, `ReaderSelecting`, `ReaderMouse`, `ReaderKeeping`, `ReaderLooking`, `ReaderFinding`.
"""

from __future__ import annotations

from typing import ClassVar

from tui.widgets.reader_finding import ReaderFinding
from tui.widgets.reader_marks import (
    ClaimMark,
    Highlights,
    NoteMark,
    RelationMark,
    Target,
    TargetKind,
)
from tui.widgets.reader_palette import COMPONENTS, CSS

__all__ = [
    "ClaimMark",
    "Highlights",
    "NoteMark",
    "Reader",
    "RelationMark",
    "Target",
    "TargetKind",
]


class Reader(ReaderFinding):
    """The middle pane (see the module)."""

    DEFAULT_CSS = CSS
    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENTS
