"""`gloss tags`: the codebook, and changes to a tag everywhere at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.errors import UsageError, quoted

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from tui.annotations.codebook import Tag
    from tui.cli.session import Session

__all__ = ["run_tags", "tags_arguments"]

_ACTIONS = """\
actions:
  rename OLD NEW       the old name still completes to the new one
  merge A B ... INTO   several tags become one
  delete T ...         take tags off every annotation
  describe T TEXT      say what a tag means
  key T DIGIT          let 1 to 9 in the tag prompt set it; none frees the digit
  colour T COLOUR      blue, green, amber, violet, teal, pink, orange, red or #rrggbb; none: its own
  undo                 take the last of these within the day back, also one made on the screen
"""


_KNOWN = {"rename", "merge", "delete", "describe", "key", "colour", "undo"}


def tags_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `tags` takes."""
    parser.add_argument("action", nargs="*", metavar="ACTION", help="see below; else: list them")
    parser.add_argument("--json", action="store_true", help="print one JSON array")
    parser.epilog = _ACTIONS


def run_tags(session: Session, args: argparse.Namespace) -> int:
    """List tags, or change one of them on every annotation that has it."""
    if args.action:
        return _change(session, args.action)
    tags = session.library.tags()
    if args.json:
        session.console.rows(map(_fields, tags))
    else:
        from tui.cli.tables import table

        rows = [
            (str(t.count), t.name, t.key or "", ", ".join(t.aliases), t.description) for t in tags
        ]
        table(session.console, ("notes", "tag", "key", "also", "description"), rows, right={0})
        if not rows:
            session.console.remark("there are no tags yet.")
    session.say_problems()
    return 0


def _change(session: Session, words: list[str]) -> int:
    library = session.library
    match words:
        case ["rename", old, new]:
            done = library.rename_tag(old, new)
        case ["merge", *names, into] if names:
            done = _named(session, into, lambda: library.merge_tags(names, into))
        case ["delete", name, *more]:
            done = library.delete_tag(name, *more)
        case ["describe", name, text]:
            done = _named(session, name, lambda: library.describe_tag(name, text))
        case ["key" | "colour" as field, name, value]:
            value_or_none = None if value == "none" else value
            done = _named(session, name, lambda: library.set_tag(name, **{field: value_or_none}))
        case ["undo"]:
            if (undone := library.undo_tags()) is None:
                session.console.remark("no tag was changed within the last day.")
                return 1
            done = f"undone: {undone}"
        case [action, *_] if action in _KNOWN:
            raise UsageError(f"tags {action} takes other words (gloss tags --help shows which).")
        case _:
            raise UsageError(f"tags cannot {quoted(words[0])} (gloss tags --help lists what).")
    session.console.say(done)
    session.say_problems()
    return 0


def _named(session: Session, name: str, change: Callable[[], str]) -> str:
    """Change tags, and say when the one that is named was not there before."""
    library = session.library
    before = {tag.name for tag in library.tags()}
    done = change()
    now = library.resolve_tag(name)
    return done if now in before else f"{done}; {quoted(now)} is a new tag"


def _fields(tag: Tag) -> dict[str, Any]:
    return {
        "name": tag.name,
        "count": tag.count,
        "description": tag.description,
        "colour": tag.colour,
        "key": tag.key,
        "parent": tag.parent,
        "aliases": tag.aliases,
    }
