"""W3C Web Annotation (https://www.w3.org/TR/annotation-model/) as JSON-LD.

Quote and place are the model's own selectors, note and tags its textual bodies. What it has
no word for (verdict, who says so, certainty, kinds) stands under `gloss:` names, which other
programs are told to pass over.

What Hypothes.is gives out (https://h.readthedocs.io/en/latest/api-reference/v1/) is an older
form of the same model, and is read too, as an answer of its service or as a file of its client.
"""

from __future__ import annotations

import json
import re
from itertools import chain
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from tui.annotations.annotation import Annotation, from_row, to_row
from tui.annotations.identifiers import derived_id
from tui.errors import ExchangeError
from tui.exchange.item import Item

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["read", "write"]

_CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"gloss": "urn:gloss:"}]
_OURS = ("verdict", "attribution", "certainty", "kinds", "twin", "text_sha256", "links")
_SELECTORS = {
    "TextQuoteSelector": {"exact", "prefix", "suffix"},
    "TextPositionSelector": {"start", "end"},
}
_CHARACTERS = re.compile(r"char=(\d{1,18}),(\d{1,18})(?:;|\Z)", re.ASCII)
_URN = "urn:uuid:"


def write(items: Iterable[Item]) -> str:
    """Return an annotation page that holds `items`."""
    rows = [_to_web(item) for item in items]
    page = {
        "@context": _CONTEXT,
        "id": _URN + derived_id(*(row["id"] for row in rows)),  # a page must have one
        "type": "AnnotationPage",
        "items": rows,
    }
    return json.dumps(page, ensure_ascii=False, indent=1) + "\n"


def read(text: str) -> list[Item]:
    """Return the items of an annotation page, a collection, a list or one annotation.

    Raises:
        ExchangeError: when it is none of these.
    """
    try:
        data = json.loads(text.removeprefix("\ufeff"))
    except RecursionError as error:
        raise ExchangeError("this JSON is nested too deeply.") from error
    except json.JSONDecodeError as error:
        raise ExchangeError(f"this is not JSON: {error}.") from error
    except ValueError as error:
        raise ExchangeError("this JSON has a number of thousands of digits.") from error
    rows = list(_rows(data))
    by_name = {
        name: row for row in rows if isinstance(row, dict) and (name := _text(row.get("id")))
    }
    return [_from_web(_answered(row, by_name), n) for n, row in enumerate(rows, 1)]


def _answered(row: Any, by_name: dict[str, Any]) -> Any:
    """Return an answer to another annotation, as Hypothes.is has them, with the place of that."""
    first = next(iter(_many(row.get("references"))), None) if isinstance(row, dict) else None
    about = by_name.get(_text(first))
    if about is None or any(map(_selectors_of, _many(row.get("target")))):
        return row
    return {**row, "target": about.get("target")}


def _selectors_of(target: Any) -> list[Any]:
    return _many(target.get("selector")) if isinstance(target, dict) else []


def _rows(data: Any) -> Iterator[Any]:
    if isinstance(data, list):
        yield from data
        return
    whole = data if isinstance(data, dict) else {}
    if isinstance(whole.get("first"), dict):
        yield from _rows(whole["first"])
        return
    for name in ("items", "rows", "annotations", "@graph"):
        if isinstance(whole.get(name), list):
            yield from whole[name]
            return
    if "target" not in whole:
        raise ExchangeError("this is no Web Annotation: it has neither items nor a target.")
    yield whole


