"""Compiled modules stand for the sources they were made of, find the same claims, and no others."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.machinery import EXTENSION_SUFFIXES
from importlib.util import module_from_spec
from pathlib import Path

import pytest

import tui
from tui.native import FOLDER, Native, fingerprints, made_of

ROOT = Path(__file__).parents[2]
LIBRARY = f"words{EXTENSION_SUFFIXES[0]}"
HOSTILE = (
    "",
    "\x0b\u202e \U0001f600" * 40,
    "said " * 300,
    "“" * 300 + "…",
    "According to Ann Lee, 5 % of 3,000 did not; “it may,” she said. Laut Bank: 4 Mio. Euro.\r\n"
    * 9,
)


@pytest.fixture
def made(tmp_path):
    """A source, and a folder where it is said to be compiled."""
    (tmp_path / LIBRARY).write_text("no library", "utf-8")
    (tmp_path / "modules").write_text(f"tui.claims.words {LIBRARY}\n", "utf-8")
    (tmp_path / "libraries").write_text(fingerprints(str(tmp_path), [LIBRARY]), "utf-8")
    source = Path(tui.__file__).parent.parent
    stamp = made_of(str(source), ["tui/claims/words.py"])
    (tmp_path / "made-of").write_text(stamp, "utf-8")
    return tmp_path


def test_what_was_made_of_these_sources_is_found(made):
    spec = Native(str(made)).find_spec("tui.claims.words")
    assert spec.origin == f"{made}/{LIBRARY}"
    assert Native(str(made)).find_spec("tui.claims.claim") is None
    assert Native(str(made)).find_spec("json") is None


def test_what_was_made_of_other_sources_is_not(made):
    stamp = made / "made-of"
    size, rest = stamp.read_text("utf-8").split(" ", 1)
    stamp.write_text(f"{int(size) + 1} {rest}", "utf-8")
    assert Native(str(made)).find_spec("tui.claims.words") is None


@pytest.mark.parametrize("said", ["", "nonsense", "1 2 tui/missing.py\n"])
def test_a_stamp_that_says_nothing_is_none(made, said):
    (made / "made-of").write_text(said, "utf-8")
    assert Native(str(made)).find_spec("tui.claims.words") is None


def test_a_library_that_was_cut_short_is_not_loaded(made):
    (made / LIBRARY).write_text("no lib", "utf-8")
    assert Native(str(made)).find_spec("tui.claims.words") is None


@pytest.mark.parametrize("start", [0, 6, 40_000])
def test_a_library_whose_end_never_reached_the_disk_is_not_loaded(made, start):
    whole = b"library" * 10_000
    (made / LIBRARY).write_bytes(whole)
    (made / "libraries").write_text(fingerprints(str(made), [LIBRARY]), "utf-8")
    assert Native(str(made)).find_spec("tui.claims.words") is not None

    (made / LIBRARY).write_bytes(whole[:start].ljust(len(whole), b"\0"))
    assert Native(str(made)).find_spec("tui.claims.words") is None


def test_a_library_that_is_missing_is_none(made):
    (made / LIBRARY).unlink()
    assert Native(str(made)).find_spec("tui.claims.words") is None


def test_a_library_for_another_python_is_not_loaded(made):
    name = "words.cpython-30-x86_64-linux-gnu.so"
    (made / LIBRARY).rename(made / name)
    (made / "modules").write_text(f"tui.claims.words {name}\n", "utf-8")
    (made / "libraries").write_text(fingerprints(str(made), [name]), "utf-8")
    assert Native(str(made)).find_spec("tui.claims.words") is None


def test_the_source_runs_in_place_of_a_library_that_cannot_be_loaded(made):
    import tui.claims

    native = Native(str(made))
    spec = native.find_spec("tui.claims.words", tui.claims.__path__)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)

    assert native.find_spec("tui.claims.words") is None  # nor of all that would call it
    assert module.__file__.endswith("words.py")
    assert hasattr(module, "__all__")


def test_a_library_that_cannot_be_loaded_and_has_no_source_is_an_error(made):
    (made / "modules").write_text(f"gloss_rules_1 {LIBRARY}\n", "utf-8")
    spec = Native(str(made)).find_spec("gloss_rules_1")
    with pytest.raises(ImportError):
        module_from_spec(spec)


def test_tests_run_the_sources():
    from tui.claims import words

    assert words.__file__.endswith(".py")


def test_compiled_modules_find_the_same_claims(tmp_path):
    folder = Path(sys.prefix) / FOLDER
    if Native(str(folder)).find_spec("tui.claims.words") is None:
        pytest.skip("nothing is compiled of the sources as they are")
    files = [str(file) for file in sorted((ROOT / "seeds").iterdir())]
    for place, text in enumerate(HOSTILE):
        file = tmp_path / f"{place}.md"
        file.write_bytes(text.encode("utf-8"))
        files.append(str(file))
    outs = []
    for pure in ("", "1"):
        home = tmp_path / f"home{pure}"
        home.mkdir()
        env = {**os.environ, "HOME": str(home), "GLOSS_PURE": pure, "XDG_CACHE_HOME": str(home)}
        command = [sys.executable, "-m", "tui", "claims", "--json", "--all", *files]
        done = subprocess.run(command, env=env, cwd=tmp_path, capture_output=True, check=True)
        outs.append(done.stdout)
    assert outs[0] == outs[1]
