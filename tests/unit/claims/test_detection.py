from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.examples import examples
from tui.claims import CERTAINTIES, KINDS, NORMAL, detect, detect_window, judge
from tui.documents.document import Block, Document, Metadata
from tui.spans import Span

ROOT = Path(__file__).parents[3]

PIECES = st.sampled_from(
    ["The minister said ", "“", "”", '"', "3 percent ", "in 2019 ", ", but ", "; ", "while ", ". ",
     "\n", "\n\n", "- ", "# ", "```\n", "---\n", "according to ", "may ", "not ", "Jane Miller ",
     "OpenAI ", "he ", "the company ", "that ", ", ", "(", ")", ": ", "P07: ", "[1]", "**", "_",
     "?", "İ", "ß", "was closed", "because ", "will ", "wird ", "laut ", "„", "'s "]
) | st.text(max_size=6)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=60).map("".join)


@examples(150)
@given(TEXTS)
def test_spans_are_inside_the_text_trimmed_sorted_and_the_same_every_time(text):
    document = Document("a.txt", text, "text")
    found = detect(document)
    assert found == detect(document)
    assert [c.span for c in found] == sorted(c.span for c in found)
    for claim in found:
        assert 0 <= claim.span.start < claim.span.end <= len(text)
        assert claim.text == claim.span.of(text)
        assert claim.text == claim.text.strip()
        assert 0 <= claim.score <= 1
        assert claim.certainty in CERTAINTIES
        assert set(claim.kinds) <= set(KINDS)


@examples(100)
@given(st.text(max_size=300))
def test_any_line_can_be_judged(line):
    assert 0 <= judge(line).score <= 1


@examples(30)
@given(TEXTS)
def test_claims_of_one_sentence_do_not_overlap(text):
    found = detect(Document("a.txt", text, "text"))
    for before, after in pairwise(found):
        assert before.span.end <= after.span.start


@pytest.mark.parametrize("line", ["____", "__ __ __", "_"])
def test_a_line_to_write_on_is_no_sentence(line):
    said = "The plant was closed in May 2024 after 12 people fell ill."
    assert judge(line).score < NORMAL
    text = f"{said} {said} {said} {line}"
    assert [c.span.of(text) for c in detect(Document("a.txt", text, "text"))] == [said] * 3


