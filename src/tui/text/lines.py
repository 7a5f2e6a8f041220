"""Whether a line break only wraps a paragraph, or was meant.

Nothing in a text says how wide it was wrapped: the lines around a break do. Of narrow columns
(mails, captions, scanned pages) that is weak evidence, for menus, verses and lists of names are
narrow too: there the words at the break must say that the sentence goes on.

Everything is decided by a few lines around the break.
"""

from __future__ import annotations

import re

__all__ = ["has_items", "is_wrapped"]


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_WIDE = 120
"""Most lines longer than this are paragraphs: that they are wrapped must be seen around them."""

_WIDEST = 200
"""Lines longer than this were not wrapped by hand or by a program: each is a paragraph."""

_NARROW = 40
"""Below this width lines may be navigation, verse or a table as well as wrapped prose."""

_NEIGHBOURS = 3
"""How many lines on each side say how wide the text around a line break is."""

_SMALL = 3
"""Letters of words that have no capital in a headline, and the fewest longer words of one."""

_ITEM_LINES = 6
"""How many lines above are looked at for the bullet of a list item."""

_OWN_LINE = re.compile(  # what starts a block of its own even in wrapped text
    r"\s*+(?:[-*+•‣◦▪●○■►▶✓✔✅➤→·]\s|\d{1,3}[.)]\s|\([a-z\d]{1,3}\)\s|#{1,6}\s|>|\||```|~~~|\[\d+\])"
)
_ITEM = re.compile(r"(\s*+)(?:[-*+•‣◦▪●○■►▶✓✔✅➤→·]|\d{1,3}[.)]|\([a-z\d]{1,3}\))\s")
_LATER_ITEM = re.compile(r"\n[ \t]*+(?:[-*+•‣◦▪●○■►▶✓✔✅➤→·]|\d{1,3}[.)]|\([a-z\d]{1,3}\))\s.*\n ")
_LABEL = re.compile(
    r"\s*+(?:[A-Z]{1,12}\d{0,3}|[A-Z][\w.'’-]{0,20}(?: [A-Z][\w.'’-]{0,20}){0,2}):\s"
)
_QUOTED = re.compile(r"[ \t]{0,3}(?:>[ \t]?){1,9}")
_TWO_WORDS = re.compile(r"[^\W\d_]+,? [^\W\d_]+")
_WORD = re.compile(r"\w")
_NO_PROSE = b"0123456789_()[]{}<>=|/\\:*#@&+~`"
_PROSE = 8
"""Of so many signs in a line of prose at most one is a figure, a bracket or the like."""
_HYPHENS = "-\u00ad¬"
_STOPPED = frozenset('.!?:…"”’)»;。！？؟۔।॥።။')
_STOP_INSIDE = re.compile(r"\w[.!?][\"”’»)]?(?:\s|\Z)")
_CAPITAL_INSIDE = re.compile(r"[.!?][\"”’»)]?\s+[\"“‘«(]?[A-ZÀ-ÖØ-ÞА-Я]")
_GREETING = re.compile(r"(?:Hi|Hello|Hey|Dear|Good (?:morning|afternoon|evening))\b", re.IGNORECASE)
_LEADING = _words(
    "the a an of for with from by at to into and or but nor than because if as whose my your his "
    "its our their that this these those which "
    "der die das den dem des ein eine einer eines einem einen und oder mit von vom zum zur im bei "
    "für aus le la les un une de du et ou à au pour par avec sans sur el los las una y del con "
    "por para que il lo gli di e per"
)
"""Words that no line ends with unless the next one goes on."""
_JOINING = _LEADING | _words(
    "in on is are was were be been has have had will would can could may might not who when where "
    "while until after before during about under over between through it he she they we"
)
"""Words in small letters that a line may begin with because it goes on."""


def has_items(text: str, start: int, end: int) -> bool:
    """Say whether any list item of a block may have an indented line under it."""
    if _ITEM.match(text, start, end):
        return True
    return _LATER_ITEM.search(text, start, end) is not None


