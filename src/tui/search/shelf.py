"""The index in the cache folder: segments, the vocabulary, and a list of what belongs together.

    index.json          which words, which segments, which of their documents are out of date
    words-….txt         a checksum, then one word a line; new words go into another such file
    heard-….txt         a checksum, then how each word sounds: half of what the first answer costs
    segment-….bin       written once, then only read, through a memory map

Every file is written beside its name and renamed, the list last, so that a crash leaves the
index of before. One program at a time writes (a kernel lock); another one that changes
something meanwhile keeps it in memory. Whatever cannot be read or written is no error: it is
left out, and made again by the next update.
"""

from __future__ import annotations

import contextlib
import json
import mmap
import os
import zlib
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from tui.search.lines import each_line
from tui.search.segment import FORMAT, DamagedError, Segment
from tui.search.vocabulary import UNHEARD, counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import BinaryIO

    from tui.search.packing import Packed
    from tui.search.vocabulary import Vocabulary

__all__ = ["Shelf"]

_PARTS = 16
"""Files of words after which they are written as one again."""

_FEW = 50
"""One word in so many may be new before it is written again how all of them sound."""


class Shelf:
    """Reads and writes the files of one index."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = -1
        self._vocabulary: list[str] = []
        self._written = 0
        self._heard: tuple[str, int] | None = None
        """The file that says how words sound, and how many of them."""
        self._files: dict[int, tuple[str, int]] = {}
        """By serial of a segment: the name of its file, and when that was written."""

    def load(self) -> tuple[Iterable[str], str, list[Segment]]:
        """Return words, how they sound, and segments as saved; nothing where that fails."""
        try:
            listed = json.loads((self._folder / "index.json").read_bytes())
            if listed["format"] != FORMAT:
                return [""], UNHEARD, []
            words = self._words(listed["vocabulary"], listed["words"])
            entries = [
                (str(name), int(mtime), [int(i) for i in out])
                for name, mtime, out in listed["segments"]
            ]
        except (OSError, ValueError, TypeError, LookupError, DamagedError):
            self._vocabulary, self._written = [], 0
            return [""], UNHEARD, []
        segments: list[Segment] = []
        for name, mtime, outdated in entries:
            try:
                segment = self._open(name, mtime)
                segment.alive &= ~segment.mask(outdated)
            except (OSError, ValueError, LookupError, DamagedError):
                continue
            if segment.vocabulary_size <= self._written:
                segments.append(segment)
        heard = self._listed(listed.get("heard"), self._written)
        return chain.from_iterable(map(each_line, words)), heard, segments

    def _listed(self, entry: tuple[str, int] | None, words: int) -> str:
        """Return how words sound, as `Vocabulary` wants to know it; nothing where that fails."""
        try:
            name, count = entry or ("", 0)
            heard = self._content(name)
            whole = counted(heard) == count <= words
        except (OSError, ValueError, TypeError, DamagedError):
            return UNHEARD
        if not whole:
            return UNHEARD
        self._heard = str(name), count
        return heard

    def _content(self, name: str) -> str:
        raw = (self._folder / Path(name).name).read_bytes()
        checksum, _, content = raw.partition(b"\n")
        if zlib.crc32(content) != int(checksum, 16):
            raise DamagedError("the vocabulary")
        return content.decode("utf-8", "surrogatepass")

    def _words(self, names: list[str], count: int) -> list[str]:
        """Return the words as texts, each with a word a line; the very first word is empty."""
        texts = [self._content(name) for name in names]
        if sum(text.count("\n") + 1 for text in texts) != count or not f"{texts[0]}\n".startswith(
            "\n"
        ):
            raise DamagedError("the vocabulary")
        self._vocabulary, self._written = [str(name) for name in names], count
        return texts

    def _open(self, name: str, mtime: int | None = None) -> Segment:
        """Map a segment; one that somebody has touched since `mtime` is read in full first.

        Reading all of an index takes a second for each GB. A file as it was left is trusted:
        its size is in its header, and whoever keeps the index checks it when there is time.
        """
        with (self._folder / Path(name).name).open("rb", buffering=0) as file:
            content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            found = os.fstat(file.fileno()).st_mtime_ns
            descriptor = os.dup(file.fileno())
        segment = Segment(memoryview(content), descriptor)
        if mtime not in (None, found):
            segment.check()
            segment.release()
        self._files[segment.serial] = name, found
        return segment

    def writable(self) -> bool:
        """Say whether this program may write, taking the lock if it is free."""
        if self._lock >= 0:
            return True
        import fcntl

        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            lock = os.open(self._folder / "lock", os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o666)
        except OSError:
            return False
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(lock)
            return False
        self._lock = lock
        return True

    def aside(self) -> BinaryIO | None:
        """Open a file that has no name; None where that cannot be done."""
        if not self.writable():
            return None
        name = self._folder / f"{os.urandom(8).hex()}.tmp"
        try:
            file = name.open("x+b", buffering=0)
            name.unlink()
        except OSError:
            return None
        return file

    def add(self, content: Packed) -> Segment | None:
        """Write a segment and return it, mapped; None where that cannot be done."""
        if not self.writable():
            return None
        name = f"segment-{os.urandom(8).hex()}.bin"
        try:
            self._write(name, content)
            return self._open(name)
        except (OSError, DamagedError):
            return None

    def save(self, words: Vocabulary, segments: Sequence[Segment]) -> None:
        """Write which segments make the index now, and drop the files of all others."""
        if not self.writable():
            return
        rows = [
            (*self._files[segment.serial], segment.outdated())
            for segment in segments
            if segment.serial in self._files
        ]
        try:
            self._save_words(words)
            self._save_heard(words)
            listed = {
                "format": FORMAT,
                "vocabulary": self._vocabulary,
                "words": self._written,
                "heard": self._heard,
                "segments": rows,
            }
            self._write("index.json", [json.dumps(listed).encode("ascii")])
        except OSError:
            return
        self._tidy({*self._vocabulary, *(name for name, *_ in [*rows, self._heard or ("",)])})

    def _save_words(self, words: Vocabulary) -> None:
        """Write the vocabulary if it has grown since."""
        count = len(words)
        if count == self._written:
            return
        kept = self._vocabulary if len(self._vocabulary) < _PARTS else []
        new = "\n".join(map("\n".join, words.since(self._written if kept else 0)))
        self._vocabulary = [*kept, self._write_text("words", new)]
        self._written = count

    def wants(self, count: int) -> bool:
        """Say whether of many more words is known how they sound than what is written."""
        return count - (self._heard[1] if self._heard else 0) > count // _FEW

    def _save_heard(self, words: Vocabulary) -> None:
        if self.wants(words.listened):
            self._heard = self._write_text("heard", words.heard()), words.listened

    def _write_text(self, kind: str, text: str) -> str:
        name, content = f"{kind}-{os.urandom(8).hex()}.txt", text.encode("utf-8", "surrogatepass")
        self._write(name, [b"%08x\n" % zlib.crc32(content), content])
        return name

    def _write(self, name: str, content: Iterable[bytes | memoryview]) -> None:
        aside = self._folder / f"{name}.{os.getpid()}.tmp"
        try:
            with aside.open("wb") as file:
                file.writelines(content)
            aside.replace(self._folder / name)
        except OSError:
            with contextlib.suppress(OSError):
                aside.unlink()
            raise

    def _tidy(self, kept: set[str]) -> None:
        """Remove files that no list names; an open map of one of them stays readable."""
        for file in self._folder.iterdir():
            ours = file.name.startswith(("segment-", "words-", "heard-")) or file.suffix == ".tmp"
            if ours and file.name not in kept:
                with contextlib.suppress(OSError):
                    file.unlink()

    def close(self) -> None:
        """Let others write."""
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1
