from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.documents.flow import Flow
from tui.documents.tags import Tag, attributes_of, tokens, unescape

PAGE = """\
<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>The Late Bus | The Daily</title>
<meta property="og:site_name" content="The Daily">
<meta name="author" content="Ada Smith">
<link rel="canonical" href="https://example.org/bus">
<script type="application/ld+json">
{"@graph": [{"@type": "WebPage", "name": "x"},
 {"@type": "NewsArticle", "headline": "The Late Bus", "datePublished": "2026-05-30T10:00:00Z"}]}
</script><style>p { color: red }</style></head>
<body><nav><ul><li><a href="/">Home</a><li>News</ul></nav>
<h1>The Late Bus</h1>
<p>First&nbsp;paragraph with <b>bold</b>,
   a break<br>and H<sub>2</sub>O at 10<sup>3</sup>.<sup><a href="#fn1">1</a></sup>
<p>Second &amp; last.
<script>alert("<p>no</p>")</script>
<h2>A <em>list</em></h2>
<ul><li>one<ul><li>deep</ul><li>two</ul>
<ol start=3><li>three<li>four</ol>
<blockquote><p>Quoted words.</p><p>More.</p></blockquote>
<pre>code
  kept</pre>
<table><tr><th>Year<th>Late<tr><td>2023<td>42 %</table>
<p hidden>secret</p><p style="display: none">secret</p><!-- secret --><template>secret</template>
<footer>About us</footer></body></html>
"""


def test_golden(reading, outline):
    document = reading("a.html", PAGE)
    assert document.text == (
        "The Late Bus\n\n"
        "First\u00a0paragraph with bold, a break\nand H₂O at 10³.[1]\n\n"
        "Second & last.\n\n"
        "A list\n\n"
        "• one\n  • deep\n• two\n3. three\n4. four\n\n"
        "Quoted words.\n\nMore.\n\n"
        "code\n  kept\n\n"
        "Year | Late\n2023 | 42 %\n"
    )
    assert outline(document) == [
        ("heading", 1, "", "The Late Bus"),
        ("heading", 2, "", "A list"),
        ("item", 1, "", "• one"),
        ("item", 2, "", "• deep"),
        ("item", 1, "", "• two"),
        ("item", 1, "", "3. three"),
        ("item", 1, "", "4. four"),
        ("quote", 1, "", "Quoted words."),
        ("quote", 1, "", "More."),
        ("code", 0, "", "code\n  kept"),
        ("table", 0, "", "Year | Late\n2023 | 42 %"),
    ]
    metadata = document.metadata
    assert (metadata.title, metadata.outlet) == ("The Late Bus", "The Daily")
    assert (metadata.author, metadata.date) == ("Ada Smith", "2026-05-30")
    assert metadata.url == "https://example.org/bus"
    assert document.extractor == "gloss-html-14"


@pytest.mark.parametrize("name", ["main", "article", 'div role="main"'])
def test_the_main_part_of_a_page_is_its_text(reading, name):
    close = name.split(maxsplit=1)[0]
    words = "The council said that buses were late. " * 8
    page = (
        f"<p>Menu</p><h1>Title</h1><{name}><p>{words}</p><aside>A note.</aside></{close}>"
        "<div>Related stories</div>"
    )
    assert reading("a.html", page).text == f"Title\n\n{words.strip()}\n\nA note.\n"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("The Late Bus | The Site", "The Late Bus"),
        ("Why - The Site and its long name", "Why - The Site and its long name"),
        ("Something else", "Something else"),
        ("", "The Site"),
    ],
)
def test_the_heading_of_the_main_part_cuts_the_page_title(reading, title, expected):
    heading = "Why" if title.startswith("Why") else "The Late Bus"
    page = f"<title>{title}</title><h1>The Site</h1><main><h1>{heading}</h1><p>x</p></main>"
    assert reading("a.html", page).title == expected


