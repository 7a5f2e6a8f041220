"""Pages as blogs, newsletters and mail programs write them, saved from a browser."""

from __future__ import annotations

import pytest

from tui.documents.pieces import hung


def test_the_items_of_word_and_outlook_are_items_without_blank_paragraphs(reading, outline):
    mso = "<p class=MsoListParagraph><![if !supportLists]><span>{}<span>&nbsp;&nbsp;&nbsp; </span>"
    page = (
        "<p class=MsoNormal>It was seen:<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>"
        f"{mso.format('·')}</span><![endif]>The brake passed.</p>"
        f"{mso.format('a)')}</span><![endif]>It was old.</p>"
    )
    document = reading("a.html", page)
    assert document.text == "It was seen:\n\n• The brake passed.\na) It was old.\n"
    assert [row[0] for row in outline(document)] == ["item", "item"]


@pytest.mark.parametrize("text", ["- no item", "o\xa0k", "§\xa012 says so", "A.\xa0B. Smith", "·"])
def test_a_sign_without_room_behind_it_begins_no_item(text):
    assert hung(text) == ("paragraph", text, 0)


def test_notes_of_newsletters_keep_their_numbers_apart(reading):
    page = (
        "<article><p>Nineteen ran dry.<a class='footnote-anchor' href='#footnote-1'>1</a></p>"
        "<p class='button-wrapper'><a class='button'>Share</a></p>"
        "<p>The council counted all the wells of the town in May and in June, one by one.</p>"
        "<div class=footnote><a id='footnote-1' class='footnote-number'>1</a>"
        "<div class='footnote-content'><p>Report of May.</p></div></div></article>"
    )
    text = reading("a.html", page).text
    assert text.startswith("Nineteen ran dry.[1]\n\nThe council")
    assert text.endswith("\n\n[1] Report of May.\n")


@pytest.mark.parametrize(
    "beside",
    [
        "<div class=wp-block-comments><h2>2 responses</h2><p>It ran 3 weeks, I saw it.</p></div>",
        "<aside class=related><h3>Read more</h3><p>Floods in Ash</p></aside>",
        "<div class=gem-c-feedback><h2>Is this page useful?</h2></div>",
    ],
)
def test_what_others_say_within_the_article_is_no_text_of_it(reading, beside):
    said = "The pump failed twice in April, and the supplier says that its cable was too old."
    page = f"<main><article><h1>The pump</h1><p>{said} It was bought in 2019.</p>{beside}</article>"
    assert reading("a.html", page).text == f"The pump\n\n{said} It was bought in 2019.\n"


@pytest.mark.parametrize(
    "said",
    [
        (
            "<main><div><time datetime='2024-05-12T08:00'>May</time></div><a rel=author>Eva K.</a>"
            "<p>{text}</p></main>"
        ),
        (
            "<div><p>{text}</p><span itemprop=author><span itemprop=name>Eva K.</span></span>"
            "<abbr class=published itemprop=datePublished title=2024-05-12T20:11>8 PM</abbr></div>"
        ),
        (
            "<article><header><a class='u-url p-author' href=x>Eva K.</a></header><p>{text}</p>"
            "<footer><time class=dt-published datetime=2024-05-12>May</time></footer></article>"
        ),
    ],
)
def test_blogs_say_in_their_text_who_wrote_it_and_when(reading, said):
    page = said.format(text="The pump failed twice in April, says the town, which bought it." * 2)
    metadata = reading("a.html", page).metadata
    assert (metadata.author, metadata.date) == ("Eva K.", "2024-05-12")


@pytest.mark.parametrize(
    "beside",
    [
        "<nav><a rel=author>Ann</a><time datetime=2020-01-01>now</time></nav>{}",
        "{}<aside><time datetime=2020-01-01 class=entry-date>then</time></aside>",
        "{}<div class=comments><span itemprop=author>Ann</span></div>",
        "<time datetime=2020-01-01>today</time>{}",
        "<meta name=author content=''>{}",
    ],
)
def test_what_stands_beside_the_text_says_nothing_of_it(reading, beside):
    text = "The pump failed twice in April, says the town, which bought it. " * 2
    page = beside.format(
        f"<article><p>{text}</p><p>On <time datetime=1969-07-20>a day</time>.</p></article>"
    )
    metadata = reading("a.html", page).metadata
    assert (metadata.author, metadata.date) == ("", "")


def test_a_page_from_google_docs_has_its_title_and_its_nested_lists(reading, outline):
    page = """<body class="c9 doc-content"><p class="c7 title"><span>Tunnel review</span></p>
    <p class="c2 subtitle">Draft</p><ul class="c1 lst-kix_a-0 start"><li>one</li></ul>
    <ul class="c1 lst-kix_a-1 start"><li>deep</li></ul><ul class="lst-kix_a-0"><li>two</li></ul>"""
    document = reading("a.html", page)
    assert document.title == "Tunnel review"
    assert [(kind, level) for kind, level, _, _ in outline(document)] == [
        *[("heading", 1), ("item", 1), ("item", 2), ("item", 1)]
    ]


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<blockquote>Stop now.<cite>Bo Ek</cite></blockquote>", "Stop now.\nBo Ek\n"),
        ("<p>In<cite>The Times</cite>, he wrote.", "In The Times, he wrote.\n"),
        ("<p>(<cite>Times</cite>)", "(Times)\n"),
        ("<p><a>anna</a><time>March 4</time><span>1</span>", "anna March 4 1\n"),
        ("<p>On <time>March 4</time>, he left.", "On March 4, he left.\n"),
        ("<p>One.<template shadowrootmode=open><p>Two.</template>", "One.\n\nTwo.\n"),
        ("<table><tr><td>Buses<td>14</table>", "Buses | 14\n"),
        ("<table><tr><td>He went home.<td>She stayed.</table>", "He went home.\n\nShe stayed.\n"),
        ("<table><tr><td><img src=x><td>Only this</table>", "Only this\n"),
    ],
)
def test_what_only_a_style_sheet_sets_apart_does_not_run_together(reading, page, text):
    assert reading("a.html", page).text == text


@pytest.mark.parametrize(
    ("above", "author"),
    [
        ('<div class="author">By Ole Lie</div>', "Ole Lie"),
        ('<p class="byline">Ann van der Berg</p>', "Ann van der Berg"),
        ('<div class="author">About the author of it all</div>', ""),
        ('<div class="credits reader-credits">Kari Moe</div>', "Kari Moe"),
        ("", ""),
    ],
)
def test_a_plain_element_above_the_text_may_say_who_wrote_it(reading, above, author):
    page = f"""<title>Weir</title><article><h1>Weir</h1>{above}
    <p>The weir broke on Sunday and the river took the road with it, the county said today.</p>
    <div class="author">Somebody Else</div></article>"""
    assert reading("a.html", page).metadata.author == author


@pytest.mark.parametrize(
    "comment",
    [
        "<!--\n Page saved with SingleFile \n url: https://example.org/a \n saved date: today\n-->",
        "<!-- saved from url=(0021)https://example.org/a -->",
    ],
)
def test_a_saved_page_knows_where_it_came_from(reading, comment):
    page = f"<!DOCTYPE html> <html>{comment}<title>A</title><p>Some text.</p>"
    assert reading("a.html", page).metadata.url == "https://example.org/a"
