"""Forms of one English word that share no stem: `buy`, `bought`; `child`, `children`.

Endings are taken off by rule (:mod:`tui.search.inflection`); these have to be listed. They are
few, but among the words most often written, and who half remembers a sentence has its tense
wrong as easily as anything else. A form that is in no document costs nothing.
"""

from __future__ import annotations

from functools import cache

__all__ = ["irregular"]

_LISTED = """
arise arose arisen/be am is are was were been/bear bore borne born/beat beaten/become became
begin began begun/bend bent/bet bets/bind bound/bite bit bitten/bleed bled/blow blew blown
break broke broken/breed bred/bring brought/build built/burn burnt/burst bursts/buy bought
catch caught/choose chose chosen choice/cling clung/come came/creep crept/deal dealt
die dying death/dig dug/do did done does/draw drew drawn/dream dreamt/drink drank drunk
drive drove driven/eat ate eaten/fall fell fallen/feed fed/feel felt/fight fought/find found
flee fled/fling flung/fly flew flown flies flight/forbid forbade forbidden
forget forgot forgotten/forgive forgave forgiven/freeze froze frozen/get got gotten
give gave given gift/go went gone goes/grind ground/grow grew grown/hang hung/have has had
hear heard/hide hid hidden/hold held/keep kept/kneel knelt/know knew known/lay laid/lead led
leap leapt/learn learnt/leave left/lend lent/lie lay lain lying/light lit/lose lost/make made
mean meant/meet met/mistake mistook mistaken/overcome overcame/pay paid/prove proven proof
ride rode ridden/ring rang rung/rise rose risen/run ran/say said/see saw seen/seek sought
sell sold/send sent/sew sewn/shake shook shaken/shine shone/shoot shot/show shown
shrink shrank shrunk/sing sang sung song/sink sank sunk/sit sat/sleep slept/slide slid
speak spoke spoken speech/spell spelt/spend spent/spill spilt/spin spun/spit spat/spoil spoilt
spring sprang sprung/stand stood/steal stole stolen/stick stuck/sting stung/stink stank stunk
strike struck stricken/string strung/strive strove striven/swear swore sworn/sweep swept
swell swollen/swim swam swum/swing swung/take took taken/teach taught/tear tore torn/tell told
think thought/throw threw thrown/tie tying/tread trod trodden/understand understood
undertake undertook undertaken/uphold upheld/wake woke woken/wear wore worn/weave wove woven
weep wept/win won/wind wound/withdraw withdrew withdrawn/withhold withheld/withstand withstood
write wrote written/would will/should shall/could can/child children/man men/woman women
person people/foot feet/tooth teeth/goose geese/mouse mice/ox oxen/life lives live/wife wives
knife knives/half halves/leaf leaves/shelf shelves/thief thieves/wolf wolves/loaf loaves
self selves/calf calves/analysis analyses analyze analyse/basis bases/crisis crises/thesis theses
hypothesis hypotheses/emphasis emphasize emphases/synthesis syntheses/diagnosis diagnoses
parenthesis parentheses/axis axes/criterion criteria/phenomenon phenomena/datum data/medium media
memorandum memoranda/curriculum curricula/stratum strata/bacterium bacteria/index indices indexes
matrix matrices/appendix appendices/vertex vertices/nucleus nuclei/radius radii/stimulus stimuli
alumnus alumni/formula formulae/genus genera/corpus corpora/good better best well/bad worse worst
far further farther furthest/little less least/much more most/long length/strong strength
wide width/deep depth/high height/broad breadth/young youth/warm warmth/true truth/hot heat
poor poverty/safe safety/free freedom/wise wisdom/able ability/proud pride/destroy destruction
receive reception receipt/deceive deception/perceive perception/describe description
decide decision/divide division/conclude conclusion/include inclusion/exclude exclusion
expand expansion/extend extension extent/invade invasion/permit permission/admit admission
submit submission/explode explosion/collide collision/persuade persuasion/produce production
reduce reduction/introduce introduction/solve solution/resolve resolution/revolve revolution
assume assumption/consume consumption/presume presumption/absorb absorption/compete competition
repeat repetition/explain explanation/pronounce pronunciation/apply application
multiply multiplication/publish publication/imply implication/qualify qualification
notify notification/sign signature/fail failure/depart departure/please pleasure/sell sale
sales sold/choose choice/believe belief/grieve grief/prove proof/lose loss/advise advice
devise device/defend defence defense/offend offence offense/pretend pretence pretense
respond response/succeed success/proceed process/exceed excess/analyse analysis/hate hatred
serve service/marry marriage/carry carriage/obey obedience/speak speech/think thought/fly flight
weigh weight/complain complaint/bear birth
"""


@cache
def _groups() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for group in _LISTED.strip().replace("\n", "/").split("/"):
        forms = frozenset(group.split())
        for form in (*forms, *_regular(group.split()[0])):
            found[form] = found.get(form, frozenset()) | forms
    return found


def _regular(word: str) -> tuple[str, ...]:
    """Return what has the endings of a verb in the present, or of a noun in the plural."""
    shorter = word.removesuffix("e")
    return (f"{word}s", f"{word}es", f"{shorter}ing", f"{word}{word[-1]}ing")


def irregular(word: str) -> frozenset[str]:
    """Return the other forms of `word` that no rule would find; none for most words.

    With those that have an ending as well (`told`: `tell` and `telling`), so not all of them exist.
    """
    others = _groups().get(word, frozenset())
    return others.union(*map(_regular, others)) - {word}
