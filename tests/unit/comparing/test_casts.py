"""Of whom documents tell: two reports on two companies contradict each other in nothing."""

from __future__ import annotations

from tui.claims.claim import Claim
from tui.comparing import compare
from tui.comparing.casts import Casts
from tui.comparing.features import features
from tui.spans import Span

REPORTS = {
    "early": ["Orlan raised its profit to 40 million.", "Orlan will pay more.", "It made pumps."],
    "late": ["Profit at Orlan rose to 40 million.", "The pumps sell well.", "Berg leads Orlan."],
    "rival": ["The profit of Tessin fell to 9 million.", "Tessin pays nothing.", "It cut jobs."],
}


def casts(texts):
    found = Casts()
    for path, said in texts.items():
        for text in said:
            found.add(path, features(text))
    return found


def test_reports_that_name_others_are_apart_where_a_third_one_names_one_of_them():
    found = casts(REPORTS)
    assert found.apart("early", "rival")
    assert found.apart("rival", "late")
    assert not found.apart("early", "late")


def test_of_two_accounts_alone_each_may_name_what_the_other_does_not():
    assert not casts({p: REPORTS[p] for p in ("early", "rival")}).apart("early", "rival")


def test_who_names_nobody_or_says_but_a_line_is_apart_from_none():
    found = casts({**REPORTS, "plain": ["The profit fell.", "Jobs go.", "It rained."]})
    assert not found.apart("plain", "rival")
    short = casts({**REPORTS, "post": ["Tessin made less."]})
    assert not short.apart("post", "early")


def test_a_report_that_is_all_about_one_is_apart_from_those_that_share_a_common_name_with_it():
    texts = {
        name: [f"The {name.title()} ferry crosses the Olt.", "It is late.", f"Wind held {name}."]
        for name in ("ardo", "brell", "cosmin")
    }
    texts["velja"] = ["The Velja sank in the Olt.", "Divers found Velja.", "Velja was insured."]
    found = casts(texts)
    assert found.apart("velja", "ardo")


def test_compare_calls_no_profit_of_one_company_otherwise_than_that_of_another():
    documents = [
        (path, [Claim(Span(99 * n, 99 * n + len(t)), t, 0.9) for n, t in enumerate(said)])
        for path, said in REPORTS.items()
    ]
    told = {
        frozenset((pair.a.path, pair.b.path)): pair.relation
        for pair in compare(documents)
        if "rofit" in pair.a.text and "rofit" in pair.b.text
    }
    assert told[frozenset(("early", "rival"))] == "related"
    assert told[frozenset(("early", "late"))] == "same"
