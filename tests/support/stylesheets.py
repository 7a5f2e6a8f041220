"""Style sheets that are parsed and looked up once for all tests of a process, not for each program.

What a sheet says depends on its text and the theme's variables alone, and Textual itself keeps
the parsed rules of one application for that long. Hundreds of applications are started here.

Which of its rules hold for a node depends on what selectors can ask for: the types, name and
classes of the node and of all above it, and those pseudo classes that are in one of the rules. The
answer is kept under exactly that. Most nodes are none at all: Textual makes one for each component
class of each widget, over and over. One that would say the same as before stays as it is.

For each widget Textual makes a set of rules, which calls a method of Python for each: they are told
apart here without it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    import pytest

_parse_rules = Stylesheet._parse_rules
apply_anew = Stylesheet.apply
process_anew = Stylesheet._process_component_classes

AMONG_OTHERS = frozenset(Stylesheet._EXCLUDE_PSEUDO_CLASSES_FROM_CACHE)
"""Pseudo classes that depend on other nodes than those above: about these Textual decides."""

OF_ALL = frozenset({"dark", "inline", "ansi", "nocolor"})
"""Pseudo classes that all nodes of an application have, or none: one of them is asked."""

SAME = {"blur": "focus", "light": "dark", "enabled": "disabled"}
"""Pseudo classes that a node has when it has not the other one."""

COMPONENT = frozenset({"*", *(one.__name__ for one in DOMNode._css_bases(DOMNode))})
"""What a selector may call the node of any component class."""


@cache
def _parsed(variables: frozenset[tuple[str, str]], *args: Any, **told: Any) -> list[RuleSet]:
    return _parse_rules(Stylesheet(variables=dict(variables)), *args, **told)


class Candidates:
    """The rules that may hold for nodes of the same names, and what they have come to."""

    def __init__(self, rules: tuple[RuleSet, ...]) -> None:
        self.pseudo = frozenset().union(*[rule.pseudo_classes for rule in rules])
        self.kept = AMONG_OTHERS.isdisjoint(self.pseudo)
        asked = {SAME.get(name, name) for name in self.pseudo}
        self._of_all, self._of_each = tuple(sorted(asked & OF_ALL)), tuple(sorted(asked - OF_ALL))
        self.answers: dict[Hashable, Any] = {}
        self.components: dict[Hashable, dict[str, Any]] = {}

    def states(self, path: list[DOMNode]) -> list[bool]:
        """Return all that the rules can ask for of these nodes beside their names."""
        return [path[0].has_pseudo_class(name) for name in self._of_all] + [
            node.has_pseudo_class(name) for name in self._of_each for node in path
        ]


_candidates = cache(Candidates)


class Names:
    """Which rules may hold for nodes of which names, in all sheets of the same rules."""

    def __init__(self, rules: tuple[RuleSet, ...]) -> None:
        self._rules = rules[::-1]
        self._names = frozenset(name for rule in rules for name in rule.selector_names)
        self._found: dict[frozenset[str], Candidates] = {}

    def __getitem__(self, of: Iterable[str]) -> Candidates:
        """Return the rules for nodes that selectors may call so."""
        names = self._names.intersection(of)
        if (found := self._found.get(names)) is None:
            rules = tuple(rule for rule in self._rules if names & rule.selector_names)
            found = self._found[names] = _candidates(rules)
        return found


_names = cache(Names)


def _rules_of(sheet: Any) -> Names:
    rules = sheet.rules
    if "shared_rules" not in vars(sheet) or sheet.shared_rules[0] is not rules:
        sheet.shared_rules = rules, _names(tuple(rules))
    return sheet.shared_rules[1]


def _variables_of(sheet: Any) -> frozenset[tuple[str, str]]:
    variables = sheet._variables
    if "shared_variables" not in vars(sheet) or sheet.shared_variables[0] is not variables:
        sheet.shared_variables = variables, frozenset(variables.items())
    return sheet.shared_variables[1]


def _named(path: list[DOMNode]) -> tuple[Hashable, ...]:
    return tuple((node._css_type_names, node._id, frozenset(node._classes)) for node in path)


def parse_rules(sheet: Stylesheet, *args: Any, **told: Any) -> list[RuleSet]:
    """Parse each text once with the same variables."""
    return _parsed(_variables_of(sheet), *args, **told)


def apply(sheet: Stylesheet, node: DOMNode, *, animate: bool = False, **told: Any) -> None:
    """Give a node the styles that the sheet has for it."""
    found = _rules_of(sheet)[node._selector_names]
    if not found.kept:
        apply_anew(sheet, node, animate=animate, **told)
        return
    path = node.css_path_nodes
    key = (_named(path), *found.states(path))
    if key not in found.answers:
        answer: dict[Any, Any] = {}
        apply_anew(sheet, node, animate=animate, cache=answer)
        found.answers[key] = next(iter(answer.values()), None)
        return
    node._has_hover_style = "hover" in found.pseudo
    node._has_focus_within = node._has_order_style = node._has_odd_or_even = False
    if (rules := found.answers[key]) is not None:
        sheet.replace_rules(node, rules, animate=animate)
    sheet._process_component_classes(node)


def process_component_classes(sheet: Stylesheet, node: DOMNode) -> None:
    """Give a widget the styles of its component classes; those stay that say the same."""
    if not (components := node._get_component_classes()):
        return
    path = node.css_path_nodes
    named, rules = _named(path), _rules_of(sheet)
    before, changed = node._component_styles.copy(), False
    node._component_styles.clear()
    for component in sorted(components):
        found = rules[(*COMPONENT, f".{component}")]
        key = (component, named, *found.states(path))
        known = found.components.get(key) if found.kept else None
        styles = before.get(component)
        if styles is None or known is None or styles.get_rules() != known:
            virtual = DOMNode(classes=component)
            virtual._attach(node)
            if known is None:
                apply_anew(sheet, virtual)
                found.components[key] = virtual._css_styles.get_rules()
            else:
                virtual._css_styles._rules.update(known)
            changed = changed or styles != virtual.styles
            styles = virtual.styles
        node._component_styles[component] = styles
    if changed:
        node.refresh()


def install(patch: pytest.MonkeyPatch) -> None:
    """Let all applications share what they parse and look up."""
    patch.setattr(Stylesheet, "_parse_rules", parse_rules)
    patch.setattr(Stylesheet, "apply", apply)
    patch.setattr(Stylesheet, "_process_component_classes", process_component_classes)
    patch.setattr(RuleSet, "__hash__", object.__hash__)
