from __future__ import annotations

import textwrap

import pytest

from tui.text.sentences import paragraphs, sentence_at, sentences


@pytest.mark.parametrize(
    "text",
    [
        "The com-\nmittee met\non Tues-\nday.",
        "The committee met on Tuesday\nto discuss the budget.‖ It\ndecided to cut the spending.",
        "A line that breaks\nin the middle.‖ And another\none.",
        "The river rose again\novernight and reached\nthe second mark.‖ Two\nroads were closed.",
        "Residents were told to\nleave by noon.‖ Most of\nthem did so, the mayor of\nBoston said.",
        "It did not,\nhowever, act upon the pro-\nposal.",
        "Der Rat hat am Montag mit\nder Beratung begonnen.‖ Er\nwill bis Mai entscheiden.",
        "He came home late.‖ The door was\nopen and the light was on.‖ No one\nwas there.",
        "> I think we should wait for the\n> report before we decide.‖ It is\n> due on Monday.",
        ">> I think so, and\n>> the others do.‖\n> I do not.‖ You may\n> wait for the\n> report.",
        "• Prices rose by 3 percent in May,\n  mostly because of oil‖\n• Wages did not",
        "1) Open the lid.‖\n2) Take out the old filter and\n   rinse it.‖ Dry it.‖\n3) Close it.",
        "The port was never meant to be\nmore, as the harbour master said.‖ The council met.",
        "- Prices fell in all towns of the\n  European Union but two‖\n- Wages did not",
        (
            "The council met for eleven hours in the old hall beside the ford, and the clerk, who "
            "kept the minutes since the flood, wrote that\nnobody spoke.‖ Then it rained."
        ),
        "* two of them say to us\n  that it is well‖\n* and this line has no wrapped end at all",
    ],
)
def test_narrow_lines_and_items_go_on_where_the_words_do(text):
    parts = [part.strip().lstrip(">*•- \n") for part in text.split("‖")]
    text = text.replace("‖", "")
    assert [span.of(text) for span in sentences(text)] == parts
    assert all(sentence_at(text, span.end - 1) == span for span in sentences(text))


@pytest.mark.parametrize(
    "text",
    [
        "Shall I compare thee to a summer's day?\nThou art more lovely and more temperate:",
        "His house is in the village though;\nHe will not see me stopping here\nTo watch his woods",
        "Jane Doe\n12 Main Street,\nSpringfield, IL 62701\nUSA",
        "Home\nAbout us\nContact\nlog in\nsign up\nhelp",
        "Anna Schmidt\nBob de la Cruz\nvon der Leyen, Ursula\nCarl Meier",
        "two cups of flour\none cup of sugar\nthree eggs",
        "yes i saw it\nit was fun.\nnobody cared",
        "Photo by\nJohn Smith",
        "Dear all,\nplease wait.",
        "First Quarter:\nThe United Kingdom\nFrance",
        "> Yes.\n>> Is it so?\n> I think it is.",
        (
            "Lumenor Opens Its Third Battery Plant In The Norvian Town Of Selm Near Lyon\n"
            "The plant will employ 400 people and was opened on Monday by the mayor."
        ),
    ],
)
def test_verses_menus_names_and_messages_stay_apart(text):
    assert [span.of(text) for span in paragraphs(text)] == text.split("\n")


PROSE = (
    "The harbour board met on Monday and heard from the engineers who had looked at the old wall. "
    "They had found two cracks below the water line, and one of them had grown since the spring. "
    "Nobody could say for how long it would hold. The mayor, who had asked for the report, told "
    "Anna Smith of the Herald that the town could not pay for a new one, and that the state had "
    "promised nothing so far. A second meeting is planned for the autumn, when the costs are known."
)


@pytest.mark.parametrize("width", [76, 121, 135, 150, 180, 200])
@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_lines_of_any_width_up_to_200_that_are_full_are_one_paragraph(width, between):
    wrapped = "\n".join(textwrap.wrap(PROSE, width))
    text = between.join([wrapped] * 3)
    assert len(paragraphs(text)) == 3
    assert [" ".join(s.of(text).split()) for s in sentences(text)] == [
        s.of(PROSE) for s in sentences(PROSE)
    ] * 3


@pytest.mark.parametrize(
    "lines",
    [
        [s.of(PROSE) for s in sentences(PROSE)],
        [PROSE, "A short line.", PROSE],
        [f"{name:<60}{'read_mostly':<60}{name},{name}" for name in ("tcp_a", "udp_bcd", "ip_ef")],
        [f"eth{n}: link {'up ' * (n * 9)}at {n * 100} Mbps (full duplex) [{n}]" for n in (6, 5, 4)],
        [f"    value = call({', '.join(f'name_{i}' for i in range(n))})" for n in (12, 13, 14)],
        [f"{n},{PROSE[n : n + 150]},{n * 7}" for n in range(5)],
        [f"| {PROSE[n : n + 130]} | {n} |" for n in range(5)],
        [f"- {PROSE[:n]}" for n in (140, 145, 150)],
    ],
)
def test_long_lines_that_are_not_wrapped_stay_apart(lines):
    text = "\n".join(lines)
    assert [span.of(text) for span in paragraphs(text)] == [line.strip() for line in lines]
