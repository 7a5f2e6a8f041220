"""A name over each row, so that a long ledger can be read by subject.

What a reader would choose: a name, a term of two words or three, a noun that few of the sources
use. A word that any text has names nothing, however many rows share it; a row that shares nothing
else is its own topic.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from math import log
from typing import TYPE_CHECKING

from tui.comparing.grouping import eased
from tui.comparing.words import is_content, words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from tui.comparing.words import Word

__all__ = ["plain_words", "topics"]

_COMMON = 0.25
"""A word in more of the rows than this tells no topic from another."""

_TERM, _NAME = 1.5, 1.5
"""How much more a term of several words is worth, and a proper name."""

_LEAST = 0.35
"""What a word is worth that never stands where a noun does."""

_MOSTLY = 0.5
"""Share of a word's rows in which it is part of one term: then it goes by that term."""

_LONGEST = 3
"""Words of a term."""

_SHORTEST = 3
"""Letters; shorter ones are topics only as abbreviations (EU, AI)."""

_BEFORE_NOUNS = frozenset(
    (
        *("a", "an", "the", "this", "that", "these", "those", "no", "any", "some", "each", "every"),
        *("my", "your", "his", "her", "its", "our", "their", "s", "of", "in", "on", "for", "with"),
        *("by", "from", "between", "against", "about", "under", "into", "and", "or", "than"),
    )
)
_JOINED = re.compile(r"[ -]\Z")
_STOP = re.compile(r"[.!?:;“\"(]\s*\Z|\A\s*\Z")
_Term = tuple[str, ...]


