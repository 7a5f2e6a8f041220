"""Who speaks where in a document: turns, answers, mails that are quoted, posts of a thread.

Only the lines that say so are looked at, and each once, so that the time grows with length alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.claims.interviews import GUEST, addressed, answers
from tui.text.speakers import turn_bounds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.documents.document import Document
    from tui.spans import Span

__all__ = ["called", "voices"]

_ASKS = frozenset(("Q", "Question", "QUESTION", "Frage", "FRAGE", "F"))
_ANSWERS = frozenset(("A", "Answer", "Antwort"))
_LEAD = 3_000
_WROTE = ("wrote", "schrieb", "a écrit", "escribió", "writes")
_REPLY = re.compile(
    r"(?:On|Le|El|Am) (?P<when>[^\n]{3,160}?)[ \t]*\(?(?P<mail><[^<>\n]{3,80}>)?\)?,?[ \t]"
    r"(?:wrote|writes|a écrit|escribió)[ ]?:[ \t]*\Z"
    r"|Am [^\n]{3,80}?\bschrieb (?P<german>[^\n<>:]{2,60}?)[ \t]*(?:<[^<>\n]{3,80}>)?:[ \t]*\Z"
    r"|(?P<bare>[*_@]{0,3}[\w.'’ -]{2,40}?[*_]{0,2}) "
    r"(?:wrote|writes|schrieb|a écrit|escribió)[ ]?:[ \t]*\Z"
)
_WRITER = re.compile(r"(?:\A|[\d,.:]|\b[AaPp]\.?[Mm]\.?|\b[A-Z]{3,4}|\)),?[ ]([^\d,:<>]{2,60})\Z")
_DAY = re.compile(r"(?:[AaPp]\.?[Mm]\.?|at|um|Uhr|à|las|GMT|UTC|CET)\b[ ,]*")
_FIELD = re.compile(
    r"[ \t*]{0,4}(From|Von|De|Da|Sent|Date|Gesendet|Datum|Envoyé|Enviado|To|An|À|Para|Cc|Subject"
    r"|Betreff|Objet|Asunto)[ ]?:[ \t*]{1,4}([^\n]{1,200})"
)
_FROM, _SENT = (
    frozenset(("From", "Von", "De", "Da")),
    frozenset(("Sent", "Date", "Gesendet", "Datum", "Envoyé", "Enviado")),
)
_ADDRESS = re.compile(r"[ \t]*(?:<[^<>\n]{0,120}>|\[[^\[\]\n]{0,120}\]|\([^()\n]{0,120}\))[ \t]*\Z")
_POST = re.compile(
    r"[ \t#*_@]{0,6}(?:[Pp]osted by )?(?:(?i:moderator|admin|staff|op)[ :·]{1,3})?(?:u/)?"
    r"(?P<name>[\w][\w.'’-]{0,24}(?: [\w.'’-]{1,24}){0,2})[*_]{0,3}"
    r"(?: ?[(\[][A-Z][\w ]{1,20}[)\]])?"
    r"(?:[ ]?[·•|–—,-][ ]?|[ ](?:wrote|said|replied)[ ,]{1,2}|[ ]{2,4})"
    r"(?:\d{1,3}|an?|one)[ ]?(?:s|m|h|d|w|y|mo|sec|min|hr|second|minute|hour|day|week|month|year)s?"
    r"(?:[ ]ago)?(?:[ ][·•|(][^\n]{0,40})?[ \t*_]{0,4}\Z"
)
_ANSWERED = re.compile(
    r"[ \t#]{0,6}(?:\*\*|__|@)(?P<name>[\w][\w.'’ -]{0,40}?)(?:\*\*|__)?[ ]"
    r"(?:wrote|writes|said|replied|schrieb)[ ]?:[ \t*_]{0,4}\Z"
)
_AGO = re.compile(r" ago(?=[ \t*_]{0,4}$| [·•|(])", re.MULTILINE)
_TIME = re.compile(r"[0-9][ ]?[a-z]{1,7}(?=[ \t*_]{0,4}$| [·•|(])", re.MULTILINE)
_COLON = re.compile(r":(?=[ \t*_]{0,4}$)", re.MULTILINE)
_OF_THREADS = (" ago", "·", "•", ":**", "** ", "__ ", "@")
_BEHIND = re.compile(r"\n[ \t]*+>")
"""The beginning of a line that a mail quotes."""
_HEAD, _LONGEST_POST = 120, 6_000
_FIELDS, _MOST = 3, 5
_DIGIT_OR_LINE = re.compile(r"[\d_]|\A[a-z]")


def voices(document: Document, part: Span) -> list[tuple[int, int, str]]:
    """Return who speaks where in `part`, in order: from blocks, else from the text around."""
    known = [(b.span.start, b.span.end, b.label) for b in document.blocks if b.kind == "speech"]
    text, shift = part.of(document.text), part.start
    if not known:
        known = [(start, end, label) for start, _, end, label in turn_bounds(text)]
        known = known or [*_posts(text)] or [*_mails(text)] or [*answers(text)]
        known = [(start + shift, end + shift, label) for start, end, label in known]
        if known:
            return sorted(known)
    if not known or document.format in {"eml", "mbox"}:
        known += [(start + shift, end + shift, label) for start, end, label in _quoted(text)]
    return sorted(known)


def called(document: Document, speakers: Iterable[tuple[int, int, str]]) -> dict[str, str]:
    """Return what labels stand for that are no names: who answers, if the text says so."""
    turns, text = [*speakers], document.text
    labels = {label for _, _, label in turns}
    asks = labels & _ASKS
    if not (asks and labels & _ANSWERS):
        return dict.fromkeys(asks - {"F"}, "")
    names = {name[1] for name in GUEST.finditer(text[:_LEAD])}
    names |= {name[1] for name in GUEST.finditer(document.metadata.title[:_LEAD])}
    guest = names.pop() if len(names) == 1 else ""
    if not (guest or names):
        asked = [text[start:end] for start, end, label in turns if label in asks]
        guest = addressed(asked, text[: min(_LEAD, turns[0][0])])
    return {label: guest if label in _ANSWERS else "" for label in asks | (labels & _ANSWERS)}


def _lines(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where lines begin and end, and their first signs."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        if end < 0:
            end = len(text)
        yield start, end, text[start : min(end, start + 400)]
        start = end + 1


def _quoted(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the lines behind `>` with who wrote them (“On Tuesday, Ann Rudge wrote:”)."""
    if ">" not in text or not any(verb in text for verb in _WROTE):
        return
    if not _BEHIND.search(f"\n{text}"):
        return
    names: dict[int, str] = {}
    above = ""
    for start, end, line in _lines(text):
        bare = line.lstrip("> \t")
        depth = line[: len(line) - len(bare)].count(">")
        if not bare.strip():
            continue
        if depth not in names or len(names) > 1:
            names = {deep: name for deep, name in names.items() if deep <= depth}
        if names.get(depth):
            yield start, end, names[depth]
        if bare.rstrip().endswith(":") and len(bare) < _HEAD * 2:
            writer = _writer(bare.rstrip()) or _writer(f"{above} {bare}".strip())
            if writer:
                names[depth + 1] = writer
        above = bare.strip() if len(bare) < _HEAD else ""


