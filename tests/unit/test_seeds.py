"""The starter library is what `seeds/README` promises, whoever edits it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

SEEDS = Path(__file__).parents[2] / "seeds"
SOURCES = sorted(p for p in SEEDS.iterdir() if p.suffix in {".md", ".txt"})
EXPECTED = 5


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", text.lower())


def shingles(text: str, size: int) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[i : i + size]) for i in range(len(found) - size + 1)}


def front_matter(text: str) -> dict[str, str]:
    head = text.split("---\n", 2)[1]
    return {k: v.strip().strip('"') for k, v in (row.split(":", 1) for row in head.splitlines())}


def test_there_are_five_sources_in_two_formats() -> None:
    assert len(SOURCES) == EXPECTED
    assert {p.suffix for p in SOURCES} == {".md", ".txt"}


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.name)
def test_a_source_is_long_enough_to_read_and_short_enough_for_a_first_visit(path: Path) -> None:
    assert 400 <= len(words(path.read_text(encoding="utf-8"))) <= 1500


@pytest.mark.parametrize("path", [p for p in SOURCES if p.suffix == ".md"], ids=lambda p: p.name)
def test_markdown_sources_say_who_wrote_them_and_when(path: Path) -> None:
    matter = front_matter(path.read_text(encoding="utf-8"))
    assert set(matter) == {"title", "outlet", "author", "date"}
    assert all(matter.values())
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", matter["date"])


def test_one_title_starts_with_release_delayed() -> None:
    titles = [
        front_matter(p.read_text(encoding="utf-8"))["title"] for p in SOURCES if p.suffix == ".md"
    ]
    assert sum(title.startswith("Release delayed") for title in titles) == 1


def test_no_source_repeats_a_sentence_of_another() -> None:
    # Eight shared words in a row are no accident; each text must stand on its own words.
    seen: dict[tuple[str, ...], str] = {}
    for path in SOURCES:
        for shingle in shingles(path.read_text(encoding="utf-8"), 8):
            assert seen.setdefault(shingle, path.name) == path.name, " ".join(shingle)


def test_the_readme_says_what_they_are_and_is_no_source() -> None:
    readme = (SEEDS / "README").read_text(encoding="utf-8")
    assert all(path.name in readme for path in SOURCES)
    assert "Do not cite them" in readme


def notes() -> list[tuple[str, dict[str, object]]]:
    found = []
    for file in sorted((SEEDS.parent / "annotations").glob("*.json")):
        data = json.loads(file.read_text(encoding="utf-8"))
        path = data["_gloss"].get("document", {}).get("path", "")
        found += [(path, row | {"id": key}) for key, row in data["_default"].items() if row]
    return [(path, row) for path, row in found if path]


def test_every_example_note_stands_where_it_says() -> None:
    assert len(notes()) >= 6
    for path, row in notes():
        text = (SEEDS.parent / path).read_text(encoding="utf-8")
        if row["quote"]:
            assert text[row["start"] : row["end"]] == row["quote"]


def test_the_examples_show_verdicts_tags_a_memo_and_a_contradiction() -> None:
    rows = [row for _, row in notes()]
    links = [link for row in rows for link in row.get("links", [])]
    assert {row.get("verdict") for row in rows} >= {"disputed", "supported", "unverified"}
    assert any(not row["quote"] for row in rows)
    assert [link["relation"] for link in links] == ["contradicts"]
    assert {link["to"] for link in links} <= {row["id"] for row in rows}


def test_the_document_that_opens_first_has_notes_near_its_top() -> None:
    starts = [
        row["start"]
        for path, row in notes()
        if path.endswith("release-delayed.md") and row["quote"]
    ]
    assert sum(start < 1000 for start in starts) >= 2
