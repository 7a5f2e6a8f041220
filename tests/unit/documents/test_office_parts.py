"""Word documents as other programs write them: parts elsewhere, signs in fonts, changes."""

from __future__ import annotations

import io
import zipfile

import pytest

from tui.documents.symbols import symbol

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATION = '<Relationship Type="http://x/{}" Target="{}"/>'
ENDLESS = '<w:rPr><w:del w:id="1"/></w:rPr>'


def para(text, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_parts_are_found_where_the_archive_relates_them(reading):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        main = RELATION.format("officeDocument", "word/document2.xml")
        archive.writestr("_rels/.rels", f"<Relationships>{main}</Relationships>")
        body = para("Harbour", '<w:pStyle w:val="x"/>') + para("The crane failed.")
        archive.writestr(
            "word/document2.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>"
        )
        styles = RELATION.format("styles", "/word/styles2.xml")
        archive.writestr(
            "word/_rels/document2.xml.rels", f"<Relationships>{styles}</Relationships>"
        )
        heading = '<w:style w:styleId="x"><w:name w:val="heading 2"/></w:style>'
        archive.writestr("word/styles2.xml", f"<w:styles {W}>{heading}</w:styles>")
    document = reading("a.docx", packed.getvalue())
    assert document.text == "Harbour\n\nThe crane failed.\n"
    assert [(block.kind, block.level) for block in document.blocks] == [("heading", 2)]


def test_numbered_headings_have_their_numbers(reading, making):
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for n, text in enumerate(("%1", "%1.%2"))
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    styles = "".join(
        f'<w:style w:styleId="h{n}"><w:name w:val="heading {n + 1}"/><w:pPr><w:numPr>'
        f'<w:ilvl w:val="{n}"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        for n in (0, 1)
    )
    body = "".join(para(t, f'<w:pStyle w:val="h{n}"/>') for t, n in (("A", 0), ("B", 1), ("C", 1)))
    body += para("D", '<w:pStyle w:val="h0"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    text = reading("a.docx", making.docx(body, numbering=numbering, styles=styles)).text
    assert text == "1 A\n\n1.1 B\n\n1.2 C\n\nD\n"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (para("Left", '<w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs>'), "Left\n"),
        (para("First ", ENDLESS) + para("half."), "First half.\n"),
        ("<w:p><w:moveFrom><w:del/></w:moveFrom></w:p>" + para("Two."), "Two.\n"),
        (
            "<w:p><w:r><w:t>One.</w:t></w:r><w:moveFrom><w:del/></w:moveFrom></w:p>" + para("Two."),
            "One.\n\nTwo.\n",
        ),
        (para("All.", ENDLESS), "All.\n"),
        (
            para("Above.", ENDLESS)
            + f"<w:tbl><w:tr><w:tc>{para('A', ENDLESS)}</w:tc>"
            + f"<w:tc>{para('B')}</w:tc></w:tr></w:tbl>"
            + para("Below."),
            "Above.\n\nA | B\n\nBelow.\n",
        ),
        (
            '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>Agreed</w:t></w:r></w:p>',
            "☑Agreed\n",
        ),
        ("<w:p><w:r><w:t>a</w:t><w:ptab/><w:t>b</w:t></w:r></w:p>", "a\tb\n"),
    ],
)
def test_what_word_shows_is_the_text(reading, making, body, text):
    assert reading("a.docx", making.docx(body)).text == text


def test_signs_of_fonts_of_symbols():
    assert [symbol("Symbol", "F061"), symbol("Symbol", "00B3"), symbol("Arial", "263A")] == [
        *("α", "≥", "☺")
    ]
    assert [symbol("Wingdings", "nothing"), symbol("Arial", "D800"), symbol("Arial", "1B")] == [
        *("", "", "")
    ]
