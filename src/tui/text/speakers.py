"""Who speaks where in a transcript: turns that begin with a label (`P07: …`, `[14:02] <ana> …`).

A colon alone makes no transcript; labels must come back and stand at a good part of the
paragraphs. Positions are code points; linear in the text.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Turn", "after_label", "turn_bounds", "turns"]

_TIME = r"\d{1,2}:\d{2}(?::\d{2})?"
_STAMP = (
    r"[\[(]{0,2}(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?:,[ ]?|T|[ ]))?"
    rf"{_TIME}(?:[.,]\d{{1,3}})?"
    r"(?:[ \u202f][AaPp]\.?[Mm]\.?)?[\])]{0,2}(?:[ \t]{1,4}|[ ][-–][ ])"
)
"""The time before a name in a transcript, and in a chat with the day."""
_LABEL = re.compile(
    rf"[ \t]{{0,8}}(?:{_STAMP}<(?P<nick>[^<>:\s][^<>:\n]{{0,30}})>(?=[ \t])"
    rf"|(?:{_STAMP})?(?:\*\*?|__?)?"
    r"(?:(?P<label>[^\W\d_](?:[\w.'’-]|[ ](?=[\w(])|[()]){0,40}?"
    r"|[A-Z][A-Z.'’ -]{1,30}, [A-Z][A-Z.,'’& -]{1,40})"
    r"|(?P<titled>[A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{0,20}){1,2}), [A-Z][\w.,'’& -]{2,40}?)"
    rf"(?:[ \t]?\(?{_TIME}\)?)?(?:\*\*?|__?)?[:：](?:\*\*?|__?)?(?=[ \t]|\Z))"
)
_STAMPED = re.compile(
    r"[ \t]{0,8}(?:\[(?P<bracketed>[^\[\]\n]{1,40})\][ \t]{1,8}"
    r"|(?P<label>[^\W\d_](?:[\w.'’,()-]|[ ](?=[\w(])){0,40})(?:[ ]{2,8}|[ ]?\t[ \t]{0,8}))"
    rf"[\[(]?{_TIME}[\])]?[ \t]{{0,8}}\Z"
)
"""A name with the time on a line of its own above what is said, as services for meetings write."""
_TITLES = frozenset(
    ("dr.", "mr.", "mrs.", "ms.", "st.", "prof.", "hon.", "rev.", "sen.", "rep.", "gov.")
)
_BOLD = ("**", "__")
_WITH_COLON = re.compile(r"^[^:：\n]{0,59}+[:：].*", re.MULTILINE)
_COLON_AHEAD = re.compile(r"\n[^:：\n]{0,59}+[:：]")
"""The same behind the break before a line: of what begins with a sign `re` finds all sooner."""
_FIELDS = frozenset(
    ("from", "to", "cc", "bcc", "date", "sent", "subject", "reply-to", "message-id",
     "mime-version", "content-type", "content-transfer-encoding", "von", "an", "gesendet",
     "datum", "betreff", "de", "para", "envoyé", "enviado", "objet", "asunto", "fecha")
)  # fmt: skip
"""What begins the lines above a mail: nobody says them, however often they come back."""
_CODED = re.compile(r"[A-Z]{1,4}[ -]?\d{1,3}")
"""What nobody is called but who takes part in a study (“P07”): fewer of them need come back."""
_ASIDE = re.compile(r" \([a-z][a-z ,'’-]{1,40}\)\Z")
"""How something is said, beside who says it (“BRANDT (laughs): …”)."""
_FEWEST = 4
_INITIAL = 2
_SHARE = 3
_SAMPLE = 30_000
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says, without the label; `whole` includes it."""

    label: str
    span: Span
    whole: Span


def turns(text: str) -> list[Turn]:
    """Return the turns of a transcript in order, or none when the text is no transcript."""
    return [
        Turn(label, Span(first, end), Span(start, end))
        for start, first, end, label in turn_bounds(text)
    ]


