"""Passages elsewhere in the same words as one card: five copies of a wire story are one voice.

Whoever asks who else says so wants to see first what others say, not one sentence five times.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.spans import Span
    from tui.widgets.annotation_panel_rows import PairRow

__all__ = ["copies_together"]

_WORDS = re.compile(r"\w+")

_ENOUGH, _MOST = 8, 0.75
"""Words of a passage that stands in a longer one, and its share of it, from which on the longer one
is a copy too: with the name of a town before it, or of who says so behind it."""


def copies_together(rows: Sequence[PairRow]) -> list[PairRow]:
    """Return the rows in their order, with those in the same words under the first of them.

    Only what relates in the same way to the same passage here comes together.
    """
    said = [f" {' '.join(_WORDS.findall(fold(row.pair.b.text)))} " for row in rows]
    length = [words.count(" ") - 1 for words in said]
    groups: dict[tuple[Span, str], list[list[int]]] = {}

    def takes(group: list[int], place: int) -> bool:
        path = rows[place].pair.b.path  # one that repeats itself is no copy of itself
        bare = group[0]
        if said[bare] != said[place] and (
            length[bare] < max(_ENOUGH, _MOST * length[place]) or said[bare] not in said[place]
        ):
            return False
        return all(rows[at].pair.b.path != path for at in group)

    for place in sorted(range(len(rows)), key=length.__getitem__):  # the barest words first
        pair = rows[place].pair
        alike = groups.setdefault((pair.a.span, pair.relation), [])
        group = next((group for group in alike if takes(group, place)), None)
        if group is None:
            alike.append([place])
        else:
            group.append(place)
    together = sorted(sorted(group) for alike in groups.values() for group in alike)
    return [
        replace(rows[first], copies=tuple(rows[at] for at in others)) if others else rows[first]
        for first, *others in together
    ]
