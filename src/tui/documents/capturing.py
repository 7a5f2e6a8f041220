"""Keeping a web page as a document: fetched once on the reader's word, dated, and its own.

The page's main text becomes Markdown with front matter that says where and when it was
taken. Adding the address again keeps a second, dated capture beside the first, so that what
a site changed can be seen. Needs the `[web]` extra; nothing else in gloss opens a connection.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tui.documents.building import flatten
from tui.documents.dates import iso_date
from tui.documents.decoding import declared
from tui.documents.document import Metadata
from tui.documents.extras import has_extra, install_line
from tui.documents.fetching import Page, fetch, is_url
from tui.documents.formats import format_of, suffix_of
from tui.documents.furniture import SURE
from tui.documents.html import decode_html
from tui.errors import DocumentError, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from tui.documents.pages import PageFacts

__all__ = ["Capture", "Page", "capture", "fetch", "is_url"]

_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TYPES = {
    "application/epub+zip": ".epub",
    "application/pdf": ".pdf",
    "application/rtf": ".rtf",
    "application/vnd.oasis.opendocument.text": ".odt",
    _OFFICE: ".docx",
    "application/x-subrip": ".srt",
    "message/rfc822": ".eml",
    "text/markdown": ".md",
    "text/plain": ".txt",
    "text/rtf": ".rtf",
    "text/vtt": ".vtt",
}
_VAGUE = ("application/octet-stream", "binary/octet-stream", "text/plain")
"""Types that say less than the name of the file."""
_TEXTS = frozenset(("txt", "md", "rst", "org", "srt", "vtt"))
"""Formats that do not say themselves in which encoding they are."""
_LIVE = '"LiveBlogPosting"'
"""Of such a page the extra gives the words, but neither their times nor their title."""
_SHORT = 200  # code points
_UNFIT = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class Capture:
    """A document to be written: its file's name and bytes, and what is known about it.

    A page says in its front matter where it comes from; of another file only `metadata` does.
    """

    name: str
    data: bytes
    metadata: Metadata


def capture(url: str, today: date, *, get: Callable[[str], Page] | None = None) -> Capture:
    """Fetch a page and return the document it makes; nothing is written.

    Files that are no pages (PDF, EPUB, plain text) are kept as they are.

    Raises:
        DocumentError: without the extra, when the address cannot be fetched, or when there
            is no article in the page.
    """
    if not _is_address(url):
        raise DocumentError(f"{quoted(url)} is no web address (http:// or https://)")
    if not has_extra("web"):
        raise DocumentError(f"adding web pages needs an extra: {install_line('web')}")
    page = (get or fetch)(url)
    called = page.name or urlsplit(page.url).path.rpartition("/")[2]
    suffix = _suffix(page.media_type, called)
    if suffix is not None:
        name = f"{_stem(called.rpartition('.')[0] or called or url)} {today.isoformat()}{suffix}"
        data = _in_utf8(page) if format_of(name) in _TEXTS else page.data
        return Capture(name, data, Metadata(url=page.url))
    if page.media_type not in ("text/html", "application/xhtml+xml"):
        raise DocumentError(f"{quoted(url)} is {quoted(page.media_type)}, not a page or document")
    metadata, text = _article(page)
    matter = _front_matter(metadata, today)
    name = f"{_stem(metadata.title or page.url)} {today.isoformat()}.md"
    return Capture(name, f"{matter}\n{text.strip()}\n".encode(), metadata)


def _suffix(media_type: str, name: str) -> str | None:
    """Return the suffix of a file to be kept as it is; None of a page, and of what is neither."""
    own = suffix_of(name)
    if media_type in _VAGUE and format_of(name) not in (None, "", "html", "mhtml"):
        return own
    return _TYPES.get(media_type)


def _is_address(url: str) -> bool:
    try:
        return is_url(url) and bool(urlsplit(url).hostname)
    except ValueError:
        return False


def _article(page: Page) -> tuple[Metadata, str]:
    """Return a page's metadata and its main text as Markdown."""
    from tui.documents.html import pieces

    html = decode_html(page.data, encoding=_encoding(page))
    found, flow = pieces(html)
    text = import_module("trafilatura").extract(
        html, url=page.url, output_format="markdown", include_tables=True, include_comments=False
    )
    if not text or _is_all_table(text) or _LIVE in html:
        from tui.documents.marking_up import as_markdown

        own = as_markdown(found)
        text = own if len(own) > _SHORT else text
    if not text or not text.strip() or _asks_for_scripts(text):
        raise DocumentError("there is no article in this page; save it from the browser instead")
    text = _without(text, (p.text for p in flow.pieces if p.furniture or p.by_name == SURE))
    facts: PageFacts = flow.facts
    metadata = facts.metadata()
    metadata = replace(metadata, url=metadata.url or page.url, attributes={})
    if not metadata.date:
        document = import_module("trafilatura").extract_metadata(html, default_url=page.url)
        guessed = iso_date(str(getattr(document, "date", "") or ""))
        metadata = replace(metadata, date=guessed)
    return metadata, text


def _without(text: str, around: Iterable[str]) -> str:
    """Return a text without the paragraphs that the page itself sets apart, if others are left."""
    apart = {flatten(each) for each in around}
    parts = text.split("\n\n")
    return "\n\n".join([part for part in parts if flatten(part) not in apart] or parts)


def _is_all_table(text: str) -> bool:
    """Say whether most of an article came as one cell of a table that only arranges the page."""
    return any(line.startswith("|") and 2 * len(line) > len(text) for line in text.split("\n"))


def _asks_for_scripts(text: str) -> bool:
    """Say whether a page says no more than that it is a program for a browser."""
    return len(text) < _SHORT and re.search("java ?script", text, re.IGNORECASE) is not None


def _encoding(page: Page) -> str | None:
    """Return the encoding that the server names, when the bytes are in it."""
    # As browsers do: who writes Latin-1 means the encoding of Windows.
    name = "cp1252" if page.charset in ("iso-8859-1", "latin-1", "us-ascii") else page.charset
    return declared(page.data, name)


def _in_utf8(page: Page) -> bytes:
    """Return a plain text as UTF-8 where the server alone knows that it is something else."""
    encoding = _encoding(page)
    return page.data.decode(encoding).encode("utf-8") if encoding else page.data


def _front_matter(metadata: Metadata, today: date) -> str:
    rows = {
        "title": metadata.title,
        "author": metadata.author,
        "outlet": metadata.outlet,
        "date": metadata.date,
        "url": metadata.url,
        "captured": today.isoformat(),
    }
    inner = "".join(f"{key}: {_scalar(value)}\n" for key, value in rows.items() if value)
    return f"---\n{inner}---\n"


def _scalar(value: str) -> str:
    """Return a value on one line, quoted so that YAML and our own reader agree on it."""
    flat = " ".join("".join(c if c.isprintable() else " " for c in value).split())
    plain = re.fullmatch(r"[\w][\w ,./-]*", flat) is not None
    return flat if plain else '"' + flat.replace("\\", "/").replace('"', "'") + '"'


def _stem(text: str) -> str:
    """Return a file's name made of a title: readable, short, and nothing but a name."""
    stem = _UNFIT.sub(" ", text.removeprefix("https://").removeprefix("http://")).strip(" .-")
    cut = stem[:80]
    return (cut if len(stem) <= 80 else cut.rpartition(" ")[0] or cut).strip() or "page"
