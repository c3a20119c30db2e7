"""One laptop joined to its windows: full disks, locks, conflicts, the central record, by hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from mam_desktop.errors import Refused
from mam_desktop.laptop import Laptop
from mam_desktop.meeting.editing import change_entry
from mam_desktop.meeting.plan import Action, Idea
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.ui.home.new_family_page import NewFamilyPage
from mam_desktop.ui.home.today_page import TodayPage
from mam_desktop.ui.ports import FamilyTold
from mam_desktop.ui.theme.theme import theme_now
from tests.example_families import PASSPHRASE, new_profile, open_example, robin
from tests.seated import Person

LATE_ACTION = "Try the picture timetable at home"


def begin(person: Person) -> None:
    """Start Robin's meeting, the family screen on."""
    person.push("Start meeting: Robin's meeting")
    person.clock.set(14, 0)
    person.ctrl(Qt.Key.Key_5)
    person.wait_until_saved()
    person.push("Family screen: off")
    person.choose("On")


# --- a disk that takes nothing -------------------------------------------------------------------


def test_a_full_disk_loses_nothing_and_says_so_until_all_is_written_in_order(
    person: Person,
) -> None:
    begin(person)
    person.clock.set(14, 31)
    person.disk.is_full = True
    for words in ("First", "Second", "Third"):
        person.capture(f"+ {words} @Mum")
    chip = person.live.top.saved_chip
    person.wait_until(lambda: chip.text() == "Not saved yet")
    assert chip.accessibleName() == "Not saved yet: The disk is full."
    assert "Second" in person.family_sees()
    assert not person.laptop.is_saved
    assert "First" not in in_the_log(person)
    person.disk.is_full = False
    person.wait_until_saved()
    assert in_the_log(person)[-3:] == ["First", "Second", "Third"]
    assert chip.text() == "Saved 14:31:00"


def in_the_log(person: Person) -> list[str]:
    """Return the words of ideas, in the order in which they came to the disk."""
    changes = person.laptop.record.changes_of(person.session.family_id)
    return [str(one.value) for one in changes if (one.kind, one.field) == ("idea", "words")]


def test_a_full_disk_does_not_hold_up_the_cover(person: Person) -> None:
    begin(person)
    person.capture("+ Swimming @Mum")
    person.wait_until_saved()
    person.disk.is_full = True
    person.press(Qt.Key.Key_F8)
    assert "Swimming" not in person.family_sees()
    assert person.live.top.cover_button.words == "Show again"
    person.wait_until(lambda: person.live.top.saved_chip.text() == "Not saved yet")
    person.disk.is_full = False
    person.wait_until(lambda: person.live.top.saved_chip.tone == "can")
    assert person.laptop.trouble is None


def test_what_is_not_on_disk_cannot_be_left_behind_from_home_either(person: Person) -> None:
    begin(person)
    person.disk.is_full = True
    person.capture("+ Swimming @Mum")
    person.wait_until(lambda: person.laptop.trouble is not None)
    person.push("Home: leave this meeting")
    window = person.seat.window
    assert not window.close()
    assert window.notice is not None
    assert "not saved" in window.notice.words()
    assert not window.notice.close_button.isEnabled()
    person.disk.is_full = False
    person.wait_until_saved()


def test_who_opens_a_meeting_with_unsaved_words_is_told(person: Person) -> None:
    begin(person)
    person.disk.is_full = True
    person.capture("+ Swimming @Mum")
    person.wait_until(lambda: person.laptop.trouble is not None)
    person.push("Home: leave this meeting")
    person.push("Go on with the meeting: Robin's meeting")
    assert person.live.top.saved_chip.text() == "Not saved yet"
    person.disk.is_full = False
    person.wait_until_saved()


# --- one screen only -----------------------------------------------------------------------------


