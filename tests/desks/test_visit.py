"""On a visit one family can be seen, whatever is asked for; preparing and adding from Home."""

from datetime import date
from pathlib import Path

import pytest

from mam_desktop.desks.visit import ON_VISIT
from mam_desktop.errors import BadInput, Refused
from mam_desktop.meeting.inviting import invite
from mam_desktop.meeting.people import Household, Person
from mam_desktop.meeting.preparing import change_meeting, set_agenda
from mam_desktop.meeting.starting import (
    FamilyMember,
    HouseholdTold,
    go_to_step,
    pause_meeting,
    prepare_meeting,
)
from mam_desktop.profile import Profile
from mam_desktop.ui.ports import ExportOrder, FamilyTold
from tests.desks.desks_on_disk import Desks, fail
from tests.example_families import copy_profile, family, new_profile, open_example, robin

# --- on a visit ----------------------------------------------------------------------------------


def test_on_a_visit_every_list_holds_one_family(desks: Desks) -> None:
    home = desks.home
    home.set_on_visit(True)
    told = repr((home.meetings(), home.families(), home.actions(), home.minutes()))
    assert "Robin" in told
    assert "Ash" not in told
    assert home.conflicts() == ()
    home.set_on_visit(False)
    assert "Ash" in repr(home.families())


def test_on_a_visit_another_family_cannot_be_opened_prepared_or_exported(desks: Desks) -> None:
    home, ash = desks.home, family(desks.laptop, "Ash")
    home.set_on_visit(True)
    with pytest.raises(Refused, match="on a visit"):
        home.open_meeting(ash.family_id, str(ash.meeting_id))
    with pytest.raises(Refused, match="on a visit"):
        home.prepare(ash.family_id, None)
    with pytest.raises(Refused, match="on a visit"):
        home.add_family(FamilyTold(preferred_name="Kit", child={}))
    order = ExportOrder(
        family_id=ash.family_id,
        meeting_id=str(ash.meeting_id),
        copy="everyone",
        as_format="pdf",
    )
    sentences: list[str] = []
    home.export(order, fail, sentences.append)
    assert "on a visit" in sentences[0]


def test_a_visit_can_be_to_a_family_that_is_not_met_today(desks: Desks) -> None:
    ash = family(desks.laptop, "Ash")
    desks.home.set_on_visit(True, ash.family_id)
    assert [one.family_id for one in desks.home.meetings()] == [ash.family_id]
    assert [one.name for one in desks.home.families()] == ["Ash"]


def test_with_nobody_to_visit_nobody_is_shown(desks: Desks) -> None:
    desks.clock.at = desks.clock.at.replace(day=25)
    desks.home.set_on_visit(True)
    assert desks.home.is_on_visit
    assert desks.home.meetings() == ()
    assert desks.home.families() == ()


def test_a_visit_holds_across_a_restart_and_still_shows_the_same_family(
    made_profile: Profile, tmp_path: Path
) -> None:
    profile = copy_profile(made_profile, tmp_path / "profile")
    first = Desks(profile, tmp_path / "papers")
    first.home.set_on_visit(True)
    first.close()
    again = Desks(profile, tmp_path / "papers")
    again.clock.at = again.clock.at.replace(day=26)
    assert again.home.is_on_visit
    assert [one.name for one in again.home.families()] == ["Robin"]
    again.home.set_on_visit(False)
    again.close()
    last = Desks(profile, tmp_path / "papers")
    assert not last.home.is_on_visit
    last.close()


def test_a_visit_kept_by_an_older_version_is_to_todays_family(
    made_profile: Profile, tmp_path: Path
) -> None:
    profile = copy_profile(made_profile, tmp_path / "profile")
    first = Desks(profile, tmp_path / "papers")
    first.laptop.record.set_state(ON_VISIT, True)
    first.close()
    again = Desks(profile, tmp_path / "papers")
    assert [one.name for one in again.home.families()] == ["Robin"]
    again.close()


# --- which meetings are shown --------------------------------------------------------------------


def test_two_meetings_today_stand_in_the_order_of_the_clock(desks: Desks) -> None:
    ash = family(desks.laptop, "Ash")
    change_meeting(ash, on=date(2026, 11, 24), starts_at="09:00", ends_at="10:00")
    assert [one.starts_at for one in desks.home.meetings()] == ["09:00", "14:00"]
    desks.home.set_on_visit(True, robin(desks.laptop).family_id)
    assert [one.starts_at for one in desks.home.meetings()] == ["14:00"]


