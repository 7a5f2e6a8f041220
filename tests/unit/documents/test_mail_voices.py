from __future__ import annotations

from tui.documents.building import Builder
from tui.documents.mail_voices import give_voice


def test_who_answers_below_a_quoted_mail_with_its_header_lines_says_so_himself():
    builder = Builder()
    builder.add("matter", "From: Cy Mead\nSubject: Dam")
    builder.add("quote", "From: Bob Low\nSent: Monday\nTo: Cy\nSubject: Dam", level=1)
    builder.add("quote", "The dam leaks.", level=1)
    builder.add("paragraph", "My answer is no.")
    give_voice("Cy Mead", 0, 0, builder)
    text = builder.since(0)
    said = {b.span.of(text): b.label for b in builder.blocks if b.kind == "speech"}
    assert said["The dam leaks."] == "Bob Low"
    assert said["My answer is no."] == "Cy Mead"