def test_with_one_screen_the_lead_is_told_once_that_the_laptop_can_be_turned(
    person: Person,
) -> None:
    begin(person)
    assert "F11 turns this laptop round" in person.live.strip.words()
    person.live.strip.clear()
    person.press(Qt.Key.Key_F8)
    person.press(Qt.Key.Key_F8)
    assert person.live.strip.words() == ""


def test_testing_the_screen_says_what_to_do_with_one_screen_only(person: Person) -> None:
    words = person.seat.home_desk.test_screen()
    assert words.startswith("There is one screen only")
    assert "F11" in words


def test_the_familys_menu_turns_the_laptop_round(person: Person) -> None:
    begin(person)
    person.push("Family screen: on")
    person.choose("Turn this laptop round\tF11")
    assert person.seat.window.shared is not None
    assert "Cover" not in person.seen()


# --- locking -------------------------------------------------------------------------------------


def test_a_locked_laptop_shows_nobody_and_opens_with_its_passphrase_only(person: Person) -> None:
    person.ctrl(Qt.Key.Key_L)
    assert "Robin" not in person.seen()
    person.type("something else")
    person.press(Qt.Key.Key_Return)
    assert "That is not the passphrase." in person.seen()
    assert "Robin" not in person.seen()
    person.type(PASSPHRASE)
    person.press(Qt.Key.Key_Return)
    assert "Robin's meeting" in person.seen()


# --- two laptops ---------------------------------------------------------------------------------


@pytest.fixture
def dana(person: Person, tmp_path: Path) -> Iterator[Laptop]:
    """A second laptop, without windows, that has fetched what the first one sent."""
    laptop = open_example(new_profile(tmp_path / "second"), person.clock, author="Dana")
    send(person)
    meet(person, laptop)
    yield laptop
    laptop.close()


def send(person: Person) -> None:
    """Sync from Home, by hand."""
    person.seat.window.home.bar.sync_chip.click()
    person.wait_until(lambda: not person.office.sync_state().is_running)
    assert person.office.sync_state().trouble == ""


def meet(person: Person, laptop: Laptop) -> None:
    """Sync the second laptop."""
    person.central.client(laptop).sync_once()
    laptop.bring_in()


def action_of(session: MeetingSession) -> Action:
    """Return the action that both change."""
    (action,) = [one for one in session.entries.all(Action) if one.what == LATE_ACTION]
    return action


def changed_by_both(person: Person, dana: Laptop, field: str, ours: object, theirs: object) -> None:
    """Let both laptops change one field without knowing of each other, and let them meet."""
    for laptop, value in ((person.laptop, ours), (dana, theirs)):
        session = robin(laptop)
        change_entry(session, action_of(session), {field: value})
    person.wait_until_saved()
    meet(person, dana)
    send(person)


def test_what_two_people_changed_is_settled_from_home(person: Person, dana: Laptop) -> None:
    changed_by_both(person, dana, "status", "done", "not_yet")
    seen = person.seen()
    assert "1 thing was changed by two people" in seen
    person.push("1 thing was changed by two people")
    for words in ("done", "not yet", "Lee · Tue 24 Nov", "Dana · Tue 24 Nov", "on another laptop"):
        assert words in person.seen()
    (choice,) = [
        one.choice
        for one in person.seat.window.home.conflict.version_cards()
        if one.version.words == "not yet"
    ]
    choice.click()
    person.push("Keep “not yet”")
    assert not person.seat.window.home.conflict.isVisible()
    person.wait_until_saved()
    assert person.laptop.conflict_count() == 0
    send(person)
    meet(person, dana)
    assert dana.conflict_count() == 0


def test_a_day_that_two_people_changed_is_shown_as_a_day_and_takes_no_other_words(
    person: Person, dana: Laptop
) -> None:
    first, second = person.clock.now().date(), person.clock.now().date().replace(day=27)
    changed_by_both(person, dana, "due_on", first, second)
    (row,) = person.seat.home_desk.conflicts()
    days = {one.words for one in row.versions}
    assert days == {"Tuesday 24 November 2026", "Friday 27 November 2026"}
    assert not row.can_write_again


