"""The one error tree.

MamError
|- WorldError        the world's fault: shown in plain words; nothing is lost
|  |- BadInput       what was typed or handed in cannot be used as it is
|  |- Refused        a rule of the meeting says no (sealed, held, not agreed)
|  |- Ambiguous      several things fit; the person is asked, never guessed for
|  |- RecordTrouble  the encrypted record cannot be opened or written
|  |- KeyTrouble     the key, the passphrase or the key store does not fit
|  |- SyncTrouble    the central record is not there, or answers nonsense
|  |- DocumentTrouble a document cannot be written or read
|- OurError          ours: a bug; goes to a crash report, never to the family
"""

from collections.abc import Sequence


class MamError(Exception):
    """The head of the tree."""


class WorldError(MamError):
    """The world's fault: `str(error)` is a sentence a person can read and act on."""

    retryable = False
    exit_code = 2


class BadInput(WorldError):
    """What was typed or handed in cannot be used as it is."""


class Refused(WorldError):
    """A rule of the meeting says no."""

    exit_code = 3


class Ambiguous(WorldError):
    """Several things fit what was said; `choices` are their names, in order."""

    def __init__(self, message: str, choices: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.choices = tuple(choices)


class RecordTrouble(WorldError):
    """The encrypted record cannot be opened or written."""

    exit_code = 4


class KeyTrouble(WorldError):
    """The key, the passphrase or the key store does not fit."""

    exit_code = 5


class SyncTrouble(WorldError):
    """The central record is not there, or answers nonsense; everything stays on this laptop."""

    retryable = True
    exit_code = 6


class DocumentTrouble(WorldError):
    """A document cannot be written or read."""

    exit_code = 7


class OurError(MamError):
    """A bug of ours: an impossible state was reached."""
