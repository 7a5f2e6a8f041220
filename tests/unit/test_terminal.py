"""The input thread of the terminal: an Escape alone, and what only begins with one."""

from __future__ import annotations

import os
import pty
from threading import Event
from types import SimpleNamespace

import pytest

pytest.importorskip("termios", reason="the driver is that of Unix")

from textual import constants, events
from textual.drivers.linux_driver import LinuxDriver

from tui import terminal
from tui.curtain import typed_before
from tui.terminal import BEGIN, END, TerminalDriver


class Heard(TerminalDriver):
    """Takes its keys from a pipe, and ends after so many messages."""

    def __init__(self, fileno, last):
        self.fileno, self._debug, self._last = fileno, False, last
        self.exit_event = Event()
        self.keys = []

    def process_message(self, message):
        if isinstance(message, events.Key):
            self.keys.append(message.key)
        if self._last in self.keys:
            self.exit_event.set()


def heard(data, last, typed=0):
    reading, writing = os.pipe()
    try:
        os.write(writing, data)
        driver = Heard(reading, last)
        driver.typed = typed
        driver.run_input_thread()
    finally:
        os.close(reading)
        os.close(writing)
    return driver.keys


def test_an_escape_alone_is_a_key_without_another_after_it(monkeypatch):
    monkeypatch.setattr("tui.terminal.LOOK", None)  # nothing else would wake the thread
    monkeypatch.setattr(constants, "ESCAPE_DELAY", 0.001)
    assert heard(b"\x1b", "escape") == ["escape"]


def test_what_begins_with_an_escape_stays_in_one_piece():
    assert heard(b"\x1b[A\x1b[6~j", "j") == ["up", "pagedown", "j"]


def test_a_character_cut_in_two_by_the_end_of_a_chunk_is_one_key(monkeypatch):
    monkeypatch.setattr("tui.terminal.CHUNK", 1)
    assert heard("ü".encode() + b"q", "q")[0] == "ü"


@pytest.mark.parametrize("chunk", [1, 4096])
def test_enter_that_was_typed_before_the_program_read_is_enter(monkeypatch, chunk):
    monkeypatch.setattr("tui.terminal.CHUNK", chunk)
    assert heard(b"/a\nn\nq", "q", typed=4) == ["slash", "a", "enter", "n", "ctrl+j", "q"]


def test_what_was_typed_before_is_counted_by_lines():
    ours, theirs = pty.openpty()
    try:
        os.write(ours, b"/a\rn\rx")
        echo = b""
        while not echo.endswith(b"x"):  # until then it is on its way to the other side
            echo += os.read(ours, 99)
        assert typed_before(theirs) == len("/a\nn\n")
    finally:
        os.close(ours)
        os.close(theirs)


@pytest.fixture
async def written(monkeypatch):
    """A driver, and what it hands to the thread that writes."""
    pieces = []
    monkeypatch.setattr(LinuxDriver, "write", lambda _self, data: pieces.append(data))
    driver = TerminalDriver(SimpleNamespace(), size=(20, 5))
    driver.fileno = -1
    return driver, pieces


async def test_a_frame_goes_out_in_one_piece(written):
    driver, pieces = written
    for data in (BEGIN, "\x1b[1;1Habc\x1b[1;1H", "\x1b]22;text\x07", END):
        driver.write(data)
    assert pieces == [f"{BEGIN}\x1b[1;1Habc\x1b[1;1H\x1b]22;text\x07{END}"]


def test_a_page_goes_to_the_system_in_one_piece(monkeypatch, tmp_path):
    class Told(terminal.FileIO):
        def write(self, data):
            pieces.append(len(data))
            return super().write(data)

    pieces = []
    monkeypatch.setattr(terminal, "FileIO", Told)
    with (tmp_path / "terminal").open("w", encoding="utf-8") as file:
        page = terminal._in_one_piece(file)
        page.write("é" * 40_000)
        page.flush()
    assert pieces == [80_000]


async def test_a_frame_in_which_nothing_differs_is_not_written(written):
    driver, pieces = written
    for _ in range(2):
        for data in (BEGIN, "\x1b]22;text\x07", END):
            driver.write(data)
    assert len(pieces) == 1


async def test_what_is_no_frame_is_written_at_once(written):
    driver, pieces = written
    driver.write("\x07")
    driver.write(END)
    assert pieces == ["\x07", END]


@pytest.mark.parametrize(
    ("connection", "delay"), [("192.0.2.7 50022 192.0.2.1 22", 0.008), (None, 0.004)]
)
async def test_an_escape_waits_longer_where_a_network_may_cut_a_sequence(
    monkeypatch, connection, delay
):
    monkeypatch.setattr(constants, "ESCAPE_DELAY", 0.1)
    monkeypatch.delenv("ESCDELAY", raising=False)
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    if connection is not None:
        monkeypatch.setenv("SSH_CONNECTION", connection)
    TerminalDriver(SimpleNamespace(), size=(20, 5))
    assert delay == constants.ESCAPE_DELAY
