"""The title of a plain text: the line that looks like one, else the name of the file."""

from __future__ import annotations

import pytest

BODY = "The buses were late again on Tuesday, the council said, and nobody knew why that was so."


@pytest.mark.parametrize(
    ("top", "title"),
    [
        ("The Late Bus", "The Late Bus"),
        ("The Guardian\n\nNews\n\nBuses late again\n\nBy Ada Smith", "Buses late again"),
        ("https://example.org/late\n\nBuses late again", "Buses late again"),
        ("We use cookies on this site. Accept all\nSkip to content\nBuses late", "Buses late"),
        ("1\n\n2\n\nAnnual report 2024", "Annual report 2024"),
        ("“We are all late,” he said.\n\nThe Late Bus", "The Late Bus"),
        (
            "So it began, and it went on for days, weeks and months.\n\nWhy the Buses Are Late",
            "Why the Buses Are Late",
        ),
        ("Bus Authority\nPress release, 3 May\n\nInquiry into delays", "Inquiry into delays"),
        (f"Bus Authority\nPress release, 3 May\n\n{BODY}", "Bus Authority"),
        ("Earthquake", "Earthquake"),
        ("Are the buses late?", "Are the buses late?"),
        ("Опоздавшие автобусы", "Опоздавшие автобусы"),
        (
            "gpt-oss leak: the specs so far\n\nBy Marek Dahlin, Openwire Dispatch",
            "gpt-oss leak: the specs so far",
        ),
        (
            "Late buses and snow: a field guide\n\nThe Slow Commuter\n30 May 2026 · 11 min read",
            "Late buses and snow: a field guide",
        ),
        ("Brexit: What happens next?", "Brexit: What happens next?"),
        ("Late buses: Nobody knows why", "Late buses: Nobody knows why"),
        ("By Ada Smith, The Daily\n\nWhy the Buses Are Late", "Why the Buses Are Late"),
        ("By Ada Smith\n\nLate", "Late"),
        ("Dear Ada,\n\nWhy the Buses Are Late", "Why the Buses Are Late"),
        ("# Why the Buses Are Late", "Why the Buses Are Late"),
        ("// Late buses #", "Late buses"),
        ("#!/usr/bin/env late\n# -*- mode: text -*-\n# Late buses", "Late buses"),
        ("Interview with P07\n\nQ: Why?\n\nP07: Snow.", "Interview with P07"),
        ("Late Buses Anger Most Passengers in Snow.", "Late Buses Anger Most Passengers in Snow."),
        ("Title: The Late Bus\nAda Smith", "The Late Bus"),
        ("Hi-tech buses", "Hi-tech buses"),
        ("My dear Watson: letters about a bus", "My dear Watson: letters about a bus"),
    ],
)
def test_the_line_that_looks_like_a_title_is_one(reading, top, title):
    assert reading("note.txt", f"{top}\n\n{BODY} {BODY}\n").title == title


@pytest.mark.parametrize(
    "top",
    [
        "Dear Ada,\n\nI write to you.",
        "Sir,\n\nI write to you.",
        "Dear Sir or Madam\n\nI write to you.",
        "Hello everybody!\n\nI write to you.",
        "Q: Why is it late?\n\nA: Snow",
        "P07: I was late and\n\nP08: So was I",
        "Ada: What?\n\nBob: Snow.\n\nAda: Oh.\n\nBob: Yes.\n\nAda: Again?\n\nBob: Yes.",
        "ADA SMITH: Good morning.\n\nBOB: Good morning.",
        "[00:01] Good morning.",
        "Fellow citizens, I shall not describe my feelings on this day, for they are many.",
    ],
)
def test_without_one_the_name_of_the_file_says_more(reading, top):
    assert reading("1821-Monroe.txt", f"{top}\n\n{BODY}\n").title == "1821-Monroe.txt"


@pytest.mark.parametrize("name", ["002_af4b29b29730d5ec.txt", "12345.txt", "a.txt", "notes.txt"])
def test_a_name_that_says_nothing_is_no_title(reading, name):
    assert reading(name, f"{BODY}\n\n{BODY}\n").title.startswith("The buses were late")


@pytest.mark.parametrize(
    "line",
    [
        " " * 50_000 + "x",
        "a. " * 50_000,
        "Aa:" * 50_000,
        "1:2" * 90_000,
        "A " * 60_000,
        "By A " * 30_000,
    ],
)
def test_a_hostile_line_is_no_matter(reading, line):
    assert reading("hostile.txt", f"{line}\n{line}\n").title
