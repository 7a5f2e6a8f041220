"""Numbers as they are written."""

from __future__ import annotations

import pytest

from tui.comparing.numerals import digits, is_year, number, number_range, tokens_of


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3.5 million", 3_500_000),
        ("twenty-four", 24),
        ("a dozen", 12),
        ("half a million", 500_000),
        ("a hundred", 100),
        ("a boat", None),
        ("half a boat", None),
        ("house", None),
    ],
)
def test_a_number_is_read_with_what_multiplies_it(text: str, value: float | None) -> None:
    read = tokens_of(text)

    found, after = number(read, 0)

    assert found == value
    assert value is None or after == len(read)


def test_a_range_needs_its_upper_end() -> None:
    read = tokens_of("55 to 60 homes")

    assert number_range(read, 0, 1) == (60, 3)
    assert number_range(tokens_of("60 to 55"), 0, 1) is None


def test_versions_are_no_numbers_and_years_are_years() -> None:
    assert digits("1.2.3") is None
    assert is_year(tokens_of("1968")[0])
    assert not is_year(tokens_of("2300")[0])
