"""Mail: one message (EML), a saved web page (MHTML), or a whole folder of messages (MBOX).

The header lines a reader knows come first, then the body: the plain part, or the HTML part
where that says more. Quoted lines are quotes. Attachments are named, never opened.
"""

from __future__ import annotations

import re
from dataclasses import replace
from email import errors as email_errors
from email import message_from_bytes, policy
from email.header import decode_header
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from tui.documents.building import Builder, Extracted, flatten
from tui.documents.dates import iso_date
from tui.documents.decoding import declared, decode, detect, unify_newlines
from tui.documents.document import Metadata
from tui.documents.html import decode_html, pieces, write
from tui.documents.mail_lines import sender_name, unflowed, write_plain
from tui.documents.mail_voices import give_voice
from tui.documents.reading import read_bytes
from tui.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message
    from pathlib import Path

__all__ = ["extract"]

_FROM_LINE = re.compile(rb"^From [^\n]{1,300}\d{4}[ \t]*\r?$", re.MULTILINE)
_SHOWN = ("From", "To", "Cc", "Date", "Subject")
_MAX_BYTES = 200_000_000
_MAX_PARTS = 500
_MAX_MESSAGES = 50_000
_LONGEST_HEADER = 2_000
_LIKE_PLAIN = ("text/markdown", "text/x-markdown", "text/enriched", "text/richtext")
_ESCAPED_FROM = re.compile(rb"^>(?=>{0,50}From )", re.MULTILINE)


def extract(
    file: Path, form: str, *, limit: int | None = None, encoding: str | None = None
) -> Extracted:
    """Read one message or a folder of them.

    Raises:
        DocumentError: when it is no mail, or too large.
    """
    data = read_bytes(file, min(limit or _MAX_BYTES, _MAX_BYTES) + 1)
    if len(data) > _MAX_BYTES:
        raise DocumentError("the mail is larger than 200 MB")
    partial = limit is not None and len(data) > limit
    builder = Builder()
    guessed: set[str] = set()
    if form == "mbox":
        first = Metadata()
        for number, raw in enumerate(_split(data), start=1):
            if number > _MAX_MESSAGES:
                raise DocumentError(f"there are more than {_MAX_MESSAGES} messages in it")
            message = _parse(_ESCAPED_FROM.sub(b"", raw))
            builder.locate(f"message {number}")
            builder.add("heading", _header(message, "Subject") or f"Message {number}", level=1)
            before, blocks = builder.length, len(builder.blocks)
            _write(message, builder, encoding, guessed)
            give_voice(_metadata(message).author, before, blocks, builder)
            first = first if number > 1 else _metadata(message)
        if not builder.length:
            raise DocumentError("there are no messages in this .mbox file")
        metadata = Metadata(title=file.stem, date=first.date)
    else:
        message = _parse(data)
        if not message.keys():
            raise DocumentError("this is no mail (it has no header lines)")
        page = _write(message, builder, encoding, guessed)
        if page is None:  # what its sender says is what the document says
            give_voice("", 0, 0, builder)
        metadata = page or _metadata(message)
    if guessed:
        said = f"{', '.join(sorted(guessed))} (guessed: the mail does not say it, or wrongly)"
        metadata = replace(metadata, attributes={**metadata.attributes, "charset": said})
    return builder.result(metadata, partial=partial)


def _split(data: bytes) -> Iterator[bytes]:
    """Cut an MBOX at its `From ` lines that stand after a blank line."""
    starts = [
        m
        for m in _FROM_LINE.finditer(data)
        if m.start() == 0 or data[max(0, m.start() - 2) : m.start()] in (b"\n\n", b"\r\n")
    ]
    for index, match in enumerate(starts):
        end = starts[index + 1].start() if index + 1 < len(starts) else len(data)
        yield (
            data[match.end() :].lstrip(b"\r\n") if end == len(data) else data[match.end() + 1 : end]
        )


def _parse(data: bytes) -> Message:
    try:
        return message_from_bytes(data, policy=policy.compat32)
    except (RecursionError, ValueError, email_errors.MessageError) as error:
        raise DocumentError("the mail is nested too deeply or damaged") from error


def _header(message: Message, name: str) -> str:
    """Return a header decoded; what it cannot mean becomes U+FFFD."""
    raw = next((str(v) for n, v in message.raw_items() if n.lower() == name.lower()), "")
    raw = raw[:_LONGEST_HEADER]
    if not raw.isascii():  # neither encoded nor said in which encoding
        try:
            raw = decode(raw.encode("utf-8", "surrogateescape"))
        except (DocumentError, UnicodeError):
            raw = raw.encode("utf-8", "replace").decode("utf-8")
    try:
        parts = decode_header(raw)
    except (email_errors.HeaderParseError, ValueError):
        return flatten(raw)
    decoded = []
    for part, charset in parts:
        if isinstance(part, str):
            decoded.append(part)
            continue
        try:
            decoded.append(part.decode(charset or "utf-8", "replace"))
        except (LookupError, ValueError):
            decoded.append(part.decode("latin-1"))
    return flatten("".join(decoded).replace("\0", ""))


