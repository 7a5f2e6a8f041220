"""Saved pages of the kinds of site that people save: no paragraph is lost, no menu is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

A = (
    "The council said on Tuesday that the night buses had been late on forty of the sixty days"
    " that were counted, and that snow was not the reason for most of it."
)
B = (
    "A report by the transport office found in May that two of every five drivers had left"
    " within the year, and that few of them were replaced."
)
C = (
    "Riders we spoke to at the depot told us that they now leave home an hour earlier than"
    " they did, whatever the timetable says about it."
)


def page(name: str) -> str:
    """Return a page with the paragraphs in their places; only what surrounds them differs."""
    source = (Path(__file__).parent / f"pages/{name}.html").read_text("utf-8")
    return source.replace("@A@", A).replace("@B@", B).replace("@C@", C)


@pytest.mark.parametrize(
    ("name", "kept", "dropped"),
    [
        (
            "weblog",
            ["Why the buses are late", A, "Who left", B, C],
            [
                "Skip to content",
                "Just another weblog",
                "Click to share",
                "Ten trams",
                "Post navigation",
                "Leave a Reply",
                "email address",
                "powered by",
            ],
        ),
        (
            "newsletter",
            ["The late bus", "What sixty nights", A, B, C, "Counted by the office"],
            ["Sign in", "reader-supported", "Great piece", "Privacy", "Start writing"],
        ),
        (
            "wiki",
            ["Night bus", "Opened | 1953", A, "History", B, C],
            [
                "Jump to navigation",
                "Contents\n",
                "[edit]",
                "edit]",
                "Bus lines of the city",
                "Categories:",
                "Log in",
                "last edited",
            ],
        ),
        (
            "forum",
            ["Why are buses late?", A, B, C],
            ["Transit Forum\n", "Categories", "Powered by"],
        ),
        (
            "news",
            ["Night buses late", A, B, C],
            [
                "We use cookies",
                "Accept all",
                "World",
                "Advertisement",
                "Ten trams",
                "Sign up for",
                "About us",
                "© 2026",
            ],
        ),
        (
            "platform",
            ["The late bus", A, "Who left", B, C],
            ["Open in app", "Ten trams", "Help Status"],
        ),
        ("list", ["One", A, "Two", B, "Three", C], ["Menu"]),
        ("parts", ["Late", A, B, C], []),
        ("main", ["Late", A, B, C], []),
    ],
)
def test_no_paragraph_is_lost_and_no_menu_kept(reading, name, kept, dropped):
    text = reading("a.html", page(name)).text
    assert [each for each in kept if each not in text] == []
    assert [each for each in dropped if each in text] == []
    places = [text.index(each) for each in kept]
    assert places == sorted(places)


def test_names_that_linked_data_refers_to_are_found(reading):
    metadata = reading("a.html", page("news")).metadata
    assert (metadata.author, metadata.outlet) == ("Ada Smith", "The Daily Example")


@pytest.mark.parametrize("name", ["sidebar", "menu", "related-content", "toc"])
def test_a_page_whose_names_mean_nothing_keeps_its_prose(reading, name):
    text = reading("a.html", f'<div class="{name}"><p>{A}<p>{B}</div><p>{C}').text
    assert text == f"{A}\n\n{B}\n\n{C}\n"


def test_what_only_resembles_such_a_name_stays(reading):
    names = ("cookies", "menu-of-the-day", "paywall", "header", "advertising-law", "navigator")
    source = "".join(f'<div class="{name}">About {name}.</div>' for name in names)
    text = reading("a.html", f"<p>{A}</p>{source}").text
    assert [name for name in names if f"About {name}." not in text] == []


@pytest.mark.parametrize(
    "part",
    [
        '<section class="related"><h2>{}</h2></section>',
        '<div data-testid="recirc"><p>{}</p></div>',
        '<div data-component="links-block"><p>{}</p></div>',
        '<div class="c-related"><h3>{}</h3></div>',
        '<div class="newsletter-inline"><p>{}</p></div>',
        '<div id="sp_message_container_1"><p>{}</p></div>',
        '<div role="dialog" aria-label="Consent"><p>{}</p></div>',
        "<amp-ad><div fallback>{}</div></amp-ad>",
        "<amp-list><div placeholder>{}</div></amp-list>",
    ],
)
def test_links_to_other_stories_and_appeals_are_no_text_of_this_one(reading, part):
    other = part.format("Storm closes the bridge. " * 4)
    raw = f"<body><article><h1>Late</h1><p>{A}</p><p>{B}</p>{other}</article></body>"
    assert reading("a.html", raw).text == f"Late\n\n{A}\n\n{B}\n"


def test_comments_longer_than_what_they_are_about_are_not_the_page(reading):
    said = "<article class=comment><p>" + f"{B}</p></article><article class=comment><p>" * 20
    raw = f"<main><h1>Late</h1><p>{A}</p></main><section class=comments-area>{said}</section>"
    assert reading("a.html", raw).text == f"Late\n\n{A}\n"
    alone = f"<h1>Late</h1><section class=comments-area>{said}</section>"
    assert reading("a.html", alone).text.count(B) == 20


def test_a_table_keeps_its_caption_and_a_note_the_mark_that_refers_to_it(reading):
    raw = (
        '<p>Paid<sup><a href="#fn1">1</a></sup></p><table><caption>Rates</caption><tr><td>a<td>1'
        '<tr><td>b<td>2</table><ol><li id="fn1">Each January. <a href="#r1">↩</a></li></ol>'
    )
    assert reading("a.html", raw).text == "Paid[1]\n\nRates\n\na | 1\nb | 2\n\n[1] Each January.\n"
