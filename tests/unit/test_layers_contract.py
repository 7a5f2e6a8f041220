"""The border between the domain and the screen, and every package's table of contents."""

import importlib
import inspect
import pkgutil
import subprocess
import sys

import pytest

import tui

PACKAGES = sorted(
    module.name for module in pkgutil.walk_packages(tui.__path__, "tui.") if module.ispkg
)
DOMAIN = [
    *("tui.library", "tui.exchange", "tui.comparing", "tui.search", "tui.annotations"),
    *("tui.claims", "tui.documents", "tui.text", "tui.spans", "tui.config", "tui.state"),
    *("tui.processes", "tui.errors", "tui.cli.main"),
]


def imported_by(*modules):
    """Return the top-level packages that importing `modules` loads in a fresh interpreter."""
    code = (
        f"import sys, {', '.join(modules)}; print(*{{name.split('.')[0] for name in sys.modules}})"
    )
    run = [sys.executable, "-c", code]
    return set(subprocess.run(run, capture_output=True, text=True, check=True).stdout.split())


def test_the_domain_loads_nothing_of_the_screen():
    assert not imported_by(*DOMAIN) & {"textual", "rich"}


def test_importing_the_library_is_cheap():
    assert not imported_by("tui.library") & {"tinydb", "rapidfuzz", "sqlite3", "multiprocessing"}


def test_importing_the_program_loads_nothing_of_it():
    assert "argparse" not in imported_by("tui")


def modules_of_domain():
    for package in DOMAIN:
        yield package
        module = importlib.import_module(package)
        for found in pkgutil.walk_packages(getattr(module, "__path__", ()), f"{package}."):
            yield found.name


def test_no_module_of_the_domain_needs_the_screen():
    assert not imported_by(*modules_of_domain()) & {"textual", "rich"}


@pytest.mark.parametrize("name", PACKAGES)
def test_a_table_of_contents_is_true(name):
    package = importlib.import_module(name)
    for module in pkgutil.iter_modules(package.__path__, f"{name}."):
        # A module of the same name would take an exported name's place once it is imported.
        importlib.import_module(module.name)
    contents = getattr(package, "__all__", [])
    assert len(set(contents)) == len(contents)
    for exported in contents:
        assert not inspect.ismodule(getattr(package, exported)), exported
