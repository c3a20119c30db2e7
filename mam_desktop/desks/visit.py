"""A visit: which family may be seen on this laptop until somebody is back in the office."""

from collections.abc import Callable

from mam_desktop.changes.change import JsonValue
from mam_desktop.desks.office import Office
from mam_desktop.errors import Refused
from mam_desktop.texts import _

ON_VISIT = "on_visit"
"""The key of the visit among the record's local states: false, or whom the visit is to."""


class Visit:
    """Holds across a restart; `next_family` says who is met next, or nothing."""

    def __init__(self, office: Office, next_family: Callable[[], str]) -> None:
        self._office = office
        kept = office.laptop.record.get_state(ON_VISIT)
        self.is_on = kept is True or isinstance(kept, dict)
        self._family_id = str(kept.get("family", "")) if isinstance(kept, dict) else ""
        if kept is True:
            self._family_id = next_family()

    def begin(self, family_id: str) -> None:
        """Let only this family be seen; no name means nobody's."""
        self.is_on, self._family_id = True, family_id
        self._keep({"family": family_id})

    def end(self) -> None:
        """Let every family be seen again."""
        self.is_on, self._family_id = False, ""
        self._keep(value=False)

    def _keep(self, value: JsonValue) -> None:
        record = self._office.laptop.record
        self._office.write(lambda: record.set_state(ON_VISIT, value))

    def may_see(self, family_id: str) -> bool:
        """Say whether a family may be seen."""
        return not self.is_on or family_id == self._family_id

    def check(self, family_id: str) -> None:
        """Let a family be opened.

        Raises:
            Refused: this is a visit to another one.

        """
        if not self.may_see(family_id):
            raise Refused(
                _("You are on a visit. Other families are out of reach until you are back.")
            )
