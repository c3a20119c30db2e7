"""What two people changed, as rows to settle; settling is one more gesture."""

from datetime import UTC, date

import pytest

from mam_desktop.desks.conflicts import conflict_rows, settle
from mam_desktop.errors import Refused
from mam_desktop.meeting.agreeing import agree_action
from mam_desktop.meeting.editing import change_entry, remove_entry
from mam_desktop.meeting.plan import Action
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.ui.ports import ConflictRow
from tests.meeting.builders import meeting_session, second_laptop, sync


def torn(first: dict[str, object], second: dict[str, object] | None) -> MeetingSession:
    """Return a session in which two laptops changed one action; None takes it away."""
    session = meeting_session()
    agree_action(session, what="Ring", owner="Lee", due_on=date(2026, 12, 1))
    other = second_laptop(session)
    change_entry(session, session.entries.all(Action)[0], first)
    theirs = other.entries.all(Action)[0]
    if second is None:
        remove_entry(other, theirs)
    else:
        change_entry(other, theirs, second)
    sync(session, other)
    return session


def row(session: MeetingSession) -> ConflictRow:
    (only,) = conflict_rows(session, UTC)
    return only


def test_each_version_is_shown_with_where_it_comes_from() -> None:
    shown = row(torn({"what": "Ring today"}, {"what": "Ring tomorrow"}))
    assert {one.words for one in shown.versions} == {"Ring today", "Ring tomorrow"}
    told = [f"{one.by} {one.when_and_where}" for one in shown.versions]
    assert sum("on this laptop" in one for one in told) == 1
    assert sum("on another laptop" in one for one in told) == 1
    assert len(shown.history) == 3
    assert shown.can_write_again


@pytest.mark.parametrize("choice", [0, 1])
def test_a_person_keeps_one_version(choice: int) -> None:
    session = torn({"what": "Ring today"}, {"what": "Ring tomorrow"})
    shown = row(session)
    chosen = shown.versions[choice]
    settle(session, shown, None, chosen.change_id)
    assert session.entries.all(Action)[0].what == chosen.words
    assert not list(conflict_rows(session, UTC))
    with pytest.raises(Refused):
        settle(session, shown, None, chosen.change_id)


def test_a_person_writes_it_again() -> None:
    session = torn({"what": "Ring today"}, {"what": "Ring tomorrow"})
    settle(session, row(session), "Ring both days", None)
    assert session.entries.all(Action)[0].what == "Ring both days"
    assert session.everything.conflicts() == ()


@pytest.mark.parametrize(
    "fields",
    [
        ({"status": "done"}, {"status": "partly"}),
        ({"due_on": date(2026, 12, 2)}, {"due_on": date(2026, 12, 3)}),
        ({"owner_id": "Mum"}, {"owner_id": "Dad"}),
    ],
)
def test_a_choice_a_date_or_a_person_is_chosen_not_written(
    fields: tuple[dict[str, object], dict[str, object]],
) -> None:
    session = torn(*fields)
    shown = row(session)
    assert not shown.can_write_again
    settle(session, shown, None, shown.versions[0].change_id)
    assert session.everything.conflicts() == ()


def test_while_two_people_chose_different_pictures_none_is_shown() -> None:
    session = torn({"pictogram": "phone"}, {"pictogram": "bell"})
    shown = row(session)
    assert {one.words for one in shown.versions} == {"a telephone", "a bell"}
    assert session.entries.all(Action)[0].pictogram == ""
    settle(session, shown, None, shown.versions[0].change_id)
    assert session.entries.all(Action)[0].pictogram in {"phone", "bell"}


def test_a_version_that_came_after_the_person_looked_is_not_settled_over() -> None:
    session = torn({"what": "Ring today"}, {"what": "Ring tomorrow"})
    shown = row(session)
    third = second_laptop(session, "laptop-3")
    change_entry(third, third.entries.all(Action)[0], {"what": "Do not ring"})
    sync(session, third)
    with pytest.raises(Refused):
        settle(session, shown, None, shown.versions[0].change_id)


@pytest.mark.parametrize("keep", [True, False])
def test_what_was_taken_away_while_somebody_changed_it_is_shown_and_settled(keep: bool) -> None:
    session = torn({"what": "Ring today"}, None)
    shown = row(session)
    assert {one.words for one in shown.versions} == {"Ring today", "taken away"}
    words = "Ring today" if keep else "taken away"
    chosen = next(one for one in shown.versions if one.words == words)
    settle(session, shown, None, chosen.change_id)
    assert len(session.entries.all(Action)) == keep
    assert not list(conflict_rows(session, UTC))
