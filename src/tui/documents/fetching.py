"""Getting one page from the web, with nothing that it does going unlimited.

A server may lead elsewhere, drip a byte a minute, send without end or pack a gigabyte into a
megabyte. Everything, from looking up the name to the last byte, happens in a thread that is
waited for no longer than a time limit, so that Ctrl+C works all the while. A page on the
web may not lead to a machine that only this computer can reach.
"""

from __future__ import annotations

import threading
import zlib
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit, urlunsplit

from tui.errors import DocumentError, quoted

if TYPE_CHECKING:
    from http.client import HTTPResponse
    from socket import socket
    from urllib.request import BaseHandler, OpenerDirector

__all__ = ["Page", "fetch", "is_url"]

MAX_BYTES = 30_000_000
TIMEOUT = 30.0
REDIRECTS = 5
_PART = 65_536
_LOOKED_AT = 1_024
_SIGNS = (
    ("application/pdf", b"%PDF-"),
    ("application/epub+zip", b"mimetypeapplication/epub+zip"),
    ("text/html", b"<!doctype html"),
    ("text/html", b"<html"),
)
"""Media types, and what the beginning of their files has."""
_UNPACKED = {"": 0, "identity": 0, "gzip": 31, "x-gzip": 31, "deflate": 47}
"""Content codings and the window bits that zlib wants for them; 0 for none."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a server answered: the final address, the media type, its charset, the bytes.

    Where the server names no type, or only bytes, it is what the bytes look like. `name` is what
    the file is to be called, where the server says so.
    """

    url: str
    media_type: str
    data: bytes
    charset: str = ""
    name: str = ""


def is_url(text: str) -> bool:
    """Say whether a word on the command line is an address rather than a file."""
    return text.lower().startswith(("http://", "https://"))


def fetch(url: str) -> Page:
    """Get an address over HTTP within limits of time and size.

    Raises:
        DocumentError: one line that says why it could not be fetched.
    """
    answers: list[Page | DocumentError] = []

    def get() -> None:
        try:
            answers.append(_get(url))
        except DocumentError as error:
            answers.append(error)

    thread = threading.Thread(target=get, name="gloss-fetch", daemon=True)
    thread.start()
    thread.join(TIMEOUT)
    if not answers:
        raise DocumentError(f"{quoted(url)} took longer than {TIMEOUT:.0f} seconds")
    answer = answers[0]
    if isinstance(answer, DocumentError):
        raise answer
    return answer


def _get(url: str) -> Page:
    from http.client import HTTPException
    from urllib.error import HTTPError
    from urllib.request import Request

    try:
        headers = {"User-Agent": "gloss (reads for one person)", "Accept-Encoding": "gzip"}
        request = Request(_ascii(url), headers=headers)  # noqa: S310 (checked by the caller)
        with _opener(url).open(request, timeout=TIMEOUT) as answer:
            data = _body(answer)
            return Page(
                answer.url,
                _media_type(answer, data),
                data,
                answer.headers.get_content_charset() or "",
                (answer.headers.get_filename() or "").replace("\\", "/").rpartition("/")[2][:200],
            )
    except (OSError, HTTPException, ValueError, zlib.error) as error:
        if isinstance(error, HTTPError):
            error.close()
        reason = getattr(error, "reason", None) or error
        raise DocumentError(f"cannot fetch {quoted(url)}: {quoted(str(reason), 120)}") from error


def _media_type(answer: HTTPResponse, data: bytes) -> str:
    said = answer.headers.get_content_type() if answer.headers.get("Content-Type") else ""
    if said not in ("", "application/octet-stream", "binary/octet-stream"):
        return said
    start = data[:_LOOKED_AT].lstrip()
    looks = (kind for kind, sign in _SIGNS if sign in (start.lower() if b"<" in sign else start))
    return next(looks, said or "text/plain")


def _ascii(url: str) -> str:
    """Return an address as it goes over the wire: `bücher.example/ä` in ASCII."""
    parts = urlsplit(url)
    if parts.username is not None:
        raise DocumentError("an address with a password in it is not fetched")
    host = (parts.hostname or "").encode("idna").decode("ascii")
    host = f"[{host}]" if ":" in host else host
    where = f"{host}:{parts.port}" if parts.port is not None else host
    path, query = (quote(part, safe="/%:@!$&'()*+,;=~?") for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme, where, path, query, ""))


