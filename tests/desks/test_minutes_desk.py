"""The desk of minutes on a real laptop: search inside, export of many, what is due and sent."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from mam_desktop.batch.manifest import MANIFEST
from mam_desktop.desks.minutes_desk import LiveMinutesDesk
from mam_desktop.errors import RecordTrouble, Refused
from mam_desktop.meeting.copy_sent import CopySent
from mam_desktop.meeting.voicing import write_voice
from mam_desktop.profile import Profile
from mam_desktop.settings import Scope
from mam_desktop.ui.minutes_ports import ExportWish
from mam_desktop.ui.ports import MinutesRow
from tests.desks.desks_on_disk import Desks, fail
from tests.example_families import copy_profile, new_profile
from tests.many_minutes import SECRET, hold


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Profile:
    """A profile with three held meetings, two of them sealed."""
    profile = new_profile(tmp_path_factory.mktemp("held") / "profile")
    desks = Desks(profile, profile.folder)
    hold(desks.laptop, "Ash", date(2026, 11, 10), words="The swings are my favourite.")
    hold(desks.laptop, "Bo", date(2026, 11, 18))
    hold(desks.laptop, "Kit", date(2026, 11, 20), seals=False, words="Maths is hard, swings too.")
    desks.close()
    return profile


@pytest.fixture
def desks(held: Profile, tmp_path: Path) -> Iterator[Desks]:
    made = Desks(copy_profile(held, tmp_path / "profile"), tmp_path / "papers")
    yield made
    made.home.close()
    made.close()


@pytest.fixture
def desk(desks: Desks) -> LiveMinutesDesk:
    desk = desks.home.minutes_desk
    assert isinstance(desk, LiveMinutesDesk)
    return desk


def row(desks: Desks, name: str) -> MinutesRow:
    return next(one for one in desks.home.minutes() if one.meeting.startswith(name))


def found(desks: Desks, asked: str) -> list[str]:
    hits: list[frozenset[str]] = []
    desks.home.minutes_desk.search(asked, hits.append, fail)
    rows = [one for one in desks.home.minutes() if one.meeting_id in hits[0]]
    return sorted(one.meeting.partition(" ")[0] for one in rows)


# --- search inside -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("swings", ["Ash", "Kit"]),
        ("SWINGS maths", ["Kit"]),
        ("ring school", ["Ash", "Bo", "Kit"]),
        ("drawing", ["Bo"]),
        ("nothing of the kind", []),
        ("   ", []),
    ],
)
def test_words_are_found_inside_sealed_minutes_and_drafts(
    desks: Desks, asked: str, names: list[str]
) -> None:
    assert found(desks, asked) == names


def test_a_private_note_is_found_by_nobody(desks: Desks) -> None:
    assert found(desks, SECRET) == []


def test_what_was_written_since_is_found_too(desks: Desks) -> None:
    assert found(desks, "trampoline") == []
    session = desks.laptop.open_family(row(desks, "Kit").family_id)
    write_voice(session, who="Kit", words="A trampoline would be good.")
    assert found(desks, "trampoline") == ["Kit"]


def test_a_record_that_cannot_be_read_is_said(desks: Desks) -> None:
    said: list[str] = []
    desks.work.trouble = RecordTrouble("The record cannot be read.")
    desks.home.minutes_desk.search("swings", fail, said.append)
    assert said == ["The record cannot be read."]


# --- due and sent --------------------------------------------------------------------------------


def sending(desks: Desks, name: str) -> str:
    chip = row(desks, name).sending
    return chip.words if chip else ""


def test_copies_are_due_after_five_working_days_and_overdue_then(desks: Desks) -> None:
    assert sending(desks, "Ash") == "overdue since 17 Nov"
    assert sending(desks, "Bo") == "due 25 Nov"
    desks.office.change_setting(Scope.COUNCIL, "minutes_days", 3)
    assert sending(desks, "Bo") == "overdue since 23 Nov"
    desks.office.change_setting(Scope.COUNCIL, "minutes_days", 7)
    assert sending(desks, "Kit") == "due 1 Dec"
    desks.office.change_setting(Scope.COUNCIL, "bank_holidays", "scotland")
    assert sending(desks, "Kit") == "due 2 Dec"


def test_a_mark_says_who_marked_what_and_when_and_is_taken_back(
    desks: Desks, desk: LiveMinutesDesk
) -> None:
    desk.mark_sent(row(desks, "Ash"))
    assert sending(desks, "Ash") == "sent 24 Nov"
    assert row(desks, "Ash").is_sent
    marks = desks.laptop.record.changes_of_kind(CopySent.KIND)
    assert {one.author_id for one in marks} == {"Lee"}
    assert {one.at[:16] for one in marks} == {"2026-11-24T13:35"}
    with pytest.raises(Refused):
        desk.mark_sent(row(desks, "Ash"))
    desk.take_back_sent(row(desks, "Ash"))
    assert sending(desks, "Ash") == "overdue since 17 Nov"
    assert desks.laptop.sessions == (), "nothing stays open that nobody works in"
    with pytest.raises(Refused):
        desk.mark_sent(row(desks, "Kit"))


# --- export --------------------------------------------------------------------------------------


def test_minutes_are_exported_beside_everything_else_and_told(
    desks: Desks, desk: LiveMinutesDesk
) -> None:
    rows = desks.home.minutes()
    desk.export(ExportWish(rows=rows, copy="everyone", as_format="docx"))
    progress = desk.progress()
    assert progress is not None
    assert (progress.is_whole, progress.done, progress.of) == (True, 3, 3)
    assert progress.folder.name == "minutes-2026-11-10-to-2026-11-20"
    assert progress.files == len(list(progress.folder.glob("2026-*.docx")))
    assert (progress.folder / MANIFEST).exists()


def test_a_session_that_somebody_works_in_is_left_alone(
    desks: Desks, desk: LiveMinutesDesk
) -> None:
    session = desks.laptop.open_family(row(desks, "Bo").family_id)
    session.meeting_id = None
    desk.export(ExportWish(rows=(row(desks, "Bo"),), copy="family", as_format="pdf"))
    assert session.meeting_id is None
    assert desks.laptop.sessions == (session,)


def test_what_cannot_be_read_stops_it_in_words(desks: Desks, desk: LiveMinutesDesk) -> None:
    desks.work.trouble = RecordTrouble("The record cannot be read.")
    desk.export(ExportWish(rows=desks.home.minutes(), copy="everyone", as_format="docx"))
    progress = desk.progress()
    assert progress is not None
    assert (progress.trouble, progress.is_running) == ("The record cannot be read.", False)


def test_on_a_visit_nothing_is_searched_or_exported(desks: Desks, desk: LiveMinutesDesk) -> None:
    rows = desks.home.minutes()
    desks.home.set_on_visit(True, rows[0].family_id)
    said: list[str] = []
    desk.search("swings", fail, said.append)
    desk.export(ExportWish(rows=rows, copy="everyone", as_format="docx"))
    progress = desk.progress()
    assert progress is not None
    assert all("visit" in one for one in (*said, progress.trouble))
    assert not progress.folder.exists()


def test_where_the_council_says_no_to_sticks_no_other_folder_is_used(
    desks: Desks, desk: LiveMinutesDesk, tmp_path: Path
) -> None:
    desks.office.change_setting(Scope.COUNCIL, "usb_allowed", value=False)
    assert not desk.may_choose_folder
    wish = ExportWish(
        rows=desks.home.minutes(), copy="everyone", as_format="docx", folder=tmp_path / "stick"
    )
    desk.export(wish)
    progress = desk.progress()
    assert progress is not None
    assert "switched saving to sticks off" in progress.trouble
    assert not (tmp_path / "stick").exists()


def test_a_chosen_folder_that_is_gone_is_not_made_anew_on_this_laptop(
    desks: Desks, desk: LiveMinutesDesk, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    wish = ExportWish(
        rows=desks.home.minutes(), copy="everyone", as_format="csv", folder=stick / "minutes"
    )
    desk.export(wish)
    progress = desk.progress()
    assert progress is not None
    assert "Was a stick pulled out?" in progress.trouble
    assert not stick.exists()
    (stick / "minutes").mkdir(parents=True)
    desk.export(wish)
    progress = desk.progress()
    assert progress is not None
    assert progress.is_whole


def test_the_councils_own_templates_are_offered_by_name(
    desks: Desks, desk: LiveMinutesDesk, tmp_path: Path
) -> None:
    assert desk.templates() == ()
    for name in ("letterhead.docx", "~$letterhead.docx", "notes.txt"):
        (tmp_path / name).touch()
    desks.office.change_setting(Scope.COUNCIL, "template_folder", str(tmp_path))
    assert desk.templates() == ((str(tmp_path / "letterhead.docx"), "letterhead.docx"),)
    wish = ExportWish(
        rows=(row(desks, "Bo"),),
        copy="everyone",
        as_format="docx",
        template=str(tmp_path / "gone.docx"),
    )
    desk.export(wish)
    progress = desk.progress()
    assert progress is not None
    assert "cannot be read" in progress.trouble


def test_a_meeting_that_is_ahead_has_nothing_due(desks: Desks) -> None:
    session = hold(desks.laptop, "Zoe", date(2026, 11, 26), seals=False)
    assert session.clock.now() < datetime(2026, 11, 26, tzinfo=UTC)
    assert (row(desks, "Zoe").sending, row(desks, "Zoe").is_held) == (None, False)