@pytest.mark.parametrize(
    "piece", ["said ", "“", '"', "may not ", "3", "A", "that ", ",", "\n", "- "]
)
def test_a_long_run_of_anything_does_not_hang(piece):
    assert len(detect(Document("a.txt", piece * (100_000 // len(piece)), "text"))) < 1_000


def test_a_window_finds_what_the_whole_finds_there():
    line = "In {} the town of Lyon lost {} million euros because its bridge was closed.\n\n"
    text = "".join(line.format(1500 + n % 500, n) for n in range(3_000))
    document = Document("a.txt", text, "text", Metadata(title="The bridge of Lyon"))
    window = Span(120_000, 122_000)
    near = detect_window(document, window)
    whole = [c for c in detect(document) if c.span.overlaps(window)]
    assert [(c.span, c.score, c.certainty) for c in near] == [
        (c.span, c.score, c.certainty) for c in whole
    ]


def test_the_subject_of_a_document_ranks_first():
    text = (
        "Acme Halts Its Rocket Programme\n\nAcme halted its rocket programme after 3 failures.\n\n"
        "Rockets are costly. Birds can fly over the Alps in 4 days.\n\nAcme lost 2 billion euros."
    )
    found = detect(Document("a.txt", text, "text"))
    ranked = sorted(found, key=lambda c: -c.score)
    assert "Acme" in ranked[0].text
    assert "Birds" not in ranked[1].text


def test_german_text_is_read_with_german_cues():
    text = (
        "Die Bahn hat den Ausbau der Strecke um zwei Jahre verschoben. Laut einem Sprecher sind "
        "die Kosten auf 1,2 Milliarden Euro gestiegen. Die Arbeiten könnten 2032 enden. Das "
        "Ministerium bestätigte die Zahlen nicht.\n"
    )
    found = {c.text.split(" ", 1)[0]: c for c in detect(Document("a.txt", text, "text"))}
    assert found["Laut"].attribution == "einem Sprecher"
    assert found["Laut"].certainty == "attributed"
    assert found["Die"].score >= NORMAL
    assert "hedged" in {c.certainty for c in found.values()}
    assert found["Das"].certainty == "denied"


def test_any_language_has_figures_dates_and_names():
    text = (
        "Le gouvernement a annoncé mardi une baisse de 3 % des dépenses. La vie est belle et le "
        "temps passe vite. Plus de 120 000 personnes ont défilé à Paris le 12 octobre.\n"
    )
    found = [c for c in detect(Document("a.txt", text, "text")) if c.score >= NORMAL]
    assert [c.text[:4] for c in found] == ["Le g", "Plus"]
    assert all({"figure", "date"} & set(c.kinds) for c in found)


def test_most_hand_labelled_claims_of_the_starter_library_are_found_and_little_else():
    rows = [
        json.loads(line)
        for line in (ROOT / "benchmarks/claims_gold.jsonl").read_text("utf-8").splitlines()
    ]
    right = found = wanted = 0
    for name in sorted({row["document"] for row in rows}):
        text = (ROOT / "seeds" / name).read_text("utf-8")
        shown = [c for c in detect(Document(name, text, "text")) if c.score >= NORMAL]
        labels = {row["quote"]: row["label"] for row in rows if row["document"] == name}
        claims = [quote for quote, label in labels.items() if label == "claim"]
        wanted += len(claims)
        found += sum(any(c.text in quote or quote in c.text for c in shown) for quote in claims)
        for claim in shown:
            label = next(
                (v for q, v in labels.items() if claim.text in q or q in claim.text), "claim"
            )
            assert label != "never", claim.text
            right += label in {"claim", "doubtful"}
    assert found >= 0.85 * wanted
    assert right >= 0.9 * found


def test_a_turn_of_a_transcript_has_its_speaker_also_from_blocks():
    text = "I: What happened?\nP07: Unemployment rose to 14 percent by 2021.\n"
    turn = Span(text.index("P07"), len(text) - 1)
    document = Document("a.txt", text, "txt", blocks=(Block("speech", turn, label="P07"),))
    assert [claim.attribution for claim in detect(document)] == ["P07"]


def test_a_line_of_a_chat_is_a_claim_of_its_writer_without_its_time():
    text = "[14:02] <dent> unemployment rose to 14 percent by 2021.\n[14:03] <ana> wow\n" * 3
    claim = detect(Document("a.txt", text, "txt"))[0]
    assert (claim.attribution, claim.text) == (
        "dent",
        "unemployment rose to 14 percent by 2021.",
    )


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("« Nous avions prévenu la direction », a déclaré Inès Dorval.", "Inès Dorval"),
        ("«Habíamos avisado a la dirección», dijo Inés Dorval.", "Inés Dorval"),
    ],
)
def test_a_quotation_has_its_speaker_in_a_language_without_lists(text, source):
    more = " Le port de la ville est en sûreté depuis que la grue a été réparée. La ville est là."
    assert detect(Document("a.txt", text + more, "txt"))[0].attribution == source


def test_figures_count_where_words_are_written_without_spaces():
    text = "港务局检查了起重机，当时风速达到每秒23米。多么糟糕的一天啊，真的。"
    marked = [c for c in detect(Document("a.txt", text, "txt")) if c.score >= NORMAL]
    assert [("figure" in c.kinds, "23" in c.text) for c in marked] == [(True, True)]


def test_we_of_a_turn_is_the_body_that_somebody_speaks_for():
    text = (
        "HOST: Thank you for coming here today.\n\n"
        "MARTA KOWAL: We stopped the second line in March. It was old. I had a long day.\n\n"
        "HOST: And the workers of the plant?\n\n"
        "MARTA KOWAL: We will pay all of them until May. I hope we can come back to it later.\n"
    )
    found = detect(Document("a.md", text, "text"))
    assert [claim.text for claim in found if claim.score >= NORMAL] == [
        "We stopped the second line in March.",
        "We will pay all of them until May.",
    ]


def test_reported_speech_in_german_goes_on_with_the_same_source():
    text = (
        "Die Schäden seien groß, sagte Dezernentin Ulrike Sommer am Dienstag. Man habe 2019 mit "
        "der Planung begonnen. Die Sperrung werde bis Oktober dauern. Die Brücke stammt von 1964."
    )
    said = [c.attribution for c in detect(Document("a.txt", text, ""))]
    assert said == [*["Dezernentin Ulrike Sommer"] * 3, None]


def test_whom_somebody_was_asked_by_is_not_who_answers():
    text = (
        "PC Daniel Lowe told the court that officers found £11,300 in a bag. Cross-examined by "
        "Marcus Bell, for the defence, he agreed that no fingerprints had been taken. “Nobody "
        "in the force asked us to,” he said."
    )
    said = [c.attribution for c in detect(Document("a.txt", text, ""))]
    assert said == ["PC Daniel Lowe"] * 3