def _date(message: Message) -> str:
    raw = _header(message, "Date")
    try:
        return parsedate_to_datetime(raw).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return iso_date(raw)


def _metadata(message: Message) -> Metadata:
    sender = sender_name(_header(message, "From"))
    return Metadata(title=_header(message, "Subject"), author=sender, date=_date(message))


def _write(
    message: Message, builder: Builder, encoding: str | None, guessed: set[str]
) -> Metadata | None:
    """Write header lines and body; return a saved page's own metadata, if it is one."""
    web_page = str(message.get_content_type()) == "multipart/related" and bool(
        message.get("Snapshot-Content-Location")
    )
    if not web_page:
        builder.add("matter", _header_lines(message))
    plain, page, attached = _bodies(message, encoding, guessed)
    metadata = None
    if page and (web_page or len(plain.strip()) * 4 < len(page) // 10 or not plain.strip()):
        found, flow = pieces(page)
        write(found, builder)
        metadata = flow.facts.metadata() if web_page else None
        where = _header(message, "Snapshot-Content-Location")
        if metadata and not metadata.url and where.startswith(("http://", "https://")):
            metadata = replace(metadata, url=where)
    else:
        write_plain(plain, builder)
    for name in attached:
        builder.add("matter", f"[attachment: {name}]")
    return metadata


def _letterhead(part: Message) -> str:
    """Return the header lines of a mail within a mail."""
    inner = part.get_payload()
    message = inner[0] if isinstance(inner, list) and inner else None
    if message is None or isinstance(message, str):
        return ""
    return _header_lines(message)


def _header_lines(message: Message) -> str:
    shown = ((name, _header(message, name)) for name in _SHOWN)
    return "\n".join(f"{name}: {value}" for name, value in shown if value)


def _bodies(
    message: Message, encoding: str | None, guessed: set[str]
) -> tuple[str, str, list[str]]:
    """Return the plain text, the HTML, and the names of the attachments.

    `guessed` gets the encodings that nothing but the bytes spoke for.
    """
    plain, page = [], ""
    attached: list[str] = []
    for count, part in enumerate(_parts(message)):
        if count >= _MAX_PARTS:
            raise DocumentError(f"the mail has more than {_MAX_PARTS} parts")
        name = _file_name(part)
        kind = part.get_content_type().replace("\0", "")
        if kind == "message/rfc822":
            plain.append(_letterhead(part))
        elif _is_of_the_page(part, kind, message):
            continue
        elif name or part.get_content_disposition() == "attachment":
            attached.append((name or kind)[:200])
        elif kind == "text/plain":
            plain.append(_text(part, encoding, guessed))
        elif kind == "text/html":
            page = page or decode_html(_payload(part), encoding=encoding or _charset(part))
        elif kind in _LIKE_PLAIN:
            plain.append(_text(part, encoding, guessed))
        elif _payload(part):
            attached.append(kind[:200])  # an invitation, a signature: said, not left out
    return "\n\n".join(plain), page, attached


def _parts(message: Message) -> Iterator[Message]:
    """Yield the leaves of a message in order, without recursion."""
    waiting: list[Message] = [message]
    while waiting:
        part = waiting.pop()
        inner = part.get_payload() if part.is_multipart() else None
        if part.get_content_type() == "message/rfc822":
            yield part  # a mail within the mail: what follows is its body
        if isinstance(inner, list):
            some = inner[: _MAX_PARTS + 1]  # one more is too many, and is said
            waiting.extend(m for m in reversed(some) if not isinstance(m, str))
        else:
            yield part


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _charset(part: Message) -> str | None:
    """Return the declared encoding when Python knows it and it fits the bytes."""
    try:
        return declared(_payload(part), part.get_content_charset())
    except (LookupError, ValueError, TypeError):  # the parameter is damaged
        return None


def _file_name(part: Message) -> str:
    try:
        return flatten((part.get_filename() or "").replace("\0", ""))
    except (LookupError, ValueError, TypeError):  # it is in an encoding that is none
        return str(part.get_content_type())


def _is_of_the_page(part: Message, kind: str, message: Message) -> bool:
    """Say whether a part is a picture or a style of the page, not something attached to it."""
    saved = message.get_content_type() == "multipart/related"
    placed = saved or part.get("Content-ID") or part.get("Content-Location")
    return bool(placed) and kind.startswith(("image/", "text/css", "font/", "application/font"))


def _text(part: Message, encoding: str | None, guessed: set[str]) -> str:
    payload = _payload(part)
    charset = encoding or _charset(part)
    if charset:
        text = unify_newlines(payload.decode(charset, "replace"))
    else:
        try:
            found, _mark = detect(payload)
            text = decode(payload)
        except DocumentError:
            return ""
        if found != "utf-8":
            guessed.add(found)
    text = text.replace("\0", "")
    if str(part.get_param("format", "")).casefold() == "flowed":
        return unflowed(text, delete=str(part.get_param("delsp", "")).casefold() == "yes")
    return text
