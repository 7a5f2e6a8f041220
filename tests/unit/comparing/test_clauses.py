from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.comparing.clauses import clause_starts, clauses


def test_commas_and_conjunctions_part_clauses():
    text = "The works take two years, the council said, and traffic stays suspended."
    assert clauses(text) == [
        "The works take two years",
        "the council said",
        "and traffic stays suspended.",
    ]


def test_figures_and_names_with_signs_in_them_stay_whole():
    assert clauses("It cost 1,200.50 dollars at the Smith-Jones shop") == [
        "It cost 1,200.50 dollars at the Smith-Jones shop"
    ]


@given(st.text(alphabet="ab ,;:()—-\nand", max_size=200))
def test_clauses_keep_every_word_in_order(text):
    kept = "".join(c for clause in clauses(text) for c in clause if c.isalpha())
    assert kept == "".join(c for c in text if c.isalpha())
    starts = clause_starts(text)
    assert list(starts) == sorted(set(starts))
