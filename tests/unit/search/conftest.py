"""A little library to search in."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace

import pytest

from tui.annotations.annotation import Annotation
from tui.claims.claim import Claim
from tui.documents.document import Document, Metadata
from tui.search import Change, Index
from tui.spans import Span

TEXTS = {
    "delay.md": (
        "What led to the delay?\n\n"
        "In June the company said that its open model would be postponed indefinitely. "
        "According to people inside, several factors weighed on the decision.\n\n"
        "Safety was one of them: the team flagged misuse."
    ),
    "leak.txt": (
        "The leak suggests an open-source model of 120 billion parameters.\n\n"
        "Sam Altman denied that the launch had been postponed. It is not certain.\n\n"
        "Café owners do not care; naïve readers don’t either."
    ),
    "guide/open.md": (
        "Open models explained\n\n"
        "The knowledge of physicists is not needed to run them. 模型将于六月发布。\n\n"
        "The opensource movement began long ago, in another country."
    ),
}
METADATA = {
    "delay.md": Metadata("Release delayed", "The Slow Times", "A. Writer", "2025-06-10"),
    "leak.txt": Metadata("Leak: model imminent", "Tech Gazette", "", "2025-07"),
}


@dataclass(frozen=True)
class Placed:
    annotation: Annotation
    span: Span | None


def changes(texts=TEXTS, version="1"):
    for path, text in texts.items():
        document = Document(path, text, "text", METADATA.get(path, Metadata()))
        yield Change(path, version, document)


def filled(cache=None, **how):
    index = Index(cache, **how)
    index.update(changes())
    return index


def span_of(path, quote):
    start = TEXTS[path].index(quote)
    return Span(start, start + len(quote))


def noted(path, quote, note, *tags, name="a1", **marks):
    span = span_of(path, quote) if quote else None
    return Placed(Annotation(name, quote, note=note, tags=tags, **marks), span)


def claim(path, quote, certainty="asserted", by=None, score=0.9):
    return Claim(span_of(path, quote), quote, score, (), by, certainty)


@pytest.fixture
def lib():
    return SimpleNamespace(
        TEXTS=TEXTS, changes=changes, filled=filled, span_of=span_of, noted=noted, claim=claim
    )


@pytest.fixture
def index():
    return filled()
