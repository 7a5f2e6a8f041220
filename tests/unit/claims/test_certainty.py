from __future__ import annotations

import pytest

from tui.claims import CERTAINTIES, judge


@pytest.mark.parametrize(
    ("sentence", "certainty"),
    [
        ("The bridge opened in 1932.", "asserted"),
        ("The minister said that the bridge opened in 1932.", "attributed"),
        ("The bridge will open in 2032.", "predicted"),
        ("The company plans to close the plant.", "predicted"),
        ("The bridge may open in 2032.", "hedged"),
        ("The bridge reportedly opened in 1932.", "hedged"),
        ("Leaked files suggest the bridge was closed.", "hedged"),
        ("If confirmed, the find is the oldest in Europe.", "hedged"),
        ("The bridge did not open in 1932.", "denied"),
        ("Captain Joe Fell, who limped off, may have torn a muscle.", "hedged"),
        ("The bridge, which has no lights, opened in 1932.", "asserted"),
        ("The dam, which may be the oldest, holds 3 million litres.", "asserted"),
        ("The plan, which the town drew up in 2019, has not been published.", "denied"),
        ("The owner, which runs a ferry, rejected suggestions that it leaked.", "denied"),
        ("It is not known whether eels sleep.", "hedged"),
        ("A rash appears three days later.", "asserted"),
        ("Mr Lowe was denied bail in May.", "asserted"),
        ("Norvia has denied wrongdoing.", "denied"),
        ("Some 300 jobs are at stake, the union fears.", "hedged"),
        ("He named Mr Lowe, the prime suspect, in 2019.", "asserted"),
        ("Prosecutors are understood to be weighing charges.", "hedged"),
        ('"Nobody has called us since May."', "denied"),
        ("Age and size made no difference in 2019.", "denied"),
        ("The mayor promised a new hospital by 2030.", "predicted"),
        ("Utrecht wants to follow by 2030.", "predicted"),
        ("Norvia wants to build 300 flats.", "attributed"),
        ("The rumour started on 4 May in Lunde.", "asserted"),
        ("New stoves may emit at most 20 grams.", "asserted"),
        ("The claim was denied by the firm.", "denied"),
        ("The firm told the court that no such paper existed.", "denied"),
        ("Am 3. Juni werden wir die Straße für eine Stunde sperren.", "predicted"),
        ("She'll open the bridge in May.", "predicted"),
        ("Gekündigt werde in dem Werk niemandem, sagte die Sprecherin.", "denied"),
        ("But campaigners dispute this.", "denied"),
        ("Asked whether he was paid, the mayor said no.", "denied"),
        ("Wolters wies das zurück.", "denied"),
        ("Das Werk Uelzen schließt zum Jahresende.", "predicted"),
        ("Das Land werde zwei Wagen bezahlen, sagte er.", "predicted"),
        ("Die Stadtwerke wollen bis 2030 auf Kohle verzichten.", "predicted"),
        ("Ob die Pumpe genug Wärme liefert, ist unter Fachleuten umstritten.", "hedged"),
        ("Das Projekt mit 14 Pumpen ist in der Stadt umstritten.", "asserted"),
        ("She is to have surgery next week.", "predicted"),
        ("Rates rose by a quarter point to 3%.", "asserted"),
        ("My guess is that the bridge failed in 1932.", "hedged"),
        ("The papers purport to come from the bank.", "hedged"),
        ("She barely survived the crash of 1932.", "asserted"),
        ("Fish that contribute nothing get hit by 3 others.", "asserted"),
        ("The firm that makes the pump has not paid 3 million euros.", "denied"),
        ("We now expect the bridge to open in 2032.", "predicted"),
        ("The towns are likely to have been hit by 3 storms.", "hedged"),
        ("Its forecast, that trade would collapse, has not come true.", "denied"),
        ("“Nobody from the town has called the owner.”", "denied"),
        ("The report confirmed the first test but did not mention the second.", "attributed"),
        ("Sales rose by 6%, the bank reports, hardly a friend of the firm.", "attributed"),
        ("After that there may be a gap, and a gap cannot be closed.", "hedged"),
        ("I suspect most of that is due to the 3 disks.", "hedged"),
        ("What I can say is that we will replace the pumps, at a cost of 9 million.", "predicted"),
        ("What is known is that the pumps failed, if only once.", "asserted"),
        ("But not one of the builders has signed.", "denied"),
        ("Roe is to appear on 4 November in court.", "predicted"),
        ("Sales rose by 4 percent (not adjusted for prices).", "asserted"),
        ("The firm did not warn the council until 6 May.", "asserted"),
        ("The gate will not open until 2031.", "predicted"),
        ("The ministry did not act until it was too late.", "denied"),
        ("The ticket was closed two days later as “won't fix”.", "asserted"),
        ("The mayor said that the town “did not know” of it.", "denied"),
        ("Customers could not pay their rent.", "denied"),
        ("OpenAI hasn’t confirmed anything publicly.", "denied"),
        ("The company has confirmed nothing in public.", "denied"),
        ("No longer is the bridge open to cars.", "denied"),
        ("The minister denied that the bridge was closed.", "denied"),
        ("She said the union would go to court.", "predicted"),
        ("Such a release would mark a return to its roots.", "hedged"),
        ("The authority expects quay 7 to reopen by 1 October.", "predicted"),
        ("A new release is planned for Thursday.", "predicted"),
        ("The change will likely cost 3 million euros.", "predicted"),
        ("A second lane should be open before the summer.", "predicted"),
        ("Trains should resume by Monday.", "predicted"),
        ("One possibility is that the roots rotted.", "hedged"),
        ("There is no proof that the roots rotted.", "denied"),
        ("No serious injuries were recorded.", "denied"),
        ("The box has no case.", "denied"),
        ("Kidneys fail years before the usual signs appear.", "asserted"),
        ("The drug appears to slow the disease.", "hedged"),
        ("Power cuts in winter are conceivable.", "hedged"),
        ("Nine miners are feared dead.", "hedged"),
        ("The pier is in danger of collapse.", "hedged"),
        ("There is a 40 % chance that the vote is repeated.", "hedged"),
        ("The agency cannot rule out a second leak.", "hedged"),
        ("A second leak is not out of the question.", "hedged"),
        ("Geologists believe the cave is 9,000 years old.", "hedged"),
        ("The suspect believed in a second chance for the town.", "asserted"),
        ("If the dyke breaks, the village floods, said Ann Lee.", "hedged"),
        ("He asked if the dyke holds.", "attributed"),
        ("Four in ten nurses have thought about a new job, a survey shows.", "attributed"),
        ("The ministry would neither confirm nor explain the report.", "denied"),
        ("Guests should expect rain and bring a coat in May.", "asserted"),
        ("The study found no link between rain and gout.", "denied"),
        ("Should the sale fail, 500 jobs are at stake.", "hedged"),
        ("It is far from clear that the law was broken.", "hedged"),
        ("It was not immediately clear who fired the shots.", "hedged"),
        ("Asked whether he would run again, the senator was not pleased.", "denied"),
        ("The claim that he took bribes is without merit.", "denied"),
        ("If an error occurs, the tool stops and keeps the file.", "asserted"),
        ("His train was due in about an hour at the old station.", "asserted"),
        ("The old lists have been changed to expect a date in each row.", "asserted"),
        ("The pact, if ratified, ends 20 years of war.", "hedged"),
        ("The list, if provided, ends the loop and closes the file.", "asserted"),
        ("A common idiom is to consider an expression and do other things.", "asserted"),
        ("A number of functions expect a list of names.", "asserted"),
        ("The firm dismissed claims that it could go bankrupt.", "denied"),
        ("The rumours of a sale are baseless, the firm said.", "denied"),
        ("The claim that the well may be dry is false.", "denied"),
        ("He called the story of a sale “a lie”.", "denied"),
        ("He gave the court false papers in May.", "asserted"),
        ("Work on the pier is to begin in April.", "predicted"),
        ("The aim of the club is to win the cup.", "asserted"),
        ("The hall is earmarked for demolition.", "predicted"),
        ("The pier reopens in 2999.", "predicted"),
        ("The tale begins in 1911.", "asserted"),
    ],
)
def test_the_words_of_a_clause_say_how_sure_it_is(sentence, certainty):
    assert judge(sentence).certainty == certainty


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry should publish the file by May.",
        "We should be open by May.",
        "The tax should be abolished by 2030.",
    ],
)
def test_advice_with_a_date_predicts_nothing(sentence):
    assert judge(sentence).certainty == "asserted"


