"""Dates in words: months of several languages, and words that only begin like them."""

from __future__ import annotations

import pytest

from tui.documents.dates import iso_date, typed_date


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("10 June 2025", "2025-06-10"),
        ("Sept. 3rd, 2020", "2020-09-03"),
        ("5. März 2021", "2021-03-05"),
        ("1er août 2021", "2021-08-01"),
        ("3 de marzo de 2020", "2020-03-03"),
        ("31 mei 2020", "2020-05-31"),
        ("Febr. 2020", "2020-02"),
        ("31 June 2020", "2020-06"),
    ],
)
def test_months_are_known_in_several_languages(said: str, known: str) -> None:
    """Whole, or as they are usually shortened."""
    assert iso_date(said) == known


@pytest.mark.parametrize("word", ["Mainz", "Mail", "Meinung", "Marathon", "Decade", "Junge"])
def test_a_word_that_only_begins_like_a_month_is_none(word: str) -> None:
    """Of `Mainz 2020` only the year is a date."""
    assert iso_date(f"{word} 2020") == "2020"


@pytest.mark.parametrize(("said", "month"), [("1 Sept", "09"), ("1 ſept", "09"), ("1 APRİL", "04")])
def test_letters_that_are_another_ones_capital_are_read(said: str, month: str) -> None:
    """`ſ` is how old print writes s; what a pattern accepts must be understood too."""
    assert iso_date(f"{said} 1720") == f"1720-{month}-01"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1066", "1066"),
        ("2026-05", "2026-05"),
        ("2026-05-03", "2026-05-03"),
        ("3 May 2026", "2026-05-03"),
        ("12. März 2026", "2026-03-12"),
        ("03/05/2026", ""),
        ("2026-13-45", ""),
        ("ca. 1999", ""),
        ("yesterday", ""),
        ("2025-02-31", ""),
        ("0000", ""),
        ("٢٠٢٥", ""),
    ],
)
def test_a_typed_date_is_kept_as_it_was_meant_or_not_at_all(typed: str, kept: str) -> None:
    """What may be two dates is none."""
    assert typed_date(typed) == kept
