"""New words wait until the lead lets them show, or show at once; one thing shows alone."""

from dataclasses import replace

import pytest

from mam_desktop.errors import Refused
from mam_desktop.meeting.agreeing import agree_action
from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.audience import Copy, Recipient, visible_to
from mam_desktop.meeting.boarding import add_idea, add_outcome, vote
from mam_desktop.meeting.editing import change_entry, remove_entry, undo, undo_words
from mam_desktop.meeting.family_scenes import FamilyScreen, family_view
from mam_desktop.meeting.family_view import BoardScene, FamilyView, OneThingScene, ScreenState
from mam_desktop.meeting.fields import Entry, Meaning
from mam_desktop.meeting.frozen_picture import frozen_view
from mam_desktop.meeting.held_words import held_entries, held_since
from mam_desktop.meeting.letting_show import hold_new_words, let_show, show_at_once
from mam_desktop.meeting.one_thing import things_to_show
from mam_desktop.meeting.plan import Action, Idea, Outcome
from mam_desktop.meeting.said import Voice
from mam_desktop.meeting.screen_hold import ScreenHold
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.starting import add_earlier_action, add_profile_line
from mam_desktop.meeting.voicing import Sharing, write_voice
from tests.meeting.builders import MEETING_ON, clock_of, meeting_session, second_laptop, sync

ON = FamilyScreen(ScreenState.ON)


@pytest.fixture
def session() -> MeetingSession:
    return meeting_session()


def shown(session: MeetingSession, screen: FamilyScreen = ON, *, show: str = "board") -> FamilyView:
    screen = replace(screen, show=show)
    return family_view(session.entries, session.meeting, screen, MEETING_ON)


def newest(session: MeetingSession, kind: type[Entry]) -> str:
    return session.entries.all(kind)[-1].id


def test_new_words_show_at_once_unless_the_lead_chose_otherwise(session: MeetingSession) -> None:
    add_idea(session, words="Swimming", by="Mum")
    assert held_since(session.entries, session.meeting_id) is None
    assert "Swimming" in shown(session).texts()


def test_new_words_wait_until_the_lead_lets_them_show(session: MeetingSession) -> None:
    add_idea(session, words="Swimming", by="Mum")
    hold_new_words(session)
    add_idea(session, words="Riding", by="Mum")
    add_outcome(session, words="Sleep")
    assert "Swimming" in shown(session).texts()
    assert "Riding" not in shown(session).texts()
    assert "Sleep" not in shown(session, show="what_matters").texts()
    assert len(held_entries(session.entries, session.meeting_id)) == 2
    let_show(session)
    assert "Riding" in shown(session).texts()
    add_idea(session, words="Drawing", by="Mum")
    assert "Drawing" not in shown(session).texts()


def test_what_another_laptop_wrote_before_but_brings_afterwards_waits_too(
    session: MeetingSession,
) -> None:
    add_idea(session, words="Swimming", by="Mum")
    other = second_laptop(session)
    add_idea(other, words="Written on the train", by="Dana")
    sync(session, other)
    add_idea(other, words="Written in the car", by="Dana")
    clock_of(session).go_on(minutes=5)
    hold_new_words(session)
    sync(session, other)
    for one in (session, other):
        assert {"Swimming", "Written on the train"} <= set(shown(one).texts())
        assert "Written in the car" not in shown(one).texts()
    assert [one.KIND for one in held_entries(session.entries, session.meeting_id)] == ["idea"]
    let_show(session)
    assert "Written in the car" in shown(session).texts()
    clock_of(other).go_on(minutes=-60)
    add_idea(other, words="Written with a slow clock", by="Dana")
    add_idea(session, words="Riding", by="Mum")
    sync(session, other)
    assert {"Written with a slow clock", "Riding"}.isdisjoint(shown(session).texts())
    show_at_once(session)
    assert {"Written with a slow clock", "Riding"} <= set(shown(session).texts())


