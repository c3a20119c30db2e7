"""Gentle checks on what is agreed, ideas made actions, who has nothing to do."""

from datetime import date

import pytest

from mam_desktop.errors import BadInput
from mam_desktop.meeting.action_checks import (
    ActionCheck,
    action_checks,
    ideas_waiting,
    is_away,
    keep_word,
    kept_words,
    leave_check,
    with_nothing_to_do,
    word_key,
)
from mam_desktop.meeting.agreeing import action_from_idea, agree_action
from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.audience import Copy, Recipient, visible_to
from mam_desktop.meeting.boarding import add_idea, add_outcome, move_idea
from mam_desktop.meeting.editing import change_entry, remove_entry, undo, undo_words
from mam_desktop.meeting.fields import Meaning
from mam_desktop.meeting.golden_thread import thread_of
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.plan import Action, Idea, Outcome
from mam_desktop.meeting.said import Voice
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.voicing import Sharing, write_voice
from tests.meeting.builders import MEETING_ON, meeting_session

SOON = date(2026, 12, 4)


def agree(session: MeetingSession, what: str = "Ring", **told: object) -> Action:
    said: dict[str, object] = {"owner": "Lee", "due_on": SOON, **told}
    agree_action(session, what=what, **said)  # type: ignore[arg-type]
    return session.entries.all(Action)[-1]


def checks(session: MeetingSession) -> dict[str, ActionCheck]:
    found = action_checks(session.entries, session.meeting, MEETING_ON)
    return {one.topic: one for one in found}


def test_a_good_plan_is_left_alone() -> None:
    session = meeting_session()
    attend(session, name="Kim", about={"role": "Nurse", "service": "Community health"})
    for who in ("Mum", "Dana", "Kim"):
        agree(session, f"{who} rings", owner=who)
    assert checks(session) == {}


def test_no_action_at_all_is_no_reason_to_check() -> None:
    assert checks(meeting_session()) == {}


def test_no_day_and_nobody_are_named_by_their_numbers() -> None:
    session = meeting_session()
    agree(session)
    agree(session, "No day", due_on=None)
    agree(session, "Nobody", owner=None)
    found = checks(session)
    assert found["no_day"].words == "No day yet (action 2)"
    assert found["no_owner"].words == "Nobody does it yet (action 3)"
    agree(session, "A service's own", kind="professional", due_on=None)
    assert checks(session)["no_day"].words == "No day yet (action 2, task 1 of the services)"


def test_a_day_that_has_been_is_asked_about() -> None:
    session = meeting_session()
    agree(session, due_on=date(2025, 12, 4))
    assert checks(session)["day_past"].words == "The day has been (action 1)"


def test_more_than_eight_are_too_many_and_eight_are_not() -> None:
    session = meeting_session()
    for no in range(8):
        agree(session, f"Task {no}", owner=("Mum", "Lee", "Dana")[no % 3])
    assert "many" not in checks(session)
    agree(session, "A service's own", kind="professional")
    assert "many" not in checks(session), "the services' own tasks are not the family's plan"
    agree(session, "The ninth")
    assert checks(session)["many"].words == "9 actions in the family’s plan"


def test_all_on_the_family_or_all_on_one_service() -> None:
    session = meeting_session()
    for what in ("one", "two", "three"):
        agree(session, what, owner="Mum")
    assert checks(session)["all_family"].words == "The family does it all"
    session = meeting_session()
    for what in ("one", "two", "three"):
        agree(session, what, owner="Dana")
    assert checks(session)["all_one_service"].words == "Social care does it all"


def test_nobody_from_health_is_asked_about_once_there_is_a_plan() -> None:
    session = meeting_session()
    attend(session, name="Kim", about={"role": "Nurse", "service": "Community health"})
    agree(session)
    assert "no_health" not in checks(session)
    agree(session, "two", owner="Mum")
    agree(session, "three", owner="Dana")
    assert checks(session)["no_health"].why.startswith("Kim: is there something")
    agree(session, "four", owner="Dana", helper="Kim")
    assert "no_health" not in checks(session)


def test_whoever_is_not_here_is_asked_for() -> None:
    session = meeting_session()
    attend(session, name="Sam", state="apologies", about={"role": "GP", "service": "Health"})
    action = agree(session, owner="Sam")
    assert "not_asked" in checks(session)
    change_entry(session, action, {"owner_agreed": True})
    assert not {"not_asked", "said_no"} & set(checks(session))
    change_entry(session, session.entries.get(Action, action.id), {"owner_agreed": False})
    assert "said_no" in checks(session)


def test_an_owner_who_left_early_or_is_gone_is_noticed() -> None:
    session = meeting_session()
    action = agree(session, owner="Dana")
    dana = get_person(session.entries, "Dana")
    assert not is_away(session.entries, session.meeting, dana.id)
    attend(session, name="Dana", state="left")
    assert is_away(session.entries, session.meeting, dana.id)
    remove_entry(session, session.entries.get(Person, dana.id), reason="a slip")
    assert not is_away(session.entries, session.meeting, action.owner_id)
    assert "no_owner" in checks(session)


def test_what_matters_and_no_action_serves_is_named_unless_it_is_kept_back() -> None:
    session = meeting_session()
    add_outcome(session, words="Robin sleeps")
    add_outcome(session, words="Kept back", sharing=Sharing(share="nobody"))
    agree(session)
    assert checks(session)["no_action_for"].words == "Nothing yet for “Robin sleeps”"
    agree(session, "Diary", so_that="robin  SLEEPS")
    assert "no_action_for" not in checks(session)


