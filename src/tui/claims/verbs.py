"""Whether what looks like a verb of saying is one: much of it is a noun, a name or not real."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.claims.humans import is_human
from tui.claims.lexicon import ODD, bit
from tui.claims.phrases import phrase_before
from tui.claims.sources import is_record

if TYPE_CHECKING:
    from tui.claims.words import Words

__all__ = [
    "NEAR",
    "PRONOMINAL",
    "STOPS",
    "Cue",
    "closes",
    "counts",
    "ends_soon",
    "is_act",
    "is_closing",
    "is_counted",
    "is_noun",
    "is_passive",
    "is_unreal",
]

_WEAK, _BASE, _PAST = bit("weak"), bit("base"), bit("past")
_UNREAL, _QUANTITY, _SUBORDINATOR = (
    bit("negate", "modal", "ought"),
    bit("quantity"),
    bit("subordinator"),
)
_AUXILIARY, _VERB = bit("auxiliary", "be", "modal"), bit("finite", "auxiliary")
_SHOW, _FINITE = bit("show"), bit("finite")
_REBUT, _NOUNLIKE = bit("rebut"), bit("nounlike")
_DETERMINER_OR_RELATIVE = bit("determiner", "relative")
_DETERMINER_OR_PREPOSITION = bit("determiner", "preposition")
_NEVER_NOUNS = frozenset(("said", "told", "wrote", "added", "argued", "thinks", "says", "believes"))
PRONOMINAL = frozenset(
    ("some", "many", "others", "most", "both", "all", "several", "few", "who", "he", "she", "they",
     "one", "that", "another")
)  # fmt: skip
_FORECAST = "forecast"
_PRIME = frozenset(("prime", "main", "chief", "key", "only", "second", "third", "murder"))
_HAVE = frozenset(("have", "has", "had", "having"))
_FINDERS = frozenset(
    ("police", "officers", "officer", "detectives", "soldiers", "troops", "rescuers", "divers",
     "firefighters", "hikers", "neighbours", "neighbors", "relatives", "crews", "workers",
     "children", "boy", "girl", "man", "woman", "couple", "guards", "walkers", "cleaners")
)  # fmt: skip
_JUDGING = frozenset(
    ("researchers", "researcher", "scientists", "scientist", "authors", "author", "team", "court",
     "judge", "judges", "jury", "tribunal", "panel", "inquiry", "commission", "committee", "board",
     "regulator", "watchdog", "auditors", "auditor", "analysts", "economists", "investigators",
     "inspectors", "reviewers", "coroner", "he", "she", "they", "we", "who", "ombudsman",
     "academics", "experts", "journalists", "reporters", "scholars", "historians", "critics")
)  # fmt: skip
"""Who finds that something is so, rather than something that lies there."""
_WITNESSING = frozenset(("saw", "seen", "heard"))
_FAR = 8
_TELLING, _TALE = frozenset(("tell", "tells", "told")), 4
_TALES = frozenset(("tale", "tales", "story", "stories", "truth", "lie", "lies", "joke", "jokes"))
_RECALLING = frozenset(("recall", "recalls", "recalled", "recalling"))
_ABOUT = frozenset(("about", "around", "nearly", "almost", "over", "up", "more"))
_DECLARING = frozenset(("declare", "declares", "declared", "declaring"))
_DECLARED = frozenset(("a", "an", "interests"))
"""What is done by saying so: “declared an interest”, unlike “declared the bridge safe”."""
_CLAIMING = frozenset(("claims", "claimed", "claim", "promises", "promised", "quotes", "quoted"))
_LIVES = frozenset(("lives", "victims", "dead", "wickets", "seats", "points"))
_COUNTED = bit("figure", "quantity")
_KNOWING = frozenset(("know", "knows", "knew", "known"))
_DECIDING = frozenset(("decide", "determine", "consider", "learn", "discover", "see", "know"))
_HOLDING = frozenset(("believe", "think", "expect", "accept", "agree"))
"""“Police do not believe it was set on fire” tells what they hold all the same."""
_LATELY, _SHORT = frozenset(("last", "this", "earlier", "yesterday", "today", "in", "on")), 5
NEAR = 6
STOPS = frozenset((".", ",", ";", "!", "?", "…"))
_SAY, _BELIEVE = bit("say"), bit("believe")
_PEOPLE, _PARTICIPLE, _BE = bit("person", "body"), bit("participle"), bit("be")
_PRONOUN = bit("pronoun", "relative")
_BY_OR_OF = frozenset(("by", "of"))
_ADVERBS = frozenset(
    ("often", "sometimes", "long", "now", "still", "ever", "just", "once", "again", "first", "also",
     "already", "never", "not", "only", "then", "later", "twice")
)  # fmt: skip


class Cue:
    """A verb at word `position` with its bits `own`; `after` is the word that follows it.

    `previous` and `following` are the words beside it in small letters (empty: none), `before`
    the bits of the one before. `told` is true where a clause or a quotation says what is told.
    """

    __slots__ = ("after", "before", "following", "own", "position", "previous", "told", "words")

    def __init__(  # noqa: PLR0917 - one is made of every verb: names cost time
        self,
        words: Words,
        position: int,
        own: int,
        after: int,
        previous: str,
        before: int,
        following: str,
        *,
        told: bool,
    ) -> None:
        self.words = words
        self.position = position
        self.own = own
        self.after = after
        self.previous = previous
        self.before = before
        self.following = following
        self.told = told


def is_noun(words: Words, position: int, previous: str, before: int) -> bool:
    """Say whether what looks like a verb is a noun, a name or a participle."""
    own = words.bits[position]
    if own & ODD and words.tokens[position][0].isupper():
        return True  # the United States
    if before & _SUBORDINATOR and not before & _DETERMINER_OR_RELATIVE:
        return True  # “when asked”
    if own & _BASE and not own & _PAST and previous in _HAVE and words.lower[position] != _FORECAST:
        return True  # “they have plans”
    if words.lower[position] in _NEVER_NOUNS:
        return False
    if own & (_NOUNLIKE | _WEAK) and (
        _is_told_of(words, position + 1)
        or (own & _NOUNLIKE and words.find(_REBUT, max(0, position - 3), position) >= 0)
        or (own & _NOUNLIKE and previous not in PRONOMINAL and _can(words, position + 1))
    ):  # “the release notes say”, “the club dismissed reports that …”, “yearly plans can be …”
        return True
    return (
        previous.endswith("'s")
        or bool(before & _DETERMINER_OR_PREPOSITION and previous not in PRONOMINAL)
        or (previous in _PRIME and words.lower[position] == "suspect")
    )


def _can(words: Words, position: int) -> bool:
    return position < len(words) and bool(words.bits[position] & _AUXILIARY)


def _is_told_of(words: Words, position: int) -> bool:
    """Say whether a verb of saying or showing stands at `position` that can be nothing else."""
    own = words.bits[position] if position < len(words) else 0
    return bool(own & _FINITE and own & (_SAY | _SHOW) and not own & (_NOUNLIKE | _WEAK))


def is_counted(cue: Cue) -> bool:
    """Say whether a verb that tells nothing is a noun or a participle all the same."""
    if cue.previous[0].isdigit() or cue.before & _QUANTITY:
        return True  # “in 15 states”
    if not cue.own & _WEAK or cue.following not in {"in", "as"}:
        return False  # “cited in his tweet”
    return not closes(cue, phrase_before(cue.words, cue.position))


def closes(cue: Cue, span: tuple[int, int] | None) -> bool:
    """Say whether a source and where it says so end a sentence (“…, scientists write in X.”)."""
    words = cue.words
    return (
        span is not None
        and span[0] > 1
        and words.lower[span[0] - 1] == ","
        and cue.following in {"in", "on"}
        and is_human(words, span)
        and words.find(_VERB, cue.after) < 0
    )


def ends_soon(cue: Cue) -> bool:
    """Say whether only a time follows what papers show (“…, its results showed last week”)."""
    if cue.following not in _LATELY:
        return False
    rest = cue.words.lower[cue.after :]
    return len(rest) <= _SHORT and all(word[0].isalnum() for word in rest[:-1])


def is_act(cue: Cue, span: tuple[int, int]) -> bool:
    """Say whether nothing is told (“police found a knife”, “they knew each other”)."""
    if cue.told:
        return False
    lower = cue.words.lower
    verb = lower[cue.position]
    if _is_deed(cue, verb):
        return True
    if verb in _RECALLING:  # “the firm recalled 3,000 cars”
        after = cue.after + (cue.following in _ABOUT)
        counted = after < len(lower) and cue.words.bits[after] & _COUNTED
        return bool(counted) or cue.following in {"its", "all", "some"}
    if verb != "found":
        return verb in _KNOWING
    last = next((k for k in range(span[0] + 1, span[1]) if lower[k] == "in"), span[1]) - 1
    head = lower[last]  # “customers in Cork”
    alone = last == span[0] and last + 1 < span[1]  # what a sentence begins with has a capital
    named = cue.words.tokens[last][0].isupper() and not alone
    return head in _FINDERS or not (named or head in _JUDGING or is_record(cue.words, span))


def _is_deed(cue: Cue, verb: str) -> bool:
    """Say whether a verb that may tell something tells only what somebody does."""
    lower = cue.words.lower
    if verb in _WITNESSING:  # “an officer saw a truck run a red light”
        return "as" not in lower[cue.after : cue.after + _FAR]
    if verb in _TELLING:  # “they tell another story”
        return not _TALES.isdisjoint(lower[cue.after : cue.after + _TALE])
    if verb in _CLAIMING:  # “the storm claimed 12 lives”
        return not _LIVES.isdisjoint(lower[cue.after + 1 : cue.after + 2])
    if verb in _DECIDING:  # “the ministry will decide in May”
        return cue.previous == "will"
    return verb in _DECLARING and cue.following in _DECLARED


def _of_papers(words: Words, position: int) -> bool:
    """Say whether the subject of a verb is a study or another record, or whoever wrote it."""
    span = phrase_before(words, position)
    if span is None:
        return False
    head = words.lower[span[1] - 1]
    judges = head in _JUDGING and not words.bits[span[1] - 1] & _PRONOUN
    return judges or is_record(words, span, finding=True)


def is_unreal(cue: Cue) -> bool:
    """Say whether the saying itself is denied or only possible (“has not confirmed”, “can say”)."""
    words, position = cue.words, cue.position
    if cue.own & _BASE and cue.previous in {",", "and", "or"}:
        described = cue.previous == "," and phrase_before(words, position)
        return position > 1 and not described  # “farmers, among them Ruth Okafor, say”
    for k in range(max(0, position - 3), position):
        if cue.previous == "," and words.lexicon.capitalised_nouns:
            break  # “… sei nicht sicher, erklärte er”
        if words.bits[k] & _UNREAL or words.lower[k] == "can":
            doubted = cue.previous == "not" and words.lower[position] in _HOLDING
            return words.find(_SUBORDINATOR, k, position) < 0 and not doubted
    following = words.lower[position + 1 : position + 2]
    if following == ["no"] and cue.own & _SHOW and _of_papers(words, position):
        return False  # “the study found no link”
    if following == ["no"] and words.lower[position + 2 : position + 3] in ([], ["."], [","]):
        return False  # “asked whether he knew, the mayor said no.”
    if following == ["no"]:
        tells = cue.own & _SAY and not cue.own & _WEAK  # “the firm says no other part uses it”
        verb = _VERB if tells else _AUXILIARY
        return words.find(verb, position + 2, position + 2 + NEAR) < 0
    return following in (["nothing"], ["neither"])


def is_passive(words: Words, position: int, following: str) -> bool:
    """Say whether a participle is of the passive, though no “was” stands right before it."""
    own = words.bits[position]
    if not position or not own & (_PARTICIPLE | _PAST):
        return False
    previous = words.lower[position - 1]
    if position > 1 and (previous in _ADVERBS or previous.endswith("ly")):
        return bool(words.bits[position - 2] & _BE)  # “was first warned by”, “is often said”
    if previous == "," and words.lower[position + 1 : position + 3] in (
        ["to", "be"],
        ["to", "have"],
    ):
        return True  # “the suspect, John Orr, said to have fled, …”
    return bool(own & _PARTICIPLE) and following in _BY_OR_OF


def counts(cue: Cue, span: tuple[int, int]) -> bool:
    """Say whether people claim a figure, or end a sentence (“…, the city council estimates”)."""
    words = cue.words
    if words.lower[cue.position] in _CLAIMING and cue.following[:1].isdigit():
        return is_human(words, span)  # “Kestrel claims 70 km”
    named = words.tokens[span[1] - 1][0].isupper() and not words.bits[span[1] - 1] & _BE
    if named and cue.own & _SAY and is_closing(cue, span):
        return True  # “…, the FT reports, citing …”
    if not cue.before & _PEOPLE or not cue.own & (_SAY | _BELIEVE):
        return False
    ends = is_closing(cue, span)
    return ends or (bool(cue.own & _SAY) and cue.following[:1].isdigit())


def is_closing(cue: Cue, span: tuple[int, int]) -> bool:
    """Say whether a source and its verb stand between two commas, or a comma and a stop."""
    return cue.following in STOPS and span[0] > 0 and cue.words.lower[span[0] - 1] == ","
