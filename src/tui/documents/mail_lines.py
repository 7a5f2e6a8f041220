"""The lines of a mail: those that flow are joined, those that begin with `>` are a quote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.spans import Span

if TYPE_CHECKING:
    from tui.documents.building import Builder

__all__ = [
    "letterheads",
    "quoted_sender",
    "said_in_quote",
    "sender_name",
    "unflowed",
    "write_plain",
]

_QUOTED = re.compile(r"[ \t]{0,3}>")
_ADDRESS = re.compile(r"[ \t]*(?:<[^<>]{0,300}>|\[mailto:[^\[\]]{0,300}\])[ \t]*\Z")
_NAMED_BEHIND = re.compile(r"[^\s@]{1,100}(?:@| at )\S{1,100}[ \t]+\(([^()]{1,100})\)\Z")
_VIA = re.compile(r"[ \t]+via[ \t]+\S[^\n]{0,60}\Z")
_SCRUBBED = re.compile(r"-{8,40} next part -{8,40}[ \t]*\Z")
_LIST_FOOT = re.compile(r"_{30,80}[ \t]*\n[^\n]{1,100} mailing list\b")
_LETTERHEAD = re.compile(
    r"^(?:[-_ ]{5,80}[^\n]{0,60}\n|(?:Begin|Start|Anfang)[^\n]{5,60}:\n\n?)?"
    r"(?:From|Von|De|Da|Van)[ ]?:[ \t]{1,4}(?P<sender>[^\n]{1,300})"
    r"(?P<more>(?:\n[A-Z][\w -]{1,20}[ ]?:[ \t][^\n]{1,1000}){2,8})$",
    re.MULTILINE,
)
_FOOT = 30
_WHEN = re.compile(
    r"\n(?:Sent|Date|Gesendet|Datum|Envoyé|Enviado|Fecha|Inviato|Data|Verzonden)[ ]?:"
)

_WROTE = re.compile(
    r"(?:\A|\n)(?P<line>(?!>)[^\n]{1,300}(?:\n(?!>)[^\n]{1,200})?)\s{0,5}"
    r"\b(?:wrote|writes|schrieb|a écrit|escribió|ha scritto|schreef)[ ]?:\s*\Z"
)
_SCHRIEB = re.compile(r"\bschrieb[ \t]+(?P<name>[^\n:]{1,200}):\s*\Z")
_TIMED = re.compile(r"\d|\A[AaPp]\.?[Mm]\.?\Z|,\Z")
_NESTED = re.compile(r"^[ \t]{0,3}>[ \t]?>", re.MULTILINE)
_QUOTE_SIGN = re.compile(r"^[ \t]{0,3}>[ \t]?", re.MULTILINE)
_BEFORE_QUOTE = 400
_LONGEST_NAME, _MOST_NAMES = 60, 3
_PARTICLES = frozenset(
    ("von", "van", "der", "den", "de", "la", "da", "di", "du", "del", "bin", "al")
)


def quoted_sender(before: str) -> str:
    """Return whom a mail quotes by the line above: “On 5 June 2024 at 18:04, Ada wrote:”."""
    before = before.rstrip()[-_BEFORE_QUOTE:]
    if not before.endswith(":"):
        return ""
    if (said := _SCHRIEB.search(before)) is not None:
        return sender_name(said["name"])
    wrote = _WROTE.search(before)
    if wrote is None:
        return ""
    words = _ADDRESS.sub("", " ".join(wrote["line"].split())).split()
    last = max((place for place, word in enumerate(words, 1) if _TIMED.search(word)), default=0)
    name = sender_name(" ".join(words[last:]))
    parts = [part for part in name.split() if part not in _PARTICLES]
    named = bool(parts) and not any(part[0].islower() for part in parts)
    if not last and (len(parts) > _MOST_NAMES or parts[:1] == ["As"]):
        return ""  # without a time it is a sentence (“We said no. The Mayor wrote:”)
    return name if named and len(name) <= _LONGEST_NAME else ""


def said_in_quote(quote: str, sender: str) -> tuple[Span, str]:
    """Return the part of a quote that one person wrote, and who; `sender` by the line above it.

    Apple writes that line into the quote. What is quoted within the quote is another's.
    """
    start = 0
    if not sender and quote.lstrip().startswith(">"):
        lines = quote.split("\n", 3)[:3]
        for count in range(1, len(lines) + 1):
            sender = quoted_sender(_QUOTE_SIGN.sub("", "\n".join(lines[:count])))
            if sender:
                start = sum(len(line) + 1 for line in lines[:count])
                break
    nested = _NESTED.search(quote, min(start, len(quote)))
    end = nested.start() if nested is not None else len(quote)
    return Span(min(start, end), end), sender


def sender_name(header: str) -> str:
    """Return who a `From:` names, without the address: `ada at x (Ada)` of archives is Ada."""
    name = (_ADDRESS.sub("", header) or header.strip("<> ")).strip("\"' ")
    behind = _NAMED_BEHIND.match(name)
    return _VIA.sub("", behind[1] if behind is not None else name).strip("\"' ")


def letterheads(text: str) -> list[tuple[Span, str]]:
    """Return the header lines of the mails that one forwards or answers, and their senders.

    What stands below them, up to the next ones, is what that sender wrote.
    """
    return [
        (Span(*found.span()), sender_name(found["sender"]))
        for found in _LETTERHEAD.finditer(text)
        if _WHEN.search(found["more"]) is not None
    ]


def unflowed(text: str, *, delete: bool) -> str:
    """Join lines that end in a blank with the next of the same depth of quotation (RFC 3676).

    `delete` says that the blank itself is no part of the text.
    """
    rows: list[str] = []
    before: tuple[str, bool] | None = None  # signs of quotation, whether the line goes on
    for line in text.split("\n"):
        signs = line[: len(line) - len(line.lstrip(">"))]
        body = line[len(signs) :].removeprefix(" ")
        goes_on = body.endswith(" ") and body != "-- "
        kept = body[:-1] if goes_on and delete else body
        if before == (signs, True) and body != "-- ":
            rows[-1] += kept
        else:
            rows.append(f"{signs} {kept}" if signs else kept)
        before = signs, goes_on
    return "\n".join(rows)


def write_plain(text: str, builder: Builder) -> None:
    """Write paragraphs; lines that begin with `>` are a quote, those of a list's archive none."""
    rows: list[str] = []
    quoting = False
    for line in [*text.split("\n"), ""]:
        quoted_line = _QUOTED.match(line) is not None
        apart = line[:1] in "-_" and _apart(line)
        if rows and (not line.strip() or quoted_line != quoting or apart):
            _write(rows, builder, quoting=quoting)
            rows = []
        quoting = quoted_line
        if line.strip():
            rows.append(line.rstrip())


def _apart(line: str) -> bool:
    """Say whether a line parts what somebody wrote from what a list's archive says below it."""
    return _SCRUBBED.match(line) is not None or (not line.strip("_ \t") and len(line) > _FOOT)


def _write(rows: list[str], builder: Builder, *, quoting: bool) -> None:
    text = "\n".join(rows)
    if _SCRUBBED.match(rows[0]) is not None or _LIST_FOOT.match(text) is not None:
        builder.add("matter", text)
    else:
        builder.add("quote" if quoting else "paragraph", text, level=int(quoting))
