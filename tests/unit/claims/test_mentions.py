from __future__ import annotations

import pytest

from tui.claims import NORMAL, detect
from tui.documents.document import Document


def sources(text):
    return [claim.attribution for claim in detect(Document("a.txt", text, "text"))]


def test_he_and_she_stand_for_the_person_named_before():
    text = "Jane Miller ran the bank for 12 years. She said that profits rose by 3 percent."
    assert sources(text)[-1] == "Jane Miller"


def test_the_company_and_it_stand_for_the_body_the_text_is_about():
    text = (
        "OpenAI was founded in 2015. OpenAI built GPT-2 in 2019. "
        "The company said that the release was delayed. It added that 3 teams were at work."
    )
    assert sources(text)[-2:] == ["OpenAI", "OpenAI"]


def test_the_operator_is_neither_the_mayor_nor_the_bridge():
    text = (
        "# Old Bridge closes\n\nThe Old Bridge will close on 4 May, mayor Anna Keller said. "
        "The bridge is old, said Keller. The operator denied that 12 cars fell."
    )
    assert sources(text)[-1] == "The operator"


def test_they_stand_for_several_people_named_as_a_source_before():
    text = "City officials said the bridge was closed in 2019. They added that 12 cars fell."
    assert sources(text) == ["City officials", "City officials"]


def test_a_sentence_in_a_quotation_has_the_speaker_beside_it():
    text = "“The bridge is safe. It was built in 1932 by 400 men,” said Jane Miller."
    assert set(sources(text)) == {"Jane Miller"}


def test_a_turn_has_its_speaker():
    text = "".join(
        f"I: What happened then?\n\nP07: The rent doubled in 201{n}, to 900 euros.\n\n"
        for n in range(5)
    )
    assert set(sources(text)) == {"P07"}


@pytest.mark.parametrize("gap", [" ", "\n", "  "])
def test_he_stands_for_a_name_whose_words_a_line_break_parts(gap):
    text = (
        "The road over the bridge was opened to all in 1932, in the old part of the town, by "
        f"Jane{gap}Miller, who had paid for it. She said that profits rose by 3%."
    )
    assert sources(text)[-1] == "Jane Miller"


def test_a_pronoun_without_a_name_before_it_stays():
    assert sources("He said that profits rose by 3 percent in 2019.") == ["He"]


def test_the_company_is_the_one_that_its_sentence_begins_with():
    text = "Google has 800 million users. Microsoft made them the default, the company announced."
    assert sources(text)[-1] == "Microsoft"


def test_the_company_is_not_a_place_and_the_team_is_no_company():
    text = "Verdant closes its Dresden plant in May. The company said that 40 jobs would go."
    assert sources(text)[-1] == "Verdant"
    text = "The trial ran at Leeds Hospital in 2020. The team suspects that antibodies did it."
    assert sources(text)[-1] == "The team"


def test_a_role_is_itself_and_no_body_named_before():
    text = (
        "The ferry sank at noon, two sailors told the Gazette. The council insists it was fit. "
        "It says 12 boats were inspected in 2019."
    )
    assert sources(text)[-2:] == ["The council", "The council"]


def test_a_name_that_ends_in_agency_is_itself():
    text = "Corvane says its plant is safe. The Environment Agency says it sent 2 warnings."
    assert sources(text)[-1] == "The Environment Agency"


def test_a_feast_is_nobody():
    text = "The office said 2 more people would be hired by Easter. The agency denied 3 reports."
    assert sources(text)[-1] == "The agency"


def test_a_role_is_the_body_whose_name_has_it():
    text = "Renton Hospital opened a ward in May. The hospital said 12 beds were free."
    assert sources(text)[-1] == "Renton Hospital"


def test_what_only_begins_a_sentence_is_no_name():
    text = (
        '"Safety has never been traded for 3 percent," said the master. '
        "The company expects 40 ships by October."
    )
    assert sources(text)[-1] == "The company"