def test_lines_of_the_profile_wait_too_though_they_belong_to_no_meeting(
    session: MeetingSession,
) -> None:
    hold_new_words(session)
    add_profile_line(session, heading="support", words="Ask first.", by="Mum")
    assert "Ask first." not in shown(session, show="voice").texts()
    let_show(session)
    assert "Ask first." in shown(session, show="voice").texts()


def test_what_comes_late_from_an_earlier_meeting_waits_too(session: MeetingSession) -> None:
    other = second_laptop(session)
    add_earlier_action(other, what="Ring the school", owner="Dad", due_on=MEETING_ON)
    hold_new_words(session)
    sync(session, other)
    last_time = shown(session, show="last_time")
    assert "Ring the school" not in last_time.texts()
    assert len(held_entries(session.entries, session.meeting_id)) == 1
    let_show(session)
    assert "Ring the school" in shown(session, show="last_time").texts()


def test_what_is_written_from_nowhere_waits(session: MeetingSession) -> None:
    """A choice may have come from another laptop in any shape."""
    hold_new_words(session)
    hold = session.entries.all(ScreenHold)[0]
    writer = session.begin()
    writer.put(hold.KIND, hold.id, "knows", {"laptop-1": 7})
    writer.commit()
    add_idea(session, words="Riding", by="Mum")
    assert "Riding" not in shown(session).texts()


def test_what_waits_is_in_every_paper_all_the_same(session: MeetingSession) -> None:
    hold_new_words(session)
    add_idea(session, words="Riding", by="Mum")
    for copy in (Copy.SIGNED, Copy.FAMILY, Copy.EVERYONE, Copy.CASE_FILE):
        seen = visible_to(session.entries, Recipient(copy), session.meeting_id).entries
        assert [one.words for one in seen.all(Idea)] == ["Riding"]
        assert not seen.all(ScreenHold)


def test_who_is_here_and_hearts_never_wait(session: MeetingSession) -> None:
    add_idea(session, words="Swimming", by="Mum", column="can")
    hold_new_words(session)
    attend(session, name="Kim", state="present")
    vote(session, session.entries.all(Idea)[0], by="Mum")
    body = shown(session).body
    assert isinstance(body, BoardScene)
    assert sum(one.hearts for column in body.columns for one in column.ideas) == 1
    assert "Kim" in shown(session, show="welcome").texts()


def test_a_correction_of_what_shows_does_not_wait(session: MeetingSession) -> None:
    add_idea(session, words="Swiming", by="Mum")
    hold_new_words(session)
    change_entry(session, session.entries.all(Idea)[0], {"words": "Swimming"})
    assert "Swimming" in shown(session).texts()


def test_words_that_another_laptop_writes_otherwise_wait_too(session: MeetingSession) -> None:
    add_idea(session, words="Swimming", by="Mum")
    add_idea(session, words="Riding", by="Mum")
    other = second_laptop(session)
    hold_new_words(session)
    swimming, riding = other.entries.all(Idea)
    change_entry(other, swimming, {"meaning": Meaning("pl", "Uncle Ted did it", "Dana")})
    change_entry(other, riding, {"column": "can"})
    sync(session, other)
    now = str(shown(session))
    assert "Uncle Ted" not in now
    assert "Riding" in now, "only words wait"
    assert [one.id for one in held_entries(session.entries, session.meeting_id)] == [swimming.id]
    let_show(session)
    assert "Uncle Ted did it" in str(shown(session))
    change_entry(other, other.entries.all(Idea)[0], {"words": "Not for all"})
    sync(session, other)
    assert "Not for all" not in str(shown(session))
    change_entry(session, session.entries.all(Idea)[0], {"words": "Swimming with Mum"})
    assert "Swimming with Mum" in str(shown(session)), "the lead's own words take their place"