def is_wrapped(  # noqa: C901, PLR0911, PLR0912 - a list of rules
    lines: list[str], lengths: list[int], index: int, items: bool
) -> bool:
    """Say whether the break after `lines[index]` only wraps a paragraph.

    `items` says whether the block holds an item with an indented line (:func:`has_items`).
    """
    length = lengths[index]
    before, after = lines[index].rstrip(), lines[index + 1].lstrip()
    if not before or not after:
        return False
    if after[0] == ">":
        return _quote_goes_on(lines, index)
    if before[-1] in _HYPHENS and _is_cut(before, after):
        return True
    indented = items and lines[index + 1][0] == " "
    if (
        length < _NARROW // 2
        and not indented
        and (
            lengths[index + 1] >= _NARROW
            or " " not in before
            or (index and lengths[index - 1] >= _NARROW)
        )
    ):
        return False  # neither a line of a narrow column nor of an item
    low = max(0, index - _NEIGHBOURS)
    near = lengths[low : index + 2 + _NEIGHBOURS]
    width = max(near)
    goes_on = after[0].islower() and before[-1] not in _STOPPED
    if goes_on and length * 5 >= width * 3 and _NARROW <= width <= _WIDE and before[0].isalnum():
        return True  # most lines end like this: what begins in small letters is no block
    ragged = length * 5 >= width * 2 and _NARROW <= width <= _WIDE
    if goes_on and ragged and _is_clause(lines, index):
        return True  # lines that were broken where their clauses end are ragged
    if indented and (goes_on or before[-1] in ".!?" or length * 5 >= width * 3):
        hangs = _in_item(lines, index)
        if hangs and (goes_on or before[-1] in ".!?" or not _fits(length, after, max(width, 30))):
            return True
    if width < _NARROW:
        if before[0].isspace() and not goes_on:
            return False  # code, or verse
        return _column_goes_on(lines, index, width, goes_on=goes_on)
    if length < _NARROW // 2:
        return False
    if width > _WIDE:
        if width <= _WIDEST and _is_full_of(lines, lengths, index, low, width):
            return True
        return goes_on and (60 <= length <= _WIDE or before[before.rfind(" ") + 1 :] in _LEADING)
    if before[0] == "#" or _OWN_LINE.match(after) or not _WORD.search(before):
        return False
    if _LABEL.match(after) and before[-1] in _STOPPED:
        return False
    if goes_on and length * 5 >= width * 3:
        return True
    space = after.find(" ", 0, width)
    if length + 1 + (len(after[:width]) if space < 0 else space) <= width - 3:
        return False  # as in `_fits`, which costs a call
    around = lines[low + 1 : index + 2 + _NEIGHBOURS]
    for line in around:
        if line.lstrip()[:1].islower():
            return True
    return (
        before[-1] not in _STOPPED
        and after.rstrip()[-1] in _STOPPED
        and width > 60
        and not _is_titled(before)
    )


def _is_full_of(lines: list[str], lengths: list[int], index: int, low: int, width: int) -> bool:
    """Say whether a wide line is full of prose that goes on, as most of those around are.

    Paragraphs on a line each end anywhere; wrapped ones where the next word had no room. Where
    a sentence may end with the line, another one must go on around it.
    """
    before, after = lines[index].rstrip(), lines[index + 1].lstrip()
    if _fits(lengths[index], after, width) or before[0] in "# \t|" or _OWN_LINE.match(after):
        return False
    if _LABEL.match(after) and before[-1] in _STOPPED:
        return False
    seen = full = going_on = 0
    for at in range(low, min(index + _NEIGHBOURS, len(lines) - 1)):
        line, following = lines[at].rstrip(), lines[at + 1].lstrip()
        if line[-1:] in _STOPPED or not following:
            continue
        seen += 1
        if not _fits(lengths[at], following, width):
            full += 1
            going_on += following[0].islower()
    if not going_on or full * 2 <= seen:
        return False
    return _is_plain(before) and _is_plain(after)


