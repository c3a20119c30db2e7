"""The example families: made up, set up as if their meetings were today and soon."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from mam_desktop.app import open_laptop
from mam_desktop.changes.change import JsonValue
from mam_desktop.laptop import Laptop
from mam_desktop.play.performing import PERFORM
from mam_desktop.play.script import Line, check_line, read_script
from mam_desktop.profile import Profile
from mam_desktop.resources import resource_path

DEMO_PASSPHRASE = "made up families only"  # noqa: S105 - nothing in the demo is secret
"""The demo's record is encrypted like every other; its passphrase is no secret."""

EXAMPLES = (("examples/robin.jsonl", 0), ("examples/ash-taf.jsonl", 2))
"""Script -> in how many days its meeting is."""

BEFORE_THE_MEETING = frozenset(
    {"family", "profile", "earlier_action", "earlier_scale", "meeting", "attend"}
)


def make_demo(profile: Profile, passphrase: str | None) -> None:
    """Put the example families into a profile that has none."""
    laptop = open_laptop(profile, passphrase=passphrase, author_id="Lee")
    try:
        if not laptop.record.families():
            for name, in_days in EXAMPLES:
                _add(laptop, name, in_days)
    finally:
        laptop.close()


def _add(laptop: Laptop, name: str, in_days: int) -> None:
    script = read_script(resource_path(name))
    now = laptop.clock.now().astimezone()
    session = laptop.new_family()
    for line in _shifted(script.lines, now, in_days):
        PERFORM[line.do](session, line)


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
    if line.do == "meeting":
        starts = now + timedelta(minutes=25 - now.minute % 5)
        if starts.date() != (starts + timedelta(minutes=90)).date():
            starts = now.replace(hour=14, minute=0)
        ends = starts + timedelta(minutes=90)
        return {"starts_at": starts.strftime("%H:%M"), "ends_at": ends.strftime("%H:%M")}
    return {}
