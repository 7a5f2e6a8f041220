"""The library: a few dozen verbs over documents, claims, annotations, search and comparing.

Both fronts, the screen and the command line, call only this. Making one touches no disk;
each part is opened when a verb first needs it, so a verb pays only for what it uses. May be
called from several threads.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Self

from tui.library.capture_verbs import CaptureVerbs
from tui.library.comparing_verbs import ComparingVerbs
from tui.library.exchange_verbs import ExchangeVerbs
from tui.library.reviewing import ReviewVerbs
from tui.library.tag_verbs import TagVerbs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

__all__ = ["Library"]


class Library(CaptureVerbs, ReviewVerbs, ComparingVerbs, TagVerbs, ExchangeVerbs):
    """A folder of documents and a folder of annotations."""

    @classmethod
    def open(
        cls,
        path: str | Sequence[str] | None = None,
        *,
        library: str | None = None,
        annotations: str | None = None,
        environ: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> Self:
        """Find the library of PATH, of `library`, of `GLOSS_LIBRARY`, or of the current folder.

        Raises:
            LibraryError: when the folder is missing or its `gloss.toml` is wrong.
        """
        from tui.config import load_settings, user_folders
        from tui.documents import locate

        settings = locate(path, library, environ, cwd, annotations=annotations)
        folders = user_folders(environ)
        mine = load_settings(folders.config)
        return cls(
            settings,
            cache=folders.cache / _folder_name(settings.root),
            state=folders.state,
            creator=mine.creator,
            citation=mine.citation,
        )


def _folder_name(root: Path) -> str:
    """Return a folder's name that belongs to the library at `root`, no two alike."""
    from hashlib import sha256

    readable = "".join(c if c.isascii() and c.isalnum() else "-" for c in root.name)[:40]
    return f"{readable or 'library'}-{sha256(os.fsencode(root)).hexdigest()[:12]}"
