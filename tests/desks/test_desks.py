"""The two desks on a real laptop, without windows."""

from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import pytest

from mam_desktop.desks.conflicts import WORDS_OF_CHOICES, shown_value
from mam_desktop.desks.meeting_desk import BEGUN
from mam_desktop.errors import BadInput, RecordTrouble, Refused
from mam_desktop.meeting.concerns import write_concern
from mam_desktop.meeting.fields import Meaning
from mam_desktop.meeting.finalising import pass_all_gaps
from mam_desktop.meeting.kinds import KINDS
from mam_desktop.meeting.people import Child, Person
from mam_desktop.meeting.plan import Action, Idea
from mam_desktop.meeting.signed import Seal, TimeStamp
from mam_desktop.meeting.starting import go_to_step
from mam_desktop.meeting.timing import TimeAway
from mam_desktop.profile import Profile
from mam_desktop.record.shelf import MAX_BLOB_BYTES
from mam_desktop.settings import Scope
from mam_desktop.ui.live.concern_draft import SLOTS
from mam_desktop.ui.ports import ExportOrder, SyncState
from tests.desks.desks_on_disk import Desks, fail
from tests.documents.authority import Authority, listening
from tests.example_families import copy_profile, robin

T = TypeVar("T")


# --- Home ----------------------------------------------------------------------------------------


def test_home_shows_todays_meeting_and_who_meets_today_first(desks: Desks) -> None:
    (card,) = desks.home.meetings()
    assert (card.title, card.starts_at, card.in_words) == ("Robin's meeting", "14:00", "in 25 min")
    assert card.is_today
    assert [one.words for one in card.chips][1:] == [
        "3 actions from last time",
        "Statement to read out",
    ]
    assert [one.name for one in desks.home.families()] == ["Robin", "Ash"]
    assert {one.is_late for one in desks.home.actions()} == {True}


def test_with_no_meeting_today_home_shows_the_next_one_and_says_how_far_it_is(
    desks: Desks,
) -> None:
    desks.clock.at = desks.clock.at.replace(day=25)
    (card,) = desks.home.meetings()
    assert (card.title, card.in_words, card.is_today) == ("Ash's meeting", "tomorrow", False)


def test_a_meeting_whose_minutes_are_sealed_is_gone_on_with_on_the_same_day(desks: Desks) -> None:
    live = desks.live()
    go_to_step(live.session, "sign")
    pass_all_gaps(live.session, reason="Made for a test.")
    live.seal(part="both", looked_by="", done=lambda _words: None, failed=fail)
    go_to_step(live.session, "feedback")
    desks.home.close_meeting()
    card, ahead = desks.home.meetings()
    assert (card.title, card.is_running, card.is_today) == ("Robin's meeting", True, True)
    assert [one.words for one in card.chips] == ["The minutes are sealed"]
    assert (ahead.title, ahead.is_today) == ("Ash's meeting", False)
    desks.clock.at = desks.clock.at.replace(day=25)
    assert [one.title for one in desks.home.meetings()] == ["Ash's meeting"]


def test_an_empty_record_is_no_trouble(empty: Desks) -> None:
    home = empty.home
    for rows in (home.meetings(), home.families(), home.actions(), home.minutes()):
        assert rows == ()
    assert home.conflicts() == ()
    assert home.is_saved


def test_a_family_that_is_not_here_is_refused(desks: Desks) -> None:
    with pytest.raises(BadInput, match="not on this laptop"):
        desks.home.open_meeting("nobody", "nothing")


def test_words_are_found_by_letters_meaning_or_plain_word(desks: Desks) -> None:
    assert "SLCN" in [one.term for one in desks.home.find_words("slcn")]
    assert "SLCN" in [one.term for one in desks.home.find_words("hard to talk")]
    assert desks.home.find_words("no such word at all") == ()
    assert len(desks.home.find_words("")) > 50


# --- settings ------------------------------------------------------------------------------------


def test_a_setting_that_does_not_fit_is_refused_and_the_old_one_stays(desks: Desks) -> None:
    for key, value in (
        ("text_scale", "huge"),
        ("text_scale", "900"),
        ("theme", "pink"),
        ("zone", "Nowhere/At all"),
        ("central_url", "no address"),
        ("language", "en"),
    ):
        with pytest.raises(BadInput):
            desks.home.change_setting(key, value)
    assert {one.key: one.value for one in desks.home.settings()}["text_scale"] == "100"


def test_what_the_council_has_fixed_is_locked(desks: Desks) -> None:
    policy = desks.office.profile.folder / "no-policy"
    policy.write_text('{"zone": "Europe/Dublin"}')
    with pytest.raises(Refused):
        desks.home.change_setting("zone", "Europe/London")
    desks.home.change_setting("theme", "dark")
    rows = {one.key: one for one in desks.home.settings()}
    assert rows["zone"].is_locked
    assert rows["theme"].value == "dark"