def _writer(line: str) -> str:
    """Return who wrote what stands below a line that says so, or empty."""
    line = " ".join(line.split())  # a row of blanks is cut up in every way
    found = _REPLY.match(line) if any(verb in line for verb in _WROTE) else None
    if not found:
        return ""
    if name := found["german"] or found["bare"]:
        return _clean(name)
    writer = _WRITER.search(found["when"].strip(" ,"))
    if writer:
        return _clean(_DAY.sub("", writer[1]))
    return (found["mail"] or "").strip("<>")


def _clean(name: str) -> str:
    name = _ADDRESS.sub("", name).strip(" \t*_\"'“”<>,;")
    return name if 0 < len(name.split()) <= _MOST else ""


def _mails(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield mails that stand below another one, behind their header lines, with their writers."""
    if "Subject" not in text and "Betreff" not in text and "Objet" not in text:
        return
    fields: dict[str, str] = {}
    writer = ""
    begin = stop = 0
    for start, _, line in _lines(text):
        field = _FIELD.match(line)
        if field:
            if not fields:
                stop = start
            fields.setdefault(field[1], field[2])
            continue
        if len(fields) >= _FIELDS and fields.keys() & _FROM and fields.keys() & _SENT:
            if writer:
                yield begin, stop, writer
            name = next(value for key, value in fields.items() if key in _FROM)
            above = text[max(0, stop - _HEAD) : stop].strip(" \n\t-_")
            writer = _clean(name) if above else ""  # whoever wrote the whole is its author
            begin, fields = start, {}
        if line.strip():
            fields = {}
    if writer:
        yield begin, len(text), writer


def _may_head_posts(text: str) -> set[int]:
    """Return where lines begin that end as the heads of posts do: with a time, or a colon."""
    found: set[int] = set()
    for ending in (_AGO, _TIME, _COLON) if " ago" in text else (_TIME, _COLON):
        for match in ending.finditer(text):
            start = text.rfind("\n", max(0, match.start() - _HEAD), match.start()) + 1
            if start or match.start() < _HEAD:
                found.add(start)
    return found


def _posts(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the posts of a thread, each below its writer and how long ago that was."""
    if not any(sign in text for sign in _OF_THREADS):
        return
    marks = []
    for start in sorted(_may_head_posts(text)):
        end = text.find("\n", start)
        line = text[start : end if end >= 0 else len(text)]
        if len(line) < _HEAD and (found := _POST.match(line) or _ANSWERED.match(line)):
            marks.append((start, start + len(line), found["name"]))
    names = [name for _, _, name in marks]
    told = len(set(names)) < len(names) or any(map(_DIGIT_OR_LINE.search, names))
    if len(marks) < 2 or not told:
        return  # one line alone is a byline
    for place, (_, end, name) in enumerate(marks):
        stop = marks[place + 1][0] if place + 1 < len(marks) else len(text)
        heading = text.find("\n#", end, stop)
        yield end, min(heading if heading > 0 else stop, end + _LONGEST_POST), name
