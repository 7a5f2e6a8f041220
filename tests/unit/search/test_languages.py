"""Forms of words in languages other than English."""

from __future__ import annotations

import pytest

from tui.documents.document import Document
from tui.search import Change, Index
from tui.search.languages import spoken

GERMAN = (
    "Und der Mann, die Frau und das Kind sind nicht mehr da, das ist von den anderen mit einem "
    "Satz gesagt. Eine Reise werden sie sich auch auf den Plan schreiben, dass es nach dem Krieg "
    "besser wurde.\n\nDer Vogelschutzverein zählte im Frühling siebzehn Störche.\n\n"
    "Die Gemeinden verkauften ihre Häuser."
)
FRENCH = (
    "Les gens des villes sont une force dans le pays, mais cette idée est pour nous un jeu qui "
    "ne va pas avec la loi que l'on vote sur place, par exemple aux champs.\n\n"
    "Nous parlerons demain des anciennes traditions.\n\n"
    "Les travailleurs finissaient leur grève."
)
SPANISH = (
    "Los hombres y las mujeres de una ciudad que van por el camino del mar para ver como cae "
    "la lluvia, pero con sus hijos; este es más que un viaje entre amigos, muy largo, cuando "
    "hablan sobre la vida.\n\nAquellos niños jugaban felices.\n\n"
    "Los ministros hablaban de la paz."
)


def matched(text, query):
    index = Index()
    index.update([Change("a.txt", "1", Document("a.txt", text, "txt"))])
    hits = index.search(query)
    return [match.of(hits[0].text) for match in hits[0].matches] if hits else []


@pytest.mark.parametrize(
    ("text", "query", "words"),
    [
        (GERMAN, "Vogelschutz Storch", ["Vogelschutzverein", "Störche"]),
        (GERMAN, "Haus Gemeinde", ["Gemeinden", "Häuser"]),
        (FRENCH, "parler tradition", ["parlerons", "traditions"]),
        (FRENCH, "travailleur finir", ["travailleurs", "finissaient"]),
        (SPANISH, "niño jugar", ["niños", "jugaban"]),
        (SPANISH, "ministro hablar", ["ministros", "hablaban"]),
    ],
)
def test_forms_are_found_in_their_language(text, query, words):
    assert matched(text, query) == words


def test_a_language_is_spoken_where_all_its_small_words_are():
    assert spoken({"und", "der", "the", "of"}) == ()
    assert matched("The finissaient were sold. The band played.", "finir band") == ["band"]


def test_forms_of_a_mistyped_word_are_meant_too():
    text = "The field is developing.\n\nA cave is deep. To develop is hard.\n\nOther."
    assert matched(text, "cdevelop field") == ["field", "developing"]
