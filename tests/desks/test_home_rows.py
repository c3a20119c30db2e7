"""What Home says of a family, an action and minutes, in words and chips."""

from dataclasses import replace
from datetime import date

import pytest

from mam_desktop.desks.home_rows import action_row, family_row, minutes_row
from mam_desktop.record import rows as stored

TODAY = date(2026, 11, 24)
LATE_DAYS = 5

ROBIN = stored.HomeRow(
    family_id="family-robin",
    preferred_name="Robin",
    born_on=date(2017, 3, 2),
    needs=("ASD", "SLCN"),
    next_on=None,
    next_at="",
    next_place="",
    closed_because="",
    meeting_id="meeting",
    meeting_on=TODAY,
    meeting_starts_at="14:00",
    meeting_place="at home",
    meeting_state="draft",
    meeting_step="",
    due_on=(),
    open_actions=0,
    conflicts=0,
    corrections=0,
    unsent=0,
    changed_at="2026-11-23T09:00:00.000Z-0000",
)
SEALED = replace(ROBIN, meeting_on=date(2026, 11, 3), meeting_state="sealed", meeting_step="sign")


def test_what_waits_for_sealed_minutes_is_said_before_all_else() -> None:
    chip = family_row(replace(SEALED, corrections=3), TODAY, LATE_DAYS).chip
    assert chip is not None
    assert chip.words == "a correction waits"


def test_a_family_is_told_by_age_and_plain_needs() -> None:
    assert family_row(ROBIN, TODAY, LATE_DAYS).about == "9 years · autism, speech and language"
    twice = replace(ROBIN, needs=("ASD", "ASC", "Loves trains"), born_on=None)
    assert family_row(twice, TODAY, LATE_DAYS).about == "autism, Loves trains"


@pytest.mark.parametrize(
    ("row", "state", "stages"),
    [
        (ROBIN, "Meeting today", 2),
        (replace(ROBIN, meeting_step="voice"), "Meeting today", 3),
        (replace(ROBIN, meeting_step="sign"), "Meeting today", 4),
        (replace(ROBIN, meeting_step="one of a newer version"), "Meeting today", 3),
        (replace(ROBIN, meeting_on=date(2026, 11, 26)), "Meeting Thu 26 Nov, 14:00", 2),
        (
            replace(ROBIN, meeting_on=date(2026, 11, 20)),
            "Meeting of Fri 20 Nov was not begun",
            2,
        ),
        (
            replace(ROBIN, meeting_on=date(2026, 11, 20), meeting_step="sign"),
            "Minutes to finish, from Fri 20 Nov",
            4,
        ),
        (
            replace(ROBIN, meeting_state="plan_sealed", meeting_step="sign"),
            "Minutes to finish, from Tue 24 Nov",
            4,
        ),
        (SEALED, "Meeting to arrange", 5),
        (replace(SEALED, next_on=date(2027, 1, 5), next_at="14:00"), "Meeting Tue 5 Jan, 14:00", 5),
        (
            replace(SEALED, next_on=date(2026, 11, 20)),
            "Meeting to arrange, it was to be on Fri 20 Nov",
            5,
        ),
        (replace(SEALED, closed_because="All is well"), "Closed", 6),
        (replace(ROBIN, meeting_id=None, meeting_on=None), "Meeting to arrange", 1),
    ],
)
def test_where_a_family_stands_is_said_in_words(
    row: stored.HomeRow, state: str, stages: int
) -> None:
    shown = family_row(row, TODAY, LATE_DAYS)
    assert (shown.state, shown.stages_done, shown.stages) == (state, stages, 6)


def test_an_action_is_late_only_after_the_days_that_are_let_pass() -> None:
    due = (date(2026, 11, 18), date(2026, 11, 19), date(2026, 11, 23))
    chip = family_row(replace(ROBIN, due_on=due, open_actions=3), TODAY, LATE_DAYS).chip
    assert chip is not None
    assert (chip.words, chip.tone) == ("1 action late", "attention")
    assert family_row(replace(ROBIN, due_on=due[1:]), TODAY, LATE_DAYS).chip is None


def test_silence_and_all_done_are_seen() -> None:
    quiet = family_row(replace(ROBIN, changed_at="2026-10-01T09:00:00.000Z"), TODAY, LATE_DAYS)
    assert quiet.chip is not None
    assert quiet.chip.words == "nothing for 7 weeks"
    done = family_row(SEALED, TODAY, LATE_DAYS)
    assert done.chip is not None
    assert done.chip.words == "all actions done"


def test_a_row_opens_the_newest_meeting_sealed_or_not() -> None:
    for row in (ROBIN, SEALED):
        assert family_row(row, TODAY, LATE_DAYS).newest_meeting_id == "meeting"


ACTION = stored.ActionRow(
    action_id="action",
    family_id="family-robin",
    family_name="Robin",
    meeting_id="meeting",
    what="Ring the school",
    so_that="",
    owner_id="lee",
    owner_name="Lee",
    due_on=date(2026, 11, 18),
    agreed_on=None,
    status="agreed",
    is_open=True,
    kind="family",
    is_torn=False,
)


def test_the_list_of_actions_counts_late_as_the_families_do() -> None:
    assert action_row(ACTION, TODAY, LATE_DAYS).is_late
    assert not action_row(replace(ACTION, due_on=date(2026, 11, 19)), TODAY, LATE_DAYS).is_late
    assert not action_row(replace(ACTION, due_on=None), TODAY, LATE_DAYS).is_late


def test_a_status_of_a_newer_version_is_shown_as_agreed() -> None:
    assert action_row(replace(ACTION, status="gone fishing"), TODAY, LATE_DAYS).status == "agreed"


MINUTES = stored.MinutesRow(
    meeting_id="meeting",
    family_id="family-robin",
    family_name="Robin",
    type="MAM",
    title="Robin's meeting",
    on=TODAY,
    lead="Lee",
    state="draft",
    version=0,
    signed_count=0,
)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (replace(MINUTES, on=date(2026, 11, 26)), "not held yet"),
        (MINUTES, "not signed yet"),
        (replace(MINUTES, state="plan_sealed", version=1), "plan sealed, minutes to finish"),
        (replace(MINUTES, state="sealed", version=1, signed_count=3), "sealed, 3 signed"),
        (replace(MINUTES, state="sealed", version=2), "version 2, corrected"),
    ],
)
def test_minutes_say_how_far_they_are(row: stored.MinutesRow, words: str) -> None:
    assert minutes_row(row, TODAY).state.words == words


def test_minutes_are_named_by_family_and_kind_of_meeting() -> None:
    assert minutes_row(MINUTES, TODAY).meeting == "Robin · Multi-agency meeting"
    assert minutes_row(replace(MINUTES, type="XYZ"), TODAY).meeting == "Robin · XYZ"
