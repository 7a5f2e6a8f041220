"""What holds for the command as a process: its streams, its signals, its locale."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest


def run(*argv, cwd, stdin=None, **environ):
    """Run the command as a process, as a shell would."""
    return subprocess.run(
        [sys.executable, "-m", "tui", *argv],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env={**os.environ, **environ},
        timeout=300,
        check=False,
    )


def test_a_name_that_is_no_utf8_is_escaped(folder):
    (folder / "caf\udce9.txt").write_text("The company said that it sold 7 models in 2025.")
    result = run("docs", "--json", cwd=folder)
    assert result.returncode == 0
    assert b'"caf\\udce9.txt"' in result.stdout
    assert json.loads(result.stdout)[0]["path"] == "caf\udce9.txt"


@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONUTF8": "0"}])
def test_output_is_utf8_whatever_the_locale(folder, locale):
    (folder / "naïve.txt").write_text("Zoë said that it is 3 °C, “cold”.", "utf-8")
    result = run("docs", "--json", cwd=folder, PYTHONIOENCODING="ascii", **locale)
    assert result.returncode == 0
    assert "naïve.txt" in [row["path"] for row in json.loads(result.stdout.decode("utf-8"))]


def test_a_closed_pipe_ends_quietly(folder):
    (folder / "long.txt").write_text("It sold 7 models in 2025, the company said.\n" * 20_000)
    with subprocess.Popen(
        [sys.executable, "-m", "tui", "text", "long.txt"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(300) == 0


@pytest.fixture
def heeded():
    """Let programs started here heed Ctrl-C, though whatever runs the tests may ignore it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_ctrl_c_exits_130_without_a_word(folder, heeded):
    with subprocess.Popen(
        [sys.executable, "-m", "tui", "annotate", "--stdin"],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        process.stdin.write(b'{"path": "leak.txt", "span": [2, 6]}\n')
        process.stdin.flush()
        assert process.stdout.readline()  # it is past starting up
        process.send_signal(signal.SIGINT)
        assert process.wait(300) == 130
        assert process.stderr.read() == b""


def test_ctrl_c_while_it_is_being_imported_shows_no_traceback(folder, heeded, tmp_path):
    (tmp_path / "usercustomize.py").write_text(
        "import os, signal, sys\n"
        "class Interrupting:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'tui.cli.main':\n"
        "            os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Interrupting())\n"
    )
    code = "import usercustomize, tui.__main__; tui.__main__.run()"
    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])},
        check=False,
    )
    assert result.returncode == -signal.SIGINT
    assert result.stderr == b""


@pytest.mark.parametrize("argv", [(), ("leak.txt",), ("open", "."), ("leak.txt:20",)])
def test_without_a_terminal_the_screen_is_refused_in_one_line(folder, argv):
    result = run(*argv, cwd=folder, stdin=b"", TERM="xterm")
    assert result.returncode == 2
    assert result.stdout == b""
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("verb", ["docs --json", "annotate --stdin", "text missing.txt"])
def test_closed_streams_are_borne(folder, verb, closed):
    command = f"{sys.executable} -m tui {verb} {closed}"
    result = subprocess.run(["sh", "-c", command], cwd=folder, capture_output=True, check=False)
    assert result.returncode == (2 if "missing" in verb else 0)
    assert b"Traceback" not in result.stderr
    assert b"should not have happened" not in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
def test_output_that_cannot_be_written_exits_2(folder):
    command = f"{sys.executable} -m tui docs --json > /dev/full"
    result = subprocess.run(["sh", "-c", command], cwd=folder, capture_output=True, check=False)
    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1
