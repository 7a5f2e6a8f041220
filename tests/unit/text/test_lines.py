from __future__ import annotations

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
