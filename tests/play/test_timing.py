"""The script's clock and ids: the same script, the same times and ids."""

from datetime import UTC, datetime
from uuid import UUID

from mam_desktop.changes.change import JsonValue
from mam_desktop.play.script import check_line
from mam_desktop.play.timing import ScriptClock, ScriptIds

MEETING: dict[str, JsonValue] = {
    "do": "meeting",
    "type": "MAM",
    "on": "2026-11-24",
    "starts_at": "14:00",
    "ends_at": "15:30",
    "place": "at home",
}


def clock(**other: JsonValue) -> ScriptClock:
    meeting = check_line(1, MEETING | other)
    made = ScriptClock([meeting])
    made.follow(meeting)
    return made


def follow(made: ScriptClock, **told: JsonValue) -> datetime:
    made.follow(check_line(2, told))
    return made.now()


def at(hour: int, minute: int = 0, second: int = 0, day: int = 24) -> datetime:
    return datetime(2026, 11, day, hour, minute, second, tzinfo=UTC)


def test_it_begins_the_day_before_the_meeting() -> None:
    assert ScriptClock([check_line(1, MEETING)]).now() == at(14, day=23)
    assert ScriptClock([]).now().tzinfo is UTC


def test_it_goes_where_a_line_says_and_stands_still_between_lines() -> None:
    made = clock()
    assert made.now() == at(14)
    assert follow(made, do="step", to="voice", at="14:07:30") == at(14, 7, 30)
    assert follow(made, do="undo") == at(14, 7, 30)
    assert made.now() == at(14, 7, 30)


def test_it_never_runs_backwards() -> None:
    made = clock()
    follow(made, do="step", to="voice", at="14:07")
    assert follow(made, do="step", to="board", at="13:00") == at(14, 7)


def test_a_line_can_be_on_another_day() -> None:
    made = clock()
    assert follow(made, do="resume", at="16:00", on="2026-11-25") == at(16, day=25)
    assert follow(made, do="step", to="board", at="16:06") == at(16, 6, day=25)


def test_a_date_without_a_time_begins_that_day() -> None:
    signed = {"do": "sign", "who": "Mum", "method": "typed", "answer": "agree", "on": "2026-11-26"}
    made = clock()
    made.follow(check_line(2, signed))
    assert made.now() == at(0, day=26)


def test_the_next_meetings_time_and_when_words_were_gathered_do_not_move_it() -> None:
    made = clock()
    assert follow(made, do="next_meeting", on="2027-01-05", at="14:00", place="School") == at(14)
    told = {"do": "voice", "who": "R", "heading": "hard", "words": "x", "how": "drew"}
    made.follow(check_line(3, {**told, "on": "2026-12-01", "at": "14:05"}))
    assert made.now() == at(14, 5)


def test_times_are_those_of_the_meetings_zone() -> None:
    summer = clock(on="2026-06-23")
    assert summer.now() == datetime(2026, 6, 23, 13, 0, tzinfo=UTC)
    assert clock(zone="Asia/Karachi").now() == at(9)


def test_ids_come_from_the_script_the_line_and_a_counter() -> None:
    def made(digest: str, *numbers: int) -> list[str]:
        ids = ScriptIds(digest, clock())
        found = []
        for no in numbers:
            ids.begin_line(no)
            found += [ids.new_id(), ids.new_id()]
        return found

    first = made("digest", 1, 2)
    assert made("digest", 1, 2) == first
    assert made("digest", 2) == first[2:]
    assert len({*first, *made("other", 1, 2)}) == 8
    assert {UUID(one).version for one in first} == {7}
