"""Reads the consent ledger: whose answer stands, and who must not get a copy.

Each line is person x purpose x recipient; a newer line of the same person stands. Where several
people answer for one recipient, the stricter answer holds.
"""

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.people import Consent, Person

SHARE_MINUTES = "share minutes"
TAKE_PART = "take part"


def standing_answers(entries: Entries) -> tuple[Consent, ...]:
    """Return the newest answer of each person for each purpose and recipient, oldest first."""
    newest: dict[tuple[str | None, str | None, str, str], Consent] = {}
    for one in entries.all(Consent):
        key = (one.by_id, one.for_id, one.purpose.casefold(), one.recipient.casefold())
        newest.pop(key, None)
        newest[key] = one
    return tuple(newest.values())


def refused_recipients(entries: Entries) -> frozenset[str]:
    """Return the recipients, casefolded, that somebody said no to (or took their yes back)."""
    return frozenset(
        one.recipient.casefold()
        for one in standing_answers(entries)
        if one.answer != "yes" and one.purpose.casefold() == SHARE_MINUTES
    )


def names_of_agency(entries: Entries, agency: str) -> frozenset[str]:
    """Return every name, casefolded, under which the ledger may speak of an agency."""
    wanted = agency.casefold()
    names = {wanted}
    for one in entries.all(Person):
        own = {name.casefold() for name in (one.organisation, one.role, one.service, one.name)}
        if wanted in {one.organisation.casefold(), one.role.casefold(), one.name.casefold()}:
            names |= own
    return frozenset(names - {""})


def may_have_a_copy(entries: Entries, agency: str) -> bool:
    """Say whether the ledger lets the minutes go to an agency."""
    return names_of_agency(entries, agency).isdisjoint(refused_recipients(entries))
