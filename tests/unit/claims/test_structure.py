from __future__ import annotations

import pytest

from tui.claims import NORMAL, detect
from tui.documents.document import Block, Document
from tui.spans import Span

CLAIM = "The town of Lyon closed its oldest bridge in May 2019 and lost 3 million euros."


def marked(text, blocks=()):
    found = detect(Document("a.txt", text, "text", blocks=tuple(blocks)))
    return [claim.text for claim in found if claim.score >= NORMAL]


@pytest.mark.parametrize(
    "line",
    [
        "# Bridge closed in Lyon in May 2019",
        "Bridge Closed in Lyon Since May 2019",
        "🚨 Bridge Closed in Lyon: What We Know So Far",
        "2. Reputation and Trust",
        "May 30, 2026 · 12 min read",
        "Photo: the bridge of Lyon in 2019",
        "Source: https://example.com/lyon-bridge-2019",
        "Skip to content",
        "| Lyon | 2019 | 3 million |",
        "By Jane Miller, Lyon Correspondent",
        "* * *",
        "What happened in Lyon in May 2019?",
        "What a finish it was in Lyon in May.",
        "View original content to download multimedia of Lyon from May 2019.",
        "(Reporting by Ann Lee in Lyon and Bob Fry in Metz; editing by Eva Roth in May.)",
        "Apologies were received from Cllr Voss of Lyon in May 2019.",
        "Showing posts with label Lyon 2019.",
        "Present: Cllr Voss of Lyon and Cllr Roth of Metz in May 2019.",
        "An earlier version of this article said 212 people had died in Lyon.",
        "Ministry of Health of Lyon, 2023, p. 4.",
        "[3] Ministry of Health, Report on Lyon, 2023, pp. 4–7.",
        "Correction: A previous version of this story said 212 had died in Lyon.",
        "This report examines whether the town of Lyon lost 3 million euros.",
        "Welcome back to the Lyon Hour, a show about 3 towns.",
        "Use code LYON for 20% off.",
        "The mayor of Lyon asked whether the bridge was paid for in 2019.",
        "Anyone who was in Lyon in May is asked to contact the police.",
        "Not to be confused with the bridge of Lyon in Ohio.",
        "Read more: The bridge of Lyon closed in 2019.",
        "Stay informed about Lyon by subscribing to our newsletter.",
    ],
)
def test_headings_bylines_captions_and_requests_are_never_marked(line):
    assert marked(f"{CLAIM}\n\n{line}\n\n{CLAIM.replace('Lyon', 'Nice')}") == [
        CLAIM,
        CLAIM.replace("Lyon", "Nice"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Gene editing by the firm cured 14 patients in 2009.",
        "The law requires additional reporting of 14 gases by 2025.",
        "Two suspects were present: a man, 40, and a woman, 30.",
        "The minister failed to publish 14 declarations of interest in 2009.",
        "The minutes of the last meeting show that the board knew in 2009 that the dam leaked.",
        "This announcement was made on Monday, 14 days after the dam broke.",
        "This report looks grim: 14 mines closed in 2009.",
        "The ministry cut 14 jobs in 2023, p. 4.",
        "An earlier version of the law said 212 towns must pay.",
        "What a road costs depends on the soil.",
        "How a virus spreads depends on 14 genes.",
        "Die Polizei lieferte am Montag weitere Informationen über 14 Tote.",
    ],
)
def test_the_words_of_notices_and_cries_are_plain_words_too(line):
    assert marked(line) == [line]


def test_a_title_without_a_stop_is_no_claim():
    title = "OpenAI and open source models: what the company did in 2019"
    assert marked(f"{title}\n\n{CLAIM}") == [CLAIM]


def test_front_matter_and_code_are_no_prose():
    code = "```\nprint('In 2019 it cost 3 million euros.')\n```"
    text = f"---\ntitle: {CLAIM}\n---\n\n{code}\n\n{CLAIM}\n"
    assert marked(text) == [CLAIM]


def test_a_rule_or_a_fence_that_is_never_closed_hides_nothing():
    assert marked(f"---\n\n{CLAIM}\n") == [CLAIM]
    assert marked(f"```\n\n{CLAIM}\n") == [CLAIM]


