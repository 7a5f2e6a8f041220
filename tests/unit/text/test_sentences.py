from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.examples import examples
from tui.text.sentences import paragraph_at, paragraphs, sentence_at, sentences
from tui.text.stops import STOP


def cut(text):
    return [span.of(text) for span in sentences(text)]


def blocks(text):
    return [span.of(text) for span in paragraphs(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Jane M. Smith of Acme Inc. said so on Jan. 5 in St. Paul.",
        "Years later, Wan F. A. Jusoh of the museum saw it.",
        "It grew by 3.5 percent, i.e. more than the U.S. average, at 9 p.m. on Monday.",
        "See Fig. 3 and No. 7, cf. Miller et al. 2019, for details.",
        "It cost approx. £1.2m (p. 4, para. 2) in Dec. $5m of it in ch. 3.",
        "No. 10 Downing Street was closed.",
        "“Why now?” he asked.",
        "The Yahoo! portal and Node.js are old.",
        "He waited... and waited.",
        "Visit example.com/a.b.html for more.",
        "Das gilt z.B. am 3. Oktober bzw. bei Dr. Müller.",
        "Das ist z. B. auf S. 12 f. zu lesen, d. h. in Bd. 3 und Kap. 4.",
        "Er kam am 12. 5. 1980 in die Hauptstr. 5 der Fa. Meier.",
        "La Dra. López vive en la Avda. Central, pág. 12 lo dice.",
        "EE. UU. ganó.",
        "« C’est vrai ? » demanda M. Le Pen à J.-P. Sartre, cf. p. 12 de l’art. 3.",
        "«Да?» — спросил он на рис. 3, см. стр. 12.",
        "「行きます。」と彼は言った。",
        "Roe v. Wade and so . . . it went on.",
        "Prof. Dr. med. Huber und Dr. rer. nat. Klein sahen den 2. Weltkrieg.",
        "We meet at 6 p.m. Monday, 7 p.m. Eastern or 8 p.m. GMT.",
        "e.g.The file a.b.The and Node.js are old.",
    ],
)
def test_a_stop_inside_a_sentence_does_not_end_it(text):
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell. Nobody saw it.", ["It fell.", "Nobody saw it."]),
        ("No. It rose.", ["No.", "It rose."]),
        ("No. Prices rose.", ["No.", "Prices rose."]),
        ("He lives in the U.S. The rest moved.", ["He lives in the U.S.", "The rest moved."]),
        ("“We won.” The crowd left.", ["“We won.”", "The crowd left."]),
        ("Really?! Yes.", ["Really?!", "Yes."]),
        ("It fell. £2m went. See the para. It", ["It fell.", "£2m went.", "See the para.", "It"]),
        ("It cost 5.50. Then it rose.", ["It cost 5.50.", "Then it rose."]),
        ("It rose in 2019. In 2020 it fell.", ["It rose in 2019.", "In 2020 it fell."]),
        ("So it ended… Nobody knew.", ["So it ended…", "Nobody knew."]),
        ("It says so.[3] Others doubt it.", ["It says so.[3]", "Others doubt it."]),
        ("the big company.The deal is off.", ["the big company.", "The deal is off."]),
        ("これは本です。あれも本です。", ["これは本です。", "あれも本です。"]),
        ("It stands.1 The other fell.² So.", ["It stands.1", "The other fell.²", "So."]),
        ("He told me. She knew.", ["He told me.", "She knew."]),
        ("It is 5 mm. The rest is wood.", ["It is 5 mm.", "The rest is wood."]),
        ("A good chap. He paid.", ["A good chap.", "He paid."]),
        ("Voyez Me. Dupont et chap. 3 ici. Bon.", ["Voyez Me. Dupont et chap. 3 ici.", "Bon."]),
        ("He went home!Why?She knew.", ["He went home!", "Why?", "She knew."]),
        ("Is it so? I say no. Vera does not.", ["Is it so?", "I say no.", "Vera does not."]),
        ("He lives on Elm St. He is old.", ["He lives on Elm St.", "He is old."]),
        ("„Das stimmt.“ Er ging. »Komm!« Ja.", ["„Das stimmt.“", "Er ging.", "»Komm!«", "Ja."]),
        ("Il dit : « Non. » Et alors ?", ["Il dit : « Non. »", "Et alors ?"]),
        ("यह एक वाक्य है। क्या? हाँ॥ अंत।", ["यह एक वाक्य है।", "क्या?", "हाँ॥", "अंत।"]),
        ("هل رأيته؟ قال د. أحمد. نعم.", ["هل رأيته؟", "قال د. أحمد.", "نعم."]),
        ("1. First item. 2. Second item.", ["1. First item.", "2. Second item."]),
        ("So: 1. It rose. 2. It fell.", ["So: 1. It rose.", "2. It fell."]),
        ("They left at 6 p.m. Nobody spoke.", ["They left at 6 p.m.", "Nobody spoke."]),
        ("On 2024-01-01.It broke (all).So", ["On 2024-01-01.", "It broke (all).So"]),
        ("“It is,” he said... “for now.” End.", ["“It is,” he said... “for now.”", "End."]),
        (
            "he said no. she, e.g. at 5 p.m. or so, in 2019. why? it is",
            ["he said no.", "she, e.g. at 5 p.m. or so, in 2019.", "why?", "it is"],
        ),
        ("P1: um fine. see a.b. you know... or so", ["P1: um fine.", "see a.b. you know... or so"]),
        ("Τι κάνεις; Καλά; ναι.", ["Τι κάνεις;", "Καλά; ναι."]),
        ("It fell to 2.3. Turn it down.", ["It fell to 2.3.", "Turn it down."]),
        ("2.3. Turn it down.", ["2.3. Turn it down."]),
    ],
)
def test_a_stop_before_a_new_sentence_ends_one(text, expected):
    assert cut(text) == expected


