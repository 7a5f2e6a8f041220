"""SRT and WebVTT: speech as paragraphs, its times as places to cite.

The cues of a transcript cut sentences anywhere; here they run on as speech does, a new
paragraph where somebody else speaks or nobody does. Each cue's time is a locator. Captions
that repeat the line before (as automatic ones do) are said once.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tui.documents.building import Builder, Extracted, flatten, page_mark
from tui.documents.decoding import decode
from tui.documents.document import Metadata
from tui.documents.reading import read_bytes
from tui.documents.tags import unescape
from tui.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["extract"]

_TIMES = re.compile(
    r"[ \t]*(?:(\d{1,4}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})[ \t]*-->[ \t]*"
    r"(?:(\d{1,4}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
)
_VOICE = re.compile(r"(?=<v(?:\.[^ \t>]{0,50})?[ \t]+[^>]{1,80}>)")
_VOICED = re.compile(r"<v(?:\.[^ \t>]{0,50})?[ \t]+([^>]{1,80})>")
_READING = re.compile(r"<rt>[^<]{0,200}</rt>")
_TAG = re.compile(r"</?[a-zA-Z0-9][^<>]{0,200}>|\{\\[^{}]{0,100}\}")
_SPEAKER = re.compile(
    r"(?:\[([^\W\d_][\w .'’-]{0,40})\]|([^\W\d_][\w .,'’()/|&#*-]{1,60}|\+\d[\d *()-]{5,20}))"
    r"[:：](?:[ \t]+(?=\S)|(?<=：)(?=\S))"
    r"|([A-Z][\w.'’-]{0,20}(?: [A-Z][\w.'’-]{0,20}){0,2}):\Z"
)
"""A name before what is said, or on a line of its own above it: those of meetings say more."""
_BRACKETED = re.compile(r"\[([^\W\d_][\w .'’-]{0,40})\](?:[ \t]+(?=\S)|\Z)")
_ROLE = re.compile(
    r"(?:(?:the |male |female |first |second |third )?(?:narrator|host|co-host|presenter|moderator"
    r"|interviewer|interviewee|reporter|announcer|speaker|voice-?over|translator|interpreter"
    r"|correspondent|anchor|commentator|judge|chair(?:man|woman|person)?|president|minister"
    r"|caller|operator|doctor|officer|witness|prosecutor|man|woman|boy|girl))"
    r"(?: ?(?:\d{1,2}|[a-z]))?",
    re.IGNORECASE,
)
"""Who speaks, in brackets: anything else there may be a sound."""
_OTHER = re.compile(r"\[[^\W\d_a-z][\w.'’-]{0,20}(?: [^\W\d_a-z][\w.'’-]{0,20}){1,3}\][ \t]+\S")
"""A name, or a sound: where roles stand in brackets, it ends what a role says."""
_ASIDE = re.compile(r"\([^()]{0,60}\)")
_NO_NAME = frozenset(
    ("is", "are", "was", "were", "be", "has", "have", "had", "this", "that", "these", "those",
     "it", "to", "what", "which", "says", "say", "said", "asked", "not", "if", "can", "will")
)  # fmt: skip
_NO_NAME_FIRST = _NO_NAME | frozenset(
    ("and", "but", "so", "or", "because", "here", "there", "now", "well", "yes", "no", "okay",
     "my", "our", "your", "their", "his", "her", "i", "you", "we", "they", "he", "she", "in",
     "at", "on", "for", "by", "from", "with", "how", "why", "when", "where", "who", "again",
     "remember", "number", "first", "second", "third", "finally", "note", "also", "then", "like")
)  # fmt: skip
"""Words that begin a sentence with a colon in it (“Here is the thing: …”), no name."""
_TURN = re.compile(r"(?:>>>?|-|–|—)[ \t]*")
_TURNED = re.compile(r"(?=>>)(?<!>)")
_HEADED = re.compile(r"WEBVTT[ \t]+(?:[-–—:][ \t]*)?([^\n]{1,300})")
_NO_CUE = ("NOTE", "STYLE", "REGION")
_PAUSE = 3.0
_LONG = 700
_STOPS = (".", "?", "!", "…", "”", '"')


class _Cue(NamedTuple):
    start: float
    end: float
    speaker: str
    text: str
    turns: bool
    """Whether somebody else speaks, named or not."""


def extract(
    file: Path, form: str, *, limit: int | None = None, encoding: str | None = None
) -> Extracted:
    """Read subtitles or a transcript.

    Raises:
        DocumentError: when there are no times in it.
    """
    data = read_bytes(file, limit)
    partial = limit is not None and len(data) >= limit
    text = decode(data, encoding=encoding, partial=partial).replace("\0", "")  # it marks places
    builder = Builder()
    speaker, said, end, marked = "", "", 0.0, -1.0
    written: list[str] = []
    length = 0
    for cue in _cues(text):
        new_speaker = cue.speaker != speaker if cue.speaker else cue.turns
        ended = written and written[-1].endswith(_STOPS)
        if written and (new_speaker or cue.start - end > _PAUSE or (length > _LONG and ended)):
            _speak(builder, speaker if said != speaker else "", written, speaker)
            said, written, length = speaker, [], 0
        speaker = cue.speaker or ("" if cue.turns else speaker)
        mark = page_mark(_clock(cue.start)) if cue.start != marked else ""
        marked = cue.start
        written.append(mark + cue.text)
        length += len(written[-1])
        end = cue.end
    if written:
        _speak(builder, speaker if said != speaker else "", written, speaker)
    if not builder.length:
        raise DocumentError(f"there are no subtitles in this .{form} file")
    headed = _HEADED.match(text)
    title = flatten(headed[1])[:200] if headed else ""
    return builder.result(Metadata(title=title), partial=partial)


def _speak(builder: Builder, shown: str, parts: list[str], speaker: str) -> None:
    text = " ".join(parts)
    if shown:
        _, mark, rest = text.split("\0", 2) if text.startswith("\0") else ("", "", text)
        text = f"{page_mark(mark) if mark else ''}{shown}: {rest}"
    if speaker:
        builder.add("speech", text, label=speaker)
    else:
        builder.add("paragraph", text)


def _clock(seconds: float) -> str:
    whole = int(seconds)
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}"


def _cues(text: str) -> Iterator[_Cue]:
    """Yield what is said, cue by cue, markup off and repeated lines left out."""
    before: list[str] = []
    speaker = ""
    for start, end, rows in _timed(text):
        spoken = list(_rows(rows))
        plain = [row for _, row in spoken]
        turns: list[_Cue] = []
        for voice, row in spoken:
            if row in before:
                continue
            fresh = next((row[len(old) :] for old in before if row.startswith(f"{old} ")), row)
            cue = _turn(_Cue(start, end, voice, fresh.strip(), turns=bool(voice)))
            if not cue.speaker and _ROLE.fullmatch(speaker) and _OTHER.match(cue.text):
                cue = cue._replace(turns=True)
            speaker = cue.speaker or ("" if cue.turns else speaker)
            if (turns and not cue.turns) or (turns and voice and turns[-1].speaker == voice):
                turns[-1] = turns[-1]._replace(text=f"{turns[-1].text} {cue.text}".lstrip())
            else:
                turns.append(cue)
        before = plain or before
        yield from turns


def _rows(raw: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the lines of a cue, cut where somebody else speaks: whose voice is marked, and text."""
    voice = ""
    for line in raw:
        for part in _VOICE.split(line):
            if (voiced := _VOICED.match(part)) is not None:
                voice = flatten(voiced[1])
            plain = unescape(_TAG.sub("", _READING.sub("", part))).replace("\0", "")
            for row in map(flatten, _TURNED.split(plain)):
                if row:
                    yield voice, row


