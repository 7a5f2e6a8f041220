from __future__ import annotations

import pytest

from tui.claims import detect, judge
from tui.claims.attribution import attribution
from tui.claims.lexicon import lexicon
from tui.claims.words import Words
from tui.documents.document import Document


def who(sentence, language):
    words = Words(sentence, lexicon(language))
    said = attribution(words)
    return words.span_text(said.source[0], said.source[1] - 1) if said else None


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("Die Polizei teilte am Dienstag mit, dass drei Männer tot sind.", "Die Polizei"),
        ("Drei Männer sind tot, teilte die Polizei am Dienstag mit.", "die Polizei"),
        ("In Rom teilte die Polizei mit, dass drei Männer tot sind.", "die Polizei"),
        ("Der Minister räumte in einem Interview ein, dass 40 Akten fehlen.", "Der Minister"),
        ("Am Freitag wies der Verein die Vorwürfe zurück.", "der Verein"),
        ("Die Stadt gab den Park im Mai frei.", None),
        ("Die Stadt gab den Hof an die Feuerwehr.", None),
        ("Er teilte das Land mit einem Zaun in zwei Teile.", None),
        ("Nach übereinstimmenden Medienberichten ereignete sich ein Unfall.", "Medienberichten"),
        ("Das koste 40 Millionen Euro, so Petersen.", "Petersen"),
        ("Die Lage ist, so Berlin im Mai, ernst.", None),
        ("Wie die Bank am Dienstag mitteilte, sank der Gewinn.", "die Bank"),
        ("Nach Angaben des Ministeriums fehlen 40 Lehrer.", "Ministeriums"),
        ("Der Sprecher, Jan Berg, sagte, dass 40 Lehrer fehlen.", "Jan Berg"),
        ("Das bestätigte der Träger am Montag.", "der Träger"),
        ("Das sagte Bahnsprecherin Ilka Horn am Dienstag.", "Bahnsprecherin Ilka Horn"),
        ("Das bestätigte die Annahme, dass es 40 Lehrer sind.", None),
        ("Der Verband widerspricht.", "Der Verband"),
        (
            "Ein Gutachten, das der Zeitung vorliegt, beziffert den Verlust auf 4 Millionen Euro.",
            "Ein Gutachten",
        ),
    ],
)
def test_a_german_verb_may_stand_in_two_parts(sentence, source):
    assert who(sentence, "de") == source


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("Le pont sera fermé, a annoncé le ministère.", "le ministère"),
        ("« Nous perdons », a déclaré la fermière Anne Leroux.", "la fermière Anne Leroux"),
        ("Dos siguen dentro, informó este martes la policía.", "la policía"),
        ("El abogado de uno de los acusados negó que robara.", "El abogado de uno de los acusados"),
        ("El ministro dijo que 40 escuelas cerraron.", "El ministro"),
        ("«Perdemos», dijo la ganadera Ana Ruiz.", "la ganadera Ana Ruiz"),
    ],
)
def test_the_commonest_verbs_of_other_languages_name_a_source(sentence, source):
    assert who(sentence, "xx") == source


def test_what_a_loss_is_put_at_has_a_source():
    claim = judge("Zwei Anwälte schätzen den Verlust der Bank auf 2,1 Millionen Euro im Jahr.")
    assert (claim.attribution, claim.certainty) == ("Zwei Anwälte", "hedged")


def test_german_quotations_have_the_speaker_named_beside_them():
    text = (
        "„Das ist in diesem Jahr nicht so“, sagte Bohn. „Wir haben dem Haus im Mai vier Hebammen"
        " vermittelt. Die Stadt hat das gewusst.“ Die Klinik liegt an der Straße nach Waldau."
    )
    found = detect(Document("a.txt", text, ""))
    assert [c.attribution for c in found] == ["Bohn", "Bohn", "Bohn", None]