def test_the_swedish_company_is_the_one_the_text_is_about():
    text = (
        "Shares in Meltar fell 12% on Friday, a day after the Danish company said its drug failed. "
        "Meltar makes 3 drugs. Meltar was founded in 1999. "
    ) + "Rain fell on the hills in May, and the roads to the north were closed for a week. " * 9
    assert "Meltar" in sources(text)


def test_a_model_with_a_number_is_no_company():
    text = (
        "Korva says the screen is twice as fast. It weighs 158 grams, 40 less than the Tolan 3. "
        "The company admitted the fault of 4 September."
    )
    assert sources(text)[-1] == "Korva"


def test_she_is_not_the_place_that_somebody_runs():
    text = (
        "Ida Brandt opened the dyke in 2016. Since then the board of Lower Sill has built 3 dams. "
        "She claims the ministry has known for a decade."
    )
    assert sources(text)[-1] == "Ida Brandt"


def test_german_reported_speech_has_its_speaker_behind_it():
    text = (
        "Der Bürgermeister Karl Weber besuchte am Montag die Baustelle. "
        "Die Kosten liegen bei 48 Millionen Euro. Der Damm sei nicht sicher, erklärte er."
    )
    assert sources(text)[-1] == "Bürgermeister Karl Weber"


def test_whoever_says_so_is_known_in_languages_without_a_list():
    text = (
        "Le ministère affirme que les pertes atteignent 48 millions d'euros. La ministre Marie "
        "Durand a annoncé que le pont serait fermé en mai 2026, pour des raisons de sécurité."
    )
    assert sources(text) == ["Le ministère", "La ministre Marie Durand"]


def test_nobody_and_whoever_was_told_are_not_the_company():
    asked = "Nobody measured those wheels in March. The company says that 12 wheels were measured."
    assert sources(asked)[-1] == "The company"
    told = "A driver told the Courier that 3 trains were late. The company denied a 4th report."
    assert sources(told)[-1] == "The company"


def test_it_is_whoever_spoke_last_not_who_saw_the_letter():
    text = (
        "Aurelia Lines said on Monday that 3 ferries were sold. The sale took 2 days, the company "
        "told clients in a letter seen by Northern Wire. Jobs were not cut, it said."
    )
    assert sources(text) == ["Aurelia Lines"] * 3


def test_the_company_is_the_one_the_text_is_about_if_another_was_named_long_before():
    text = (
        "Aurelia faces a fine of 9 million euros for the theft of the data of its passengers, two "
        "people who know of it told the paper. Nobody at Aurelia would say more about the fine. "
        "The payment provider Klarix says it sent 3 letters. Some 900 cards were misused in the "
        "summer, according to the police, most of them in shops in the north of the country. "
        "The damage is put at 400,000 euros. The boss has left, the company announced on Friday."
    )
    assert sources(text)[-1] == "Aurelia"


def test_the_company_is_neither_the_paper_that_was_told_nor_an_abbreviation():
    text = (
        "Northisle sold 3 boats in May, a year after it had lost 4 million euros. Harbour master "
        "Duncan Reay told the Skarrow Sentinel that 9 were left. “Two have leaks.” Net debt rose "
        "to 2.1 times EBITDA at Northisle. The company said 9 boats were enough."
    )
    assert sources(text)[-1] == "Northisle"


def test_a_body_may_have_the_name_of_a_person():
    text = (
        "The operator, Anna Keller, hired 3 boats. The fares will be paid back, the company said."
    )
    assert sources(text)[-1] == "Anna Keller"


def test_it_may_be_a_party_to_a_suit():
    text = (
        "The farm lies beside the river Orr. The defendant admits 4 leaks but denies the rest. "
        "It says that the crop was spoiled in May."
    )
    assert sources(text)[-1] == "The defendant"


def test_she_is_whoever_was_named_last_with_a_title():
    text = (
        "Giles Orme came second with 9,201 votes. Ms Pryce promised that the ward would not close. "
        "She said it would cost 4 million pounds."
    )
    assert sources(text)[-1] == "Ms Pryce"


