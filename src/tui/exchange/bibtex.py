"""BibTeX and BibLaTeX files: what they know about sources.

A linear reader of its own: values in braces or quotes, macros and `#`, TeX's accents. What
Zotero and JabRef write into `file` becomes paths. Comments and preambles are passed over.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.documents.dates import iso_date
from tui.documents.document import Metadata
from tui.errors import ExchangeError
from tui.exchange.reference import Reference
from tui.exchange.tex import plain, verbatim

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["read"]

_ENTRY = re.compile(r"@\s{0,10}(\w{1,40})\s{0,10}([{(])")
_KEY = re.compile(
    r"\s*([^\s,{}=\"#%~]{0,200}?)\s{0,100}(?:,|(?=\}|\)\s{0,100}(?:@|\Z)))"
    r"|\s*[^,{}=\"]{1,200},"  # a key with blanks in it is none
)
_NAME = re.compile(r"[\s,]*([\w:.+-]{1,60})\s*=\s*")
_BARE = re.compile(r"[^\s,#{}()\"]{1,200}")
_JOIN = re.compile(r"\s*#\s*")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_OUTLETS = (
    "journaltitle",
    "journal",
    "booktitle",
    "publisher",
    "institution",
    "organization",
    "school",
)
_ONLY_PARENTS = ("xdata",)
_MOST_PARENTS = 5
_OWN = frozenset(("crossref", "xdata", "file", "url", "doi", "pages", "subtitle", "ids"))
"""What an entry does not have from the one it refers to."""
_VERBATIM = ("url", "doi", "eprint", "isbn", "issn")
_AND = re.compile(r"\\.|[{}]|(?<!\s)\s+and\s+", re.DOTALL)
_KEYED = re.compile(r"(family|given|prefix|suffix)\s{0,9}=\s{0,9}([^,=]{1,200})\Z")
_KEPT = ("doi", "isbn", "issn", "volume", "number", "pages", "keywords", "language", "eprint")


def read(text: str) -> list[Reference]:
    """Return the entries of a bibliography.

    Raises:
        ExchangeError: when there is none in the text.
    """
    macros = {month: month for month in _MONTHS}
    found: list[tuple[str, str, dict[str, str]]] = []
    position = 0
    balanced = True
    while (entry := _ENTRY.search(text, position)) is not None:
        kind = entry[1].lower()
        position = entry.end()
        if kind in ("comment", "preamble"):
            end = _value(text, position - 1, macros)[1] if balanced else len(text)
            balanced = end < len(text)  # else each comment would be looked through to the end
            position = end if balanced else position
            continue
        named = _KEY.match(text, position) if kind != "string" else None
        key, position = (named[1] or "", named.end()) if named else ("", position)
        fields, position = _fields(text, position, macros)
        if kind == "string":
            macros.update(fields)
        else:
            found.append((key, kind, fields))
    if not found:
        raise ExchangeError("there are no BibTeX entries in this file")
    known = {key: fields for key, _, fields in reversed(found) if key}
    return [
        _reference(key, kind, _inherited(fields, known))
        for key, kind, fields in found
        if kind not in _ONLY_PARENTS
    ]


def _inherited(fields: dict[str, str], known: Mapping[str, dict[str, str]]) -> dict[str, str]:
    """Return fields with what those of the entry lack that it refers to: its volume, its event."""
    whole = dict(fields)
    parents = f"{fields.get('crossref', '')},{fields.get('xdata', '')}".split(",")[:_MOST_PARENTS]
    for parent in parents:
        for name, value in known.get(parent.strip(), {}).items():
            if name in _OWN:
                continue
            whole.setdefault("booktitle" if name == "title" and name in fields else name, value)
    return whole


def _fields(text: str, position: int, macros: dict[str, str]) -> tuple[dict[str, str], int]:
    """Read `name = value` pairs up to the end of the entry."""
    fields: dict[str, str] = {}
    while (name := _NAME.match(text, position)) is not None:
        position = name.end()
        value = []
        while True:
            part, position = _value(text, position, macros)
            value.append(part)
            join = _JOIN.match(text, position)
            if join is None:
                break
            position = join.end()
        fields.setdefault(name[1].lower(), "".join(value))
    return fields, position


def _value(text: str, position: int, macros: dict[str, str]) -> tuple[str, int]:
    """Read one braced, quoted or bare value; braces inside must balance."""
    opening = text[position : position + 1]
    if opening not in ("{", '"'):
        bare = _BARE.match(text, position)
        if bare is None:
            return "", position
        return macros.get(bare[0].lower(), bare[0]), bare.end()
    depth = 0
    for mark in re.compile(r'\\.|[{}"]', re.DOTALL).finditer(text, position + (opening == '"')):
        sign = mark[0]
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
        if (opening == "{" and depth == 0 and sign == "}") or (
            opening == '"' and depth == 0 and sign == '"'
        ):
            return text[position + 1 : mark.start()], mark.end()
    return text[position + 1 :], len(text)


def _reference(key: str, kind: str, fields: dict[str, str]) -> Reference:
    said = {
        name: verbatim(value) if name in _VERBATIM else plain(value)
        for name, value in fields.items()
        if name != "file"
    }
    month, year = said.get("month", ""), said.get("year", "")
    numbered = month.isdecimal() and len(month) <= 2  # May may be `may` or `5`
    when = said.get("date") or (f"{year}-{month:>02}" if numbered else f"{month} {year}".strip())
    url = said.get("url") or _address(fields.get("howpublished") or fields.get("note") or "")
    if not url and said.get("doi"):
        url = "https://doi.org/" + said["doi"].removeprefix("https://doi.org/")
    attributes = {name: said[name] for name in _KEPT if said.get(name)}
    title = ": ".join(filter(None, (said.get("title"), said.get("subtitle"))))
    metadata = Metadata(
        title=title,
        outlet=next((said[name] for name in _OUTLETS if said.get(name)), ""),
        author=_names(fields.get("author") or fields.get("editor") or ""),
        date=iso_date(when),
        url=url,
        attributes={**({"citation_key": key} if key else {}), **attributes},
    )
    return Reference(key, metadata, kind, tuple(_files(fields.get("file", ""))))


def _names(value: str) -> str:
    """Turn `Last, First and {The Office of Buses and Trains}` into `First Last, The Office…`."""
    names = []
    for name in _split(value):
        if _is_whole(name):  # an organisation: not to be taken apart
            names.append(plain(name))
            continue
        names.append(_person(plain(name)))
    return ", ".join("et al." if name == "others" else name for name in names if name)


def _person(name: str) -> str:
    """Turn `Brown, Jr., Ben` into `Ben Brown Jr.`, and biblatex's `family=Brown, given=Ben`."""
    parts = [part.strip() for part in name.split(",")]
    keyed = {found[1]: found[2] for found in map(_KEYED.match, parts) if found is not None}
    if "family" in keyed:
        order = ("given", "prefix", "family", "suffix")
        return " ".join(keyed[key].strip(' "') for key in order if key in keyed)
    last, suffix, first = parts[0], parts[1] if len(parts) > 2 else "", parts[-1]
    return " ".join(filter(None, (first, last, suffix))) if len(parts) > 1 else last