def _is_plain(line: str) -> bool:
    """Say whether a line is mostly words, in no columns."""
    if "   " in line or "\t" in line:
        return False
    raw = line.encode("utf-8", "replace")
    return (len(raw) - len(raw.translate(None, _NO_PROSE))) * _PROSE <= len(raw)


def _is_titled(line: str) -> bool:
    """Say whether all longer words of a line have capitals, as those of a headline do."""
    long = [word for word in line.split() if len(word) > _SMALL and word[0].isalpha()]
    return len(long) > _SMALL and all(word[0].isupper() for word in long)


def _is_cut(before: str, after: str) -> bool:
    """Say whether the hyphen at the end of a line cuts a word in two, however short it is."""
    return before[-2:-1].isalpha() and after[0].islower()


def _is_clause(lines: list[str], index: int) -> bool:
    """Say whether a line and the next one are words, neither of them indented as in code."""
    before, after = lines[index].rstrip(), lines[index + 1]
    return (
        after[0].isalpha()
        and before[0].isalpha()
        and (before[-1].isalpha() or before[-1] == ",")
        and " " in before
        and bool(_TWO_WORDS.match(after))
    )


def _fits(length: int, after: str, width: int) -> bool:
    """Say whether the next word would have fitted into the line: then the break is meant."""
    space = after.find(" ", 0, width)
    return length + 1 + (len(after[:width]) if space < 0 else space) <= width - 3


def _quote_goes_on(lines: list[str], index: int) -> bool:
    """Say whether a line of a quoted mail (`> `) goes on in the next one, quoted as deep."""
    (depth, before), (after_depth, after) = map(_unquoted, lines[index : index + 2])
    if not depth or depth != after_depth or not before.strip() or after.lstrip()[:1] in ("", ">"):
        return False
    low = max(0, index - _NEIGHBOURS)
    near = map(_unquoted, lines[low : index + 2 + _NEIGHBOURS])
    bare = [line if deep == depth else "" for deep, line in near]
    return is_wrapped(bare, [len(line) for line in bare], index - low, True)


def _unquoted(line: str) -> tuple[int, str]:
    """Return how deep a line of a mail is quoted, and what it says; nothing where it is not."""
    mark = _QUOTED.match(line)
    return (mark[0].count(">"), line[mark.end() :]) if mark else (0, "")


def _in_item(lines: list[str], index: int) -> bool:
    """Say whether the line after `index` hangs under the bullet of a list item."""
    after = lines[index + 1]
    indent = len(after) - len(after.lstrip())
    blank = after[:indent]
    stop = index - _ITEM_LINES
    for line in lines[index : stop if stop >= 0 else None : -1]:
        if not line.startswith(blank):
            item = _ITEM.match(line)
            return item is not None and indent > item.end(1) and not _OWN_LINE.match(after)
    return False


def _column_goes_on(lines: list[str], index: int, width: int, *, goes_on: bool) -> bool:
    """Say whether a line of a narrow column goes on in the next one."""
    before, after = lines[index].rstrip(), lines[index + 1].lstrip()
    last = before[before.rfind(" ") + 1 :]
    listed = goes_on and before[-1] == ","
    joined = listed or (
        last in _LEADING and (goes_on or (before.count(" ") > 1 and after[0].isalnum()))
    )
    if listed and _GREETING.match(before):
        return False
    likely = joined or (goes_on and after.partition(" ")[0] in _JOINING)
    if not likely and _fits(len(before), after, width):
        return False
    if before[0] == "#" or _OWN_LINE.match(after) or _LABEL.match(after):
        return False
    return joined or _is_prose(lines[max(0, index - _NEIGHBOURS) : index + 2 + _NEIGHBOURS])


def _is_prose(lines: list[str]) -> bool:
    """Say whether narrow lines look like wrapped sentences: no menu, no verse, no chat."""
    whole = "\n".join(lines)
    if not _STOP_INSIDE.search(whole):
        return False
    stripped = [line.strip() for line in lines]
    small = sum(line[:1].islower() for line in stripped[1:])
    if small * 2 < len(lines) - 1:
        return False
    return any(line[:1].isupper() for line in stripped) or bool(_CAPITAL_INSIDE.search(whole))