def test_a_task_that_a_promise_needs_is_seen_by_the_family_and_noticed_when_kept_back() -> None:
    session = meeting_session()
    promise = agree(session, "Book the breaks")
    task = agree(session, "Ask the panel", kind="professional", needed_for=promise.id)
    screen = Recipient(Copy.FAMILY_SCREEN)
    seen = visible_to(session.entries, screen, session.meeting_id).entries
    assert seen.find(Action, task.id) is not None
    assert "hidden_need" not in checks(session)
    change_entry(session, task, {"share": "nobody"})
    assert "hidden_need" in checks(session)


def test_what_was_left_as_it_is_comes_again_only_when_it_is_about_something_else() -> None:
    session = meeting_session()
    agree(session, "No day", due_on=None)
    leave_check(session, checks(session)["no_day"])
    assert "no_day" not in checks(session)
    agree(session, "No day either", due_on=None)
    assert checks(session)["no_day"].words == "No day yet (action 1, 2)"


def test_leaving_a_check_is_for_the_lead_alone() -> None:
    session = meeting_session()
    action = agree(session, "Ask CAMHS", due_on=None)
    leave_check(session, checks(session)["no_day"])
    keep_word(session, action, "CAMHS")
    assert kept_words(session.entries, session.meeting) == {word_key(action, "CAMHS")}
    for copy in (Copy.FAMILY_SCREEN, Copy.FAMILY, Copy.EVERYONE, Copy.CASE_FILE):
        seen = visible_to(session.entries, Recipient(copy), session.meeting_id).entries
        assert not [one for one in seen if one.KIND == "prompt"]


def test_an_idea_becomes_an_action_in_one_gesture_and_undo_takes_it_back() -> None:
    session = meeting_session()
    write_voice(session, who="Robin", words="I wake up")
    add_outcome(session, words="Robin sleeps", voice_id=session.entries.all(Voice)[0].id)
    meaning = Meaning("ur", "نیند", "Noor")
    outcome = session.entries.all(Outcome)[0]
    add_idea(session, words="Sleep nurse", by="Dana", outcome_id=outcome.id, meaning=meaning)
    idea = session.entries.all(Idea)[0]
    action_from_idea(session, idea, owner="Lee", due_on=SOON)
    action = session.entries.all(Action)[0]
    assert (action.what, action.so_that, action.idea_id) == ("Sleep nurse", "Robin sleeps", idea.id)
    assert action.meaning == meaning
    assert undo_words(session) == "action from Lee: “Sleep nurse”"
    undo(session)
    assert session.entries.all(Action) == ()


def test_the_line_from_somebodys_words_to_the_promise_is_kept() -> None:
    session = meeting_session()
    write_voice(session, who="Robin", words="I wake up")
    voice = session.entries.all(Voice)[0]
    add_outcome(session, words="Robin sleeps", voice_id=voice.id)
    outcome = session.entries.all(Outcome)[0]
    add_idea(session, words="Sleep nurse", by="Dana", outcome_id=outcome.id)
    action_from_idea(session, session.entries.all(Idea)[0])
    thread = thread_of(session.entries, session.entries.all(Action)[0])
    assert (thread.voice, thread.outcome) == (voice, outcome)
    assert thread.idea is not None
    assert thread_of(session.entries, agree(session)).idea is None


def test_who_may_not_see_the_idea_may_not_see_its_action() -> None:
    session = meeting_session()
    add_idea(session, words="Quietly", by="Lee", sharing=Sharing(not_for=["Dad"]))
    action_from_idea(session, session.entries.all(Idea)[0])
    dad = get_person(session.entries, "Dad")
    assert session.entries.all(Action)[0].not_for == (dad.id,)


def test_the_reason_of_an_action_never_tells_what_was_kept_back() -> None:
    session = meeting_session()
    add_outcome(session, words="Kept back", sharing=Sharing(share="nobody"))
    add_idea(session, words="Open", by="Lee", outcome_id=session.entries.all(Outcome)[0].id)
    action_from_idea(session, session.entries.all(Idea)[0])
    assert session.entries.all(Action)[0].so_that == ""


def test_ideas_wait_until_an_action_comes_from_them_and_hidden_ones_do_not() -> None:
    session = meeting_session()
    for words in ("One", "Two", "Held"):
        add_idea(session, words=words, by="Lee", column="can", held_back=words == "Held")
    one, two, _held = session.entries.all(Idea)
    assert ideas_waiting(session.entries, session.meeting) == (one, two)
    action_from_idea(session, one)
    move_idea(session, session.entries.get(Idea, two.id), column="panel")
    assert ideas_waiting(session.entries, session.meeting) == ()


def test_who_is_here_from_a_service_and_has_nothing_is_named_but_never_the_family() -> None:
    session = meeting_session()
    agree(session, owner="Lee")
    assert with_nothing_to_do(session.entries, session.meeting) == ("Dana",)
    agree(session, "two", owner="Mum", helper="Dana")
    assert with_nothing_to_do(session.entries, session.meeting) == ()


def test_an_action_without_words_is_refused_in_words() -> None:
    with pytest.raises(BadInput, match="What will happen"):
        agree(meeting_session(), "  ")


@pytest.mark.parametrize("hostile", ["x" * 100_000, "<b>@x</b>", "=1+1", "\u202eabc", "👩‍👧 ok"])
def test_hostile_words_are_kept_as_they_are(hostile: str) -> None:
    session = meeting_session()
    action = agree(session, hostile, so_that=hostile)
    assert (action.what, action.so_that) == (hostile, hostile)
    assert checks(session) == {}


def test_a_new_name_is_brought_in_and_asked_for() -> None:
    session = meeting_session()
    action = agree(session, owner="Somebody new")
    person = session.entries.get(Person, action.owner_id or "")
    assert person.name == "Somebody new"
    assert "not_asked" in checks(session)