def turn_bounds(text: str) -> list[tuple[int, int, int, str]]:
    """Return what :func:`turns` returns as plain tuples, for those who want thousands.

    Each is where the label begins, where the words begin, where they end, and the label.
    """
    if not _is_transcript(text[:_SAMPLE]):
        return []
    marks = list(_labels(text))
    counts = Counter(label for _, _, label in marks)
    large = sum(label.isupper() for _, _, label in marks) * 2 > len(marks)
    known = [
        mark
        for mark in marks
        if counts[mark[2]] > 1
        or len(marks) < 2 * _FEWEST
        or (large and mark[2].isupper())
        or _is_titled(text[mark[0] : mark[1]], mark[2])
    ]
    if known and all(text.startswith(_BOLD, start) for start, _, _ in known):
        known = [mark for mark in marks if text.startswith(_BOLD, mark[0])]  # who speaks once, too
    found = []
    for place, (start, end, label) in enumerate(known):
        stop = known[place + 1][0] if place + 1 < len(known) else len(text)
        said = text[end:stop].rstrip()
        if said:
            last = end + len(said)
            found.append((start, last - len(said.lstrip()), last, label))
    return found


def after_label(text: str, start: int, label: str) -> int:
    """Return where the words begin of a turn that begins at `start`, which may name `label`."""
    if text.startswith(f"{label}:", start):  # subtitles name people as no pattern would (`Ö, Ä:`)
        return start + len(label) + 2
    limit = min(len(text), start + _LONGEST)
    line_end = text.find("\n", start, limit)
    whole = line_end >= 0  # else the line goes on, and what is seen of it ends anywhere
    end = line_end if whole else limit
    mark = _LABEL.match(text, start, end) or (_STAMPED.match(text, start, end) if whole else None)
    if mark is None or _named(mark) != label:
        return start
    return mark.end() + 1


def _labels(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the labels at the beginnings of lines as (start, end after the colon, label)."""
    for line in _WITH_COLON.finditer(text):
        mark = _LABEL.match(line[0]) or _STAMPED.match(line[0])
        if mark and (label := _named(mark)).lower() not in _FIELDS and not _has_stop(label):
            position = line.start()
            yield position, position + mark.end(), label


def _named(mark: re.Match[str]) -> str:
    groups = mark.groupdict()
    named = groups.get("nick") or groups.get("bracketed") or groups.get("titled") or mark["label"]
    label = (named or "").strip()
    return _ASIDE.sub("", label)


def _is_titled(line: str, label: str) -> bool:
    """Say whether a label tells what somebody is, too (“Ann Lee, Chief Executive: …”)."""
    return f"{label}, " in line and " " in label


def _has_stop(label: str) -> bool:
    """Say whether a sentence ends before the colon (“They met at 10 am. Present: …”)."""
    if ". " not in label:
        return False
    before = label.split()[:-1]
    return any(w[-1] == "." and len(w) > _INITIAL and w.lower() not in _TITLES for w in before)


def _is_transcript(sample: str) -> bool:
    """Say whether labels come back, and begin at least a third of the lines with text."""
    colons = sample.count(":") + sample.count("：")
    if colons < _FEWEST:
        return False
    lines = len(list(filter(None, map(str.strip, sample.split("\n")))))
    most = _SHARE + 1  # a label on a line of its own stands above what is said
    if colons * most < lines or len(_COLON_AHEAD.findall(f"\n{sample}")) * most < lines:
        return False  # so few colons cannot be labels enough
    marks = list(_labels(sample))
    labels = Counter(label for _, _, label in marks)
    coded = any(count > 1 and _CODED.fullmatch(label) for label, count in labels.items())
    titled = any(_is_titled(sample[start:end], label) for start, end, label in marks)
    often = coded or titled  # such labels are sure enough, though fewer of them come back
    enough = len(labels) * 3 <= len(marks) * 2 if often else len(labels) * 2 <= len(marks)
    if len(marks) < _FEWEST or not enough:
        return False
    alone = sum(sample[end : end + 1] in ("\n", "") for _, end, _ in marks)  # nothing said there
    return len(marks) * _SHARE >= lines - alone
