from __future__ import annotations

import re
import uuid
from datetime import UTC, datetime, timedelta

from tui.annotations.identifiers import derived_id, is_id, new_id, now


def test_ids_are_uuids_of_version_7():
    assert uuid.UUID(new_id()).version == 7
    assert uuid.UUID(new_id()).variant == uuid.RFC_4122


def test_ids_do_not_repeat():
    assert len({new_id() for _ in range(5000)}) == 5000


def test_ids_sort_by_the_millisecond_they_were_made_in():
    ids = [new_id() for _ in range(5000)]
    assert [i[:13] for i in ids] == sorted(i[:13] for i in ids)


def test_a_derived_id_is_always_the_same_and_depends_on_every_part():
    assert derived_id("a", "b") == derived_id("a", "b")
    assert len({derived_id("a", "b"), derived_id("ab"), derived_id("b", "a")}) == 3


def test_what_is_made_here_is_recognised():
    assert is_id(new_id())
    assert is_id(derived_id("a\udcff"))
    assert not is_id("1")
    assert not is_id(new_id().upper() + "\n")


def test_now_is_rfc_3339_in_utc():
    time = now()
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", time)
    assert abs(datetime.fromisoformat(time) - datetime.now(UTC)) < timedelta(minutes=1)
