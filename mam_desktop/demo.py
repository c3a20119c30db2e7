"""The example families: made up, set up as if their meetings were today and soon."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from mam_desktop.app import open_laptop
from mam_desktop.changes.change import Clock, JsonValue
from mam_desktop.laptop import Laptop
from mam_desktop.meeting.agendas import fitted, length_of
from mam_desktop.meeting.clocks import zone_of
from mam_desktop.meeting.editing import change_entry
from mam_desktop.meeting.inviting import invited_to
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.preparing import book_interpreter, set_agenda, tick_before
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.play.performing import PERFORM
from mam_desktop.play.script import Line, check_line, read_script
from mam_desktop.play.verbs import VERBS
from mam_desktop.profile import Profile
from mam_desktop.resources import resource_path
from mam_desktop.settings import (
    Scope,
    SettingsFiles,
    change_settings,
    load_settings,
    machine_policy_file,
)

DEMO_PASSPHRASE = "made up families only"  # noqa: S105 - nothing in the demo is secret
"""The demo's record is encrypted like every other; its passphrase is no secret."""

EXAMPLES = (("examples/robin.jsonl", 0), ("examples/ash-taf.jsonl", 2))
"""Script -> in how many days its meeting is."""

BEFORE_THE_MEETING = frozenset(
    {"family", "profile", "earlier_action", "earlier_scale", "meeting", "attend"}
)


LEAD = "Lee"
"""Who leads the example meetings, and so sits at the demo's laptop."""


def make_demo(profile: Profile, passphrase: str | None, clock: Clock | None = None) -> None:
    """Put the example families into a profile that has none; move meetings not begun to today."""
    files = SettingsFiles(profile.settings_folder, machine_policy_file())
    settings = load_settings(files).values
    laptop = open_laptop(
        profile,
        clock=clock,
        passphrase=passphrase,
        author_id=settings.person_name or LEAD,
        authority_id=settings.authority_id,
    )
    try:
        if laptop.record.families():
            _bring_forward(laptop)
            return
        for name, in_days in EXAMPLES:
            _add(laptop, name, in_days)
    finally:
        laptop.close()
    if not settings.person_name and "person_name" not in load_settings(files).locked:
        change_settings(files, Scope.PERSON, {"person_name": LEAD})


def _local_now(laptop: Laptop) -> datetime:
    return laptop.clock.now().astimezone(zone_of(""))


def _add(laptop: Laptop, name: str, in_days: int) -> None:
    script = read_script(resource_path(name))
    session = laptop.new_family()
    for line in _shifted(script.lines, _local_now(laptop), in_days):
        PERFORM[line.do](session, line)
    _make_ready(session)


def _make_ready(session: MeetingSession) -> None:
    """Do what a lead does in the days before: interpreters booked, an agenda that fits, ticks."""
    for one in invited_to(session.entries, session.meeting.id):
        helped = session.entries.find(Person, one.attendance.interpreter_for)
        needs = helped.access_needs if helped else ()
        for need in needs:
            if need.endswith(_INTERPRETER):
                book_interpreter(
                    session,
                    language=need.removesuffix(_INTERPRETER),
                    for_whom=one.attendance.interpreter_for,
                    interpreter=one.person.id,
                    is_booked=True,
                )
    length = length_of(session.meeting)
    if length is not None:
        set_agenda(session, fitted(session.meeting.minutes_by_step, length))
    for item in ("voluntary", "with_family", "hopes", "invited"):
        tick_before(session, item=item, by=LEAD)


_INTERPRETER = " interpreter"
_ANSWERS = {"present": "yes", "late": "yes", "apologies": "apologies"}
"""How somebody came in the script -> what they answer before it; all others have not yet."""


def _bring_forward(laptop: Laptop) -> None:
    """Let meetings that were to be on an earlier day, and have not begun, be today."""
    now = _local_now(laptop)
    for row in laptop.record.families():
        session = laptop.open_family(row.family_id)
        for meeting in session.entries.all(Meeting):
            if meeting.on is not None and meeting.on < now.date() and not meeting.step:
                session.meeting_id = meeting.id
                change_entry(session, meeting, {"on": now.date(), **_soon(now)})


def _shifted(lines: tuple[Line, ...], now: datetime, in_days: int) -> Iterator[Line]:
    """Yield the lines before the meeting begins, dates moved so that it is `in_days` from now."""
    meeting = next(line for line in lines if line.do == "meeting")
    held_on = meeting.day("on") or now.date()
    by = now.date() + timedelta(days=in_days) - held_on
    for line in lines:
        if line.do == "step":
            return
        if line.do in BEFORE_THE_MEETING:
            keys = {key: _moved(key, value, by) for key, value in line.keys.items()}
            yield _told_before(line, keys, now)


def _told_before(line: Line, keys: Mapping[str, JsonValue], now: datetime) -> Line:
    """Return a line as it is before the meeting: it begins soon, and nobody is here yet."""
    if line.do == "attend":
        invite = VERBS["invite"].keys
        known = {key: value for key, value in keys.items() if key in invite}
        answer = _ANSWERS.get(line.text("state"), "none")
        return check_line(line.no, {"do": "invite", **known, "answer": answer})
    soon = _soon(now) if line.do == "meeting" else {}
    return check_line(line.no, {"do": line.do, **keys, **soon})


def _moved(key: str, value: JsonValue, by: timedelta) -> JsonValue:
    if key in {"on", "due_on", "meeting_on"} and isinstance(value, str):
        return (date.fromisoformat(value) + by).isoformat()
    return value


def _soon(now: datetime) -> dict[str, JsonValue]:
    """Return when a meeting that is about to begin begins and ends, not beyond midnight."""
    starts = now + timedelta(minutes=25 - now.minute % 5)
    ends = starts + timedelta(minutes=90)
    if ends.date() != now.date():
        starts = now.replace(hour=14, minute=0)
        ends = starts + timedelta(minutes=90)
    return {"starts_at": starts.strftime("%H:%M"), "ends_at": ends.strftime("%H:%M")}
