from __future__ import annotations

import pytest

from tui.claims.language import guess
from tui.claims.lexicon import LANGUAGES, bit, lexicon
from tui.claims.words import Words


def test_a_verb_counts_in_all_its_forms():
    words = lexicon("en").words
    for form in ("say", "says", "said", "saying", "carry", "denies", "denied", "admitted",
                 "writes", "wrote", "argues", "argued", "arguing", "causes"):  # fmt: skip
        assert words[form] & bit("finite", "gerund")


def test_english_knows_more_than_150_verbs_with_a_source():
    verbs = bit("say", "believe", "show", "stance")
    lemmas = [w for w, own in lexicon("en").words.items() if own & verbs and own & bit("base")]
    assert len(lemmas) > 150


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_lists(language):
    assert lexicon(language).language == language
    assert any(own & bit("unit") for own in lexicon(language).words.values())


def test_the_longest_phrase_counts():
    words = Words("It is one of the most advanced.", lexicon("en"))
    assert words.phrase(2) == "one of the most"


def test_words_stand_where_they_are_said_to_stand():
    text = "“It’s 3.5 %,” U.S. officials said — in 2,000 e-mails."
    words = Words(text, lexicon("en"))
    for position in (3, 0, *range(len(words))):
        start, end = words.start(position), words.end(position)
        assert text[start:end].replace("’", "'") == words.tokens[position]
    assert words.span_text(1, 3) == "It's 3.5 %"


def test_a_language_is_guessed_by_its_commonest_words():
    assert guess("The bridge was closed because of the storm in the north of the country.") == "en"
    assert (
        guess("Die Brücke wurde wegen des Sturms im Norden des Landes für Autos gesperrt.") == "de"
    )
    assert (
        guess("Le pont a été fermé à cause de la tempête qui a frappé le nord du pays hier.")
        == "xx"
    )
    assert guess("Мост закрыли из-за шторма на севере страны, сообщили власти.") == "xx"
    assert guess("") == "en"


def test_a_german_compound_is_what_its_last_part_is():
    seen = lexicon("de").seen
    assert seen["Denkmalpfleger"] & bit("person")
    assert seen["Handelskammer"] & bit("body")
    assert not seen["Kammerton"] & bit("person", "body", "record")
    assert not lexicon("en").seen["Handelskammer"] & bit("body")


@pytest.mark.parametrize("word", ["3.25x", "90bp", "40k", "2-metre"])
def test_a_figure_and_its_unit_may_be_one_word(word):
    assert Words(f"It is {word} now.", lexicon("en")).bits[2] & bit("figure")
