from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.comparing.figure import agree, clash, far_apart, kind_of, parts_apart
from tui.comparing.figures import figures


def only(text):
    (figure,) = figures(text)
    return figure


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It cost $3.5m.", 3_500_000, "usd"),
        ("It cost 3.5 million dollars.", 3_500_000, "usd"),
        ("It cost £1,200.", 1_200, "gbp"),
        ("Some 12 per cent agreed.", 12, "percent"),
        ("Some 12% agreed.", 12, "percent"),
        ("It has 120 billion parameters.", 120e9, ""),
        ("It is a 120B model.", 120e9, ""),
        ("It runs for twenty-four hours.", 24 * 3600, "second"),
        ("It runs for 320 km.", 320_000, "metre"),
        ("It chose 4 experts.", 4, ""),
        ("Two thousand people came.", 2_000, ""),
        ("The wind blew at 23 m/s.", 23, "metre/second"),
        ("It does 36 km/h.", 10, "metre/second"),
        ("They pay 31 dollars a share.", 31, "usd/shar"),
        ("It covers a quarter of the cost.", 25, "percent"),
        ("Two thirds of the voters stayed home.", 66.666666, "percent"),
        ("It costs 55 to 60 million kroner.", 55e6, "krone"),
        ("They gave 2.2 million crowns.", 2.2e6, "crown"),
        ("It dates from about 600 BC.", 600, "bc"),
        ("The driver is a man of 52.", 52, "age"),
    ],
)
def test_a_figure_is_brought_to_one_form(text, value, unit):
    figure = only(text)
    assert (figure.value, figure.unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        "GPT-4 came out.",
        "Meta's Llama 2 is open.",
        "They used Mixtral 8x7B.",
        "It began in 2019.",
        "One of them left.",
        "See version 1.2.3 there.",
        "The fire began at quay 7.",
        "It is on slide 14.",
    ],
)
def test_names_years_and_pronouns_are_no_figures(text):
    assert figures(text) == []


def test_a_span_covers_number_and_unit():
    text = "It costs about $3.5 million a year."
    assert only(text).span.of(text) == "$3.5 million a year"


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        ("It has 120 billion parameters.", "It has 67 billion parameters.", True),
        ("It has 120 billion parameters.", "It has 4 experts.", False),
        ("At least 12 people died.", "15 people died.", False),
        ("At least 12 people died.", "9 people died.", True),
        ("Up to 15 people died.", "12 people died.", False),
        ("About 40 per cent agreed.", "Some 39.8% agreed.", False),
        ("It lasts 20 hours.", "It lasts two days.", True),
        ("It lasts 20 hours.", "It lasts 30 minutes.", True),
        ("It lasts 12 months.", "It lasts a year or 1 year.", False),
        ("It was 79.8 per cent.", "Exactly 81 per cent agreed.", True),
        ("It is 4.31 metres long.", "It is 4.3 metres long.", False),
        ("It sold 10,912 tickets.", "It sold 10,900 tickets.", False),
        ("It costs 55 to 60 euros.", "It costs 58 euros.", False),
        ("It costs 55 to 60 euros.", "It costs 38 euros.", True),
        ("No more than 120 people came.", "We saw 350 people.", True),
        ("The level was never below 30 percent.", "The level stands at 34 percent.", False),
        ("The level was never below 30 percent.", "The level fell to 21 percent.", True),
        ("Not 120 people came.", "We saw 120 people.", True),
        ("At least 9 people died.", "At least 12 people died.", False),
    ],
)
def test_figures_clash_only_over_the_same_thing_and_beyond_rounding(a, b, apart):
    assert clash(only(a), only(b)) is apart


@given(st.text(alphabet="0123456789.,$€%- kmbnillion½²٣१", max_size=60))
def test_no_arrangement_of_digits_and_signs_breaks_it(text):
    for figure in figures(text):
        assert figure.span.end <= len(text)
        assert agree(figure, figure)


def test_a_word_of_quantity_before_a_number_is_no_name():
    assert [f.value for f in figures("All 2,300 residents were brought to safety.")] == [2300]
    assert figures("Apollo 11 landed.") == []


def test_a_sum_needs_no_currency_beside_a_word_of_paying():
    (bare,) = figures("The bill came to 3.2 million.")
    (named,) = figures("It cost five million euros.")
    (copies,) = figures("The album sold 3.2 million copies.")

    assert bare.unit == "money"
    assert clash(bare, named)
    assert copies.unit == ""


def test_what_is_counted_is_people_only_by_its_head():
    (warnings,) = figures("The yard ignored three warnings from its own staff.")

    assert kind_of(warnings) == "warn"


def test_the_parts_of_one_time_are_one_figure():
    (time,) = figures("He must serve four years and six months.")
    assert time.span.of("He must serve four years and six months.") == "four years and six months"
    assert not clash(time, figures("He must serve four and a half years.")[0])
    assert len(figures("It rained for two days, and for six hours the road was shut.")) == 2


def test_a_share_of_few_parts_is_rounded():
    assert not clash(figures("four out of five guests")[0], figures("82.4 per cent of guests")[0])
    assert clash(figures("one in ten guests")[0], figures("a third of the guests")[0])


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        ("14 of its 38 barges sank.", "Sixteen barges sank.", True),
        ("14 of its 38 barges sank.", "The firm has 45 barges.", True),
        ("Seven of the 62 clinics closed.", "Nine clinics closed.", True),
        ("Seven of the 62 clinics closed.", "There are 300 clinics.", False),
        ("On board were 212 passengers.", "14 children were on board.", False),
        ("It saw 4,000 more than last year.", "It saw 9,000 in 2024.", False),
        ("On board were 212 passengers.", "190 people were on board.", True),
    ],
)
def test_a_part_a_whole_and_some_people_are_counts_of_their_own(a, b, apart):
    told = [
        (one, two)
        for one in figures(a)
        for two in figures(b)
        if clash(one, two) and not parts_apart(one, two)
    ]
    assert bool(told) is apart


def test_a_figure_that_is_disputed_counts_what_stands_before_it():
    said, disputed = figures("It carried 840,000 guests last year, not the 1.2 million told of.")
    assert (disputed.denied, disputed.head, said.head) == (True, said.head, "guest")


def test_a_count_is_not_that_many_times_another_of_one_thing():
    each, all_, slip = (only(f"It carries {count} guests.") for count in ("220", "19,000", "2,200"))
    assert far_apart(each, all_)
    assert not far_apart(each, slip)
    assert far_apart(only("It took 42 hours."), only("It took three years."))
    assert not far_apart(only("It took two hours."), only("It took eleven days."))