@pytest.mark.parametrize("title", ["References", "Related articles", "3 Comments"])
def test_below_a_heading_that_ends_a_text_there_is_nothing_more(title):
    text = f"# A title\n\n{CLAIM}\n\n## {title}\n\nThe bank of Rome lost 30 million euros.\n"
    start = text.index("##")
    headings = [
        Block("heading", Span(0, 9), level=1),
        Block("heading", Span(start, start + 3 + len(title)), level=2),
    ]
    assert marked(text, headings) == [CLAIM]


@pytest.mark.parametrize(
    ("title", "is_box"),
    [("About Tim Becker", True), ("About the author", True), ("About Norvia Steel", False)],
)
def test_below_a_heading_about_who_wrote_a_text_is_nothing_of_it(title, is_box):
    box = "The mills of Norvia have made steel for the Herald since 2009."
    found = marked(f"Mill closes\n\nBy Tim Becker\n\n{CLAIM}\n\n{title}\n\n{box}")
    assert found == ([CLAIM] if is_box else [CLAIM, box])


def test_notes_of_ones_own_are_prose():
    text = f"# A title\n\nOn we go.\n\n## Notes\n\n{CLAIM}\n"
    start = text.index("##")
    assert marked(text, [Block("heading", Span(start, start + 8), level=2)]) == [CLAIM]


def test_blocks_say_what_is_no_prose():
    text = f"{CLAIM}\n{CLAIM}\n"
    heading = Block("heading", Span(0, len(CLAIM)), level=1)
    assert len(marked(text)) == 1  # the same short paragraph twice is a teaser
    assert marked(text, [heading]) == [CLAIM]


@pytest.mark.parametrize("kind", ["locator", "speech", "paragraph", "item", "quote"])
def test_what_stands_on_a_page_or_in_a_turn_or_a_list_is_prose(kind):
    text = f"{CLAIM}\n\nNobody knows why.\n"
    assert marked(text, [Block(kind, Span(0, len(text)), label="p. 1")])[:1] == [CLAIM]


def test_after_related_articles_only_a_full_paragraph_is_prose_again():
    teaser = "Discover how the bridge of Nice was closed in 2018."
    long = " ".join([CLAIM] * 3)
    assert marked(f"{CLAIM}\n\nRelated articles\n\n{teaser}\n\nThe bridge of Rome fell.") == [CLAIM]
    assert len(marked(f"{CLAIM}\n\nRelated articles\n\n{teaser}\n\n{long}")) == 4


def test_an_item_inherits_who_says_so_from_its_lead_in():
    text = "The leaked files suggest that the model has:\n\n- a very large vocabulary of words\n"
    found = detect(Document("a.txt", text, "text"))
    assert [c.attribution for c in found if "vocabulary" in c.text] == ["The leaked files"]


def test_a_short_notice_is_dropped_with_all_its_sentences():
    assert marked(f"{CLAIM}\n\nThe Lyon Post is paid for by 3,000 readers. Support us.\n") == [
        CLAIM
    ]


def test_labels_bullets_and_citations_stay_outside():
    text = "Some facts:\n\n- **Cost:** The bridge of Lyon cost 3 million euros in 2019 [3].\n"
    assert marked(text) == ["The bridge of Lyon cost 3 million euros in 2019"]


def test_notes_above_everything_are_the_title_and_below_it_the_end():
    fact = "The hospital confirms 31 injured in March."
    found = detect(Document("a.md", f"# Notes\n\n- [x] {fact}\n- [ ] {fact[:-1]} 2024.\n", "text"))
    assert [claim.text for claim in found] == [fact, f"{fact[:-1]} 2024."]
    assert not detect(Document("a.md", f"# Late\n\nOn we go.\n\n# Notes\n\n- {fact}\n", "text"))


