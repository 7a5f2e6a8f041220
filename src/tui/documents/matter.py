"""What a text says about itself at its top: front matter and header lines.

Front matter is YAML between `---` lines or TOML between `+++` lines. Of YAML only the part
people write there is read (scalars, lists, folded lines, one level of nesting): no anchors,
no tags, nothing that could be a bomb. A header block is `Title: ...` lines, as in saved
articles and RFC 822.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime
from typing import TYPE_CHECKING

from tui.documents.dates import iso_date
from tui.documents.document import Metadata

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["front_matter", "header_block", "metadata_of"]

Fields = dict[str, str]

_LONGEST = 64 * 1024
_KEY = re.compile(r"(\w[\w .-]{0,40}?):(?:[ \t]+(.*))?\Z")
_HEADER = re.compile(r"\*{0,2}(\w[\w -]{0,30}?)[ \t]{0,4}:\*{0,2}(?:[ \t]+(\S.*?))?[ \t]*\Z")
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|\n]{1,200}\|)?([^\[\]|\n]{1,200})\]\]")
_ROLES = {
    "title": ("title", "subject", "headline", "name", "titel", "titre", "título"),
    "author": (
        *("author", "authors", "by", "byline", "creator", "writer", "written by", "from"),
        *("autor", "autorin", "autoren", "verfasser", "auteur", "autrice", "autora"),
    ),
    "outlet": (
        *("outlet", "publisher", "publication", "source", "site", "site_name", "site name"),
        *("website", "journal", "newspaper", "container-title", "quelle", "zeitung", "fuente"),
    ),
    "date": (
        *("date", "published", "publication date", "date published", "pubdate", "issued"),
        *("created", "posted", "published_at", "publish_date", "published on", "year", "time"),
        *("datum", "veröffentlicht", "veröffentlicht am", "publié le", "fecha"),
    ),
    "url": ("url", "link", "canonical", "permalink", "source_url", "original", "uri", "source url"),
}
_ROLE_OF = {key: role for role, keys in _ROLES.items() for key in keys}
_TELLING = frozenset(
    (
        *("title", "author", "authors", "date", "url", "source", "subject", "published"),
        *("titel", "autor", "autorin", "datum", "quelle", "titre", "auteur", "título", "fecha"),
    )
)


def front_matter(text: str) -> tuple[int, Fields]:
    """Return where the front matter at the top ends (0 without any), and its fields."""
    fence = text[:4]
    if fence not in ("---\n", "+++\n"):
        return 0, {}
    closing = re.compile(
        r"^(?:---|\.\.\.)[ \t]*$" if fence[0] == "-" else r"^\+\+\+[ \t]*$", re.MULTILINE
    )
    end = closing.search(text, 4, _LONGEST)
    if end is None:
        return 0, {}
    inner = text[4 : end.start()]
    fields = _yaml_fields(inner) if fence[0] == "-" else _toml_fields(inner)
    return (end.end(), fields) if fields else (0, {})


def header_block(text: str, start: int = 0) -> tuple[int, Fields]:
    """Return where a block of `Key: value` lines at `start` ends, and its fields.

    Without at least two such lines, one of them a telling one (title, author, date...), and
    a blank line after them, it is ordinary text: the end is `start` and there are no fields.
    """
    fields: Fields = {}
    position, last = start, ""
    while position < min(len(text), start + _LONGEST):
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        line = text[position : min(end, position + 2000)]
        if not line.strip():
            break
        match = _HEADER.match(line)
        if match is not None and (match[2] or fields):
            last = match[1].strip().lower()
            fields.setdefault(last, match[2] or "")
        elif last and line[0] in " \t":
            fields[last] += " " + line.strip()
        else:
            return start, {}
        position = end + 1
    if len(fields) < 2 or not _TELLING & fields.keys():
        return start, {}
    return min(position, len(text)), fields


def metadata_of(fields: Mapping[str, str]) -> Metadata:
    """Sort fields into the known roles; the others become free attributes.

    A date that cannot be read is kept as the attribute `date`.
    """
    roles: Fields = {}
    attributes: Fields = {}
    for key, value in fields.items():
        role = _ROLE_OF.get(key.lower())
        flat = _WIKI_LINK.sub(r"\1", " ".join(value.split()))
        if role == "outlet" and _is_url(flat):
            role = "url"
        if role == "date" and flat:
            known = iso_date(flat)
            if not known:
                attributes["date"] = flat
                continue
            flat = known
        if role is None:
            attributes.update({key: flat} if flat else {})
        elif flat:
            roles.setdefault(role, flat)
    if not _is_url(roles.get("url", "")):
        roles.pop("url", None)
    return Metadata(**roles, attributes=attributes)


def _is_url(text: str) -> bool:
    return text.startswith(("http://", "https://")) and " " not in text


def _yaml_fields(inner: str) -> Fields:
    """Read the YAML that people write in front matter; what is deeper is left out."""
    collected: dict[str, list[str]] = {}
    key = ""
    for line in inner.split("\n"):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        match = _KEY.match(line)
        if match is not None:
            key = match[1].strip()
            value = _scalar(match[2] or "")
            collected[key] = [] if value in ("", ">", "|", ">-", "|-", ">+", "|+") else [value]
        elif not key:
            return {}
        elif line[0] in " \t-":
            item = line.strip()
            if item == "-":
                continue
            collected[key].append(_scalar(item.removeprefix("- ")))
        else:
            return {}
    return {k: _joined(v) for k, v in collected.items()}


def _scalar(value: str) -> str:
    """Return a YAML scalar or flow list as plain text."""
    value = value.strip()
    if value[:1] in ("'", '"'):
        quote = value[0]
        end = value.find(quote, 1)
        while end > 0 and (
            value[end - 1] == "\\" if quote == '"' else value[end + 1 : end + 2] == "'"
        ):
            end = value.find(quote, end + (1 if quote == '"' else 2))
        inner = value[1:end] if end > 0 else value[1:]
        return inner.replace('\\"', '"') if quote == '"' else inner.replace("''", "'")
    value = value.split(" #", 1)[0].rstrip()
    if value.startswith("[") and value.endswith("]"):
        return _joined(_scalar(part) for part in value[1:-1].split(","))
    return "" if value in ("~", "null") else value


def _joined(parts: Iterable[str]) -> str:
    """Join a list's items; `; ` where an item has a comma of its own (`Smith, Ada`)."""
    items = [p for p in parts if p]
    return ("; " if any("," in i for i in items) and len(items) > 1 else ", ").join(items)


def _toml_fields(inner: str) -> Fields:
    try:
        table = tomllib.loads(inner)
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}
    fields: Fields = {}
    for key, value in table.items():
        if isinstance(value, dict):
            fields.update({f"{key}.{k}": _plain(v) for k, v in value.items()})
        else:
            fields[key] = _plain(value)
    return {k: v for k, v in fields.items() if v}


def _plain(value: object) -> str:
    if isinstance(value, list):
        return _joined(_plain(v) for v in value if not isinstance(v, (dict, list)))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return "" if isinstance(value, dict) else str(value)
