"""The documentation names every verb and every option, and nothing that is not there."""

import argparse
import re
from pathlib import Path

import pytest

from tui.cli.verbs import VERBS
from tui.exchange import FORMATS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
MANUAL = (ROOT / "docs" / "cli.md").read_text("utf-8")
SHELL = "\n".join(re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL))
SECTIONS = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", MANUAL, re.MULTILINE | re.DOTALL))


def options(verb):
    parser = argparse.ArgumentParser(add_help=False)
    verb.arguments(parser)
    return {word for action in parser._actions for word in action.option_strings}


@pytest.mark.parametrize("verb", VERBS.values(), ids=VERBS)
def test_every_verb_and_option_is_in_the_manual(verb):
    section = SECTIONS[verb.name]
    assert f"gloss {verb.name}" in section
    for option in options(verb) - {"-o", "--output"}:
        assert option in section, f"{verb.name} {option}"


@pytest.mark.parametrize("verb", VERBS.values(), ids=VERBS)
def test_the_manual_names_no_option_that_is_not_there(verb):
    everywhere = {"--library", "--annotations", "--help", "-L", "-o"}
    named = set(re.findall(r"(?<![\w-])--[a-z]+", SECTIONS[verb.name]))
    assert named <= options(verb) | everywhere


def test_readme_names_every_verb():
    table = re.findall(r"`(\w+)`", README.split("| verb |")[1].split("\n\n")[0])
    assert set(VERBS) <= set(table)


def test_the_verbs_and_options_that_readme_shows_exist():
    for line in re.findall(r"^gloss (.*)$", SHELL, re.MULTILINE):
        words = line.split("#")[0].split("|")[0].split()
        if words[0] not in VERBS:
            assert words[0] == "--demo" or words[0].startswith("~")
            continue
        named = {word for word in words if word.startswith("--")}
        assert named <= options(VERBS[words[0]])


def test_the_manual_names_every_format():
    for name in FORMATS:
        assert name in SECTIONS["export"] + SECTIONS["import"]


def test_the_make_targets_that_readme_shows_exist():
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    named = re.findall(r"(?:^|`)make ([a-z]+)", README, re.MULTILINE)
    assert {"run", "test"} <= set(named) <= set(targets)


def test_what_readme_links_to_is_there():
    for link in re.findall(r"\]\(([^)#]+)\)", README):
        if "://" not in link:
            assert (ROOT / link).exists(), link


def test_settings_and_every_key_are_documented():
    from dataclasses import fields

    from tui.config import Settings
    from tui.screens.bindings import bound

    page = (ROOT / "docs" / "settings.md").read_text("utf-8")
    rows = re.findall(r"^\| `([a-z]+\.[\w-]+)` \| (.*?) \| .+ \|$", page, re.MULTILINE)
    ids = {name: set(re.findall(r"`([^`]+)`", keys)) for name, keys in rows}
    there = {name: set(one.keys) for name, one in bound().items()}
    assert ids == there, "python docs/keys.py writes the tables anew"
    named = set(re.findall(r"^\[?(\w+)(?:\]| = )", page, re.MULTILINE))
    assert {one.name for one in fields(Settings)} - {"warnings"} == named
