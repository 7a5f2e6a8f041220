from __future__ import annotations

import re
import subprocess
import sys
import zlib

import pytest

from tui.documents.pdfcolumns import Line
from tui.documents.pdflines import Setter, body_size
from tui.errors import DocumentError

pypdfium2 = pytest.importorskip("pypdfium2")

PROSE = (
    "The council said on Tuesday that many of the buses in the muni-",
    "cipality had been late because of the snow, and that nobody was to",
    "blame.",
)


def page(number: int, *lines: str, heading: str = ""):
    rows = [(72, 800, 9, "The Bus Book, vol. 3"), (290, 30, 9, str(number))]
    if heading:
        rows.append((72, 760, 18, heading))
    return rows + [(72, 720 - 14 * n, 11, line) for n, line in enumerate(lines)]


@pytest.fixture
def book(making):
    return making.pdf(
        [
            page(1, *PROSE, heading="Late Buses"),
            page(2, "It will be a well-", "known problem, as the well of this known fact"),
            page(3, "runs over the page.", "- a point", "- another point"),
        ],
        "/Title(The Bus Book)/Author(Ada Smith)/CreationDate(D:20240305120000Z)",
    )


def test_golden(reading, outline, book):
    document = reading("a.pdf", book)
    assert document.text == (
        "Late Buses\n\n"
        "The council said on Tuesday that many of the buses in the municipality had been late "
        "because of the snow, and that nobody was to blame.\n\n"
        "It will be a well-known problem, as the well of this known fact runs over the page.\n\n"
        "- a point\n- another point\n"
    )
    assert outline(document) == [
        ("locator", 1, "p. 1", document.text[: document.text.index("\n\nIt will")]),
        ("heading", 1, "", "Late Buses"),
        ("locator", 2, "p. 2", "It will be a well-known problem, as the well of this known fact "),
        ("locator", 3, "p. 3", "runs over the page.\n\n- a point\n- another point"),
        ("item", 1, "", "- a point"),
        ("item", 1, "", "- another point"),
    ]
    metadata = document.metadata
    assert (metadata.title, metadata.author) == ("The Bus Book", "Ada Smith")
    assert metadata.date == "2024-03-05"
    assert document.extractor.startswith("gloss-pdf-8+pypdfium2-")


def test_the_number_of_a_note_ends_a_sentence_at_the_foot_of_a_page(reading, making):
    pages = [[(72, 400, 11, "So the mayor said in May.3")], [(72, 600, 11, "Nobody else spoke.")]]
    text = reading("a.pdf", making.pdf(pages)).text
    assert text == "So the mayor said in May.3\n\nNobody else spoke.\n"


def test_the_first_page_is_a_beginning_of_the_whole(reading, book):
    head = reading("a.pdf", book, limit=10).text
    assert head.startswith("Late Buses")
    assert reading("a.pdf", book).text.startswith(head.rstrip("\n"))


def test_a_scan_says_that_it_has_no_text(reading, making):
    with pytest.raises(DocumentError, match=r"no text in this PDF: its 2 pages are images"):
        reading("a.pdf", making.pdf([[], []]))


@pytest.mark.parametrize("raw", [b"", b"%PDF-1.7\nnothing", b"no pdf at all"])
def test_a_damaged_file_is_one_clear_line(reading, raw):
    with pytest.raises(DocumentError, match="damaged or no PDF"):
        reading("a.pdf", raw)


def test_a_page_tree_that_contains_itself_ends(reading):
    raw = (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )
    with pytest.raises(DocumentError):
        reading("a.pdf", raw)


def test_a_page_that_unpacks_to_gigabytes_is_ended(reading):
    packed = zlib.compress(b"BT (x) Tj ET " * 13_000_000)
    head = (
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
        f"4 0 obj<</Length {len(packed)}/Filter/FlateDecode>>stream\n"
    )
    raw = head.encode() + packed + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    with pytest.raises(DocumentError, match="more memory or time"):
        reading("a.pdf", raw)


def line(text: str, bottom: float = 500.0, size: float = 11.0, left: float = 72.0) -> Line:
    return Line(text, left, left + 5 * len(text), bottom, size, bold=False)


def test_the_body_size_is_that_of_most_characters():
    assert body_size([[line("short", size=20), line("much longer text")]]) == 11.0
    assert body_size([]) == 0.0


def test_bookmarks_make_headings():
    from tui.documents.building import Builder
    from tui.documents.document import Metadata

    setter = Setter(Builder(), {(0, "snow"): 2})
    setter.size = 11.0
    setter.page(0, "p. 1", [line("Snow", 700), line("It snowed all day.", 686)])
    setter.finish()
    blocks = setter.builder.result(Metadata()).blocks
    assert [(b.kind, b.level) for b in blocks if b.kind != "locator"] == [("heading", 2)]


def test_a_landscape_page_keeps_rows_that_its_neighbours_have_too(reading, making):
    rows = ["Route, delay", "N1, 14 minutes", "N2, none", "N1, 14 minutes", "in all, {} buses"]
    pages = [
        [
            (90 + 20 * n, 100, 11, row.format(("two", "nine", "six")[at]))
            for n, row in enumerate(rows)
        ]
        for at in range(3)
    ]
    raw = making.pdf(pages).replace(b"BT /F1 11 Tf ", b"BT /F1 11 Tf 0 1 -1 0 ")
    for place in {(x, y) for page_ in pages for x, y, *_ in page_}:
        raw = raw.replace(b"%d %d Td" % place, b"%d %d Tm" % place)
    raw = raw.replace(b"/Rotate 0", b"/Rotate 90")
    document = reading("a.pdf", _whole(raw))
    assert document.text.count("N1, 14 minutes") == 6
    assert document.text.count("Route, delay") == 3


def _whole(raw: bytes) -> bytes:
    """Return a PDF with the lengths and offsets that it has after a change."""
    body = re.sub(
        rb"<</Length \d+>>stream\n(.*?)endstream",
        lambda m: b"<</Length %d>>stream\n%sendstream" % (len(m[1]), m[1]),
        raw[: raw.rindex(b"xref\n0")],
        flags=re.DOTALL,
    )
    places = {int(m[1]): m.start() for m in re.finditer(rb"(?m)^(\d+) 0 obj", body)}
    table = b"".join(b"%010d 00000 n \n" % places[n] for n in sorted(places))
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return body + head + table + trailer % (len(places) + 1, len(body))


def test_a_process_that_reads_one_pdf_loads_little_more():
    """The first page waits for it."""
    loads = "import sys, tui.documents.apart, tui.documents.pdf; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-P", "-c", loads], capture_output=True, check=True)
    needless = {"statistics", "tui.documents.discovery", "tui.documents.structure", "tomllib"}
    assert needless.isdisjoint(done.stdout.decode().split())