def test_he_is_whoever_spoke_in_the_sentence_before_whatever_the_name_looks_like():
    text = (
        "Siri Moen fined the firm 14 million in May. Korven spokesman Per Dahl told reporters that "
        "3 dams were safe. A 4th dam was closed, he added."
    )
    assert sources(text)[-1] == "Korven spokesman Per Dahl"


def test_it_is_the_body_that_spoke_last_rather_than_a_place():
    text = (
        "# Ferry sinks off Kestrel Bank\n\nA ferry sank off the Kestrel Bank on Monday, the "
        "coastguard said. Seven men were missing in May. Two boats searched for 9 hours, it said."
    )
    assert sources(text)[-1] == "the coastguard"


def test_he_is_who_spoke_last_though_without_a_name():
    text = (
        "Ann Rudge opened the mill in 1990. A spokesman for Lysholm Rail said the bridge was "
        "unsafe. He said 12 cars fell. It said the mill was safe in May."
    )
    assert sources(text)[-2:] == ["A spokesman for Lysholm Rail", "Lysholm Rail"]


def test_a_ship_and_an_agency_are_no_persons():
    text = "The Maren Lys left Port Aldern at 4 on Monday. He said 12 cars fell."
    assert sources(text)[-1] == "He"
    text = "The Environment Agency shut the sluice on Monday. It said the river rose 4 metres."
    assert sources(text)[-1] == "Environment Agency"


def test_he_is_the_subject_of_his_own_sentence():
    text = "Ann Rudge spoke in May. Joe Fell left the board after he said 40 files were false."
    assert sources(text)[-1] == "Joe Fell"
    text = "The judge spoke in May. The defendant left because he said 40 files were false."
    assert sources(text)[-1] == "The defendant"


def test_it_may_speak_again_within_its_sentence():
    text = "Norvia Rail said the bridge was unsafe in May; it said that 12 cars fell."
    assert sources(text) == ["Norvia Rail", "Norvia Rail"]


def test_the_firm_is_nobody_with_a_first_name():
    text = (
        "Lena runs the line in Orsk. Lena led the night shift, and Lena wrote the log for Dalnet."
        " The firm says it was a bird."
    )
    assert detect(Document("a.txt", text, ""))[-1].attribution == "Dalnet"


def test_the_company_is_no_office():
    text = (
        "Severn Vale Ltd lost 3 million euros in May. The Water Authority fined Severn Vale. "
        "The company said that 40 pumps had failed."
    )
    assert sources(text)[-1].startswith("Severn Vale")


def test_a_quotation_over_several_paragraphs_has_one_speaker():
    text = (
        "Helen Roe, chief executive of Norvia Rail, said:\n\n“We lost 3 million euros in May.\n\n"
        "“The fine is 18 million euros.”\n\nThe company employs 400 people."
    )
    assert sources(text)[-3:] == ["Helen Roe", "Helen Roe", None]


def test_what_only_leads_to_a_quotation_is_no_claim():
    found = detect(Document("a.txt", "Helen Roe, 64, of Norvia Rail, said:\n\n“We lost.”", "text"))
    assert all(claim.score < NORMAL for claim in found)


def test_they_stand_for_the_police():
    text = "Police said 3 men were hurt. One of them died in hospital, they added."
    assert sources(text) == ["Police", "Police"]


def test_she_is_no_group_of_people():
    text = "Critics argued in 2019 that the bridge was old. She said in May that 12 cars fell."
    assert sources(text)[-1] == "She"


def test_she_is_whom_the_author_called():
    text = "The mayor said it closed in 2019. When I called the clerk on Monday she denied that."
    assert sources(text)[-1] == "the clerk"


def test_a_word_that_begins_a_sentence_and_a_river_are_no_bodies():
    text = (
        "The bridge over the Lune was closed in March.\n\n"
        "Responsibility lies with the county, the agency says. "
        "The agency expects the repair to cost 4.2 million pounds."
    )
    assert sources(text) == [None, "the agency", "The agency"]
