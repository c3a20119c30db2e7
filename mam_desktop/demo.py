"""The example families: made up, set up as if their meetings were today and soon."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from mam_desktop.app import open_laptop
from mam_desktop.changes.change import Clock, JsonValue
from mam_desktop.laptop import Laptop
from mam_desktop.meeting.clocks import zone_of
from mam_desktop.meeting.editing import change_entry
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.play.performing import PERFORM
from mam_desktop.play.script import Line, check_line, read_script
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
            yield check_line(line.no, {"do": line.do, **keys, **_own(line, now)})


def _moved(key: str, value: JsonValue, by: timedelta) -> JsonValue:
    if key in {"on", "due_on", "meeting_on"} and isinstance(value, str):
        return (date.fromisoformat(value) + by).isoformat()
    return value


def _own(line: Line, now: datetime) -> Mapping[str, JsonValue]:
    """Return what differs from the script: the meeting begins soon, and nobody is here yet."""
    if line.do == "attend":
        came = line.text("state")
        return {"state": came if came in {"apologies", "absent"} else "invited"}
    return _soon(now) if line.do == "meeting" else {}


def _soon(now: datetime) -> dict[str, JsonValue]:
    """Return when a meeting that is about to begin begins and ends, not beyond midnight."""
    starts = now + timedelta(minutes=25 - now.minute % 5)
    ends = starts + timedelta(minutes=90)
    if ends.date() != now.date():
        starts = now.replace(hour=14, minute=0)
        ends = starts + timedelta(minutes=90)
    return {"starts_at": starts.strftime("%H:%M"), "ends_at": ends.strftime("%H:%M")}
