from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.documents import heading_text
from tui.documents.markdown import structure

GOLDEN = """\
---
title: "A: quoted # title"
author: [Ada Smith, Bob Jones]
date: 2025-06-10
source: https://example.org/a
case: P07   # a comment
summary: >
  folded over
  two lines
tags:
  - one
  - two, three
---

# First **heading** ##

A paragraph
over two lines.

Second heading
--------------

- one
  goes on
  - nested
1. first
2) second

> quoted
> lines
lazy line

```python
# no heading
- no item
```

    indented code

    goes on

| a | b |
|---|:-:|
| 1 | 2 |

In 1999 it was so.
1986. A great year.

***

### Third
"""


def test_golden(reading, outline):
    document = reading("a.md", GOLDEN)
    assert document.text == GOLDEN
    assert outline(document) == [
        ("matter", 0, "", GOLDEN[: GOLDEN.index("\n\n# First")]),
        ("heading", 1, "", "# First **heading** ##"),
        ("heading", 2, "", "Second heading\n--------------"),
        ("item", 1, "", "- one\n  goes on"),
        ("item", 2, "", "- nested"),
        ("item", 1, "", "1. first"),
        ("item", 1, "", "2) second"),
        ("quote", 1, "", "> quoted\n> lines\nlazy line"),
        ("code", 0, "", "```python\n# no heading\n- no item\n```"),
        ("code", 0, "", "    indented code\n\n    goes on"),
        ("table", 0, "", "| a | b |\n|---|:-:|\n| 1 | 2 |"),
        ("heading", 3, "", "### Third"),
    ]
    metadata = document.metadata
    assert metadata.title == "A: quoted # title"
    assert metadata.author == "Ada Smith, Bob Jones"
    assert metadata.date == "2025-06-10"
    assert metadata.url == "https://example.org/a"
    assert metadata.attributes == {
        "case": "P07",
        "summary": "folded over, two lines",
        "tags": "one; two, three",
    }


def test_headings_are_named_without_their_signs(reading):
    document = reading("a.md", GOLDEN)
    headings = [b for b in document.blocks if b.kind == "heading"]
    assert [heading_text(document.text, b) for b in headings] == [
        "First heading",
        "Second heading",
        "Third",
    ]


def test_toml_front_matter(reading):
    document = reading(
        "a.md", '+++\ntitle = "T"\ndate = 2024-02-03\n[extra]\ncase = "P1"\n+++\n\ntext\n'
    )
    assert document.metadata.title == "T"
    assert document.metadata.date == "2024-02-03"
    assert document.metadata.attributes == {"extra.case": "P1"}


@pytest.mark.parametrize(
    "text",
    [
        "---\nno key here\n---\n",
        "---\ntitle: open\n",
        "+++\nbroken = \n+++\n",
        "text\n---\ntitle: x\n---\n",
        "---\n\n---\n",
    ],
)
def test_what_is_no_front_matter_is_text(text):
    assert not any(b.kind == "matter" for b in structure(text).blocks)


def test_a_header_block_counts_as_front_matter(reading):
    document = reading("a.md", "Title: One\nAuthor: Ada\n\n# Heading\n")
    assert (document.metadata.title, document.metadata.author) == ("One", "Ada")


def test_the_properties_of_a_page_may_stand_below_its_title(reading):
    text = "# Hale\n\nDate: June 3, 2024\nTags: water, board\nBy whom: Sam\n\nText.\n"
    document = reading("a.md", text)
    assert (document.metadata.title, document.metadata.date) == ("Hale", "2024-06-03")
    assert document.metadata.attributes == {"tags": "water, board", "by whom": "Sam"}
    assert [b.kind for b in document.blocks] == ["heading", "matter"]


def test_links_of_a_vault_are_names_in_its_front_matter(reading):
    front = '---\nauthor:\n  - "[[Ada Byrne]]"\n  - "[[people/bo|Bo Lind]]"\n---\nText.\n'
    assert reading("a.md", front).metadata.author == "Ada Byrne, Bo Lind"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("%%\nmine\n\nonly\n%%\n\nText.", ["matter"]),
        ("%%\n\nText that goes on.", []),
        ("%%\nmine only %%\n\nText.", ["matter"]),
        ("%%\n\nText that goes on.\n\n%% and on.", []),
        ("{% include toc.html %}\nText.", ["matter"]),
        ("{% highlight ruby %}\n# 1\n\n- 2\n{% endhighlight %}\nText.", ["code"]),
        ("{{< highlight go >}}\n# 1\n{{< /highlight >}}\nText.", ["code"]),
        ('{{< figure src="a" >}}\n\nText.', ["matter"]),
        (":::note Mind\n\nText.\n\n:::", ["matter", "matter"]),
        ("Text.\n{: .lead }", ["matter"]),
        ("{{ name }} said so.", []),
        ("- one\n\n    two\n\n    three\n\n    four", ["item"]),
        ("- one\n\nout\n\n    code", ["item", "code"]),
    ],
)
def test_what_is_written_for_a_program_is_no_text(text, kinds):
    assert [b.kind for b in structure(text).blocks] == kinds


def test_a_large_text_has_its_headings(monkeypatch):
    monkeypatch.setattr("tui.documents.markdown.HEADINGS_ONLY_ABOVE", 10)
    blocks = structure("# One\n\ntext\n\nTwo\n===\n\n- item\n").blocks
    assert [(b.kind, b.level) for b in blocks] == [("heading", 1), ("heading", 1)]


@given(st.text(alphabet="#>-*`~=|: \t\n1.a{%}", max_size=80))
def test_blocks_are_sorted_disjoint_and_inside(text):
    blocks = structure(text).blocks
    spans = [b.span for b in blocks]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(b.span.of(text).strip() for b in blocks)


@pytest.mark.parametrize("char", [*"#>-*`~=|: \t1.[(a{%", "- ", "> ", "|-", "1. ", "# a\n"])
def test_a_hostile_text_is_read_in_linear_time(char):
    structure(char * (100_000 // len(char)))
    structure((char * 50 + "\n") * (2_000 // len(char)))
