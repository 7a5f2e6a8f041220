"""BibTeX and BibLaTeX files: what they know about sources.

A linear reader of its own: values in braces or quotes, macros and `#`, TeX's accents. What
Zotero and JabRef write into `file` becomes paths. Comments and preambles are passed over.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from tui.documents.dates import iso_date
from tui.documents.document import Metadata
from tui.errors import ExchangeError
from tui.exchange.reference import Reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["read", "write"]

_ENTRY = re.compile(r"@\s{0,10}(\w{1,40})\s{0,10}([{(])")
_KEY = re.compile(r"\s*([^\s,{}()=]{1,200})\s*(?:,|(?=[})]))")
_NAME = re.compile(r"[\s,]*([\w:.+-]{1,60})\s*=\s*")
_BARE = re.compile(r"[^\s,#{}()\"]{1,200}")
_JOIN = re.compile(r"\s*#\s*")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ACCENT = re.compile(
    r"\\([`'^\"~=.uvHcdbrkt])\s{0,3}(?:\{\s{0,3}(\\?[a-zA-Z])\s{0,3}\}|(\\?[a-zA-Z]))"
)
_COMBINING = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    '"': "\u0308",
    "~": "\u0303",
    "=": "\u0304",
    ".": "\u0307",
    "u": "\u0306",
    "v": "\u030c",
    "H": "\u030b",
    "c": "\u0327",
    "d": "\u0323",
    "b": "\u0331",
    "r": "\u030a",
    "k": "\u0328",
    "t": "\u0361",
}
_WORDS = {
    "ss": "ß",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "aa": "å",
    "AA": "Å",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "i": "ı",
    "j": "ȷ",
    "textendash": "–",
    "textemdash": "—",
    "textquoteright": "’",
    "textquoteleft": "‘",
    "ldots": "…",
    "dots": "…",
}
_WORD = re.compile(r"\\([a-zA-Z]{1,20})\s?(?:\{\})?")
_OUTLETS = (
    "journaltitle",
    "journal",
    "booktitle",
    "publisher",
    "institution",
    "organization",
    "school",
)
_VERBATIM = ("url", "doi", "eprint", "isbn", "issn")
_AND = re.compile(r"\\.|[{}]|(?<!\s)\s+and\s+", re.DOTALL)
_KEPT = ("doi", "isbn", "issn", "volume", "number", "pages", "keywords", "language", "eprint")


def read(text: str) -> list[Reference]:
    """Return the entries of a bibliography.

    Raises:
        ExchangeError: when there is none in the text.
    """
    macros = {month: month for month in _MONTHS}
    found = []
    position = 0
    while (entry := _ENTRY.search(text, position)) is not None:
        kind = entry[1].lower()
        position = entry.end()
        if kind in ("comment", "preamble"):
            continue
        key = "" if kind == "string" else None
        if key is None:
            named = _KEY.match(text, position)
            if named is None:
                continue
            key, position = named[1], named.end()
        fields, position = _fields(text, position, macros)
        if kind == "string":
            macros.update(fields)
        else:
            found.append(_reference(key, kind, fields))
    if not found:
        raise ExchangeError("there are no BibTeX entries in this file")
    return found


def write(references: Iterable[Reference]) -> str:
    """Return a bibliography in BibLaTeX."""
    return "\n".join(_entry(reference) for reference in references)


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
    plain = {
        name: _verbatim(value) if name in _VERBATIM else _plain(value)
        for name, value in fields.items()
        if name != "file"
    }
    when = plain.get("date") or " ".join(filter(None, (plain.get("month"), plain.get("year"))))
    url = plain.get("url") or _address(fields.get("howpublished") or fields.get("note") or "")
    if not url and plain.get("doi"):
        url = "https://doi.org/" + plain["doi"].removeprefix("https://doi.org/")
    attributes = {name: plain[name] for name in _KEPT if plain.get(name)}
    title = ": ".join(filter(None, (plain.get("title"), plain.get("subtitle"))))
    metadata = Metadata(
        title=title,
        outlet=next((plain[name] for name in _OUTLETS if plain.get(name)), ""),
        author=_names(fields.get("author") or fields.get("editor") or ""),
        date=iso_date(when),
        url=url,
        attributes={"citation_key": key, **attributes},
    )
    return Reference(key, metadata, kind, tuple(_files(fields.get("file", ""))))


def _names(value: str) -> str:
    """Turn `Last, First and {The Office of Buses and Trains}` into `First Last, The Office…`."""
    names = []
    for name in _split(value):
        if _is_whole(name):  # an organisation: not to be taken apart
            names.append(_plain(name))
            continue
        last, comma, first = _plain(name).partition(",")
        names.append(
            f"{first.rpartition(',')[2].strip()} {last.strip()}" if comma else last.strip()
        )
    return ", ".join("et al." if name == "others" else name for name in names if name)


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


def _verbatim(value: str) -> str:
    """Return an address or a number as it is: in it `~` and `--` are themselves."""
    value = re.sub(r"\\url\s{0,3}|\\textasciitilde(?:\{\})?", _unsaid, value)
    value = re.sub(r"\\([&%$#_~])(?:\{\})?", r"\1", value)
    return value.replace("{", "").replace("}", "").strip()


def _unsaid(match: re.Match[str]) -> str:
    return "~" if "tilde" in match[0] else ""


def _address(value: str) -> str:
    """Return the address that stands in a note, or nothing."""
    found = re.search(r"https?://[^\s}]{1,2000}", _verbatim(value))
    return found[0] if found else ""


def _plain(value: str) -> str:
    """Return TeX as text: accents composed, braces and commands off."""

    def accent(match: re.Match[str]) -> str:
        letter = (match[2] or match[3]).lstrip("\\")
        return unicodedata.normalize("NFC", letter + _COMBINING[match[1]])

    value = _ACCENT.sub(accent, value)
    value = _WORD.sub(lambda m: _WORDS.get(m[1], ""), value)
    value = re.sub(r"\\([&%$#_{}])", r"\1", value.replace("{", "").replace("}", ""))
    value = value.replace("---", "—").replace("--", "–").replace("~", "\u00a0")
    return " ".join(value.split())


def _files(value: str) -> Iterator[str]:
    """Yield the paths in a `file` field: `a.pdf`, or `title:path:type` joined by `;`."""
    for part in re.split(r"(?<!\\);", value):
        pieces = re.split(r"(?<!\\):", part)
        path = pieces[1] if len(pieces) >= 3 else part
        path = re.sub(r"\\([:;\\{}_])", r"\1", path).replace("\\", "/").strip(" {}")
        if path:
            yield path


def _entry(reference: Reference) -> str:
    metadata = reference.metadata
    kind = reference.kind if re.fullmatch(r"[a-z]{2,20}", reference.kind) else "online"
    fields = {
        "title": metadata.title,
        "author": metadata.author.replace("; ", " and ").replace(", ", " and "),
        "journaltitle": metadata.outlet,
        "date": metadata.date,
        "url": metadata.url,
        "file": ";".join(reference.files),
    }
    rows = "".join(
        f"  {name} = {{{_escaped(value, name)}}},\n" for name, value in fields.items() if value
    )
    return f"@{kind}{{{reference.key},\n{rows}}}\n"


def _escaped(value: str, name: str) -> str:
    flat = " ".join(value.split())
    if name in ("url", "file"):
        return flat.replace("{", "%7B").replace("}", "%7D")
    return re.sub(r"([&%$#_])", r"\\\1", flat.replace("\\", "").replace("{", "(").replace("}", ")"))
