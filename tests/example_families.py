"""Profiles with the example families in them, their keys as cheap as a key may be."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

from mam_desktop.app import open_laptop
from mam_desktop.demo import make_demo
from mam_desktop.laptop import Laptop
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.profile import Profile, open_profile
from mam_desktop.record.keys import create_key
from mam_desktop.record.passphrases import FLOOR
from tests.ui.drawn_meeting import StillClock

PASSPHRASE = "five made up words here"
BEFORE_THE_MEETING = datetime(2026, 11, 24, 13, 35, tzinfo=UTC)
"""Robin's meeting begins at two, Ash's two days later."""


def new_profile(folder: Path) -> Profile:
    """Make a profile with a key and nothing else."""
    profile = open_profile(folder)
    create_key(profile.folder, passphrase=PASSPHRASE, cost=FLOOR)
    return profile


def make_profile(folder: Path) -> Profile:
    """Make a profile with the example families."""
    profile = new_profile(folder)
    make_demo(profile, PASSPHRASE, StillClock(BEFORE_THE_MEETING))
    return profile


def copy_profile(made: Profile, folder: Path) -> Profile:
    """Return a copy of a profile, to be written to."""
    shutil.copytree(made.folder, folder)
    return open_profile(folder)


def open_example(profile: Profile, clock: StillClock, *, author: str = "Lee") -> Laptop:
    """Open a profile without windows."""
    return open_laptop(profile, clock=clock, passphrase=PASSPHRASE, author_id=author)


def robin(laptop: Laptop) -> MeetingSession:
    """Return Robin's family, today's meeting open."""
    return family(laptop, "Robin")


def family(laptop: Laptop, name: str) -> MeetingSession:
    """Return a family by the child's name."""
    rows = laptop.record.families()
    return laptop.open_family(next(one.family_id for one in rows if one.preferred_name == name))
