"""How many examples a property is tried with: few and always the same, or very many at random.

A change must not fail over a throw of the dice, nor may only the same examples ever be tried. So
`make test` tries the same few examples every time, and `make fuzz` tries
:data:`TIMES` as many, other ones each time. A property that says how many examples it is worth
says so by :func:`examples`, which both of them scale; what a test sets itself, no profile changes.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers

USUAL = 100
"""Examples that a property is worth which does not say how many."""

SHARE = 0.4
"""How much of that `make test` tries: the same each time, so that more of them find little more."""

TIMES = 20
"""How many times as many as it is worth `make fuzz` tries."""

BY_THE_CLOCK = (HealthCheck.too_slow,)
"""What judges by the clock judges the machine."""


def register() -> None:
    """Register the profiles "gloss", which is in use unless another is asked for, and "fuzz"."""
    of_both: dict[str, Any] = {"deadline": None, "suppress_health_check": BY_THE_CLOCK}
    settings.register_profile(
        "gloss", max_examples=int(USUAL * SHARE), derandomize=True, database=None, **of_both
    )
    settings.register_profile("fuzz", max_examples=USUAL * TIMES, print_blob=True, **of_both)
    settings.load_profile("gloss")


def keep_to_the_test() -> None:
    """Let the examples of a test depend on that test alone, where the profile wants the same.

    Hypothesis also tries the constants of whichever modules happen to be imported: which ones
    these are depends on the tests before, and so on how many processes share them.
    """
    if settings.default is not None and settings.default.derandomize:
        none = providers._local_constants
        pytest.MonkeyPatch().setattr(providers, "_get_local_constants", lambda: none)


def examples(count: int, **others: Any) -> settings:
    """Return settings that try a property as often as it is worth, by the measure of the profile.

    Args:
        count: How many it is worth; `make test` tries :data:`SHARE` of it, `make fuzz` more.
        **others: Further settings of Hypothesis.
    """
    most = settings().max_examples
    if (checks := others.get("suppress_health_check")) is not None:
        others["suppress_health_check"] = (*BY_THE_CLOCK, *checks)
    return settings(max_examples=max(1, count * most // USUAL), **others)