def _opener(url: str) -> OpenerDirector:
    from urllib.request import (
        HTTPCookieProcessor,
        HTTPRedirectHandler,
        Request,
        build_opener,
        getproxies,
    )

    private = _is_private(urlsplit(url).hostname)

    class Redirects(HTTPRedirectHandler):
        """Follows only to the web: not to files, not to FTP, not from the web to this network."""

        max_redirections = REDIRECTS

        def redirect_request(self, *args: Any) -> Request | None:
            target = str(args[-1])
            why = ""
            if not is_url(target):
                why = "the page leads to an address that is not on the web"
            elif not private and _is_private(urlsplit(target).hostname):
                why = "the page leads from the web to a private address"
            if why:
                args[1].close()
                raise DocumentError(why)
            return super().redirect_request(*args)

    # Cookies live for this page only: many sites lead in a circle until they get theirs back.
    connecting = _handlers(anywhere=private or bool(getproxies()))
    return build_opener(Redirects, HTTPCookieProcessor(), *connecting)


def _handlers(*, anywhere: bool) -> tuple[BaseHandler, BaseHandler]:
    """Return handlers that connect to no other address than the one that was looked at.

    A name may stand for a public address when it is asked about, and for this computer when
    it is asked about again to connect. A proxy looks names up itself: there, and where the
    reader named a private address, `anywhere` is right.
    """
    from http.client import HTTPConnection, HTTPSConnection
    from urllib.request import HTTPHandler, HTTPSHandler, Request

    def connect(address: tuple[str, int], timeout: float, *_: object) -> socket:
        return _connected(address, timeout, anywhere=anywhere)

    class Plain(HTTPConnection):
        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            self._create_connection = connect

    class Secure(HTTPSConnection):
        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            self._create_connection = connect

    class PlainHandler(HTTPHandler):
        def http_open(self, req: Request) -> HTTPResponse:
            return self.do_open(Plain, req)

    class SecureHandler(HTTPSHandler):
        def https_open(self, req: Request) -> HTTPResponse:
            return self.do_open(Secure, req)

    return PlainHandler(), SecureHandler()


def _connected(address: tuple[str, int], timeout: float, *, anywhere: bool) -> socket:
    """Look a name up once, and connect to what was found.

    Raises:
        DocumentError: when one of its addresses is private and that is not wanted.
        OSError: when none of them answers.
    """
    import socket as sockets

    found = sockets.getaddrinfo(*address, type=sockets.SOCK_STREAM)
    if not anywhere and any(_is_inward(str(row[4][0])) for row in found):
        raise DocumentError("the page leads from the web to a private address")
    problem: OSError | None = None
    for family, kind, protocol, _, place in found:
        link = sockets.socket(family, kind, protocol)
        try:
            link.settimeout(timeout)
            link.connect(place)
        except OSError as error:
            link.close()
            problem = error
        else:
            return link
    raise problem or OSError("the name has no address")


def _is_private(host: str | None) -> bool:
    """Say whether a host is this computer or one that only its own network can reach."""
    import socket as sockets

    try:
        found = sockets.getaddrinfo(host, None, type=sockets.SOCK_STREAM)
    except OSError:
        return False  # connecting will say what is wrong
    return any(_is_inward(str(row[4][0])) for row in found)


def _is_inward(address: str) -> bool:
    return not ip_address(address.partition("%")[0]).is_global


def _body(answer: HTTPResponse) -> bytes:
    """Return the body, unpacked where it came packed; both are counted while they grow."""
    coding = (answer.headers.get("Content-Encoding") or "").strip().lower()
    if coding not in _UNPACKED:
        raise DocumentError(f"the page is packed in a way gloss does not know: {quoted(coding)}")
    unpacker = zlib.decompressobj(_UNPACKED[coding]) if _UNPACKED[coding] else None
    parts, received, size = [], 0, 0
    while part := answer.read1(_PART):
        received += len(part)
        unpacked = unpacker.decompress(part, MAX_BYTES + 1 - size) if unpacker else part
        parts.append(unpacked)
        size += len(unpacked)
        if max(size, received) > MAX_BYTES:
            raise DocumentError(f"the page is larger than {MAX_BYTES // 1_000_000} MB")
    if answer.length or (unpacker is not None and not unpacker.eof):
        raise DocumentError("the page came incomplete")
    return b"".join(parts)
