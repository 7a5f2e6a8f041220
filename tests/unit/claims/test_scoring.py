from __future__ import annotations

import pytest

from tui.claims import NORMAL, Claim, detect, judge, why
from tui.claims.scoring import weights
from tui.documents.document import Document
from tui.spans import Span


@pytest.mark.parametrize(
    "sentence",
    [
        "Unemployment rose to 7.2 percent in March.",
        "The company was founded in 2015 by two engineers from Toronto.",
        "Leaked configuration files reveal that the model uses 128 experts.",
        "The mayor of Lyon said the bridge would be closed in May.",
        "Lead pipes cause brain damage in small children.",
        "OpenAI has not confirmed the release of the model.",
        "The gust was measured at 14 metres per second, far below the limit of 20.",
        "The claim is technically inaccurate and misses an important point.",
        "To help its customers, the bank lowered the fee to 3 percent in May.",
        "Belmark employs 5,200 people.",
        "There is no evidence that the dams have failed since May.",
        "There isn't a single study that shows more accidents.",
        "But campaigners dispute this.",
        "Whether any of it can be paid back is unclear.",
        "“Not once,” said Ann Lee, whom 14 men had seen in May.",
        "We will open 40 shops.",
        "That is no longer true.",
        "That is false.",
        "There were no deaths.",
        "It is older than thought: a search leads to a 2016 photo by Norvia Pictures.",
        "He was pronounced dead at the scene.",
        "She was taken to hospital by helicopter.",
        "It is the third collapse on the waterfront in five years.",
        "Support for streaming joins is coming in 4.1.",
        "Later this year we'll open a region in Norvia.",
        "It takes 5 days, depending on where you live.",
    ],
)
def test_what_can_be_looked_up_is_a_claim(sentence):
    assert judge(sentence).score >= NORMAL


@pytest.mark.parametrize(
    "sentence",
    [
        "Why now?",
        "There was no doubt.",
        "Nobody from the firm was available for comment.",
        "Neither Keller nor her lawyer replied to emails.",
        "The minutes were approved.",
        "Mr Lowe thanked the kitchen.",
        "Norvia has been approached for comment.",
        "The owners of 6 cars have been asked to contact the police on 101.",
        "Subscribe to our newsletter and never miss a story.",
        "In this article, we look at five of the most important trends of 2024.",
        "Let's take a closer look at what this means.",
        "It is crucial to understand these distinctions.",
        "It’s an exciting time to be alive.",
        "Several factors are contributing to this shift:",
        "Share your thoughts in the comments section.",
        "You should ask your doctor.",
        "I love you.",
        "Developers can contribute to projects and share their changes.",
        "To celebrate every new roof as a success is to confuse decoration with policy.",
        "Everybody loves a green roof.",
        "That does not mean that smaller firms are doomed.",
        "Experts say customers should always keep some cash at home.",
        "We have all been there, staring at a login screen.",
        "The author teaches at a secondary school in Leiden.",
        "It is a positive development for the whole field.",
        "For the families, it is nothing short of a miracle.",
        "The delay reflects the complexity of the matter.",
        "“Not today,” he says, and goes back to his coffee.",
        "We recommend that operators pay if a lift is out of service for 30 days.",
        "Warum die Stadt fünf Jahre gewartet habe, ließ Wolters offen.",
        "Weshalb, wollte das Klinikum nicht sagen.",
        "Today we talk to Professor Nadia Rahal about sand.",
    ],
)
def test_questions_requests_opinions_and_talk_about_the_text_are_not(sentence):
    assert judge(sentence).score < NORMAL


def test_what_we_intend_is_a_claim_with_a_figure_or_a_day_and_not_of_the_speaker_alone():
    assert (
        judge("We will open 40 shops.").score > judge("We will open shops in Norvia.").score + 0.3
    )
    assert judge("I will open 40 shops.").score < NORMAL


@pytest.mark.parametrize(
    "line",
    [
        "Our next question comes from Ann Lee of Norvia.",
        "We now begin the question-and-answer part.",
    ],
)
def test_who_leads_through_a_call_claims_nothing(line):
    assert judge(line).score < NORMAL / 2


def test_figures_dates_and_names_raise_the_score():
    plain = judge("The firm grew.").score
    named = judge("The firm Siemens grew.").score
    figure = judge("The firm Siemens grew by 30 percent.").score
    dated = judge("The firm Siemens grew by 30 percent in 1998.").score
    assert plain < named < figure < dated


def test_cues_say_why():
    cues = judge("The bank said on 3 May 2020 that it may lose $120 billion.").cues
    assert "figure: $120 billion" in cues
    assert "hedged: may" in cues
    assert "source: said" in cues
    assert any(cue.startswith("date: ") for cue in cues)


