"""The hybrid clock and ids: sortable, never backwards, never dragged away by others."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from mam_desktop.changes.clock import HybridClock, moment
from mam_desktop.changes.ids import RandomIds, uuid7
from tests.changes.histories import SetClock

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@given(st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=20))
def test_times_only_go_forward_whatever_the_laptop_says(jumps_ms: list[int]) -> None:
    clock = SetClock(NOON)
    hybrid = HybridClock(clock)
    given_out = []
    for jump in jumps_ms:
        clock.at = NOON + timedelta(milliseconds=jump)
        given_out.append(hybrid.next_at())
    assert given_out == sorted(set(given_out))


def test_a_full_counter_moves_on_to_the_next_millisecond() -> None:
    hybrid = HybridClock(SetClock(NOON), "2026-11-24T12:00:00.000Z-ffff")
    assert hybrid.next_at() == "2026-11-24T12:00:00.001Z-0000"


def test_what_others_wrote_comes_before_what_is_written_next() -> None:
    hybrid = HybridClock(SetClock(NOON))
    hybrid.see("2026-11-24T12:02:00.000Z-0004")
    assert hybrid.next_at() == "2026-11-24T12:02:00.000Z-0005"


def test_a_laptop_that_is_years_ahead_drags_this_one_five_minutes_at_most() -> None:
    hybrid = HybridClock(SetClock(NOON))
    hybrid.see("2099-01-01T00:00:00.000Z-0000")
    assert moment(hybrid.next_at()) == NOON + timedelta(minutes=5)


def test_it_goes_on_after_a_restart_where_it_was() -> None:
    first = HybridClock(SetClock(NOON))
    last = first.next_at()
    again = HybridClock(SetClock(NOON - timedelta(days=1)), last)
    assert again.next_at() > last


def test_a_time_tells_its_moment() -> None:
    assert moment("2026-11-24T14:49:07.123Z-0003") == datetime(
        2026, 11, 24, 14, 49, 7, 123000, tzinfo=UTC
    )


def test_ids_are_uuids_of_version_7_and_sort_by_time() -> None:
    ids = RandomIds(SetClock(NOON))
    made = [UUID(ids.new_id()) for _time in range(50)]
    assert {one.version for one in made} == {7}
    assert len(set(made)) == 50
    millis = int(NOON.timestamp() * 1000)
    assert all(one.int >> 80 == millis for one in made)
    assert uuid7(1, bytes(10)) < uuid7(2, bytes(10))
