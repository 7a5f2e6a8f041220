from __future__ import annotations

import pytest

from tui.claims import detect
from tui.claims.attribution import attribution
from tui.claims.lexicon import lexicon
from tui.claims.words import Words
from tui.documents.document import Document


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("« Nous perdons », a déclaré Jean Dupont le 4 mai 2020.", "Jean Dupont"),
        ("«Perdiamo», ha dichiarato Mario Rossi il 4 maggio 2020.", "Mario Rossi"),
        ("„Tracimy”, powiedział Jan Kowalski 4 maja 2020 roku.", "Jan Kowalski"),
        ("„Tracimy” – powiedział Jan Kowalski.", "Jan Kowalski"),
        ("«Мы теряем», — сказал Иван Петров 4 мая 2020 года.", "Иван Петров"),
        ("« Nous perdons », a déclaré France 24.", "France 24"),
        ("Son livre « Le Pont » – 12 pages – a été vendu à Lyon.", None),
    ],
)
def test_the_name_behind_a_quotation_of_any_language_is_its_speaker(sentence, source):
    words = Words(sentence, lexicon("xx"))
    said = attribution(words)
    assert (words.span_text(said.source[0], said.source[1] - 1) if said else None) == source


def test_a_quotation_that_ends_with_its_sentence_is_not_of_whoever_speaks_next():
    text = (
        'Norvik said it would appeal. "We paid the tax in 2019. The court ignored 12 letters." '
        "The regulator said in May that the fine was fair."
    )
    claims = detect(Document("a.txt", text, "text"))
    assert [claim.attribution for claim in claims] == [
        "Norvik",
        "Norvik",
        "Norvik",
        "The regulator",
    ]
