"""PDF: the pages' lines, put together into paragraphs again.

Always run in a process of its own (see `apart`): PDFium is C++, and a crafted file may
crash it. Page numbers become places to cite, lines that repeat from page to page are left
out, words cut at line ends are whole again. What a page's text is depends on nothing but
that page and its neighbours, so that the first page shown is how the whole will begin.
"""

from __future__ import annotations

import re
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, Any

from tui.documents.building import Builder, Extracted, flatten
from tui.documents.dates import iso_date
from tui.documents.document import Metadata
from tui.documents.pdfheads import without_running_heads
from tui.documents.pdflines import Setter, body_is_mono, body_size
from tui.documents.pdfpage import lines_of
from tui.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tui.documents.pdfcolumns import Line

__all__ = ["extract", "version"]

MAX_PAGES = 20_000
_NEIGHBOURS = 2
_SAMPLED = 5
_MOST_BOOKMARKS = 5_000
_JUNK_TITLE = re.compile(
    r"microsoft word|untitled|.*\.(?:docx?|pdf|indd|tex|dvi|qxd|pptx?|xlsx?|rtf)\Z", re.IGNORECASE
)


def version() -> str:
    """Return what decides the text beside our own version: PDFium's build."""
    pypdfium2 = import_module("pypdfium2")

    return f"pdfium-{pypdfium2.PDFIUM_INFO.build}"


def extract(
    file: Path,
    form: str,
    *,
    limit: int | None = None,
    encoding: str | None = None,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Extracted:
    """Read a PDF; with `limit` only as many pages as give that many code points.

    `progress` is told (pages done, pages in all).

    Raises:
        DocumentError: when it is damaged, protected, too long, or has no text.
    """
    del form, encoding
    pypdfium2 = import_module("pypdfium2")

    try:
        document = pypdfium2.PdfDocument(file)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise DocumentError("this PDF is protected with a password") from error
        raise DocumentError("the PDF is damaged or no PDF at all") from error
    if count == 0:
        raise DocumentError("this PDF has no pages")
    if count > MAX_PAGES:
        raise DocumentError(f"this PDF has more than {MAX_PAGES} pages")
    setter = Setter(Builder(), _bookmarks(document))
    sample = [_page(document, n) for n in range(min(_SAMPLED, count))]
    setter.size, setter.mono = body_size(sample), body_is_mono(sample)
    partial = False
    for number, lines in enumerate(_clean_pages(document, sample, count, setter.size)):
        if limit is not None and setter.builder.length >= limit:
            partial = True
            break
        setter.page(number, _label(document, number), lines)
        progress(number + 1, count)
    setter.finish()
    if not setter.builder.length and not partial:
        raise DocumentError(
            f"there is no text in this PDF: its {count} pages are images; "
            "recognise the text first, for instance with ocrmypdf"
        )
    metadata = _metadata(document)
    if not metadata.title and setter.headed:
        metadata = replace(metadata, title=setter.title)
    return setter.builder.result(metadata, partial=partial)


def _clean_pages(
    document: Any, sample: list[list[Line]], count: int, size: float
) -> Iterator[list[Line]]:
    """Yield each page's lines without running heads, which its neighbours tell."""
    ahead: dict[int, list[Line]] = dict(enumerate(sample))
    for number in range(count):
        first, end = max(0, number - _NEIGHBOURS), min(count, number + _NEIGHBOURS + 1)
        for near in range(number, end):
            if near not in ahead:
                ahead[near] = _page(document, near)
        near_pages = {n - number: ahead[n] for n in range(first, end) if n != number}
        labels = (str(number + 1), _label(document, number).removeprefix("p. "))
        yield without_running_heads(ahead[number], near_pages, labels, size)
        ahead.pop(number - _NEIGHBOURS, None)


def _page(document: Any, number: int) -> list[Line]:
    """Return a page's lines; a page that cannot be read has none."""
    pypdfium2 = import_module("pypdfium2")

    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return []
    try:
        return lines_of(text)
    finally:
        text.close()
        page.close()


def _label(document: Any, number: int) -> str:
    """Return a page as people cite it: by its printed label where the PDF has one."""
    try:
        label = flatten(document.get_page_label(number))
    except (ValueError, OSError):
        label = ""
    return f"p. {label[:20] or number + 1}"


def _bookmarks(document: Any) -> dict[tuple[int, str], int]:
    """Return the level of each bookmark by page and folded title."""
    pypdfium2 = import_module("pypdfium2")

    found: dict[tuple[int, str], int] = {}
    try:
        for bookmark in document.get_toc(max_depth=6):
            destination = bookmark.get_dest()
            page = destination.get_index() if destination is not None else None
            title = "".join(filter(str.isalnum, bookmark.get_title().casefold()))
            if page is not None and title:
                found[page, title] = bookmark.level + 1
            if len(found) >= _MOST_BOOKMARKS:
                break
    except (pypdfium2.PdfiumError, ValueError, AttributeError):
        return found
    return found


def _metadata(document: Any) -> Metadata:
    facts = {name: flatten(value) for name, value in document.get_metadata_dict().items()}
    title = facts.get("Title", "")
    return Metadata(
        title="" if _JUNK_TITLE.match(title) else title,
        author=facts.get("Author", ""),
        date=iso_date(facts.get("CreationDate", "").removeprefix("D:")[:8]),
    )
