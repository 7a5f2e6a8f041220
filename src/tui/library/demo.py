"""`gloss --demo`: the starter library, with a copy of its annotations for the reader.

Its documents are read where they were installed; the annotations are copied once to the
user's data folder, so that trying things out changes nothing that came with gloss, and is
still there the next time.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from tui.errors import LibraryError, StoreError, quoted_path

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.library.facade import Library

__all__ = ["demo_folder", "demo_library"]


def demo_folder() -> Path:
    """Return the folder of the starter library: in the wheel, or the checkout's own.

    Raises:
        LibraryError: when this installation has none.
    """
    package = Path(__file__).parent.parent
    for folder in (package / "demo", package.parent.parent):
        if (folder / "gloss.toml").is_file() and (folder / "seeds").is_dir():
            return folder
    raise LibraryError("this installation has no starter library; install gloss-tui again.")


def demo_library(environ: Mapping[str, str]) -> Library:
    """Return the starter library with the reader's own copy of its annotations.

    Raises:
        LibraryError: when this installation has no starter library.
        StoreError: when the copy cannot be made.
    """
    from tui.config import user_folders
    from tui.library.facade import Library

    source = demo_folder()
    mine = user_folders(environ).data / "demo" / "annotations"
    if not mine.exists():
        _copy(source / "annotations", mine)
    return Library.open(library=str(source), annotations=str(mine), environ=environ)


def _copy(source: Path, target: Path) -> None:
    """Copy the annotations as a whole: half a copy would never be completed."""
    begun = target.with_name(f"{target.name}.{os.getpid()}")
    try:
        begun.mkdir(parents=True)
        for file in source.iterdir():
            if file.is_file():
                shutil.copyfile(file, begun / file.name)
        begun.rename(target)
    except OSError as error:
        if target.is_dir():  # another gloss was quicker
            shutil.rmtree(begun, ignore_errors=True)
            return
        raise StoreError(
            f"the notes of the starter library cannot be copied to {quoted_path(str(target))}: "
            f"{error.strerror}"
        ) from error
