"""What can go wrong on the way to the central record, each told in one clear sentence."""

from mam_desktop.errors import SyncTrouble
from mam_desktop.sync.protocol import Reason
from mam_desktop.texts import N_, _


class Unreachable(SyncTrouble):
    """Nobody answers, or the line was cut."""


class NotCentral(SyncTrouble):
    """Something answered, but not as a central record does: a sign-in page, or nonsense."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The answer did not come from a central record. Is this network asking you to sign"
                " in? Nothing is lost."
            )
        )


class CentralBusy(SyncTrouble):
    """The central record has a problem of its own; `retry_after_s` is when it wants to be asked."""

    def __init__(self, retry_after_s: float | None = None) -> None:
        super().__init__(_("The central record has a problem of its own. Nothing is lost."))
        self.retry_after_s = retry_after_s


class NeedsPerson(SyncTrouble):
    """Trying again does not help before somebody has done something about it."""

    retryable = False


class WrongToken(NeedsPerson):
    """The token is missing or wrong."""

    def __init__(self) -> None:
        super().__init__(
            _("The central record does not know this laptop. Ask your IT team for a new token.")
        )


class VersionsApart(NeedsPerson):
    """One side is too old for the other."""


class ClonedLaptop(NeedsPerson):
    """Two laptops write under one identity, or this one was put back from an old backup."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Another laptop uses this laptop’s identity. Nothing was sent and nothing is"
                " lost. Ask your IT team: was this laptop copied, or put back from a backup?"
            )
        )


class HistoryDiffers(NeedsPerson):
    """The central record has forgotten or altered what it once handed out or took."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The central record no longer has what it once confirmed. Nothing was changed on"
                " this laptop. Tell your IT team: was the central record put back from a backup?"
            )
        )


class PushRefused(NeedsPerson):
    """The central record would not take a push at all."""


_ASIDE = {
    Reason.OTHER_COUNCIL: N_("This family belongs to another council’s record."),
    Reason.UNFIT_ID: N_("Its ids are not of the agreed form."),
    Reason.TAKEN: N_("The central record has something else in its place."),
}


def aside_words(reason: str) -> str:
    """Return in plain words why the central record put something aside."""
    return _(_ASIDE.get(reason, N_("The central record would not take it.")))
