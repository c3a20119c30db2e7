"""What matters: the order of outcomes, parts of life, the quote behind one, a service's name."""

import pytest

from mam_desktop.errors import BadInput
from mam_desktop.meeting.areas import AREAS, area_meant, area_words, areas_in, not_spoken_of
from mam_desktop.meeting.boarding import add_outcome, move_outcome, outcomes_of
from mam_desktop.meeting.editing import change_entry
from mam_desktop.meeting.outcome_hints import sounds_like_a_service
from mam_desktop.meeting.plan import Outcome
from mam_desktop.meeting.said import Voice
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.statements import council_words
from mam_desktop.meeting.voicing import Sharing, write_voice
from mam_desktop.settings import Settings
from mam_desktop.texts import speaking
from tests.meeting.builders import meeting_session


def wanted(session: MeetingSession) -> list[str]:
    return [one.words for one in outcomes_of(session.entries, session.meeting_id)]


def named(session: MeetingSession, words: str) -> Outcome:
    found = outcomes_of(session.entries, session.meeting_id)
    return next(one for one in found if one.words == words)


def three(session: MeetingSession) -> None:
    for words in ("Sleep", "Friends", "Rest"):
        add_outcome(session, words=words)


def test_outcomes_stand_in_the_order_in_which_they_were_said() -> None:
    session = meeting_session()
    three(session)
    assert wanted(session) == ["Sleep", "Friends", "Rest"]


def test_an_outcome_is_put_above_another_or_at_the_end() -> None:
    session = meeting_session()
    three(session)
    move_outcome(session, named(session, "Rest"), before=named(session, "Sleep"))
    assert wanted(session) == ["Rest", "Sleep", "Friends"]
    move_outcome(session, named(session, "Rest"))
    assert wanted(session) == ["Sleep", "Friends", "Rest"]


def test_outcomes_without_a_place_can_be_put_in_order_too() -> None:
    session = meeting_session()
    three(session)
    for words in ("Sleep", "Friends", "Rest"):
        change_entry(session, named(session, words), {"place": ""})
    move_outcome(session, named(session, "Rest"), before=named(session, "Friends"))
    assert wanted(session) == ["Sleep", "Rest", "Friends"]


def test_an_outcome_is_not_put_above_one_of_another_list() -> None:
    session = meeting_session()
    three(session)
    rest = named(session, "Rest")
    with pytest.raises(BadInput):
        move_outcome(session, rest, before=rest)


def test_an_outcome_shows_no_more_than_the_quote_it_comes_from() -> None:
    session = meeting_session()
    write_voice(session, who="Robin", words="No shouting", sharing=Sharing(share="nobody"))
    quote = session.entries.all(Voice)[-1]
    add_outcome(session, words="Calm", need="Shouting hurts", voice_id=quote.id)
    calm = named(session, "Calm")
    assert (calm.share, calm.need, calm.voice_id) == ("nobody", "Shouting hurts", quote.id)


def test_a_narrower_choice_than_the_quotes_stays() -> None:
    session = meeting_session()
    write_voice(session, who="Robin", words="No shouting", sharing=Sharing(not_for=("Dad",)))
    quote = session.entries.all(Voice)[-1]
    add_outcome(session, words="Calm", voice_id=quote.id, sharing=Sharing(share="nobody"))
    calm = named(session, "Calm")
    assert calm.share == "nobody"
    assert calm.not_for == quote.not_for


# --- parts of life --------------------------------------------------------------------------------


def test_a_council_may_have_its_own_parts_of_life() -> None:
    assert areas_in("") == AREAS
    assert areas_in(" Home ;School;; Home\nPlay ") == ("Home", "School", "Play")


def test_a_councils_list_is_a_setting_of_its_own() -> None:
    assert council_words(Settings()).areas == AREAS
    assert council_words(Settings(parts_of_life="Home; School")).areas == ("Home", "School")


def test_parts_that_nobody_spoke_of_are_told_in_order() -> None:
    session = meeting_session()
    add_outcome(session, words="Sleep", area="health")
    add_outcome(session, words="School feels safe", area="Education")
    found = outcomes_of(session.entries, session.meeting_id)
    assert not_spoken_of(found, AREAS) == AREAS[2:]


def test_a_part_of_life_is_kept_in_one_language_and_shown_in_the_one_in_use() -> None:
    with speaking("pl"):
        shown = area_words("Health")
        assert area_meant(shown) == "Health"
    assert area_words("Our own part") == "Our own part"
    assert area_meant("Our own part") == "Our own part"


# --- a service in disguise ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "Speech therapy every week",
        "To have speech and language therapy",
        "5 hours TA support a week",
        "15 hours a week",
        "Short breaks",
        "To receive occupational therapy",
        "To be referred to the sleep clinic",
        "A referral to CAMHS",
        "Robin to attend a social skills group",
        "Robin will have a support worker",
        "Robin should be offered a place at the youth club",
        "An EHC plan",
        "Robin receives counselling",
        "Swimming club on Saturdays",
    ],
)
def test_a_service_is_heard(words: str) -> None:
    assert sounds_like_a_service(words)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Robin sleeps through the night, most nights, by Easter",
        "Robin sleeps 8 hours every night",
        "Nan and Mum get two hours of rest each week",
        "School feels safe for Robin",
        "To have a friend",
        "To attend school every day",
        "Robin can join the football club",
        "Robin feels supported at school",
        "Robin has friends over",
        "We have our own home",
        "Support at school so that Robin can join in",
        "Ash has somewhere safe to live",
        "ہم چاہتے ہیں کہ روبن پوری رات سوئے۔",
    ],
)
def test_a_difference_in_life_is_let_be(words: str) -> None:
    assert not sounds_like_a_service(words)
