"""Out of gloss to where a document came from: its original, its source in an editor."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import SuspendNotSupported
from textual.binding import Binding, BindingType

from tui.errors import GlossError, quoted
from tui.library.glancing import HEAD
from tui.library.originals import LaunchError, editor_argv, launch, open_argv, original_of
from tui.screens.keeping_up import KeepingUp
from tui.screens.note_editing import EditorError, editor_command, run_outside

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Originals"]


class Originals(KeepingUp):
    """`O` and `E`; what was started is said, and what failed, in one line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("O", "original", "original", id="document.original", show=False,
                tooltip="open the original, at its page or address"),
        Binding("E", "source", "source", id="document.source", show=False,
                tooltip="open the source in your editor, at this line"),
    ]  # fmt: skip

    @work(group="original", exclusive=True, exit_on_error=False)
    async def action_original(self) -> None:
        """Open the document's own file or address with the program that shows it."""
        row = self.documents.row_list.document if self.documents.has_focus_within else None
        document, at = self.document, self.reader.cursor
        try:
            if row is not None and row.path != self.path:
                document, at = await self.desk.load(partial(self.library.head, row.path, HEAD)), 0
            if document is None:
                self.say("no document is open")
                return
            original = original_of(document, self.file_of(document.path), at)
            argv = open_argv(original, self.settings.open_command, os.environ)
            self.say(f"opening {quoted(original.name, 100)} with {quoted(argv[0], 60)}")
            await self.desk.load(partial(launch, argv))
        except GlossError as error:
            self.complain(error)

    @work(group="original", exclusive=True, exit_on_error=False)
    async def action_source(self) -> None:
        """Open the file in the reader's editor, then read it again."""
        document = self.document
        if document is None:
            self.say("no document is open")
            return
        if document.extractor:
            self.say(f"the text was taken out of {document.format.upper()}: O opens the original")
            return
        self.keep_position()
        self.state.save()
        line = self.reader.line_of(self.reader.cursor)
        try:
            self.edit(self.file_of(document.path), line)
        except GlossError as error:
            self.complain(error)
        await self.read_again()
        self.look_at_files()

    def edit(self, file: Path, line: int) -> None:
        """Let the reader's editor have the terminal until it ends.

        Raises:
            LaunchError: when there is no editor, it failed, or this screen cannot stand aside.
        """
        name = ""
        try:
            command = self.settings.editor or editor_command(os.environ)
            argv = editor_argv(command, file, line)
            name = argv[0]
            status = run_outside(self.app, argv)
        except EditorError as error:
            raise LaunchError(str(error)) from error
        except OSError as error:
            reason = (error.strerror or "it cannot be started").lower()
            raise LaunchError(f"{quoted(name)}: {reason}; set editor or $EDITOR") from error
        except SuspendNotSupported as error:
            raise LaunchError("this screen cannot make room for an editor") from error
        if status:
            raise LaunchError(f"{quoted(name)} ended with status {status}")

    def file_of(self, path: str) -> Path:
        """Return the file of a document (an absolute path stays what it is)."""
        return self.library.root / path
