from __future__ import annotations

import pytest

from tui import errors
from tui.errors import GlossError, QuoteNotFoundError, quoted, quoted_path


def test_every_error_is_a_gloss_error_with_an_exit_code():
    kinds = [getattr(errors, name) for name in errors.__all__ if name.endswith("Error")]
    assert all(issubclass(k, GlossError) for k in kinds)
    assert {k.exit_code for k in kinds} == {1, 2}
    assert QuoteNotFoundError.exit_code == 1


def test_the_tree_in_the_docstring_names_every_error():
    names = [n for n in errors.__all__ if n.endswith("Error")]
    assert errors.__doc__ is not None
    assert all(name in errors.__doc__ for name in names)


@pytest.mark.parametrize("text", ["a\x1b]0;x\x07b", "two\nlines", "r\u202etl", "\udcff", "\x9b2J"])
def test_quoted_text_is_one_printable_line(text):
    assert quoted(text).isprintable()


def test_what_joins_or_parts_letters_is_no_broken_sign():
    assert quoted(
        "Ge\u00adsetz \U0001f468\u200d\U0001f469 \u0645\u06cc\u200c\u0634\u0648\u062f"
    ) == ("“Gesetz \U0001f468\U0001f469 \u0645\u06cc\u0634\u0648\u062f”")


def test_quoted_text_is_cut():
    assert len(quoted("x" * 500, 20)) == 22
    assert quoted("x" * 500, 20).endswith("…”")


def test_a_long_path_is_cut_in_the_middle_so_that_the_file_is_named():
    path = "/".join(["a-long-folder"] * 30) + "/report of the harbour board.md"
    shown = quoted_path(path)
    assert len(shown) == 202
    assert shown.startswith("“a-long-folder/")
    assert shown.endswith("/report of the harbour board.md”")
    assert quoted_path(path, 60).endswith("/report of the harbour board.md”")
    assert quoted_path("a/b.md") == "“a/b.md”"
    assert quoted_path("x" * 200) == f"“{'x' * 200}”"
    assert quoted_path("a\nb\x1b" * 200).isprintable()