def test_a_page_of_nothing_but_navigation_still_has_its_text(reading):
    assert reading("a.html", "<nav><a href=x>One</a></nav>").text == "One\n"


def test_a_table_that_arranges_a_page_gives_its_paragraphs(reading, outline):
    page = f"<table><tr><td><p>{'Left. ' * 100}</p><td><h2>Right</h2><p>More</table>"
    document = reading("a.html", page)
    assert not outline(document, "table")
    assert outline(document, "heading") == [("heading", 2, "", "Right")]


def test_the_page_says_its_encoding(reading):
    page = '<meta charset="windows-1251"><p>Привет</p>'
    assert reading("a.html", page.encode("cp1251")).text == "Привет\n"
    lying = '<meta charset="ascii"><p>Zürich</p>'
    assert reading("b.html", lying.encode()).text == "Zürich\n"


def test_xhtml_elements_may_close_themselves(reading):
    page = '<?xml version="1.0"?><html><head><title/><script/></head><p>a<a id="x"/>b</p></html>'
    assert reading("a.xhtml", page).text == "ab\n"


@pytest.mark.parametrize(
    ("reference", "char"),
    [
        ("&amp;", "&"),
        ("&#8212;", "—"),
        ("&#x27;", "'"),
        ("&#150;", "–"),
        ("&#" + "9" * 5000 + ";", "\ufffd"),
        ("&#x" + "f" * 5000 + ";", "\ufffd"),
        ("&nosuch;", "&nosuch;"),
        ("&#0;", "\ufffd"),
    ],
)
def test_character_references(reference, char):
    assert unescape(reference) == char


def test_tags_are_cut_where_browsers_cut_them():
    text = "a < b <c d='>' e>x</c ><!-- <p> --><?y?><title>&lt;p&gt;</title><script>1<2</script>"
    assert list(tokens(text)) == [
        "a < b ",
        Tag("c", False, " d='>' e"),
        "x",
        Tag("c", True, " "),
        Tag("title", False, ""),
        "<p>",
        Tag("title", True, ""),
        Tag("script", False, ""),
        "1<2",
        Tag("script", True, ""),
    ]


def test_attributes_in_all_their_spellings():
    tag = Tag("a", False, """ HREF="x&amp;y" b='2' c = 3 d e="">""")
    assert attributes_of(tag) == {"href": "x&y", "b": "2", "c": "3", "d": "", "e": ""}


@given(st.text(alphabet="<>/!-=\"' ap&#;\n", max_size=60))
def test_any_text_is_read_without_an_error(text):
    flow = Flow()
    flow.feed(text)
    flow.facts.metadata()


PIECES = (
    *("<", "<a", "<a ", "<!--", "<!-- >", "</", "<a '", "<a b='>", "&", "&#", "<p>", "<div>"),
    *("<table><td>", "<![", "<!doctype [>", "<script>", "<b><p>", "<li>", "</p>", '<a b="'),
    *("<a =>", "<sup>1", "<td>", "<a href=#>1", "<a href=#>1</a>", "<td colspan=20>"),
    *(
        "<ul><li>x",
        "<ul class=lst-kix_a-0><li>",
        "<td rowspan=200>",
        "<tr><td rowspan=200 colspan=20>",
    ),
    "<div class=menu>",
)


