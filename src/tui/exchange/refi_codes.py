"""Tags, and what else gloss says of a passage, as the codes of REFI-QDA.

Codes nest as tags do. Verdict, certainty, kinds and who says so have no place of their own in
the format: they are codes too, below four whose GUIDs are always the same, so that other
programs can count them and they come back as what they were.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.annotations.identifiers import derived_id
from tui.annotations.tags import levels_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.annotations.annotation import Annotation

__all__ = ["COLOURS", "FIELDS", "codes_of", "guid_of_code"]

COLOURS = {
    "blue": "#4078C0",
    "green": "#3F9142",
    "amber": "#D9A400",
    "violet": "#8250C4",
    "teal": "#1F9E9E",
    "pink": "#D6549B",
    "orange": "#E07B28",
    "red": "#CC3B3B",
}
"""How the colours that have a name here look elsewhere."""

_FIELD_NAMES = {
    "verdict": "Verdict",
    "certainty": "Certainty",
    "attribution": "Who says so",
    "kinds": "Kind of claim",
}

FIELDS = {
    derived_id("refi-qda", "field", field): (field, name) for field, name in _FIELD_NAMES.items()
}
"""The field of an annotation that the codes below a GUID stand for, and how that code is called."""

_GUIDS = {field: guid for guid, (field, _) in FIELDS.items()}

Place = tuple[str, ...]
"""Where a code stands: the names from the outermost on, or a field's GUID and a value."""


def codes_of(annotation: Annotation) -> Iterator[Place]:
    """Yield the places of all codes that a passage has."""
    for tag in annotation.tags:
        yield levels_of(tag)
    for field in ("verdict", "certainty", "attribution"):
        if value := getattr(annotation, field):
            yield _GUIDS[field], value
    for kind in annotation.kinds:
        yield _GUIDS["kinds"], kind


def guid_of_code(place: Place) -> str:
    """Return the GUID of a code: the same in every export."""
    return (
        place[0]
        if place[0] in FIELDS and len(place) == 1
        else derived_id("refi-qda", "code", *place)
    )
