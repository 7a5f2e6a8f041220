from __future__ import annotations

import pytest

from tui.claims import judge


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("According to the letter the contractor had gone bankrupt.", "the letter"),
        ("According to a study of 40 towns the air is cleaner.", "a study of 40 towns"),
        ("According to neighbours the dog barked all night.", "neighbours"),
        ("According to the chair of the board nobody was hurt.", "the chair of the board"),
        ("According to the coroner he died of cold.", "the coroner"),
        ("According to a report by the ministry the dam is safe.", "a report by the ministry"),
        ("According to one of the divers the hull had broken.", "one of the divers"),
    ],
)
def test_what_is_told_right_behind_a_source_is_no_part_of_it(sentence, source):
    assert judge(sentence).attribution == source


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("The meeting is on 12 May and the mayor has said that it is open.", "the mayor"),
        ("The boat sank on Friday and a spokesman said two men were missing.", "a spokesman"),
        ("The fair was held in Leeds and the organisers said 3,000 came.", "the organisers"),
        ("She praised the nurses and the doctor said she would recover.", "the doctor"),
    ],
)
def test_the_clause_before_a_source_is_no_part_of_it(sentence, source):
    assert judge(sentence).attribution == source


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("The mayor and the council said it was over.", "The mayor and the council"),
        (
            "People from the town and the villages said the water was safe.",
            "People from the town and the villages",
        ),
        (
            "Officials at the ministry and the bank said the rate was too low.",
            "Officials at the ministry and the bank",
        ),
    ],
)
def test_several_who_speak_together_stay_together(sentence, source):
    assert judge(sentence).attribution == source


@pytest.mark.parametrize(
    ("sentence", "certainty", "source"),
    [
        ("Halden says no other product uses the rivet.", "denied", "Halden"),
        ("The works council said the plan is too costly.", "attributed", "The works council"),
        ("We do not yet know whether the rooms have that problem.", "hedged", None),
        ("The board does not know whether the pumps were tested.", "hedged", "The board"),
        ("Norvia is recalling about 31,000 kettles.", "asserted", None),
        ("Gusts of 130 km/h are expected on exposed coasts.", "predicted", None),
        ("Not everyone finds that the plan is safe.", "attributed", "Not everyone"),
    ],
)
def test_who_says_what_and_how_surely(sentence, certainty, source):
    claim = judge(sentence)
    assert (claim.certainty, claim.attribution) == (certainty, source)
