"""Lists, tables and revisions as Word, Google Docs and LibreOffice write them."""

from __future__ import annotations

import pytest

from tui.documents.numbering import label, numeral


def word(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def item(text: str, number: str, depth: int = 0) -> str:
    return word(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def level(depth: int, kind: str, text: str, first: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{first}"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


NUMBERING = (
    f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}'
    f"{level(1, 'decimal', '%1.%2')}{level(2, 'lowerRoman', '(%3)')}</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="1">{level(0, "upperLetter", "Annex %1:", 2)}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="2">{level(0, "bullet", "o")}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="5"><w:abstractNumId w:val="2"/></w:num>'
)


def test_lists_of_word_are_numbered_as_word_shows_them(making, reading):
    body = (
        item("one", "1")
        + item("inner", "1", 1)
        + item("deep", "1", 2)
        + item("deeper", "1", 2)
        + item("two", "1")
        + item("again", "1", 1)
        + word("Between.")
        + item("goes on", "2")
        + item("begins anew", "3")
        + item("second", "4")
        + item("dot", "5")
    )
    assert reading("a.docx", making.docx(body, numbering=NUMBERING)).text == (
        "1. one\n  1.1 inner\n    (i) deep\n    (ii) deeper\n2. two\n  2.1 again\n\nBetween.\n\n"
        "3. goes on\n7. begins anew\nAnnex B: second\n• dot\n"
    )


def test_a_list_that_a_style_gives_has_the_level_of_the_style(making, reading):
    styles = (
        '<w:style w:styleId="LN2"><w:name w:val="List Number 2"/><w:pPr><w:numPr>'
        '<w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = item("one", "1") + word("inner", '<w:pStyle w:val="LN2"/>')
    document = reading("a.docx", making.docx(body, numbering=NUMBERING, styles=styles))
    assert document.text == "1. one\n  1.1 inner\n"


def test_merged_cells_keep_their_columns(making, reading):
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{word(text)}</w:tc>"

    wide, down = '<w:gridSpan w:val="2"/>', "<w:vMerge/>"
    body = (
        f"<w:tbl><w:tr>{cell('Line')}{cell('Late', wide)}</w:tr>"
        f"<w:tr>{cell('4')}{cell('June')}{cell('July')}</w:tr>"
        f"<w:tr>{cell('', down)}{cell('3 %')}{cell('5 %')}</w:tr></w:tbl>"
    )
    assert reading("a.docx", making.docx(body)).text == (
        "Line | Late |\n4    | June | July\n     | 3 %  | 5 %\n"
    )


def test_revisions_are_accepted_and_comments_are_not_text(making, reading):
    body = (
        '<w:p><w:r><w:t xml:space="preserve">The cut was </w:t></w:r>'
        '<w:commentRangeStart w:id="0"/><w:del><w:r><w:delText>10</w:delText></w:r></w:del>'
        "<w:ins><w:r><w:t>12</w:t></w:r></w:ins><w:commentRangeEnd w:id='0'/>"
        "<w:r><w:commentReference w:id='0'/></w:r>"
        "<w:moveFrom><w:r><w:t> gone</w:t></w:r></w:moveFrom>"
        "<w:moveTo><w:r><w:t> %</w:t></w:r></w:moveTo>"
        '<w:hyperlink r:id="rId4" xmlns:r="r"><w:r><w:t>, says the mayor</w:t></w:r>'
        "</w:hyperlink>.</w:p>"
    )
    data = making.docx(body, comments=f'<w:comment w:id="0">{word("check this")}</w:comment>')
    assert reading("a.docx", data).text == "The cut was 12 %, says the mayor\n"


def test_a_table_of_contents_is_left_to_the_outline(making, reading):
    styles = '<w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    body = word("Methods 3", '<w:pStyle w:val="TOC1"/>') + word("Methods")
    assert reading("a.docx", making.docx(body, styles=styles)).text == "Methods\n"


def test_foot_and_endnotes_follow_in_order(making, reading):
    body = (
        "<w:p><w:r><w:t>A</w:t></w:r><w:r><w:endnoteReference w:id='2'/></w:r>"
        "<w:r><w:t>B</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
    )
    notes = {
        "footnotes": f'<w:footnote w:id="2">{word("foot")}</w:footnote>',
        "endnotes": f'<w:endnote w:id="2">{word("end")}</w:endnote>',
    }
    text = reading("a.docx", making.docx(body, **notes)).text
    assert text == "A[1]B[2]\n\n[1] end\n[2] foot\n"


def number(depth: int, kind: str, **more: str) -> str:
    extra = "".join(f' {name.replace("_", ":", 1)}="{value}"' for name, value in more.items())
    return (
        f'<text:list-level-style-number text:level="{depth}" style:num-format="{kind}" '
        f'style:num-suffix="."{extra}/>'
    )


ODT_STYLES = (
    f'<office:automatic-styles><text:list-style style:name="L1">{number(1, "1")}'
    f"{number(2, 'a')}{number(3, 'I')}</text:list-style>"
    '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"/>'
    "</text:list-style>"
    f'<text:list-style style:name="L3">{number(1, "1", style_prefix="x")}'
    f'<text:list-level-style-number text:level="2" style:num-format="1" '
    f'style:num-prefix="§" text:display-levels="2"/></text:list-style>'
    '<style:style style:name="P1" style:family="paragraph" '
    'style:parent-style-name="Quotations"/>'
    '<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Title"/>'
    "</office:automatic-styles>"
)


def listed(*items: str, attributes: str = 'text:style-name="L1"') -> str:
    inner = "".join(f"<text:list-item>{each}</text:list-item>" for each in items)
    return f"<text:list {attributes}>{inner}</text:list>"


def para(text: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def test_lists_of_libreoffice_are_numbered_as_it_shows_them(making, reading, outline):
    body = (
        listed(para("one") + listed(para("inner"), para("more"), attributes=""), para("two"))
        + para("Between.")
        + listed(para("three"), attributes='text:style-name="L1" text:continue-numbering="true"')
        + listed(para("dot"), attributes='text:style-name="L2"')
        + listed(
            para("part") + listed(para("own"), attributes=""), attributes='text:style-name="L3"'
        )
    )
    document = reading("a.odt", making.odt(body, styles=ODT_STYLES))
    assert document.text == (
        "1. one\n  a. inner\n  b. more\n2. two\n\nBetween.\n\n3. three\n• dot\n"
        "1. part\n  §1.1 own\n"
    )
    assert ("item", 2, "", "a. inner") in outline(document)


def test_an_item_of_nothing_but_a_list_has_no_number_of_its_own(making, reading):
    body = listed(listed(para("inner"), attributes=""), para("first"))
    assert reading("a.odt", making.odt(body, styles=ODT_STYLES)).text == ("  a. inner\n1. first\n")


def test_roles_are_inherited_from_the_style_above(making, reading, outline):
    body = para("A report", "P2") + para("Said.", "P1")
    document = reading("a.odt", making.odt(body, styles=ODT_STYLES))
    assert outline(document) == [("heading", 1, "", "A report"), ("quote", 1, "", "Said.")]


def test_cells_of_libreoffice_keep_their_columns(making, reading):
    def cell(text: str, attributes: str = "") -> str:
        return f"<table:table-cell {attributes}>{para(text)}</table:table-cell>"

    wide, twice = (f'table:number-columns-{how}="2"' for how in ("spanned", "repeated"))

    body = (
        f"<table:table><table:table-row>{cell('Line')}"
        f"{cell('Late', wide)}<table:covered-table-cell/>"
        f"{cell('end')}</table:table-row><table:table-row>{cell('4')}"
        f"{cell('-', twice)}{cell('no')}<table:table-cell table:number-columns-repeated='999'/>"
        "</table:table-row>"
        "</table:table>"
    )
    assert (
        reading("a.odt", making.odt(body)).text == "Line | Late |   | end\n4    | -    | - | no\n"
    )


@pytest.mark.parametrize(
    ("kind", "written"),
    [("1", "28"), ("a", "bb"), ("A", "BB"), ("i", "xxviii"), ("I", "XXVIII"), ("01", "28")],
)
def test_numerals(kind, written):
    assert numeral(28, kind) == written


def test_what_cannot_be_written_otherwise_is_a_plain_number():
    assert [numeral(n, k) for n, k in ((0, "i"), (4000, "i"), (0, "a"), (7, "01"))] == [
        "0",
        "4000",
        "0",
        "07",
    ]
    assert [label("\uf0b7"), label("a)"), label("")] == ["• ", "a) ", "• "]


def test_a_list_is_as_deep_as_the_name_of_its_style_says(making, reading):
    styles = "".join(
        f'<w:style w:styleId="{i}"><w:name w:val="{n}"/><w:pPr><w:numPr><w:numId w:val="5"/>'
        "</w:numPr></w:pPr></w:style>"
        for i, n in (("LB", "List Bullet"), ("LB2", "List Bullet 2"))
    )
    body = word("one", '<w:pStyle w:val="LB"/>') + word("inner", '<w:pStyle w:val="LB2"/>')
    text = reading("a.docx", making.docx(body, styles=styles, numbering=NUMBERING)).text
    assert text == "• one\n  • inner\n"


def test_a_bullet_of_blanks_goes_on_with_the_item_and_a_box_stays(making, reading):
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level(0, "bullet", " ")}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1">{level(0, "bullet", "☒")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    )
    body = item("done", "2") + item("and more of it", "1")
    assert reading("a.docx", making.docx(body, numbering=numbering)).text == (
        "☒ done\nand more of it\n"
    )


def test_the_lines_of_a_listing_are_one_block_with_their_indents(making, reading, outline):
    style = (
        '<office:automatic-styles><style:style style:name="P1" style:family="paragraph" '
        'style:parent-style-name="Preformatted_20_Text"/></office:automatic-styles>'
    )
    lines = ("if late:", '<text:s text:c="4"/>wait()', "", "go()")
    body = "".join(f'<text:p text:style-name="P1">{line}</text:p>' for line in lines)
    document = reading("a.odt", making.odt(f"{body}<text:p>After.</text:p>", styles=style))
    assert document.text == "if late:\n    wait()\n\ngo()\n\nAfter.\n"
    assert [kind for kind, *_ in outline(document)] == ["code"]


def test_blanks_between_the_paragraphs_of_a_note_are_no_text(making, reading):
    note = "<text:note-body>\n <text:p>One.</text:p>\n <text:p>Two.</text:p>\n</text:note-body>"
    body = f"<text:p>Said<text:note>{note}</text:note> so.</text:p>"
    assert reading("a.odt", making.odt(body)).text == "Said[1] so.\n\n[1] One. Two.\n"