def test_cues_are_whole_names_and_units():
    assert "source: Carl Dunn" in judge("“We paid in May,” Carl Dunn told reporters.").cues
    assert "figure: 8 per cent" in judge("Traffic has fallen by 8 per cent since 2019.").cues


def test_a_claim_that_was_found_says_why_when_it_is_asked():
    text = (
        "Anna Bergmann, a minister, told reporters. She said that 40 banks may lose $120 billion."
    )
    claim = detect(Document("a.txt", text, "txt"))[-1]
    assert claim.cues == ()
    assert {"figure: $120 billion", "hedged: may", "source: said"} <= set(why(claim))


def test_who_says_so_is_told_where_only_the_text_around_says_it():
    claim = Claim(Span(0, 20), "It lost $120 billion.", 0.9, attribution="the bank")
    assert why(claim)[-1] == "source: the bank"


def test_what_a_reader_added_keeps_its_own_reason():
    assert why(Claim(Span(0, 5), "Hello", 1.0, cues=("added by a reader",))) == (
        "added by a reader",
    )


def test_nothing_is_no_claim():
    for nothing in ("", " ", "...", "\n", "—"):
        assert judge(nothing).score < NORMAL


def test_the_span_of_a_judged_sentence_is_the_whole_of_it():
    sentence = "  The bridge opened in 1932.  "
    assert judge(sentence).span.of(sentence) == sentence


def test_all_weights_are_numbers():
    assert all(isinstance(v, float) for group in weights().values() for v in group.values())


def test_a_few_plain_words_of_what_happened_count():
    for fact in ("Nobody was killed.", "Work was not stopped.", "The doors were locked."):
        document = Document("a.txt", f"The mill burned down in 1932. {fact}", "text")
        assert detect(document)[-1].score >= NORMAL, fact
    for idle in ("It was raining.", "They were wrong.", "He was tired.", "We were told."):
        assert judge(idle).score < NORMAL, idle


def test_what_somebody_does_not_say_is_no_claim():
    for silent in (
        "Ms Pell declined to comment.",
        "The firm did not immediately respond to a request for comment.",
        "Mr Dow could not be reached for comment on Friday.",
    ):
        assert judge(silent).score < NORMAL, silent
    assert judge("Twelve patients did not respond to the treatment.").score >= NORMAL


def test_requests_are_no_claims():
    for request in (
        "Come to the fair on Sunday.",
        "For details call the office on Monday.",
        "To join, visit the pages of the bank.",
    ):
        assert judge(request).score < NORMAL, request


@pytest.mark.parametrize(
    ("sentence", "is_claim"),
    [
        ("Share prices fell 20% on Monday.", True),
        ("Shop owners could lose a fifth of their sales.", True),
        ("Support staff were dismissed in May.", True),
        ("Contact lenses caused 14 infections.", True),
        ("Let people have their say on 4 May.", False),
        ("View photos taken by readers in 2019.", False),
        ("Join millions who have switched.", False),
    ],
)
def test_what_a_verb_of_asking_only_names_is_told_of(sentence, is_claim):
    assert (judge(sentence).score >= NORMAL) is is_claim


def test_well_below_is_no_talk():
    assert judge("Wind was measured at 14 metres per second, well below 20.").score >= NORMAL


def test_a_diary_is_no_claim_but_what_its_author_measured_is():
    text = (
        "The lamp on my desk\n\n"
        "I have been carrying the lamp around for a while, and then my sister took it home.\n\n"
        "I got 31 hours of light out of one charge.\n"
    )
    marked = [c.text for c in detect(Document("a.txt", text, "txt")) if c.score >= NORMAL]
    assert marked == ["I got 31 hours of light out of one charge."]


@pytest.mark.parametrize("sentence", ["Don't panic when prices rise.", "In short: don't sell yet."])
def test_a_request_not_to_do_something_is_no_claim(sentence):
    assert judge(sentence).score < NORMAL


def test_a_request_in_the_midst_of_facts_asks_only_for_itself():
    text = (
        "The new lamp\n\n"
        "The lamp holds 4,900 units of charge. Stay tuned for more. It weighs 158 grams.\n"
    )
    marked = [c.text for c in detect(Document("a.txt", text, "txt")) if c.score >= NORMAL]
    assert marked == ["The lamp holds 4,900 units of charge.", "It weighs 158 grams."]


def test_what_is_about_as_much_is_measured_and_what_is_right_may_be_a_condition():
    assert judge("Fasting is about as effective as counting calories.").score >= NORMAL
    assert judge("If Okonkwo is right, people reached Australia in boats.").score >= NORMAL
