import pytest

from mam_desktop.meeting.said_outcomes import OutcomeName, find_said_outcome

OUTCOMES = (
    OutcomeName("sleep", "Robin sleeps through the night, most nights, by Easter"),
    OutcomeName("school", "School feels safe for Robin"),
    OutcomeName("rest", "The whole family gets some rest"),
)


def _meant(text: str, names: frozenset[str] = frozenset({"robin", "mum"})) -> list[str]:
    found = find_said_outcome(text, OUTCOMES, names=names)
    return [one.id for one in found.outcomes] if found else []


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Diary app for Sleep", "sleep"),
        ("Diary app for sleeping.", "sleep"),
        ("Diary app for Robin's sleep", "sleep"),
        ("Diary app for Robin sleeps through the night", "sleep"),
        ("Pass for school", "school"),
        ("Pass for School feels safe for Robin", "school"),
        ("Pass for Robin for school", "school"),
        ("Short breaks for rest", "rest"),
        ("Short breaks for the whole family gets some rest", "rest"),
        ("Short breaks for family", "rest"),
    ],
)
def test_a_closing_for_names_an_outcome_by_its_own_words(text: str, outcome: str) -> None:
    assert _meant(text) == [outcome]


@pytest.mark.parametrize(
    "text",
    [
        "Quiet-room pass ready for Robin",
        "Cake for Mum",
        "Cards for Easter",
        "Somebody to stay for the night",
        "Swimming for the whole family",
        "Everybody ready for school",
        "Ask for rest",
        "Diary for sleep every Monday",
        "Beds for 2 nights",
        "Ask the CCNT for a home visit about sleep",
        "for sleep",
        "Therefore sleep",
        "Something for",
        "Something for now",
        "",
    ],
)
def test_ordinary_speech_after_for_is_no_outcome(text: str) -> None:
    assert _meant(text) == []


def test_a_child_who_is_not_in_the_room_is_still_only_a_name() -> None:
    assert _meant("A card for Robin", names=frozenset()) == []


def test_several_outcomes_that_fit_all_come_back() -> None:
    two = (OutcomeName("1", "Sleep well"), OutcomeName("2", "Sleep away from home"))
    found = find_said_outcome("Blanket for sleep", two, names=frozenset())
    assert found is not None
    assert [one.id for one in found.outcomes] == ["1", "2"]
    whole = find_said_outcome("Blanket for sleep well", two, names=frozenset())
    assert whole is not None
    assert [one.id for one in whole.outcomes] == ["1"]