def _turn(cue: _Cue) -> _Cue:
    """Take the sign of a new turn and the name of who speaks off what is said."""
    said, speaker = cue.text, cue.speaker
    turn = _TURN.match(said)
    if turn is not None and len(said) > turn.end():
        said = said[turn.end() :]
    else:
        turn = None
    named = None if speaker else _SPEAKER.match(said)
    name = (named[1] or named[2] or named[3]).strip() if named is not None else ""
    if named is not None and _is_name(name):
        return cue._replace(speaker=name, text=said[named.end() :], turns=True)
    bracketed = None if speaker else _BRACKETED.match(said)
    if bracketed is not None and _ROLE.fullmatch(bracketed[1]):
        return cue._replace(speaker=bracketed[1], text=said[bracketed.end() :], turns=True)
    if turn is None or speaker:
        return cue._replace(text=said)
    return cue._replace(text=f"– {said}", turns=True)


def _is_name(label: str) -> bool:
    """Say whether what stands before a colon names who speaks, not the half of a sentence."""
    if label[0].islower():
        return False
    words = _ASIDE.sub("", label).replace(",", " , ").split()
    first = words[0].lower() if words else ""
    if first in _NO_NAME_FIRST or not _NO_NAME.isdisjoint(words[1:]):
        return False
    return "," not in words or not any(word[0].islower() for word in words)


def _timed(text: str) -> Iterator[tuple[float, float, list[str]]]:
    """Yield (start, end, lines) of each cue; numbers, notes and styles are left out."""
    times: tuple[float, float] | None = None
    rows: list[str] = []
    late = False  # blank lines stand between the times and what is said
    for line in text.split("\n"):
        match = _TIMES.match(line)
        if match is not None:
            if times is not None:
                yield *times, _unnumbered(rows, late=late)
            late = False
            times = _seconds(match.groups()[:4]), _seconds(match.groups()[4:])
            rows = []
        elif not line:  # a line of blanks is empty only to the eye: automatic captions have them
            late = not rows
            if times is not None and rows:
                yield *times, rows
                times, rows = None, []
        elif late and not rows and line.startswith(_NO_CUE):
            times = None
        elif times is not None:
            rows.append(line)
    if times is not None:
        yield *times, rows


def _unnumbered(rows: list[str], *, late: bool) -> list[str]:
    """Leave out the number or name of the next cue, where it stands among the lines of this one."""
    if rows and (rows[-1].isdecimal() or (late and len(rows) == 1)):
        return rows[:-1]
    return rows


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, fraction = (int(p or 0) for p in parts)
    return hours * 3600 + minutes * 60 + seconds + fraction / 1000
