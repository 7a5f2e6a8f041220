"""Files are copied into a library whatever they are called."""

from __future__ import annotations

from tui.library import Library


def test_a_name_as_long_as_a_disk_allows_is_kept(tmp_path):
    folder = tmp_path / "library"
    folder.mkdir()
    file = tmp_path / f"{'n' * 251}.txt"
    file.write_text("News.")
    library = Library.open(cwd=folder, environ={"HOME": str(tmp_path)})
    assert library.add_document(file) == (file.name, True)
    assert [each.name for each in folder.iterdir()] == [file.name]
