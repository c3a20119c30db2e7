"""From the record to the ledger's rows: who is asked what, and how it stands."""

from collections.abc import Sequence

from mam_desktop.meeting.deciding import is_child
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.ledger import (
    Cell,
    cells_about,
    people_to_ask,
    sharing_cells,
    who_can_answer,
)
from mam_desktop.meeting.people import Person
from mam_desktop.texts import _
from mam_desktop.ui.live.steps.parts.people import name_and_family
from mam_desktop.ui.live.steps.welcome_consent_chip import CellShown, answerers
from mam_desktop.ui.live.steps.welcome_consent_rows import LedgerRow

MINUTES_KEY = "minutes"


def ledger_rows(entries: Entries, meeting_id: str | None) -> tuple[LedgerRow, ...]:
    """Return a row a person, the minutes with a chip a recipient."""
    people = people_to_ask(entries, meeting_id)
    family = tuple(one for one in people if one.is_family)
    sharing = sharing_cells(entries, meeting_id)
    rows = [_about(entries, meeting_id, one, family) for one in people]
    if sharing:
        rows.append(
            LedgerRow(
                key=MINUTES_KEY,
                name=_("Share the minutes with"),
                detail="",
                is_family=False,
                cells=tuple(_shown(entries, meeting_id, one, "", family) for one in sharing),
            )
        )
    return tuple(rows)


def _about(
    entries: Entries, meeting_id: str | None, person: Person, family: Sequence[Person]
) -> LedgerRow:
    heard = who_can_answer(entries, (*family, person), person.id)
    heard = tuple({one.id: one for one in heard}.values())
    return LedgerRow(
        key=person.id,
        name=person.name,
        detail=_("the child") if is_child(entries, person.id) else person.role,
        is_family=person.is_family,
        cells=tuple(
            _shown(entries, meeting_id, one, person.name, heard)
            for one in cells_about(entries, meeting_id, person.id)
        ),
    )


def _shown(
    entries: Entries, meeting_id: str | None, cell: Cell, about: str, heard: Sequence[Person]
) -> CellShown:
    return CellShown(
        cell=cell,
        about=about,
        names=tuple((name_and_family(entries, one.by_id)[0], one.answer) for one in cell.lines),
        answerers=answerers(heard),
        from_before=cell.is_from_before(meeting_id),
    )
