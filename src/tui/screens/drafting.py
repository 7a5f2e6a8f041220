"""From a passage or document to the note editor and back: what is shown, and what was changed.

Wherever a note is written, what was being written when the program ended comes back.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.app import App

    from tui.annotations.annotation import Annotation
    from tui.annotations.tags import Tag
    from tui.library import Library
    from tui.screens.drafts import Drafts
    from tui.screens.note import NoteDraft, NoteEditor

__all__ = [
    "KEPT",
    "MEMO",
    "SHARED",
    "Written",
    "changed",
    "draft_of",
    "drafts_of",
    "foreseen",
    "shared",
    "write_note",
]

KEPT = "not saved, U goes on with it"

SHARED = "saved; somebody else wrote here meanwhile: both texts are kept"

MEMO = "memo"
"""The place of a new note on a whole document."""

STANDING = "standing-NoteEditor"
"""What the editor is installed as that stands by."""

FIELDS = ("note", "tags", "verdict", "attribution", "certainty")


@dataclass(frozen=True, slots=True)
class Written:
    """What a reader has changed in the note editor.

    It stays a draft until `saved` is called: a disk may be full, the document may be gone.
    """

    changes: dict[str, Any]
    saved: Callable[[], None]


def drafts_of(library: Library) -> Drafts:
    """Return where a library's drafts are kept."""
    from tui.screens.drafts import Drafts

    return Drafts(library.state_folder / "drafts" / library.cache_folder.name)


async def write_note(
    app: App[Any],
    library: Library,
    draft: NoteDraft,
    *,
    path: str,
    place: str,
    known: Sequence[Tag] = (),
    recent: Sequence[str] = (),
    editor: Sequence[str] = (),
) -> Written:
    """Ask for a note and its marks; return what was changed.

    `path` and `place` (an annotation's id, `start-end`, or `MEMO`) say what it is written on.
    """
    drafts = drafts_of(library)
    asked, key = _editor_of(
        library, draft, path=path, place=place, known=known, recent=recent, editor=editor
    )
    written = await app.push_screen_wait(asked)
    if written is not None and not written.note.strip():
        written = replace(written, note="")  # blanks say nothing
    changes = {} if written is None else changed(draft, written)
    if written is not None and changes:
        drafts.keep(key, written)
    else:
        drafts.forget(key)
    return Written(changes, lambda: drafts.forget(key))


def foreseen(
    app: App[Any],
    library: Library,
    draft: NoteDraft,
    *,
    path: str,
    place: str,
    known: Sequence[Tag],
    recent: Sequence[str],
) -> tuple[NoteEditor, NoteEditor] | None:
    """Return the editor that stands by, and one that asks what :func:`write_note` would.

    None where no editor stands by, or it is being written in.
    """
    if not app.is_screen_installed(STANDING):
        return None
    dialog = cast("NoteEditor", app.get_screen(STANDING))
    if dialog in app.screen_stack or not dialog.is_mounted:
        return None
    asked, _ = _editor_of(library, draft, path=path, place=place, known=known, recent=recent)
    return dialog, asked


def _editor_of(
    library: Library,
    draft: NoteDraft,
    *,
    path: str,
    place: str,
    known: Sequence[Tag],
    recent: Sequence[str],
    editor: Sequence[str] = (),
) -> tuple[NoteEditor, str]:
    """Return what asks for a note, and what a draft of it is kept under."""
    from tui.screens.drafts import draft_key
    from tui.screens.note import NoteEditor

    drafts, key = drafts_of(library), draft_key(path, place)
    asked = NoteEditor(
        draft,
        known=known,
        recent=recent,
        verdicts=library.settings.verdicts,
        restored=drafts.kept(key),
        autosave=lambda kept: drafts.keep(key, kept),
        editor=editor or None,
    )
    return asked, key


def draft_of(quote: str, annotation: Annotation | None, title: str = "") -> NoteDraft:
    """Return what the editor starts with: the annotation, or an empty note on `quote`.

    Without a quote it is a memo on the document called `title`.
    """
    from tui.screens.note import NoteDraft

    if annotation is None:
        return NoteDraft(quote=quote, title=title)
    return NoteDraft(
        quote=annotation.quote,
        note=annotation.note,
        tags=annotation.tags,
        verdict=annotation.verdict,
        attribution=annotation.attribution,
        certainty=annotation.certainty,
        title=title,
    )


def changed(before: NoteDraft, after: NoteDraft) -> dict[str, Any]:
    """Return only the fields that the reader has changed."""
    return {
        name: getattr(after, name)
        for name in FIELDS
        if getattr(after, name) != getattr(before, name)
    }


def shared(known: Annotation | None, changes: Mapping[str, object], saved: object) -> bool:
    """Say whether a note on disk is another than was written: somebody else has a word in it.

    `known` is what the change was made from, None where the reader saw no note there.
    """
    from tui.annotations.annotation import Annotation

    if not isinstance(saved, Annotation):
        return False
    if known is None:
        return saved.note != changes.get("note", saved.note)
    return saved.note != changes.get("note", known.note)
