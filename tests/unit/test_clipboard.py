from __future__ import annotations

import sys

import pytest

from tui.clipboard import SAFE_ESCAPE, copy, local_command


@pytest.fixture(autouse=True)
def slow_machine(monkeypatch):
    """Wait for a program for as long as it takes to start."""
    monkeypatch.setattr("tui.clipboard.SECONDS", 300)


def having(*programs):
    return lambda name: f"/bin/{name}" if name in programs else None


@pytest.mark.parametrize(
    ("environ", "programs", "expected"),
    [
        ({"WAYLAND_DISPLAY": "w"}, ("wl-copy", "xclip"), "wl-copy"),
        ({"DISPLAY": ":0"}, ("wl-copy", "xclip", "xsel"), "xclip"),
        ({"DISPLAY": ":0"}, ("xsel",), "xsel"),
        ({}, ("pbcopy",), "pbcopy"),
        ({}, ("clip.exe",), "clip.exe"),
        ({}, ("wl-copy", "xclip", "xsel"), None),
        ({"DISPLAY": ":0", "SSH_CONNECTION": "1 2 3 4"}, ("xclip",), None),
        ({"SSH_TTY": "/dev/pts/1"}, ("pbcopy",), None),
    ],
)
def test_the_program_of_this_desktop_and_none_over_ssh(environ, programs, expected):
    command = local_command(environ, having(*programs))
    assert (command[0] if command else None) == expected


def test_a_program_gets_the_text(tmp_path):
    out = tmp_path / "out"
    script = "import sys; open(sys.argv[1], 'wb').write(sys.stdin.buffer.read())"
    copied = copy("naïve \ud800 中", [sys.executable, "-c", script, str(out)])
    assert not copied.escape
    assert copied.words == f"copied 9 characters with {sys.executable}"
    assert out.read_bytes() == "naïve ? 中".encode()


def test_without_a_program_the_terminal_is_asked():
    copied = copy("one", environ={"SSH_TTY": "x"})
    assert copied.escape
    assert "OSC 52" in copied.words


def test_a_program_that_fails_is_named_and_the_terminal_is_asked():
    for command, problem in (
        ([sys.executable, "-c", "raise SystemExit(3)"], "failed"),
        (["/no/such/program"], "could not be started"),
    ):
        copied = copy("one", command)
        assert copied.escape
        assert problem in copied.words


def test_a_long_text_is_not_promised():
    assert "check" in copy("x" * (SAFE_ESCAPE + 1), environ={"SSH_TTY": "x"}).words
