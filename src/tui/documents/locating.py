"""Which library is meant, and what its `gloss.toml` says.

One function answers for both fronts, so that a command and the screen never disagree
about which folder they work on. A `gloss.toml` may come from somebody else's archive:
nothing it says can point out of its own folder.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tui.errors import LibraryError, quoted, quoted_path

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["CONFIG_NAME", "DEFAULT_VERDICTS", "LibrarySettings", "locate", "relative_path"]

CONFIG_NAME = "gloss.toml"
DEFAULT_VERDICTS = ("supported", "disputed", "refuted", "unverified", "opinion")
_KNOWN = ("documents", "exclude", "annotations", "claims", "verdicts")
_MAX_CONFIG_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class LibrarySettings:
    """Where a library stands and how it is to be read.

    `documents` are the folders (or single files) that hold documents, `exclude` globs
    relative to `root`. `only` names the documents it was opened on (library paths, or
    absolute ones outside), empty for all. `configured` says whether a `gloss.toml` was read.
    `warnings` holds one line for each thing in it that was not understood.
    """

    root: Path
    documents: tuple[Path, ...]
    annotations: Path
    exclude: tuple[str, ...] = ()
    claims: bool = True
    verdicts: tuple[str, ...] = DEFAULT_VERDICTS
    only: tuple[str, ...] = ()
    configured: bool = False
    warnings: tuple[str, ...] = ()

    @classmethod
    def of_folder(cls, root: Path) -> LibrarySettings:
        """Return the settings of `root`, from its `gloss.toml` or else the defaults.

        Raises:
            LibraryError: when the `gloss.toml` cannot be read or has a value of a wrong type.
        """
        file = root / CONFIG_NAME
        if not file.is_file():
            return cls(root, (root,), root / "annotations")
        return _from_table(root, _load(file))

    def widened(self) -> LibrarySettings:
        """Return the same library with all its documents, not just the named ones."""
        return replace(self, only=())


def relative_path(file: Path, root: Path) -> str | None:
    """Return `file` as a library path (POSIX, relative to `root`), or None when outside.

    Both must be absolute; links are not followed.
    """
    # Asked of each of thousands: `Path.relative_to` takes five times as long.
    name, top = file.as_posix(), root.as_posix()
    if name == top:
        return ""
    top = top.removesuffix("/") + "/"
    return name.removeprefix(top) if name.startswith(top) else None


def locate(
    path: str | os.PathLike[str] | Sequence[str | os.PathLike[str]] | None = None,
    library: str | os.PathLike[str] | None = None,
    environ: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    *,
    annotations: str | os.PathLike[str] | None = None,
) -> LibrarySettings:
    """Find the library that PATH, `-L`, `GLOSS_LIBRARY` or the current folder stands for.

    From the first of these that is given, the nearest folder upwards with a `gloss.toml`
    is the library; with none, the folder itself. A path that is not among that library's
    documents makes its own folder the library. Several paths are looked for in the library
    of the first. `annotations`, else `GLOSS_ANNOTATIONS`, overrides the annotations folder.

    Raises:
        LibraryError: when the named file or folder does not exist, or `gloss.toml` is wrong.
    """
    environ = os.environ if environ is None else environ
    here = Path(os.path.abspath(cwd or Path.cwd()))  # noqa: PTH100 (resolve() follows links)
    base = library or environ.get("GLOSS_LIBRARY") or None
    paths = [] if path is None else [path] if isinstance(path, (str, os.PathLike)) else list(path)
    if paths:
        settings = _of_paths([_existing(p, here, base) for p in paths])
    elif base:
        settings = _of_start(_existing(base, here, None))
    else:
        settings = _of_start(here)
    override = annotations or environ.get("GLOSS_ANNOTATIONS") or None
    if override:
        return replace(settings, annotations=_absolute(override, here))
    return settings


def _absolute(path: str | os.PathLike[str], cwd: Path) -> Path:
    """Return `path` absolute and free of `..`, links unfollowed and `~` opened."""
    text = os.path.expanduser(os.fspath(path))  # noqa: PTH111 (fails softly, unlike Path's)
    if "\0" in text:
        raise LibraryError(f"{quoted_path(text)} is not a path")
    return Path(os.path.normpath(cwd / text))


def _existing(
    path: str | os.PathLike[str], cwd: Path, library: str | os.PathLike[str] | None
) -> Path:
    """Return `path` from the current folder, else from the library; it must exist."""
    found = _absolute(path, cwd)
    if os.path.lexists(found):
        return found
    if library is not None:
        inside = _absolute(path, _absolute(library, cwd))
        if os.path.lexists(inside):
            return inside
    raise LibraryError(f"there is no file or folder {quoted_path(os.fspath(path))}")


def _upwards(folder: Path) -> Path | None:
    """Return the nearest folder from `folder` upwards that holds a `gloss.toml`."""
    for candidate in (folder, *folder.parents):
        if os.path.isfile(candidate / CONFIG_NAME):  # noqa: PTH113 (no exception on odd names)
            return candidate
    return None


def _of_start(start: Path) -> LibrarySettings:
    folder = start if start.is_dir() else start.parent
    return LibrarySettings.of_folder(_upwards(folder) or folder)


def _of_paths(paths: Sequence[Path]) -> LibrarySettings:
    """Return the library of the first of `paths`, opened on all the files among them."""
    first = paths[0]
    if first.is_dir():
        return _of_folder_path(first)
    settings = _of_start(first.parent)
    if not _is_document(first, settings):
        own = LibrarySettings.of_folder(first.parent)
        settings = replace(own, documents=(own.root,))
    only = [relative_path(p, settings.root) or p.as_posix() for p in paths]
    return replace(settings, only=tuple(dict.fromkeys(only)))


def _of_folder_path(folder: Path) -> LibrarySettings:
    """Return the library a folder belongs to: one that has documents in it, else itself."""
    settings = _of_start(folder)
    if folder == settings.root:
        return settings
    for documents in settings.documents:
        if relative_path(documents, folder) is not None or relative_path(folder, documents):
            return settings
        if folder == documents:
            return settings
    return LibrarySettings(folder, (folder,), folder / "annotations")


def _is_document(file: Path, settings: LibrarySettings) -> bool:
    from tui.documents.discovery import is_document_path

    return is_document_path(file, settings)


def _load(file: Path) -> Mapping[str, object]:
    where = quoted_path(str(file))
    try:
        with file.open("rb") as stream:
            raw = stream.read(_MAX_CONFIG_BYTES + 1)
    except OSError as error:
        raise LibraryError(f"cannot read {where}: {error.strerror}") from error
    if len(raw) > _MAX_CONFIG_BYTES:
        raise LibraryError(f"{where} is larger than 1 MB: that is no gloss.toml")
    try:
        return tomllib.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise LibraryError(f"{where} is not valid TOML: it is no UTF-8 text") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        reason = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise LibraryError(f"{where} is not valid TOML: {reason}") from error


def _from_table(root: Path, table: Mapping[str, object]) -> LibrarySettings:
    """Return the settings a parsed `gloss.toml` describes; unknown keys only warn."""
    documents = _strings(table, "documents") or (".",)
    claims = table.get("claims", True)
    if not isinstance(claims, bool):
        raise _wrong_type("claims", "true or false")
    annotations = table.get("annotations", "annotations")
    if not isinstance(annotations, str):
        raise _wrong_type("annotations", "the name of a folder")
    folders = tuple(dict.fromkeys(_inside(root, name, "documents") for name in documents))
    missing = [quoted_path(str(f.relative_to(root))) for f in folders if not os.path.lexists(f)]
    return LibrarySettings(
        root,
        folders,
        _inside(root, annotations, "annotations"),
        exclude=_strings(table, "exclude"),
        claims=claims,
        verdicts=tuple(dict.fromkeys(_strings(table, "verdicts"))) or DEFAULT_VERDICTS,
        configured=True,
        warnings=tuple(
            f"{CONFIG_NAME}: unknown setting {quoted(key)}, ignored"
            for key in table
            if key not in _KNOWN
        )
        + tuple(f"{CONFIG_NAME}: there is no {name} in this library yet" for name in missing),
    )


def _wrong_type(key: str, expected: str) -> LibraryError:
    return LibraryError(f"{CONFIG_NAME}: {key} must be {expected}")


def _strings(table: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
        raise _wrong_type(key, 'a list of texts, such as ["one", "two"]')
    return tuple(value)


def _inside(root: Path, name: str, key: str) -> Path:
    """Return the folder `name` of `root`; a library never reaches out of its own folder."""
    path = Path(os.path.normpath(root / name)) if "\0" not in name else root.parent
    real = Path(os.path.realpath(path)) if path != root.parent else path
    for found, top in ((path, root), (real, Path(os.path.realpath(root)))):
        if relative_path(found, top) is None:
            raise LibraryError(
                f"{CONFIG_NAME}: {key} {quoted(name)} leads out of the library's folder"
            )
    if key == "annotations" and path == root:
        raise _wrong_type(key, "a folder of its own below the library")
    return path
