"""One laptop: whose families, whose name, what the family screen does after a restart."""

from pathlib import Path

import pytest

from mam_desktop.app import open_laptop
from mam_desktop.errors import BadInput
from mam_desktop.meeting.boarding import add_idea
from mam_desktop.meeting.family_scenes import FamilyScreen
from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.meeting.plan import Idea
from mam_desktop.paper_files import write_paper
from mam_desktop.papers import MadePaper
from mam_desktop.profile import Profile
from tests.example_families import (
    BEFORE_THE_MEETING,
    PASSPHRASE,
    copy_profile,
    open_example,
    robin,
)
from tests.ui.drawn_meeting import StillClock


@pytest.fixture
def profile(made_profile: Profile, tmp_path: Path) -> Profile:
    return copy_profile(made_profile, tmp_path / "profile")


def test_a_family_stays_with_the_council_its_record_began_with(profile: Profile) -> None:
    laptop = open_laptop(profile, passphrase=PASSPHRASE, authority_id="another-council")
    session = robin(laptop)
    add_idea(session, words="Swimming", by="Mum")
    councils = {one.authority_id for one in laptop.record.changes_of(session.family_id)}
    new = laptop.new_family()
    laptop.close()
    assert councils == {"own"}
    assert new.author.authority_id == "another-council"


def test_who_sits_down_next_writes_under_their_own_name(profile: Profile) -> None:
    laptop = open_example(profile, StillClock(BEFORE_THE_MEETING))
    session = robin(laptop)
    add_idea(session, words="Swimming", by="Mum")
    laptop.be_used_by("Dana")
    add_idea(session, words="Singing", by="Mum")
    laptop.be_used_by("")
    add_idea(session, words="Sailing", by="Mum")
    authors = {one.words: one.author_id for one in session.entries.all(Idea)}
    laptop.close()
    assert authors == {"Swimming": "Lee", "Singing": "Dana", "Sailing": laptop.record.device_id}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (ScreenState.ON, ScreenState.COVER),
        (ScreenState.COVER, ScreenState.COVER),
        (ScreenState.FREEZE, ScreenState.COVER),
        (ScreenState.OFF, ScreenState.OFF),
    ],
)
def test_after_a_restart_the_family_screen_never_comes_on_by_itself(
    profile: Profile, before: ScreenState, after: ScreenState
) -> None:
    laptop = open_example(profile, StillClock(BEFORE_THE_MEETING))
    laptop.set_screen(robin(laptop), FamilyScreen(before, "board"))
    assert laptop.screen_of(robin(laptop)).state is before
    laptop.close()
    laptop = open_example(profile, StillClock(BEFORE_THE_MEETING))
    assert laptop.screen_of(robin(laptop)) == FamilyScreen(after, "board")
    laptop.close()


def test_a_paper_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    paper = MadePaper("minutes.pdf", b"new", 1, is_sealed=True)
    path = write_paper(tmp_path, paper)
    assert path.read_bytes() == b"new"
    (tmp_path / "folder.pdf").mkdir()
    with pytest.raises(BadInput, match="cannot be written"):
        write_paper(tmp_path, paper.named("folder.pdf"))
    assert sorted(one.name for one in tmp_path.iterdir()) == ["folder.pdf", "minutes.pdf"]