def test_what_stands_behind_the_stop_does_not_make_a_title_of_a_sentence():
    other = "The council paid 4 million euros for a bridge in 2024."
    for text in (f"**{CLAIM}**\n\n**{other}**\n", f"{CLAIM} #news\n\n{other} @city\n"):
        assert len(detect(Document("a.md", text, "text"))) == 2
    assert len(detect(Document("a.md", f"Subscribe\n\n{CLAIM}\n\n{other}\n", "text"))) == 2
    bare = f"The bridge of Lyon is closed for ever\n\n{CLAIM[:-1]}\n\n{other[:-1]}\n"
    assert len(detect(Document("a.md", bare, "text"))) == 2


@pytest.mark.parametrize(
    "dateline",
    [
        "PARIS, 4 July (Wire) — ",
        "SUGAR LAND, Texas, Nov. 12, 2020 /PRNewswire/ — ",
        "LONDON--(BUSINESS WIRE)--",
        "WASHINGTON — ",
        "ESPOO, Finland – 4 February 2026 – ",
        "Berlin (dpa) - ",
        "Potsdam - ",
        "Oslo, 30 October 2025 – ",
        "NEW YORK (AP) -- ",
        "LEIDEN, the Netherlands and BOSTON, Sept. 29, 2025 -- ",
        "SAN JOSE, Calif., June 3, 2024 – ",
    ],
)
def test_a_claim_begins_behind_the_dateline(dateline):
    (claim,) = detect(Document("a.txt", f"{dateline}Norvia said {CLAIM[4:]}\n\nSo.\n", "text"))
    assert claim.text == f"Norvia said {CLAIM[4:]}"
    assert claim.attribution == "Norvia"


def test_a_town_with_a_full_stop_is_a_dateline_of_german_papers():
    told = "Die Stadtwerke haben im Mai nach 14 Monaten das Werk am Kanal geschlossen, in dem "
    told += "rund 210 Männer und Frauen gearbeitet haben."
    claim = detect(Document("a.txt", f"Herne. {told}\n\nSo.\n", "text"))[0]
    assert claim.text == told


@pytest.mark.parametrize(
    "opening", ["NASA – America's agency – said ", "Norvia – which Ann Lee leads – said "]
)
def test_a_name_before_a_dash_is_no_dateline(opening):
    (claim,) = detect(Document("a.txt", f"{opening}{CLAIM[4:]}\n\nSo.\n", "text"))
    assert claim.text.startswith(opening)


def test_two_sentences_without_a_last_stop_are_no_title():
    text = "Mine has stopped at 40% since May. It is cold each time lol\n"
    assert detect(Document("a.txt", text, "text"))[0].text == text[:34]


def test_the_number_of_a_paragraph_is_no_part_of_it():
    other = CLAIM.replace("Lyon", "Metz")
    assert marked(f"1.4 {CLAIM}\n\n2.3.1 {other}") == [CLAIM, other]
    counted = "4.5 million people saw the bridge of Lyon close in May 2019."
    assert marked(counted) == [counted]


def test_a_first_sentence_full_of_names_is_no_title():
    text = "NEW YORK, June 3 (WIRE) -- Norvia Rail has sold 40 Trains to Belmark Metro of Lyon."
    assert [line[:11] for line in marked(text)] == ["Norvia Rail"]


def test_facts_stand_before_a_request_in_a_short_paragraph():
    fact = "Norvia Rail was founded in Lyon in 2009."
    assert marked(f"{fact} For more information, visit our website or contact us.") == [fact]


def test_what_stands_below_the_most_read_german_articles_is_not_marked():
    text = (
        "Die Brücke in Lyon wurde am 4. Mai 2019 geschlossen, teilte die Stadt mit.\n\n"
        "Meistgelesene Artikel\n\nDie Bank hat in Lyon 3 Millionen Euro verloren.\n\n"
    )
    assert len(marked(text)) == 1
    assert (
        marked("Weitere Informationen zur Brücke von Lyon finden Sie unter lyon.fr im Mai.") == []
    )


def test_a_heading_that_can_be_edited_ends_the_text_too():
    text = (
        "The tower of Harrow was built in 1873.\n\nReferences [edit]\n\n"
        "1. Baird found in May 1988 that it had cost 70,500 pounds.\n"
    )
    assert [c.text for c in detect(Document("a.txt", text, ""))] == [
        "The tower of Harrow was built in 1873."
    ]
