"""Statements that nobody would write neither crash nor stall a check."""

import pytest

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
STATEMENTS = [
    "The harbour bridge is closed to traffic. " * 25_000,
    "x" * 1_000_000,
    "0 1 2 3 4 5 6 7 8 9 " * 50,
    "1" * 5000,
    "不不不 мост закрыт الجسر مغلق harbour bridge",
    "<b>The harbour</b> [bridge](x) is &amp; not open {{ 7 * 7 }}",
    "… !!! ???",
    "Th\u0301e\u0308 \u202eegdirb\u202c is closed \u200d",
    "not not not not not not not not not never no",
]


def test_hostile_statements_are_compared_like_any_other(
    take_in, harbour, check_all, claim, between
):
    harbour["claims"] += [
        claim(f"hostile-{number}", "brek", statement) for number, statement in enumerate(STATEMENTS)
    ]
    take_in(harbour)
    assert check_all().claims == 4 + len(STATEMENTS)
    assert frozenset({"open", "closed"}) in between()
