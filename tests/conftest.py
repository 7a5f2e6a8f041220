"""What tests share: a small library on disk, and a way to run a command in it."""

import gc
import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from _pytest.unraisableexception import gc_collect_iterations_key

import support.sources  # noqa: F401 - the first of all
from support import examples
from tui.cli.main import main
from tui.library import Library

examples.register()

PRESS = """---
title: Release delayed
outlet: The Daily Example
date: 2025-06-11
---

# Release delayed

Example Corp said on Tuesday that its open model will be released in August.
The company had announced June. "It needs more time," said Ada Lovelace.
"""

LEAK = """A leak about the model

The open model may have 120 billion parameters, according to a leaked file.
Example Corp said on Tuesday that its open model will be released in August.
The open model is not the first of its kind. The open model is large.
"""


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)

    @property
    def rows(self):
        return [json.loads(line) for line in self.out.splitlines()]


def pytest_configure(config):
    """Search for garbage twice at the end, not five times: each takes half a second by then.

    Nor while the tests are imported: next to nothing of that is any.
    """
    config.stash[gc_collect_iterations_key] = 2
    gc.disable()


def pytest_collection_finish():
    """Keep what has been imported by now out of every later search for garbage."""
    examples.keep_to_the_test()
    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000, 20, 100)
    gc.enable()


def _live_in(folder, patch):
    patch.setenv("HOME", str(folder))
    for name in ("CONFIG", "STATE", "CACHE", "DATA"):
        patch.delenv(f"XDG_{name}_HOME", raising=False)
    for name in ("GLOSS_LIBRARY", "GLOSS_ANNOTATIONS", "GLOSS_DEBUG", "NO_COLOR"):
        patch.delenv(name, raising=False)


@pytest.fixture(autouse=True, scope="session")
def home_of_all(tmp_path_factory):
    """A home for the tests that ask for none, so that none reads or writes the real one."""
    with pytest.MonkeyPatch.context() as patch:
        _live_in(tmp_path_factory.mktemp("home"), patch)
        yield


@pytest.fixture(autouse=True, scope="session")
def patterns_of_all():
    """Give no pattern up: on a busy machine, the process that looks for it waits for its turn."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("LIMIT", "STARTING"):
            patch.setattr(f"tui.text.matching.{name}", 300)
        yield


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A home of a test's own, and empty."""
    folder = tmp_path / "home"
    folder.mkdir()
    _live_in(folder, monkeypatch)
    return folder


@pytest.fixture
def written(tmp_path, home):
    """Write a library, and return its folder: `written({"a.txt": "A text."})`."""

    def write(texts):
        root = tmp_path / "library"
        for name, text in texts.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, "utf-8")
        return root

    return write


@pytest.fixture
def folder(written):
    """A library of two documents."""
    return written({"press.md": PRESS, "leak.txt": LEAK})


@pytest.fixture
def library(folder):
    """The same, opened."""
    opened = Library.open(cwd=folder)
    yield opened
    opened.close()


@pytest.fixture
def gloss(folder, capsys, monkeypatch):
    """Run a command in the library's folder: `gloss("docs", "--json")`."""

    def run(*argv, stdin=None, cwd=None, **environ):
        import io
        import os

        if stdin is not None:
            monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        capsys.readouterr()
        code = main(
            [str(word) for word in argv],
            environ={**os.environ, **environ},
            cwd=Path(cwd or folder),
        )
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return Result(code, captured.out, captured.err)

    return run
