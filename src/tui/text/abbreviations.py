"""Whether a full stop ends a sentence or only shortens a word.

Lists rather than statistics: the same stop is judged the same in every text, and a wrong one
is corrected by adding a word.
"""

from __future__ import annotations

from functools import lru_cache

__all__ = ["SHORT", "is_full_stop"]


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_TITLES = _words(
    "mr mrs ms mx dr prof sen rep gov gen col lt sgt cpl capt cmdr adm maj st rev hon msgr pres "
    "supt insp messrs mme mlle hr fr frl dipl ing fig figs no nos nr vol pp art sec eq ca cf vs "
    "approx al e.g i.e eg ie viz z.b d.h bzw u.a v.a s.o o.ä sog vgl bsp evtl ggf zzgl inkl abs "
    "pat ed eds trans dept univ assn bros mt ft op cit ibid v "
    "abb kap bd bde jh jhd jhdt tsd hrsg geb gest verh fa str "
    "sra srta sres dña dra lic pág págs cap núm avda av ee "
    "mgr éd apr env hab janv févr avr juil "
    "см рис стр гл ул им тыс млн млрд акад проф"
)
"""Never the end of a sentence."""

_SHORTENED = _words(
    "inc corp ltd co llc plc jr sr etc usw a.m p.m u.s u.k u.n e.u d.c ph.d m.d b.c a.d jan feb "
    "mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun ave blvd rd "
    "est min max avg tel ext gmbh bn mio mrd s.a n.v uu ud uds руб"
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
_ROMANCE = _words(
    "El La Los Las Un Una Es Son En No Por Pero Y Según Esta Este Esto Ese Esa Eso Con Para Cuando "
    "Le Les Des Il Elle Ils Elles Nous Vous Je Ce Cette Ces Mais Et Dans Au Aux Pour Selon Quand"
)
"""Openers too, but not behind an initial: “M. Le Pen”, “D. La Rocca”."""
_MONTHS = _words(
    "Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember "
    "Jahrhundert Jahrhunderts Bundestag Klasse Platz Stock Auflage Mal Liga FC SC SV"
)
_MAY_END = _words("al ca art st mt str av")
"""Of those that are never the end, the ones that can be words or ends all the same."""

_WITH_CAPITAL = _words("me mm chap")
"""Titles in one language (“Me. Dupont”), words in another (“he told me.”)."""

_DEGREES = _words("med phil jur rer nat habil theol h.c e.h pol oec mult")
"""What follows a title in German (“Dr. rer. nat. Huber”), in small letters."""

_CLOCK = _words("a.m p.m")
_AFTER_CLOCK = _words(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thur Thurs Fri "
    "Sat Sun January February March April May June July August September October November December "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Eastern Central Mountain Pacific Atlantic "
    "Greenwich London Moscow Beijing New Local Daylight Standard"
)
"""Names of days, months and zones that a time goes on with."""

_BEFORE_NUMBER = _words(
    "no para paras par ch chs pt pts sect sects secs arts cl cls reg regs app ann tab tabs ver vers"
)
"""Words and answers too, but before a number no end: “see para. 4”, “No. 10”."""

SHORT = _TITLES | _SHORTENED | _WITH_CAPITAL | _DEGREES | {"no"}
"""All that a stop can shorten, in small letters; of one letter there are more."""

_DAY = 2
"""Digits of what may be the day or the month of a date."""


@lru_cache(maxsize=4096)
def is_full_stop(  # noqa: C901, PLR0911, PLR0912 - a list of rules
    before: str, after: str, *, at_start: bool
) -> bool:
    """Say whether the stop after the word `before` ends a sentence when `after` follows."""
    bare = before.lstrip("-–—").lower().replace("’", "'").rpartition("'")[2]
    number = after[:1].isdigit()
    if bare in _BEFORE_NUMBER:
        return not number
    if bare in _TITLES or (number and bare.endswith("str")):
        return bare in _MAY_END and after in _OPENERS
    if bare in _WITH_CAPITAL:
        return before.islower() and not number  # “chap. 3”
    if bare in _DEGREES and before.islower():
        return after in _OPENERS
    if bare in _CLOCK:
        return after[:1].isalpha() and after not in _AFTER_CLOCK and not after.isupper()
    if bare in _SHORTENED:
        return after in _OPENERS or after in _ROMANCE
    if at_start and (len(before) == 1 or (before.isdigit() and len(before) <= _DAY)):
        return False  # the number of an item: “1. First item. 2. Second item.”
    if len(before) == 1 and before.isalpha():
        if before.islower():  # “p. 12”, “z. B.”; else a variable, or the last item of a list
            return not number and len(after) != 1
        return after in _OPENERS and before not in "AI"
    if "." in before and before.replace(".", "").isdigit():
        return not (at_start or number)  # “it fell to 2.3. The bank …”
    if "." in before and all(len(part.lstrip("-–")) == 1 for part in before.split(".")):
        return after in _OPENERS
    if before.isdigit():
        if number and len(before) <= _DAY:
            return False
        return not at_start and after not in _MONTHS
    return True