# --- sync ----------------------------------------------------------------------------------------


def test_a_sync_that_fails_can_be_tried_again(desks: Desks) -> None:
    troubles: list[str] = []
    answers: list[SyncState] = []
    desks.home.change_setting("central_url", "http://example.org")
    desks.home.sync_now(fail, troubles.append)
    assert len(troubles) == 1
    assert not desks.home.sync_state().is_running
    assert desks.home.sync_state().trouble == troubles[0]
    desks.home.change_setting("central_url", "")
    desks.home.sync_now(answers.append, fail)
    assert [(one.pending, one.is_online, one.trouble) for one in answers] == [(0, True, "")]


def test_while_one_sync_runs_no_second_one_begins(desks: Desks) -> None:
    desks.work.before = lambda: desks.home.sync_now(fail, fail)
    answers: list[SyncState] = []
    desks.home.sync_now(answers.append, fail)
    assert len(answers) == 1


def test_with_a_sync_sealed_copies_are_time_stamped_where_the_council_wants_it(
    desks: Desks,
) -> None:
    session = robin(desks.laptop)
    desks.laptop.seal(session, without="Made for a test.")
    answers: list[SyncState] = []
    with listening(Authority()) as url:
        for address in ("", "http://127.0.0.1:9/tsr", url, url):
            desks.office.change_setting(Scope.COUNCIL, "time_stamp_url", address)
            desks.home.sync_now(answers.append, fail)
            assert len(session.entries.all(TimeStamp)) == (2 if address == url else 0)
    assert [one.trouble for one in answers] == [""] * 4


# --- the live meeting ----------------------------------------------------------------------------


def test_half_written_words_are_kept_for_each_place_and_forgotten_when_empty(
    desks: Desks,
) -> None:
    live = desks.live()
    live.keep_draft("capture", "+ half an idea")
    assert live.draft("capture") == "+ half an idea"
    assert live.draft("note") == ""
    live.keep_draft("capture", "")
    assert live.draft("capture") == ""


def test_a_draft_that_cannot_be_written_is_told_and_so_is_that_it_can_again(desks: Desks) -> None:
    live = desks.live()
    told: list[str] = []
    desks.laptop.on_trouble = lambda error: told.append(str(error))
    desks.laptop.on_recovered = lambda: told.append("recovered")
    desks.work.trouble = RecordTrouble("The disk is full.")
    live.keep_draft("capture", "+ half")
    desks.work.trouble = None
    live.keep_draft("capture", "+ half an idea")
    assert told == ["The disk is full.", "recovered"]


def test_a_file_is_kept_and_found_again_and_one_that_cannot_be_is_said(desks: Desks) -> None:
    live = desks.live()
    told: list[object] = []
    live.keep_file(b"drawn", told.append, fail)
    live.file_bytes(str(told[-1]), told.append, fail)
    live.file_bytes("0" * 64, told.append, fail)
    assert told[1:] == [b"drawn", None]
    live.keep_file(b"x" * (MAX_BLOB_BYTES + 1), fail, told.append)
    assert "too large" in str(told[-1])
    desks.work.trouble = RecordTrouble("The disk is full.")
    live.keep_file(b"more", fail, told.append)
    live.file_bytes("0" * 64, fail, told.append)
    assert told[-2:] == ["The disk is full."] * 2


def test_work_beside_the_record_answers_with_its_result_or_what_went_wrong(desks: Desks) -> None:
    live = desks.live()
    told: list[object] = []

    def cannot() -> object:
        raise BadInput("No picture.")

    live.beside(lambda: 6 * 7, told.append, fail)
    live.beside(cannot, fail, told.append)
    assert told == [42, "No picture."]


def test_sealing_writes_papers_once_and_says_where(desks: Desks) -> None:
    live = desks.live()
    sentences: list[str] = []
    pass_all_gaps(live.session, reason="Made for a test.")
    live.seal(part="both", looked_by="", done=sentences.append, failed=fail)
    assert sentences[0].startswith("Sealed. 4 papers are in ")
    live.seal(part="both", looked_by="", done=fail, failed=sentences.append)
    assert "sealed" in sentences[1]


def test_nothing_is_sealed_past_what_is_missing(desks: Desks) -> None:
    live = desks.live()
    told: list[str] = []
    live.seal(part="both", looked_by="", done=fail, failed=told.append)
    assert told[0].startswith("Before sealing: ")
    assert live.session.entries.all(Seal) == ()


