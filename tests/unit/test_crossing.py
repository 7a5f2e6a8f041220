"""What processes beside the screen send back comes whole, of the sources and of what is compiled.

A compiled class is no Python class: one that is frozen takes no state when it is made anew.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from tui.claims.detection import detect_packed, detect_window
from tui.claims.places import places_within
from tui.documents.document import Block, Document
from tui.library.claiming import detected
from tui.native import FOLDER, Native
from tui.spans import Span

TEXT = (
    "# The dam\n\nThe dam broke in 1975, the ministry said. It may have killed 171,000 people.\n\n"
    "Nobody denies it. The next one will hold.\n"
)
DOCUMENT = Document("a.md", TEXT, "md", blocks=(Block("heading", Span(0, 9), 1),))


def sent() -> dict[str, object]:
    """Return what the jobs of the library are given and give back."""
    whole = Span(0, len(TEXT))
    return {
        "the document": DOCUMENT,
        "claims of a part": detect_window(DOCUMENT, whole),
        "places of a window": places_within(DOCUMENT, whole, 7),
        "claims of a document": detect_packed(DOCUMENT),
        "claims and what the cache keeps": detected(DOCUMENT, TEXT.encode()),
    }


def lost() -> list[str]:
    """Return what does not come back as it was sent."""
    found = []
    for name, one in sent().items():
        assert one, name
        try:
            if pickle.loads(pickle.dumps(one)) != one:
                found.append(name)
        except (pickle.PicklingError, AttributeError, TypeError) as error:
            found.append(f"{name}: {error}")
    return found


def test_what_is_sent_between_processes_comes_back():
    assert lost() == []


def test_what_is_sent_between_processes_comes_back_as_it_is_compiled():
    if Native(str(Path(sys.prefix) / FOLDER)).find_spec("tui.claims.places") is None:
        pytest.skip("nothing is compiled of the sources as they are")
    look = "import test_crossing as t; from tui.claims import places; "
    look += "print(t.lost(), places.__file__.endswith('.py'))"
    env = {**os.environ, "GLOSS_PURE": "", "PYTHONPATH": str(Path(__file__).parent)}
    done = subprocess.run(
        [sys.executable, "-c", look], env=env, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[] False"
