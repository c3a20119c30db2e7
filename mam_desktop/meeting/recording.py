"""Agreeing that somebody's voice is recorded: asked first, every meeting anew, taken back at will.

Who speaks for themselves says yes for themselves; for a child somebody with parental
responsibility can. Where answers differ the stricter one holds, until the lead settles it.
"""

from mam_desktop.errors import BadInput
from mam_desktop.meeting.consent_effects import ledger_says
from mam_desktop.meeting.consents import (
    NO,
    RECORD_VOICE,
    THIS_MEETING,
    YES,
    asked,
    note_consent,
    standing_answers,
    subject_of,
)
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.naming import find_person
from mam_desktop.meeting.people import Consent, Person
from mam_desktop.meeting.session import Gesture, MeetingSession
from mam_desktop.texts import _


def agree_to_record(
    session: MeetingSession, *, whose: str, by: str, how: str, yes: bool = True, grounds: str = ""
) -> Gesture:
    """Write the answer to “may we record your voice?” into the consent ledger.

    Raises:
        BadInput: whose voice it is or who says so is missing, or may not decide for the other.

    """
    if not whose.strip():
        raise BadInput(_("Whose voice is it?"))
    if not by.strip():
        raise BadInput(_("Who says yes to the recording?"))
    entries = session.entries
    speaker, decides = _known(entries, whose), _known(entries, by)
    is_other = (decides.id != speaker.id) if speaker and decides else by.strip() != whose.strip()
    if yes and is_other and decides is not None and decides.parental_responsibility is False:
        raise BadInput(
            _("{name} does not have parental responsibility, so cannot say yes here.").format(
                name=decides.name
            )
        )
    return note_consent(
        session,
        by=by,
        for_whom=whose if is_other else None,
        purpose=RECORD_VOICE,
        recipient=THIS_MEETING,
        answer=YES if yes else NO,
        how=how,
        grounds=grounds,
    )


def _known(entries: Entries, who: str) -> Person | None:
    return entries.find(Person, who) or find_person(entries, who)


def agreement_to_record(
    entries: Entries, meeting_id: str | None, whose: str | None
) -> Consent | None:
    """Return the yes by which somebody may be recorded in this meeting; None when there is none."""
    if not whose or ledger_says(entries).says_no(RECORD_VOICE, whose):
        return None
    given = [
        one
        for one in standing_answers(entries)
        if asked(one)[0] == RECORD_VOICE
        and subject_of(one) == whose
        and one.meeting_id == meeting_id
    ]
    return given[-1] if given else None