def test_a_frozen_picture_stays_though_another_laptop_writes_otherwise(
    session: MeetingSession,
) -> None:
    add_idea(session, words="Swimming", by="Mum")
    hold_new_words(session)
    frozen, then = shown(session), session.entries
    other = second_laptop(session)
    change_entry(other, other.entries.all(Idea)[0], {"if_words": "Ted is away"})
    sync(session, other)
    kept = frozen_view(frozen, session.entries, session.meeting, then=then)
    assert kept.state is ScreenState.FREEZE
    change_entry(session, session.entries.all(Idea)[0], {"share": "nobody"})
    kept = frozen_view(frozen, session.entries, session.meeting, then=then)
    assert kept.state is ScreenState.COVER


def test_undo_passes_over_the_choice_and_uncovers_nothing(session: MeetingSession) -> None:
    hold_new_words(session)
    add_idea(session, words="Riding", by="Mum")
    let_show(session)
    add_idea(session, words="Drawing", by="Mum")
    undo(session)
    assert undo_words(session) == "idea from Mum: “Riding”"
    assert held_since(session.entries, session.meeting_id) is not None


def test_from_then_on_at_once_shows_what_waited(session: MeetingSession) -> None:
    hold_new_words(session)
    add_idea(session, words="Riding", by="Mum")
    show_at_once(session)
    add_idea(session, words="Drawing", by="Mum")
    assert {"Riding", "Drawing"} <= set(shown(session).texts())


def test_a_choice_that_holds_already_is_refused(session: MeetingSession) -> None:
    with pytest.raises(Refused, match="show at once already"):
        show_at_once(session)
    hold_new_words(session)
    with pytest.raises(Refused, match="wait for you already"):
        hold_new_words(session)
    with pytest.raises(Refused, match="Nothing waits"):
        let_show(session)


def test_a_frozen_picture_is_not_covered_because_new_words_wait(session: MeetingSession) -> None:
    add_idea(session, words="Swimming", by="Mum")
    frozen = shown(session)
    hold_new_words(session)
    add_idea(session, words="Riding", by="Mum")
    kept = frozen_view(frozen, session.entries, session.meeting)
    assert kept.state is ScreenState.FREEZE


# --- one thing -----------------------------------------------------------------------------------


def test_one_thing_shows_alone(session: MeetingSession) -> None:
    write_voice(session, who="Mum", words="He sleeps now.")
    add_outcome(session, words="Sleep")
    add_idea(session, words="Swimming", by="Mum", column="can")
    agree_action(session, what="Ring the club", owner="Mum", due_on=None)
    for kind, words in (
        (Voice, "He sleeps now."),
        (Outcome, "Sleep"),
        (Idea, "Swimming"),
        (Action, "Ring the club"),
    ):
        view = shown(session, FamilyScreen(ScreenState.ON, one=newest(session, kind)))
        assert isinstance(view.body, OneThingScene)
        assert words in view.texts()
        others = {"He sleeps now.", "Sleep", "Swimming", "Ring the club"} - {words}
        assert others.isdisjoint(view.texts())


def test_what_the_room_may_not_see_is_never_offered_or_shown_alone(session: MeetingSession) -> None:
    write_voice(session, who="Robin", words="Only for Mum", sharing=Sharing(share="nobody"))
    hidden = newest(session, Voice)
    assert hidden not in {one.key for one in things_to_show(session.entries, session.meeting)}
    view = shown(session, FamilyScreen(ScreenState.ON, one=hidden))
    assert isinstance(view.body, BoardScene)
    assert "Only for Mum" not in view.texts()


def test_what_is_taken_away_leaves_the_screen_at_once(session: MeetingSession) -> None:
    add_idea(session, words="Swimming", by="Mum")
    screen = FamilyScreen(ScreenState.ON, one=newest(session, Idea))
    remove_entry(session, session.entries.all(Idea)[0])
    assert "Swimming" not in shown(session, screen).texts()


def test_covered_there_is_nothing_alone_either(session: MeetingSession) -> None:
    add_idea(session, words="Swimming", by="Mum")
    view = shown(session, FamilyScreen(ScreenState.COVER, one=newest(session, Idea)))
    assert view.body is None
