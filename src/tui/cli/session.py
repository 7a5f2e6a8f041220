"""What every verb is given: the library it works on, opened when first used, and a console."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from tui.cli.console import Console
    from tui.errors import DocumentError
    from tui.library import DocRow, Library

__all__ = ["Session"]


class Session:
    """One run of one verb."""

    def __init__(
        self, options: argparse.Namespace, console: Console, environ: Mapping[str, str], cwd: Path
    ) -> None:
        self.console = console
        self.environ = environ
        self.cwd = cwd
        self._options = options

    @cached_property
    def library(self) -> Library:
        """The library that `-L`, `GLOSS_LIBRARY` or the current folder name."""
        return self.open()

    def open(self, path: Sequence[str] | None = None) -> Library:
        """Return the library of `path`, else of the options."""
        from tui.library import Library

        return Library.open(
            path,
            library=self._options.library,
            annotations=self._options.annotations_folder,
            environ=self.environ,
            cwd=self.cwd,
        )

    def close(self) -> None:
        """Keep what was worked out, and let go of the library."""
        if "library" in vars(self):
            self.library.close()

    def paths(self, names: Sequence[str]) -> list[str]:
        """Return the documents that `names` mean, each once; every readable one without names."""
        if names:
            return list(dict.fromkeys(self.library.resolve(name, self.cwd) for name in names))
        return [entry.path for entry in self.library.entries() if entry.problem is None]

    def prepare(self, paths: Sequence[str]) -> None:
        """Have the claims of many documents found ahead, saying on a terminal how far it is."""
        console = self.console
        self.library.prepare(paths, console.progress)
        console.progress(0, 0)

    def doc_rows(self) -> list[DocRow]:
        """Return the facts of every document, saying on a terminal how far it is."""
        console = self.console
        rows = self.library.doc_rows(self.library.entries(), console.progress)
        console.progress(0, 0)
        return rows

    def pass_over(self, path: str, error: DocumentError, *, named: bool) -> None:
        """Pass over a document that cannot be read, saying why; raise `error` if it was `named`.

        One bad file among thousands must not hide the rest; one that was asked for must not be
        passed over in silence.
        """
        if named:
            raise error
        self.console.say(f"{path}: {error}")

    def say_problems(self, paths: Sequence[str] = ()) -> None:
        """Say what is wrong with the library's own files (with those of `paths`), a line each."""
        library = self.library
        for problem in library.problems_of(paths) if paths else library.problems():
            self.console.say(problem)
