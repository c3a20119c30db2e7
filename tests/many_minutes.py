"""Made-up meetings of many families, quickly: held, and sealed if they are to be."""

from datetime import date

from mam_desktop.laptop import Laptop
from mam_desktop.meeting.agreeing import agree_action
from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signing import seal_meeting
from mam_desktop.meeting.starting import add_family, prepare_meeting
from mam_desktop.meeting.voicing import write_note, write_voice

FAMILY = "Child and family"
SECRET = "Grandfather’s gambling worries the whole household"
"""Stands in a private note of each meeting; in no copy but the case file."""


def hold(
    laptop: Laptop,
    name: str,
    on: date,
    *,
    seals: bool = True,
    words: str = "I like drawing.",
    secret: str = SECRET,
) -> MeetingSession:
    """Hold one meeting of a new family."""
    session = laptop.new_family()
    add_family(session, preferred_name=name, lead="Lee")
    prepare_meeting(session, type="MAM", on=on, starts_at="14:00", ends_at="15:00")
    attend(session, name=name, about={"role": "Child", "service": FAMILY})
    attend(session, name="Mum", about={"role": "Parent", "service": FAMILY})
    attend(session, name="Lee", about={"role": "Engagement Lead", "service": "Education"})
    for who in ("Dana", "Kim"):
        attend(session, name=who, about={"role": "Nurse", "organisation": "Example Surgery"})
    attend(session, name="Olu", state="absent", about={"role": "GP", "service": "Health"})
    write_voice(session, who=name, words=words)
    agree_action(session, what="Ring the school", owner="Lee", due_on=date(2026, 12, 1))
    write_note(session, words=secret)
    if seals:
        seal_meeting(session, laptop.record.signer)
    return session
