"""Every verb of the command line: its name, the module that does it, one line of help.

The help of all verbs is here so that printing it, or running one of them, imports only what
is needed. A verb `name` is two functions in its module: `name_arguments(parser)` says what
it takes, `run_name(session, args)` does it and returns the exit status.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, cast

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from tui.cli.session import Session

__all__ = ["VERBS", "Verb"]


class Verb(NamedTuple):
    """One verb; its module is imported only when it is run."""

    name: str
    module: str
    summary: str

    def arguments(self, parser: argparse.ArgumentParser) -> None:
        """Add what the verb takes to `parser`."""
        cast("Callable[[argparse.ArgumentParser], None]", self._find(f"{self.name}_arguments"))(
            parser
        )

    def run(self, session: Session, args: argparse.Namespace) -> int:
        """Do it; return the exit status."""
        run = cast("Callable[[Session, argparse.Namespace], int]", self._find(f"run_{self.name}"))
        return run(session, args)

    def _find(self, name: str) -> object:
        return getattr(import_module(f"tui.cli.{self.module}"), name)


VERBS: dict[str, Verb] = {
    name: Verb(name, module, summary)
    for name, module, summary in (
        ("open", "opening", "open the screen on a folder, a file, FILE:OFFSET or an annotation"),
        ("docs", "reading", "list the documents"),
        ("text", "reading", "print the text that offsets refer to"),
        ("claims", "reading", "list what a careful reader would want to check"),
        ("search", "searching", "find passages, notes, tags and claims; typos are fine"),
        ("annotate", "annotating", "put a note, tags or a verdict on a passage"),
        ("edit", "annotating", "change an annotation"),
        ("delete", "annotating", "delete annotations"),
        ("annotations", "listing", "list annotations, and where each one stands now"),
        ("tags", "tagging", "list, rename, merge, delete and describe tags"),
        ("related", "comparing", "find who else says this, or says otherwise"),
        ("compare", "comparing", "pair up what the documents say about the same thing"),
        ("ledger", "ledger", "show what is claimed, and by whom"),
        ("link", "annotating", "say that one annotation supports or contradicts another"),
        ("verify", "checking", "check that every quote still stands in its source"),
        ("export", "exchanging", "write annotations as Markdown, CSV, JSON Lines, …"),
        ("import", "exchanging", "take in annotations, or references for the documents"),
        ("add", "exchanging", "copy files (or web pages) into the library"),
        ("changes", "sources", "show what a web page has changed since it was kept before"),
        ("describe", "sources", "say what a document is: title, outlet, encoding, attributes"),
        ("doctor", "checking", "say what is wrong here, and what to do about it"),
    )
}
