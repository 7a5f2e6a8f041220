"""Whether a full stop ends a sentence or only shortens a word.

Lists rather than statistics: the same stop is judged the same in every text, and a wrong one
is corrected by adding a word.
"""

from __future__ import annotations

from functools import lru_cache

__all__ = ["is_full_stop"]


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_TITLES = _words(
    "mr mrs ms mx dr prof sen rep gov gen col lt sgt cpl capt cmdr adm maj st rev hon msgr pres "
    "supt insp messrs mme mlle hr fr frl dipl ing fig figs no nos nr vol pp art sec eq ca cf vs "
    "approx al e.g i.e eg ie viz z.b d.h bzw u.a v.a s.o o.ä sog vgl bsp evtl ggf zzgl inkl abs "
    "ed eds trans dept univ assn bros mt ft op cit ibid"
)
"""Never the end of a sentence."""

_SHORTENED = _words(
    "inc corp ltd co llc plc jr sr etc usw a.m p.m u.s u.k u.n e.u d.c ph.d m.d b.c a.d jan feb "
    "mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun ave blvd rd "
    "est min max avg tel ext gmbh bn mio mrd s.a n.v"
)
"""The end of a sentence only before a word that opens one."""

_OPENERS = _words(
    "The This That These Those It Its He She We They You I His Her Their Our My In On At But And "
    "Or So Yet If When While As After Before Since Although Though Because For From By With To A "
    "An There Here However Meanwhile Moreover According Some Many Most Several Both Each All No "
    "Not What Who Why How Where Now Then Today Once Under During Despite Der Die Das Ein Eine Er "
    "Sie Es Wir Ihr Und Aber Doch Auch Im In Am Mit Nach Vor Bei Für Wenn Als Dies Diese Dieser "
    "Dabei Damit Laut Zudem"
)
_MONTHS = _words(
    "Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember "
    "Jahrhundert Jahrhunderts Bundestag Klasse Platz Stock Auflage Mal Liga"
)


@lru_cache(maxsize=4096)
def is_full_stop(before: str, after: str, *, at_start: bool) -> bool:  # noqa: PLR0911 - a list of rules
    """Say whether the stop after the word `before` ends a sentence when `after` follows."""
    bare = before.lstrip("-–—").lower()
    if bare == "no" and at_start:
        return not after[:1].isdigit()  # an answer, not “No. 10”
    if bare in _TITLES:
        return bare in {"no", "al", "ca", "art"} and after in _OPENERS
    if bare in _SHORTENED:
        return after in _OPENERS
    if len(before) == 1 and before.isalpha():
        return not before.isupper() or (after in _OPENERS and before not in "AI")
    if "." in before and all(len(part) == 1 for part in before.split(".")):
        return after in _OPENERS
    if before.isdigit():
        return not at_start and after not in _MONTHS
    return True