def test_a_seal_whose_papers_find_no_room_says_so_and_stands(desks: Desks, tmp_path: Path) -> None:
    live = desks.live()
    (tmp_path / "papers").write_text("in the way")
    sentences: list[str] = []
    pass_all_gaps(live.session, reason="Made for a test.")
    live.seal(part="both", looked_by="", done=fail, failed=sentences.append)
    assert "cannot be written" in sentences[0]
    (tmp_path / "papers").unlink()
    paths: list[Path] = []
    session = live.session
    order = ExportOrder(
        family_id=session.family_id,
        meeting_id=str(session.meeting_id),
        copy="everyone",
        as_format="pdf",
    )
    live.export(order, paths.append, fail)
    assert paths[0].read_bytes().startswith(b"%PDF")


def test_the_clock_leaves_out_the_time_the_program_was_closed(
    made_profile: Profile, tmp_path: Path
) -> None:
    profile = copy_profile(made_profile, tmp_path / "profile")
    with Desks(profile, tmp_path / "papers") as desks:
        begun = desks.clock.at
        live = desks.live()
        go_to_step(live.session, "feedback")
        desks.clock.at = begun + timedelta(minutes=5)
        desks.home.close_meeting()
        assert desks.live().times_away() == ()
    for hours in (1, 2):
        with Desks(profile, tmp_path / "papers") as desks:
            desks.clock.at = begun + timedelta(hours=hours)
            away = (TimeAway(begun, desks.clock.at),)
            assert desks.live().times_away() == away
            desks.clock.at += timedelta(minutes=5)
            assert desks.live().times_away() == away
    with Desks(profile, tmp_path / "papers") as desks:
        desks.clock.at = begun + timedelta(hours=3)
        go_to_step(desks.live().session, "sign")
    with Desks(profile, tmp_path / "papers") as desks:
        desks.clock.at = begun + timedelta(hours=4)
        lengths = [one.until - one.since for one in desks.live().times_away()]
        assert lengths == [timedelta(hours=3), timedelta(hours=1)]


def test_exporting_from_home_leaves_the_open_meeting_open(desks: Desks) -> None:
    live = desks.live()
    held = live.session.meeting_id
    order = ExportOrder(
        family_id=live.session.family_id, meeting_id=str(held), copy="everyone", as_format="docx"
    )
    desks.home.export(order, lambda _path: None, fail)
    assert live.session.meeting_id == held


# --- a value in words ----------------------------------------------------------------------------


def test_every_value_that_two_people_can_change_is_shown_in_plain_words(desks: Desks) -> None:
    session = robin(desks.laptop)
    person = next(one for one in session.entries.all(Person) if one.name == "Mum")

    def shown(kind: type[Action | Idea | Child], field: str, value: object) -> str:
        spec = kind.specs()[field]
        return shown_value(session, field, spec, spec.write(value))

    assert shown(Action, "due_on", date(2026, 12, 4)) == "Friday 4 December 2026"
    assert shown(Action, "owner_id", person.id) == "Mum"
    assert shown(Action, "status", "not_yet") == "not yet"
    assert shown(Action, "owner_agreed", True) == "yes"
    assert shown(Action, "meaning", Meaning("ur", "words", "Noor")) == "words"
    assert shown(Action, "what", "") == "nothing"
    assert shown(Action, "due_on", None) == "nothing"
    assert shown(Idea, "column", "could_if") == "We could, if…"
    assert shown(Child, "needs", ("sleep", "school")) == "sleep, school"


def test_no_choice_is_shown_as_a_word_of_the_program() -> None:
    """Where a field has fixed choices with plain words, all of them have some."""
    for kind in KINDS.values():
        for field, spec in kind.specs().items():
            known = WORDS_OF_CHOICES.get(field)
            if known is not None and spec.choices:
                missing = {one for one in spec.choices if one and one not in known}
                assert missing == set(), f"{kind.KIND}.{field}"


def test_home_knows_that_a_copy_waits_for_who_looked_and_not_why(desks: Desks) -> None:
    session = desks.live().session
    meeting_id = str(session.meeting_id)
    assert not desks.home.must_be_looked_at(session.family_id, meeting_id)
    write_concern(session, words="Xyzzy hits me", by="Robin")
    assert desks.home.must_be_looked_at(session.family_id, meeting_id)
    assert "Xyzzy" not in str((desks.home.minutes(), desks.home.families(), desks.home.meetings()))
    desks.home.set_on_visit(True, "somebody else")
    assert not desks.home.must_be_looked_at(session.family_id, meeting_id)


def test_nothing_is_sealed_over_a_private_note_that_is_begun_and_not_kept(desks: Desks) -> None:
    live = desks.live()
    live.keep_draft(SLOTS[2], "Xyzzy begun")
    told: list[str] = []
    pass_all_gaps(live.session, reason="Made for a test.")
    live.seal(part="both", looked_by="Lee", done=fail, failed=told.append)
    assert told == [BEGUN]
    live.keep_draft(SLOTS[2], "")
    live.seal(part="both", looked_by="Lee", done=told.append, failed=fail)
    assert "Sealed." in told[1]
