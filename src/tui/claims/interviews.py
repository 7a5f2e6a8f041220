"""Who answers in an interview whose questions have no label: paragraphs that end in “?”.

Only where the text says who is asked: “an interview with …”, “Mr Finch, why …?”, or the one name
above the first question of what calls itself an interview.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.claims.people import is_first_name

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["GUEST", "addressed", "answers"]

_NAME = (
    r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Sir|Dame|Professor)\.? ){0,2}[A-Z][\w'’-]+(?: [A-Z][\w'’.-]+){1,3}"
)
GUEST = re.compile(
    r"(?:[Ii]nterview(?:ed)? (?:with|mit)|[Cc]onversation with|[Gg]espräch mit"
    r"|[Tt]alk(?:s|ed)? (?:to|with)|[Ss]p(?:oke|eaks) (?:to|with)|Q ?& ?A with"
    r"|[Qq]uestions (?:to|for)|[Ee]ntretien avec|[Ee]ntrevista (?:con|a))"
    rf"(?: [a-z]+){{0,4}} ({_NAME})(?![\w'’-])(?! (?:she|he|they|talks|explains|asks)\b)"
)
"""Whom an interview is with."""
_ASKS = re.compile(r"\?[*_ \t]{0,4}(?=\n|\Z)")
_MARKS = " \t#*_>–—-"
_TITLES = r"(?:Mr|Mrs|Ms|Dr|Prof|Professor|Minister|President|Herr|Frau)\.?"
_CALLED = re.compile(
    rf"[ \t#*_>–—-]{{0,6}}{_TITLES} (?P<first>[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?), "
    rf"|, {_TITLES} (?P<last>[A-ZÀ-Þ][\w'’-]+)\?"
)
_FULL = re.compile(
    r"\b(?=([A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ]\.)? (?:(?:van|von|de|der|del|al) ){0,2}[A-ZÀ-Þ][\w'’-]+))"
)
_OF_INTERVIEWS = re.compile(r"(?i)\binterview(?:ed|er)?\b|\bgespräch\b|\bq ?& ?a\b")
_CREDIT = re.compile(
    r"(?i)(?:interview|gespräch|photos?|fotos?|text)(?: by| von)?:[^\n|]*|\bby [^\n|]*"
    r"|(?:interview|gespräch) führten?[^\n]*"
)
_LAST = re.compile(
    r"[ \t*_]{0,4}(?:Thank(?:s| you)\b|(?:Vielen |Herzlichen )?Dank\b|Danke\b|This interview"
    r"|The interview|Interview(?: by)?:|Das (?:Interview|Gespräch) |#|---|\*\*\*)"
    r"|(?:\*\*|__)[^\n*]{1,400}(?:\*\*|__)[ \t]*(?:\n|\Z)"
)
_BOLD, _ALL_BOLD = ("**", "__"), re.compile(r"(?m)^(?:\*\*|__)[^\n*]{8,400}(?:\*\*|__)(?=[ \t]*$)")
_BLANK = re.compile(r"\n[ \t]*\n\s*")
_FEWEST, _SHARE = 3, 4
"""Questions of an interview, and paragraphs for each of them at most."""
_SHORTEST, _QUESTION, _LEAD, _LONGEST = 8, 400, 3_000, 6_000  # code points


def answers(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield what stands between the questions of an interview, with whoever is asked."""
    asked = [*_questions(text)]
    if len(asked) < _FEWEST:
        return
    first, last = asked[0][0], asked[-1][0]
    if len(_BLANK.findall(text, first, last)) > _SHARE * len(asked):
        return
    if sum(text.startswith(_BOLD, start) for start, _ in asked) * 2 > len(asked):
        told = dict(line.span() for line in _ALL_BOLD.finditer(text, first, last))
        asked = sorted({**told, **dict(asked)}.items())  # “**The minister disagrees.**” asks, too
    name = _guest(text, [text[start:end] for start, end in asked], first)
    if not name:
        return
    for place, (_, start) in enumerate(asked):
        stop = asked[place + 1][0] if place + 1 < len(asked) else len(text)
        yield start, _end(text, start, min(stop, start + _LONGEST), name), name


def _questions(text: str) -> Iterator[tuple[int, int]]:
    """Yield the questions that are a paragraph, or all bold, with an answer below."""
    for mark in _ASKS.finditer(text):
        stop = mark.start()
        if text.find("\n", stop - _SHORTEST, stop) >= 0:
            continue
        low = max(0, stop - _QUESTION)
        start = text.rfind("\n", low, stop) + 1
        if (low and not start) or not text[start:stop].lstrip(_MARKS)[:1].isalpha():
            continue  # longer than any question, or a quotation
        above = text[max(0, start - 3) : start].rstrip(" \t")
        own = not start or above.endswith("\n\n") or text.startswith((*_BOLD, "#"), start)
        if own and text[mark.end() : mark.end() + _QUESTION].strip():
            yield start, mark.end()


def _guest(text: str, asked: list[str], first: int) -> str:
    """Return the name of who is asked, if the text says so once."""
    lead = text[: min(first, _LEAD)]
    names = {found[1] for found in GUEST.finditer(text[:_LEAD])}
    if len(names) == 1:
        return names.pop()
    if name := addressed(asked, lead):
        return name
    full = _full_names(lead)
    told = [name for name in full if is_first_name(name.split()[0].lower())]
    return told[0] if len(told) == 1 and _OF_INTERVIEWS.search(lead) else ""


def _full_names(lead: str) -> list[str]:
    return list(dict.fromkeys(_FULL.findall(_CREDIT.sub("", lead))))


def addressed(asked: list[str], lead: str) -> str:
    """Return whom questions call by name (“Mr Finch, why …?”), in full if `lead` does so.

    Empty where they call nobody, or two people.
    """
    called = {found["first"] or found["last"] for line in asked for found in _CALLED.finditer(line)}
    if len(called) != 1:
        return ""
    surname = called.pop()
    named = [name for name in _full_names(lead) if name.endswith(f" {surname.rsplit(' ', 1)[-1]}")]
    return named[0] if named else surname


def _end(text: str, start: int, stop: int, name: str) -> int:
    """Return where an answer ends at the latest: before thanks, a bold line or who was asked."""
    for blank in _BLANK.finditer(text, start, stop):
        after = blank.end()
        if after < stop and (_LAST.match(text, after) or text.startswith(name, after)):
            return after
    return stop
