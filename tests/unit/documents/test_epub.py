from __future__ import annotations

import pytest

from tui.errors import DocumentError

METADATA = (
    "<dc:title>The Bus Book</dc:title><dc:creator>Ada Smith</dc:creator>"
    "<dc:creator>Bob Jones</dc:creator><dc:date>2024-03-05</dc:date>"
    "<dc:publisher>Daily</dc:publisher>"
)
TYPED, CLASSED = 'epub:type="noteref"', 'class="footnote-ref"'
NAV = (
    '<html xmlns="http://www.w3.org/1999/xhtml"><nav><ol>'
    '<li><a href="one.xhtml">Chapter 1. Snow</a></li>'
    '<li><a href="sub/two.xhtml#top">The Second Part</a></li></ol></nav></html>'
)
ONE = """<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>
<h1>Chapter 1. Snow</h1>
<p>It snowed <span epub:type="pagebreak" title="12"/>all day.<a href="#n1"><sup>1</sup></a></p>
<aside epub:type="footnote" id="n1"><p>1. In May.</p></aside></body></html>"""
CHAPTERS = {
    "cover.xhtml": "<html><body><img src='x.png' alt='Cover'/></body></html>",
    "one.xhtml": ONE,
    "sub/two.xhtml": "<html><body><h1>The Second Part</h1><p>Thaw.</p></body></html>",
}


def test_golden(making, reading, outline):
    document = reading("a.epub", making.epub(CHAPTERS, METADATA, NAV))
    assert document.text == (
        "Chapter 1. Snow\n\nIt snowed all day.[1]\n\n1. In May.\n\nThe Second Part\n\nThaw.\n"
    )
    assert outline(document) == [
        ("locator", 0, "ch. 1", "Chapter 1. Snow\n\nIt snowed "),
        ("heading", 1, "", "Chapter 1. Snow"),
        ("locator", 0, "p. 12", "all day.[1]\n\n1. In May."),
        ("locator", 0, "The Second Part", "The Second Part\n\nThaw."),
        ("heading", 1, "", "The Second Part"),
    ]
    metadata = document.metadata
    assert (metadata.title, metadata.author) == ("The Bus Book", "Ada Smith, Bob Jones")
    assert (metadata.date, metadata.outlet) == ("2024-03-05", "Daily")


def test_the_first_chapters_are_a_beginning_of_the_whole(making, reading):
    book = making.epub(CHAPTERS, METADATA, NAV)
    whole = reading("a.epub", book).text
    assert whole.startswith(reading("b.epub", book, limit=10).text.rstrip("\n"))


def test_a_broken_table_of_contents_does_not_hide_the_book(making, reading):
    document = reading("a.epub", making.epub(CHAPTERS, METADATA, "<nav><broken"))
    assert "It snowed" in document.text


def test_names_of_chapters_are_unquoted(making, reading):
    book = making.epub({"a%20b.xhtml": "<p>Lost</p>", "c.xhtml": "<p>Kept</p>"})
    assert reading("a.epub", book).text == "Kept\n"  # the first names "a b.xhtml", not there


def test_a_control_character_in_the_title_of_a_chapter_is_no_number_of_a_page(making, reading):
    """Whole books were refused, and with them the program ended."""
    chapter = "<html><body><h1>Prologue\x01x</h1><p>Snow.</p></body></html>"
    document = reading("a.epub", making.epub({"a.xhtml": chapter}))
    assert [(b.level, b.label) for b in document.blocks if b.kind == "locator"] == [(0, "Prologue")]


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"META-INF/encryption.xml": '<EncryptedData URI="OPS/one.xhtml"/>'}, "protected"),
        ({"META-INF/container.xml": "<container/>"}, "lacks its part"),
        ({"OPS/book.opf": "<package/>"}, "lists no chapters"),
        ({"OPS/one.xhtml": "<p></p>"}, "no text"),
    ],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_book_that_cannot_be_read_says_why(making, reading, more, reason):
    with pytest.raises(DocumentError, match=reason):
        reading("a.epub", making.epub({"one.xhtml": "<p>One</p>"}, **more))


_XHTML = (
    '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" '
    'xmlns:epub="http://www.idpf.org/2007/ops"><body>{}</body></html>'
)


def test_a_book_of_this_decade_with_nested_contents_cover_and_notes(making, reading, outline):
    chapters = {
        "cover.xhtml": _XHTML.format('<div><img src="c.jpg" alt="Cover"/></div>'),
        "nav.xhtml": "",
        "c1.xhtml": _XHTML.format(
            '<section epub:type="chapter"><h1>Buses</h1><p>They were late'
            '<a epub:type="noteref" href="#n1">1</a>, all of them<sup><a href="aside.xhtml#n2">2'
            '</a></sup>.<span epub:type="pagebreak" title="5"/> Next page.</p>'
            '<aside epub:type="footnote" id="n1"><p>1. Says the city.</p></aside></section>'
        ),
        "aside.xhtml": _XHTML.format(
            '<h1>Notes</h1><ol start="2"><li id="n2" epub:type="endnote"><p>So it was.'
            ' <a href="c1.xhtml#r2">↩</a></p></li></ol>'
        ),
        "c2.xhtml": _XHTML.format("<p>The end.</p>"),
    }
    nav = _XHTML.format(
        '<nav epub:type="toc"><h1>Contents</h1><ol><li><a href="x.xhtml">Part One</a><ol>'
        '<li><a href="c1.xhtml#s">Chapter 4: Buses</a></li></ol></li></ol></nav>'
        '<nav epub:type="landmarks"><ol><li><a href="c1.xhtml">Begin</a></li></ol></nav>'
    )
    document = reading("a.epub", making.epub(chapters, nav=nav))
    assert document.text == (
        "Buses\n\nThey were late[1], all of them[2]. Next page.\n\n1. Says the city.\n\n"
        "The end.\n\nNotes\n\n[2] So it was.\n"
    )
    assert [row[2] for row in outline(document) if row[0] == "locator"] == [
        "ch. 4",
        "p. 5",
        "sec. 3",
        "Notes",
    ]


