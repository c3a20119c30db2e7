"""Which picture stands beside an entry's words, and choosing, changing or taking it away.

What the words suggest is worked out anew each time and written down nowhere; only what somebody
chose, or took away, is kept.
"""

from typing import TypeAlias

from mam_desktop.errors import BadInput
from mam_desktop.meeting.editing import change_entry
from mam_desktop.meeting.fields import Audience, Entry, Meaning
from mam_desktop.meeting.meetings import CHOSEN, NO_PICTURES, PICTURES, SUGGESTED, Meeting
from mam_desktop.meeting.naming import words_of
from mam_desktop.meeting.pictograms import NO_PICTURE, suggest
from mam_desktop.meeting.plan import Action, Idea, Outcome
from mam_desktop.meeting.said import Voice
from mam_desktop.meeting.session import Gesture, MeetingSession
from mam_desktop.texts import _

WithPicture: TypeAlias = Action | Idea | Outcome | Voice
PICTURED = (Action, Idea, Outcome, Voice)
"""Kinds beside whose words a picture can stand."""
_ENGLISH = "en"


def choose_pictogram(session: MeetingSession, entry: Entry, name: str | None) -> Gesture:
    """Put a picture beside an entry's words; "" takes it away, None leaves it to the words.

    Raises:
        BadInput: no picture can stand there, or there is none of that name.

    """
    if not isinstance(entry, PICTURED):
        raise BadInput(_("No picture can stand beside this."))
    return change_entry(session, entry, {"pictogram": name})


def show_pictures(session: MeetingSession, which: str) -> Gesture:
    """Show on the family screen what words suggest too, only what was chosen, or no picture."""
    if which not in PICTURES:
        raise BadInput(
            _("“{word}” is not one of: {choices}").format(
                word=which[:60], choices=", ".join(PICTURES)
            )
        )
    return _set_meeting(session, pictures=which)


def read_easily(session: MeetingSession, *, on: bool) -> Gesture:
    """Show one sentence and one picture at a time on the family screen, or all as usual."""
    return _set_meeting(session, easy_read=on or None)


def _set_meeting(session: MeetingSession, **fields: object) -> Gesture:
    writer = session.begin()
    writer.set(session.meeting, **fields)
    return writer.commit()


def english_words(entry: WithPicture) -> str:
    """Return the words that can suggest a picture: those in English, where there are two."""
    meaning: Meaning | None = entry.meaning
    if meaning is not None and meaning.language.split("-")[0] == _ENGLISH:
        return meaning.words
    return words_of(entry)


def suggested_pictogram(entry: WithPicture) -> str:
    """Return the picture that words suggest; none for what not everybody may see, or when unsure.

    It is what stands there for nobody to have chosen it, so it must be clear.
    """
    waits = isinstance(entry, Voice) and entry.waits_for_screen
    if entry.is_narrowed or waits or entry.audience() is not Audience.EVERYONE:
        return NO_PICTURE
    found = suggest(english_words(entry))
    return found[0] if found else NO_PICTURE


def pictogram_of(entry: WithPicture, which: str = SUGGESTED) -> str:
    """Return the name of the picture beside an entry's words; nothing where there is none."""
    if which == NO_PICTURES:
        return NO_PICTURE
    if entry.pictogram is not None:
        return entry.pictogram
    return NO_PICTURE if which == CHOSEN else suggested_pictogram(entry)


def shown_pictogram(entry: WithPicture, meeting: Meeting) -> str:
    """Return the picture beside an entry's words in a meeting."""
    return pictogram_of(entry, meeting.pictures)
