"""Reads the consent ledger: whose answer stands, and who must not get a copy.

Each line is person x purpose x recipient; a newer line of the same person stands. Where several
people answer for one recipient, the stricter answer holds, until the lead settles it: a line that
the lead gives for the child, with its grounds, takes the place of every line before it.
"""

from mam_desktop.errors import Refused
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.people import Consent, Person
from mam_desktop.texts import _

SHARE_MINUTES = "share minutes"
TAKE_PART = "take part"


def standing_answers(entries: Entries) -> tuple[Consent, ...]:
    """Return the newest answer of each person for each purpose and recipient, oldest first."""
    newest: dict[tuple[str | None, ...], Consent] = {}
    for one in entries.all(Consent):
        if _settles(entries, one):
            asked = _asked(one)
            newest = {key: line for key, line in newest.items() if _asked(line) != asked}
        key = (one.by_id, one.for_id, *_asked(one))
        newest.pop(key, None)
        newest[key] = one
    return tuple(newest.values())


def _asked(one: Consent) -> tuple[str, str]:
    return one.purpose.strip().casefold(), one.recipient.strip().casefold()


def _settles(entries: Entries, one: Consent) -> bool:
    """Say whether the lead settled, for somebody and on stated grounds, what others disagree on."""
    by = entries.find(Person, one.by_id)
    return by is not None and by.is_lead and bool(one.for_id and one.grounds.strip())


def refused_recipients(entries: Entries) -> frozenset[str]:
    """Return the recipients, casefolded, that somebody said no to (or took their yes back)."""
    return frozenset(
        _asked(one)[1]
        for one in standing_answers(entries)
        if one.answer != "yes" and _asked(one)[0] == SHARE_MINUTES
    )


def not_taking_part(entries: Entries, meeting_id: str | None) -> tuple[Consent, ...]:
    """Return the standing answers of who does not agree, or no more, to take part in a meeting.

    Nothing they said is hidden by it; a person has to look before anything leaves.
    """
    return tuple(
        one
        for one in standing_answers(entries)
        if one.answer != "yes" and _asked(one)[0] == TAKE_PART and one.meeting_id == meeting_id
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
            _("{agency} is not on this meeting's list, and nobody said yes to sharing.").format(
                agency=agency
            )
        )


def _is_known(entries: Entries, agency: str) -> bool:
    agreed_to = {_asked(one)[1] for one in standing_answers(entries)}
    names = names_of_agency(entries, agency)
    return len(names) > 1 or not names.isdisjoint(agreed_to)
