"""Where a place in a text stands after somebody has changed the text.

Most changes are made in one region: what stands before it keeps its offset, what stands
behind it keeps its distance from the end. For a place within it, the line that it was in is
looked for, else the words at it.
"""

from __future__ import annotations

__all__ = ["follow"]

_ENOUGH = 20
"""Code points that a line needs to be told from others."""


def follow(old: str, new: str, offset: int) -> int:
    """Return where `offset` (code points) of the text `old` stands in `new`."""
    before = _common(old, new)
    if offset <= before:
        return offset
    after = _common_end(old, new, min(len(old), len(new)) - before)
    if offset >= len(old) - after:
        return len(new) - (len(old) - offset)
    start = old.rfind("\n", 0, offset) + 1
    end = old.find("\n", offset)
    line = old[start : len(old) if end < 0 else end]
    if len(line) >= _ENOUGH:
        near = max(0, before - len(line))
        found = new.find(line, near)
        if found >= 0:
            return found + offset - start
    ahead = old[offset : min(offset + _ENOUGH, len(old) - after)]
    behind = old[max(before, offset - _ENOUGH) : offset]
    for words, part in ((ahead, 0), (behind, len(behind))):
        if len(words) == _ENOUGH and (found := _nearest(new, words, offset - part)) >= 0:
            return found + part
    return min(offset, max(before, len(new) - after))


def _nearest(text: str, words: str, offset: int) -> int:
    """Return where `words` stand in `text`, as near to `offset` as they do; -1: nowhere."""
    next_, last = text.find(words, offset), text.rfind(words, 0, offset + len(words))
    if next_ < 0 or last < 0:
        return max(next_, last)
    return min(next_, last, key=lambda at: abs(at - offset))


def _common(old: str, new: str) -> int:
    """Return how many code points both begin with; by halves, comparing slices at full speed."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _common_end(old: str, new: str, most: int) -> int:
    """Return how many code points, `most` at most, both end with."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if old[len(old) - middle : len(old) - low] == new[len(new) - middle : len(new) - low]:
            low = middle
        else:
            high = middle - 1
    return low
