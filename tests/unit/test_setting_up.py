"""What `make` does first in a new checkout: one at a time, and once."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PYTHON = f"""#!/bin/sh
# Makes an environment of itself, and installs nothing.
case "$*" in
    "-m venv"*) mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
    "-m pip"*) echo "$*" >> installed ;;
    *) exec '{sys.executable}' "$@" ;;
esac
"""


@pytest.fixture
def checkout(tmp_path):
    """A new checkout, and a Python that is quick about it."""
    for name in ("Makefile", "pyproject.toml", "constraints.txt", ".ci/venv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "python").write_text(PYTHON, "utf-8")
    (tmp_path / "python").chmod(0o755)
    return tmp_path


@contextmanager
def setting_up(folder):
    """Run what sets up a checkout; end with it."""
    env = {**os.environ, "PYTHON": "./python", "PWD": str(folder)}
    command = [".ci/venv", "run", ".venv"]
    with subprocess.Popen(
        command, cwd=folder, env=env, stderr=subprocess.PIPE, text=True
    ) as process:
        yield process
    assert process.returncode == 0


def is_ready(folder):
    """Say whether `make` has nothing left to do."""
    env = {name: value for name, value in os.environ.items() if name != "MAKEFLAGS"}
    command = ["make", "-q", ".venv/ready-to-run"]
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, check=False)
    return not done.returncode


pytestmark = pytest.mark.skipif(not shutil.which("make"), reason="nothing is set up without make")


def test_a_checkout_that_was_reached_by_a_link_is_set_up_once(checkout):
    link = checkout.parent / "link"
    link.symlink_to(checkout)
    with setting_up(link) as process:
        process.stderr.read()

    assert is_ready(checkout)
    assert is_ready(link)


def test_what_another_make_has_set_up_meanwhile_is_not_set_up_again(checkout):
    with setting_up(checkout) as process:
        process.stderr.read()
    (checkout / "installed").unlink()
    other = os.open(checkout, os.O_RDONLY)
    fcntl.flock(other, fcntl.LOCK_EX)

    with setting_up(checkout) as process:
        assert "waiting" in process.stderr.readline()
        os.close(other)
        assert process.stderr.read() == ""
    assert not (checkout / "installed").exists()


def test_what_another_make_could_not_set_up_is(checkout):
    other = os.open(checkout, os.O_RDONLY)
    fcntl.flock(other, fcntl.LOCK_EX)

    with setting_up(checkout) as process:
        assert "waiting" in process.stderr.readline()
        os.close(other)
        assert process.stderr.read().endswith("ready\n")
    assert is_ready(checkout)
