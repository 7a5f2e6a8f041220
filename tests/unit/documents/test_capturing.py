from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from tui.documents import capturing
from tui.documents.capturing import capture
from tui.documents.fetching import Page, is_url
from tui.errors import DocumentError

TODAY = date(2025, 6, 10)
HTML = (
    '<title>The "Late" Bus: a report</title><meta property="og:site_name" content="The Daily">'
    '<meta name="author" content="Ada"><article><p>Words.</p></article>'
)


@pytest.fixture
def web(monkeypatch):
    """Stand in for the extra: the main text of every page is the same."""
    extractor = SimpleNamespace(
        extract=lambda *_args, **_options: "# Late\n\nThe buses were late.",
        extract_metadata=lambda *_args, **_options: SimpleNamespace(date="2025-06-01"),
    )
    monkeypatch.setattr(capturing, "has_extra", lambda _extra: True)
    monkeypatch.setattr(capturing, "import_module", lambda _name: extractor)
    return extractor


def page(media_type: str = "text/html", data: bytes = HTML.encode(), url="https://example.org/a"):
    return lambda _url: Page(url, media_type, data)


def test_a_page_becomes_a_dated_document(web, reading):
    made = capture("https://example.org/a", TODAY, get=page())
    assert made.name == "The Late Bus a report 2025-06-10.md"
    document = reading(made.name, made.data)
    assert document.text.endswith("# Late\n\nThe buses were late.\n")
    metadata = document.metadata
    assert metadata.title == "The 'Late' Bus: a report"
    assert (metadata.outlet, metadata.author, metadata.date) == ("The Daily", "Ada", "2025-06-01")
    assert metadata.url == "https://example.org/a"
    assert metadata.attributes == {"captured": "2025-06-10"}


@pytest.mark.parametrize(
    ("media_type", "url", "name", "kept"),
    [
        ("application/pdf", "https://x.org/d/re.pdf", "", "re 2025-06-10.pdf"),
        ("application/octet-stream", "https://x.org/get", "A b.pdf", "A b 2025-06-10.pdf"),
        ("text/plain", "https://x.org/notes.md", "", "notes 2025-06-10.md"),
        ("text/vtt", "https://x.org/talk", "", "talk 2025-06-10.vtt"),
        ("text/plain", "https://x.org/page.html", "", "page 2025-06-10.txt"),
    ],
)
def test_a_file_at_an_address_is_kept_as_it_is(web, media_type, url, name, kept):
    made = capture(url, TODAY, get=lambda _url: Page(url, media_type, b"%PDF", name=name))
    assert (made.name, made.data) == (kept, b"%PDF")


@pytest.mark.parametrize(
    ("media_type", "name"),
    [("text/plain", "re.pdf"), ("text/plain", "mail.eml"), ("text/rtf", "letter.rtf")],
)
def test_what_only_the_server_calls_text_keeps_its_bytes(web, media_type, name):
    raw = b"%PDF \xe9\xff"
    got = Page(f"https://x.org/{name}", media_type, raw, "iso-8859-1")
    assert capture(got.url, TODAY, get=lambda _url: got).data == raw


STORY = "The storm closed the bridge at noon, and nobody knows yet when it will open again. " * 3
NOTICE = "We and our 900 partners store cookies on your device, for what we call audiences."


