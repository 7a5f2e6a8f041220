"""Where one begins to read: past what a file says about itself, never past its first words."""

from __future__ import annotations

import pytest

from tui.documents import read
from tui.errors import StoreError
from tui.library import Library
from tui.library.starting import body_of, place_named

PROSE = "The buses were late again on Tuesday, the council said, and nobody knew why that was so."


@pytest.mark.parametrize(
    ("name", "text", "begins"),
    [
        ("a.md", f"---\ntitle: Late\n---\n\n# Late buses\n\n{PROSE}\n", "# Late buses"),
        ("a.md", f"---\ntitle: Late\n---\n\n{PROSE}\n\n## Why\n\n{PROSE}\n", "The buses"),
        ("a.txt", f"Title: Late\nAuthor: Ada\n\n{PROSE}\n", "The buses"),
        (
            "a.txt",
            f"late buses: the facts\n\nBy Ada Smith\n2 May 2026\n\n{PROSE}\n\nWhy so\n\n{PROSE}\n",
            "late buses",
        ),
        ("a.txt", f"By Ada Smith\n2 May 2026\n\n{PROSE}\n\nWhy so\n\n{PROSE}\n", "The buses"),
        ("a.txt", f"{PROSE}\n", "The buses"),
        ("a.md", "---\ntitle: Late\n---\n", "---"),
    ],
)
def test_the_first_words_are_in_view(tmp_path, name, text, begins):
    file = tmp_path / name
    file.write_text(text)
    document = read(file, name)
    assert document.text[body_of(document) :].startswith(begins)


@pytest.mark.parametrize("offset", ["²", "٣", pytest.param("9" * 5000, id="thousands of digits")])
def test_what_is_no_offset_is_no_place_in_a_file(tmp_path, offset):
    library = Library.open(cwd=tmp_path, environ={"HOME": str(tmp_path)})
    assert place_named(library, "a.txt:12") == ("a.txt", 12)
    with pytest.raises(StoreError, match="there is no annotation"):
        place_named(library, f"a.txt:{offset}")
