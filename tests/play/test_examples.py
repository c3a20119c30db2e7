"""Both example scripts, played through the use cases: the same state, and what it must hold."""

import json
from collections import Counter

import pytest

from mam_desktop.meeting.audience import Copy, Recipient
from mam_desktop.meeting.meetings import STEPS
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.people import Attendance
from mam_desktop.meeting.plan import (
    Action,
    ActionReview,
    Idea,
)
from mam_desktop.meeting.promises import actions_of, times_carried
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signed import Seal, Signature
from mam_desktop.meeting.signing import copy_content, latest_seal, sealed_version, signature_is_to
from mam_desktop.play.performing import PERFORM
from mam_desktop.play.verbs import VERBS
from tests.play.playing import EXAMPLES, NOT_ABOUT_THE_SESSION, Play, example, shown


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_leaves_the_same_state_each_time(name: str) -> None:
    plays = [Play(example(name)).play(example(name).lines) for _time in range(2)]
    hashes = {one.session.everything.state_hash() for one in plays}
    assert len(hashes) == 1
    assert plays[0].recorder.changes == plays[1].recorder.changes
    assert all(one.session.is_saved for one in plays)


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_folds_back_to_the_same_state(name: str) -> None:
    play = Play(example(name)).play(example(name).lines)
    before = play.session.everything.state_hash(), {one.id: one for one in play.session.entries}
    play.restart()
    now = play.session.everything.state_hash(), {one.id: one for one in play.session.entries}
    assert now == before


def test_between_them_the_examples_and_these_tests_play_every_verb() -> None:
    of_the_laptop = {"seal", "amend", "accept_corrections"}
    assert set(PERFORM) | NOT_ABOUT_THE_SESSION | of_the_laptop == set(VERBS)


@pytest.fixture(scope="module")
def robin() -> MeetingSession:
    return Play(example("robin")).play(example("robin").lines).session


@pytest.fixture(scope="module")
def ash() -> MeetingSession:
    script = example("ash-taf")
    until_sealed = [one for one in script.lines if one.no < 54]
    return Play(script).play(until_sealed).session


def test_robins_meeting_is_all_there(robin: MeetingSession) -> None:
    entries = robin.entries
    counts = Counter(one.KIND for one in entries if one.meeting_id == robin.meeting_id)
    assert counts["idea"] == 6
    assert counts["vote"] == 3
    assert counts["voice"] == 5
    assert len(actions_of(entries, robin.meeting)) == 6
    assert robin.late == ()
    assert robin.everything.conflicts() == ()
    assert {one.state for one in entries.all(Attendance)} == {"present", "late", "apologies"}


def test_robins_minutes_are_sealed_and_corrected(robin: MeetingSession) -> None:
    seals = robin.entries.all(Seal, robin.meeting_id)
    assert [one.version for one in seals] == [1, 2]
    assert latest_seal(robin.entries, robin.meeting_id) == seals[1]
    signed = robin.entries.all(Signature, robin.meeting_id)
    assert len(signed) == 6
    assert all(signature_is_to(seals[0], one) for one in signed)
    first = sealed_version(robin, seals[0]).entries
    assert len(actions_of(first, robin.meeting)) == 5


def test_robins_family_screen_shows_what_it_should_and_nothing_else(robin: MeetingSession) -> None:
    texts = "\n".join(shown(robin, step) for step in STEPS)
    for wanted in (
        "I like it when people ask me first.",
        "We want Robin to sleep through the whole night.",
        "He's a different boy when he has slept",
        "Quiet-room pass, no questions asked",
    ):
        assert wanted in texts
    for unwanted in (
        *("neighbour", "Ring her on Thursday", "grown-ups shout", "chronology"),
        *("1 Example Street", "9990000018", "Housing", "Mary Example"),
    ):
        assert unwanted not in texts


def test_robins_earlier_promises_were_looked_at(robin: MeetingSession) -> None:
    by_what = {one.what: one for one in robin.entries.all(Action)}
    assert by_what["Visit the new classroom together before term starts"].status == "done"
    sleep = by_what["Ask for a sleep clinic appointment"]
    assert (sleep.status, times_carried(robin.entries, sleep)) == ("not_yet", 1)
    assert len(robin.entries.all(ActionReview)) == 3


def test_dad_sees_nothing_of_the_gym_while_he_is_there(ash: MeetingSession) -> None:
    lines = [one for one in example("ash-taf").lines if one.no < 23]
    while_there = Play(example("ash-taf")).play(lines).session
    assert "siłownię" not in shown(while_there, "voice")
    assert "siłownię" in shown(ash, "voice")
    assert "Gym with Jude on Tuesdays" in shown(ash, "board")
    assert "where I volunteer" not in "\n".join(shown(ash, step) for step in STEPS)


def test_dads_copy_keeps_what_is_not_for_him(ash: MeetingSession) -> None:
    seal = latest_seal(ash.entries, ash.meeting_id)
    assert seal is not None
    sealed = sealed_version(ash, seal).entries
    for name, sees_it in (("Dad", False), ("Mama", True)):
        to = Recipient(Copy.FAMILY, reader_id=get_person(sealed, name).id)
        text = json.dumps(copy_content(sealed, ash.meeting, to), ensure_ascii=False).lower()
        assert ("gym" in text) is sees_it
        assert ("siłownię" in text) is sees_it
        assert "where i volunteer" not in text
        assert "3 example row" not in text
    for copy in (Copy.SIGNED, Copy.EVERYONE, Copy.AGENCY):
        content = copy_content(sealed, ash.meeting, Recipient(copy, agency="Youth service"))
        assert "gym" not in json.dumps(content).lower()


def test_undone_and_done_again_is_as_if_nothing_was(ash: MeetingSession) -> None:
    gym = next(one for one in ash.entries.all(Idea) if one.words.startswith("Gym"))
    assert gym.column == "can"
    assert len(actions_of(ash.entries, ash.meeting)) == 2