def _split(value: str) -> list[str]:
    """Divide a list of names at each `and` that stands in no braces."""
    parts, start, depth = [], 0, 0
    for mark in _AND.finditer(value):
        if mark[0] in "{}":
            depth += 1 if mark[0] == "{" else -1
        elif depth == 0 and not mark[0].startswith("\\"):
            parts.append(value[start : mark.start()])
            start = mark.end()
    return [part.strip() for part in (*parts, value[start:])]


def _is_whole(name: str) -> bool:
    """Say whether a name stands in one pair of braces."""
    depth = 0
    for place, sign in enumerate(name):
        depth += (sign == "{") - (sign == "}")
        if not depth:
            return place > 0 and place == len(name) - 1
    return False


def _address(value: str) -> str:
    """Return the address that stands in a note, or nothing."""
    found = re.search(r"https?://[^\s}]{1,2000}", verbatim(value))
    return found[0] if found else ""


def _files(value: str) -> Iterator[str]:
    """Yield the paths in a `file` field: `a.pdf`, or `title:path:type` joined by `;`."""
    for part in re.split(r"(?<!\\);", value):
        pieces = re.split(r"(?<!\\):", part)
        path = pieces[-2] if len(pieces) >= 3 else part
        path = re.sub(r"\\([:;\\{}_])", r"\1", path).replace("\\", "/").strip(" {}")
        if path:
            yield path
