"""A folder, a document and notes on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.annotations.selectors import make_annotation
from tui.annotations.store import AnnotationStore
from tui.documents.document import Document
from tui.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tui.annotations.annotation import Annotation

TEXT = "The council met on Monday. It raised the budget by 12 per cent.\n\nNobody objected.\n" * 4


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "annotations"


@pytest.fixture
def store(folder: Path) -> AnnotationStore:
    return AnnotationStore(folder)


@pytest.fixture
def again(folder: Path) -> Callable[[], AnnotationStore]:
    """Open the same folder as another program would."""
    return lambda: AnnotationStore(folder)


@pytest.fixture
def note() -> Callable[..., Annotation]:
    document = Document("report.txt", TEXT, "txt")
    return lambda words="", **fields: make_annotation(document, Span(4, 25), note=words, **fields)
