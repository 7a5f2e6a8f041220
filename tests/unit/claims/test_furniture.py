from __future__ import annotations

import pytest

from tui.claims import NORMAL, detect
from tui.claims.furniture import is_caption, is_citation, is_turning, is_word, stands_alone
from tui.documents.document import Document

NEWS = "The court at Orsk closed on 4 May after 12 clerks were hurt, police said."
MORE = "In 2019 the court had 40 clerks."


def marked(text):
    return [c.text for c in detect(Document("a.txt", text, "text")) if c.score >= NORMAL]


@pytest.mark.parametrize(
    "line",
    [
        "Image caption, The court at Orsk closed in May 2019.",
        "Journal reference: Doe, J., Courts of Norvia, 2019.",
        "Bildunterschrift: Das Gericht in Orsk schloss 2019.",
        "© 2019 The Orsk Courier lost 3 million euros.",
        "The court at Orsk closed in May 2019. Photo: Ann Lee",
        "The court at Orsk closed in May 2019. (Photo by Ann Lee)",
    ],
)
def test_a_caption_is_no_prose(line):
    assert is_caption(line)
    assert marked(f"Court closes\n\n{NEWS}\n\n{line}\n\n{MORE}") == [NEWS, MORE]


@pytest.mark.parametrize("line", ["Previous: Orsk loses 40 clerks", "Nächster Artikel › Orsk 2019"])
def test_a_way_to_another_page_is_no_prose(line):
    assert is_turning(line)
    assert marked(f"Court closes\n\n{NEWS}\n\n{line}") == [NEWS]


@pytest.mark.parametrize("line", ["NEWS", "Comments (14)", "By Jane Doe"])
def test_a_line_above_what_stands_alone_is_a_headline(line):
    assert stands_alone(line)
    assert marked(f"{MORE}\n\nPolice say 12 clerks were hurt\n\n{line}\n\n{NEWS}") == [MORE, NEWS]


def test_a_place_in_a_journal_is_no_prose():
    cited = "Ann Doe, Tom Roe. Courts fall ill. Norvia Letters, 2025; 12 (3): 201."
    assert is_citation(cited, 0, len(cited))
    assert marked(f"Court closes\n\n{NEWS}\n\n{cited}") == [NEWS]


def test_how_many_comments_there_are_ends_a_text_only_below_it():
    menu = (
        "We and our 214 partners sell 3 million records a year.\n\nOrsk court closes\n\n4 min read"
    )
    assert NEWS in marked(f"{menu}\n\n27 comments\n\n{NEWS}")
    assert MORE not in marked(f"Court closes\n\n{NEWS}\n\n27 comments\n\n{MORE}")


@pytest.mark.parametrize(
    ("line", "is_title"),
    [("Acme to acquire Swiss startup Gripwell Inc.", True), ("Belmark bought Norvia Ltd.", False)],
)
def test_a_title_may_end_with_the_stop_of_a_firm(line, is_title):
    texts = [claim.text for claim in detect(Document("a.txt", f"{line}\n\n{NEWS}", "text"))]
    assert (line not in texts) is is_title


def test_links_to_other_articles_are_no_prose():
    link = "Best ovens of 2025: 10 ovens were tested"
    assert marked(f"Court closes\n\n{NEWS}\n\nYou may like\n{link}") == [NEWS]


@pytest.mark.parametrize("line", ["References", "About", "Cost:", "Two words", "No."])
def test_a_word_that_can_head_something_is_looked_at(line):
    assert is_word("1a", {"references"})
    assert not is_word(line, {"references"})