@pytest.mark.parametrize(
    ("html", "extracted", "text"),
    [
        (
            f"<table><tr><td class=menu><a>Home</a><td><h2>Storm</h2><p>{STORY}<p>{STORY}</table>",
            f"| Home | Storm {STORY} {STORY} |",
            f"## Storm\n\n{STORY.strip()}\n\n{STORY.strip()}\n",
        ),
        (
            (
                '<script type="application/ld+json">{"@type":"LiveBlogPosting"}</script><main>'
                f"<h1>Ida</h1><article>14:05<h2>Shut</h2><p>{STORY}<ul><li>1,000 bags</ul>"
                "<blockquote>No.</blockquote><table><tr><td>a<td>1<tr><td>b<td>2</table></article>"
            ),
            f"## Shut\n\n{STORY}",
            (
                f"# Ida\n\n14:05\n\n## Shut\n\n{STORY.strip()}\n\n- 1,000 bags\n\n> No.\n\n"
                "| a | 1 |\n| --- | --- |\n| b | 2 |\n"
            ),
        ),
        (
            f"<main><p>Shut.</main><div role=dialog><p>{NOTICE}</div>",
            f"Shut.\n\n{NOTICE}",
            "Shut.\n",
        ),
    ],
)
def test_what_the_extra_reads_badly_is_read_from_the_page(web, reading, html, extracted, text):
    web.extract = lambda *_args, **_options: extracted
    made = capture("https://example.org/a", TODAY, get=page(data=html.encode()))
    assert reading(made.name, made.data).text.partition("---\n\n")[2] == text


@pytest.mark.parametrize(
    "title",
    ["../../etc/passwd", "/abs", ".hidden", "a\nb: c", "\x1b]0;x\x07", "x" * 500, "---", ""],
)
def test_a_title_cannot_choose_the_place_or_break_the_front_matter(web, title, reading):
    data = f"<title>{title}</title><p>x</p>".encode()
    made = capture("https://example.org/a", TODAY, get=page(data=data))
    assert "/" not in made.name
    assert not made.name.startswith(".")
    assert made.name.isprintable()
    assert len(made.name) < 110
    assert reading(made.name, made.data).metadata.attributes["captured"] == "2025-06-10"


def test_without_the_extra_it_says_how_to_get_it(monkeypatch):
    monkeypatch.setattr(capturing, "has_extra", lambda _extra: False)
    with pytest.raises(DocumentError, match="extra"):
        capture("https://example.org", TODAY, get=page())


@pytest.mark.parametrize(
    "url", ["ftp://x.org", "file:///etc/passwd", "http://", "http://[::1/", "x"]
)
def test_only_web_addresses_are_fetched(url):
    with pytest.raises(DocumentError, match="no web address"):
        capture(url, TODAY, get=page())
    assert is_url(url) == url.startswith("http")


def test_what_holds_no_article_is_refused(web):
    for text in (None, " ", "You need to enable JavaScript to run this app."):
        web.extract = lambda *_args, text=text, **_options: text
        with pytest.raises(DocumentError, match="no article"):
            capture("https://example.org", TODAY, get=page())
        with pytest.raises(DocumentError, match="no article"):
            capture("https://example.org", TODAY, get=page(data=b""))
    with pytest.raises(DocumentError, match="image/png"):
        capture("https://example.org", TODAY, get=page("image/png"))


def test_the_servers_word_for_the_charset_is_believed_when_it_is_true(web):
    seen = []
    web.extract = lambda html, **_options: seen.append(html) or "Text."
    russian = "<p>\u0410\u0432\u0442\u043e\u0431\u0443\u0441\u044b</p>".encode("koi8_r")
    capture("https://x.org/", TODAY, get=lambda u: Page(u, "text/html", russian, "koi8-r"))
    capture("https://x.org/", TODAY, get=lambda u: Page(u, "text/html", "\u00fc".encode(), "ascii"))
    assert seen == ["<p>\u0410\u0432\u0442\u043e\u0431\u0443\u0441\u044b</p>", "\u00fc"]


@pytest.mark.parametrize(
    ("charset", "kept"),
    [
        ("koi8-r", "\u0430"),
        ("", b"\xc1"),
        ("utf-8", b"\xc1"),
        ("nonsense", b"\xc1"),
        ("hex", b"\xc1"),
    ],
)
def test_a_plain_text_keeps_its_letters(web, charset, kept):
    made = capture(
        "https://x.org/a.txt", TODAY, get=lambda u: Page(u, "text/plain", b"\xc1", charset)
    )
    assert made.data == (kept if isinstance(kept, bytes) else kept.encode())
