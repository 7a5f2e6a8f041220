"""What stands first among pairs."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.comparing.test_pairs import claims
from tui.comparing import Pair, Passage, compare
from tui.comparing.ranking import settled
from tui.comparing.relating import RELATED
from tui.spans import Span


def _passage(path: str, number: int) -> Passage:
    return Passage(path, Span(number, number + 1), f"{path}{number}")


def test_a_passage_that_is_like_all_others_does_not_fill_the_head():
    hub = [Pair(_passage("a", 0), _passage(f"d{n}", n), "related", 0.3) for n in range(8)]
    rare = Pair(_passage("b", 1), _passage("c", 1), "related", 0.25)
    assert settled([*hub, rare], 9).index(rare) < 5
    turned = [replace(pair, a=pair.b, b=pair.a) for pair in hub]
    assert settled([*turned, rare], 9).index(rare) < 5


def test_what_is_faintly_alike_stands_last_in_a_small_library():
    one = claims(
        "The ferry sank off the mole on Monday.",
        "Its crew is safe and well and was taken to an inn, where the cook gave them warm soup.",
    )
    two = claims(
        "The ferry sank off the mole on Tuesday.",
        "Who will pay for the long hours of the men that searched the cold bay for a crew?",
    )
    few = compare([("a", one), ("b", two)])
    assert [pair.a.text for pair in few] == [one[0].text, one[1].text]
    assert not few[-1].near
    assert few[-1].score < RELATED <= few[0].score


def test_the_only_sums_of_two_documents_on_one_thing_are_held_against_each_other():
    one = claims(
        "The old mill burnt down in Velm.", "The mayor puts the damage at 45 million euros."
    )
    two = claims("The mill in Velm burnt down.", "It will come to more than 70 million euros.")
    found = compare([("a", one), ("b", two)])
    sums = [p for p in found if {p.a.text, p.b.text} == {one[1].text, two[1].text}]
    assert [(p.relation, p.differences[0].kind) for p in sums] == [("differs", "figure")]
    third = claims("The mill in Velm burnt down.", "Its roof was worth 12 million euros.")
    more = claims(*(c.text for c in (*two, third[1])), "The bells cost 3 million euros.")
    found = compare([("a", one), ("b", more)])
    sums = [p for p in found if {p.a.text, p.b.text} == {one[1].text, two[1].text}]
    assert all(p.relation == "related" for p in sums)


def test_a_reprint_does_not_contradict_its_original():
    a, b = ([_passage(path, number) for number in (0, 1)] for path in "ab")
    copies = [Pair(one, two, "echo", 0.9) for one, two in zip(a, b, strict=True)]
    crossed = Pair(a[0], b[1], "differs", 0.5)
    of_its_own = Pair(a[0], _passage("b", 2), "differs", 0.4)
    elsewhere = Pair(a[0], _passage("c", 1), "differs", 0.3)
    assert settled([*copies, crossed, of_its_own, elsewhere], 9) == [*copies, of_its_own, elsewhere]