@pytest.mark.parametrize(
    "sentence",
    [
        "It is not only a bridge but also a road.",
        "This isn't just a bridge, it was a symbol of the city.",
        "The band Never Shout Never played in Paris in 2010.",
        "No wonder the town was angry in 2019.",
        "It moved to No. 10 in May with no fewer than 40 clerks.",
    ],
)
def test_negations_that_deny_nothing_are_no_denials(sentence):
    assert judge(sentence).certainty == "asserted"


@pytest.mark.parametrize(
    "sentence",
    [
        "The department tightened export rules in May, which could affect small firms.",
        "The city built tools that could help the police.",
        "The lab published models that others cannot offer.",
        "The old bridge is 90 years old, and nobody has painted it since 1987.",
        "The phone locks its owner out if no backup was made.",
    ],
)
def test_what_stands_in_a_relative_clause_says_nothing_about_the_main_one(sentence):
    assert judge(sentence).certainty == "asserted"


def test_where_several_fit_the_first_wins():
    order = {name: place for place, name in enumerate(CERTAINTIES)}
    said = judge("The minister said the bridge may not open in 2032.").certainty
    assert order[said] < order["predicted"]


def test_none_after_what_it_is_none_of_denies():
    assert judge("Of the 14 wells, none met the limit.").certainty == "denied"
    assert judge("The hall is old, and nobody uses it.").certainty == "asserted"