def test_a_note_without_its_number_has_that_of_its_reference(making, reading):
    refer = '<a {} href="#fn{}">{}</a>'
    page = (
        f"<p>Ran{refer.format(TYPED, 1, 1)} and "
        f"closed.{refer.format(CLASSED, 2, 2)}</p>"
        '<aside epub:type="footnote" id="fn1"><p>In May.</p><p>Or June.</p></aside>'
        '<div role="doc-footnote" id="fn2"><p>2. In July.</p></div>'
    )
    document = reading("a.epub", making.epub({"one.xhtml": f"<html><body>{page}</body></html>"}))
    assert document.text == ("Ran[1] and closed.[2]\n\n[1] In May.\n\nOr June.\n\n2. In July.\n")


@pytest.mark.parametrize(("href", "kept"), [("list.xhtml", False), ("list.xhtml#toc", True)])
def test_the_page_that_a_guide_calls_the_contents_is_left_out(making, reading, href, kept):
    chapters = {"list.xhtml": "<ol><li>Snow</li></ol>", "one.xhtml": "<p>It snowed.</p>"}
    raw = making.epub(chapters, f'<reference type="toc" href="{href}"/>')
    assert ("1. Snow" in reading("a.epub", raw).text) is kept


def _locators(document, outline):
    return [row[2] for row in outline(document) if row[0] == "locator"]


def test_chapters_that_begin_within_a_file_are_places_where_they_begin(reading, making, outline):
    chapters = {
        "a.xhtml": _XHTML.format('<h2 id="c1">I</h2><p>One.</p><h2 id="c2">II</h2><p>Two.</p>'),
        "b.xhtml": _XHTML.format('<p>More of two.</p><h2 id="c3">III</h2><p>Three.</p>'),
    }
    links = ("a.xhtml#c1", "a.xhtml#c2", "b.xhtml#c3")
    items = "".join(f'<li><a href="{to}">Chapter {n}</a></li>' for n, to in enumerate(links, 1))
    nav = _XHTML.format(f'<nav epub:type="toc"><ol>{items}</ol></nav>')
    document = reading("a.epub", making.epub(chapters, nav=nav))
    assert document.text == "I\n\nOne.\n\nII\n\nTwo.\n\nMore of two.\n\nIII\n\nThree.\n"
    assert [document.place_at(document.text.index(word)) for word in ("Two", "More", "Three")] == [
        *("ch. 2", "ch. 2", "ch. 3")
    ]


def test_a_list_of_pages_names_the_pages_that_the_text_only_marks(reading, making, outline):
    chapters = {"a.xhtml": _XHTML.format('<h1>A</h1><p>One <a id="p5"></a>two.</p><p id="p6">Six.')}
    note = '<aside epub:type="footnote" id="n1">\n<p>Said.</p></aside>'
    chapters["b.xhtml"] = _XHTML.format(
        f'<ul><li id="p7">\n<p>Seven.</p></li></ul><p>So.<a {TYPED} href="#n1">1</a></p>{note}'
    )
    files = {"p5": "a", "p6": "a", "p7": "b", "n1": "b"}
    pages = "".join(
        f'<li><a href="{file}.xhtml#{at}">{at.strip("p")}</a></li>' for at, file in files.items()
    )
    nav = _XHTML.format(
        '<nav epub:type="toc"><ol><li><a href="a.xhtml">A</a></li></ol></nav>'
        f'<nav epub:type="page-list"><ol>{pages}</ol></nav>'
    )
    document = reading("a.epub", making.epub(chapters, nav=nav))
    assert document.text == "A\n\nOne two.\n\nSix.\n\n• Seven.\n\nSo.[1]\n\n[1] Said.\n"
    assert _locators(document, outline) == ["A", "p. 5", "p. 6", "p. 7"]


def test_the_main_title_and_the_author_are_those_that_the_book_says_are(reading, making):
    metadata = (
        '<dc:title id="s">A subtitle</dc:title><meta refines="#s" property="title-type">subtitle'
        '</meta><dc:title id="m">Main</dc:title>'
        '<meta refines="#m" property="title-type">main</meta>'
        '<dc:creator id="e">Ed Itor</dc:creator><meta refines="#e" property="role">edt</meta>'
        '<dc:creator id="a">Au Thor</dc:creator><meta refines="#a" property="role">aut</meta>'
    )
    chapters = {"a.xhtml": _XHTML.format("<p>Text.</p>")}
    found = reading("a.epub", making.epub(chapters, metadata)).metadata
    assert (found.title, found.author) == ("Main", "Au Thor")
