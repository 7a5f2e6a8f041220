from __future__ import annotations

import pytest

from tui.claims.attribution import attribution
from tui.claims.lexicon import lexicon
from tui.claims.words import Words


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
