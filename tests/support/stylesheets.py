"""Style sheets that are parsed once for all tests of a process, not once for each application.

What a sheet says depends on its text and the theme's variables alone, and Textual itself keeps
the parsed rules of one application for that long. Hundreds of applications are started here.

For each widget Textual makes a set of rules, which calls a method of Python for each: they are told
apart here without it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

if TYPE_CHECKING:
    import pytest

_parse_rules = Stylesheet._parse_rules


@cache
def _parsed(variables: frozenset[tuple[str, str]], *args: Any, **told: Any) -> list[RuleSet]:
    return _parse_rules(Stylesheet(variables=dict(variables)), *args, **told)


def install(patch: pytest.MonkeyPatch) -> None:
    """Let all applications share what they parse."""

    def parse_rules(sheet: Stylesheet, *args: Any, **told: Any) -> list[RuleSet]:
        return _parsed(frozenset(sheet._variables.items()), *args, **told)

    patch.setattr(Stylesheet, "_parse_rules", parse_rules)
    patch.setattr(RuleSet, "__hash__", object.__hash__)
