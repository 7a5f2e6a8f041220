"""Word and OpenDocument texts."""

from __future__ import annotations

import pytest

from tui.documents.office import Numbering
from tui.errors import DocumentError


def word(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


STYLES = (
    '<w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Mine"><w:name w:val="mine"/><w:basedOn w:val="H1"/></w:style>'
    '<w:style w:styleId="Q"><w:name w:val="Quote"/></w:style>'
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num>'
)
BODY = (
    word("The Title", '<w:pStyle w:val="H1"/>')
    + word("Own heading", '<w:pStyle w:val="Mine"/>')
    + "<w:p><w:r><w:t>Kept </w:t></w:r><w:del><w:r><w:delText>deleted</w:delText></w:r></w:del>"
    "<w:ins><w:r><w:t>inserted</w:t></w:r></w:ins><w:r><w:footnoteReference w:id='7'/></w:r>"
    "<w:r><w:tab/><w:t>tab </w:t><w:lastRenderedPageBreak/><w:t>next page</w:t></w:r></w:p>"
    + word("first", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>')
    + word("inner", '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="2"/></w:numPr>')
    + word("second", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>')
    + word("dot", '<w:numPr><w:numId w:val="9"/></w:numPr>')
    + word("Quoted", '<w:pStyle w:val="Q"/>')
    + f"<w:tbl><w:tr><w:tc>{word('Year')}</w:tc><w:tc>{word('Late')}</w:tc></w:tr>"
    f"<w:tr><w:tc>{word('2023')}</w:tc><w:tc>{word('42 %')}</w:tc></w:tr></w:tbl>"
    "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>end</w:t>"
    '<w:br w:type="page"/><w:t>of it</w:t></w:r></w:p>'
)


def test_golden_docx(making, reading, outline):
    document = reading(
        "a.docx",
        making.docx(
            BODY,
            styles=STYLES,
            numbering=NUMBERING,
            footnotes=f'<w:footnote w:id="7">{word("The note.")}</w:footnote>',
            core="<title>From the file</title><creator>Ada</creator>"
            "<created>2024-03-05T1:0:0Z</created>",
        ),
    )
    assert document.text == (
        "The Title\n\nOwn heading\n\nKept inserted[1]\ttab next page\n\n"
        "1. first\n  a. inner\n2. second\n• dot\n\nQuoted\n\n"
        "Year | Late\n2023 | 42 %\n\nend\nof it\n\n[1] The note.\n"
    )
    assert outline(document) == [
        ("heading", 1, "", "The Title"),
        ("heading", 1, "", "Own heading"),
        ("locator", 0, "p. 2", document.text[document.text.index("next") : -1]),
        ("item", 1, "", "1. first"),
        ("item", 2, "", "a. inner"),
        ("item", 1, "", "2. second"),
        ("item", 1, "", "• dot"),
        ("quote", 1, "", "Quoted"),
        ("table", 0, "", "Year | Late\n2023 | 42 %"),
        ("item", 1, "", "[1] The note."),
    ]
    metadata = document.metadata
    assert (metadata.title, metadata.author, metadata.date) == (
        "From the file",
        "Ada",
        "2024-03-05",
    )


def test_a_style_id_speaks_without_a_style_sheet(making, reading, outline):
    document = reading("a.docx", making.docx(word("Sub", '<w:pStyle w:val="Heading2"/>')))
    assert outline(document) == [("heading", 2, "", "Sub")]
    assert document.title == "Sub"


def test_styles_that_are_based_on_each_other_end(making, reading):
    styles = '<w:style w:styleId="A"><w:basedOn w:val="A"/></w:style>'
    assert reading("a.docx", making.docx(word("x", '<w:pStyle w:val="A"/>'), styles=styles)).text


def test_text_boxes_are_read_once(making, reading):
    box = (
        "<w:p><w:r><mc:AlternateContent xmlns:mc='m'><mc:Choice><w:txbxContent>"
        f"{word('boxed')}</w:txbxContent></mc:Choice><mc:Fallback>{word('boxed')}</mc:Fallback>"
        "</mc:AlternateContent></w:r><w:r><w:t>around</w:t></w:r></w:p>"
    )
    assert reading("a.docx", making.docx(box)).text == "boxed\n\naround\n"


def test_numbering_counts_by_level():
    numbering = Numbering()
    assert [numbering.marker("1", d) for d in (0, 1, 0)] == ["• ", "• ", "• "]


ODT = (
    '<text:h text:outline-level="1">Title</text:h>'
    '<text:p>A<text:s text:c="2"/>b<text:tab/>c<text:line-break/>d\n   e'
    "<text:note><text:note-citation>1</text:note-citation>"
    "<text:note-body><text:p>The note.</text:p></text:note-body></text:note></text:p>"
    "<text:list><text:list-item><text:p>one</text:p><text:p>more</text:p><text:list><text:list-item>"
    "<text:p>deep</text:p></text:list-item></text:list></text:list-item></text:list>"
    '<text:p text:style-name="Quotations">Quoted</text:p>'
    "<table:table><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell>"
    "<table:table-cell><text:p>Late</text:p></table:table-cell></table:table-row></table:table>"
    "<text:soft-page-break/><text:p>Page two<text:span> here</text:span></text:p>"
    "<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>"
)


def test_golden_odt(making, reading, outline):
    meta = "<dc:title>From the file</dc:title><meta:initial-creator>Ada</meta:initial-creator>"
    document = reading("a.odt", making.odt(ODT, meta + "<dc:date>2024-03-05T10:00</dc:date>"))
    assert document.text == (
        "Title\n\nA  b\tc\nd e[1]\n\n• one\nmore\n  • deep\n\nQuoted\n\nYear | Late\n\n"
        "Page two here\n\n[1] The note.\n"
    )
    assert outline(document) == [
        ("heading", 1, "", "Title"),
        ("item", 1, "", "• one"),
        ("item", 1, "", "more"),
        ("item", 2, "", "• deep"),
        ("quote", 1, "", "Quoted"),
        ("table", 0, "", "Year | Late"),
        ("locator", 0, "p. 2", "Page two here\n\n[1] The note."),
        ("item", 1, "", "[1] The note."),
    ]
    metadata = document.metadata
    assert (metadata.title, metadata.author, metadata.date) == (
        "From the file",
        "Ada",
        "2024-03-05",
    )


@pytest.mark.parametrize("name", ["a.docx", "a.odt"])
def test_another_archive_is_refused(making, reading, name):
    with pytest.raises(DocumentError, match=r"this is no (Word document|OpenDocument text)"):
        reading(name, making.zip({"x": "y"}))