def test_what_is_due_to_happen_is_predicted_and_what_is_due_to_frost_is_not():
    assert judge("Two plants are due to open in 2028.").certainty == "predicted"
    assert judge("The loss of 40 trees is due to frost.").certainty == "asserted"


@pytest.mark.parametrize(
    ("sentence", "certainty"),
    [
        ("Wenn der Preis fällt, schließt das Werk in der Stadt.", "hedged"),
        ("Weitere Ausfälle sind nach dem Sturm nicht ausgeschlossen.", "hedged"),
        ("Die Ursache der Ausfälle ist noch nicht bekannt.", "hedged"),
        ("Die Gerüchte über einen Verkauf sind falsch, sagte die Bank.", "denied"),
        ("Der Verein wies Berichte zurück, wonach der Trainer im Juni geht.", "denied"),
        ("Der Tunnel in der Stadt wird 2999 eröffnet.", "predicted"),
        ("Der Tunnel in der Stadt wurde 1932 eröffnet.", "asserted"),
    ],
)
def test_how_sure_german_clauses_are(sentence, certainty):
    assert judge(sentence).certainty == certainty


@pytest.mark.parametrize(
    ("sentence", "sure"),
    [
        ("The judge said a third of the crop would have been saved in 2022.", "hedged"),
        ("It has been argued that the repair made the dam weaker.", "hedged"),
        ("She replied that the police cannot rule it out.", "hedged"),
    ],
)
def test_what_would_have_been_and_what_has_been_argued_is_in_doubt(sentence, sure):
    assert judge(sentence).certainty == sure


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Die Brücke soll im Juni gesperrt werden.", "predicted"),
        ("Die Arbeiten sollen bis März abgeschlossen sein.", "predicted"),
        ("Die Firma soll am 3. Mai Insolvenz angemeldet haben.", "hedged"),
        ("Er soll seit 2019 in Berlin leben.", "hedged"),
        ("Verletzt wurde bei dem Brand in Dresden niemand.", "denied"),
        ("Die Polizei fand nach dem Brand keine Spuren.", "denied"),
    ],
)
def test_german_plans_have_a_date_and_nobody_denies(sentence, expected):
    assert judge(sentence).certainty == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("She will vote no on 3 March.", "predicted"),
        ("We expect revenue of 430 million euros in 2025.", "predicted"),
    ],
)
def test_a_no_that_is_voted_denies_nothing(sentence, expected):
    assert judge(sentence).certainty == expected


@pytest.mark.parametrize(
    ("sentence", "certainty"),
    [
        ("We sent them a forecast in February, and the forecast was off.", "asserted"),
        ("Tellaro cut its profit forecast for the second time this year.", "asserted"),
        ("Analysts forecast a profit of 40 million.", "predicted"),
        ("It is to be withdrawn in August.", "predicted"),
        ("The shops have rent due on the first of the month.", "asserted"),
        ("The union said that 40 workers had been told not to come in.", "attributed"),
        ("Cllr Dunn was concerned that the sewer in Mill Road is too old.", "hedged"),
        ("Ob die alte Brücke abgerissen wird, ist offen.", "hedged"),
        ("Wie hoch der Schaden ist, ist ungewiss.", "hedged"),
        ("Die Tür stand im Mai offen.", "asserted"),
    ],
)
def test_only_what_is_said_of_the_clause_itself_counts(sentence, certainty):
    assert judge(sentence).certainty == certainty
