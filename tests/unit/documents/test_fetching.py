"""What servers do to those who ask them: leading elsewhere, dripping, packing, never ending."""

from __future__ import annotations

import gzip
import socket
import threading
import zlib
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tui.documents import fetching
from tui.documents.fetching import Page, fetch
from tui.errors import DocumentError

TEXT = "<p>Die Busse kamen zu spät.</p>"
ANSWERS = {
    "/a": ({"Content-Type": "text/html; charset=iso-8859-1"}, TEXT.encode("latin-1")),
    "/packed": ({"Content-Encoding": "gzip"}, gzip.compress(TEXT.encode())),
    "/deflated": ({"Content-Encoding": "deflate"}, zlib.compress(TEXT.encode())),
    "/bomb": ({"Content-Encoding": "gzip"}, gzip.compress(bytes(5_000_000))),
    "/torn": ({"Content-Encoding": "gzip"}, gzip.compress(TEXT.encode())[:-12]),
    "/nonsense": ({"Content-Encoding": "gzip"}, b"no gzip at all"),
    "/brotli": ({"Content-Encoding": "br"}, b"\x0b"),
    "/large": ({}, b"<p>x</p>" * 100_000),
    "/report.pdf": ({"Content-Type": "application/pdf"}, b"%PDF-1.7"),
    "/%C3%BC?q=%C3%A4": ({}, b"named in German"),
    "/nothing": ({}, b""),
    "/short": ({"Content-Length": "999"}, TEXT.encode()),
    "/untyped": ({}, b"\n<!DOCTYPE HTML>" + TEXT.encode()),
    "/bytes": ({"Content-Type": "application/octet-stream"}, b"%PDF-1.7"),
    "/book": ({"Content-Type": "application/octet-stream"}, b"PKmimetypeapplication/epub+zip"),
    "/said": ({"Content-Type": "text/plain"}, b"<html>" + TEXT.encode()),
}
MOVED = {
    "/moved": "/a",
    "/round": "/round",
    "/file": "file:///etc/passwd",
    "/ftp": "ftp://example.org/x",
    "/data": "data:text/html,x",
    "/script": "javascript:alert(1)",
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/slow-head":
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
            self.server.over.wait()
        elif self.path == "/cookie":
            known = "k=v" in self.headers.get("Cookie", "")
            self.answer(302, {"Location": "/a" if known else "/cookie", "Set-Cookie": "k=v"})
        elif self.path in MOVED:
            self.answer(302, {"Location": MOVED[self.path]})
        elif self.path == "/drip":
            self.answer(200, {})
            while not self.server.over.wait(0.01):
                self.wfile.write(b"x")
        elif self.path in ANSWERS:
            self.answer(200, *ANSWERS[self.path])
        else:
            self.send_error(404)

    def answer(self, status, headers, body=b""):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass

    def handle(self):
        with suppress(OSError):  # who asked may have gone
            super().handle()


@pytest.fixture
def server():
    """A web server on this machine; what drips ends with the test."""
    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.over = threading.Event()
    thread = threading.Thread(target=running.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.over.set()
    running.shutdown()
    thread.join()
    running.server_close()


def test_a_page_is_fetched_with_what_the_server_says_of_it(server):
    page = Page(f"{server}/a", "text/html", TEXT.encode("latin-1"), "iso-8859-1")
    assert fetch(f"{server}/a") == page
    assert fetch(f"{server}/moved") == page
    assert fetch(f"{server}/report.pdf").media_type == "application/pdf"
    assert fetch(f"{server}/nothing").data == b""


def test_what_a_server_does_not_say_the_bytes_do(server):
    kinds = ("text/html", "application/pdf", "application/epub+zip", "text/plain")
    names = ("untyped", "bytes", "book", "said")
    assert tuple(fetch(f"{server}/{name}").media_type for name in names) == kinds


def test_a_site_that_leads_in_a_circle_gets_its_cookie_back(server):
    assert fetch(f"{server}/cookie").data == TEXT.encode("latin-1")


def test_an_address_may_have_letters_of_any_language(server):
    assert fetch(f"{server}/ü?q=ä#below").data == b"named in German"


@pytest.mark.parametrize("path", ["/packed", "/deflated"])
def test_what_came_packed_is_unpacked(server, path):
    assert fetch(server + path).data.decode() == TEXT


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/missing", "404|Not Found"),
        ("/large", "larger than"),
        ("/bomb", "larger than"),
        ("/torn", "incomplete"),
        ("/short", "incomplete"),
        ("/nonsense", "incorrect header"),
        ("/brotli", "does not know"),
        ("/round", "redirect"),
        ("/file", "not allowed"),
        ("/ftp", "not on the web"),
        ("/data", "not allowed"),
        ("/script", "not allowed"),
    ],
)
def test_what_is_not_fetched_has_its_reason(server, monkeypatch, path, reason):
    monkeypatch.setattr(fetching, "MAX_BYTES", 100_000)
    with pytest.raises(DocumentError, match=reason) as caught:
        fetch(server + path)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("path", ["/drip", "/slow-head"])
def test_a_server_that_drips_is_not_waited_for(server, monkeypatch, path):
    monkeypatch.setattr(fetching, "TIMEOUT", 0.3)
    with pytest.raises(DocumentError, match=r"longer than|timed out"):
        fetch(server + path)


def test_ctrl_c_stops_it_at_once(server, monkeypatch):
    def interrupted(_thread, _timeout):
        raise KeyboardInterrupt

    monkeypatch.setattr(threading.Thread, "join", interrupted)
    with pytest.raises(KeyboardInterrupt):
        fetch(f"{server}/drip")
    monkeypatch.undo()


def test_a_page_on_the_web_may_not_lead_to_this_computer(server, monkeypatch):
    # The test's own server stands for the web; another address of this computer does not.
    monkeypatch.setattr(fetching, "_is_inward", lambda address: address == "127.0.0.2")
    monkeypatch.setitem(MOVED, "/inward", server.replace("127.0.0.1", "127.0.0.2") + "/a")
    assert fetch(f"{server}/a").data
    with pytest.raises(DocumentError, match="private address"):
        fetch(f"{server}/inward")


def test_a_name_that_changes_between_two_looks_leads_nowhere(server, monkeypatch):
    asked = []
    real = socket.getaddrinfo

    def resolve(host, port, *args, **more):
        if host != "rebound.example":
            return real(host, port, *args, **more)
        asked.append(host)
        return real("93.184.216.34" if len(asked) == 1 else "127.0.0.1", port, *args, **more)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with pytest.raises(DocumentError, match="private address"):
        fetch(f"http://rebound.example:{server.rpartition(':')[2]}/a")
    assert len(asked) == 2  # once to look at it, once to connect to just that


@pytest.mark.parametrize("host", ["127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "::1"])
def test_private_addresses_are_known(host):
    assert fetching._is_private(host)
    assert not fetching._is_private("93.184.216.34")


def test_an_address_with_a_password_is_refused(server):
    with pytest.raises(DocumentError, match="password"):
        fetch(server.replace("//", "//ada:secret@"))
    with pytest.raises(DocumentError, match="cannot fetch"):
        fetch("http://127.0.0.1:9/x")
    with pytest.raises(DocumentError, match="cannot fetch"):
        fetch("http://127.0.0.1:notaport/x")
