"""Which file is what: the one table of formats, by suffix.

A suffix decides, never a guess at the bytes; only a file without a suffix is looked into.
The table also names the reader of each format, imported when the first such file is read,
and its version: the same bytes and the same version always give the same text.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache

__all__ = [
    "DECODING",
    "FORMATS",
    "Format",
    "extractor_of",
    "format_of",
    "made_by",
    "suffix_of",
    "text_version",
]

DECODING = 4
"""Version of the ladder of encodings: changes whenever the same bytes would be another text."""


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file.

    `module` is the reader's, inside this package. `extracted` is true where the text is
    made from a container, so that a cache is worth its while; `apart` where only a process
    of its own may read it; `extra` names the optional install it needs. `version` changes
    whenever the same bytes would give another text.
    """

    name: str
    suffixes: tuple[str, ...]
    module: str
    version: int = 1
    extracted: bool = False
    apart: bool = False
    extra: str = ""


FORMATS = {
    f.name: f
    for f in (
        Format("txt", (".txt", ".text"), "plain"),
        Format("md", (".md", ".markdown", ".mdown", ".mkd"), "markdown"),
        Format("rst", (".rst", ".rest"), "restructured"),
        Format("org", (".org",), "org"),
        Format("srt", (".srt",), "subtitles", version=7, extracted=True),
        Format("vtt", (".vtt",), "subtitles", version=7, extracted=True),
        Format("html", (".html", ".htm", ".xhtml"), "html", version=14, extracted=True),
        Format("epub", (".epub",), "epub", version=12, extracted=True),
        Format("docx", (".docx",), "docx", version=9, extracted=True),
        Format("odt", (".odt",), "odt", version=7, extracted=True),
        Format("rtf", (".rtf",), "rtf", version=7, extracted=True),
        Format("eml", (".eml",), "mail", version=14, extracted=True),
        Format("mbox", (".mbox",), "mail", version=15, extracted=True),
        Format("mhtml", (".mhtml", ".mht"), "mail", version=14, extracted=True),
        Format("pdf", (".pdf",), "pdf", version=8, extracted=True, apart=True, extra="pdf"),
    )
}
_MARKUP = ("md", "rst", "org")
_BY_SUFFIX = {suffix: f.name for f in FORMATS.values() for suffix in f.suffixes}


def suffix_of(name: str) -> str:
    """Return the suffix of a file's name in lower case, with its dot; empty when it has none.

    What follows the last dot is a suffix only when it looks like one: `Dr. Ada Smith` and
    `interview 3.5` have none, and a blank at the end of a name does not hide it.
    """
    suffix = os.path.splitext(name.rstrip())[1].casefold()  # noqa: PTH122 (100,000 names)
    if suffix in _BY_SUFFIX:
        return suffix
    body = suffix[1:]
    return suffix if body.isalnum() and not body.isdecimal() and len(body) <= 10 else ""


def format_of(name: str) -> str | None:
    """Return the format that a name's suffix stands for.

    Empty where only a look inside can tell (no suffix), None where it is no document.
    """
    suffix = suffix_of(name)
    if suffix == ".txt":  # `notes.md.txt`, `index.rst.txt`
        inner = _BY_SUFFIX.get(os.path.splitext(name.rstrip()[:-4])[1].casefold(), "")  # noqa: PTH122
        return inner if inner in _MARKUP else "txt"
    return _BY_SUFFIX.get(suffix) if suffix else ""


def extractor_of(name: str) -> str:
    """Return the name and version of what makes a format's text, its library included.

    Empty for formats whose files are the text.
    """
    form = FORMATS[name]
    if not form.extracted:
        return ""
    made_by = f"gloss-{name}-{form.version}"
    return made_by + _pdfium() if name == "pdf" else made_by


def text_version(name: str) -> str:
    """Return what decides a format's text beside the bytes: its extractor, or the ladder."""
    return extractor_of(name) or f"plain-{DECODING}"


def made_by(file_name: str) -> str:
    """Return :func:`text_version` for a file, by its name."""
    return text_version(format_of(file_name) or "txt")


@cache
def _pdfium() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"+pypdfium2-{version('pypdfium2')}"
    except PackageNotFoundError:
        return ""
