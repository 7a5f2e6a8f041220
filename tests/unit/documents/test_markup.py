"""reStructuredText and Org, whose signs stay in the text as Markdown's do."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.documents import heading_text, org, restructured

RST = """\
=====
Title
=====

:Author: Ada Smith
:Date: 10 June 2025

Section One
===========

A paragraph that ends so::

    literal text
    - no item

- one item
  goes on
- two

    A quoted paragraph.

.. code-block:: python

   code = 1

.. note:: beware

Sub
---

+----+----+
| a  | b  |
+----+----+

text
"""

ORG = """\
#+TITLE: Org Title
#+AUTHOR: Ada Smith
#+DATE: 2025-06-10

* First
  :PROPERTIES:
  :ID: 7
  :END:
text
** Second
- item
  goes on
  1. nested
#+BEGIN_QUOTE
quoted
* no heading
#+END_QUOTE
#+begin_src python
code
#+end_src
| a | b |
| 1 | 2 |
"""


def test_golden_rst(reading, outline):
    document = reading("a.rst", RST)
    assert document.text == RST
    assert outline(document) == [
        ("heading", 1, "", "=====\nTitle\n====="),
        ("matter", 0, "", ":Author: Ada Smith\n:Date: 10 June 2025"),
        ("heading", 2, "", "Section One\n==========="),
        ("code", 0, "", "    literal text\n    - no item"),
        ("item", 1, "", "- one item\n  goes on"),
        ("item", 1, "", "- two"),
        ("matter", 0, "", ".. code-block:: python"),
        ("code", 0, "", "   code = 1"),
        ("matter", 0, "", ".. note::"),
        ("heading", 3, "", "Sub\n---"),
        ("table", 0, "", "+----+----+\n| a  | b  |\n+----+----+"),
    ]
    assert document.title == "Title"
    assert (document.metadata.author, document.metadata.date) == ("Ada Smith", "2025-06-10")
    assert heading_text(RST, document.blocks[0]) == "Title"


def test_a_proposal_with_header_lines(reading):
    document = reading(
        "pep-0008.rst", "PEP: 8\nTitle: Style Guide\nAuthor: Guido,\n  Barry\n\nA\n=\n"
    )
    assert document.title == "Style Guide"
    assert document.metadata.author == "Guido, Barry"
    assert document.metadata.attributes == {"pep": "8"}


def test_golden_org(reading, outline):
    document = reading("a.org", ORG)
    assert outline(document) == [
        ("matter", 0, "", "#+TITLE: Org Title\n#+AUTHOR: Ada Smith\n#+DATE: 2025-06-10"),
        ("heading", 1, "", "* First"),
        ("matter", 0, "", "  :PROPERTIES:\n  :ID: 7\n  :END:"),
        ("heading", 2, "", "** Second"),
        ("item", 1, "", "- item\n  goes on"),
        ("item", 2, "", "1. nested"),
        ("quote", 0, "", "#+BEGIN_QUOTE\nquoted\n* no heading\n#+END_QUOTE"),
        ("code", 0, "", "#+begin_src python\ncode\n#+end_src"),
        ("table", 0, "", "| a | b |\n| 1 | 2 |"),
    ]
    metadata = document.metadata
    assert (metadata.title, metadata.author, metadata.date) == (
        "Org Title",
        "Ada Smith",
        "2025-06-10",
    )


def test_a_literal_block_may_begin_below_any_line_of_a_paragraph(outline, reading):
    document = reading("a.rst", "A paragraph\ngoes on::\n\n    literal\n\nNo: std::move\nis one\n")
    assert outline(document) == [("code", 0, "", "    literal")]


DESCRIBED = """\
.. class:: Queue(maxsize=0)
           Queue(*, size)
   :canonical: q.Queue

   A queue holds *maxsize* items.

       A quoted paragraph.

   .. method:: join()

      It blocks. ::

         q.join()

      >>> q.join()
      True

      .. versionchanged:: 3.10 It takes no *loop*.

      .. deprecated-removed:: 3.11 3.13
         Use threads.

   .. warning::
      :class: loud

      The 4 MB are gone.

