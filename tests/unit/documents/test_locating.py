from __future__ import annotations

import pytest

from tui.documents import LibrarySettings, locate
from tui.errors import LibraryError


@pytest.fixture
def tree(tmp_path):
    """A configured library `project` beside a bare folder `loose`."""
    (tmp_path / "project/seeds/deep").mkdir(parents=True)
    (tmp_path / "project/docs").mkdir()
    (tmp_path / "project/gloss.toml").write_text('documents = ["seeds"]\nexclude = ["drafts"]')
    for name in ("project/seeds/a.txt", "project/seeds/deep/b.md", "project/docs/c.txt"):
        (tmp_path / name).write_text("text")
    (tmp_path / "project/README.md").write_text("about")
    (tmp_path / "loose").mkdir()
    (tmp_path / "loose/d.txt").write_text("text")
    return tmp_path


def find(tree, path=None, library=None, cwd=".", **environ):
    return locate(path, library, environ, tree / cwd)


def test_the_current_folder_is_the_library(tree):
    settings = find(tree, cwd="loose")
    assert settings == LibrarySettings(
        tree / "loose", (tree / "loose",), tree / "loose/annotations"
    )


def test_the_nearest_gloss_toml_upwards_decides(tree):
    settings = find(tree, cwd="project/seeds/deep")
    assert settings.root == tree / "project"
    assert settings.documents == (tree / "project/seeds",)
    assert settings.exclude == ("drafts",)
    assert settings.configured


def test_a_path_beats_the_option_which_beats_the_environment(tree):
    project, loose = str(tree / "project"), str(tree / "loose")
    assert find(tree, None, loose, GLOSS_LIBRARY=project).root == tree / "loose"
    assert find(tree, None, None, GLOSS_LIBRARY=project).root == tree / "project"
    assert find(tree, project, loose).root == tree / "project"


def test_a_file_among_the_documents_opens_its_library(tree):
    settings = find(tree, "project/seeds/deep/b.md")
    assert settings.root == tree / "project"
    assert settings.only == ("seeds/deep/b.md",)
    assert settings.widened().only == ()


@pytest.mark.parametrize("name", ["project/docs/c.txt", "project/README.md", "loose/d.txt"])
def test_a_file_that_is_no_document_makes_its_own_folder_the_library(tree, name):
    settings = find(tree, name)
    assert settings.root == (tree / name).parent
    assert settings.documents == (settings.root,)
    assert settings.only == (name.rpartition("/")[2],)


def test_a_folder_without_documents_of_the_library_is_its_own(tree):
    assert find(tree, "project/docs").root == tree / "project/docs"
    assert find(tree, "project/seeds/deep").root == tree / "project"
    assert find(tree, "project/seeds").root == tree / "project"


def test_several_files_are_looked_for_in_the_library_of_the_first(tree):
    settings = find(tree, ["project/seeds/a.txt", "loose/d.txt", "project/seeds/a.txt"])
    assert settings.only == ("seeds/a.txt", str(tree / "loose/d.txt"))


def test_a_path_is_tried_from_the_current_folder_then_from_the_library(tree):
    settings = find(tree, "seeds/a.txt", str(tree / "project"), cwd="loose")
    assert settings.only == ("seeds/a.txt",)


@pytest.mark.parametrize("path", ["nowhere.txt", "nul\0byte", ""])
def test_a_missing_path_is_one_clear_line(tree, path):
    if path:
        with pytest.raises(LibraryError, match=r"no file or folder|not a path") as caught:
            find(tree, path)
        assert str(caught.value).isprintable()


def test_annotations_may_be_told_to_stand_elsewhere(tree):
    settings = locate(None, None, {"GLOSS_ANNOTATIONS": "notes"}, tree / "loose")
    assert settings.annotations == tree / "loose/notes"
    settings = locate(
        None, None, {"GLOSS_ANNOTATIONS": "x"}, tree / "loose", annotations=tree / "other"
    )
    assert settings.annotations == tree / "other"


def test_everything_a_gloss_toml_may_say(library, tmp_path):
    settings = library(
        {"one/a.txt": "", "two/b.txt": ""},
        'documents = ["one", "two/"]\nannotations = "notes"\nclaims = false\n'
        'verdicts = ["true", "false", "true"]\nexclude = ["*.log"]\n',
    )
    assert settings == LibrarySettings(
        tmp_path,
        (tmp_path / "one", tmp_path / "two"),
        tmp_path / "notes",
        exclude=("*.log",),
        claims=False,
        verdicts=("true", "false"),
        configured=True,
    )


def test_an_unknown_key_only_warns(library):
    settings = library({}, 'colour = "red"')
    assert settings.warnings == ("gloss.toml: unknown setting “colour”, ignored",)


def test_a_missing_documents_folder_only_warns(library):
    settings = library({}, 'documents = ["seeds"]')
    assert settings.warnings == ("gloss.toml: there is no “seeds” in this library yet",)


@pytest.mark.parametrize(
    "toml",
    [
        'documents = "seeds"',
        "documents = [1]",
        'documents = [""]',
        "claims = 1",
        "annotations = []",
        'annotations = "."',
        "exclude = {}",
        "verdicts = [true]",
        "documents = [",
        'documents = ["../elsewhere"]',
        'documents = ["/etc"]',
        'annotations = "../../home"',
        'annotations = "a\\u0000b"',
        "a = " + "[" * 3000,
    ],
)
def test_a_wrong_value_is_one_clear_line(library, toml):
    with pytest.raises(LibraryError, match=r"gloss\.toml") as caught:
        library({}, toml)
    assert str(caught.value).isprintable()


def test_annotations_do_not_leave_the_library_by_a_link(library, tmp_path):
    (tmp_path / "outside").mkdir()
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "notes").symlink_to(tmp_path / "outside")
    (inner / "gloss.toml").write_text('annotations = "notes"')
    with pytest.raises(LibraryError, match="leads out"):
        LibrarySettings.of_folder(inner)


def test_finding_a_library_creates_nothing(tree):
    before = sorted(tree.rglob("*"))
    find(tree, "project/seeds/a.txt")
    assert sorted(tree.rglob("*")) == before
