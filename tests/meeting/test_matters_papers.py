"""Papers and the family screen say what came of promises, and what matters, in full."""

from datetime import date

from mam_desktop.meeting.agreeing import agree_action
from mam_desktop.meeting.audience import Copy, Recipient, visible_to
from mam_desktop.meeting.boarding import add_outcome, move_outcome
from mam_desktop.meeting.content import Block, every_text
from mam_desktop.meeting.copy_parts import matters, reviewed
from mam_desktop.meeting.family_scenes import FamilyScreen, family_view
from mam_desktop.meeting.family_view import LastTimeScene, MattersScene, ScreenState
from mam_desktop.meeting.plan import Action, Outcome
from mam_desktop.meeting.reviewing import CameOfIt, review_action
from mam_desktop.meeting.said import Voice
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signing import signed_hash
from mam_desktop.meeting.voicing import Sharing, write_voice
from tests.meeting.builders import MEETING_ON, begin_meeting, meeting_session

JANUARY = date(2027, 1, 12)


def reviewed_session(came: CameOfIt) -> MeetingSession:
    session = meeting_session()
    agree_action(session, what="Ring", owner="Lee", due_on=date(2026, 12, 1))
    begin_meeting(session, on=JANUARY)
    review_action(session, session.entries.all(Action)[0], came)
    return session


def words(*blocks: Block) -> str:
    return "\n".join(every_text(blocks))


def on_paper(session: MeetingSession, *, part: str) -> str:
    seen = visible_to(session.entries, Recipient(Copy.FAMILY), session.meeting_id).entries
    make = {"reviewed": reviewed, "matters": matters}[part]
    return words(*make(seen, session.meeting))


def on_screen(session: MeetingSession, scene: str) -> object:
    screen = FamilyScreen(ScreenState.ON, scene)
    return family_view(session.entries, session.meeting, screen, MEETING_ON).body


def test_a_promise_that_goes_on_says_who_said_what_changed_and_the_new_day() -> None:
    came = CameOfIt(
        status="partly",
        what_changed="they rang back",
        difference="less worry",
        by="Mum",
        new_due_on=date(2027, 2, 1),
    )
    session = reviewed_session(came)
    said = on_paper(session, part="reviewed")
    for one in (
        "partly done",
        "“they rang back” – Mum",
        "the difference it made: less worry",
        "carried on, by Monday 1 February",
    ):
        assert one in said
    body = on_screen(session, "last_time")
    assert isinstance(body, LastTimeScene)
    assert body.promises[0].due_on == date(2027, 2, 1)


def test_a_closed_promise_says_that_it_comes_back_no_more() -> None:
    session = reviewed_session(CameOfIt(status="not_yet", closed=True))
    assert "it comes back no more" in on_paper(session, part="reviewed")


def test_who_no_longer_wants_it_is_said_even_without_other_words() -> None:
    session = reviewed_session(CameOfIt(status="no_longer_wanted", by="Mum"))
    assert "said by Mum" in on_paper(session, part="reviewed")


def test_what_matters_stands_in_its_order_with_whose_it_is_and_why() -> None:
    session = meeting_session()
    add_outcome(session, words="Sleep", area="Health", whose="Robin", need="Nights are short")
    add_outcome(session, words="Rest")
    rest = session.entries.all(Outcome)[-1]
    move_outcome(session, rest, before=session.entries.all(Outcome)[0])
    said = on_paper(session, part="matters")
    assert said.index("Rest") < said.index("Sleep")
    assert "Robin · Health" in said
    assert "Why it matters: Nights are short" in said


def test_the_screen_shows_the_words_an_outcome_comes_from_only_where_all_may_see_them() -> None:
    for sharing, shown in ((Sharing(), True), (Sharing(share="nobody"), False)):
        session = meeting_session()
        write_voice(session, who="Robin", words="I want to sleep", sharing=sharing)
        voice = session.entries.all(Voice)[-1]
        add_outcome(session, words="Sleep", voice_id=voice.id)
        body = on_screen(session, "what_matters")
        assert isinstance(body, MattersScene)
        assert [one.quote is not None for one in body.outcomes] == ([True] if shown else [])


def test_a_promise_carried_on_later_leaves_signed_words_as_they_were() -> None:
    session = meeting_session()
    agree_action(session, what="Ring", owner="Lee", due_on=date(2026, 12, 1))
    november = session.meeting
    before = signed_hash(session.entries, november)
    begin_meeting(session, on=JANUARY)
    came = CameOfIt(status="not_yet", new_due_on=date(2027, 2, 1))
    review_action(session, session.entries.all(Action)[0], came)
    assert signed_hash(session.entries, november) == before
