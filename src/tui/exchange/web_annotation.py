"""W3C Web Annotation (https://www.w3.org/TR/annotation-model/) as JSON-LD.

Quote and place are the model's own selectors, note and tags its textual bodies. What it has
no word for (verdict, who says so, certainty, kinds) stands under `gloss:` names, which other
programs are told to pass over.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from tui.annotations.annotation import Annotation, Link
from tui.errors import ExchangeError
from tui.exchange.item import Item

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["read", "write"]

_CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"gloss": "urn:gloss:"}]
_TEXTS = ("verdict", "attribution", "certainty")
_URN = "urn:uuid:"


def write(items: Iterable[Item]) -> str:
    """Return an annotation page that holds `items`."""
    page = {
        "@context": _CONTEXT,
        "type": "AnnotationPage",
        "items": [_to_web(item) for item in items],
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
    except ValueError as error:
        raise ExchangeError(f"this is not JSON: {error}.") from error
    return [_from_web(row, number) for number, row in enumerate(_rows(data), 1)]


def _rows(data: Any) -> Iterator[Any]:
    if isinstance(data, list):
        yield from data
    elif isinstance(data, dict) and isinstance(data.get("first"), dict):
        yield from _rows(data["first"])
    elif isinstance(data, dict) and isinstance(data.get("items"), list):
        yield from data["items"]
    elif isinstance(data, dict) and "target" in data:
        yield data
    else:
        raise ExchangeError("this is no Web Annotation: it has neither items nor a target.")


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
    row: dict[str, Any] = {
        "id": _URN + annotation.id,
        "type": "Annotation",
        "motivation": "commenting" if annotation.note else "highlighting",
        "created": annotation.created,
        "modified": annotation.modified,
        "creator": annotation.creator,
        "body": bodies,
        "target": {
            "source": quote(item.path, safe="/", errors="surrogatepass"),
            "selector": list(_selectors(annotation)),
        },
        **{f"gloss:{name}": getattr(annotation, name) for name in (*_TEXTS, "text_sha256")},
        "gloss:kinds": list(annotation.kinds),
        "gloss:links": [{"relation": link.relation, "to": link.to} for link in annotation.links],
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
    target = row.get("target") if isinstance(row, dict) else None
    if isinstance(target, list):
        target = target[0] if target else None
    if isinstance(target, str):
        target = {"source": target}
    if not isinstance(target, dict) or not _text(target.get("source")):
        raise ExchangeError(f"annotation {number} has no target with a source.")
    selectors = {
        selector.get("type"): selector
        for selector in _many(target.get("selector"))
        if isinstance(selector, dict)
    }
    exact = selectors.get("TextQuoteSelector", {})
    place = selectors.get("TextPositionSelector", {})
    bodies = [body for body in _many(row.get("body")) if isinstance(body, dict)]
    notes = [_text(b.get("value")) for b in bodies if b.get("purpose") != "tagging"]
    tags = [_text(b.get("value")) for b in bodies if b.get("purpose") == "tagging"]
    creator = row.get("creator")
    marks: dict[str, Any] = {name: _text(row.get(f"gloss:{name}")) or None for name in _TEXTS}
    return Item(
        unquote(_text(target["source"]), errors="surrogatepass"),
        Annotation(
            id=_text(row.get("id")).removeprefix(_URN),
            quote=_text(exact.get("exact")),
            prefix=_text(exact.get("prefix")),
            suffix=_text(exact.get("suffix")),
            start=_offset(place.get("start")),
            end=_offset(place.get("end")),
            note="\n\n".join(note for note in notes if note),
            tags=tuple(dict.fromkeys(tag for tag in tags if tag)),
            **marks,
            kinds=tuple(k for k in _many(row.get("gloss:kinds")) if isinstance(k, str)),
            text_sha256=_text(row.get("gloss:text_sha256")),
            links=tuple(_links(row.get("gloss:links"))),
            created=_text(row.get("created")),
            modified=_text(row.get("modified")),
            creator=_text(creator.get("name") if isinstance(creator, dict) else creator),
        ),
    )


def _links(value: Any) -> Iterator[Link]:
    for link in _many(value):
        if isinstance(link, dict) and _text(link.get("relation")) and _text(link.get("to")):
            yield Link(link["relation"], link["to"])


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _offset(value: Any) -> int | None:
    return value if type(value) is int and value >= 0 else None
