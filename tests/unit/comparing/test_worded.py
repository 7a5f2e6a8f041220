from __future__ import annotations

import pytest

from tui.comparing import Passage, relate
from tui.comparing.figures import figures
from tui.spans import Span


def relation(a, b):
    one, two = (Passage(text, Span(0, len(text)), text) for text in (a, b))
    return relate(one, two).relation


def read(text):
    return [(f.span.of(text), round(f.value, 3), f.unit) for f in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a contract of three and a half years", ("three and a half years", 110451600, "second")),
        ("one and a half million people", ("one and a half million", 1_500_000, "")),
        ("one thousand five hundred people", ("one thousand five hundred", 1_500, "")),
        ("two hundred and twelve ships", ("two hundred and twelve", 212, "")),
        ("nine out of ten users", ("nine out of ten", 90, "percent")),
        ("one in four children", ("one in four", 25, "percent")),
        ("Rents have doubled.", ("doubled", 100, "percent")),
        ("dozens of sheep", ("dozens", 24, "")),
        ("several hundred guests", ("several hundred", 300, "")),
        ("a couple of boats", ("a couple", 2, "")),
        ("It took three quarters of an hour.", ("three quarters of an hour", 2_700, "second")),
        ("Half an hour passed.", ("Half an hour", 1_800, "second")),
        ("Barely 300 guests came.", ("300", 300, "")),
        ("20 square kilometres of forest", ("20 square kilometres", 2_000, "hectare")),
        ("30 cubic metres of water", ("30 cubic metres", 30_000, "litre")),
        ("it holds 500 ml", ("500 ml", 0.5, "litre")),
        ("Tamm, 25, has signed", ("25", 25, "age")),
        ("a man aged 43", ("43", 43, "age")),
        ("It cost EUR 18 million.", ("EUR 18 million", 18_000_000, "eur")),
        ("It is the third novel.", ("third", 3, "rank")),
        ("the author's first novel", ("first", 1, "rank")),
        ("It is the oldest mill.", ("oldest", 1, "rank")),
        ("They paid a record fee.", ("record", 1, "rank")),
        ("She came fourth in the race.", ("fourth", 4, "rank")),
    ],
)
def test_figures_are_read_in_words(text, expected):
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "in the first half of the year",
        "the second ran until the end",
        "First came whispers.",
        "the first and last word",
        "in the forest of a protest",
        "He spoke for the First Minister.",
    ],
)
def test_what_ranks_nothing_is_no_figure(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("It is the author's first novel.", "It is the author's third novel."),
        ("The mill is the oldest in the county.", "The mill is the second oldest in the county."),
        ("Meta was the first lab to do so.", "Meta was not the first lab to do so."),
        ("The club paid a record fee for him.", "It was the second highest fee of the club."),
        ("The flood covered 300 hectares.", "The flood covered 12 square kilometres."),
        ("One in ten pupils is short-sighted.", "Four in ten pupils are short-sighted."),
    ],
)
def test_figures_in_words_differ(a, b):
    assert relation(a, b) == relation(b, a) == "differs"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The lake covers 300 hectares.", "The lake covers three square kilometres."),
        ("Half of the vines died.", "One in two of the vines died."),
        ("It is the second oldest mill here.", "It is not the oldest mill here."),
        ("Several hundred guests came to the ball.", "Some 600 guests came to the ball."),
    ],
)
def test_figures_in_words_agree(a, b):
    assert "figure" not in {d.kind for d in _pair(a, b).differences}


def _pair(a, b):
    return relate(*(Passage(text, Span(0, len(text)), text) for text in (a, b)))


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("One barn in four burned down.", 25),
        ("1 barn in 20 was insured.", 5),
        ("Two pupils in five cannot swim.", 40),
        ("Every third lamp is broken.", 100 / 3),
    ],
)
def test_one_of_so_many_is_a_share(text, share):
    (found,) = figures(text)

    assert (found.unit, found.role) == ("percent", "part")
    assert found.value == pytest.approx(share)


@pytest.mark.parametrize(
    "text",
    [
        "Three fires in ten streets were put out.",
        "Two barns in one street burned down.",
        "Every second counts.",
        "Every second Tuesday it rains.",
    ],
)
def test_what_only_looks_like_a_share_is_none(text):
    assert not any(figure.unit == "percent" for figure in figures(text))