def test_a_meeting_that_was_stopped_comes_back_on_another_day(desks: Desks) -> None:
    session = robin(desks.laptop)
    go_to_step(session, "welcome")
    pause_meeting(session)
    desks.clock.at = desks.clock.at.replace(day=25)
    (card,) = desks.home.meetings()
    assert (card.family_id, card.is_running) == (session.family_id, True)
    assert card.in_words == "since Tue 24 Nov"
    assert card.chips[0].words == "Stopped on Tuesday 24 November 2026, at the step “Welcome”"


def test_todays_meeting_stays_when_the_next_one_is_set_up(desks: Desks) -> None:
    session = robin(desks.laptop)
    prepare_meeting(session, type="review", on=date(2027, 1, 5), starts_at="14:00", ends_at="15:00")
    (card,) = desks.home.meetings()
    assert card.is_today


def test_the_card_says_who_said_yes_and_what_was_asked_for(desks: Desks) -> None:
    (card,) = desks.home.meetings()
    assert card.about == (
        "Multi-agency meeting · at home · 8 invited, 7 said yes · Urdu interpreter booked"
        " · large print asked for"
    )
    session = robin(desks.laptop)
    invite(session, name="Sam", told={"update_wanted": True})
    set_agenda(session, {"board": 95})
    (card,) = desks.home.meetings()
    assert [(one.words, one.tone) for one in card.chips][::2] == [
        ("Agenda 5 min too long", "attention"),
        ("1 update to come", "attention"),
    ]


# --- preparing -----------------------------------------------------------------------------------


def test_a_new_meeting_is_set_up_without_one_being_open(desks: Desks) -> None:
    ash = family(desks.laptop, "Ash")
    desk = desks.home.prepare(ash.family_id, None)
    assert desk.session.meeting_id is None
    with pytest.raises(Refused, match="No meeting is open"):
        _ = desk.session.meeting


def test_an_agenda_that_is_kept_can_be_chosen_and_needs_a_name(desks: Desks) -> None:
    desks.home.keep_agenda(" Ours ", {"voice": 30})
    assert [one.name for one in desks.home.agendas()][-1] == "Ours"
    with pytest.raises(BadInput, match="needs a name"):
        desks.home.keep_agenda("  ", {"voice": 30})
    with pytest.raises(BadInput):
        desks.home.keep_agenda("Tea", {"tea": 30})


# --- a new family --------------------------------------------------------------------------------


def test_a_family_written_down_by_hand_is_on_home_at_once(empty: Desks) -> None:
    home = HouseholdTold(
        address="5 Example Close", people=[FamilyMember(name="Mum", relation="mother")]
    )
    told = FamilyTold(
        preferred_name="Kit",
        child={"nhs_number": "9990000018", "born_on": date(2014, 5, 1), "needs": ("ASD",)},
        households=(home,),
        lead="Lee",
    )
    family_id = empty.home.add_family(told)
    (row,) = empty.home.families()
    assert (row.family_id, row.name, row.about) == (family_id, "Kit", "12 years · autism")
    assert row.newest_meeting_id is None
    entries = empty.laptop.open_family(family_id).entries
    assert {one.name for one in entries.all(Person)} == {"Kit", "Mum", "Lee"}
    assert entries.all(Household)[0].address == "5 Example Close"


def test_a_family_that_does_not_fit_writes_nothing_and_can_be_put_right(empty: Desks) -> None:
    wrong = FamilyTold(preferred_name="Kit", child={"nhs_number": "9990000019"})
    with pytest.raises(BadInput, match="NHS number"):
        empty.home.add_family(wrong)
    with pytest.raises(BadInput, match="name is missing"):
        empty.home.add_family(FamilyTold(preferred_name="  ", child={}))
    assert empty.home.families() == ()
    empty.home.add_family(FamilyTold(preferred_name="Kit", child={}))
    empty.home.add_family(FamilyTold(preferred_name="Bo", child={}))
    assert [one.name for one in empty.home.families()] == ["Bo", "Kit"]


def test_a_new_family_is_there_after_a_restart(tmp_path: Path) -> None:
    profile = new_profile(tmp_path / "profile")
    first = Desks(profile, tmp_path / "papers")
    first.home.add_family(FamilyTold(preferred_name="Kit", child={}))
    first.close()
    laptop = open_example(profile, first.clock)
    assert [one.preferred_name for one in laptop.record.families()] == ["Kit"]
    laptop.close()
