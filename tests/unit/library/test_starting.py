"""Where one begins to read: past what a file says about itself, never past its first words."""

from __future__ import annotations

import pytest

from tui.documents import read
from tui.library.starting import body_of

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
