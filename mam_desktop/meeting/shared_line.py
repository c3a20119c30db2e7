"""The one line that the whole room can read while it is typed: what it may hold, whom it names."""

import re
from dataclasses import replace

from mam_desktop.meeting.capture import Captured, Here
from mam_desktop.meeting.capture_chip import ChipParts, chip_parts
from mam_desktop.meeting.capturing import who_can_be_named
from mam_desktop.meeting.clocks import today
from mam_desktop.meeting.family_scenes import people_on_screen
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.said_names import folded
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.texts import _

_OPENINGS = "note, notes, my note, lead, lead’s note, private, for me, restricted, concern, secret"
_SENTENCES = "note to self, private note, for me only, not for the screen, do not show, don’t show"
_MARKS = ("#", "~", "//")
_OPENING = re.compile(r"[\W_]*(?P<word>[^:：;)\]–—\n-]{1,40}?)\s*[:：;)\]–—-]")
_LEADING = re.compile(r"\A[\W_]+")


def is_private_line(text: str) -> bool:
    """Say whether a line begins as a private note does: `note: …`, `private – …`, `# …`."""
    plain = text.lstrip()
    if plain.startswith(_MARKS):
        return True
    bare = folded(_LEADING.sub("", plain))
    if bare.startswith(tuple(_words(_SENTENCES, _("note to self, private note, for me only")))):
        return True
    opening = _OPENING.match(plain[:80])
    words = _words(_OPENINGS, _("note, my note, private, for me, restricted, concern, secret"))
    return opening is not None and folded(opening["word"]) in words


def _words(*lists: str) -> frozenset[str]:
    """Return the words of lists with commas, as names are compared; English ones always hold."""
    return frozenset(folded(one.strip()) for words in lists for one in words.split(",") if one)


def names_for_all(session: MeetingSession) -> tuple[Here, ...]:
    """Return who can be named, of those whose name the family screen shows, in order of arrival.

    Full names stay out: the room goes by what people are called.
    """
    seen = people_on_screen(session.entries, session.meeting)
    return tuple(
        Here(one.id, one.name, (own,) if (own := _own_words(session, one.id)) else ())
        for one in who_can_be_named(session)
        if one.id in seen
    )


def _own_words(session: MeetingSession, person_id: str) -> str:
    person = session.entries.find(Person, person_id)
    return person.own_words if person else ""


def chip_for_all(session: MeetingSession, captured: Captured) -> ChipParts:
    """Return what may be said of a line in front of everybody: no choices, nobody unseen."""
    parts = chip_parts(captured, names_for_all(session), today(session))
    return replace(parts, questions=())
