"""The example families: there when the demo opens, and always with a meeting to come."""

from datetime import UTC, datetime
from pathlib import Path

from mam_desktop.demo import make_demo
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.people import Attendance
from mam_desktop.meeting.starting import go_to_step
from mam_desktop.profile import Profile
from mam_desktop.settings import SettingsFiles, load_settings
from tests.example_families import (
    BEFORE_THE_MEETING,
    PASSPHRASE,
    copy_profile,
    family,
    new_profile,
    open_example,
    robin,
)
from tests.ui.drawn_meeting import StillClock


def when(profile: Profile, name: str) -> tuple[str, str, str]:
    """Return (day, from, to) of a family's newest meeting."""
    laptop = open_example(profile, StillClock(BEFORE_THE_MEETING))
    meeting = family(laptop, name).entries.all(Meeting)[-1]
    laptop.close()
    return str(meeting.on), meeting.starts_at, meeting.ends_at


def test_one_meeting_is_today_and_one_soon_and_nobody_has_come_yet(made_profile: Profile) -> None:
    assert when(made_profile, "Robin") == ("2026-11-24", "14:00", "15:30")
    assert when(made_profile, "Ash") == ("2026-11-26", "14:00", "15:30")
    laptop = open_example(made_profile, StillClock(BEFORE_THE_MEETING))
    states = {one.state for one in robin(laptop).entries.all(Attendance)}
    laptop.close()
    assert states == {"invited", "apologies"}


def test_a_second_start_adds_nobody(made_profile: Profile, tmp_path: Path) -> None:
    profile = copy_profile(made_profile, tmp_path / "profile")
    make_demo(profile, PASSPHRASE, StillClock(BEFORE_THE_MEETING))
    laptop = open_example(profile, StillClock(BEFORE_THE_MEETING))
    assert [one.preferred_name for one in laptop.record.families()] == ["Ash", "Robin"]
    laptop.close()


def test_days_later_a_meeting_nobody_began_is_today_and_one_begun_stays(
    made_profile: Profile, tmp_path: Path
) -> None:
    profile = copy_profile(made_profile, tmp_path / "profile")
    laptop = open_example(profile, StillClock(BEFORE_THE_MEETING))
    go_to_step(robin(laptop), "welcome")
    laptop.close()
    make_demo(profile, PASSPHRASE, StillClock(datetime(2026, 12, 1, 9, 2, tzinfo=UTC)))
    assert when(profile, "Robin")[0] == "2026-11-24"
    assert when(profile, "Ash") == ("2026-12-01", "09:25", "10:55")


def test_late_in_the_evening_the_meeting_stays_on_its_day(tmp_path: Path) -> None:
    profile = new_profile(tmp_path / "profile")
    make_demo(profile, PASSPHRASE, StillClock(datetime(2026, 11, 24, 23, 40, tzinfo=UTC)))
    assert when(profile, "Robin") == ("2026-11-24", "14:00", "15:30")


def test_the_meeting_is_told_in_the_time_of_its_place(tmp_path: Path) -> None:
    profile = new_profile(tmp_path / "profile")
    make_demo(profile, PASSPHRASE, StillClock(datetime(2026, 7, 1, 12, 0, tzinfo=UTC)))
    assert when(profile, "Robin") == ("2026-07-01", "13:25", "14:55")


def test_the_lead_of_the_examples_sits_at_the_laptop(made_profile: Profile) -> None:
    files = SettingsFiles(made_profile.settings_folder, made_profile.folder / "no-policy")
    assert load_settings(files).values.person_name == "Lee"
