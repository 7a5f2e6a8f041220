"""Who wrote what of a mail: its sender, whom it forwards, whom it quotes."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from tui.documents.document import Block
from tui.documents.mail_lines import letterheads, quoted_sender, said_in_quote
from tui.spans import Span, trim

if TYPE_CHECKING:
    from tui.documents.building import Builder

__all__ = ["give_voice"]

_WITHIN = -1
"""Header lines within a quote: who wrote the mail goes on below it."""


def give_voice(sender: str, start: int, block: int, builder: Builder) -> None:
    """Say who wrote what of a message: its `sender`, where one is given, and those it forwards.

    Below the header lines of another mail its sender speaks; header lines are nobody's, nor is
    what is quoted, unless the line above says whose.
    """
    text = builder.since(start)
    own = [b for b in builder.blocks[block:] if b.kind in {"matter", "quote"}]
    first = own[0].span.end - start if own else 0  # its own header lines
    parts = [(b.span.shift(-start), b.level if b.kind == "quote" else 0, "") for b in own]
    starts = [span.start for span, _, _ in parts]
    for head, name in letterheads(text[first:]):
        place = bisect_right(starts, head.start + first) - 1
        within = place >= 0 and parts[place][1] and head.start + first < parts[place][0].end
        parts.append((head.shift(first), _WITHIN if within else 0, name))
    parts.sort()
    done, quoted = 0, ""
    for span, quote, name in (*parts, (Span(len(text), len(text)), 0, "")):
        said = trim(text, Span(done, max(done, span.start)))
        if sender and said:
            builder.blocks.append(Block("speech", said.shift(start), label=sender))
        if said or quote <= 0:
            quoted = quoted_sender(said.of(text)) if quote > 0 else name
        if quote == 1:
            own_words, by = said_in_quote(span.of(text), quoted)
            if by and own_words:
                spoken = own_words.shift(span.start + start)
                builder.blocks.append(Block("speech", spoken, label=by))
        if name:
            builder.blocks.append(Block("matter", span.shift(start)))
        sender, done = (name if quote == 0 else "") or sender, max(done, span.end)