.. py:data:: X

   The value is 7.

.. image:: a.png
   Not prose.

Outside of all.

   Quoted again.
"""


def test_what_a_directive_describes_is_prose_and_its_signature_is_not(outline, reading):
    assert outline(reading("a.rst", DESCRIBED)) == [
        (
            "matter",
            0,
            "",
            ".. class:: Queue(maxsize=0)\n           Queue(*, size)\n   :canonical: q.Queue",
        ),
        ("quote", 0, "", "       A quoted paragraph."),
        ("matter", 0, "", "   .. method:: join()"),
        ("code", 0, "", "         q.join()"),
        ("code", 0, "", "      >>> q.join()\n      True"),
        ("matter", 0, "", "      .. versionchanged:: 3.10"),
        ("matter", 0, "", "      .. deprecated-removed:: 3.11 3.13"),
        ("matter", 0, "", "   .. warning::"),
        ("matter", 0, "", "      :class: loud"),
        ("matter", 0, "", ".. py:data:: X"),
        ("matter", 0, "", ".. image:: a.png\n   Not prose."),
        ("quote", 0, "", "   Quoted again."),
    ]


@pytest.mark.parametrize("module", [restructured, org])
@given(text=st.text(alphabet="=-*#+:.| \na1_", max_size=80))
def test_blocks_are_sorted_disjoint_and_inside(module, text):
    spans = [b.span for b in module.structure(text).blocks]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(0 <= s.start < s.end <= len(text) for s in spans)


@pytest.mark.parametrize("module", [restructured, org])
@pytest.mark.parametrize("piece", [*"=-*#+:.| \na", "=\n", "* ", ":a:\n", "a\n=\n"])
def test_a_hostile_text_is_read_in_linear_time(module, piece):
    module.structure(piece * (100_000 // len(piece)))


@pytest.mark.parametrize("module", [restructured, org])
def test_a_large_text_has_its_headings(module, monkeypatch):
    monkeypatch.setattr(f"{module.__name__}.HEADINGS_ONLY_ABOVE", 5)
    text = "One\n===\n\ntext\n\nTwo\n---\n" if module is restructured else "* One\ntext\n** Two\n"
    assert [(b.kind, b.level) for b in module.structure(text).blocks] == [
        ("heading", 1),
        ("heading", 2),
    ]


def test_pictures_and_sources_of_formulas_are_no_text(reading):
    page = (
        "<title>Page</title><p>Before <svg><title>drawn</title><text>label</text></svg> and "
        "<math><mi>x</mi><annotation encoding='tex'>\\x</annotation></math> after.</p>"
    )
    document = reading("a.html", page)
    assert (document.text, document.title) == ("Before and x after.\n", "Page")


def test_the_fields_of_a_report_stand_below_targets_and_comments(reading):
    rst = ".. _wells:\n\nWells\n=====\n\n.. a comment\n\n:Author: Ada\n:Date: 2024-03-04\n\nText.\n"
    metadata = reading("a.rst", rst).metadata
    assert (metadata.title, metadata.author, metadata.date) == ("Wells", "Ada", "2024-03-04")


def test_what_org_plans_is_no_text_and_its_settings_are_no_attributes(reading, outline):
    org = "#+TITLE: On\n#+TITLE: weirs\n#+STARTUP: show\n* Weir\nCLOSED: [2024-03-05 Tue]\nIt is.\n"
    document = reading("a.org", org)
    assert (document.metadata.title, document.metadata.attributes) == ("On weirs", {})
    assert ("matter", 0, "", "CLOSED: [2024-03-05 Tue]") in outline(document)


def test_a_caption_and_a_note_of_rst_are_text(reading, outline):
    rst = (
        "A [#f]_.\n\n.. figure:: a.png\n   :width: 2\n\n   The weir in 2001.\n\n.. [#f] Measured.\n"
    )
    document = reading("a.rst", rst)
    assert outline(document) == [
        ("matter", 0, "", ".. figure:: a.png\n   :width: 2"),
        ("matter", 0, "", ".. [#f]"),
        ("item", 1, "", "Measured."),
    ]
