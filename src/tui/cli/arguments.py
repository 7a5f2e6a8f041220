"""Reading the command's arguments: the verb, and what it takes."""

from __future__ import annotations

import argparse
from typing import NoReturn

from tui.cli.verbs import VERBS, Verb
from tui.errors import UsageError

__all__ = ["overview", "parse", "split"]

_WITH_VALUE = ("-L", "--library", "--annotations")


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints are one line, like every other error."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message} ({self.prog} --help says more)")


def split(argv: list[str]) -> tuple[Verb | None, list[str]]:
    """Return the verb and its arguments; None where the overview of all verbs is asked for.

    The options of every verb may stand before it. A first word that is no verb is something
    to open, and so are no words at all.
    """
    at = 0
    while at < len(argv) and argv[at].startswith("-"):
        if argv[at] in {"-h", "--help"}:
            return None, []
        if argv[at] in _WITH_VALUE:
            at += 2
        elif argv[at].startswith(("-L", "--library=", "--annotations=")):
            at += 1
        else:
            break
    if at < len(argv) and argv[at] in VERBS:
        return VERBS[argv[at]], argv[:at] + argv[at + 1 :]
    return VERBS["open"], argv


def parse(verb: Verb, argv: list[str]) -> argparse.Namespace | None:
    """Return the arguments of `verb`; None when its help or the version was printed instead.

    Raises:
        UsageError: when they make no sense.
    """
    parser = _Parser(
        prog="gloss" if verb.name == "open" else f"gloss {verb.name}",
        description=verb.summary[0].upper() + verb.summary[1:] + ".",
        allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verb.arguments(parser)
    everywhere = parser.add_argument_group("which library")
    everywhere.add_argument(
        "-L", "--library", metavar="PATH", help="its folder (else GLOSS_LIBRARY, else here)"
    )
    everywhere.add_argument(
        "--annotations",
        dest="annotations_folder",
        metavar="DIR",
        help="where annotations are kept (else GLOSS_ANNOTATIONS, else its own folder)",
    )
    try:
        return parser.parse_intermixed_args(argv)
    except SystemExit:  # argparse has printed help
        return None


def overview() -> str:
    """Return the help that names every verb."""
    width = max(map(len, VERBS))
    verbs = "\n".join(f"  {verb.name:<{width}}  {verb.summary}" for verb in VERBS.values())
    return f"""\
usage: gloss [-L LIBRARY] [PATH …]       open the screen
       gloss [-L LIBRARY] VERB …         do one thing, and print what came of it
       gloss --demo                      open a starter library: five sources, some notes

{verbs}

`gloss VERB --help` says what a verb takes. With --json a verb prints one JSON array.
Exit status: 0 done, 1 nothing found or not everything held, 2 an error, 130 interrupted.
"""
