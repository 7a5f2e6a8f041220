from __future__ import annotations

import pytest

from tui.config import Settings, load_settings, user_folders


def settings_from(tmp_path, toml: str) -> Settings:
    (tmp_path / "config.toml").write_text(toml, "utf-8")
    return load_settings(tmp_path)


def test_without_a_file_everything_is_default(tmp_path):
    assert load_settings(tmp_path) == Settings()


def test_known_settings_are_taken(tmp_path):
    settings = settings_from(
        tmp_path,
        """
        theme = "gruvbox"
        measure = 66
        density = "few"
        creator = "Ada"
        copy_command = "wl-copy --primary"
        open_command = ["firefox", "{url}"]
        mouse = false
        [keymap]
        "reading.next" = ["n", "tab"]
        [keymap.ledger]
        judge = "c"
        """,
    )
    assert settings == Settings(
        theme="gruvbox",
        measure=66,
        density="few",
        creator="Ada",
        copy_command=("wl-copy", "--primary"),
        open_command=("firefox", "{url}"),
        mouse=False,
        keymap={"reading.next": "n,tab", "ledger.judge": "c"},
    )


def test_an_unknown_key_warns_and_the_rest_counts(tmp_path):
    settings = settings_from(tmp_path, 'colour = "red"\nmeasure = 60')
    assert settings.measure == 60
    assert settings.warnings == ("config.toml: unknown setting “colour”, ignored",)


@pytest.mark.parametrize(
    "line",
    [
        'measure = "wide"',
        "measure = 3",
        "measure = true",
        'density = "dense"',
        "creator = 4",
        "open_command = [1]",
        "copy_command = 'a \"b'",
        'keymap = "vi"',
        "keymap = {a = 1}",
        'mouse = "yes"',
    ],
)
def test_a_wrong_value_warns_and_the_default_stays(tmp_path, line):
    settings = settings_from(tmp_path, line)
    assert len(settings.warnings) == 1
    assert settings == Settings(warnings=settings.warnings)


@pytest.mark.parametrize("raw", [b"a = ", b"\xff\xfe", b"a = " + b"[" * 5000])
def test_a_broken_file_warns_once(tmp_path, raw):
    (tmp_path / "config.toml").write_bytes(raw)
    settings = load_settings(tmp_path)
    assert len(settings.warnings) == 1
    assert "not valid TOML" in settings.warnings[0]
    assert settings.warnings[0].isprintable()


def test_an_unreadable_file_warns(tmp_path):
    (tmp_path / "config.toml").mkdir()
    assert "cannot be read" in load_settings(tmp_path).warnings[0]


def test_folders_follow_xdg(tmp_path, monkeypatch):
    for name in ("CONFIG", "STATE", "CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    folders = user_folders()
    assert all(
        f.is_absolute() and f.name == "gloss"
        for f in (folders.config, folders.state, folders.cache, folders.data)
    )
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize("environ", [{}, {"HOME": ""}, {"XDG_CACHE_HOME": "relative"}])
def test_folders_are_absolute_whatever_the_environment(monkeypatch, environ):
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    folders = user_folders(environ)
    assert folders.state.is_absolute()
    assert folders.cache.is_absolute()
