"""The consent ledger: its lines, whose answer stands, and who must not get a copy.

Each line is person x purpose x recipient; a newer line of the same person stands. Where several
people answer for one recipient, the stricter answer holds, until the lead settles it: a line that
the lead gives for the child, with its grounds, takes the place of every line before it.

Taking part is asked anew at each meeting. What is asked about one person (their words on the
screen, their voice recorded) is about whom the answer is for; the minutes are the whole family's.
No line is undone or erased: a wrong one is put right by a newer one.
"""

from collections.abc import Iterable, Sequence

from mam_desktop.errors import BadInput, Refused
from mam_desktop.meeting.clocks import time_of_day
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.naming import Circle
from mam_desktop.meeting.people import Child, Consent, Person
from mam_desktop.meeting.session import Gesture, MeetingSession
from mam_desktop.texts import _

SHARE_MINUTES = "share minutes"
TAKE_PART = "take part"
SHOW = "show on the screen"
MINUTES = "put in the minutes"
RECORD_VOICE = "record voice"
PHOTO = "keep a photo"
CONTACT = "contact afterwards"
VIDEO_CALL = "video call"
THIS_MEETING = "this meeting"
"""To whom an answer is given that is about one person and not about a recipient."""

PERSONAL = frozenset({TAKE_PART, SHOW, MINUTES, RECORD_VOICE, PHOTO, CONTACT, VIDEO_CALL})
YES, NO, WITHDRAWN = "yes", "no", "withdrawn"


# --- writing -----------------------------------------------------------------------------------


def note_consent(
    session: MeetingSession,
    *,
    by: str,
    purpose: str,
    recipient: str,
    answer: str,
    how: str,
    about: Sequence[str] = (),
    note: str = "",
    for_whom: str | None = None,
    judged_by: str | None = None,
    grounds: str = "",
) -> Gesture:
    """Write one line of the consent ledger; it cannot be undone, only answered anew."""
    if not purpose.strip():
        raise BadInput(_("What is it asked for?"))
    if folded(purpose) == SHARE_MINUTES and not recipient.strip():
        raise BadInput(_("Share the minutes with whom?"))
    writer = session.begin()
    circle = Circle(session, writer)
    writer.create(
        Consent,
        by_id=circle.bring(by),
        for_id=circle.bring_maybe(for_whom),
        purpose=purpose,
        recipient=recipient,
        answer=answer,
        how=how,
        about=tuple(about),
        note=note,
        judged_by=circle.bring_maybe(judged_by),
        grounds=grounds,
        said_at=time_of_day(session),
    )
    return writer.commit()


def take_back(
    session: MeetingSession, lines: Iterable[Consent], *, how: str, by: str | None = None
) -> Gesture:
    """Note that every given yes among these lines is taken back, in one gesture.

    With `by` it is that person who takes it back, also what another said for them.

    Raises:
        Refused: there is no yes to take back.

    """
    writer = session.begin()
    given = [one for one in lines if one.answer == YES]
    for one in {(one.purpose, one.recipient, by or one.by_id): one for one in given}.values():
        writer.create(
            Consent,
            by_id=by or one.by_id,
            for_id=None if by else one.for_id,
            purpose=one.purpose,
            recipient=one.recipient,
            answer=WITHDRAWN,
            how=how,
            said_at=time_of_day(session),
        )
    if writer.is_empty:
        raise Refused(_("There is no yes to take back."))
    return writer.commit()


def yes_of(entries: Entries, person_id: str) -> tuple[Consent, ...]:
    """Return every yes that stands and that somebody gave, or that was given about them."""
    return tuple(
        one
        for one in standing_answers(entries)
        if one.answer == YES and person_id in (one.by_id, subject_of(one))
    )


def settle(session: MeetingSession, one: Consent, *, answer: str, by: str, grounds: str) -> Gesture:
    """Note, for the child and on stated grounds, which of differing answers the lead goes by.

    Raises:
        BadInput: no grounds are given, or who settles it is not the family's lead.

    """
    lead = session.entries.find(Person, by)
    if lead is None or not lead.is_lead:
        raise BadInput(_("Only the family’s lead settles it. Who leads is on the list of people."))
    if not grounds.strip():
        raise BadInput(_("On what grounds? Please write them down."))
    about = subject_of(one) or one.for_id or child_person_id(session.entries) or one.by_id
    return note_consent(
        session,
        by=by,
        purpose=one.purpose,
        recipient=one.recipient,
        answer=answer,
        how=_("settled by the lead"),
        for_whom=about,
        judged_by=by,
        grounds=grounds,
    )


