"""The commands that leave gloss: what they are given, and what they are never given."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tui.documents.document import Block, Document, Metadata
from tui.library.originals import LaunchError, editor_argv, launch, open_argv, original_of
from tui.spans import Span

FILE = Path("/library/a b.pdf")
PAGES = (
    Block("locator", Span(0, 10), 1, label="p. i"),
    Block("locator", Span(10, 20), 3, label="p. 1"),  # the second one is blank
)


def original(url="", format_="txt", offset=0, blocks=()):
    document = Document("a b.pdf", "x" * 20, format_, Metadata(url=url), blocks)
    return original_of(document, FILE, offset)


def found(name):
    return f"/bin/{name}"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "--help",
        "ftp://host/file",
        "https://example.org/ -o x",
        "https://example.org/\x1b[2J",
        "example.org",
    ],
)
def test_only_addresses_of_the_web_are_opened(url):
    assert open_argv(original(url), (), {}, platform="linux", which=found) == [
        "xdg-open",
        str(FILE),
    ]


def test_a_page_of_the_web_is_the_original_of_a_text_but_not_of_a_container():
    url = "https://example.org/a"
    assert not original(url).is_file
    assert original(url).name == url
    assert original(url, "pdf").is_file


def test_the_page_is_counted_from_the_first_whatever_it_is_called():
    made = original(format_="pdf", offset=12, blocks=PAGES)
    assert (made.page, made.name) == (3, "a b.pdf, page 3")
    assert open_argv(made, ("zathura", "-P", "{page}", "{file}"), {}) == [
        *("zathura", "-P", "3"),
        str(FILE),
    ]
    assert open_argv(made, ("firefox", "{url}"), {})[1] == "file:///library/a%20b.pdf#page=3"
    word = (Block("locator", Span(10, 20), label="p. 2"),)  # only later pages are marked there
    assert original(format_="docx", offset=12, blocks=word).page == 2


def test_a_command_without_places_gets_the_original_last():
    assert open_argv(original("https://e.org/{file}"), ("w3m",), {})[1:] == ["https://e.org/{file}"]
    filled = open_argv(original("https://e.org/{file}"), ("w3m", "{url}"), {})
    assert filled == ["w3m", "https://e.org/{file}"]


@pytest.mark.parametrize(
    ("platform", "environ", "command"),
    [
        ("linux", {}, "xdg-open"),
        ("darwin", {}, "open"),
        ("linux", {"WSL_DISTRO_NAME": "Ubuntu"}, "wslview"),
    ],
)
def test_each_system_has_its_own_way(platform, environ, command):
    assert open_argv(original(), (), environ, platform=platform, which=found)[0] == command


def test_a_system_without_one_says_what_to_set():
    with pytest.raises(LaunchError, match="set open_command"):
        open_argv(original(), (), {}, platform="linux", which=lambda _: None)


@pytest.mark.parametrize(
    ("command", "argv"),
    [
        (("/usr/bin/vim", "-n"), ["/usr/bin/vim", "-n", "+7", "/library/a b.pdf"]),
        (("hx",), ["hx", "/library/a b.pdf:7"]),
        (("code", "--wait"), ["code", "--wait", "--goto", "/library/a b.pdf:7"]),
        (("notepad",), ["notepad", "/library/a b.pdf"]),
    ],
)
def test_an_editor_is_told_the_line_as_it_takes_it(command, argv):
    assert editor_argv(command, FILE, 7) == argv


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (["false"], "ended with status 1"),
        (["/nowhere/viewer"], "no such file"),
        (["a\0b"], "null"),
    ],
)
def test_what_fails_at_once_is_said_in_one_line(argv, says):
    with pytest.raises(LaunchError, match=says) as failure:
        launch(argv, 300)
    assert "\n" not in str(failure.value)


def test_what_runs_is_not_waited_for_and_cannot_read_the_terminal():
    launch([sys.executable, "-c", "import sys; sys.exit(len(sys.stdin.read()))"], 300)
    launch(["sleep", "0.1"], 0.001)
