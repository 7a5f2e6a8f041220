"""Verbs with a source for their subject: who says, believes, shows or criticises.

What a verb needs differs by class: anyone can say, only people believe, papers show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.claims.appositions import name_after_role, role_before_name
from tui.claims.humans import is_human
from tui.claims.lexicon import bit
from tui.claims.papers import ARTICLES, opening_paper, seen_by
from tui.claims.passives import acts_behind, after_by
from tui.claims.phrases import phrase_after, phrase_before
from tui.claims.separable import of_das, of_wie
from tui.claims.sources import NOBODY, Attribution, is_record
from tui.claims.subjects import described, main_subject
from tui.claims.verbs import (
    NEAR,
    PRONOMINAL,
    STOPS,
    Cue,
    closes,
    counts,
    ends_soon,
    is_act,
    is_closing,
    is_counted,
    is_noun,
    is_passive,
    is_unreal,
)
from tui.claims.words import CLOSING, DASHES, OPENING

if TYPE_CHECKING:
    from tui.claims.words import Words

__all__ = ["said_by"]

_SAY, _BELIEVE, _SHOW, _STANCE = (bit(n) for n in ("say", "believe", "show", "stance"))
_WEAK, _GERUND, _NOUNLIKE, _BASE = (bit(n) for n in ("weak", "gerund", "nounlike", "base"))
_NEGATE = bit("negate")
_PAST, _BE, _ADVERB, _WEEKDAY = (bit(n) for n in ("past", "be", "adverb", "weekday"))
_DETERMINER, _PRONOUN = bit("determiner"), bit("pronoun")
_RELATIVE, _PREPOSITION = bit("relative"), bit("preposition")
_AUXILIARY = bit("auxiliary", "be", "modal")
_EDFORM = bit("edform", "participle")
_PEOPLE = bit("person", "body")
_STATEMENT = bit("record", "claimnoun")
_THAT = frozenset(("that", "whether", "how", "why", "dass", "ob"))
_QUOTING = OPENING | {'"'}
_FORMS_OF_BE = frozenset(("was", "is", "are", "were", "been"))
_BEFORE_PARTICIPLE = frozenset(
    (",", "while", "and", "by", "in", "after", "before", "—", "–", "of")
) | _FORMS_OF_BE  # fmt: skip
_SINGULAR = frozenset(
    ("a", "an", "this", "its", "his", "her", "their", "our", "my", "one", "each", "every")
)
_THEIRS = frozenset(("its", "his", "her", "their", "our", "my"))
_TELLING = frozenset(("notes", "adds", "explains", "writes", "wrote", "recalls", "concludes"))
_FAR = 12
_FEWEST_BEFORE, _BEFORE_THAT = 2, 5
_NOT_SUBJECT = frozenset(("not", "there", "this", "that", "these", "those", "it", "which"))
_SUBJECTS = frozenset(("he", "she", "it", "they", "there", "we", "i"))
_OBJECTS = frozenset(("this", "that", "it", "them", "him", "her"))
_ARTICLES = frozenset(("the", "its", "a", "an"))
_NEVER_INVERTED = frozenset(("that", "i", "den", "dem", "des", "einen", "einem"))
_NONE_OF = ("not one of", "none of", "neither of")
_NO_VERB_AFTER = frozenset(("to", "zu", "whose"))
_FOUND = frozenset(("finding", "findings", "result", "results", "evidence", "pattern", "patterns"))


def said_by(words: Words, position: int) -> Attribution | None:  # noqa: PLR0911 - a list of rules
    """Return the source that the verb at `position` has, or None."""
    lower, bits = words.lower, words.bits
    own = bits[position]
    previous, before = "", 0
    if position:
        previous, before = lower[position - 1], bits[position - 1]
        if previous in _NO_VERB_AFTER:
            return None
    after = position + words.lengths.get(position, 1)
    following = lower[after] if after < len(lower) else ""
    if following == lower[position]:
        return None  # nobody says a verb twice: only a hostile text is full of that
    passive = (before & _BE and not before & _RELATIVE) or is_passive(words, position, following)
    if position == 1 and words.lexicon.capitalised_nouns and (found := of_das(words, after)):
        return found
    # Most of what looks like a verb is none: that is seen before what it tells is looked for.
    if not (own & _GERUND or passive) and position and is_noun(words, position, previous, before):
        return None
    told = _is_told(words, own, after)
    cue = Cue(words, position, own, after, previous, before, following, told=told)
    if own & _GERUND:
        return _of_participle(cue)
    if passive:
        return after_by(cue)
    if inverted := _inverted(cue):
        return inverted  # “…, if it does not rain, said the mayor”
    if not told and ((position and is_counted(cue)) or is_unreal(cue)):
        return None
    paper = opening_paper(cue) if lower[0] in ARTICLES else None
    return of_wie(cue) or paper or seen_by(cue) or _of_subject(cue)


def _is_told(words: Words, own: int, after: int) -> bool:
    """Say whether a clause or a quotation follows that is what somebody tells."""
    lower = words.lower
    following = lower[after] if after < len(lower) else ""
    if following in _THAT:
        offer = lower[after + 2 :] == ["."] and words.tokens[after + 1].islower()
        if offer or lower[after + 1 : after + 2] in ([","], ["."]):
            return False  # “if the board confirms that, …”, “confirmed that offer.”
        return not (own & _SHOW and not own & _SAY and following in {"how", "why"})
    if not _QUOTING.isdisjoint(lower[after : after + 3]):
        return True
    if following in _SUBJECTS and own & (_SAY | _BELIEVE):
        goes_on = lower[after + 1 : after + 2]  # “may not know it.”
        return bool(goes_on) and goes_on[0][0].isalnum()  # “the union claims it warned them”
    if own & _SAY and own & _WEAK and _calls(words, after):
        return True
    proves = following == "to" and not own & _SAY  # “proved to be false”
    return bool(own & _SHOW) and not proves and _begins_clause(words, after)


def _calls(words: Words, after: int) -> bool:
    """Say whether something is called what stands in quotation marks soon after it."""
    lower = words.lower
    if lower[after - 1] not in {"called", "calls", "calling", "described", "describes"}:
        return False
    return not _QUOTING.isdisjoint(lower[after : after + _FAR])


def _begins_clause(words: Words, start: int) -> bool:
    """Say whether a clause without “that” begins (“files suggest OpenAI could be …”)."""
    for position in range(start, min(len(words), start + NEAR + 1)):
        if not words.lower[position][0].isalnum():
            return False
        if words.bits[position] & _AUXILIARY:
            return position > start
    return False


def _of_subject(  # noqa: C901, PLR0911, PLR0912 - a list of rules
    cue: Cue,
) -> Attribution | None:
    """Return the subject before its verb."""
    words = cue.words
    lower = words.lower
    if cue.position > 1 and cue.previous in {"and", "but", "then"}:
        span = main_subject(words, cue.position - 1)
    else:
        span = phrase_before(words, cue.position)
    if span is None or _is_nobody(lower, span[0]) or _shows_not(cue, span[0]):
        return None
    if span[0] > _FEWEST_BEFORE:
        span = described(words, span)
    alone = span[1] - span[0] == 1
    if alone and lower[span[0]] in _NOT_SUBJECT:
        says = cue.own & _SAY and (cue.told or not cue.own & _WEAK or is_closing(cue, span))
        if lower[span[0]] != "it" or not says or cue.following == "so":
            return None  # “it adds another tool”
    if cue.own & _BASE and not cue.own & _PAST and lower[span[0]] in _SINGULAR and not alone:
        several = cue.previous.endswith("s") and (cue.told or cue.before & _PEOPLE)
        if not several or lower[span[0]] not in _THEIRS:
            return None  # “a strategic reply”, unlike “its lawyers claim that …”
    if cue.own & _NOUNLIKE and not cue.told and not (alone and lower[span[0]] in PRONOMINAL):
        plural = cue.own & _BASE and _is_people(words, span)
        denies = cue.own & _STANCE and cue.following in _OBJECTS  # “the ministry disputes this”
        claims = cue.own & _SAY and cue.following in _ARTICLES and cue.after == cue.position + 1
        if not (plural or denies or claims or cue.previous.endswith("ly") or counts(cue, span)):
            return None
    ends = not cue.following or cue.following in STOPS or (cue.own & _SHOW and ends_soon(cue))
    if ends and span[0] > 0:
        sign = lower[span[0] - 1]
        told_so = sign in {",", "'"} | CLOSING | DASHES
        shown = cue.own & _SHOW and sign == "," and is_record(words, span, finding=True)
        apart = cue.following == "," or (lower[span[0] - 2] == "," and cue.own & (_SAY | _SHOW))
        as_told = sign == "as" and apart and _is_source(words, span)
        shown = shown or (as_told and bool(cue.own & _SHOW))
        if shown or (cue.own & (_SAY | _BELIEVE) and (told_so or as_told)):
            return Attribution(span, cue.position, reports=True, closing=True)
        return None  # “the papers she cited”
    if not cue.following and cue.position == 1 and cue.own & _PAST:
        return None  # “Witness called”, an entry of a live blog
    found = _accepted(cue, span)
    if found and closes(cue, span):
        found.closing = True
    return found


def _is_source(words: Words, span: tuple[int, int]) -> bool:
    """Say whether “as X noted, …” names one (“as the name implies, …” does not)."""
    return is_human(words, span) or is_record(words, span)


def _accepted(cue: Cue, span: tuple[int, int]) -> Attribution | None:
    """Return the attribution if the verb goes with such a subject."""
    words, own, told = cue.words, cue.own, cue.told
    human = is_human(words, span, pronoun_it=bool(own & _SAY))
    record = is_record(words, span)
    if is_act(cue, span) or (not told and _is_deed(words, span)):
        return None
    if own & _SAY and (human or (record and told) or not own & _WEAK):
        return Attribution(span, cue.position, reports=told or not own & _WEAK or human)
    if own & _SHOW and words.lower[span[1] - 1] in _FOUND:
        return None  # what was found speaks for whoever found it
    if own & _SHOW and (told or (record and is_record(words, span, finding=True))):
        return Attribution(span, cue.position, reports=True)
    if own & (_BELIEVE | _STANCE) and (human or (told and own & _BELIEVE)):
        return Attribution(span, cue.position, reports=told)
    return None


def _is_nobody(lower: list[str], first: int) -> bool:
    """Say whether a subject that begins at `first` is nobody (“not one of them mentioned it”)."""
    before = " ".join(lower[max(0, first - 3) : first])
    return lower[first] in NOBODY or before.endswith(_NONE_OF) or before[-4:] in {"not", " not"}


def _shows_not(cue: Cue, first: int) -> bool:
    """Say whether there is no such paper (“there isn't a single study that shows more”).

    Nor is somebody a source of whom “there is no evidence that he said it”.
    """
    if not first:
        return False
    if cue.words.lower[first - 1] == "that" and cue.words.bits[first - 2] & _STATEMENT:
        return cue.words.find(_NEGATE, max(0, first - _BEFORE_THAT), first - 2) >= 0
    return bool(cue.own & _SHOW and cue.words.bits[first - 1] & _NEGATE)


def _is_people(words: Words, span: tuple[int, int]) -> bool:
    """Say whether several people are meant (“researchers at the Institute of Botany report”)."""
    at = words.find(_PREPOSITION, span[0] + 1, span[1])
    head = (span[1] if at < 0 else at) - 1
    return bool(words.bits[head] & _PEOPLE) and words.lower[head].endswith("s")


def _is_deed(words: Words, span: tuple[int, int]) -> bool:
    """Say whether what is done is the subject (“Drilling at the mine found 2 grams of gold”)."""
    first, end = span
    done = end - first > 1 and words.lower[first].endswith("ing")
    return done and bool(words.bits[first + 1] & _PREPOSITION)


def _of_participle(cue: Cue) -> Attribution | None:
    """Return the main subject for “…, saying that …”."""
    words, own = cue.words, cue.own
    after_noun = cue.told and cue.before & _STATEMENT  # “issued a statement saying that”
    if not (after_noun or cue.previous in _BEFORE_PARTICIPLE):
        return None
    if own & _NOUNLIKE and not cue.told:
        return None
    if cue.previous in _FORMS_OF_BE:
        span = phrase_before(words, cue.position)
    else:
        span = main_subject(words, cue.position)
    if span is None:
        return None
    named = words.bits[span[0]] & _PRONOUN or words.tokens[span[1] - 1][0].isupper()
    if not cue.told and not own & _SAY and not (own & _STANCE and named):
        return None
    return _accepted(cue, span)


def _inverted(cue: Cue) -> Attribution | None:
    """Return the subject after its verb (“…,” said the minister)."""
    words, after = cue.words, cue.after
    if not cue.own & _SAY or not cue.following or cue.following in _NEVER_INVERTED:
        return None
    unknown = words.lexicon.language == "xx"
    previous = cue.previous
    if unknown and cue.before & _ADVERB and cue.position > 1:
        previous = words.lower[cue.position - 2]  # “…, a annoncé samedi le ministère”
    last = len(words) - 1
    while unknown and after < last and _WEEKDAY & (words.bits[after] | words.bits[after + 1]):
        after += 1  # also of “este martes”
    comma = previous == ","
    weak = cue.own & _WEAK and words.lower[cue.position] not in _TELLING
    if (comma and weak) or not (comma or previous in CLOSING | {'"', "'"}):
        return None
    who = _DETERMINER | _PEOPLE
    if words.lexicon.capitalised_nouns:
        who |= _PRONOUN  # “…, erklärte er”
    begins = words.tokens[after][0].isupper() or words.bits[after] & who
    if not (begins or role_before_name(words, after)):
        return None
    span = phrase_after(words, after)
    span = (span and name_after_role(words, span)) or span
    if span is None or (
        comma and words.lower[span[1] : span[1] + 1] != [":"] and acts_behind(words, span[1])
    ):
        return None  # “Jones, the mayor, said the town would”
    speaks = not comma or unknown or is_human(words, span)
    return Attribution(span, cue.position, reports=True) if speaks else None