@pytest.mark.parametrize("piece", PIECES)
def test_a_hostile_page_is_read_in_linear_time(piece):
    flow = Flow()
    flow.feed(piece * (90_000 // len(piece)) + ">")


def test_items_are_numbered_as_browsers_number_them(reading):
    page = (
        '<ol start=3><li>c<ol type="a"><li>in<li>out</ol><li value="9">nine<li>ten</ol>'
        '<ol type="I"><li>one<li id="fn:2">note</ol><ul type="a"><li value="4">dot</ul><li>bare'
    )
    assert reading("a.html", page).text == (
        "3. c\n  a. in\n  b. out\n9. nine\n10. ten\nI. one\n[2] note\n• dot\n• bare\n"
    )


def test_a_cell_over_several_columns_keeps_the_others_in_theirs(reading):
    page = (
        "<table><tr><th>Line</th><th colspan=2>Late</th></tr>"
        "<tr><td>4</td><td>June</td><td>July</td></tr></table>"
    )
    assert reading("a.html", page).text == "Line | Late |\n4    | June | July\n"


def test_a_cell_over_several_rows_keeps_those_below_in_their_columns(reading):
    page = (
        "<table><tr><th>Year<th>Line<th>Late<tr><td rowspan=2>2023<td>4<td rowspan=3>often"
        "<tr><td>9<tr><td>2024<td>4<tr><td>2025<td>4<td>never</table>"
    )
    assert reading("a.html", page).text == (
        "Year | Line | Late\n"
        "2023 | 4    | often\n"
        "     | 9    |\n"
        "2024 | 4    |\n"
        "2025 | 4    | never\n"
    )


def test_a_table_of_one_wide_row_and_many_narrow_ones_costs_what_it_holds(reading):
    page = "<table><tr>" + "<td>a" * 4_000 + "<tr><td>b" * 4_000 + "</table>"
    assert len(reading("a.html", page).text) < 50_000


def test_who_wrote_it_is_rather_said_by_linked_data(reading):
    page = """<meta name="author" content="Site"><script type="application/ld+json">
    {"@type": "NewsArticle", "author": [{"name": "Rae Lind"}, {"name": "Tom Oss"}],
    "publisher": {"name": "%s"}}</script><p>Text."""
    assert reading("a.html", page % "The Post").metadata.author == "Rae Lind, Tom Oss"
    assert reading("a.html", page % "Rae Lind, Tom Oss").metadata.author == "Site"


def test_what_stands_beside_the_article_is_no_text(reading):
    inside = "<aside><p>A box in the article.</p></aside>"
    beside = "<aside><h3>Related</h3><p>Ten best beaches of the year.</p></aside>"
    prose = "<p>" + "The council met on Monday. " * 10 + "</p>"
    page = f"<main><article>{prose}{inside}</article>{beside}</main>"
    text = reading("a.html", page).text
    assert "A box in the article." in text
    assert "beaches" not in text


def test_lists_are_numbered_as_their_style_says_and_boxes_are_ticked(reading):
    page = (
        '<ol style="list-style-type: lower-alpha" start=2><li>chair<li>clerk</ol>'
        '<ul><li><input type="checkbox" checked> done<li><input type="checkbox"/>open</ul>'
    )
    assert reading("a.html", page).text == "b. chair\nc. clerk\n• ☒ done\n• ☐ open\n"


def test_what_sphinx_and_mkdocs_put_beside_the_text_is_left_out(reading):
    page = (
        '<h1>One<a class="headerlink" href="#one">¶</a></h1><p>Ran <a class="footnote-reference '
        'brackets" href="#id2" role="doc-noteref">[1]</a>.<ol class="loweralpha"><li>a town</ol>'
        '<table><tr><td class="linenos"><pre>1\n2</pre><td><pre>    go\nstay</pre></table>'
        '<pre><span class="linenos">1</span>if late:</pre><aside class="footnote brackets" '
        'id="id2" role="doc-footnote"><span>[<a href="#id1">1</a>]</span><p>In June.</p></aside>'
    )
    assert reading("a.html", f"<main>{page}</main>").text == (
        "One\n\nRan [1].\n\na. a town\n\n    go\nstay\n\nif late:\n\n[1] In June.\n"
    )


def test_the_first_line_of_a_table_keeps_its_columns(reading):
    page = "<table><tr><th><th>Year<tr><td>mean<td>2016</table>"
    assert reading("a.html", page).text == "     | Year\nmean | 2016\n"
