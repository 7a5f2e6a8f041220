"""What is only supposed, and what is only to come: beliefs, conditions, appointed times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.claims.lexicon import bit

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.claims.words import Words

__all__ = ["PROSPECTS", "condition", "is_destined", "is_planned", "is_supposed", "scheduled"]

_CONDITION, _SCHEDULED = bit("condition"), bit("scheduled")
_HEDGE = bit("hedge")
PROSPECTS = _CONDITION | _SCHEDULED
"""Without any of these no clause is conditional, nor appointed for a time."""

_BEFORE_NOUN = bit("determiner", "preposition")
_WHO, _NEAR = bit("pronoun", "person", "body"), 6
_PREPOSITION, _PAST, _SAY, _YOU = bit("preposition"), bit("past", "edform"), bit("say"), bit("you")
_LINK, _DETERMINER, _ADVERB = bit("auxiliary", "be"), bit("determiner"), bit("adverb")
_DATE = bit("month", "weekday", "figure")
_MONTH, _WEEKDAY = bit("month"), bit("weekday")
_SUPPOSING = frozenset(
    ("believe", "believes", "believed", "think", "thinks", "thought", "suspect", "suspects",
     "suspected", "assume", "assumes", "assumed", "presume", "presumes", "presumed", "guess",
     "reckon", "reckons", "reckoned", "speculate", "surmise", "doubt", "doubts", "doubted",
     "fear", "fears", "feared", "estimate", "estimates", "estimated")
)  # fmt: skip
_OBJECT = frozenset(("about", "in", "over", "on", "for", "as", "through"))
_BARE = frozenset(("tank", "tanks", "to", "that's"))
_ASKING = frozenset(
    ("check", "checks", "checking", "test", "tests", "testing", "see", "seeing", "verify",
     "verifies", "verifying", "deciding", "decides", "determines", "determining", "asking",
     "indicate", "indicates", "indicating", "detect", "ask", "asks", "asked", "wonder",
     "wonders", "wondered", "know", "knows", "knew", "known", "say", "tell", "checked",
     "decide", "decided", "determine", "sure", "clear", "unclear", "unknown", "doubt",
     "matter", "even", "as", "what", "question", "out", "and", "or", "uncertain", "than")
)  # fmt: skip
_ANY = frozenset(
    ("a", "an", "no", "one", "someone", "somebody", "all", "both", "neither",
     "it's", "there's", "ein", "eine")
)  # fmt: skip
_CODE = frozenset("`*=_{}<>|\\")
_ELLIPTIC = frozenset(
    ("necessary", "needed", "any", "possible", "anything", "not", "only", "so", "ever", "required",
     "applicable", "desired", "i", "we", "at", "you")
)  # fmt: skip
_ANY_TENSE = frozenset(
    ("has", "have", "been", "set", "cut", "put", "hit", "let", "shut", "found", "hat", "haben")
)
_EXPECTING, _UNREAL = (
    frozenset(("expect", "anticipate", "anticipates", "foresees")),
    bit("ought", "modal"),
)
_WE, _GUESSING = frozenset(("we", "i")), frozenset(("suspect", "guess", "reckon"))
_AIMS = frozenset(
    ("aim", "aims", "goal", "goals", "purpose", "task", "tasks", "job", "idea", "point", "plan",
     "way", "ways", "key", "challenge", "mission", "objective", "intention", "trick", "step",
     "hope", "priority", "answer", "solution", "option", "options", "role", "function", "best",
     "all", "ambition", "strategy", "dream", "duty", "wish", "choice", "thing", "question", "what",
     "problem", "practice", "policy", "approach", "secret", "alternative", "temptation", "it",
     "proposal", "suggestion", "recommendation", "action", "effect", "reason", "result", "place",
     "request", "only", "first", "next", "this", "that", "there", "rule", "custom", "intent",
     "remedy", "use", "advice", "consequence", "design", "method", "tendency", "trend")
)  # fmt: skip
_NOT_TO_COME = frozenset(("blame", "date", "be"))
_PASSIVE = frozenset(
    ("seen", "found", "blamed", "had", "hoped", "feared", "used", "noted", "expected", "preferred",
     "considered", "understood", "able", "anticipated", "avoided", "treated", "read", "taken")
)  # fmt: skip
_HAPPENING = frozenset(
    ("be", "begin", "start", "open", "reopen", "close", "end", "run", "become", "receive", "sign",
     "meet", "visit", "leave", "step", "stand", "face", "return", "replace", "cut", "build", "move",
     "vote", "appear", "testify", "hand", "pay", "launch", "retire", "resign", "merge", "sell",
     "rise", "fall", "host", "lead", "lose", "marry", "shut", "stay", "undergo", "join", "take")
)  # fmt: skip
_NEXT = frozenset(
    ("next", "tomorrow", "tonight", "later", "soon", "shortly", "coming", "nächste", "nächsten",
     "nächstes", "nächster", "kommende", "kommenden", "morgen", "demnächst", "bald",
     "jahresende", "jahreswechsel")
)  # fmt: skip
_SEASONS = frozenset(
    ("spring", "summer", "autumn", "winter", "frühjahr", "frühling", "sommer", "herbst")
)
_YEAR = 4
_THIS = frozenset(
    ("week", "weekend", "month", "year", "spring", "summer", "autumn", "fall", "winter",
     "morning", "afternoon", "evening")
)  # fmt: skip
_USUAL = frozenset(
    (
        "every",
        "each",
        "usually",
        "always",
        "often",
        "traditionally",
        "normally",
        "jede",
        "jeden",
        "jedes",
        "jährlich",
        "immer",
        "meist",
    )
)
_SINCE, _IN = frozenset(("since", "seit")), frozenset(("in", "im"))
_YEAR_DIGITS, _REACH = 4, 9
_PEOPLE = bit("person", "body")
_HAVING = frozenset(("have", "has", "had", "pay", "paid"))


def is_planned(words: Words, soll: int, first: int, last: int) -> bool:
    """Say whether German “soll” tells of a plan with a date (“soll im Juni gesperrt werden”).

    What is done already is only said to be so (“soll im Mai Geld genommen haben”).
    """
    lower = words.lower
    if lower[soll] not in {"soll", "sollen"} or "seit" in lower[first:last]:
        return False
    end = last
    while end > soll and not lower[end - 1][0].isalnum():
        end -= 1
    until = "bis" in lower[first:end]
    if lower[end - 1] == "haben" or (lower[end - 1] == "sein" and not until):
        return False
    return any(
        words.bits[k] & (_MONTH | _WEEKDAY)
        or lower[k] in _NEXT
        or (lower[k].isdigit() and len(lower[k]) == _YEAR and "1900" < lower[k] < "2200")
        for k in range(first, end)
    )


def is_supposed(words: Words, position: int, *, attributed: bool) -> bool:
    """Say whether the hedge at `position` is more than a noun or another sense of its verb.

    Only verbs of supposing are in doubt (“the suspect”, “a think tank”, “believes in it”): they
    hedge where somebody supposes what a clause says.
    """
    lower, bits = words.lower, words.bits
    if lower[position] not in _SUPPOSING:
        return True
    if position in words.lengths:
        return lower[position + 1] not in _OBJECT  # “have thought about it”
    if attributed and position > 1 and lower[position + 1 : position + 2] in ([","], ["."]):
        who = bits[position - 1] & _WHO or words.tokens[position - 1][0].isupper()
        return bool(who) and "," in lower[max(0, position - _NEAR) : position]  # “…, she believes.”
    own = (
        lower[position] in _GUESSING and position > 0 and lower[position - 1] in _WE
    )  # “I suspect most of it is due to …”
    if not (attributed or own) or not position or position + 2 >= len(words):
        return False
    following = lower[position + 1]
    if following in _BARE or not following[0].isalnum() or bits[position + 1] & _PREPOSITION:
        return False
    return not bits[position - 1] & _BEFORE_NOUN


def condition(words: Words, start: int, end: int) -> int:
    """Return the “if” on which the clause `[start, end)` hangs, else -1.

    What happened under a condition did happen, and “he asked if” sets none.
    """
    lower, bits = words.lower, words.bits
    position = words.find(_CONDITION, start, end)
    if lower[start] == "should" and lower[end - 1] != "?" and "," in lower[start:end]:
        position = start  # “Should the merger fail, …”
    if position < 0 or words.union & _YOU:
        return -1
    if position + 2 >= end or lower[position + 1] in _ELLIPTIC:
        return -1
    if not lower[position + 2][0].isalnum():
        return position if bits[position] & _HEDGE else -1  # “if ratified”, not “if provided”
    if position > start and (lower[position - 1] in _ASKING or bits[position - 1] & _SAY):
        return -1
    if lower[position + 1] in _ANY or not _CODE.isdisjoint(words.text):
        return -1  # a rule of how something works: “if an error occurs, …”
    return -1 if _in_past(words, start, end) else position


def _in_past(words: Words, start: int, end: int) -> bool:
    """Say whether a verb of the past stands in the clause that is none of saying."""
    lower, bits = words.lower, words.bits
    for position in range(start, end):
        own = bits[position]
        if not own & _PAST or own & _SAY or lower[position] in _ANY_TENSE:
            continue
        before = bits[position - 1] if position > start else _DETERMINER
        if before & (_LINK | _DETERMINER | _ADVERB | _CONDITION | _PREPOSITION):
            continue  # “if elected”, “is closed”, “the proposed line”
        return True
    return False


def is_destined(words: Words, first: int, position: int, last: int, *, attributed: bool) -> bool:
    """Say whether a word that foretells does so here.

    “Is to” may tell what will be (“work is to begin”) or what something is, and only somebody
    expects anything (“functions expect a list”).
    """
    lower = words.lower
    before = words.bits[position - 1] if position else 0
    if lower[position] in _EXPECTING:  # “should expect storms”, “changed to expect a list”
        by_author = before & _ADVERB and not _WE.isdisjoint(lower[first:position])
        return (attributed or bool(by_author)) and not (
            before & _UNREAL or lower[position - 1] == "to"
        )
    if lower[position : position + 2] in (["is", "to"], ["are", "to"]):
        return _foretells(words, first, position, last)
    following = lower[position + 1 : position + 4]
    if following[:1] == ["likely"] and following[2:] == ["have"]:
        return False  # “are likely to have been affected”
    if lower[position] == "forecast" and _is_noun(words, position):
        return False  # “they sent a forecast, which was wrong”
    due = lower[position] == "due" and following[:1] != ["to"]
    if due and not _HAVING.isdisjoint(lower[max(first, position - 3) : position]):
        return False  # “they have rent due on the first”
    return not (due and lower[position - 1] in {"was", "were"})  # “was due in May”


def _is_noun(words: Words, position: int) -> bool:
    """Say whether a forecast is the thing itself that a clause tells of (“its profit forecast”)."""
    if not position:
        return True
    before = words.bits[position - 1]
    if before & (_DETERMINER | _PREPOSITION):
        return True
    owned = words.bits[max(0, position - 3) : position - 1]
    return not before & (_LINK | _PEOPLE) and any(own & _DETERMINER for own in owned)


def _foretells(words: Words, first: int, position: int, last: int) -> bool:
    """Say whether the “is to” at `position` has a subject that can be going to do something."""
    lower = words.lower
    verb = position + 2
    if verb >= last or position == first or lower[first] == "to":
        return False
    if lower[verb] in _NOT_TO_COME and (
        lower[verb] != "be" or lower[verb + 1 : verb + 2] == [] or lower[verb + 1] in _PASSIVE
    ):
        return False
    happens = lower[verb] in _HAPPENING or words.find(_DATE, verb, last) >= 0
    happens = happens or not _NEXT.isdisjoint(lower[verb:last])
    dated = lower[first:position] == ["it"] and words.find(_DATE, verb, last) >= 0
    return happens and (dated or _AIMS.isdisjoint(lower[first:position]))


def scheduled(words: Words, first: int, last: int, present: Callable[[], int]) -> int:
    """Return the verb of the present that a time to come makes a future, else -1.

    “The tunnel opens in 2031”, “the trial begins on Monday”. `present` returns the year in which
    that is said.
    """
    position = words.find(_SCHEDULED, first + 1, last)
    if position < 0 or words.find(_PAST | _LINK, first, position) >= 0:
        return -1  # another verb comes before it
    while position >= 0:
        if not words.bits[position - 1] & _BEFORE_NOUN and _is_to_come(
            words, first, position, last, present
        ):
            return position
        position = words.find(_SCHEDULED, position + 1, last)
    return -1


def _is_to_come(words: Words, first: int, verb: int, last: int, present: Callable[[], int]) -> bool:
    """Say whether a time to come is named beside a verb, and no custom."""
    lower, bits = words.lower, words.bits
    if not _USUAL.isdisjoint(lower[first:last]):
        return False
    dated = False
    for position in range(verb + 1, min(last, verb + _REACH)):
        token = lower[position]
        if len(token) == _YEAR_DIGITS and token.isdigit() and token[0] in "12":
            return lower[position - 1] not in _SINCE and int(token) >= present()
        dated = dated or token in _NEXT
        before = lower[position - 1]
        if (token in _THIS and before == "this") or (token in _SEASONS and before in _IN):
            dated = True
        if bits[position] & (_MONTH | _WEEKDAY) and words.tokens[position][0].isupper():
            dated = True
    return dated or lower[first] in {"next", "tomorrow", "tonight"}
