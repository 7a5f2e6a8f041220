"""What two passages on one subject put differently, each thing with its reason."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from tui.comparing import dates
from tui.comparing.beside import beside_nothing, decided_for_others
from tui.comparing.changes import in_part_of_a_year
from tui.comparing.facing import facing, only_there, undone
from tui.comparing.figure import (
    CHANGING,
    agree,
    apart,
    clash,
    counts_apart,
    far_apart,
    of_people,
    one_measure,
    parts_apart,
)
from tui.comparing.negation import is_verb
from tui.comparing.neighbours import TELLING, WINDOW, share_a_neighbour
from tui.comparing.none_did import of_another_deed
from tui.comparing.numerals import pairs
from tui.comparing.occasions import LASTING, asked_and_done, on_other_days, would_have_been
from tui.comparing.other_names import other_names
from tui.comparing.other_years import look_back_apart
from tui.comparing.outdoing import set_above
from tui.comparing.plans import wishes
from tui.comparing.relation import Difference
from tui.comparing.things import (
    act_on_others,
    date_others,
    of_another,
    other_deeds,
    speak_of_others,
)
from tui.comparing.words import fold_word, light_stems, stem_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.comparing.alignment import Match
    from tui.comparing.features import Features
    from tui.comparing.figure import Figure
    from tui.spans import Span

__all__ = ["differences", "unanswered"]

_TURNED = 0.25
"""Share of what two passages have in common (names left out) that must be negated in one of
them only, for one to deny what the other says."""

_MOST = 0.4
"""The same of a deed that says little by itself, as "found" does."""

_NEXT = 1
"""Terms beside a word of quantity or order: "few experts" is no answer to "many languages"."""

_SAME_EVENT = 0.7
"""So alike must two passages be for their dates to be of one event, wherever they stand."""

_LONG_DATED = 4
"""Content words from which on the words beside two dates must have something in common."""

_MOST_FIGURES = 24
"""Figures of a passage that are looked at."""

_MOST_DATES = 4
"""Dates of a passage that are looked at."""

_KIND = 0.36
"""So alike must two passages be for words that often only name a kind to be opposites."""


def differences(
    a: Features, b: Features, matches: Sequence[Match], alike: float
) -> tuple[Difference, ...]:
    """Return what differs, figures and dates first.

    Args:
        a: One passage.
        b: The other.
        matches: Which term of `a` answers which of `b`.
        alike: Their similarity, from 0 to 1.
    """
    return (
        *_figures(a, b, matches, alike),
        *_dates(a, b, matches, alike),
        *_negation(a, b, matches, alike),
        *_opposites(a, b, matches, alike),
        *other_names(a, b, alike),
        *_certainty(a, b),
    )


def _figures(
    a: Features, b: Features, matches: Sequence[Match], alike: float
) -> Iterator[Difference]:
    mine, others = unanswered(a, b), unanswered(b, a)
    two_things = look_back_apart(a, b) or of_another(a, b) or in_part_of_a_year(a, b)
    if not (mine and others) or two_things:
        return
    clashing = [
        (one, g)
        for one, g in product(mine[:_MOST_FIGURES], others[:_MOST_FIGURES])
        if clash(one, g)
        and (not counts_apart(one, g) if alike < _KIND else not far_apart(one, g))
        and share_a_neighbour(a, one.span, b, g.span, _beyond_people(one, g, matches))
        and not _of_two_occasions(a, one, b, g)
    ]
    told: list[tuple[Figure, Figure]] = []
    for one, two in sorted(clashing, key=lambda both: apart(*both)):
        if not any(one is mine or two is other for mine, other in told):
            told.append((one, two))
    for one, two in sorted(told, key=lambda both: both[0].span.start):
        yield Difference("figure", one.span.of(a.text), two.span.of(b.text))


def _beyond_people(one: Figure, two: Figure, matches: Sequence[Match]) -> Sequence[Match]:
    """Return the matches without that of the people counted: "40 people" are there anywhere."""
    if not (of_people(one) and of_people(two)):
        return matches
    return [match for match in matches if match.a != one.head or match.b != two.head]


def _of_two_occasions(a: Features, one: Figure, b: Features, two: Figure) -> bool:
    if one.unit in CHANGING and on_other_days(a, b, one.span, two.span):
        return True
    if one.unit == "second" and other_deeds(a, b, one.span, two.span):
        return True  # "closed for nine weeks", "lost eleven weeks"
    # "eight shops closed", "38 of 112 shops closed": a part, but of one deed
    whole = "whole" in {one.role, two.role} and parts_apart(one, two)
    if would_have_been(a, b, one.span, two.span):
        return True
    return whole or asked_and_done(a, b, one.span, two.span)


def unanswered(mine: Features, other: Features) -> list[Figure]:
    """Return the figures of one passage that the other does not have as well."""

    def has(f: Figure) -> bool:
        theirs = other.figures
        return any(one_measure(f, g) and f.denied == g.denied and agree(f, g) for g in theirs)

    return [figure for figure in mine.figures if not has(figure)]


def _dates(
    a: Features, b: Features, matches: Sequence[Match], alike: float
) -> Iterator[Difference]:
    if not a.dates or not b.dates:
        return
    if not all(dates.clash(one, two) for one in a.dates for two in b.dates) or of_another(a, b):
        return
    for one, two in product(a.dates[:_MOST_DATES], b.dates[:_MOST_DATES]):
        if alike < _KIND and None not in (one.weekday, two.weekday):
            continue  # a weekday alone dates any report
        reckoned = one.reckoned or two.reckoned
        if date_others(a, b, one.span, two.span, reckoned=reckoned):
            continue
        if beside_nothing(a, b, one.span, two.span, long=_LONG_DATED):
            continue
        if alike >= _SAME_EVENT or share_a_neighbour(a, one.span, b, two.span, matches, least=1):
            yield Difference("date", one.told(a.text), two.told(b.text))
            return


def _by_opposite(a: Features, b: Features, match: Match) -> bool:
    """Say whether two words were matched as opposites: "not guilty" agrees with "acquitted"."""
    shared = set(a.concepts.get(match.a, ())) & set(b.concepts.get(match.b, ()))
    return match.a != match.b and not shared


def _denial_answered(matches: Sequence[Match], *, turned: bool) -> bool:
    """Say whether the word by which a passage denies is one that the other has as well."""
    denials = stem_set("denials")
    return any((m.b if turned else m.a) in denials and m.a != m.b for m in matches)


def _negation(
    a: Features, b: Features, matches: Sequence[Match], alike: float
) -> Iterator[Difference]:
    names = a.names | b.names
    said = [m for m in matches if fold_word(a.terms[m.a].of(a.text)) not in names]
    turned = [
        m for m in said if (m.a in a.negated) != (m.b in b.negated) and not _by_opposite(a, b, m)
    ]
    weight = sum(m.weight for m in turned)
    # "found" of one thing and "not found" of another: a light deed must be most of what is said
    alone = weight >= _MOST * sum(m.weight for m in said) and (
        len(said) > 1 or min(len(a.spoken), len(b.spoken)) == 1
    )
    denied = [
        m
        for m in turned
        if m.weight >= TELLING
        and m.a not in pairs("ordinals")
        and (m.a not in light_stems() or alone)
        and (m.a in a.predicates or m.b in b.predicates)
        and not of_another_deed(a, b, a.terms[m.a], b.terms[m.b], turned=m.a not in a.predicates)
    ]
    opposed = bool(denied) and weight >= _TURNED * sum(m.weight for m in said)
    if opposed == (a.denies != b.denies):
        return  # neither, or one undoes the other
    if not opposed:
        if alike < _KIND or of_another(a, b) or _denial_answered(matches, turned=b.denies):
            return  # "turned down" agrees with "rejected"
        yield Difference("negation", *(("denied", "said") if a.denies else ("said", "denied")))
        return
    match = max(denied, key=lambda m: m.weight)
    here, there = a.terms[match.a], b.terms[match.b]
    if _of_a_noun(a, here, b, there) or _of_a_noun(b, there, a, here):
        return
    if act_on_others(a, b, here, there) or of_another(a, b) or beside_nothing(a, b, here, there):
        return
    one, two = a.terms[match.a].of(a.text), b.terms[match.b].of(b.text)
    if match.a in a.negated:
        yield Difference("negation", f"not {one}", two)
    else:
        yield Difference("negation", one, f"not {two}")


def _of_a_noun(mine: Features, deed: Span, other: Features, place: Span) -> bool:
    """Say whether a deed is answered by what the other passage is on: "services", "serviced"."""
    word = other.text[place.start : place.end].casefold()
    verb = is_verb(fold_word(deed.of(mine.text)))
    return verb and place.end <= other.verb and not is_verb(fold_word(word))


def _opposites(
    a: Features, b: Features, matches: Sequence[Match], alike: float
) -> Iterator[Difference]:
    for one, here, two, there in facing(a, b):
        reach = _NEXT if two.close else WINDOW
        if (
            (alike >= _KIND or not two.close)
            and only_there(one, here, a, reach)
            and only_there(two, there, b, reach)
            and not undone(a, here, b, there)
            and not set_above(a, b, here, there)
            and share_a_neighbour(a, here, b, there, matches, window=reach)
            and not speak_of_others(a, b, here, there)
            and not act_on_others(a, b, here, there)
            and not beside_nothing(a, b, here, there)
            and not decided_for_others(a, b, here, there)
            and not on_other_days(a, b, here, there, LASTING)
            and not would_have_been(a, b, here, there)
        ):
            yield Difference("antonym", here.of(a.text), there.of(b.text))
            return


def _certainty(a: Features, b: Features) -> Iterator[Difference]:
    if a.hedged != b.hedged and not (wishes(a.text) and wishes(b.text)):
        yield Difference("certainty", *(("open", "stated") if a.hedged else ("stated", "open")))
