"""Small files of every format, made by hand, so that each golden text shows its source."""

from __future__ import annotations

import io
import zipfile
from types import SimpleNamespace

import pytest

from tui.documents import LibrarySettings, read

_CONTAINER = (
    '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'
)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_O = " ".join(
    f'xmlns:{prefix}="urn:{prefix}"'
    for prefix in ("office", "style", "text", "table", "dc", "meta")
)


def _zip(members: dict[str, str | bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return packed.getvalue()


def _epub(chapters: dict[str, str], metadata: str = "", nav: str = "", **more) -> bytes:
    items = "".join(f'<item id="i{n}" href="{c}"/>' for n, c in enumerate(chapters))
    aside = {c: ' linear="no"' for c in chapters if c.startswith("aside")}
    spine = "".join(f'<itemref idref="i{n}"{aside.get(c, "")}/>' for n, c in enumerate(chapters))
    listing = '<item id="nav" href="nav.xhtml" properties="nav"/>' if nav else ""
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata>{metadata}</metadata><manifest>{items}{listing}</manifest>"
        f"<spine>{spine}</spine></package>"
    )
    members = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": _CONTAINER,
        "OPS/book.opf": package,
    }
    members |= {f"OPS/{name}": text for name, text in chapters.items()}
    if nav:
        members["OPS/nav.xhtml"] = nav
    return _zip(members | more)


def _docx(body: str, **parts: str) -> bytes:
    members = {"word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>"}
    for name, inner in parts.items():
        place = "docProps/core.xml" if name == "core" else f"word/{name}.xml"
        members[place] = f"<w:{name} {_W}>{inner}</w:{name}>"
    return _zip(members)


def _odt(body: str, meta: str = "", styles: str = "", **parts: str) -> bytes:
    content = f"<office:document {_O}>{styles}<office:text>{body}</office:text></office:document>"
    members = {"content.xml": content}
    if meta:
        members["meta.xml"] = f"<office:meta {_O}>{meta}</office:meta>"
    return _zip(members | {f"{name}/content.xml": part for name, part in parts.items()})


def _pdf(
    pages: list[list[tuple[float, float, float, str]]], info: str = "", *, rotate: int = 0
) -> bytes:
    """Set lines of (x, y, size, text) on pages, in Helvetica, those of size 10 in Courier."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", f"<<{info}>>"]
    objects.append("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
    courier = "<</Type/Font/Subtype/Type1/BaseFont/Courier>>"
    kids = []
    for lines in pages:
        stream = "".join(
            f"BT /F{1 + (size == 10)} {size} Tf {x} {y} Td ({text}) Tj ET\n"
            for x, y, size, text in lines
        )
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}endstream")
        objects.append(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]"
            f"/Rotate {rotate}/Resources<</Font<</F1 4 0 R/F2 {courier}>>>>"
            f"/Contents {len(objects)} 0 R>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    out, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj{content}endobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    trailer = f"trailer<</Size {size}/Root 1 0 R/Info 3 0 R>>\nstartxref\n{len(out)}\n%%EOF\n"
    return f"{out}xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode("cp1252")


@pytest.fixture
def making():
    """Makers of files: zip, epub, docx, odt, pdf."""
    return SimpleNamespace(zip=_zip, epub=_epub, docx=_docx, odt=_odt, pdf=_pdf)


@pytest.fixture
def reading(tmp_path):
    """Write bytes or text to a file of the given name and read it as a Document."""

    def read_it(name: str, content: str | bytes, **options):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return read(file, name, **options)

    return read_it


@pytest.fixture
def outline():
    """Return a document's blocks as (kind, level, label, text): what a golden test compares."""

    def listed(document, *kinds: str):
        return [
            (b.kind, b.level, b.label, b.span.of(document.text))
            for b in document.blocks
            if not kinds or b.kind in kinds
        ]

    return listed


@pytest.fixture
def library(tmp_path):
    """Make files below a folder and return the settings of the library there."""

    def make(files: dict[str, str | bytes], toml: str | None = None) -> LibrarySettings:
        for name, content in files.items():
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content.encode() if isinstance(content, str) else content)
        if toml is not None:
            (tmp_path / "gloss.toml").write_text(toml, "utf-8")
        return LibrarySettings.of_folder(tmp_path)

    return make
