"""What became of an import, and what to say of what was not taken."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from tui.errors import quoted_path

__all__ = ["Imported"]


@dataclass
class Imported:
    """What became of an import; `refused` has a line for each item that was not taken.

    `missing` counts those whose document is not here, by its name; `taken_for` has a line for
    each document that goes by another path here.
    """

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: int = 0
    newer_here: int = 0
    refused: list[str] = field(default_factory=list)
    missing: Counter[str] = field(default_factory=Counter)
    taken_for: list[str] = field(default_factory=list)
    empty: int = 0

    @property
    def refusals(self) -> list[str]:
        """Why items were not taken; a line for all those on one document that is not here."""
        missing = [_no_document(*each) for each in self.missing.items()]
        return [*self.refused, *missing, *([_no_words(self.empty)] if self.empty else ())]

    def __str__(self) -> str:
        parts = [f"{len(self.added)} added"]
        for count, what in (
            (len(self.changed), "changed"),
            (self.unchanged, "known already"),
            (self.newer_here, "newer here and kept"),
            (len(self.refused) + self.missing.total() + self.empty, "refused"),
        ):
            if count:
                parts.append(f"{count} {what}")
        return ", ".join(parts)


def _no_document(name: str, count: int) -> str:
    """Return what to say of annotations on what is not here, and how to go on."""
    notes = "an annotation" if count == 1 else f"{count} annotations"
    return (
        f"{quoted_path(name)} is not a document of this library, {notes} left out; "
        "put it there (gloss add) and import the file once more, nothing is made twice."
    )


def _no_words(count: int) -> str:
    rows = "a row has" if count == 1 else f"{count} rows have"
    return f"{rows} neither a quote nor a note, a tag or any other mark: nothing is made of that."
