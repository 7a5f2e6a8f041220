"""Which file belongs to which document.

`<stem>-<hash of the path>.json`: a person recognises the stem, and the hash keeps apart what
the stem does not. A path may hold anything a file name may, so only letters, digits and a
few signs of it get into the name.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

__all__ = [
    "AUXILIARY",
    "CASES",
    "CODEBOOK",
    "METADATA",
    "NAMED",
    "file_name",
    "is_document_path",
    "is_store_name",
    "named_original",
]

AUXILIARY = ".gloss"
"""The folder for locks, previous versions and quarantine; git ignores it."""

CODEBOOK = "codebook.json"
CASES = "cases.json"
METADATA = "metadata.json"

NAMED = frozenset({CODEBOOK, CASES, METADATA})
"""Files that belong to the library and not to one document."""

_STEM_BYTES = 80
_NAMED = re.compile(r"(codebook|cases|metadata)(?![a-z]|-[0-9a-f]{12}\.json).*\.json")
_ODD = re.compile(r"[^\w.+-]+")


@lru_cache(maxsize=4096)
def file_name(path: str) -> str:
    """Return the name of the store file for the document at `path` (relative, POSIX)."""
    last = path.rpartition("/")[2]
    stem = last.rpartition(".")[0] or last
    stem = unicodedata.normalize("NFC", stem.encode("utf-8", "replace").decode("utf-8"))
    stem = _ODD.sub("-", stem).strip("-.")
    stem = stem.encode()[:_STEM_BYTES].decode("utf-8", "ignore").strip("-.")
    digest = hashlib.sha256(path.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return f"{stem or 'document'}-{digest}.json"


def named_original(name: str) -> str | None:
    """Return the named file that `name` is, or that it looks like a copy of; else None."""
    stem = _NAMED.match(name)
    return f"{stem[1]}.json" if stem else None


def is_document_path(path: object) -> bool:
    """Say whether `path` may be a document's: relative, and never out of the library.

    Store files come from other people too; one that names `../../etc/passwd` gets nothing.
    """
    if not isinstance(path, str) or not path or path.startswith("/") or "\0" in path:
        return False
    return all(part not in {"", ".", ".."} for part in path.split("/"))


def is_store_name(name: str) -> bool:
    """Say whether `name` may be a store file's: one that stands in the folder itself."""
    return (
        name.endswith(".json") and not name.startswith(".") and "/" not in name and "\0" not in name
    )