# --- reading -----------------------------------------------------------------------------------


def folded(words: str) -> str:
    """Return words for comparing: capitals and the space around them make no other question."""
    return words.strip().casefold()


def asked(one: Consent) -> tuple[str, str]:
    """Return what was asked: the purpose and to whom, or at which meeting to take part."""
    purpose = folded(one.purpose)
    if purpose == TAKE_PART:
        return purpose, one.meeting_id or ""
    return purpose, "" if purpose in PERSONAL else folded(one.recipient)


def subject_of(one: Consent) -> str | None:
    """Return whom an answer is about; None for the whole family."""
    return (one.for_id or one.by_id) if folded(one.purpose) in PERSONAL else None


def standing_answers(entries: Entries) -> tuple[Consent, ...]:
    """Return the newest answer of each person for each purpose and recipient, oldest first."""
    newest: dict[tuple[str | None, ...], Consent] = {}
    for one in entries.all(Consent):
        if settles(entries, one):
            about = (asked(one), subject_of(one))
            newest = {
                key: line
                for key, line in newest.items()
                if (asked(line), subject_of(line)) != about
            }
        key = (one.by_id, subject_of(one), *asked(one))
        newest.pop(key, None)
        newest[key] = one
    return tuple(newest.values())


def settles(entries: Entries, one: Consent) -> bool:
    """Say whether the lead settled, for somebody and on stated grounds, what others disagree on."""
    by = entries.find(Person, one.by_id)
    return by is not None and by.is_lead and bool(one.for_id and one.grounds.strip())


def child_person_id(entries: Entries) -> str | None:
    """Return the id of the child as a person, once they are written down."""
    child = next(iter(entries.all(Child)), None)
    return child.person_id if child else None


def refused_recipients(entries: Entries) -> frozenset[str]:
    """Return the recipients, casefolded, that somebody said no to (or took their yes back)."""
    return frozenset(
        asked(one)[1]
        for one in standing_answers(entries)
        if one.answer != YES and asked(one)[0] == SHARE_MINUTES
    )


def not_taking_part(entries: Entries, meeting_id: str | None) -> tuple[Consent, ...]:
    """Return the standing answers of who does not agree, or no more, to take part in a meeting.

    What they said leaves the family screen; a person has to look before anything leaves.
    """
    return tuple(
        one
        for one in standing_answers(entries)
        if one.answer != YES and asked(one) == (TAKE_PART, meeting_id)
    )


def names_of_agency(entries: Entries, agency: str) -> frozenset[str]:
    """Return every name, casefolded, under which the ledger may speak of an agency."""
    wanted = agency.casefold()
    names = {wanted}
    for one in entries.all(Person):
        own = {name.casefold() for name in (one.organisation, one.role, one.service, one.name)}
        if wanted in own:
            names |= own
    return frozenset(names - {""})


def may_have_a_copy(entries: Entries, agency: str) -> bool:
    """Say whether the ledger lets the minutes go to an agency."""
    return names_of_agency(entries, agency).isdisjoint(refused_recipients(entries))


def check_may_have_a_copy(entries: Entries, agency: str) -> None:
    """Let the minutes go to an agency, by the ledger as it stands today.

    Raises:
        Refused: the family said no to it, or it is not on the list and nobody said yes.

    """
    if not may_have_a_copy(entries, agency):
        raise Refused(
            _("The family said no to sharing these minutes with {agency}.").format(agency=agency)
        )
    if not _is_known(entries, agency):
        raise Refused(
            _("{agency} is not on this meeting’s list, and nobody said yes to sharing.").format(
                agency=agency
            )
        )


def _is_known(entries: Entries, agency: str) -> bool:
    agreed_to = {asked(one)[1] for one in standing_answers(entries)}
    names = names_of_agency(entries, agency)
    return len(names) > 1 or not names.isdisjoint(agreed_to)