def _to_web(item: Item) -> dict[str, Any]:
    annotation = item.annotation
    bodies = [
        {"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in annotation.tags
    ]
    if annotation.note:
        bodies.insert(
            0,
            {
                "type": "TextualBody",
                "purpose": "commenting",
                "format": "text/markdown",
                "value": annotation.note,
            },
        )
    selectors = list(_selectors(annotation))
    plain = to_row(annotation)
    row: dict[str, Any] = {
        "id": _URN + annotation.id,
        "type": "Annotation",
        "motivation": "commenting" if annotation.note else "highlighting",
        "created": annotation.created,
        "modified": annotation.modified,
        "creator": annotation.creator and {"type": "Person", "name": annotation.creator},
        "body": bodies,
        "target": {
            "source": quote(item.path, safe="/", errors="surrogatepass"),
            **({"selector": selectors} if selectors else {}),
        },
        **{f"gloss:{name}": plain.get(name) for name in _OURS},
        "gloss:more": dict(annotation.extra),
    }
    return {name: value for name, value in row.items() if value or name in {"body", "target"}}


def _selectors(annotation: Annotation) -> Iterator[dict[str, Any]]:
    if annotation.quote or annotation.prefix or annotation.suffix:
        yield {
            "type": "TextQuoteSelector",
            "exact": annotation.quote,
            "prefix": annotation.prefix,
            "suffix": annotation.suffix,
        }
    if annotation.start is not None and annotation.end is not None:
        yield {
            "type": "TextPositionSelector",
            "start": annotation.start,
            "end": annotation.end,
        }


def _from_web(row: Any, number: int) -> Item:
    row = row if isinstance(row, dict) else {}
    targets = [_target(one) for one in _many(row.get("target"))]
    targets = [one for one in targets if one["source"]] or [_target(row.get("uri"))]
    # Of several places the first that is quoted: the others say the same elsewhere.
    target = next((one for one in targets if one.get("exact")), targets[0])
    kept = {"selector": target["selector"]} if "selector" in target else {}
    if not target["source"]:
        raise ExchangeError(f"annotation {number} has no target with a source.")
    bodies = list(_bodies(row))
    more = row.get("gloss:more")
    fields: dict[str, Any] = {
        **kept,
        **(more if isinstance(more, dict) else {}),
        **{name: row[f"gloss:{name}"] for name in _OURS if f"gloss:{name}" in row},
        "quote": target.get("exact", ""),
        "prefix": target.get("prefix", ""),
        "suffix": target.get("suffix", ""),
        "start": target.get("start"),
        "end": target.get("end"),
        "note": "\n\n".join(value for value, is_tag in bodies if value and not is_tag),
        "tags": [value for value, is_tag in bodies if value and is_tag],
        "created": row.get("created"),
        "modified": row.get("modified", row.get("updated")),
        "creator": _creator(row.get("creator", row.get("user"))),
    }
    name = _text(row.get("id")).removeprefix(_URN)
    source = target["source"]
    path = source if "://" in source else _unquoted(source)
    is_ours = any(field.startswith("gloss:") for field in row)
    return Item(path, from_row(name, fields), unsaid=frozenset() if is_ours else frozenset(_OURS))


def _unquoted(source: str) -> str:
    """Return a path without its escapes; bytes that are no UTF-8 as names of files have them."""
    try:
        return unquote(source, errors="surrogatepass")
    except UnicodeDecodeError:
        return unquote(source, errors="surrogateescape")


def _target(value: Any) -> dict[str, Any]:
    """Return the source of a target, and what its selectors say, also those that refine others.

    Selectors that say nothing here, as of regions of a picture, are kept as they are.
    """
    if not isinstance(value, dict):
        name, _, fragment = _text(value).partition("#char=")
        return {"source": name, **_characters(f"char={fragment}")}
    source = value.get("source", value.get("id"))
    found = _target(source.get("id") if isinstance(source, dict) else _text(source))
    given = _selectors_of(value)
    waiting = list(given)
    while waiting:
        selector = waiting.pop()
        if not isinstance(selector, dict):
            continue
        for kind in map(_text, _many(selector.get("type"))):
            known = _SELECTORS.get(kind, set())
            found |= {name: selector[name] for name in known & set(selector)}
            if kind == "FragmentSelector":
                found = _characters(_text(selector.get("value"))) | found
            if kind == "Choice":
                waiting += _many(selector.get("items"))
        waiting += _many(selector.get("refinedBy"))
    if given and not {"exact", "start"} & set(found):
        found["selector"] = given
    return found


def _characters(fragment: str) -> dict[str, int]:
    """Return from where to where `char=10,20` says (RFC 5147); other fragments say nothing."""
    place = _CHARACTERS.match(fragment)
    return {"start": int(place[1]), "end": int(place[2])} if place else {}


def _bodies(row: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """Yield the values of the bodies, and which of them are tags; a Choice is its items."""
    everywhere = _many(row.get("motivation")) == ["tagging"]
    waiting = [*_many(row.get("body")), *_many(row.get("bodyValue")), *_many(row.get("text"))]
    for body in chain.from_iterable(map(_alternatives, waiting)):
        if not isinstance(body, dict):
            yield _text(body), False
            continue
        source = body.get("source")
        value = _text(body.get("value")) or _text(source) or _text(body.get("id"))
        purposes = _many(body.get("purpose"))
        yield value, "tagging" in purposes or (not purposes and everywhere)
    for tag in _many(row.get("tags")):
        yield _text(tag), True


def _alternatives(body: Any) -> list[Any]:
    is_set = isinstance(body, dict) and "value" not in body
    return _many(body.get("items")) or [body] if is_set else [body]


def _creator(value: Any) -> str:
    value = next(iter(value), None) if isinstance(value, list) else value
    if isinstance(value, dict):
        return _text(value.get("name")) or _text(value.get("nickname")) or _text(value.get("id"))
    return _text(value).removeprefix("acct:")


def _many(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