@cache
def plain_words() -> frozenset[str]:
    """Return the words that name no topic."""
    text = resources.files("tui.comparing").joinpath("data", "plain.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


@dataclass(slots=True)
class _Seen:
    """What is known of a term from all the claims."""

    rows: int = 0
    sources: set[str] = field(default_factory=set)
    as_noun: int = 0
    as_name: int = 0
    inside: int = 0
    """Uses that do not open a sentence: there a capital says something."""
    forms: Counter[str] = field(default_factory=Counter)

    @property
    def is_name(self) -> bool:
        """Whether it is mostly written with a capital where nothing asks for one."""
        return 2 * self.as_name > self.inside


def topics(
    claims: Sequence[str],
    sources: Sequence[Collection[str]] = (),
    breathe: Callable[[], None] = lambda: None,
) -> list[str]:
    """Return for each claim what it is about, as mostly written; "" where it shares nothing.

    Args:
        claims: What the rows say.
        sources: For each of them the paths of the documents that say it, if those are known.
        breathe: Called again and again.
    """
    seen: defaultdict[_Term, _Seen] = defaultdict(_Seen)
    found: list[list[_Term]] = []
    for number, text in enumerate(eased(claims, breathe)):
        terms: dict[_Term, None] = {}
        for term, form, noun, opens in _terms(text):
            one = seen[term]
            if term not in terms:
                one.rows += 1
                one.sources.update(sources[number] if sources else ())
            terms[term] = None
            one.as_noun += noun
            one.inside += not opens
            one.as_name += not opens and form[:1].isupper()
            one.forms[_opening(form) if opens else form] += 1
        found.append(list(terms))
    most = max(3, int(_COMMON * len(claims)))
    of_all = len({path for paths in sources for path in paths})
    goes_by = _longer(seen)
    worth = {
        term: _worth(term, one, of_all) * (1 if one.rows <= most else most / one.rows / 2)
        for term, one in seen.items()
        if one.rows > 1 and not _runs_on(term, seen)
    }
    names = [_names(terms, worth, goes_by) for terms in eased(found, breathe)]
    chosen = Counter(some[0] for some in names if some)
    shared = [next((n for n in some if chosen[n] > 1), some[0] if some else None) for some in names]
    return [_written(name, seen) for name in shared]


def _terms(text: str) -> Iterator[tuple[_Term, str, bool, bool]]:
    """Yield words and runs of two or three: term, as written, used as a noun, opens a sentence."""
    found = words(text)
    telling = [_is_telling(word, text) for word in found]
    opening = [bool(_STOP.search(text[max(0, w.start - 4) : w.start])) for w in found]
    capital = [text[w.start].isupper() for w in found]
    for at, word in enumerate(found):
        follows = at > 0 and found[at - 1].low in _BEFORE_NOUNS
        run: list[Word] = []
        for last in range(at, min(at + _LONGEST, len(found))):
            # what names nothing may be part of a name: the States of the United States
            part_of_name = capital[last] and not opening[last] and len(found[last].low) > 1
            if not (telling[last] or part_of_name) or (run and not _joined(text, found, last - 1)):
                break
            run.append(found[last])
            if not all(telling[at : last + 1]) and (
                len(run) == 1 or not all(capital[at : last + 1]) or not any(telling[at : last + 1])
            ):
                continue
            form = text[word.start : found[last].end]
            ends = last + 1 == len(found) or not (telling[last + 1] and _joined(text, found, last))
            noun = ends and (follows or len(run) > 1 or capital[at])
            yield tuple(one.stem for one in run), form, noun, opening[at]


def _is_telling(word: Word, text: str) -> bool:
    low = word.low
    if not low.isalpha():
        return low[:1].isalpha() and any(c.isdigit() for c in low)  # GPT-4
    if low in plain_words() or not is_content(low):
        return False
    return len(low) >= _SHORTEST or text[word.start : word.end].isupper()


def _joined(text: str, found: Sequence[Word], at: int) -> bool:
    return _JOINED.fullmatch(text[found[at].end : found[at + 1].start]) is not None


def _runs_on(term: _Term, seen: dict[_Term, _Seen]) -> bool:
    """Say whether a term is a name and what follows it: "Clinton voted"."""
    first = seen.get(term[:1])
    return len(term) > 1 and first is not None and first.is_name and not seen[term].is_name


def _longer(seen: dict[_Term, _Seen]) -> dict[_Term, _Term]:
    """Return for each term the one that it goes by, if that is another.

    That is one it is mostly part of ("Khizr Khan" for "Khizr"), or the name by which most speak of
    somebody ("Clinton" for "Secretary Clinton").
    """
    best: dict[_Term, _Term] = {}
    for term, one in seen.items():
        if len(term) < 2 or one.rows < 2 or _runs_on(term, seen):
            continue
        for size in range(1, len(term)):
            for at in range(len(term) - size + 1):
                part = term[at : at + size]
                other = best.get(part)
                enough = part in seen and one.rows >= _MOSTLY * seen[part].rows
                if enough and (other is None or (one.rows, term) > (seen[other].rows, other)):
                    best[part] = term
    for term, one in seen.items():
        for at in range(len(term) - 1, 0, -1):
            last = seen.get(term[at:])
            if last and term[at:] not in best and last.is_name and last.rows >= 2 * one.rows:
                best[term] = term[at:]
                break
    return {term: _last(term, best) for term in best}


def _last(term: _Term, goes_by: dict[_Term, _Term]) -> _Term:
    met = {term}
    while (other := goes_by.get(term)) is not None and other not in met:
        met.add(other)
        term = other
    return term


def _worth(term: _Term, one: _Seen, of_all: int) -> float:
    uses = max(1, sum(one.forms.values()))
    kind = _LEAST + (1 - _LEAST) * one.as_noun / uses
    if one.is_name:
        kind = _NAME
    if len(term) > 1:
        kind *= _TERM
    rare = 1 + log((of_all + 1) / len(one.sources)) / log(of_all + 1) if one.sources else 1.0
    return log(1 + one.rows) * kind * rare


def _names(
    terms: Sequence[_Term], worth: dict[_Term, float], goes_by: dict[_Term, _Term]
) -> list[_Term]:
    """Return what a row may be named by, the best first."""
    usable = sorted((term for term in terms if term in worth), key=lambda t: (-worth[t], t))
    return list(dict.fromkeys(goes_by.get(term, term) for term in usable))


def _written(term: _Term | None, seen: dict[_Term, _Seen]) -> str:
    if term is None:
        return ""
    one = seen[term]
    forms = {f: n for f, n in one.forms.items() if f[0].isupper()} if one.is_name else one.forms
    return min(forms, key=lambda form: (-forms[form], form[0].isupper(), form))


def _opening(form: str) -> str:
    """Return a word that opens a sentence: a capital there is none of its own."""
    return form.lower() if form.istitle() and " " not in form else form