def test_a_pull_comes_into_the_open_meeting(person: Person, dana: Laptop) -> None:
    begin(person)
    session = dana.open_family(person.session.family_id)
    change_entry(session, action_of(session), {"what": "Try it at breakfast"})
    meet(person, dana)
    person.live.top.sync_chip.click()
    person.wait_until(lambda: not person.office.sync_state().is_running)
    found = [one.what for one in person.session.entries.all(Action)]
    assert "Try it at breakfast" in found


# --- the central record --------------------------------------------------------------------------


def test_a_central_record_that_is_not_there_is_said_and_can_be_tried_again(person: Person) -> None:
    desk = person.seat.home_desk
    for address in ("http://127.0.0.1:9", "http://example.org"):
        desk.change_setting("central_url", address)
        person.seat.window.home.sync_now()
        person.wait_until(lambda: not person.office.sync_state().is_running)
        assert person.office.sync_state().trouble
        assert person.seat.window.home.strip.words()
    desk.change_setting("central_url", "")
    send(person)
    assert person.laptop.record.pending_count() == 0


def test_everything_made_here_is_of_one_council_and_is_taken_by_the_central_record(
    person: Person,
) -> None:
    begin(person)
    person.capture("+ Swimming @Mum")
    person.wait_until_saved()
    person.push("Home: leave this meeting")
    send(person)
    assert person.laptop.record.refused() == []


# --- settings ------------------------------------------------------------------------------------


def test_another_name_signs_what_is_written_from_then_on(person: Person) -> None:
    begin(person)
    person.seat.home_desk.change_setting("person_name", "Ade")
    person.capture("+ Swimming @Mum")
    (idea,) = person.session.entries.all(Idea, person.session.meeting_id)
    assert idea.author_id == "Ade"
    person.wait_until_saved()


def test_another_look_keeps_the_meeting_and_what_is_half_written(person: Person) -> None:
    begin(person)
    person.ctrl(Qt.Key.Key_K)
    person.type("+ Half an idea")
    person.wait_until(lambda: bool(person.laptop.record.drafts()))
    desk = person.seat.home_desk
    desk.change_setting("text_scale", "150")
    person.seat.window.setting_changed.emit("text_scale")
    assert theme_now().sizes.text_scale == 150
    assert person.live.capture.edit.text() == "+ Half an idea"
    assert person.controller.step == "board"


def test_home_shows_a_new_family_as_soon_as_it_is_written(person: Person) -> None:
    home = person.seat.window.home
    home._timer.stop()
    home.show_place("new_family")
    page = home.page
    assert isinstance(page, NewFamilyPage)
    page.name.setText("Finley")
    page.save.click()
    today = home.page
    assert isinstance(today, TodayPage)
    person.wait_until(lambda: "Finley" in [one.name for one in today.list.families.rows])


def test_a_damaged_settings_file_of_the_council_opens_the_windows_and_says_so(
    person: Person,
) -> None:
    person.get_up()
    damaged = person.profile.settings_folder / "council.json"
    damaged.write_text('{"council_name": "Exam')
    person.sit_down()
    home, desk = person.seat.window.home, person.seat.home_desk
    assert "council chose for this program is missing" in home.strip.words()
    assert str(damaged) in home.strip.words()
    desk.change_setting("person_name", "Ade")
    home.sync_now()
    person.wait_until(lambda: not person.office.sync_state().is_running)
    assert "Nothing is sent" in home.strip.words()
    with pytest.raises(Refused, match="A new family waits"):
        desk.add_family(FamilyTold(preferred_name="Kit", child={}))
    begin(person)
    person.capture("+ Swimming @Mum")
    person.wait_until_saved()
    assert damaged.read_text() == '{"council_name": "Exam'
