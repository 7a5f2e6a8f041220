"""Reading the command's arguments: the verb, and what it takes."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING, NoReturn

from tui.cli.verbs import VERBS, Verb
from tui.errors import UsageError, quoted, quoted_path

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

__all__ = ["no_such_verb", "one_of", "overview", "parse", "split", "whole_number"]

_WITH_VALUE = ("-L", "--library", "--annotations")

_COVER = "\0"
"""Marks a word that begins like an option and is none; no argument can hold this character."""

_IN_OUR_WORDS = (
    (r"the following arguments are required: (.+)", r"\1 is missing"),
    (r"one of the arguments (\S+) (\S+) is required", r"say which: \1 or \2"),
    (r"unrecognized arguments: (.+)", r"there is no place here for \1"),
    (r"argument (\S+): expected (?:one|at least one) argument", r"\1 needs a value"),
    (r"argument (\S+): expected (\d+) arguments", r"\1 needs \2 values"),
    (r"argument (\S+): not allowed with argument (\S+)", r"\1 and \2 do not go together"),
    (r"argument (\S+): ignored explicit argument .*", r"\1 takes no value"),
)
"""What argparse says, and how gloss says it."""


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints are one line in plain words, like every other error."""

    def error(self, message: str) -> NoReturn:
        for theirs, ours in _IN_OUR_WORDS:
            if match := re.fullmatch(theirs, message, re.DOTALL):
                message = match.expand(ours)
                break
        message = message.replace(_COVER, "")
        raise UsageError(f"{message} ({self.prog} --help says more).")


def whole_number(option: str) -> Callable[[str], int]:
    """Return what reads the value of `option` as a whole number."""

    def read(text: str) -> int:
        try:
            return int(text)
        except ValueError:
            raise UsageError(f"{option} takes a whole number, not {quoted(text)}.") from None

    return read


def one_of(option: str, known: Collection[str]) -> Callable[[str], str]:
    """Return what reads the value of `option` as one of the `known` words."""

    def read(text: str) -> str:
        if text not in known:
            raise UsageError(f"{option} takes {', '.join(known)}; not {quoted(text)}.")
        return text

    return read


def no_such_verb(word: str, what: str = "file, folder or verb") -> str:
    """Return what to say of a word that is neither a verb nor anything to open."""
    near = _nearest_verb(word)
    hint = f"did you mean gloss {near}?" if near else "gloss --help lists the verbs."
    return f"there is no {what} {quoted_path(word)}; {hint}"


def _nearest_verb(word: str) -> str | None:
    from difflib import get_close_matches

    return next(iter(get_close_matches(word.casefold(), [*VERBS, "help"], n=1)), None)


def split(argv: list[str]) -> tuple[Verb | None, list[str]]:
    """Return the verb and its arguments; None where the overview of all verbs is asked for.

    The options of every verb may stand before it. A first word that is no verb is something
    to open, and so are no words at all. `help` asks for the overview, `help VERB` for that verb's.

    Raises:
        UsageError: help is asked for on what is no verb.
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
    if at < len(argv) and argv[at] == "help":
        named = [word for word in argv[at + 1 :] if not word.startswith("-")]
        if named and named[0] not in {*VERBS, "help"}:
            raise UsageError(no_such_verb(named[0], "verb"))
        return (VERBS[named[0]], ["--help"]) if named and named[0] in VERBS else (None, [])
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
        return _bare(parser.parse_intermixed_args(_covered(argv)))
    except SystemExit:  # argparse has printed help
        return None
    except UsageError as error:
        # `gloss serach --limit 3`: what is wrong is the verb, not its option.
        word = next((w for w in argv if not w.startswith("-")), "") if verb.name == "open" else ""
        if near := _nearest_verb(word):
            raise UsageError(f"{error} Did you mean gloss {near}?") from error
        raise


def _covered(argv: list[str]) -> list[str]:
    """Return `argv` with what stands behind `--` marked as no option.

    Arguments that options may stand between are read twice, and `--` is forgotten after the first.
    """
    if "--" not in argv:
        return argv
    at = argv.index("--")
    return [*argv[:at], *(_COVER + word for word in argv[at + 1 :])]


def _bare(args: argparse.Namespace) -> argparse.Namespace:
    """Take the marks of :func:`_covered` off again."""
    for name, value in vars(args).items():
        if isinstance(value, list):
            bare = [word.removeprefix(_COVER) if isinstance(word, str) else word for word in value]
            setattr(args, name, bare)
        elif isinstance(value, str):
            setattr(args, name, value.removeprefix(_COVER))
    return args


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
