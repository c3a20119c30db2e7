"""One laptop's record: what is appended, what is listed, what is refused."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from mam_desktop.changes.canonical import json_hash
from mam_desktop.changes.change import REMOVED
from mam_desktop.changes.fold import Fold
from mam_desktop.errors import OurError, RecordTrouble
from mam_desktop.meeting.kinds import RANDOM_FIELDS
from mam_desktop.record.record import Record
from tests.record.fakes import Writer
from tests.record.making import open_record


@pytest.fixture
def writer(record: Record) -> Writer:
    return Writer(record.device_id)


def a_family(record: Record, writer: Writer) -> None:
    record.append(
        writer.entry(
            "child", "family-1", preferred_name="Robin", born_on="2017-03-02", needs=["ASD", "SLCN"]
        )
    )
    record.append(writer.entry("person", "ode", name="Ms Ode", role="SENCO"))
    record.append(writer.entry("person", "lee", name="Lee", role="Engagement Lead"))


def a_meeting(record: Record, writer: Writer, on: str = "2026-11-24") -> None:
    record.append(
        writer.gesture(
            ("meeting", "meeting-1", REMOVED, False),
            ("meeting", "meeting-1", "type", "MAM"),
            ("meeting", "meeting-1", "title", "Robin's meeting"),
            ("meeting", "meeting-1", "on", on),
            ("meeting", "meeting-1", "step", "actions"),
            meeting_id="meeting-1",
        )
    )


def an_action(record: Record, writer: Writer, name: str, due_on: str | None) -> None:
    record.append(writer.entry("action", name, what=f"Do {name}", owner_id="ode", due_on=due_on))


def test_a_receipt_is_for_the_gesture_and_what_it_says_is_on_disk(
    record: Record, writer: Writer, folder: Path
) -> None:
    gesture = writer.entry("child", "family-1", preferred_name="Robin")
    receipt = record.append(gesture)
    assert receipt.gesture_id == gesture[0].gesture_id
    assert record.changes_of("family-1") == gesture
    beside = open_record(folder)
    assert beside.changes_of("family-1") == gesture
    beside._database.abandon()


def test_the_same_gesture_again_writes_nothing(record: Record, writer: Writer) -> None:
    gesture = writer.entry("child", "family-1", preferred_name="Robin")
    record.append(gesture)
    before = record.state_hash()
    assert record.append(gesture).gesture_id == gesture[0].gesture_id
    assert record.change_count() == len(gesture)
    assert record.state_hash() == before


def test_a_gesture_that_is_not_whole_is_a_bug_and_not_written(
    record: Record, writer: Writer
) -> None:
    gesture = writer.entry("child", "family-1", preferred_name="Robin", pronouns="he/him")
    other = writer.entry("person", "ode", name="Ms Ode")
    broken = [gesture[:-1], gesture[::-1], [*gesture[:-1], other[0]], []]
    for changes in broken:
        with pytest.raises(OurError):
            record.append(changes)
    with pytest.raises(OurError, match="another laptop"):
        record.append([replace(one, device_id="somebody-else") for one in gesture])
    assert record.change_count() == 0


def test_half_of_a_known_gesture_is_a_bug_and_not_written(record: Record, writer: Writer) -> None:
    gesture = writer.entry("child", "family-1", preferred_name="Robin")
    record.append(gesture)
    with pytest.raises(OurError, match="half of a gesture"):
        record.append([gesture[0], replace(gesture[1], id="another-id")])
    assert record.change_count() == len(gesture)


def test_home_says_where_a_family_stands(record: Record, writer: Writer) -> None:
    a_family(record, writer)
    a_meeting(record, writer)
    an_action(record, writer, "late", "2026-11-01")
    an_action(record, writer, "soon", "2026-12-01")
    an_action(record, writer, "some-day", None)
    record.append(writer.entry("next_meeting", "next", on="2027-01-12", starts_at="10:00"))
    (home,) = record.families()
    assert (home.preferred_name, home.born_on, home.needs) == (
        "Robin",
        date(2017, 3, 2),
        ("ASD", "SLCN"),
    )
    assert (home.next_on, home.next_at) == (date(2027, 1, 12), "10:00")
    assert (home.meeting_on, home.meeting_state, home.meeting_step) == (
        date(2026, 11, 24),
        "draft",
        "actions",
    )
    assert home.open_actions == 3
    assert home.due_on == (date(2026, 11, 1), date(2026, 12, 1))
    assert home.late_actions(date(2026, 11, 24)) == 1
    assert home.unsent == record.change_count()
    assert home.changed_at == record.changes_of("family-1")[-1].at
    assert (home.conflicts, home.corrections) == (0, 0)


def test_a_meeting_that_was_agreed_counts_as_next_until_it_is_set_up(
    record: Record, writer: Writer
) -> None:
    a_family(record, writer)
    record.append(writer.entry("next_meeting", "next", on="2026-11-24", place="at home"))
    assert record.families()[0].next_place == "at home"
    a_meeting(record, writer, on="2026-11-24")
    assert record.families()[0].next_on is None
    record.append(writer.entry("next_meeting", "over", close="all is well"))
    assert record.families()[0].closed_because == "all is well"


def test_families_are_listed_by_name_and_a_removed_one_is_not(record: Record) -> None:
    for family, name in (("f1", "robin"), ("f2", "Ash"), ("f3", "Bo")):
        writer = Writer(record.device_id, family=family, name=family)
        record.append(writer.entry("child", family, preferred_name=name))
        if name == "Bo":
            record.append(writer.gesture(("child", family, REMOVED, True)))
    assert [one.preferred_name for one in record.families()] == ["Ash", "robin"]
    assert record.family_ids() == ["f1", "f2", "f3"]


def test_actions_are_listed_with_owner_and_by_day(record: Record, writer: Writer) -> None:
    a_family(record, writer)
    an_action(record, writer, "some-day", None)
    an_action(record, writer, "soon", "2026-12-01")
    an_action(record, writer, "done", "2026-11-01")
    record.append(writer.gesture(("action", "done", "status", "done")))
    rows = record.actions()
    assert [(one.action_id, one.owner_name, one.is_open) for one in rows] == [
        ("done", "Ms Ode", False),
        ("soon", "Ms Ode", True),
        ("some-day", "Ms Ode", True),
    ]
    assert [one.action_id for one in record.actions("family-1", open_only=True)] == [
        "soon",
        "some-day",
    ]
    assert rows[0].family_name == "Robin"


def test_lists_follow_a_new_name_and_a_removal(record: Record, writer: Writer) -> None:
    a_family(record, writer)
    gesture = writer.entry("action", "soon", what="Do it", owner_id="ode")
    record.append(gesture)
    name = next(one for one in record.changes_of("family-1") if one.value == "Ms Ode")
    record.append(writer.edit(name, "Ola Ode"))
    assert [one.owner_name for one in record.actions()] == ["Ola Ode"]
    record.append(writer.edit(gesture[0], True))
    assert record.actions() == []
    assert record.families()[0].open_actions == 0


def test_minutes_say_who_leads_and_how_far_they_are(record: Record, writer: Writer) -> None:
    a_family(record, writer)
    a_meeting(record, writer)
    at_meeting = {"meeting_id": "meeting-1"}
    for cells in (
        [("attendance", "here", "person_id", "lee"), ("attendance", "here", "state", "present")],
        [("signature", "s1", "who_id", "ode"), ("signature", "s1", "content_hash", "aa")],
        [("signature", "s2", "who_id", "lee"), ("signature", "s2", "method", "declined")],
    ):
        record.append(writer.gesture(*cells, **at_meeting))
    (draft,) = record.minutes()
    assert (draft.lead, draft.state, draft.version, draft.signed_count) == ("Lee", "draft", 0, 1)
    for name, part, version, content in (
        ("seal-1", "plan", 1, "aa"),
        ("seal-2", "minutes", 1, "bb"),
        ("seal-3", "both", 2, "cc"),
    ):
        changes = record.changes_of("family-1")
        heads: list[str] = [one.id for one in changes]
        follows = sorted({one.entity_id for one in changes if one.kind == "seal"})
        record.append(
            writer.gesture(
                ("seal", name, "version", version),
                ("seal", name, "part", part),
                ("seal", name, "content_hash", content),
                ("seal", name, "heads", heads),
                ("seal", name, "follows", follows),
                **at_meeting,
            )
        )
        (row,) = record.minutes("family-1")
        assert row.version == version
        assert row.state == ("plan_sealed" if part == "plan" else "sealed")
        assert row.signed_count == (1 if version == 1 else 0)
    assert record.families()[0].meeting_state == "sealed"


def test_a_change_too_late_for_sealed_minutes_is_kept_but_not_listed(
    record: Record, writer: Writer
) -> None:
    a_family(record, writer)
    a_meeting(record, writer)
    at_meeting = {"meeting_id": "meeting-1"}
    action = writer.gesture(
        ("action", "a1", "what", "Agreed"), ("action", "a1", "status", "agreed"), **at_meeting
    )
    record.append(action)
    heads: list[str] = [one.id for one in record.changes_of("family-1")]
    record.append(
        writer.gesture(
            ("seal", "seal-1", "version", 1),
            ("seal", "seal-1", "part", "both"),
            ("seal", "seal-1", "heads", heads),
            **at_meeting,
        )
    )
    record.append(writer.edit(action[0], "Something else"))
    record.append(writer.edit(action[1], "done"))
    (row,) = record.actions()
    assert (row.what, row.status) == ("Agreed", "done")
    assert record.families()[0].corrections == 1
    assert "Something else" in [one.value for one in record.changes_of("family-1")]
    before = record.actions(), record.families(), record.state_hash()
    assert record.rebuild() == before[2]
    assert (record.actions(), record.families()) == before[:2]


def test_the_state_hash_is_that_of_the_fold(record: Record, writer: Writer) -> None:
    a_family(record, writer)
    a_meeting(record, writer)
    record.append(
        writer.gesture(
            ("voice", "v1", "words", 'Line\n"quoted" \u2028 \\ ہم 😀 \x01'),
            ("feedback", "f1", "score", 4),
            ("signature", "s1", "strokes", [[[1.0, 2.5, 10]]]),
            ("seal", "seal-1", "device_key", "random"),
        )
    )
    other = Writer(record.device_id, family="another", name="other")
    record.append(other.entry("child", "another", preferred_name="Ash"))
    folds = [
        [family, Fold(record.changes_of(family)).rows(leaving_out=RANDOM_FIELDS)]
        for family in record.family_ids()
    ]
    assert record.state_hash() == json_hash(folds)
    assert record.rebuild() == json_hash(folds)


def test_a_change_of_an_unknown_kind_or_shape_is_kept_and_harms_nothing(
    record: Record, writer: Writer
) -> None:
    a_family(record, writer)
    record.append(
        writer.gesture(
            ("hologram", "h1", "depth", 3),
            ("action", "a1", "aura", "blue"),
            ("action", "a1", "what", ["not", "words"]),
            ("action", "a1", "status", {"odd": 1}),
            ("action", "a1", "owner_id", ["odd"]),
            ("action", "a2", "due_on", "not a date"),
            ("meeting", "m1", "starts_at", 14),
            ("person", "p1", "role", None),
            ("attendance", "t1", "person_id", ["p1"]),
        )
    )
    odd_seal = ("seal", "s1", "version", "two"), ("seal", "s1", "heads", "none")
    record.append(writer.gesture(*odd_seal, meeting_id="another-meeting"))
    assert {one.what for one in record.actions()} == {""}
    assert len(record.families()) == 1
    assert record.rebuild() == record.state_hash()
    assert record.check_chains() == record.change_count()


def test_a_full_disk_loses_nothing_and_can_be_tried_again(record: Record, writer: Writer) -> None:
    a_family(record, writer)
    before = record.state_hash()
    with record._database.writing() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar_one()
        connection.execute(text(f"PRAGMA max_page_count = {pages}"))
    long = writer.entry("voice", "v1", words="word " * 20_000)
    with pytest.raises(RecordTrouble, match="full") as caught:
        record.append(long)
    assert caught.value.retryable
    assert record.state_hash() == before
    with record._database.writing() as connection:
        connection.execute(text("PRAGMA max_page_count = 1000000"))
    record.append(long)
    assert record.rebuild() == record.state_hash() != before
    assert record.check_chains() == record.change_count()


def test_a_folder_that_cannot_be_written_loses_nothing(record: Record, writer: Writer) -> None:
    a_family(record, writer)
    with record._database.writing() as connection:
        raw = connection.connection.driver_connection
    assert raw is not None
    raw.cursor().execute("PRAGMA query_only = ON")
    gesture = writer.entry("voice", "v1", words="Kept")
    with pytest.raises(RecordTrouble, match="cannot be written") as caught:
        record.append(gesture)
    assert caught.value.retryable
    raw.cursor().execute("PRAGMA query_only = OFF")
    record.append(gesture)
    assert record.changes_of("family-1")[-1].value == "Kept"


def test_two_threads_write_one_after_the_other(record: Record) -> None:
    import threading

    def write(name: str) -> None:
        writer = Writer(record.device_id, family=name, name=name)
        for number in range(20):
            record.append(writer.entry("voice", f"{name}-{number}", words="Said"))
            record.put_draft(name, f"draft {number}")

    threads = [threading.Thread(target=write, args=(name,)) for name in ("one", "two")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert record.change_count() == 80
    assert record.check_chains() == 80
    assert record.drafts() == {"one": "draft 19", "two": "draft 19"}


def test_the_changes_of_one_kind_are_read_over_all_families(record: Record, writer: Writer) -> None:
    a_family(record, writer)
    record.append(writer.gesture(("feedback", "f1", "score", 4)))
    other = Writer(record.device_id, family="another", name="other")
    record.append(other.gesture(("feedback", "f2", "score", 2), ("voice", "v1", "words", "No")))
    found = record.changes_of_kind("feedback")
    assert [(one.family_id, one.entity_id, one.value) for one in found] == [
        ("family-1", "f1", 4),
        ("another", "f2", 2),
    ]
