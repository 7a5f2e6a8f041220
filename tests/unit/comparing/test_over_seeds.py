"""Pairs written by hand over `seeds/`: what stands there, and what another might write."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.claims import detect
from tui.comparing import compare
from tui.documents import read

SEEDS = Path(__file__).parents[3] / "seeds"

SPECS = "gpt-oss-specs.txt"
DELAYED = "release-delayed.md"
LEAK = "leak-open-model-imminent.md"
GUIDE = "open-models-explained.txt"
COLUMN = "evolution-not-revolution.md"


def between(path, quote, other, tmp_path):
    """The relations of what holds the quote to what the other source says."""
    (tmp_path / "other.txt").write_text(f"{other}\n", encoding="utf-8")
    documents = (read(SEEDS / path, path), read(tmp_path / "other.txt", "other.txt"))
    assert quote in documents[0].text
    pairs = compare([(d.path, detect(d)) for d in documents])
    return {
        (pair.relation, *(d.kind for d in pair.differences[:1]))
        for pair in pairs
        if any(quote in side.text or side.text in quote for side in (pair.a, pair.b))
    }


@pytest.mark.parametrize(
    ("path", "quote", "other", "kind"),
    [
        (SPECS, "apparently 4 of 128 experts", "It picks 16 of 128 experts for a token.", "figure"),
        (DELAYED, "OpenAI was founded in 2015", "OpenAI was founded in 2012.", "date"),
        (
            LEAK,
            "OpenAI has not confirmed the release",
            "OpenAI has confirmed the release.",
            "negation",
        ),
        (
            COLUMN,
            "But it will not revolutionise AI",
            "The open model will revolutionise AI.",
            "negation",
        ),
        (
            DELAYED,
            "OpenAI has announced that its long-awaited open-source AI model will be delayed",
            "The release of OpenAI's open model is imminent.",
            "antonym",
        ),
        (SPECS, "a launch may be imminent", "The launch has been postponed.", "antonym"),
        (
            GUIDE,
            "Whisper, which turns speech into text, is open.",
            "Whisper is closed to outsiders.",
            "antonym",
        ),
    ],
)
def test_who_says_otherwise_is_found_with_the_reason(path, quote, other, kind, tmp_path):
    assert ("differs", kind) in between(path, quote, other, tmp_path)


@pytest.mark.parametrize(
    ("path", "quote", "other"),
    [
        (
            SPECS,
            "OpenAI has confirmed nothing in public",
            "OpenAI has not publicly confirmed anything.",
        ),
        (
            DELAYED,
            "OpenAI has announced that its long-awaited open-source AI model will be delayed",
            "OpenAI's open-source AI model will be delayed, the company announced.",
        ),
    ],
)
def test_who_says_the_same_is_found(path, quote, other, tmp_path):
    assert ("same",) in between(path, quote, other, tmp_path)


@pytest.mark.parametrize(
    ("path", "quote", "other"),
    [
        (DELAYED, "OpenAI was founded in 2015", "The brewery in the valley was founded in 1871."),
        (LEAK, "OpenAI has not confirmed the release", "The bishop has not left the town."),
        (SPECS, "a launch may be imminent", "The lifeboat was launched on Friday."),
        (GUIDE, "Whisper, which turns speech into text, is open.", "The shop in Linz is closed."),
    ],
)
def test_what_only_looks_alike_is_not_marked(path, quote, other, tmp_path):
    assert {found[0] for found in between(path, quote, other, tmp_path)} <= {"related"}
