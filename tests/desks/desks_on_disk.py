"""One laptop with both desks, on a real record in a folder; its work is done here and now."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from mam_desktop.app import Central
from mam_desktop.closing import Closes
from mam_desktop.desks.home_desk import OfficeHomeDesk
from mam_desktop.desks.meeting_desk import LiveMeetingDesk
from mam_desktop.desks.office import Office
from mam_desktop.errors import WorldError
from mam_desktop.profile import Profile
from mam_desktop.settings import SettingsFiles, load_settings
from tests.example_families import (
    BEFORE_THE_MEETING,
    open_example,
    robin,
)
from tests.ui.drawn_meeting import StillClock

T = TypeVar("T")


class WorkHere:
    """Does all work at once, on the same thread; `trouble` is what happens instead."""

    def __init__(self) -> None:
        self.trouble: WorldError | None = None
        self.before: Callable[[], None] = lambda: None

    def in_parallel(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[WorldError], None]
    ) -> None:
        self.before()
        try:
            if self.trouble is not None:
                raise self.trouble
            result = work()
        except WorldError as error:
            failed(error)
        else:
            done(result)

    in_order = in_parallel


class Desks(Closes):
    """One laptop with both desks."""

    def __init__(self, profile: Profile, papers: Path) -> None:
        self.clock = StillClock(BEFORE_THE_MEETING)
        self.laptop = open_example(profile, self.clock)
        self.central = Central(profile)
        self.work = WorkHere()
        files = SettingsFiles(profile.settings_folder, profile.folder / "no-policy")
        self.office = Office(
            self.laptop,
            self.central,
            profile=profile,
            settings=load_settings(files),
            files=files,
            work=self.work,
            papers=papers,
        )
        self.home = OfficeHomeDesk(self.office, test_screen=lambda: "", needs_secret=False)

    def live(self) -> LiveMeetingDesk:
        """Open Robin's meeting."""
        session = robin(self.laptop)
        desk = self.home.open_meeting(session.family_id, str(session.meeting_id))
        assert isinstance(desk, LiveMeetingDesk)
        return desk

    def close(self) -> None:
        """Close both."""
        self.central.close()
        self.laptop.close()


def fail(words: object) -> None:
    """Fail, with the words that say why it did not work."""
    raise AssertionError(words)
