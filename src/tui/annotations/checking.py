"""What `gloss doctor` says about the annotation files, and what it can mend.

Mending never loses a byte: damaged files go to quarantine, merged copies to a shelf, and
what was put together can be undone.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tui.annotations.copies import copies, half_synced, merging_changes, shelve
from tui.annotations.names import AUXILIARY, CODEBOOK
from tui.annotations.saving import remove
from tui.annotations.tags import one_for_each_key, tag_from_row
from tui.errors import StoreError, quoted, quoted_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.annotations.store import AnnotationStore

__all__ = ["Fault", "faults", "repair"]

FaultKind = Literal[
    "unreadable",
    "newer",
    "damaged",
    "copy",
    "unfinished",
    "missing",
    "litter",
    "link",
    "twice",
    "key",
]


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with the file `name`: what it is, and what to do about it.

    `repairable` faults can be given to :func:`repair`.
    """

    kind: FaultKind
    name: str
    what: str
    remedy: str
    repairable: bool = False


def faults(store: AnnotationStore) -> list[Fault]:
    """Look at everything in a store's folder; nothing is changed.

    Raises:
        StoreError: the folder cannot be read at all.
    """
    return [*_files(store), *_copies(store), *_leftovers(store), *_ids(store), *_keys(store)]


def repair(store: AnnotationStore, fault: Fault) -> str:
    """Mend one repairable fault and say what was done.

    Raises:
        StoreError: it cannot be mended, or not be saved.
    """
    files = store.files
    if fault.kind == "damaged":
        with files.locked():
            files.save_again(fault.name)
        return f"mended {quoted(fault.name)}; the damaged file is kept in .gloss/quarantine"
    if fault.kind == "copy":
        with files.locked():
            found = [copy for copy in copies(files) if copy.name == fault.name]
            for copy in found:
                changes = merging_changes(files.read(copy.name), files.read(copy.original))
                store.change(f"merged the copy {quoted(copy.name)}", changes)
                shelve(files, copy.name)
        return f"merged {quoted(fault.name)}; it is kept in .gloss/merged"
    if fault.kind == "litter":
        with files.locked():
            remove(files.root / AUXILIARY / fault.name)
        return f"removed {quoted(fault.name)}"
    raise StoreError(f"{quoted(fault.name)}: {fault.remedy}")


def _files(store: AnnotationStore) -> Iterator[Fault]:
    for name in store.files.names():
        try:
            contents = store.files.read(name)
        except StoreError as error:
            yield Fault("unreadable", name, str(error), "check its permissions and the disk")
            continue
        if contents.newer:
            yield Fault("newer", name, contents.problem, "install the newest gloss to change it")
        elif contents.damaged:
            remedy = "gloss doctor --repair saves what can be read and keeps the damaged file"
            yield Fault("damaged", name, contents.problem, remedy, repairable=True)


def _copies(store: AnnotationStore) -> Iterator[Fault]:
    for copy in copies(store.files):
        remedy = "gloss doctor --repair puts them together and keeps the copy"
        yield Fault("copy", copy.name, str(copy), remedy, repairable=True)
    for name in half_synced(store.files):
        what = f"{quoted(name)} has not been fetched whole"
        yield Fault("unfinished", name, what, "let the cloud folder finish, then look again")


def _leftovers(store: AnnotationStore) -> Iterator[Fault]:
    folder = store.files.root / AUXILIARY
    names = set(store.files.names())
    for own in (folder, folder / "lock"):
        if own.exists() and own.is_dir() == (own.name == "lock"):
            what = f"{quoted(own.name)} is no {'file' if own.name == 'lock' else 'folder'}"
            yield Fault("unreadable", own.name, f"{what}: nothing can be saved", f"remove {own}")
    for path in sorted(folder.glob("*")):
        if path.suffix in {".new", ".old"}:
            what = f"{quoted(path.name)} is what an interrupted save left; no note is in danger"
            yield Fault("litter", path.name, what, "the next save removes it", repairable=True)
        elif path.suffix == ".last" and path.stem not in names:
            what = f"{quoted(path.stem)} is gone; what it last held is still in .gloss"
            place = store.files.root / path.stem
            remedy = f"to have it back, make {place} an empty file, then gloss doctor --repair"
            yield Fault("missing", path.stem, what, remedy)


def _ids(store: AnnotationStore) -> Iterator[Fault]:
    places: Counter[str] = Counter()
    links: list[tuple[str, str]] = []
    for path, notes in store.all().items():
        for annotation in notes:
            places[annotation.id] += 1
            links += [(path, link.to) for link in annotation.links]
    for one, count in places.items():
        if count > 1:
            what = f"{count} annotations in different files have the id {one}"
            yield Fault("twice", one, what, "one of the files is a copy: remove it")
    for path, target in links:
        if target not in places:
            what = f"a note on {quoted_path(path)} is linked to {target}, which is gone"
            yield Fault("link", path, what, "link it again, or leave it")


def _keys(store: AnnotationStore) -> Iterator[Fault]:
    try:
        rows = store.files.read(CODEBOOK).rows.values()
    except StoreError:
        return  # which has been said
    tags = [tag for tag in map(tag_from_row, rows) if tag.name]
    for holder in one_for_each_key(tags):
        others = [tag.name for tag in tags if tag.key and tag.key == holder.key]
        if len(others) > 1:
            listed = ", ".join(quoted(name) for name in sorted(others, key=str.casefold))
            what = f"{len(others)} tags have the quick key {holder.key}: {listed}"
            remedy = f"it sets {quoted(holder.name)}; in the codebook (T) press it on the one meant"
            yield Fault("key", CODEBOOK, what, remedy)