def test_lines_of_scraped_text_are_paragraphs_though_no_stop_ends_them():
    text = (
        "🚀 Big news today\nThe company said it would open an office.\n✅ 1. Cheaper access\nMore"
    )
    assert cut(text) == [
        "🚀 Big news today",
        "The company said it would open an office.",
        "1. Cheaper access",
        "More",
    ]


def test_wrapped_lines_are_one_paragraph():
    text = (
        "The committee met on Tuesday to consider the proposal that had\n"
        "been sent by Mr.\nSmith in the spring, and it decided to wait for\n"
        "another year before it voted. Nobody objected to that."
    )
    wrapped = text.replace("Mr.\nSmith", "Mr. Smith")
    assert blocks(wrapped) == [wrapped]
    assert len(cut(wrapped)) == 2


def test_bullets_stand_apart_in_wrapped_text_and_stay_outside_the_sentence():
    text = (
        "Several things were decided by the committee in its last session:\n"
        "- the first of them concerns the budget of the coming year, which\n"
        "  will be smaller\n"
        "* the second is about staff\n"
    )
    assert cut(text) == [
        "Several things were decided by the committee in its last session:",
        "the first of them concerns the budget of the coming year, which\n  will be smaller",
        "the second is about staff",
    ]


def test_a_bullet_alone_on_its_line_joins_nothing():
    assert cut("-\nMeta released it.\n-\nGoogle did not.") == [
        "Meta released it.",
        "Google did not.",
    ]


def test_markdown_headings_stand_apart_and_lose_their_marks():
    assert cut("# The title\nThe first line. The second.\n") == [
        "The title",
        "The first line.",
        "The second.",
    ]


def test_each_line_of_front_matter_is_its_own_paragraph():
    text = "---\ntitle: A story that is told at some length\ndate: 2025\n---\n\nText."
    assert blocks(text)[:3] == [
        "---",
        "title: A story that is told at some length",
        "date: 2025",
    ]


def test_a_run_without_a_stop_is_cut_at_a_space():
    assert max(len(part) for part in cut("word " * 2_000)) <= 2_000


def test_between_two_paragraphs_the_next_one_counts_and_after_the_last_the_last():
    text = "One two.\n\n\nThree four.\n\n"
    assert paragraph_at(text, 9).of(text) == "Three four."
    assert sentence_at(text, len(text)).of(text) == "Three four."
    assert sentence_at("", 0).of("") == ""


def test_the_sentence_under_a_cursor_is_found_in_a_very_long_text():
    line = "The first sentence stands here. The second one follows it at once.\n\n"
    text = line * 50_000
    offset = len(line) * 25_000 + 40
    assert sentence_at(text, offset).of(text) == "The second one follows it at once."


TEXTS = st.lists(
    st.sampled_from(
        ["Mr. Smith ", "said. ", "U.S. ", "\n", "\n\n", "- ", "No stop here ", "3.5 ", "“Quote.” ",
         "# ", "---\n", "…", "。", "Then it ended. ", "a long line of words that goes on and on ",
         "\t", "P07: ", "\f", "[1] ", "of\n", "> ", "  hangs ", "lower. case? "]
    ) | st.text(max_size=8),
    max_size=40,
).map("".join)  # fmt: skip


@examples(120)
@given(TEXTS)
def test_sentences_are_trimmed_sorted_apart_and_inside_their_paragraph(text):
    around = paragraphs(text)
    last = 0
    for span in sentences(text):
        part = span.of(text)
        assert part
        assert part == part.strip()
        assert span.start >= last
        last = span.end
        assert any(paragraph.covers(span) for paragraph in around)


@examples(60)
@given(TEXTS, st.integers(0, 500))
def test_the_local_functions_agree_with_the_whole(text, offset):
    offset = min(offset, len(text))
    whole = [span for span in sentences(text) if offset in span]
    if whole:
        assert sentence_at(text, offset) == whole[0]
    around = [span for span in paragraphs(text) if offset in span]
    if around:
        assert paragraph_at(text, offset) == around[0]


@examples(60)
@given(TEXTS)
def test_every_word_stands_in_some_paragraph(text):
    inside = "".join(block for block in blocks(text))
    assert sum(c.isalnum() for c in inside) == sum(c.isalnum() for c in text)


_ENDS = ("Dr", "says", "v3", "U.S", ".", "!", "?", "...", '"', ")", "]", "_", "[3]", "12", "; ")
_BEGINS = (" ", "  ", "\n", "The", "the", "A", "9 ", "3.11", "(", "os.path", "It stands.3 The ")


@examples(200)
@given(st.lists(st.sampled_from(_ENDS + _BEGINS), max_size=25).map("".join))
def test_plain_letters_end_the_same_among_others(text):
    text += "\n\n"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tui.text.sentences.ASCII_STOP", STOP)
        among_others = cut(text)
    assert cut(text) == among_others
    assert cut(f"{text}“Ça va.”")[:-1] == among_others


@pytest.mark.parametrize("unit", [".", "!", "?!", "[1]", "\n>", "1. ", ".\n ", "«", "der 2. "])
def test_no_run_of_signs_makes_it_slow(unit):
    begun = time.process_time()
    sentences(unit * (100_000 // len(unit)))
    assert time.process_time() - begun < 10


def test_a_stop_with_a_word_in_brackets_that_asks_for_a_source_ends_a_sentence():
    text = "The lamp was dimmed to save oil.[citation needed] Troops used it.[note 2] It fell."
    assert len(cut(text)) == 3
