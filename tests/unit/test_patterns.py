"""Patterns mean the same on every Python that gloss runs on."""

import importlib
import pkgutil
import re
import re._parser as parser

import tui

MODULES = [
    module.name
    for module in pkgutil.walk_packages(tui.__path__, "tui.")
    if not module.ispkg and module.name != "tui.__main__"
]
SAFE = {"_BLANK", "_BREAK", "_QUOTED_REST"}
"""A round of these fails on its first character, or at the end of the text: nothing is kept."""


def possessive_groups(parsed):
    """Yield the repeated parts of a parsed pattern that are more than one character."""
    for operator, argument in parsed:
        if operator is parser.POSSESSIVE_REPEAT and (
            len(argument[2]) > 1 or argument[2][0][0] in {parser.SUBPATTERN, parser.BRANCH}
        ):
            yield argument[2]
        inner = argument if isinstance(argument, tuple | list) else ()
        for one in inner:
            if isinstance(one, parser.SubPattern):
                yield from possessive_groups(one)
            elif isinstance(one, list):
                for branch in one:
                    if isinstance(branch, parser.SubPattern):
                        yield from possessive_groups(branch)


def patterns_of(module):
    """Yield the patterns of a module with their names, those too that are made when asked for."""
    for known, value in vars(module).items():
        made = getattr(value, "__annotations__", {}).get("return") == "re.Pattern[str]"
        pattern = value() if made and hasattr(value, "cache_info") else value
        if isinstance(pattern, re.Pattern):
            yield known, pattern


def test_patterns_that_are_made_when_asked_for_are_looked_at():
    names = {known for known, _ in patterns_of(importlib.import_module("tui.annotations.passing"))}
    assert "_row" in names


def test_the_bug_is_seen():
    assert list(possessive_groups(parser.parse(r"a|\w++(?:,\w++)*+")))
    assert not list(possessive_groups(parser.parse(r"a|\w++(?:,\w++)*[^\w]?+")))


def test_no_group_is_repeated_possessively():
    """Before 3.11.5 Python keeps what a failed round of such a group has read (gh-106052)."""
    found = [
        f"{name}.{known}"
        for name in MODULES
        for known, value in patterns_of(importlib.import_module(name))
        if isinstance(value.pattern, str) and known not in SAFE
        if list(possessive_groups(parser.parse(value.pattern, value.flags)))
    ]
    assert not found
