"""What a ledger stands on is shown while it is found, and is the same in the end."""

from __future__ import annotations

from dataclasses import replace

from tui.claims.claim import Claim
from tui.comparing import candidates, compare
from tui.library import basis
from tui.library.basis import of_documents, packed, unpacked
from tui.library.surest import Chosen
from tui.spans import Span

SAID = (
    "The bridge of Marrow was closed on {} May, the mayor said.",
    "Its repair costs {} million euros.",
)
DOCUMENTS = [
    Chosen(
        f"{n}.txt",
        tuple(
            Claim(Span(at, at + len(text)), text, 0.8)
            for at, text in enumerate(said.format(3 + n % 5) for said in SAID)
        ),
    )
    for n in range(40)
]


def made(**how):
    return of_documents(lambda _: iter(DOCUMENTS), len(DOCUMENTS), stop=lambda: False, **how)


def test_what_is_found_so_far_is_shown_and_the_end_is_a_whole_comparison(monkeypatch):
    monkeypatch.setattr(basis, "_FIRST_SHOWN", 0)
    shown, told = [], []
    whole = made(show=shown.append, tell=lambda *how: told.append(how))
    assert whole.pairs == compare([(one.path, one.claims) for one in DOCUMENTS], limit=10_000)
    assert 0 < len(shown[0].pairs) < len(whole.pairs)
    assert [len(claims) for _, claims in shown[0].documents] == [2] * 40
    assert told[:40] == [(n, 40) for n in range(1, 41)]
    assert told[40:] == [(0, 80), (64, 80)]


def test_it_arrives_in_the_other_process_as_it_was():
    found = made()
    assert unpacked(packed(found)) == found


def test_what_is_asked_to_stop_ends_with_what_there_was():
    asked = iter([False] * 5)
    found = of_documents(lambda _: iter(DOCUMENTS), len(DOCUMENTS), stop=lambda: next(asked, True))
    assert len(found.documents) < 40
    assert found.pairs == []


class Told:
    """Remembers what it was given to compare."""

    def remembered(self):
        return None

    def compare(self, chosen, each, **how):
        self.chosen, self.each = chosen, each
        return []


def test_of_more_documents_than_claims_can_be_compared_the_surest_are_wherever_they_stand(
    monkeypatch,
):
    monkeypatch.setattr(candidates, "MOST_PASSAGES", 10)

    def choose(each):
        for n, one in enumerate(DOCUMENTS):
            claims = tuple(replace(claim, score=0.5 + n / 100) for claim in one.claims)
            yield replace(one, claims=claims[:each])

    memory = Told()
    found = of_documents(choose, len(DOCUMENTS), stop=lambda: False, memory=memory)
    assert memory.each == 1
    assert [one.path for one in memory.chosen if one.claims] == [f"{n}.txt" for n in range(30, 40)]
    assert [path for path, _ in found.documents] == [one.path for one in DOCUMENTS]
